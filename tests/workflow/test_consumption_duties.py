"""Each duty about a restriction order, met in time, met late, and when nothing happens at all."""

from datetime import date

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .duty_stories import Owed, met_in_time, met_late, nothing_happens
from .listing_stories import ABLE, COMPANY, listed_on

APPLY = "date: 2020-03-02, act: apply_consumption_restriction, by: lender"
ORDER = "date: 2020-03-09, act: order_consumption_restriction, reasons: 规避执行"
SERVE = "date: 2020-03-11, act: serve_consumption_order"
RESTRICTED = (APPLY, ORDER, SERVE)
PAID = "date: 2020-06-10, act: pay, by: borrower, amount: in_full"
PROVED = "facts: {officer_change_needed: true, former_not_controller: true, former_not_responsible: true}"
LEFT = (
    *RESTRICTED,
    "date: 2020-05-06, act: change_officer, by: borrower, who: borrower, role: legal_representative, "
    "former: boss, successor: newcomer",
    f"date: 2020-06-10, act: examine_officer_change, who: boss, entity: borrower, {PROVED}",
)
FIRM = {"year": 2020, "borrower": COMPANY}
IN_2020 = {"year": 2020}

DUTIES = [
    Owed("consumption.decide_application", (APPLY,), "act: refuse_consumption_restriction", None, IN_2020),
    Owed(
        "consumption.order_after_listing",
        listed_on("2020-03-04", ABLE),
        "act: order_consumption_restriction",
        None,
        IN_2020,
    ),
    Owed("consumption.serve", (APPLY, ORDER), "act: serve_consumption_order", None, IN_2020),
    Owed(
        "consumption.decide_exemption",
        (*RESTRICTED, "date: 2020-05-06, act: apply_exemption, by: borrower, item: [air], purpose: 出差"),
        "act: refuse_exemption",
        None,
        IN_2020,
    ),
    Owed("consumption.lift_on_performance", (*RESTRICTED, PAID), "act: lift_consumption_restriction", None, IN_2020),
    Owed(
        "consumption.lift_in_three_days",
        (
            "date: 2022-03-01, act: apply_consumption_restriction, by: lender",
            "date: 2022-03-08, act: order_consumption_restriction, reasons: 规避执行",
            "date: 2022-03-10, act: serve_consumption_order",
            "date: 2022-06-10, act: pay, by: borrower, amount: in_full",
        ),
        "act: lift_consumption_restriction",
        date(2022, 6, 15),
        {"year": 2022, "policy": "{supervision_item_22: apply}"},
    ),
    Owed("consumption.lift_former_officer", LEFT, "act: lift_consumption_restriction, who: boss", None, FIRM),
    Owed(
        "consumption.restrict_successor",
        (*LEFT, "date: 2020-06-11, act: lift_consumption_restriction, who: boss"),
        "act: order_consumption_restriction, who: borrower, bind: [newcomer]",
        None,
        FIRM,
    ),
    Owed(
        "consumption.undo_wrong_target",
        (APPLY, "date: 2020-03-09, act: order_consumption_restriction, who: stranger, reasons: 误认"),
        "act: lift_consumption_restriction, who: stranger",
        None,
        {"year": 2020, "mode": "audit"},
    ),
    Owed(
        "consumption.lift_after_termination",
        (
            *RESTRICTED,
            "date: 2020-06-10, act: withdraw_application, by: lender",
            "date: 2020-06-10, act: terminate_enforcement, ground: withdrawn",
        ),
        "act: lift_consumption_restriction",
        None,
        IN_2020,
    ),
    Owed(
        "consumption.tell_circle",
        (
            *RESTRICTED,
            "date: 2020-03-12, act: announce_consumption_order, media: [press], reasons: 屡次高消费",
            PAID,
            "date: 2020-06-11, act: lift_consumption_restriction",
        ),
        "act: announce_consumption_order, media: [press], of: lift, reasons: 原范围公告",
        None,
        IN_2020,
    ),
    Owed(
        "consumption.examine_report",
        (*RESTRICTED, "date: 2020-04-12, act: report_breach, by: lender, item: [air]"),
        "act: examine_report",
        None,
        IN_2020,
    ),
]
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


def test_every_duty_about_an_order_is_told_here() -> None:
    duties = {duty for duty in load_engine().book.duties if duty.startswith("consumption.")}
    assert {owed.duty for owed in DUTIES} == duties


def test_the_restricted_people_of_a_company_are_each_owed_their_lift() -> None:
    told = Owed("", (*RESTRICTED, PAID), "", None, FIRM).with_()
    owed = {duty.about for (name, _), duty in told.state.duties.items() if name == "consumption.lift_on_performance"}
    assert owed == {"borrower", "boss"}
