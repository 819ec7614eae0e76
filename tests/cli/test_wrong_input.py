"""What a user gets wrong: one clear message, status 2, never a traceback."""

from pathlib import Path

import pytest

STORY = "ground-1-paid-in-full"
AT = f"{STORY} --on 2019-06-04"

MISTAKES = {
    "a file that is not there": (
        "replay nothere.yaml", ["nothere.yaml: no such file, and no shipped timeline of that name"],
    ),
    "a shipped name misspelt": (f"replay {STORY[:-1]}", [f"did you mean '{STORY}'?"]),
    "a file that is not there, to be converted": ("convert nothere.yaml", ["nothere.yaml: no such file"]),
    "a file that is not there, to be marked": ("diagram listing --timeline nothere.yaml", ["nothere.yaml: no such"]),
    "an unknown act": (f"why {AT} delete_listin", ["no act called 'delete_listin'", "did you mean 'delete_listing'?"]),
    "a day that no calendar has": ("period 2019-02-30 15", ["2019-02-30"]),
    "a day written otherwise": (f"replay {STORY} --until 12.03.2019", ["12.03.2019", "YYYY-MM-DD"]),
    "an act before the book begins": (
        f"why {STORY} --on 2009-06-04 delete_listing", ["2009-06-04 is before 2010-10-01", "the book of law covers"],
    ),
    "the law of a day before the book begins": ("law --on 2009-06-04", ["2009-06-04 is before 2010-10-01"]),
    "a moment before the story begins": (f"acts {STORY} --on 2018-01-01", ["begins on 2018-11-05"]),
    "an unknown switch": (
        f"replay {STORY} --policy term_start=service", ["no policy switch called 'term_start'", "'term_starts'?"],
    ),
    "an unknown value of a switch": (
        f"replay {STORY} --policy term_starts=servic", ["decision, publication, service", "did you mean 'service'?"],
    ),
    "a policy without a value": (f"replay {STORY} --policy term_starts", ["KEY=VALUE"]),
    "an unknown rule": ("law listing.bar.minr", ["no rule called 'listing.bar.minr'", "listing.bar.minor"]),
    "a figure asked for as a rule": ("law listing.decide_application", ["law figure listing.decide_application"]),
    "an unknown figure": ("law figure listing.delett", ["no figure called 'listing.delett'", "listing.delete"]),
    "an unknown figure of a period": ("period 2019-03-12 --law listing.delett", ["listing.delete"]),
    "a figure that is no period": ("period 2019-03-12 --law listing.age_of_majority", ["no period"]),
    "a length of nothing": ("period 2019-03-12 soon", ["'soon' is no length", "15 days"]),
    "no length at all": ("period 2019-03-12", ["say how long"]),
    "working days and months": ("period 2019-03-12 1 month --working-days", ["--working-days does not go with"]),
    "an unknown track": ("diagram listin", ["no track called 'listin'", "listing"]),
    "an unknown command": ("chek", ["no command called 'chek'", "did you mean check?"]),
    "an unknown mode": (f"replay {STORY} --mode strct", ["strict"]),
    "an unknown language": (f"replay {STORY} --lang de", ["en"]),
    "an unknown option": (f"replay {STORY} --untl 2019-03-12", ["--untl", "--until"]),
    "no file": ("replay", ["FILE"]),
    "one day where two are needed": ("law diff 2017-04-30", ["LATER"]),
    "an unknown person": (f"acts {AT} --who borower", ["no person called 'borower'", "borrower"]),
    "an unknown case": (f"acts {AT} --case lon", ["no case called 'lon'", "loan"]),
    "an unknown field": (f"why {AT} delete_listing grund=performed", ["grund", "ground"]),
    "an unknown value of a field": (f"why {AT} delete_listing ground=paid", ["performed", "'paid'"]),
    "an unknown fact": (
        f"why {AT} delete_listing facts.settlement_confirmd=true", ["settlement_confirmd", "settlement_confirmed"],
    ),
    "a field that is missing": (f"why {STORY} --on 2019-03-05 decide_listing", ["grounds", "able_but_refuses"]),
    "a story of a number that the file does not reach": (f"next {AT} --story 4", ["no number 4"]),
    "a day to look ahead to that has passed": (f"next {AT} --until 2019-01-01", ["2019-01-01"]),
}  # fmt: skip


@pytest.mark.parametrize(("line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_what_would_be_right(tell, line: str, words: list[str]):
    told = tell(line)
    assert (told.status, told.out) == (2, "")
    for word in words:
        assert word in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("command", ["replay", "check", "convert", "next --on 2019-06-04", "acts --on 2019-06-04"])
def test_a_folder_is_no_timeline(tell, tmp_path: Path, command: str):
    told = tell(command, tmp_path)
    assert told.status == 2
    assert f"{tmp_path}: cannot be read" in told.out + told.err


@pytest.mark.parametrize("command", ["replay", "check", "convert", "next --on 2019-06-04", "acts --on 2019-06-04"])
def test_a_binary_file_is_no_timeline(tell, tmp_path: Path, command: str):
    path = tmp_path / "program"
    path.write_bytes(b"\x7fELF\x02\x01\x01\x00\x00\x00\xff\xfe")
    told = tell(command, path)
    assert told.status == 2
    assert f"{path}:" in told.out + told.err
    assert "text" in told.out + told.err


def test_an_act_before_the_book_begins_is_refused_in_a_file_with_its_line(tell, changed):
    path = changed("{date: 2018-11-05, act: serve_judgment}", "{date: 2009-11-05, act: serve_judgment}")
    told = tell("check", path)
    line = path.read_text("utf-8").splitlines().index(
        next(line for line in path.read_text("utf-8").splitlines() if "2009-11-05" in line)
    )  # fmt: skip
    assert told.status == 2
    assert f"{path}:{line + 1}:" in told.out
    assert "2010-10-01" in told.out
    assert "the book covers" in told.out


def test_a_message_comes_in_the_language_chosen(tell):
    told = tell(f"why {AT} delete_listin --lang zh")
    assert "没有名为" in told.err
    assert "delete_listing" in told.err
