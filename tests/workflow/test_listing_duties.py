"""Each duty about an entry, met in time, met late, and when nothing happens at all."""

from datetime import date

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .duty_stories import Owed, met_in_time, met_late, nothing_happens
from .listing_stories import ABLE, REPORT, listed_on

LISTED = listed_on("2019-03-04", ABLE)
TERM = listed_on("2019-03-04", REPORT)
DECIDED = (f"date: 2019-03-04, act: decide_listing, {ABLE}",)
PAID = "date: 2019-06-14, act: pay, by: borrower, amount: in_full"
ROUND = (
    "date: 2019-03-05, act: order_consumption_restriction",
    "date: 2019-03-06, act: serve_consumption_order",
    "date: 2019-04-10, act: query_assets, means: network, found: false",
    "date: 2019-05-20, act: end_round, property: none, creditor_heard: true, president_approved: true, "
    "facts: {inquiry_exhausted: true}",
    "date: 2019-06-03, act: query_assets, means: network, found: false",
    "date: 2019-07-01, act: query_assets, means: network, found: false",
)
BOTH = listed_on(
    "2020-03-04",
    "grounds: [able_but_refuses, report_broken], facts: {able_to_perform: true, report_duty_broken: true}",
)
IN_2020 = {"year": 2020}

DUTIES = [
    Owed(
        "listing.decide_application",
        ("date: 2019-03-04, act: apply_listing, by: lender, grounds: [able_but_refuses]",),
        "act: refuse_listing",
        date(2019, 3, 19),
    ),
    Owed("listing.serve_decision", DECIDED, "act: serve_listing_decision"),
    Owed("listing.publish", DECIDED, "act: publish_listing"),
    Owed(
        "listing.notify_agencies",
        (*DECIDED, "date: 2019-03-04, act: publish_listing"),
        "act: notify_agencies, bodies: [government, credit_bureau]",
    ),
    Owed(
        "listing.answer_deletion_request",
        (*LISTED, "date: 2019-06-03, act: request_deletion, by: lender, written: true"),
        "act: refuse_deletion, reasons: 没有履行",
    ),
    Owed("listing.delete.performed", (*LISTED, PAID), "act: delete_listing", date(2019, 6, 19)),
    Owed(
        "listing.delete.settlement",
        (
            *LISTED,
            "date: 2019-04-01, act: settle, by: lender, filed: true, amount: 150000.00, perform_by: 2019-06-14",
            "date: 2019-06-14, act: perform_settlement, by: borrower, result: full",
        ),
        "act: delete_listing",
        date(2019, 6, 19),
    ),
    Owed(
        "listing.delete.fulfilled_by_event",
        (*LISTED, f"{PAID}, known_on: 2019-06-18"),
        "act: delete_listing",
        date(2019, 6, 19),
        {"policy": "{three_days_start: event}"},
    ),
    Owed("listing.delete.no_assets", (*LISTED, *ROUND), "act: delete_listing", date(2019, 7, 4)),
    Owed(
        "listing.delete.suspended",
        (*LISTED, "date: 2019-06-03, act: order_retrial"),
        "act: delete_listing",
        date(2019, 6, 6),
    ),
    Owed(
        "listing.delete.refused_enforcement",
        (
            *LISTED,
            "date: 2019-06-03, act: refuse_enforcement, ground: notarised_debt, facts: {refusal_ground_holds: true}",
        ),
        "act: delete_listing",
        date(2019, 6, 6),
        {"kind": "notarised_debt"},
    ),
    Owed(
        "listing.delete.terminated",
        (
            *LISTED,
            "date: 2019-06-03, act: withdraw_application, by: lender",
            "date: 2019-06-03, act: terminate_enforcement, ground: withdrawn",
        ),
        "act: delete_listing",
        date(2019, 6, 6),
    ),
    Owed("listing.delete.expired", (*TERM, "date: 2021-03-05"), "act: delete_listing", date(2021, 3, 9)),
    Owed(
        "listing.delete.together",
        (*BOTH, "date: 2020-06-03, act: pay, by: borrower, amount: in_full"),
        "act: delete_listing, entry: 2, ground: together",
        date(2020, 6, 8),
        IN_2020,
    ),
    Owed(
        "listing.delete.early_as_a_rule",
        (
            *listed_on("2020-03-04", REPORT),
            "date: 2020-06-03, act: pay, by: borrower, amount: in_full",
        ),
        "act: delete_listing, ground: early, reasons: 已全部履行",
        None,
        {"year": 2020, "policy": "{term_entry_after_performance: early_as_a_rule}"},
    ),
    Owed(
        "listing.revoke",
        (*LISTED, "date: 2019-04-01, act: find_listing_error, facts: {wrongly_listed: true}"),
        "act: revoke_listing",
        date(2019, 4, 4),
    ),
    Owed(
        "listing.correct",
        (*LISTED, "date: 2019-04-01, act: find_listing_error, facts: {data_inaccurate: true}"),
        "act: correct_listing",
        date(2019, 4, 4),
    ),
]
table = pytest.mark.parametrize("owed", DUTIES, ids=lambda owed: owed.duty)


@table
def test_a_duty_met_on_its_last_day_is_met(owed: Owed) -> None:
    met_in_time(owed)


@table
def test_a_duty_met_late_leaves_a_finding_and_one_without_a_day_is_never_late(owed: Owed) -> None:
    met_late(owed)


@table
def test_a_duty_that_nobody_does_goes_on(owed: Owed) -> None:
    nothing_happens(owed)


def test_every_duty_about_an_entry_is_told_here() -> None:
    duties = {duty for duty in load_engine().book.duties if duty.startswith("listing.")}
    assert {owed.duty for owed in DUTIES} == duties


def test_paying_between_decision_and_publication_leaves_no_duty_to_publish() -> None:
    owed = Owed("listing.publish", (*DECIDED, PAID), "act: publish_listing")
    told = owed.with_("date: 2019-06-17")
    assert [duty.outcome for duty in told.state.past_duties if duty.rule.id == "listing.publish"] == ["moot"]


def test_what_is_known_to_be_wrong_need_not_be_published() -> None:
    found = "date: 2019-03-05, act: find_listing_error, facts: {wrongly_listed: true}"
    told = Owed("listing.publish", (*DECIDED, found), "").with_()
    assert "listing.publish" not in {name for name, _ in told.state.duties}
    assert "consumption.order_after_listing" not in {name for name, _ in told.state.duties}
