"""What a timeline can ask and expect about money, and what it is told."""

from decimal import Decimal

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.timeline.answers import Answer
from blacklist_sim.timeline.owed import Owing
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.record import document
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.timeline.report import log_lines
from blacklist_sim.workflow.assemble import load_engine

STORY = """
timeline: 1
title: {{en: a debt, zh: 一笔债务}}
policy: {policy}
people:
  lender: {{kind: person, name: 李某}}
  borrower: {{kind: person, name: 张某}}
  guarantor: {{kind: person, name: 王某}}
cases:
  loan:
    applicant: lender
    debtors: [borrower, {{who: guarantor, as: guarantor, liable_up_to: 100000}}]
    court: {{name: 某市某区人民法院}}
    title_document: {{kind: judgment, made: {made}, pay: {pay}, by: {by}}}
    facts: {facts}
{more}
events:
  - {{date: {served}, act: serve_judgment, case: loan}}
"""
PLAIN = {
    "made": "2024-01-05", "served": "2024-01-08", "by": "2024-03-15", "pay": "{principal: 500000}",
    "policy": "{}", "facts": "{}", "more": "",
}  # fmt: skip
OLD = {"made": "2014-03-05", "served": "2014-03-10", "by": "2014-05-31", "pay": "{principal: 100000}"}
ANOTHER = """  supply:
    applicant: lender
    debtors: [borrower]
    court: {name: 某市某区人民法院}
    title_document: {kind: judgment, made: 2024-01-05, pay: {principal: 20000}, by: 2024-03-15}
"""
QUESTION = "{date: 2024-12-20, owed: }"
ENFORCED = (
    "{date: 2024-05-01, act: apply_enforcement, by: lender}",
    "{date: 2024-05-05, act: accept_enforcement}",
)


def text(*events: str, **changes: str) -> str:
    return STORY.format(**{**PLAIN, **changes}) + "".join(f"  - {event}\n" for event in events)


def told(*events: str, **changes: str) -> Replay:
    [story] = read_text(text(*events, **changes), "story.yaml")
    return replay(load_engine(), story)


def answer(*events: str, **changes: str) -> Answer:
    return told(*events, **changes).asked[-1].answer


def sums(*events: str, **changes: str) -> dict[str, Decimal | None]:
    found = answer(*events, **changes)
    assert isinstance(found, Owing)
    return found.sums(dict.fromkeys(["principal", "doubled", "old_delay_interest", "enforcement_fee", "total"]))


def refusal(*events: str, **changes: str) -> str:
    with pytest.raises(BadInput) as refused:
        told(*events, **changes)
    return str(refused.value)


def test_a_question_is_answered_part_by_part_on_its_day() -> None:
    found = sums(QUESTION)
    assert (found["principal"], found["doubled"], found["total"]) == (500000, 24500, 524500)


def test_a_question_changes_nothing() -> None:
    [asked, waited] = (told(event).state for event in (QUESTION, "{date: 2024-12-20}"))
    assert (asked.positions.keys(), asked.findings, asked.journal) == (
        waited.positions.keys(), waited.findings, waited.journal,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("option", "doubled"), [("excl_both", "24412.50"), ("incl_both", "24587.50"), ("next_day_incl_payday", "24500")]
)
def test_a_policy_of_the_story_counts_the_days_otherwise(option: str, doubled: str) -> None:
    assert sums(QUESTION, policy=f"{{delay_interest_days: {option}}}")["doubled"] == Decimal(doubled)


@pytest.mark.parametrize(
    "event",
    [
        "{date: 2024-12-20, owed: , expect: {owed: {doubled: 24500, total: 524500.0}}}",
        "{date: 2024-12-20, expect: {owed: {doubled: 24500.00, creditor: 524500}}}",
        "{date: 2024-12-20, act: pay, by: borrower, amount: 24500.00, expect: {owed: {principal: 475500.0}}}",
        "{date: 2024-12-20, act: pay, by: borrower, amount: 525000, expect: {owed: {total: 0, surplus: 500}}}",
        "{date: 2024-03-15, expect: {owed: {not_due: 500000, doubled: 0, ordinary_interest: 0, enforcement_costs: 0}}}",
    ],
)
def test_sums_can_be_expected_of_a_question_a_wait_and_an_act(event: str) -> None:
    [check] = told(event).checks
    assert (check.key, check.agrees) == ("owed", True)


def test_an_expected_fee_is_that_of_a_case_that_was_accepted() -> None:
    result = told(*ENFORCED, "{date: 2024-12-20, owed: , expect: {owed: {enforcement_fee: 7645, total: 532145}}}")
    assert [check.agrees for check in result.checks] == [True]


def test_a_sum_that_is_wrong_shows_what_was_found_its_rule_and_its_working() -> None:
    result = told("{date: 2024-12-20, expect: {owed: {principal: 500000, doubled: 24412.5}}}")
    [check] = result.checks
    assert not check.agrees
    log = "\n".join(log_lines(result, "en"))
    assert "found:    principal [principal] 500,000.00; doubled part of delay interest [doubled] 24,500.00" in log
    assert "why:      doubled part of delay interest: 24,500.00 — Civil Procedure Law (2023 text), art. 264" in log
    assert "2024-03-16 to 2024-12-20: 500,000.00 × 0.0175% × 280 days = 24,500.00" in log
    assert "判付" not in log


@pytest.mark.parametrize("key", ["old_delay_interest", "total", "creditor"])
def test_without_the_benchmark_rate_the_old_interest_is_unknown_and_the_fact_is_named(key: str) -> None:
    result = told(f"{{date: 2014-10-31, owed: , expect: {{unknown: [benchmark_rate], owed: {{{key}: 1}}}}}}", **OLD)
    unknown, owed = result.checks
    assert (unknown.agrees, owed.agrees, owed.found) == (True, False, {key: None})
    assert "facts: {benchmark_rate: 0.06}" in owed.why.en
    assert any("? the central bank's benchmark loan rate is not given" in line for line in log_lines(result, "en"))


def test_the_rate_once_stated_the_old_interest_is_known() -> None:
    found = sums("{date: 2014-10-31, owed: }", **OLD, facts="{benchmark_rate: 0.06}")
    assert (found["old_delay_interest"], found["doubled"]) == (Decimal("2033.33"), 1610)


def test_what_is_known_is_not_expected_as_unknown() -> None:
    [check] = told("{date: 2024-12-20, owed: , expect: {unknown: benchmark_rate}}").checks
    assert (check.agrees, check.found) == (False, ())


def test_a_debt_that_was_paid_in_full_before_asks_for_no_rate() -> None:
    paid = "{date: 2014-10-01, act: pay, by: borrower, amount: in_full}"
    found = answer(paid, "{date: 2014-10-31, owed: }", **OLD)
    assert (found.missing, found.data()["account"]["owed"]["total"]) == ((), "0.00")


@pytest.mark.parametrize(
    ("day", "facts", "words"),
    [
        ("2024-03-15", "{}", "the title orders no payment of money"),
        ("2024-12-20", "{}", "penalty for delay with a duty that is not money: for the court to set"),
        (
            "2024-12-20",
            "{loss_by_delay: 10000}",
            "duty that is not money: 10,000.00 × 2 = 20,000.00 — Civil Procedure Law",
        ),
    ],
)
def test_a_title_without_money_owes_none_but_a_penalty_for_delay(day: str, facts: str, words: str) -> None:
    written = text(f"{{date: {day}, owed: , expect: {{owed: {{total: 0}}}}}}", facts=facts)
    [story] = read_text(written.replace("pay: {principal: 500000}, by", "duty: hand_over, by"), "story.yaml")
    result = replay(load_engine(), story)
    assert result.ok
    assert any(words in line for line in log_lines(result, "en"))
    assert (document(result)["answers"][0]["answer"]["penalty"] is None) == (day == "2024-03-15")


def test_a_penalty_stands_beside_the_money_of_a_title_that_orders_both() -> None:
    written = text(QUESTION, facts="{loss_by_delay: 10000}").replace("pay: {", "duty: hand_over, pay: {")
    [story] = read_text(written, "story.yaml")
    result = replay(load_engine(), story)
    found = result.asked[-1].answer
    assert isinstance(found, Owing)
    said = "not money: 10,000.00 × 2 = 20,000.00 — Civil Procedure Law"
    assert any(said in line for line in log_lines(result, "en"))
    assert found.sums({"total": None}) == {"total": 524500}


@pytest.mark.parametrize(("paid", "left"), [("20000", "80000.00"), ("150000", "0.00")])
def test_a_person_who_answers_for_a_sum_only_is_told_so_and_how_much_of_it_is_left(paid: str, left: str) -> None:
    pays = f"{{date: 2024-06-30, act: pay, by: guarantor, amount: {paid}}}"
    asked = "{date: 2024-12-20, owed: , who: guarantor}"
    said = f"this debtor answers up to 100,000.00; {Decimal(left):,} of it is left"
    assert any(said in line for line in log_lines(told(pays, asked), "en"))
    data = answer(pays, asked).data()
    assert (data["limit"], data["limit_left"]) == (Decimal(100000), Decimal(left))
    assert answer(QUESTION).data()["limit"] is None


def test_the_log_tells_question_and_answer_in_both_languages() -> None:
    result = told("{date: 2024-06-30, act: pay, by: borrower, amount: 100000}", QUESTION)
    english, chinese = (list(log_lines(result, language)) for language in ("en", "zh"))
    start = english.index("2024-12-20  question: what is owed")
    assert english[start + 1].strip().startswith("principal: 400,000.00 — Delay Interest Interpretation")
    assert any(line.strip().startswith("2024-06-30  paid 100,000.00: principal 100,000.00;") for line in english)
    assert chinese[start] == "2024-12-20  提问：所欠金额"
    assert chinese[start + 1].strip().startswith("本金及其他金钱债务：400,000.00——")
    assert len(english) == len(chinese)


def test_a_program_reads_question_and_answer() -> None:
    [entry] = document(told("{date: 2024-12-20, owed: , who: borrower, case: loan}"))["answers"]
    assert {key: entry[key] for key in ("event", "date", "kind", "case", "who")} == {
        "event": 1, "date": "2024-12-20", "kind": "owed", "case": "loan", "who": ["borrower"],
    }  # fmt: skip
    account = entry["answer"]["account"]
    assert (account["owed"]["creditor"], account["owed"]["total"]) == ("524500.00", "524500.00")
    assert [line["amount"] for line in account["lines"]] == ["24500.00"]


def test_with_several_cases_the_one_asked_about_is_named() -> None:
    named = told("{date: 2024-12-20, owed: , case: supply, expect: {owed: {principal: 20000}}}", more=ANOTHER)
    assert named.ok
    assert "2024-12-20  question: what is owed [supply]" in list(log_lines(named, "en"))
    waited = told("{date: 2024-12-20, case: supply, expect: {owed: {principal: 20000}}}", more=ANOTHER)
    assert waited.ok


MISTAKES = {
    "an unknown sum": (
        "{date: 2024-12-20, owed: , expect: {owed: {dubled: 1}}}", "", ["no key called 'dubled'", "'doubled'"],
    ),
    "something inside the question": (
        "{date: 2024-12-20, owed: {who: borrower}}", "", ["nothing here (case: and who: stand beside it)"],
    ),
    "three decimals": ("{date: 2024-12-20, expect: {owed: {total: 1.005}}}", "", ["at most two decimals"]),
    "a question about one of several cases": (QUESTION, ANOTHER, ["say which one (case:)"]),
    "an expectation about one of several cases": (
        "{date: 2024-12-20, expect: {owed: {total: 1}}}", ANOTHER, ["say which one (case:)"],
    ),
    "somebody who owes nothing": (
        "{date: 2024-12-20, owed: , who: lender}", "", ["no debtor of the case called 'lender'", "borrower, guarantor"],
    ),
    "two debtors at once": ("{date: 2024-12-20, owed: , who: [borrower, guarantor]}", "", ["one debtor at a time"]),
    "a decision on money": ("{date: 2024-12-20, owed: , expect: {decision: permitted}}", "", ["(try:) only"]),
    "an unknown of a wait": ("{date: 2024-12-20, expect: {unknown: benchmark_rate}}", "", ["or a question only"]),
    "an unknown fact": ("{date: 2024-12-20, owed: , expect: {unknown: bank_rate}}", "", ["no fact called 'bank_rate'"]),
}  # fmt: skip


@pytest.mark.parametrize(("event", "more", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_what_would_be_right(event: str, more: str, words: list[str]) -> None:
    said = refusal(event, more=more)
    for word in words:
        assert word in said


def test_a_currency_is_one_that_there_is() -> None:
    assert "the ISO code of a currency, such as CNY or USD, found 'RMB'" in refusal(
        QUESTION, pay="{principal: 1, currency: RMB}"
    )
