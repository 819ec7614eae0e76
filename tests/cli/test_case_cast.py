"""From the command line a user plays one party, and those act by themselves whom nobody plays."""

from pathlib import Path

import pytest

STORY = "ground-1-paid-in-full"
LEFT = (
    "left to you: decide the listing application (张某), by 2019-03-18: "
    "decide to list: Able to perform but refuses: depends on able to perform"
)


@pytest.fixture
def asked(database: Path, tell) -> str:
    """A case as far as the application for enforcement, in which the user plays the applicant."""
    line = f"case new asked --from {STORY} --until 2019-01-10 --cast court=diligent --cast debtor=diligent --seed 7"
    assert tell(line).lines == ["opened asked: 2 events, the day reached is 2019-01-10"]
    return "asked"


def journal(tell, name: str) -> list[str]:
    return [
        record["payload"].get("act", record["kind"])
        for record in tell(f"case show {name} --json").document["journal"]
    ]  # fmt: skip


def test_as_time_passes_the_acts_of_the_court_and_the_debtor_are_told_and_recorded_like_any(tell, asked: str):
    told = tell(f"case advance {asked} 2019-02-01")
    assert told.status == 0
    acts = [line for line in told.lines if line.startswith("2019-01-10")]
    assert acts == [
        "2019-01-10  court: accept and file the case (张某)",
        "2019-01-10  court: serve the enforcement notice (张某)",
        "2019-01-10  court: order a property report (张某)",
        "2019-01-10  张某: report property",
    ]
    assert told.lines[-1].startswith("recorded as #3 to #7; asked has reached 2019-02-01")
    assert journal(tell, asked)[3:] == [
        "accept_enforcement", "serve_notice", "order_property_report", "report_property", "wait",
    ]  # fmt: skip


def test_before_an_act_of_the_user_those_acts_come_that_time_brings(tell, asked: str):
    told = tell(f"case do {asked} apply_listing grounds=able_but_refuses --by lender --on 2019-03-01")
    assert told.status == 0
    assert told.lines[0] == "2019-01-10  court: accept and file the case (张某)"
    assert "2019-03-01  李某: apply for listing (张某)" in told.lines
    assert told.lines[-1].startswith("recorded as #3 to #7; asked has reached 2019-03-01")


def test_what_takes_a_decision_is_left_to_the_user_and_told_until_it_is_taken(tell, asked: str):
    line = f"case do {asked} apply_listing grounds=able_but_refuses --by lender --on 2019-03-01"
    assert tell(line).lines[-2] == LEFT
    assert tell(f"case advance {asked} 2019-03-12").lines[0] == LEFT
    assert LEFT in tell(f"case show {asked}").lines
    assert tell(f"case show {asked} --lang zh").out.count("留待你决定：对纳入申请作出决定（张某），至 2019-03-18") == 1
    done = tell(f"case do {asked} decide_listing grounds=able_but_refuses facts.able_to_perform=true")
    assert done.status == 0 and "left to you" not in done.out
    assert "left to you" not in tell(f"case show {asked}").out


def test_a_machine_is_told_what_is_left_and_by_whom_the_case_is_played(tell, asked: str):
    done = tell(f"case do {asked} apply_listing grounds=able_but_refuses --by lender --on 2019-03-01 --json").document
    (left,) = done["left_to_user"]
    assert (left["duty"], left["about"], left["by"]) == ("listing.decide_application", "borrower", "2019-03-18")
    assert left["why"]["zh"].startswith("决定纳入失信被执行人名单：")
    assert done["record"] == 7
    shown = tell(f"case show {asked} --json").document
    assert shown["cast"] == {"parts": {"court": "diligent", "debtor": "diligent"}, "seed": 7}
    assert shown["left_to_user"] == done["left_to_user"]


def test_the_page_of_a_case_tells_who_acts_by_themselves(tell, asked: str):
    assert "act by themselves: court diligent, judgment debtor diligent; seed 7" in tell(f"case show {asked}").lines
    assert "自行行事：人民法院勤勉、被执行人勤勉；种子 7" in tell(f"case show {asked} --lang zh").lines


def test_without_a_cast_nothing_is_said_of_one(tell, zhang: str):
    shown = tell(f"case show {zhang} --json").document
    assert not {"cast", "left_to_user"} & shown.keys()
    assert "by themselves" not in tell(f"case show {zhang}").out
    told = tell(f"case advance {zhang} 2019-06-05 --json").document
    assert told.keys() == {"format", "accepted", "record", "steps", "case"}


def test_a_refused_act_of_the_user_takes_the_cast_nowhere(tell, asked: str):
    told = tell(f"case do {asked} delete_listing --on 2019-03-01")
    assert told.status == 1
    assert told.lines[-1] == "refused; nothing was recorded" and "left to you" not in told.out
    assert len(journal(tell, asked)) == 3


def test_the_acts_of_the_cast_are_taken_back_and_brought_back_one_by_one(tell, asked: str):
    tell(f"case advance {asked} 2019-02-01")
    wait, report = tell(f"case undo {asked} 2").lines[:2]
    assert wait.startswith("taken back: #7 2019-02-01 time passes until this day")
    assert report.startswith("taken back: #6 2019-01-10 report property")
    assert "report property" in tell(f"case redo {asked}").lines[0]


def test_the_cast_goes_with_the_timeline_that_is_exported_and_stays_when_it_is_opened_again(
    tell, asked: str, tmp_path: Path
):
    path = tmp_path / "asked.yaml"
    assert tell(f"case export {asked} -o {path}").status == 0
    assert "cast: {parts: {court: diligent, debtor: diligent}, seed: 7}" in path.read_text("utf-8")
    assert tell(f"case new again --from {path} --cast court=silent").status == 0
    assert tell("case show again --json").document["cast"] == {
        "parts": {"court": "silent", "debtor": "diligent"}, "seed": 7,
    }  # fmt: skip
    assert "how those behave whom nobody plays" in tell(f"case diff {asked} again").out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--cast cort=diligent", "--cast cort=diligent: no role or person called 'cort'; did you mean 'court'?"),
        ("--cast court=dilligent", "court is one of: diligent, careless, silent; did you mean 'diligent'?"),
        ("--cast court", "'court' should read KEY=VALUE"),
        ("--seed 7", "a seed needs a cast: give --cast WHO=HOW"),
        ("--cast court=careless --seed 10001", "'10001' is no number from 0 to 10000"),
        ("--cast court=careless --seed seven", "'seven' is no number from 0 to 10000"),
    ],
)
def test_a_cast_that_is_none_is_refused_and_no_case_is_opened(tell, database: Path, line: str, words: str):
    told = tell(f"case new wrong --from {STORY} {line}")
    assert told.status == 2 and words in told.err
    assert not database.exists()


def test_a_careless_court_is_found_late_in_the_same_way_by_the_same_seed(tell, database: Path):
    for name, seed in (("one", 2), ("same", 2), ("other", 3)):
        tell(f"case new {name} --from {STORY} --until 2019-01-10 --cast court=careless --seed {seed}")
        tell(f"case advance {name} 2020-06-01")
    one, same, other = (journal_days(tell, name) for name in ("one", "same", "other"))
    assert one == same != other
    assert "  ! 2019-01-17 File or refuse within seven days (张某): not done in time" in tell("case show one").lines


def journal_days(tell, name: str) -> list[tuple[str, str]]:
    records = tell(f"case show {name} --json").document["journal"]
    return [(record["date"], record["payload"].get("act", "")) for record in records[1:]]
