"""`replay`: what a user reads, what a program reads, and the status it ends with."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

Change = Callable[[str, str], Path]

DOCUMENT = ["format", "ok", "timelines"]
TIMELINE = [
    "file", "number", "format", "program", "law", "title", "mode", "policy", "ok", "stopped", "steps", "answers",
    "expectations", "end",
]  # fmt: skip
STEP = [
    "event", "date", "kind", "name", "case", "who", "outcome", "by", "accepted", "refused_by", "impossible", "moves",
    "duties_opened", "duties_done", "duties_moot", "duties_breached", "periods_started", "findings", "rules", "cited",
]  # fmt: skip
EXPECTATION = ["event", "key", "expected", "found", "agrees", "why"]
END = ["date", "positions", "people", "duties_open", "deadlines", "findings"]


def test_the_log_tells_each_act_with_its_day_its_place_in_the_law_its_move_and_its_duty(tell):
    told = tell("replay ground-1-paid-in-full")
    assert told.status == 0
    start = told.lines.index("2019-03-12  court: decide to list (张某)")
    cited, moved, duty = told.lines[start + 1 : start + 4]
    assert cited.startswith("            § List Provisions (法释〔2017〕7号), art. 1,")
    assert moved == "            entry on the list: not listed → decided, not published"
    assert duty.startswith("            duty: serve the listing decision [court]")


def test_a_period_that_runs_out_stands_in_the_log_between_the_acts(tell):
    told = tell("replay ground-1-paid-in-full")
    assert "2018-12-03  period over: performance period runs out" in told.lines


def test_the_log_ends_with_how_many_expectations_hold(tell):
    told = tell("replay ground-1-paid-in-full")
    assert sum(line.strip().startswith("as expected:") for line in told.lines) == int(told.lines[-1].split()[0])
    assert told.lines[-1].endswith("expectations hold")


def test_a_program_reads_one_document_whose_keys_stay(tell):
    told = tell("replay ground-1-paid-in-full ground-four-paid-in-full-stays-listed --json")
    assert told.status == 0
    document = told.document
    assert list(document) == DOCUMENT
    assert document["ok"] is True
    assert {timeline["file"] for timeline in document["timelines"]} == {
        "ground-1-paid-in-full", "ground-four-paid-in-full-stays-listed",
    }  # fmt: skip
    for timeline in document["timelines"]:
        assert list(timeline) == TIMELINE
        assert all(list(step) == STEP for step in timeline["steps"])
        assert all(list(check) == EXPECTATION for check in timeline["expectations"])
        assert list(timeline["end"]) == END


def keys_in_help(text: str) -> dict[str, list[str]]:
    """What the help says of each part of the document: its keys, in their order."""
    told = text[text.index("format, ok, timelines") :]
    parts = re.findall(r"^  (\w+)  +(\S.*(?:\n   .*)*)", told, re.MULTILINE)
    bare = {name: re.sub(r"\([^)]*\)", "", keys).split(": ") for name, keys in parts}
    return {name: re.findall(r"\w+", max(sides, key=lambda side: side.count(","))) for name, sides in bare.items()}


def test_the_help_lists_the_keys_of_the_document_as_they_are_printed(tell):
    told = keys_in_help(tell("replay --help").out)
    document = tell("replay minor-never-listed --json").document
    timelines = document["timelines"]
    steps = [step for timeline in timelines for step in timeline["steps"]]
    printed = {
        "timelines": timelines,
        "law": [timeline["law"] for timeline in timelines],
        "steps": steps,
        "moves": [move for step in steps for move in step["moves"]],
        "duties": [duty for step in steps for duty in step["duties_opened"]],
        "periods": [period for step in steps for period in step["periods_started"]],
        "findings": [finding for step in steps for finding in step["findings"]],
        "rules": [rule for step in steps for rule in step["rules"]],
        "cited": [cited for step in steps for cited in step["cited"]],
        "expectations": [check for timeline in timelines for check in timeline["expectations"]],
        "end": [timeline["end"] for timeline in timelines],
    }
    for name, items in printed.items():
        assert items, name
        assert {tuple(item) for item in items} == {tuple(told[name])}, name


def test_a_question_to_the_gate_stands_in_the_log_with_the_laws_answer_first(tell):
    told = tell("replay ground-1-paid-in-full")
    start = told.lines.index("2019-03-20  question: may it be done (张某)")
    assert [line.strip() for line in told.lines[start + 1 : start + 3]] == [
        "travel by train (high-speed EMU train, second class seat)", "law: the person may not do it [prohibited]",
    ]  # fmt: skip
    assert "            as expected: decision" in told.lines[start:]


def test_a_program_reads_question_and_answers_beside_the_steps(tell):
    (timeline,) = tell("replay ground-1-paid-in-full --json").document["timelines"]
    (asked,) = timeline["answers"]
    (answer,) = asked["answer"]["people"]
    assert (asked["date"], asked["kind"], asked["who"]) == ("2019-03-20", "try", ["borrower"])
    assert (answer["decision"], answer["law"]["item"]) == ("prohibited", "consumption.item.rail.g")
    assert answer["law"]["reasons"][0]["order"]["case"] == "loan"


def test_until_a_day_nothing_later_is_told(tell):
    told = tell("replay ground-1-paid-in-full --until 2019-03-12 --json")
    (timeline,) = told.document["timelines"]
    assert max(step["date"] for step in timeline["steps"]) == timeline["end"]["date"] == "2019-03-12"
    assert {"track": "listing", "key": ["loan", "borrower", 1], "state": "published", "since": "2019-03-12"} in (
        timeline["end"]["positions"]
    )


def test_a_minor_is_refused_in_strict_mode_and_listed_with_a_finding_in_audit_mode(tell):
    strict = tell("replay minor-never-listed --until 2019-03-12").out.split("== ")[1]
    audit = tell("replay minor-never-listed --until 2019-03-12 --mode audit").out.split("== ")[1]
    refused, finding = "decide to list (张某) — REFUSED", "! finding: No minor on the list: against the rule"
    assert refused in strict
    assert finding not in strict
    assert finding in audit
    assert refused not in audit


def test_a_policy_on_the_command_line_decides_an_open_question_otherwise(tell):
    line = "replay ground-four-paid-in-full-stays-listed --json"
    by_default, otherwise = (
        {
            deadline["last"]
            for timeline in tell(f"{line} {policy}").document["timelines"]
            for step in timeline["steps"]
            for deadline in step["periods_started"]
            if deadline["what"] == "listing.term"
        }
        for policy in ("", "--policy term_starts=service")
    )
    assert by_default
    assert otherwise
    assert by_default != otherwise


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "2019-03-12  court: decide to list (张某)"),
        ("zh", "2019-03-12  人民法院：决定纳入失信被执行人名单（张某）"),
        ("both", "2019-03-12  court: decide to list (张某) / 人民法院：决定纳入失信被执行人名单（张某）"),
    ],
)
def test_a_reader_chooses_the_language(tell, lang, line):
    assert line in tell(f"replay ground-1-paid-in-full --lang {lang}").lines


def test_a_reader_may_choose_the_language_once_for_all(tell, monkeypatch):
    monkeypatch.setenv("BLACKLIST_SIM_LANG", "zh")
    assert "2019-03-12  人民法院：决定纳入失信被执行人名单（张某）" in tell("replay ground-1-paid-in-full").lines


def test_asked_to_explain_the_log_shows_each_rule_what_it_says_and_what_was_looked_at(tell):
    told = tell("replay ground-1-paid-in-full --explain")
    start = told.lines.index("            ✓ Able to perform but refuses: holds")
    assert "this ground has no term. — List Provisions (法释〔2017〕7号), art. 1(1)" in told.lines[start + 1]
    assert told.lines[start + 2].strip() == "· able to perform (张某): yes"


def test_an_expectation_that_fails_shows_what_was_expected_what_was_found_and_why(tell, changed: Change):
    told = tell("replay", changed("listing: deleted,", "listing: published,"))
    assert told.status == 1
    start = told.lines.index("            NOT AS EXPECTED: listing")
    expected, found, why = told.lines[start + 1 : start + 4]
    assert expected.strip() == "expected: published"
    assert found.strip().startswith("found:    deleted")
    assert why.strip().startswith("why:")
    assert "2019-06-05" in why
    assert told.lines[-1] == "1 of 8 expectations does not hold"
    assert tell("replay --json", changed("listing: deleted,", "listing: published,")).document["ok"] is False


def test_an_act_that_nobody_expected_to_be_refused_stops_the_story_with_the_rule(tell, changed: Change):
    told = tell("replay", changed("act: delete_listing}", "act: delete_listing, ground: no_assets}"))
    assert told.status == 1
    assert "2019-06-05  court: delete the entry (张某) — REFUSED" in told.lines
    assert "✗ Round ended, two empty queries, no lead: fails" in told.out
    assert told.lines[-1] == "2019-06-05: “delete the entry” was refused"


def test_of_several_files_none_is_replayed_when_one_is_wrong(tell, tmp_path: Path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("timeline: 1\n", "utf-8")
    told = tell("replay ground-1-paid-in-full", wrong)
    assert (told.status, told.out) == (2, "")
    assert f"{wrong}:" in told.err


def test_the_log_begins_with_who_is_who_and_ends_with_where_everybody_stands(tell):
    told = tell("replay ground-1-paid-in-full --until 2019-06-04")
    assert told.lines[1:3] == ["people: 李某 [lender], 张某 [borrower]", "mode: strict (unlawful acts are refused)"]
    start = told.lines.index("2019-06-04  as it stands")
    assert told.lines[start + 1].strip() == (
        "张某: not in debt, listed, restricted in consumption, free to leave the country"
    )
    assert any(line.strip().startswith("still owed: delete the entry") for line in told.lines[start:])


def test_a_policy_that_was_chosen_stands_at_the_head_of_the_log(tell):
    told = tell("replay ground-1-paid-in-full --mode audit --policy term_starts=publication")
    assert told.lines[2] == "mode: audit (unlawful acts are kept, with findings); policy: term_starts=publication"


def test_with_several_cases_each_act_names_its_case(tell):
    told = tell("replay two-cases-and-one-payment")
    for case in ("loan", "supply"):
        assert f"2019-01-08  李某: apply for enforcement (张某) [{case}]" in told.lines


def test_with_several_debtors_each_move_and_duty_names_the_debtor(tell):
    told = tell("replay wrong-targets-refused-and-undone")
    for debtor in ("某商贸有限公司", "张某"):
        assert f"            enforcement ({debtor}): none → applied for" in told.lines
        assert any(line.strip().startswith(f"duty: report property ({debtor})") for line in told.lines)


def test_where_no_expectation_was_reached_nothing_is_claimed(tell):
    assert tell("replay ground-1-paid-in-full --until 2019-01-01").lines[-1] == "no expectation was reached"
