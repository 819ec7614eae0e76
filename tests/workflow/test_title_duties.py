"""Each duty on the way from the title to its performance: met in time, met late, and when nothing happens at all."""

from datetime import date

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .duty_stories import Owed, met_in_time, met_late, nothing_happens
from .road_stories import ACCEPTED, APPLIED, NOTICE, NOTIFIED, SERVED, tell

OLD = {"title": "kind: judgment, made: 2014-09-01, pay: {principal: 200000.00}, within_days: 10"}
OLD_SERVED = "date: 2014-09-04, act: serve_judgment"
PAID = "date: 2020-05-12, act: pay, by: borrower, amount: in_full"
FALLEN = (
    *NOTIFIED,
    "date: 2020-05-12, act: pay, by: borrower, amount: in_full",
    "date: 2020-06-01, act: order_retrial",
    "date: 2020-09-01, act: decide_retrial, result: set_aside",
)
CLAIM = "date: 2020-09-07, act: claim_restitution, by: borrower, ground: title_set_aside"


def owed(duty: str, *events: str, act: str, last: date | None = None, **told: object) -> Owed:
    return Owed(duty, events, act, last, told, tell)


DUTIES = [
    owed("title.file_case", *APPLIED, act="act: accept_enforcement", last=date(2020, 4, 20)),
    owed("title.serve_notice", *ACCEPTED, act=NOTICE, last=date(2020, 4, 23)),
    owed(
        "title.serve_notice_after_acceptance",
        OLD_SERVED,
        "date: 2014-11-03, act: apply_enforcement, by: lender",
        "date: 2014-11-06, act: accept_enforcement",
        act="act: serve_notice, pay_within_days: 7",
        last=date(2014, 11, 10),
        **OLD,
    ),
    owed(
        "title.serve_notice_across_amendment",
        OLD_SERVED,
        "date: 2015-02-02, act: apply_enforcement, by: lender",
        "date: 2015-02-05, act: accept_enforcement",
        act="act: serve_notice, pay_within_days: 7",
        **OLD,
    ),
    owed(
        "title.notice_after_measure",
        *ACCEPTED,
        "date: 2020-04-16, act: seize_property, kind: money",
        act=NOTICE,
        last=date(2020, 4, 20),
    ),
    owed(
        "title.order_report",
        *ACCEPTED,
        "date: 2020-04-20, act: serve_notice, pay_within_days: 7",
        act="act: order_property_report, report_property_within_days: 7",
        last=date(2020, 4, 20),
    ),
    owed(
        "title.report",
        *NOTIFIED,
        act="act: report_property, by: borrower, report: complete",
        last=date(2020, 4, 27),
    ),
    owed(
        "title.supplement",
        *NOTIFIED,
        "date: 2020-04-27, act: report_property, by: borrower, report: complete",
        "date: 2020-05-06, act: property_changes, by: borrower, what: 售出车辆",
        act="act: supplement_report, by: borrower",
        last=date(2020, 5, 18),
    ),
    owed(
        "title.decide_limitation_objection",
        *NOTIFIED,
        "date: 2020-05-06, act: object_limitation, by: borrower",
        act="act: reject_limitation_objection",
    ),
    owed(
        "title.decide_jurisdiction",
        *NOTIFIED,
        "date: 2020-04-27, act: object_jurisdiction, by: borrower",
        act="act: decide_jurisdiction, result: unfounded",
    ),
    owed("title.conclude", *NOTIFIED, PAID, act="act: conclude_enforcement"),
    owed("title.decide_restitution", *FALLEN, CLAIM, act="act: order_reversal"),
    owed("title.give_back", *FALLEN, CLAIM, "date: 2020-09-21, act: order_reversal", act="act: give_back, by: lender"),
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


def test_every_duty_of_the_road_to_enforcement_is_told_here() -> None:
    duties = {duty for duty in load_engine().book.duties if duty.startswith("title.")}
    assert {owed.duty for owed in DUTIES} == duties


@pytest.mark.parametrize(
    ("duty", "moot"),
    [
        ("title.report", (*NOTIFIED, PAID)),
        ("title.report", (*NOTIFIED, "date: 2020-04-22, act: end_report_duty, why: 已履行完毕")),
        ("title.serve_notice", (*APPLIED, "date: 2020-04-15, act: reject_enforcement, ground: not_holder")),
    ],
)
def test_what_nobody_needs_any_more_is_no_longer_owed(duty: str, moot: tuple[str, ...]) -> None:
    told = tell(*moot, mode="audit")
    assert [past.outcome for past in told.state.past_duties if past.rule.id == duty] == ["moot"]


def test_more_time_to_report_puts_a_new_day_in_the_place_of_the_old_one() -> None:
    longer = "date: 2020-04-24, act: extend_report_time, report_property_within_days: 14, reasons: 账目待整理"
    told = tell(*NOTIFIED, longer, "date: 2020-05-08, act: report_property, by: borrower, report: complete")
    assert [past.outcome for past in told.state.past_duties if past.rule.id == "title.report"] == ["moot", "done"]


def test_before_the_title_falls_into_default_nobody_owes_anything() -> None:
    assert tell(*SERVED, "date: 2020-03-31").state.duties == {}
