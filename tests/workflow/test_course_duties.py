"""Each duty in the course of enforcement: met in time, met late, and when nothing happens at all."""

from datetime import date

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .duty_stories import Owed, met_in_time, met_late, nothing_happens
from .road_stories import COMPANY, NOTIFIED, ROUND_ENDED, tell

FIRM = {"borrower": COMPANY}
SEIZED = (*NOTIFIED, "date: 2020-05-06, act: seize_property, kind: movables")
PRICE = "date: 2020-05-11, act: fix_reference_price, method: online_query, price: 80000.00"
SOLD = (
    *SEIZED,
    PRICE,
    "date: 2020-05-13, act: report_reference_price",
    "date: 2020-06-15, act: sell_property, kind: movables, mode: online_auction, result: sold, start_price: 60000.00, "
    "price: 70000.00, announced_on: 2020-05-20",
)
BANKRUPT = "date: 2020-06-01, act: accept_bankruptcy, facts: {enterprise_legal_person: true}"
STRUCK_OFF = "date: 2020-06-01, act: deregister_entity, by: court, who: borrower, liquidated: true"
DEAD = "date: 2020-06-01, act: record_death, who: borrower"
ENTRY = (
    "date: 2020-05-06, act: decide_listing, grounds: [able_but_refuses], facts: {able_to_perform: true}",
    "date: 2020-05-06, act: publish_listing",
)
ORDER = (
    "date: 2020-05-06, act: order_consumption_restriction, reasons: 规避执行",
    "date: 2020-05-07, act: serve_consumption_order",
)
IN_REGISTER = (*ROUND_ENDED, "date: 2020-07-22, act: enter_round_register")
TRANSFER = (
    "date: 2020-06-01, act: transfer_to_bankruptcy, consent_of: lender, "
    "facts: {insolvent: true, enterprise_legal_person: true}"
)


def owed(duty: str, *events: str, act: str, last: date | None = None, **told: object) -> Owed:
    return Owed(duty, events, act, last, told, tell)


PROPERTY = [
    owed(
        "sale.reference_price.start",
        *SEIZED,
        act="act: fix_reference_price, method: agreement, price: 80000.00",
        last=date(2020, 6, 5),
    ),
    owed("sale.reference_price.report", *SEIZED, PRICE, act="act: report_reference_price", last=date(2020, 5, 14)),
    owed("sale.confirm", *SOLD, act="act: confirm_sale", last=date(2020, 6, 28)),
    owed(
        "sale.hand_over",
        *SOLD,
        "date: 2020-06-22, act: confirm_sale",
        act="act: hand_over_property",
        last=date(2020, 7, 7),
    ),
    owed(
        "payout.to_applicant",
        *NOTIFIED,
        "date: 2020-05-11, act: collect_money, amount: 30000.00",
        act="act: pay_out, amount: 30000.00",
        last=date(2020, 6, 10),
    ),
    owed(
        "seizure.release.stranger",
        *NOTIFIED,
        "date: 2020-05-06, act: seize_property, who: stranger, kind: movables",
        act="act: release_property, who: stranger",
        mode="audit",
    ),
    owed("seizure.release.bankruptcy", *SEIZED, BANKRUPT, act="act: release_property, all: true", **FIRM),
]
PAUSES = [
    owed(
        "suspension.applicant_agrees",
        *NOTIFIED,
        "date: 2020-05-06, act: hold_off, by: lender, from: enforcement",
        act="act: suspend_enforcement, ground: applicant_agrees",
    ),
    owed("suspension.bankruptcy", *NOTIFIED, BANKRUPT, act="act: suspend_enforcement, ground: bankruptcy", **FIRM),
    owed("suspension.death", *NOTIFIED, DEAD, act="act: suspend_enforcement, ground: death"),
    owed(
        "suspension.entity_end",
        *NOTIFIED,
        "date: 2020-06-01, act: deregister_entity, by: court, who: borrower, reasons: 决定解散",
        act="act: suspend_enforcement, ground: entity_end",
        **FIRM,
    ),
    owed(
        "resumption.title_upheld",
        *NOTIFIED,
        "date: 2020-06-01, act: order_retrial",
        "date: 2020-09-01, act: decide_retrial, result: upheld",
        act="act: resume_enforcement",
    ),
    owed(
        "resumption.bankruptcy_refused",
        *NOTIFIED,
        TRANSFER,
        "date: 2020-06-22, act: close_bankruptcy, result: refused",
        act="act: resume_enforcement",
        **FIRM,
    ),
]
ROUND = [
    owed("round.register.enter", *ROUND_ENDED, act="act: enter_round_register", last=date(2020, 7, 27)),
    owed(
        "round.register.hide",
        *IN_REGISTER,
        "date: 2020-08-03, act: withdraw_application, by: lender",
        "date: 2020-08-03, act: terminate_enforcement, ground: withdrawn",
        act="act: hide_round_register",
        last=date(2020, 8, 6),
    ),
    owed(
        "round.resume",
        *IN_REGISTER,
        "date: 2020-08-03, act: query_assets, means: network, found: true",
        act="act: resume_round",
    ),
    owed(
        "lead.check",
        *NOTIFIED,
        "date: 2020-05-06, act: offer_lead, by: lender, lead: 仓库内设备",
        act="act: check_lead, found: false",
        last=date(2020, 5, 13),
    ),
    owed(
        "lead.check_urgent",
        *NOTIFIED,
        "date: 2020-05-06, act: offer_lead, by: lender, lead: 正在转移的设备, urgent: true",
        act="act: check_lead, found: false",
        last=date(2020, 5, 9),
    ),
    owed(
        "inquiry.decide_audit",
        *NOTIFIED,
        "date: 2020-05-06, act: ask_audit, by: lender, means: audit",
        act="act: decide_audit, granted: true",
        last=date(2020, 5, 18),
    ),
]
ENDS = [
    owed(
        "termination.withdrawn",
        *NOTIFIED,
        "date: 2020-05-06, act: withdraw_application, by: lender",
        act="act: terminate_enforcement, ground: withdrawn",
    ),
    owed(
        "termination.title_set_aside",
        *NOTIFIED,
        "date: 2020-06-01, act: order_retrial",
        "date: 2020-09-01, act: decide_retrial, result: set_aside",
        act="act: terminate_enforcement, ground: title_set_aside",
    ),
    owed(
        "termination.bankruptcy_declared",
        *NOTIFIED,
        BANKRUPT,
        "date: 2020-08-03, act: declare_bankruptcy",
        act="act: terminate_enforcement, ground: bankruptcy_declared",
        **FIRM,
    ),
    owed(
        "termination.dead_without_estate",
        *NOTIFIED,
        f"{DEAD}, facts: {{estate_left: false, obligor_left: false}}",
        act="act: terminate_enforcement, ground: dead_without_estate",
    ),
    owed(
        "retrial.review",
        *NOTIFIED,
        "date: 2020-06-01, act: apply_retrial, by: borrower",
        act="act: reject_retrial, by: higher_court",
        last=date(2020, 9, 1),
    ),
    owed(
        "bankruptcy.answer",
        *NOTIFIED,
        TRANSFER,
        act="act: close_bankruptcy, result: refused",
        last=date(2020, 7, 1),
        **FIRM,
    ),
    owed(
        "party.decide",
        *NOTIFIED,
        "date: 2020-05-06, act: apply_party_change, by: lender, who: stranger",
        act="act: refuse_party_change, who: stranger",
        last=date(2020, 7, 6),
        debtors="borrower, {who: stranger, as: added}",
    ),
    owed(
        "entity_end.entry",
        *NOTIFIED,
        *ENTRY,
        STRUCK_OFF,
        act="act: delete_listing, ground: entity_ended",
        policy="{entity_end_sanctions: end}",
        **FIRM,
    ),
    owed(
        "entity_end.restriction",
        *NOTIFIED,
        ORDER[0],
        STRUCK_OFF,
        act="act: lift_consumption_restriction, who: borrower, ground: entity_ended",
        policy="{entity_end_sanctions: end}",
        borrower="{kind: entity, name: 某公司}",
    ),
    owed("death.entry", *NOTIFIED, *ENTRY, DEAD, act="act: delete_listing, ground: death"),
    owed("death.restriction", *NOTIFIED, *ORDER, DEAD, act="act: lift_consumption_restriction, ground: debtor_died"),
]
QUERY = owed(
    "round.query",
    *IN_REGISTER,
    act="act: query_assets, means: network, found: false, told_applicant: true",
    last=date(2021, 1, 20),
)
DUTIES = [*PROPERTY, *PAUSES, *ROUND, QUERY, *ENDS]
table = pytest.mark.parametrize("owed", DUTIES, ids=lambda owed: owed.duty)


@table
def test_a_duty_met_soon_or_on_its_last_day_is_met(owed: Owed) -> None:
    met_in_time(owed)


@table
def test_a_duty_met_late_leaves_a_finding_and_one_without_a_day_is_never_late(owed: Owed) -> None:
    met_late(owed)


@table
def test_a_duty_that_nobody_does_goes_on(owed: Owed) -> None:
    nothing_happens(owed)


def test_every_duty_of_the_course_of_enforcement_is_told_here() -> None:
    others = ("title.", "listing.", "consumption.", "exit_ban.", "review.", "sanction.", "crime.")
    duties = {duty for duty in load_engine().book.duties if not duty.startswith(others)}
    assert {owed.duty for owed in DUTIES} == duties


def test_the_ruling_on_a_sale_is_due_ten_days_after_the_price_was_paid_in_full() -> None:
    paid = SOLD[-1] + ", price_paid_on: 2020-07-01"
    assert owed("sale.confirm", *SOLD[:-1], paid, act="").opened().due == date(2020, 7, 13)


def test_the_database_hides_an_ended_round_after_full_performance_though_nobody_has_closed_the_case() -> None:
    paid = "date: 2020-08-03, act: pay, by: borrower, amount: in_full"
    assert owed("round.register.hide", *IN_REGISTER, paid, act="").opened().due == date(2020, 8, 6)
    hidden = tell(*IN_REGISTER, paid, "date: 2020-08-05, act: hide_round_register")
    assert ("round.register.hide", ("loan", "borrower")) not in hidden.state.duties


def test_a_vague_lead_is_owed_no_check() -> None:
    vague = "date: 2020-05-06, act: offer_lead, by: lender, lead: 据说名下有房, definite: false"
    assert {name for name, _ in tell(*NOTIFIED, vague).state.duties}.isdisjoint({"lead.check", "lead.check_urgent"})
