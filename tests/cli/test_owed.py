"""`owed`: what is owed on a day, of a timeline or of a debt stated on the command line, with its working."""

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest

from blacklist_sim.pages.wrapping import width

from .terminal import loaded, on_terminal

DEBT = "owed --principal 500000 --due 2024-03-15 --on 2024-12-20"
LONGER = (
    "owed --principal 1000000 --due 2023-03-10 --interest 6% --interest-from 2023-01-01 --paid 2023-06-30=300000 "
    "--on 2024-01-15"
)
STORY = "two-cases-and-one-payment"

EXAMPLES = {
    "plain": ("--principal 500000 --due 2024-03-15 --on 2024-12-20", "524500.00"),
    "neither end counted": (
        "--principal 500000 --due 2024-03-15 --on 2024-12-20 --policy delay_interest_days=excl_both", "524412.50",
    ),
    "both ends counted": (
        "--principal 500000 --due 2024-03-15 --on 2024-12-20 --policy delay_interest_days=incl_both", "524587.50",
    ),
    "a payment in between": (
        "--principal 1000000 --due 2023-03-10 --paid 2023-06-30=300000 --on 2024-01-15", "743977.50",
    ),
    "with ordinary interest": (
        "--principal 1000000 --due 2023-03-10 --paid 2023-06-30=300000 --on 2024-01-15 --interest 0.06 "
        "--interest-from 2023-01-01", "798639.01",
    ),
    "with costs awarded": (
        "--principal 1000000 --due 2023-03-10 --paid 2023-06-30=300000 --on 2024-01-15 --interest 6% "
        "--interest-from 2023-01-01 --costs 13800", "813371.03",
    ),
    "days left out": (
        "--principal 200000 --due 2024-01-10 --excluded 2024-03-01..2024-06-30 --on 2024-08-15", "203360.00",
    ),
    "across the change of law": (
        "--principal 100000 --due 2014-05-31 --benchmark-rate 6% --on 2014-10-31", "103643.33",
    ),
    "across it, a year of 365 days": (
        "--principal 100000 --due 2014-05-31 --benchmark-rate 6% --on 2014-10-31 --policy old_interest_day_basis=365",
        "103615.48",
    ),
    "instalments": (
        "--principal 300000 --due 2024-03-31=100000 --due 2024-06-30=100000 --due 2024-09-30=100000 --on 2024-12-31",
        "309642.50",
    ),
    "a foreign currency": ("--principal 100000 --due 2024-06-30 --currency USD --on 2024-09-30", "101610.00"),
    "turned into yuan": (
        "--principal 100000 --due 2024-06-30 --currency USD --in-yuan --parity 7.1268 --on 2024-09-30", "724154.15",
    ),
    "interest by the day": (
        "--principal 10000 --due 2015-07-03 --interest 0.05% --per-day --interest-from 2015-01-01 --on 2015-09-01",
        "11325.00",
    ),
    "interest stated as a sum, paid before principal": (
        "--principal 1000 --interest-sum 40 --due 2024-03-15 --paid 2024-03-15=50 --on 2024-03-15", "990.00",
    ),
    "an order that was agreed": (
        "--principal 1000000 --due 2023-03-10 --paid 2023-06-30=300000 --agreed-order doubled --on 2024-01-15",
        "744660.07",
    ),
    "interest that ends": (
        "--principal 100000 --due 2024-03-15 --interest 3.65% --interest-from 2024-01-01 --interest-until 2024-01-10 "
        "--on 2024-03-15", "100100.00",
    ),
    "the fee, once accepted": (
        "--principal 500000 --due 2024-03-15 --accepted 2024-05-01 --on 2024-12-20", "532145.00",
    ),
    "a sale with its costs": (
        "--principal 100000 --due 2024-03-15 --collected 2024-03-15=50000 --sale-costs 2024-03-15=8000 "
        "--priority 2024-03-15=2000 --on 2024-03-15", "60000.00",
    ),
    "bankruptcy ends it": (
        "--principal 100000 --due 2024-03-15 --bankruptcy 2024-03-26 --on 2024-12-20", "100175.00",
    ),
    "paid in full": ("--principal 500000 --due 2024-03-15 --paid 2024-12-01=in_full --on 2024-12-20", "0.00"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "total"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_debt_stated_on_the_command_line_comes_to(tell, words: str, total: str):
    told = tell(f"owed {words} --json")
    assert told.status == 0
    [account] = told.document["accounts"]
    assert account["account"]["owed"]["total"] == total


def test_the_page_shows_each_part_the_place_of_its_rule_and_the_total(tell):
    assert tell(DEBT).lines == [
        "owed at the end of 2024-12-20, in yuan",
        "  principal                       500,000.00",
        "    § Delay Interest Interpretation (法释〔2014〕8号)",
        "  doubled part of delay interest   24,500.00",
        "    § Civil Procedure Law (2023 text), art. 264; Delay Interest Interpretation (法释〔2014〕8号), art. 1(3)",
        "  total                           524,500.00",
    ]


def test_the_working_shows_every_stretch_every_receipt_and_the_policy(tell):
    assert "working" not in tell(LONGER).lines
    lines = tell(f"{LONGER} --show-working").lines
    start = lines.index("working")
    assert [re.sub(" +", " ", line.strip()) for line in lines[start + 1 : start + 7]] == [
        "ordinary interest",
        "2023-01-01 to 2023-06-30 1,000,000.00 × 6% × 181/365 29,753.42",
        "2023-07-01 to 2024-01-15 729,753.42 × 6% × 199/365 23,871.93",
        "accrued 53,625.35",
        "paid -29,753.42",
        "open 23,871.93",
    ]
    received = lines.index("receipts")
    assert lines[received + 1 : received + 5] == [
        "  2023-06-30  paid 300,000.00",
        "    ordinary interest   29,753.42",
        "    principal          270,246.58",
        "    left to pay        749,353.42",
    ]
    assert lines[received + 5].endswith(
        "Civil Code (2020 text), art. 561; Delay Interest Interpretation (法释〔2014〕8号), art. 4"
    )
    assert any(line.startswith("  delay_interest_days=next_day_incl_payday: from the day after") for line in lines)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("--due 2024-05-31 --on 2024-10-31", []),
        ("--due 2024-05-31 --on 2024-10-31 --excluded 2024-07-01..2024-07-10", ["retrial_days_excluded"]),
        (
            "--due 2014-05-31 --on 2014-10-31 --benchmark-rate 6% --excluded 2014-07-30..2014-08-10",
            ["retrial_days_excluded", "old_delay_days_left_out"],
        ),
    ],
)
def test_only_the_open_questions_on_which_the_account_hangs_are_named(tell, words: str, named: list[str]):
    told = tell(f"owed --principal 100000 {words} --show-working")
    asked = [line.strip().partition("=")[0] for line in told.lines if line.startswith("  ") and "=" in line]
    assert [name for name in asked if name in ("retrial_days_excluded", "old_delay_days_left_out")] == named


def test_paying_the_total_leaves_nothing(tell):
    total = tell(f"{LONGER} --accepted 2023-05-01 --json").document["accounts"][0]["account"]["owed"]["total"]
    told = tell(f"{LONGER} --accepted 2023-05-01 --paid 2024-01-15={total}")
    assert told.lines[-1].split() == ["total", "0.00"]


def test_what_is_missing_is_said_with_a_way_out(tell):
    told = tell("owed --principal 100000 --due 2014-05-31 --on 2014-10-31")
    assert told.status == 0
    assert told.lines[-2].split() == ["total", "unknown"]
    assert told.lines[-1].startswith("  ? the central bank's benchmark loan rate is not given")
    assert told.lines[-1].endswith("give it, as in --benchmark-rate 6%")


def test_what_is_missing_in_a_story_is_a_fact_to_state(tell, changed):
    path = changed("made: 2018-11-01", "made: 2012-11-01")
    path.write_text(
        path.read_text("utf-8").replace("2018-11-05", "2012-11-05").replace("within_days: 10", "by: 2012-12-31")
    )
    told = tell(f"owed --on 2019-03-01 {path}")
    assert "facts: {benchmark_rate: 0.06}" in told.out


def test_a_debtor_who_answers_up_to_a_sum_is_told_how_much_of_it_is_left(tell):
    told = tell("owed liable-only-out-of-an-estate-or-up-to-a-sum --story 3 --who guarantor --on 2022-03-01")
    assert "  this debtor answers up to 50,000.00; 0.01 of it is left" in told.lines


def test_a_receipt_after_the_day_is_named_and_not_counted(tell):
    told = tell(f"{DEBT} --paid 2025-01-01=5000")
    assert told.lines[-2].split() == ["total", "524,500.00"]
    assert told.lines[-1] == "--paid on 2025-01-01 comes after 2024-12-20 and is not counted"


def test_without_a_last_day_nothing_is_late_and_that_is_said(tell):
    assert tell("owed --principal 500000 --on 2024-12-20").lines[-1].startswith("no --due: nothing is late")


def test_every_case_of_every_timeline_in_a_file_is_shown(tell):
    told = tell(f"owed {STORY} --on 2019-03-12")
    assert told.status == 0
    heads = [line for line in told.lines if line.startswith("owed [")]
    assert heads == [
        f"owed [{case}] at the end of 2019-03-12, in yuan" for case in ("loan", "supply", "first", "second")
    ]
    one = tell(f"owed {STORY} --on 2019-03-12 --story 2 --case second")
    assert sum(line.startswith("owed [") for line in one.lines) == 1


def test_a_timeline_that_stopped_before_the_day_is_status_1_and_says_so(tell, changed):
    path = changed("act: delete_listing}", "act: delete_listing, ground: no_assets}")
    told = tell(f"owed {path} --on 2019-06-10")
    assert told.status == 1
    assert "note: the script stops on 2019-06-05, where “delete the entry” is refused" in told.lines
    assert tell(f"owed {path} --on 2019-06-04").status == 0


def test_an_expectation_that_failed_is_status_1_and_said(tell, changed):
    told = tell("owed --on 2019-06-10", changed("listing: deleted,", "listing: published,"))
    assert told.status == 1
    assert "note: expectations that do not hold by then: 1 (see `replay`)" in told.lines


def test_a_program_reads_one_document_whose_keys_the_help_lists(tell):
    document = tell(f"owed {STORY} --on 2019-03-12 --json").document
    assert list(document) == ["format", "on", "law", "accounts", "notes"]
    assert [account["number"] for account in document["accounts"]] == [1, 1, 2, 2]
    said = " ".join(tell("owed --help").out.split())
    first = document["accounts"][0]
    for keys in (document, first, first["account"], first["account"]["owed"]):
        assert all(key in said for key in keys), keys


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [80, 120])
def test_in_a_terminal_nothing_runs_over_the_edge_and_the_drawing_has_straight_sides(lang: str, columns: int):
    told = on_terminal(f"{LONGER} --show-working --plot --lang {lang}", columns, NO_COLOR="1").splitlines()
    assert max(map(width, told)) <= columns
    drawn = [line for line in told if line.rstrip().endswith("│")]
    assert len(drawn) >= 12
    assert len({line.rstrip()[::-1].index("│") + width(line.rstrip()) for line in drawn}) == 1
    names = {
        "en": ["interest for delay", "ordinary interest", "principal"],
        "zh": ["一般债务利息", "本金及其他金钱债务"],
    }
    for name in names[lang]:
        assert any(re.match(rf"  [█▓▒░]{{2}} {name}", line) for line in told)


def test_the_drawing_differs_without_colour_and_has_colour_where_the_terminal_has(shell):
    plain = shell(f"{LONGER} --plot").out
    assert all(shade in plain for shade in "█▒░")
    assert "\x1b[" not in plain
    assert "\x1b[" in on_terminal(f"{LONGER} --plot")


def test_a_debt_that_is_paid_leaves_no_line_on_the_ground(tell):
    drawn = [line for line in tell(f"{DEBT} --paid 2024-06-30=in_full --plot").lines if line.endswith("│")]
    assert all(re.search(r"[█░] +│$", line) for line in drawn), drawn


def test_where_there_is_nothing_to_draw_yet_the_page_stands_and_says_so(tell):
    told = tell("owed --principal 5 --due 2025-01-01 --on 2024-12-20 --plot")
    assert told.status == 0
    assert told.lines[-1].startswith("there is nothing to draw by 2024-12-20")


def test_a_program_reads_the_points_of_the_drawing(tell):
    [account] = tell(f"{DEBT} --plot --json").document["accounts"]
    assert (account["growth"][0]["day"], account["growth"][-1]["total"]) == ("2024-03-15", "524500.00")


def test_a_debt_that_hardly_moves_is_drawn_from_near_its_ground_and_says_so(tell):
    assert tell(f"{DEBT} --plot").lines[-1] == "  the drawing begins at 495,000, not at 0"
    assert "not at 0" not in tell(f"{DEBT} --plot --paid 2024-06-30=400000").out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_svg_file_needs_nothing_else_and_is_the_same_every_time(tell, tmp_path: Path, lang: str):
    path = tmp_path / "debt.svg"
    assert tell(f"{LONGER} --lang {lang} --svg {path}").status == 0
    text = path.read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "script" not in text
    assert set(re.findall(r"\w+://[^\"'\s<]+", text)) == {"http://www.w3.org/2000/svg"}
    assert {"en": "ordinary interest", "zh": "一般债务利息"}[lang] in text
    assert tell(f"{LONGER} --lang {lang} --svg {path}").status == 0
    assert path.read_text("utf-8") == text


def test_what_is_no_drawing_is_not_overwritten(tell, tmp_path: Path):
    story = tmp_path / "story.yaml"
    story.write_text("timeline: 1\n", "utf-8")
    told = tell(f"{DEBT} --svg {story}")
    assert (told.status, told.out) == (2, "")
    assert f"{story} is there already and is no SVG file" in told.err
    assert story.read_text("utf-8") == "timeline: 1\n"
    story.write_text("", "utf-8")
    assert tell(f"{DEBT} --svg {story}").status == 0


@pytest.mark.parametrize(
    ("place", "words"), [("", "is a folder; name a file in it"), ("nowhere/debt.svg", "cannot be written")]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_place_that_cannot_be_written_gets_one_message(tell, tmp_path: Path, place: str, words: str, lang: str):
    told = tell(f"{DEBT} --lang {lang} --svg {tmp_path / place}")
    assert (told.status, len(told.err.splitlines())) == (2, 1)
    assert words in told.err or lang == "zh"


def test_drawing_libraries_are_loaded_only_to_draw():
    assert loaded(*shlex.split(DEBT)).isdisjoint({"plotext", "pygal"})
    assert "plotext" in loaded(*shlex.split(f"{DEBT} --plot"))
