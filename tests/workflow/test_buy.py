"""Conduct in a story: what strict mode refuses and audit mode records, in every case whose order binds the doer."""

from datetime import date

import pytest

from blacklist_sim.gate.conduct import CARRIERS, PAPERS, PAYERS, read_conduct
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.asking import ask_gate
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.questions import why

from .conduct_stories import FLIGHT, G_SEAT, company, ordered, two_loans
from .listing_stories import ABLE, listed_on, refusing, tell

BREACH = ("consumption.breach",)
LISTED_ALONE = ("consumption.listed_without_order",)
D = date.fromisoformat


def buy(day: str, what: str = FLIGHT, by: str = "borrower", more: str = "") -> str:
    return f"date: {day}, act: buy, by: {by}, {what}{more}"


def found(told: Replay) -> list[tuple[str, str, str | None]]:
    """The findings of acts: kind, rule, case."""
    return [(finding.kind, finding.rule, finding.case) for finding in told.state.findings if finding.kind != "overdue"]


def broke(told: Replay, person: str = "borrower", case: str = "loan") -> bool:
    """Whether it is on record that the person broke an order of the case."""
    fact = told.state.facts.get(("restriction_broken", case, person))
    return fact is not None and fact.value is True


def missing(told: Replay) -> list[str]:
    assert told.stopped is not None
    return [name for item in told.stopped.consulted for name in item.missing]


# ── strict and audit ─────────────────────────────────────────────────────────────────────────────────

ANSWERS = [
    (FLIGHT, BREACH),
    (G_SEAT, BREACH),
    ("conduct: {rail: {train: G1234, seat: second}}", BREACH),
    ("conduct: {rail: {train: D, seat: second}}", ()),
    ("conduct: {rail: {train: '1461', seat: hard_seat}}", ()),
    ("conduct: {hotel: {stars: rated}}", BREACH),
    ("conduct: {everyday: {what: bus}}", ()),
    ("conduct: {school: {school: private, fees: normal, step: attend}}", ()),
    ("conduct: {school: {school: private, fees: above_normal, step: pay}}", BREACH),
]


@pytest.mark.parametrize(("what", "refused"), ANSWERS, ids=[what for what, _ in ANSWERS])
def test_strict_mode_refuses_what_the_order_closes_and_nothing_else(what: str, refused: tuple[str, ...]) -> None:
    assert refusing(tell(*ordered(2020), buy("2020-04-01", what), year=2020)) == refused


@pytest.mark.parametrize(("what", "refused"), ANSWERS, ids=[what for what, _ in ANSWERS])
def test_audit_mode_lets_it_happen_and_records_the_breach(what: str, refused: tuple[str, ...]) -> None:
    told = tell(*ordered(2020), buy("2020-04-01", what), year=2020, mode="audit")
    assert told.stopped is None
    assert found(told) == [("fails", rule, "loan") for rule in refused]
    assert broke(told) is bool(refused)


def test_a_refused_purchase_leaves_no_trace() -> None:
    told = tell(*ordered(2020), buy("2020-04-01"), year=2020)
    assert not broke(told)
    assert found(told) == []


OPEN = "conduct: {rail: {train: D}}"


def test_a_question_left_open_is_unknown_and_the_missing_field_is_named() -> None:
    told = tell(*ordered(2020), buy("2020-04-01", OPEN), year=2020)
    assert refusing(told) == BREACH
    assert missing(told) == ["seat"]


def test_in_audit_mode_what_is_unknown_happens_and_is_no_breach() -> None:
    told = tell(*ordered(2020), buy("2020-04-01", OPEN), year=2020, mode="audit")
    assert found(told) == [("unknown", "consumption.breach", "loan")]
    assert not broke(told)


JUDGED = "conduct: {hotel: {stars: unrated, price: high}}"


@pytest.mark.parametrize(
    ("mode", "reasons", "refused", "findings"),
    [
        ("strict", "", ("consumption.breach.judged",), []),
        ("strict", ", reasons: 探望病人", (), []),
        ("audit", "", (), [("no_reasons", "consumption.breach.judged", "loan")]),
        ("audit", ", reasons: 探望病人", (), []),
    ],
)
def test_what_is_for_the_court_to_judge_needs_reasons(mode, reasons, refused, findings) -> None:
    told = tell(*ordered(2020), buy("2020-04-01", JUDGED, more=reasons), year=2020, mode=mode)
    assert refusing(told) == refused
    assert found(told) == findings
    assert not broke(told)


def test_who_is_in_no_case_may_do_what_he_likes() -> None:
    assert refusing(tell(*ordered(2020), buy("2020-04-01", by="stranger"), year=2020)) == ()


def test_a_purchase_made_by_another_for_the_debtor_is_the_debtors_conduct() -> None:
    told = tell(*ordered(2020), buy("2020-04-01", by="stranger", more=", who: borrower"), year=2020, mode="audit")
    assert broke(told) and not broke(told, "stranger")


def test_the_explanation_of_a_refusal_names_the_item_and_the_order() -> None:
    told = tell(*ordered(2020), buy("2020-04-01"), year=2020)
    assert told.stopped is not None and told.stopped.act is not None
    asked = why(told.engine, told.state, told.stopped.act)
    said = "\n".join(line for node in asked.explain(told.engine) for line in node.lines("en"))
    assert "closed by the order in case loan (made 2020-03-04, served 2020-03-06): Aircraft" in said
    assert asked.plan is not None and asked.plan.acts == ("approve_exemption",)
    assert "due" not in said and "object at" not in said


# ── the union of all cases ───────────────────────────────────────────────────────────────────────────

BOTH = (*ordered(2019, "first"), *ordered(2019, "second"))
OPENED = "date: 2019-05-06, act: approve_exemption, item: [air], days: 10, reasons: 手术, case: {}"


def test_one_flight_breaks_the_orders_of_both_courts() -> None:
    told = two_loans(*BOTH, buy("2019-04-01"), mode="audit")
    assert [broke(told, case=case) for case in ("first", "second")] == [True, True]
    assert found(told) == [("fails", "consumption.breach", "first")]


def test_the_breach_is_a_ground_of_listing_in_each_case_whose_order_it_broke_and_in_no_other() -> None:
    """The order of the first court is opened for the flight, that of the second is not."""
    decide = "act: decide_listing, grounds: [restriction_broken], term_months: 24, case: {}"
    events = (*BOTH, OPENED.format("first"), buy("2019-05-08"))
    assert [broke(two_loans(*events, mode="audit"), case=case) for case in ("first", "second")] == [False, True]
    for case, ground in (("first", ("unknown", "listing.ground.restriction", "first")), ("second", None)):
        told = two_loans(*events, f"date: 2019-05-10, {decide.format(case)}", mode="audit")
        assert found(told)[0] == ("fails", "consumption.breach", "second")
        assert found(told)[1:] == ([ground] if ground else [])


@pytest.mark.parametrize(
    ("opened", "refused"), [(("first",), BREACH), (("second",), BREACH), (("first", "second"), ())]
)
def test_each_order_needs_its_own_approval(opened: tuple[str, ...], refused: tuple[str, ...]) -> None:
    told = two_loans(*BOTH, *(OPENED.format(case) for case in opened), buy("2019-05-08"))
    assert refusing(told) == refused


def test_by_policy_the_approval_of_one_court_opens_the_order_of_the_other() -> None:
    told = two_loans(*BOTH, OPENED.format("first"), buy("2019-05-08"), policy='{lift_reaches_other_cases: "yes"}')
    assert refusing(told) == ()


def test_what_the_list_closes_is_found_in_the_case_of_the_entry() -> None:
    listed = [f"{event}, case: second" for event in listed_on("2019-03-04", ABLE)]
    told = two_loans(*listed, buy("2019-04-01"), mode="audit")
    assert found(told) == [("fails", "consumption.listed_without_order", "second")]


def test_the_lift_of_one_order_leaves_the_other_standing() -> None:
    lift = (
        "date: 2019-05-06, act: consent_to_lift, by: lender, case: first",
        "date: 2019-05-07, act: lift_consumption_restriction, ground: creditor_consent, reasons: x, case: first",
    )
    told = two_loans(*BOTH, *lift, buy("2019-05-08"), mode="audit")
    assert [broke(told, case=case) for case in ("first", "second")] == [False, True]


# ── an entity and its people ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("by", "day", "paid_by", "refused"),
    [
        ("boss", "2015-07-21", "entity", BREACH),
        ("boss", "2015-07-21", "own", ()),
        ("boss", "2015-07-22", "own", BREACH),
        ("newcomer", "2015-07-21", "entity", ()),
        ("newcomer", "2015-07-22", "own", BREACH),
        ("borrower", "2015-07-21", "entity", BREACH),
        ("stranger", "2015-07-22", "entity", ()),
    ],
)
def test_an_order_against_a_company_reaches_those_whom_the_text_of_the_day_binds(by, day, paid_by, refused) -> None:
    told = company(*ordered(2015), buy(day, by=by, more=f", paid_by: {paid_by}"), year=2015)
    assert refusing(told) == refused


@pytest.mark.parametrize(("by", "doers"), [("boss", ("borrower", "boss")), ("borrower", ("borrower",))])
def test_the_breach_of_an_officer_counts_against_the_company_and_against_the_officer(by, doers) -> None:
    told = company(*ordered(2019), buy("2019-04-01", by=by), mode="audit")
    assert [person for person in ("borrower", "boss", "newcomer") if broke(told, person)] == sorted(
        doers, key=("borrower", "boss").index
    )


LEFT = (
    "date: 2021-05-06, act: change_officer, by: borrower, who: borrower, role: legal_representative, former: boss, "
    "successor: stranger"
)
RELEASED = (
    "date: 2021-06-03, act: lift_consumption_restriction, who: boss, ground: former_officer, "
    "facts: {officer_change_needed: true, former_not_controller: true, former_not_responsible: true}"
)


@pytest.mark.parametrize(
    ("by", "events", "refused"),
    [
        ("boss", (LEFT,), BREACH),
        ("boss", (LEFT, RELEASED), ()),
        ("stranger", (), ()),
        ("stranger", (LEFT,), BREACH),
    ],
)
def test_leaving_the_office_frees_nobody_until_the_court_lifts_and_the_successor_is_bound(by, events, refused) -> None:
    told = company(*ordered(2021, who="borrower"), *events, buy("2021-06-05", by=by), year=2021)
    assert refusing(told) == refused


@pytest.mark.parametrize(
    ("paid_by", "refused", "left_open"),
    [(", paid_by: own", BREACH, []), (", paid_by: somebody_else", (), []), ("", BREACH, ["paid_by"])],
)
def test_under_the_2010_text_it_matters_whose_money_pays(paid_by, refused, left_open) -> None:
    told = tell(*ordered(2014), buy("2014-04-01", more=paid_by), year=2014)
    assert refusing(told) == refused
    assert (missing(told) if refused else []) == left_open


PRIVATE = (
    "date: 2019-05-06, act: approve_exemption, who: boss, kind: private_funds, item: [air], days: 30, "
    "facts: {private_funds_verified: true}"
)


@pytest.mark.parametrize(("paid_by", "refused"), [("own", ()), ("entity", BREACH), ("somebody_else", BREACH)])
def test_private_funds_are_the_officers_own(paid_by: str, refused: tuple[str, ...]) -> None:
    told = company(*ordered(2019), PRIVATE, buy("2019-05-08", by="boss", more=f", paid_by: {paid_by}"))
    assert refusing(told) == refused


SCHOOL = "conduct: {school: {school: private, fees: above_normal, step: pay}}"


def test_what_is_paid_for_a_child_breaks_the_order_of_the_parent_and_the_child_breaks_none() -> None:
    told = two_loans(*ordered(2019, "first"), buy("2019-04-01", SCHOOL, by="child"), mode="audit")
    assert [broke(told, person, "first") for person in ("borrower", "child")] == [True, False]
    assert refusing(two_loans(*ordered(2019, "first"), buy("2019-04-01", by="child"))) == ()


def test_a_story_without_any_case_can_tell_what_people_buy() -> None:
    text = """
timeline: 1
title: {en: nobody owes anything, zh: 无案在身}
people:
  somebody: {kind: person, name: 冯某}
events:
  - {date: 2019-04-01, act: buy, by: somebody, conduct: {air: {}}}
"""
    assert replay(load_engine(), read_text(text, "no case")[0]).ok


# ── listed without an order ──────────────────────────────────────────────────────────────────────────

LISTED = listed_on("2019-03-04", ABLE)
HIDDEN = "date: 2019-04-01, act: hide_listing, months: 1, reasons: 复工需要"


@pytest.mark.parametrize(
    ("events", "day", "refused"),
    [
        (LISTED, "2019-04-02", LISTED_ALONE),
        ((*LISTED, HIDDEN), "2019-04-02", ()),
        ((*LISTED, HIDDEN), "2019-05-08", LISTED_ALONE),
        (LISTED[:1], "2019-04-02", ()),
    ],
)
def test_a_listed_debtor_without_order_is_bound_by_the_policy_while_the_entry_is_seen(events, day, refused) -> None:
    assert refusing(tell(*events, buy(day))) == refused


def test_the_policy_document_binds_only_from_its_day() -> None:
    old = listed_on("2016-03-02", "grounds: [able_but_refuses], facts: {able_to_perform: true}")
    for day, refused in (("2016-09-24", ()), ("2016-09-25", LISTED_ALONE)):
        assert refusing(tell(*old, buy(day), year=2016)) == refused


def test_by_policy_only_an_order_binds() -> None:
    assert refusing(tell(*LISTED, buy("2019-04-02"), policy="{listed_without_order: order_only}")) == ()


def test_conduct_of_the_listed_without_order_breaks_no_order() -> None:
    told = tell(*LISTED, buy("2019-04-02"), mode="audit")
    assert ("fails", "consumption.listed_without_order", "loan") in found(told)
    assert not broke(told)


# ── other measures ───────────────────────────────────────────────────────────────────────────────────

BANNED = "date: 2020-03-04, act: order_exit_ban, reasons: x"
LEAVE = "conduct: {border: {direction: leave, by: road}}"


@pytest.mark.parametrize(
    ("events", "what", "refused"),
    [
        (ordered(2020), LEAVE, ()),
        ((BANNED,), LEAVE, ("exit_ban.crossing",)),
        ((BANNED,), FLIGHT, ()),
        ((BANNED, *ordered(2020)), "conduct: {border: {direction: leave, by: aircraft}}",
         ("consumption.breach", "exit_ban.crossing")),
    ],
)  # fmt: skip
def test_an_exit_ban_closes_the_border_and_an_order_does_not(events, what, refused) -> None:
    assert refusing(tell(*events, buy("2020-04-01", what), year=2020)) == refused


POST = "conduct: {post: {office: company_officer, step: take, overdue_debt: large}}"


@pytest.mark.parametrize(("day", "refused"), [("2024-06-28", ()), ("2024-07-01", ("listing.effect.company_office",))])
def test_a_statute_shuts_the_listed_out_of_a_companys_office(day: str, refused: tuple[str, ...]) -> None:
    listed = listed_on("2024-03-04", ABLE)
    assert refusing(tell(*listed, buy(day, POST), year=2024)) == refused


@pytest.mark.parametrize(
    ("office", "rule"), [("assessor", "joint.office.assessor"), ("private_fund", "joint.office.fund")]
)
def test_the_other_bars_of_offices_name_their_own_rule(office: str, rule: str) -> None:
    post = f"conduct: {{post: {{office: {office}, step: take, overdue_debt: not_large}}}}"
    listed = listed_on("2025-05-06", ABLE)
    assert refusing(tell(*listed, buy("2025-06-02", post), year=2025)) == (rule,)
    assert refusing(tell(buy("2025-06-02", post), year=2025)) == ()


# ── approvals used up, misused, taken back ───────────────────────────────────────────────────────────

ONE_ACT = "date: 2020-05-06, act: approve_exemption, item: [air], reasons: 复查"
FOR_DAYS = "date: 2020-05-06, act: approve_exemption, item: [air], days: 30, reasons: 复查"


@pytest.mark.parametrize(("approval", "second"), [((ONE_ACT,), BREACH), ((FOR_DAYS,), ()), ((ONE_ACT, FOR_DAYS), ())])
def test_an_approval_without_days_is_for_one_act(approval: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert refusing(tell(*ordered(2020), *approval, buy("2020-05-08"), year=2020)) == ()
    assert refusing(tell(*ordered(2020), *approval, buy("2020-05-08"), buy("2020-05-09"), year=2020)) == second


def test_what_was_open_anyway_uses_no_approval_up() -> None:
    bus = buy("2020-05-07", "conduct: {everyday: {what: bus}}")
    assert refusing(tell(*ordered(2020), ONE_ACT, bus, buy("2020-05-08"), year=2020)) == ()


def test_a_new_approval_opens_again() -> None:
    again = ONE_ACT.replace("05-06", "05-09")
    story = (*ordered(2020), ONE_ACT, buy("2020-05-08"), again, buy("2020-05-12"))
    assert refusing(tell(*story, year=2020)) == ()
    assert refusing(tell(*story, buy("2020-05-13"), year=2020)) == BREACH


SINGLE = (
    "date: 2025-04-01, act: lift_temporarily, cause: official_duty, days: 15, single_use: true, reasons: 出庭作证{case}"
)


def single_use(*events: str) -> Replay:
    return tell(*ordered(2025), SINGLE.format(case=""), *events, year=2025)


def order_state(told: Replay, case: str = "loan") -> str:
    return observe.track_state(told.engine, told.state, "consumption", case, "borrower")


def test_one_journey_uses_a_lift_for_a_single_journey_up() -> None:
    told = single_use(buy("2025-04-02", G_SEAT))
    assert (refusing(told), order_state(told)) == ((), "served")
    assert [period.kind.id for period in told.state.periods if period.kind.id == "consumption.temporary_lift"] == []
    for later in ("2025-04-02", "2025-04-03"):
        assert refusing(single_use(buy("2025-04-02", G_SEAT), buy(later, G_SEAT))) == BREACH


def test_what_the_lift_was_not_needed_for_leaves_it_as_it_is() -> None:
    told = single_use(buy("2025-04-02", "conduct: {rail: {train: D, seat: second}}"))
    assert order_state(told) == "temporarily_lifted"
    assert refusing(single_use(buy("2025-04-02", "conduct: {golf: {}}"))) == BREACH


def test_a_lift_that_is_not_for_one_journey_is_not_used_up() -> None:
    lift = SINGLE.format(case="").replace(", single_use: true", "")
    told = tell(*ordered(2025), lift, buy("2025-04-02"), buy("2025-04-03"), year=2025)
    assert (refusing(told), order_state(told)) == ((), "temporarily_lifted")


def test_a_journey_that_breaks_another_order_uses_the_lift_up_all_the_same() -> None:
    orders = [event.replace("2019", "2025") for event in BOTH]
    told = two_loans(*orders, SINGLE.format(case=", case: first"), buy("2025-04-02", G_SEAT), mode="audit")
    assert [order_state(told, case) for case in ("first", "second")] == ["served", "served"]
    assert [broke(told, case=case) for case in ("first", "second")] == [False, True]


MISUSED = "act: {}, cause: misuse, facts: {{lift_misused: true}}"
LIFT = "date: {}, act: lift_temporarily, cause: own_illness, days: 10, reasons: 手术, case: {}"


def test_a_misuse_under_one_order_shuts_out_a_second_lift_under_that_order_only() -> None:
    events = [event.replace("2019", "2020") for event in BOTH]
    misused = MISUSED.format("restore_restriction")
    events += [LIFT.format("2020-04-01", "first"), f"date: 2020-04-03, {misused}, case: first"]
    again = {case: two_loans(*events, LIFT.format("2020-06-01", case)) for case in ("first", "second")}
    assert refusing(again["first"]) == ("consumption.temporary_lift.after_misuse",)
    assert refusing(again["second"]) == ()


FALSE_EVIDENCE = f"date: 2019-05-07, who: boss, {MISUSED.format('withdraw_exemption')}"


def test_an_approval_got_by_false_evidence_is_taken_back_and_not_given_again() -> None:
    own = buy("2019-05-08", by="boss", more=", paid_by: own")
    assert refusing(company(*ordered(2019), PRIVATE, own)) == ()
    story = [event.replace("2019", "2020") for event in (*ordered(2019), PRIVATE, FALSE_EVIDENCE)]
    assert refusing(company(*story, own.replace("2019", "2020"), year=2020)) == BREACH
    again = PRIVATE.replace("2019-05-06", "2020-06-01")
    assert refusing(company(*story, again, year=2020)) == ("consumption.temporary_lift.after_misuse",)


@pytest.mark.parametrize(
    ("events", "refused"),
    [
        ((), ("consumption.exemption.open",)),
        ((FOR_DAYS,), ()),
        ((FOR_DAYS, "date: 2020-06-05"), ()),
        ((FOR_DAYS, "date: 2020-06-06"), ("consumption.exemption.open",)),
        ((ONE_ACT, buy("2020-05-08")), ("consumption.exemption.open",)),
    ],
)
def test_only_an_approval_that_still_opens_something_is_taken_back(events, refused) -> None:
    day = events[-1][6:16] if events else "2020-05-07"
    back = f"date: {max(day, '2020-05-07')}, act: withdraw_exemption, cause: no_longer_needed"
    told = tell(*ordered(2020), *events, back, year=2020)
    assert refusing(told) == refused


# ── the seller ───────────────────────────────────────────────────────────────────────────────────────

NOTICE = "date: 2020-03-10, act: notify_assisting_body, body: stranger, reasons: x"
SOLD = buy("2020-04-01", more=", seller: stranger")
FINE = "date: 2020-04-08, act: fine, who: stranger, ground: body_not_assisting, amount: 50000, reasons: x"


@pytest.mark.parametrize(
    ("events", "refused"),
    [
        ((NOTICE, SOLD), ()),
        ((NOTICE, buy("2020-04-01")), ("sanction.ground.body_not_assisting",)),
        ((SOLD,), ("sanction.ground.body_not_assisting", "sanction.target")),
        ((NOTICE, buy("2020-04-01", "conduct: {everyday: {what: bus}}", more=", seller: stranger")),
         ("sanction.ground.body_not_assisting",)),
    ],
)  # fmt: skip
def test_a_body_that_sells_after_a_notice_is_liable_and_no_other(events, refused) -> None:
    told = tell(*ordered(2020), *events, FINE, year=2020, mode="audit")
    told_strict = [rule for _, rule, _ in found(told) if rule.startswith("sanction.")]
    assert tuple(told_strict) == refused


@pytest.mark.parametrize(("case", "liable"), [("first", True), ("second", False)])
def test_the_head_of_such_a_body_answers_for_it_in_the_case_of_the_notice(case: str, liable: bool) -> None:
    told = two_loans(
        *BOTH,
        "date: 2019-03-10, act: notify_assisting_body, body: seller, reasons: x, case: first",
        buy("2019-04-01", more=", seller: seller"),
        f"date: 2019-04-08, act: fine, who: boss, ground: body_not_assisting, amount: 5000, reasons: x, case: {case}",
        mode="audit",
    )
    assert ("sanction.ground.body_not_assisting" not in [rule for _, rule, _ in found(told)]) is liable


# ── asking without doing ─────────────────────────────────────────────────────────────────────────────


def test_the_gate_can_be_asked_about_days_before_and_after_the_one_reached() -> None:
    told = tell(*ordered(2020), FOR_DAYS, "date: 2020-05-10", year=2020)
    air = read_conduct(told.engine.book, "air", {})
    asked = {day: ask_gate(told.engine, told.state, "borrower", air, D(day)).decision for day in DAYS_ASKED}
    assert asked == DAYS_ASKED
    assert told.state.day == D("2020-05-10")


DAYS_ASKED = {
    "2020-03-05": "permitted",
    "2020-03-06": "prohibited",
    "2020-05-06": "permitted_under_approval",
    "2020-06-05": "permitted_under_approval",
    "2020-06-06": "prohibited",
}


def test_a_later_day_is_reached_by_time_alone() -> None:
    told = company(*ordered(2015), year=2015)
    air = read_conduct(told.engine.book, "air", {"paid_by": "own"})
    for day, decision in (("2015-07-21", "permitted"), ("2015-07-22", "prohibited")):
        assert ask_gate(told.engine, told.state, "newcomer", air, D(day)).decision == decision


def test_payer_paper_and_carrier_are_called_as_the_gate_calls_them() -> None:
    types = load_engine().catalogue.types
    for name, words in (("payers", PAYERS), ("papers", PAPERS), ("carriers", CARRIERS)):
        assert dict(types[name].values) == dict(words)
