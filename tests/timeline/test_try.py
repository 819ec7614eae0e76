"""What a timeline can ask the gate, and what it is told."""

from datetime import date
from typing import Any

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.record import document
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.timeline.report import log_lines
from blacklist_sim.timeline.tried import Tried
from blacklist_sim.timeline.write import to_yaml
from blacklist_sim.workflow.assemble import load_engine

HEAD = """
timeline: 1
title: {en: a restriction, zh: 限制消费}
people:
  lender: {kind: person, name: 李某}
  borrower: {kind: person, name: 张某, born: 1985-03-02}
  wife: {kind: person, name: 王某, spouse_of: borrower}
  child: {kind: person, name: 张小某, born: 2012-04-05, child_of: [borrower, wife]}
  smoker: {kind: person, name: 赵某, facts: {rail_list: misconduct, rail_list_published: 2019-03-01}}
  hotel: {kind: entity, name: 某宾馆}
"""
CASES = """cases:
  loan:
    applicant: lender
    debtors: [borrower]
    court: {name: 某市某区人民法院}
    title_document: {kind: judgment, made: 2018-11-01, pay: {principal: 200000}, within_days: 10}
"""
SUPPLY = """  supply:
    applicant: lender
    debtors: [borrower]
    court: {name: 某市某区人民法院}
    title_document: {kind: judgment, made: 2018-11-01, pay: {principal: 5000}, within_days: 10}
"""
RESTRICTED = (
    "{date: 2018-11-05, act: serve_judgment, case: loan}",
    "{date: 2019-01-10, act: apply_enforcement, by: lender, case: loan}",
    "{date: 2019-01-15, act: accept_enforcement, case: loan}",
    "{date: 2019-01-20, act: serve_notice, pay_within_days: 7, report_property_within_days: 7, case: loan}",
    "{date: 2019-03-13, act: order_consumption_restriction, own_motion: true, reasons: evades, case: loan}",
    "{date: 2019-03-15, act: serve_consumption_order, case: loan}",
)
SEAT = "try: {rail: {train: G1234, seat: second}}"


def text(*events: str, cases: str = CASES) -> str:
    return HEAD + cases + "events:\n" + "".join(f"  - {event}\n" for event in events)


def told(*events: str, cases: str = CASES, **how: Any) -> Replay:
    [story] = read_text(text(*events, cases=cases), "story.yaml")
    return replay(load_engine(), story, **how)


def answer(*events: str, cases: str = CASES, **how: Any) -> Tried:
    found = told(*events, cases=cases, **how).asked[-1].answer
    assert isinstance(found, Tried)
    return found


def decision(*events: str, **how: Any) -> str:
    found: str = answer(*events, **how).found("decision")
    return found


def refusal(*events: str, cases: str = CASES) -> str:
    with pytest.raises(BadInput) as refused:
        read_text(text(*events, cases=cases), "story.yaml")
    return refused.value.render()


# ── who and when ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("day", "word"), [("2019-03-14", "permitted"), ("2019-03-15", "prohibited")])
def test_an_order_closes_from_its_service(day: str, word: str) -> None:
    events = [event for event in RESTRICTED if event[7:17] <= day]
    assert decision(*events, f"{{date: {day}, {SEAT}}}") == word


def test_the_case_says_who_is_asked_about_unless_somebody_is_named() -> None:
    assert list(answer(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}}}").decisions) == ["borrower"]
    named = answer(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}, who: wife}}")
    assert (list(named.decisions), named.found("decision")) == (["wife"], "permitted")


def test_several_people_are_answered_each_for_themselves() -> None:
    result = told(
        *RESTRICTED,
        f"{{date: 2019-03-20, {SEAT}, who: [borrower, wife], expect: {{decision: prohibited}}}}",
        f"{{date: 2019-03-20, {SEAT}, who: [borrower, wife], expect: {{who: wife, decision: permitted}}}}",
        f"{{date: 2019-03-20, {SEAT}, who: [wife, child], expect: {{decision: permitted}}}}",
    )
    assert [check.agrees for check in result.checks] == [False, True, True]
    assert result.checks[0].found == {"borrower": "prohibited", "wife": "permitted"}
    log = list(log_lines(result, "en"))
    assert "              found:    张某 [borrower]: prohibited; 王某 [wife]: permitted" in log
    assert "            王某: travel by train (high-speed EMU train, second class seat)" in log


def test_what_is_asked_for_a_child_is_closed_by_what_binds_the_parent() -> None:
    school = "try: {school: {school: private, fees: above_normal, step: pay}}"
    assert decision(*RESTRICTED, f"{{date: 2019-03-20, {school}, who: child}}") == "prohibited"
    assert decision(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}, who: child}}") == "permitted"


def test_a_person_in_no_case_may_stand_on_a_list_of_the_railways_own() -> None:
    seat = "try: {rail: {train: K, seat: hard_seat}}"
    events = f"{{date: 2019-05-06, {seat}, who: smoker, expect: {{decision: permitted, operators: prohibited}}}}"
    result = told(events, cases="cases: {}\n")
    assert [check.key for check in result.held] == ["decision", "operators"]
    assert "say who is asked about (who:)" in refusal(f"{{date: 2019-05-06, {seat}}}", cases="cases: {}\n")


def test_a_question_changes_nothing() -> None:
    asked = [f"{{date: 2019-03-20, {SEAT}, who: [borrower, wife, child]}}"] * 3
    with_questions, without = told(*RESTRICTED, *asked), told(*RESTRICTED, "{date: 2019-03-20}")
    assert document(with_questions)["end"] == document(without)["end"]
    assert document(with_questions)["steps"] == document(without)["steps"]


# ── what is told beside the conduct ──────────────────────────────────────────────────────────────────


def test_whose_money_pays_stands_beside_the_conduct() -> None:
    early = [event.replace("2019-", "2014-").replace("2018-", "2013-") for event in RESTRICTED]
    cases = CASES.replace("2018-", "2013-")
    unsaid = answer(*early, "{date: 2014-06-02, try: {air: {}}}", cases=cases)
    assert (unsaid.found("decision"), unsaid.missing) == ("unknown", ("paid_by",))
    for payer, word in (("own", "prohibited"), ("somebody_else", "permitted")):
        line = f"{{date: 2014-06-02, try: {{air: {{}}}}, paid_by: {payer}}}"
        assert decision(*early, line, cases=cases) == word


def test_what_is_supposed_of_the_sellers_changes_their_answer_alone() -> None:
    line = f"{{date: 2019-03-16, {SEAT}, sellers: {{lag_days: %d}}, expect: {{decision: prohibited, seller: %s}}}}"
    assert told(*RESTRICTED, line % (1, "prohibited")).ok
    assert told(*RESTRICTED, line % (10, "permitted")).ok


def test_a_passport_and_a_foreign_carrier_change_the_sellers_answer() -> None:
    line = "{date: 2019-03-20, try: {air: {}}, carrier: foreign, expect: {decision: prohibited, seller: permitted}}"
    assert told(*RESTRICTED, line).ok


# ── what can be expected ─────────────────────────────────────────────────────────────────────────────

EXPECTED = {
    "decision": ("prohibited", "permitted"),
    "rule": ("consumption.item.rail.g", "consumption.item.air"),
    "order": ("loan", "[]"),
    "seller": ("prohibited", "unknown"),
    "operators": ("permitted", "prohibited"),
}


@pytest.mark.parametrize("key", EXPECTED)
def test_each_part_of_the_answer_can_be_expected_and_fails_when_it_is_another(key: str) -> None:
    right, wrong = EXPECTED[key]
    wrong = "supply" if key == "order" else wrong
    cases = CASES + SUPPLY
    line = f"{{date: 2019-03-20, {SEAT}, who: borrower, expect: {{{key}: %s}}}}"
    assert told(*RESTRICTED, line % right, cases=cases).ok
    result = told(*RESTRICTED, line % wrong, cases=cases)
    assert not result.ok
    [check] = result.failed
    assert check.why.en and check.why.zh
    if key not in ("seller", "operators"):
        assert "closed by the order in case loan" in check.why.en


def test_what_was_not_told_can_be_expected() -> None:
    lines = (
        "{date: 2019-03-20, try: {hotel: {}}, expect: {decision: unknown, unknown: [stars, price]}}",
        "{date: 2019-03-20, try: {hotel: {stars: unrated}}, expect: {decision: unknown, unknown: price}}",
    )
    assert told(*RESTRICTED, *lines).ok
    assert not told(*RESTRICTED, lines[0].replace("[stars, price]", "stars")).ok
    assert "no field of this conduct called 'train'" in refusal(lines[0].replace("[stars, price]", "train"))


def test_the_last_day_of_an_approval_can_be_expected() -> None:
    lift = "{date: 2020-04-01, act: lift_temporarily, cause: relative_illness, days: 20, reasons: mother in hospital}"
    line = "{date: 2020-04-02, try: {air: {}}, expect: {decision: permitted_under_approval, until: %s, order: loan}}"
    assert told(*RESTRICTED, lift, line % "2020-04-21").ok
    assert [check.key for check in told(*RESTRICTED, lift, line % "2020-04-22").failed] == ["until"]


def test_two_orders_that_close_are_both_named() -> None:
    second = [event.replace("case: loan", "case: supply") for event in RESTRICTED]
    both = sorted((*RESTRICTED, *second), key=lambda event: event[7:17])
    line = f"{{date: 2019-03-20, {SEAT}, who: borrower, expect: {{order: [loan, supply]}}}}"
    assert told(*both, line, cases=CASES + SUPPLY).ok
    assert not told(*both, line.replace("[loan, supply]", "loan"), cases=CASES + SUPPLY).ok


def test_what_else_is_expected_speaks_of_the_person_asked_about() -> None:
    assert told(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}, who: wife, expect: {{restricted: false}}}}").ok
    assert told(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}, expect: {{restricted: true}}}}").ok


def test_a_policy_decides_what_the_texts_leave_open() -> None:
    line = "{date: 2019-03-14, try: {air: {}}, expect: {decision: %s}}"
    events = RESTRICTED[:-1]
    assert told(*events, line % "permitted").ok
    assert told(*events, line % "prohibited", policy={"order_binds_from": "signing"}).ok


# ── log, document, writing ───────────────────────────────────────────────────────────────────────────


def test_the_log_shows_the_question_the_three_answers_and_the_reasons_of_the_law() -> None:
    log = list(log_lines(told(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}}}"), "en"))
    start = log.index("2019-03-20  question: may it be done (张某)")
    what, law, reason, seller, refused, operators, *_ = (line.removeprefix(" " * 12) for line in log[start + 1 :])
    assert what == "travel by train (high-speed EMU train, second class seat)"
    assert law == "law: the person may not do it [prohibited]"
    assert reason.startswith(
        "  - closed by the order in case loan (made 2019-03-13, served 2019-03-15): Any seat on a G"
    )
    assert reason.endswith("— Consumption Provisions (法释〔2015〕17号), art. 3(1)(9)")
    assert (seller, refused[:4]) == ("seller: sellers would refuse it [prohibited]", "  - ")
    assert operators.startswith("operators: no list")
    chinese = list(log_lines(told(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}}}"), "zh"))
    assert "2019-03-20  提问：可否为之（张某）" in chinese
    assert "            法律：不得为之 [prohibited]" in chinese


def test_the_document_holds_question_answer_and_reasons_for_each_person() -> None:
    [asked] = document(
        told(*RESTRICTED, f"{{date: 2019-03-20, {SEAT}, who: [borrower, wife], paid_by: own}}")
    )["answers"]  # fmt: skip
    assert list(asked) == ["event", "date", "kind", "case", "who", "asks", "answer"]
    assert (asked["kind"], asked["who"]) == ("try", ["borrower", "wife"])
    assert asked["asks"] == {"rail": {"train": "G1234", "seat": "second"}, "paid_by": "own"}
    borrower, wife = asked["answer"]["people"]
    assert (borrower["who"], borrower["decision"], borrower["law"]["item"]) == (
        "borrower", "prohibited", "consumption.item.rail.g",
    )  # fmt: skip
    assert borrower["law"]["reasons"][0]["order"]["case"] == "loan"
    assert (wife["who"], wife["decision"]) == ("wife", "permitted")


def test_a_question_that_is_written_out_reads_as_the_same_question() -> None:
    line = (
        "{date: 2019-03-20, try: {飞机: {cabin: economy}}, paid_by: own, paper: passport, carrier: domestic, "
        "seller: hotel, sellers: {lag_days: 3, air_from: 2014-07-01}, who: [borrower, wife], "
        "expect: {decision: prohibited, order: loan, seller: unknown, operators: permitted, unknown: [paid_by]}}"
    ).replace("飞机", "乘坐飞机")
    [story] = read_text(text(line), "story.yaml")
    assert read_text(to_yaml([story]), "again.yaml") == [story]
    assert list(story.events[0].asks) == ["air"]  # type: ignore[union-attr]
    assert story.events[0].payload["sellers"] == {"lag_days": 3, "air_from": date(2014, 7, 1)}  # type: ignore[union-attr]


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("event", "place", "words"),
    [
        ("{date: 2019-03-20, try: {rial: {}}}", "18:30", "did you mean 'rail'?"),
        ("{date: 2019-03-20, try: {rail: {trian: G}}}", "18:37", "did you mean 'train'?"),
        ("{date: 2019-03-20, try: {rail: {train: X1}}}", "18:44", "no train number begins with 'X'"),
        ("{date: 2019-03-20, try: {rail: {train: G, seat: hard_sleeper}}}", "18:30", "seat can be business"),
        ("{date: 2019-03-20, try: {air: {paid_by: own}}}", "18:36", "paid_by stands beside the conduct"),
        ("{date: 2019-03-20, try: {air: {}}, paid_by: me}", "18:49", "own, entity, somebody_else"),
        ("{date: 2019-03-20, try: {air: {}}, seller: hotl}", "18:48", "did you mean 'hotel'?"),
        ("{date: 2019-03-20, try: {air: {}}, who: wive}", "18:45", "did you mean 'wife'?"),
        ("{date: 2019-03-20, try: {air: {}}, sellers: {lag_day: 3}}", "18:50", "did you mean 'lag_days'?"),
        (
            "{date: 2019-03-20, try: {air: {}}, sellers: {rail_from: 2019-01-01, rail_all_g_from: 2018-01-01}}",
            "18:90", "2018-01-01 is before rail_from",
        ),
        ("{date: 2019-03-20, try: {air: {}}, expect: {decision: forbidden}}", "18:59", "prohibited"),
        ("{date: 2019-03-20, try: {air: {}}, expect: {order: lone}}", "18:56", "did you mean 'loan'?"),
        ("{date: 2019-03-20, try: {air: {}}, expect: {who: wife, seller: unknown}, who: child}", "18:54", "child"),
        ("{date: 2019-03-20, expect: {order: loan}}", "18:33", "of a question (try:) only"),
    ],
)  # fmt: skip
def test_a_mistake_is_shown_at_its_place(event: str, place: str, words: str) -> None:
    said = refusal(event)
    assert len(said.splitlines()) == 1
    assert said.startswith(f"story.yaml:{place}: ")
    assert words in said


def test_in_a_story_without_a_case_nothing_can_be_expected_of_one() -> None:
    none = "cases: {}\n"
    assert "there is no case of which listing" in refusal("{date: 2019-03-20, expect: {listing: clear}}", cases=none)
    assert "say of whom listed" in refusal("{date: 2019-03-20, expect: {listed: false}}", cases=none)
    assert told("{date: 2019-03-20, who: wife, expect: {listed: false}}", cases=none).ok
    for event in ("{date: 2019-03-20, owed: }", "{date: 2019-03-20, act: publish_listing}"):
        assert "there is no case that this could be about" in refusal(event, cases=none)
