"""Each duty about a remedy, met in time, met late, and when nothing happens at all."""

from datetime import date

import pytest

from blacklist_sim.workflow.assemble import load_engine

from .duty_stories import Owed, met_in_time, met_late, nothing_happens
from .listing_stories import ABLE, listed_on

LISTED = listed_on("2020-03-04", ABLE)
RESTRICTED = (
    "date: 2020-03-02, act: apply_consumption_restriction, by: lender",
    "date: 2020-03-09, act: order_consumption_restriction, reasons: 规避执行",
    "date: 2020-03-11, act: serve_consumption_order",
)
BAN = (
    "date: 2020-03-02, act: apply_exit_ban, by: lender, written: true",
    "date: 2020-03-04, act: order_exit_ban, reasons: 有出境迹象",
)
FINE = (
    "date: 2020-06-01, act: fine, ground: able_but_refuses, amount: 5000, reasons: 拒不履行, "
    "facts: {able_to_perform: true}"
)
DETAIN = FINE.replace("act: fine", "act: detain").replace("amount: 5000", "days: 15")
RELEASE = "review.carry_out.release"
WRONG, DATA, DUE = "should_not_be_listed", "data_inaccurate", "ought_to_be_deleted"


def petition(cause: str) -> str:
    return f"date: 2020-06-01, act: apply_correction, by: borrower, cause: {cause}, in_writing: true"


def granted(fact: str) -> str:
    return f"date: 2020-06-10, act: grant_correction, reasons: 申请成立, facts: {{{fact}: true}}"


REJECTED = ("date: 2020-06-10, act: reject_correction", "date: 2020-06-11, act: serve_rejection")
UP = "date: 2020-06-19, act: apply_reconsideration, by: borrower"
DECIDE = "act: decide_reconsideration, result: rejected, reasons: 理由不成立"
OBJECT = "date: 2020-06-01, act: object_to_act, by: lender, what: 选定的评估机构"
RULED = (
    OBJECT,
    "date: 2020-06-02, act: file_objection",
    "date: 2020-06-10, act: decide_objection, result: rejected, reasons: 理由不成立",
)
REVIEW = (
    *RULED,
    "date: 2020-06-11, act: serve_rejection",
    "date: 2020-06-19, act: apply_objection_review, by: lender",
)
LIFTED = (
    *LISTED,
    "date: 2020-03-05, act: order_consumption_restriction",
    "date: 2020-03-06, act: serve_consumption_order",
    "date: 2020-05-06, act: lift_consumption_restriction, ground: security, facts: {security_enough: true}, "
    "reasons: 提供担保",
)
ADDED = (
    "date: 2020-05-06, act: apply_party_change, by: lender, who: stranger",
    "date: 2020-05-20, act: add_party, who: stranger, basis: one_person_company, facts: {party_ground_shown: true}",
)
HELD = {"year": 2020}


def owed(duty: str, *events: str, act: str, last: date | None = None, **told: object) -> Owed:
    return Owed(duty, events, act, last, {**HELD, **told})


DUTIES = [
    owed("review.examine", *LISTED, petition(WRONG), act="act: reject_correction", last=date(2020, 6, 16)),
    owed(
        "review.opinion_examine",
        *listed_on("2017-03-06", ABLE),
        "date: 2017-03-14, act: apply_correction, by: borrower, cause: should_not_be_listed, in_person: true, "
        "states_reasons: true",
        act="act: reject_correction",
        last=date(2017, 3, 17),
        year=2017,
        policy="{credit_opinion_times: apply_until_2017}",
    ),
    owed(
        "review.order.examine",
        *RESTRICTED,
        petition("wrongly_restricted"),
        act="act: reject_correction",
        last=date(2020, 6, 16),
    ),
    owed("review.serve_rejection", *LISTED, petition(WRONG), REJECTED[0], act="act: serve_rejection"),
    owed("review.serve_ruling", *RULED, act="act: serve_rejection"),
    owed(
        "review.carry_out.revoke",
        *LISTED,
        petition(WRONG),
        granted("wrongly_listed"),
        act="act: revoke_listing",
        last=date(2020, 6, 15),
    ),
    owed(
        "review.carry_out.correct",
        *LISTED,
        petition(DATA),
        granted("data_inaccurate"),
        act="act: correct_listing",
        last=date(2020, 6, 15),
    ),
    owed(
        "review.carry_out.delete",
        *LISTED,
        "date: 2020-05-06, act: request_deletion, by: lender, written: true",
        petition(DUE),
        granted("deletion_ground_present"),
        act="act: delete_listing, ground: creditor_request",
        last=date(2020, 6, 15),
    ),
    owed(
        "review.carry_out.lift",
        *RESTRICTED,
        petition("wrongly_restricted"),
        granted("order_wrongly_imposed"),
        act="act: lift_consumption_restriction, ground: wrongly_imposed",
        last=date(2020, 6, 15),
    ),
    owed(
        "review.carry_out.end_ban",
        *BAN,
        "date: 2020-03-12, act: apply_measure_review, by: borrower, against: exit_ban",
        "date: 2020-03-20, act: decide_reconsideration, result: granted, reasons: 出境就医",
        act="act: lift_exit_ban",
    ),
    owed(
        "review.carry_out.release",
        DETAIN,
        "date: 2020-06-02, act: apply_measure_review, by: borrower, against: detention",
        "date: 2020-06-03, act: decide_reconsideration, result: granted, reasons: 并非拒不履行",
        act="act: release_detention",
    ),
    owed(
        "review.carry_out.restore",
        *LIFTED,
        "date: 2020-05-11, act: object_to_act, by: lender, against: lift",
        "date: 2020-05-12, act: file_objection",
        "date: 2020-05-20, act: decide_objection, result: granted, reasons: 担保不足",
        act="act: order_consumption_restriction, ground: listing",
    ),
    owed("review.decide_reconsideration", *LISTED, petition(WRONG), *REJECTED, UP, act=DECIDE, last=date(2020, 7, 6)),
    owed(
        "review.order.decide_reconsideration",
        *RESTRICTED,
        petition("wrongly_restricted"),
        *REJECTED,
        UP,
        act=DECIDE,
        last=date(2020, 7, 6),
    ),
    owed(
        "review.exit_ban.decide",
        *BAN,
        "date: 2020-03-12, act: apply_measure_review, by: borrower, against: exit_ban",
        act=DECIDE,
        last=date(2020, 3, 27),
    ),
    owed(
        "review.sanction.decide",
        FINE,
        "date: 2020-06-03, act: apply_measure_review, by: borrower, against: fine",
        act=DECIDE,
        last=date(2020, 6, 8),
    ),
    owed(
        "review.party_ruling.decide",
        *ADDED,
        "date: 2020-05-27, act: apply_measure_review, by: stranger, against: party_ruling, received: 2020-05-21, "
        "shareholder_or_limited_partner: false",
        act=DECIDE,
        last=date(2020, 7, 27),
        debtors="borrower, {who: stranger, as: added}",
    ),
    owed("review.objection.file", OBJECT, act="act: file_objection", last=date(2020, 6, 4)),
    owed(
        "review.objection.decide",
        *RULED[:2],
        act="act: decide_objection, result: rejected, reasons: 理由不成立",
        last=date(2020, 6, 16),
    ),
    owed(
        "review.object.decide",
        "date: 2020-06-01, act: object_to_property, by: stranger, what: 车库",
        "date: 2020-06-02, act: file_objection",
        act="act: decide_objection, result: rejected, reasons: 理由不成立",
        last=date(2020, 6, 16),
    ),
    owed(
        "review.objection.review_decide",
        *REVIEW,
        act="act: decide_objection_review, result: objection_fails, reasons: 理由不成立",
        last=date(2020, 7, 20),
    ),
    owed(
        "review.objection.review_decide_extended",
        *REVIEW,
        "date: 2020-07-17, act: extend_objection_review, reasons: 案情复杂",
        act="act: decide_objection_review, result: objection_fails, reasons: 理由不成立",
        last=date(2020, 8, 19),
    ),
]
table = pytest.mark.parametrize("owed", DUTIES, ids=lambda owed: owed.duty)


@table
def test_a_duty_met_soon_or_on_its_last_day_is_met(owed: Owed) -> None:
    met_in_time(owed)


@table
def test_a_duty_met_late_leaves_a_finding_and_one_without_a_day_is_never_late(owed: Owed) -> None:
    if owed.duty != RELEASE:
        met_late(owed)


@table
def test_a_duty_that_nobody_does_goes_on(owed: Owed) -> None:
    if owed.duty != RELEASE:
        nothing_happens(owed)


def test_who_has_sat_the_detention_out_is_owed_no_release_any_more() -> None:
    (release,) = [owed for owed in DUTIES if owed.duty == RELEASE]
    for day, outcomes in (("2020-06-16", []), ("2020-06-17", ["moot"])):
        past = release.with_(f"date: {day}").state.past_duties
        assert [duty.outcome for duty in past if duty.rule.id == RELEASE] == outcomes


def test_every_duty_about_a_remedy_is_told_here() -> None:
    duties = {duty for duty in load_engine().book.duties if duty.startswith("review.")}
    assert {owed.duty for owed in DUTIES} == duties


@pytest.mark.parametrize(("cause", "fact"), [(WRONG, "wrongly_listed"), (DATA, "data_inaccurate")])
def test_one_wrong_found_on_a_petition_is_one_duty(cause: str, fact: str) -> None:
    told = Owed("", (*LISTED, petition(cause), granted(fact)), "", None, HELD).with_("date: 2020-06-30")
    late = [found.what for found in told.state.findings if found.what.startswith(("listing.", "review."))]
    assert late == ["review.carry_out.revoke" if cause == WRONG else "review.carry_out.correct"]
