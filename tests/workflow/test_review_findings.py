"""Places where the notes set a trap that a second reading of the rules found open."""

from datetime import date

import pytest

from .listing_stories import ABLE, COMPANY, REPORT, due, entry, is_open, listed_on, refusing, tell

MINOR = "{kind: person, name: 张某, born: 2005-03-04}"
LISTED = listed_on("2019-03-04", ABLE)
ORDERED = ("date: 2019-03-04, act: order_consumption_restriction", "date: 2019-03-04, act: serve_consumption_order")
EMPTY = "date: {}, act: query_assets, means: network, found: false"
END_ROUND = (
    "date: 2019-05-20, act: end_round, property: none, creditor_heard: true, president_approved: true, "
    "facts: {inquiry_exhausted: true}"
)
PAID = "date: {}, act: pay, by: borrower, amount: in_full"
ABLE_REPORT = "grounds: [report_broken], facts: {report_duty_broken: true, able_to_perform: true}"


def found(told):
    """The rules of all findings."""
    return {finding.rule for finding in told.state.findings}


def test_a_query_made_on_the_day_of_the_ruling_but_before_it_is_not_a_query_after_the_round():
    story = (*LISTED, *ORDERED, EMPTY.format("2019-05-20"), END_ROUND, EMPTY.format("2019-11-20"))
    assert not is_open(tell(*story, "date: 2019-11-21"), "delete_listing")


def test_a_query_made_on_the_day_of_the_ruling_after_it_counts():
    story = (*LISTED, *ORDERED, EMPTY.format("2019-05-19"), END_ROUND, EMPTY.format("2019-05-20"))
    told = tell(*story, EMPTY.format("2019-11-20"))
    assert due(told, "listing.delete.no_assets") == date(2019, 11, 25)


ENDINGS = {
    "retrial": ("date: 2019-04-01, act: order_retrial",),
    "withdrawal": (
        "date: 2019-04-01, act: withdraw_application, by: lender",
        "date: 2019-04-01, act: terminate_enforcement, ground: withdrawn",
    ),
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_an_entry_without_term_is_not_shown_once_a_deletion_ground_is_there(ending):
    decided = (f"date: 2019-03-04, act: decide_listing, {ABLE}", *ending)
    assert not is_open(tell(*decided), "publish_listing")
    told = tell(*decided, "date: 2019-04-02, act: publish_listing")
    assert refusing(told) == ("listing.publish.ended",)
    assert entry(told) == "decided"


def test_an_entry_with_a_term_is_shown_although_a_retrial_was_ordered_since_the_seven_grounds_leave_it_alone():
    decided = (f"date: 2019-03-04, act: decide_listing, {REPORT}", *ENDINGS["retrial"])
    assert is_open(tell(*decided), "publish_listing")
    assert entry(tell(*decided, "date: 2019-04-02, act: publish_listing")) == "published"


def test_a_suspension_that_the_applicant_agreed_to_does_not_keep_an_entry_from_being_shown():
    told = tell(
        f"date: 2019-03-04, act: decide_listing, {ABLE}",
        "date: 2019-04-01, act: hold_off, by: lender",
        "date: 2019-04-02, act: suspend_enforcement, ground: applicant_agrees",
        "date: 2019-04-03, act: publish_listing",
    )
    assert entry(told) == "published"


def test_an_entry_whose_term_ran_out_before_it_was_shown_is_not_shown_any_more():
    decided = f"date: 2019-03-04, act: decide_listing, {REPORT}"
    assert is_open(tell(decided, "date: 2021-03-04"), "publish_listing")
    assert not is_open(tell(decided, "date: 2021-03-05"), "publish_listing")
    assert refusing(tell(decided, "date: 2021-03-05, act: publish_listing")) == ("listing.publish.ended",)


def test_under_the_2013_text_a_retrial_is_no_deletion_ground_and_keeps_no_entry_back():
    told = tell(
        f"date: 2016-03-04, act: decide_listing, {ABLE}",
        "date: 2016-04-01, act: order_retrial",
        "date: 2016-04-05, act: publish_listing",
        year=2016,
    )
    assert entry(told) == "published"


PETITION = "date: 2019-04-02, act: apply_correction, by: borrower, cause: should_not_be_listed"


def test_a_petition_that_the_file_itself_shows_to_be_right_is_not_turned_down():
    told = tell(*LISTED, PETITION, "date: 2019-04-10, act: reject_correction", mode="audit", borrower=MINOR)
    assert "review.correction.not_founded" in found(told)


def test_granting_a_petition_that_the_file_itself_shows_to_be_right_needs_no_further_finding():
    told = tell(*LISTED, PETITION, "date: 2019-04-10, act: grant_correction", mode="audit", borrower=MINOR)
    assert "review.correction.founded" not in found(told)
    assert due(told, "review.carry_out.revoke") == date(2019, 4, 15)


def test_a_petition_against_an_adults_entry_is_granted_only_on_a_finding():
    assert refusing(tell(*LISTED, PETITION, "date: 2019-04-10, act: grant_correction")) == (
        "review.correction.founded",
    )


STRANGER = (
    "date: 2020-03-02, act: order_consumption_restriction, who: stranger, reasons: x",
    "date: 2020-03-03, act: serve_consumption_order, who: stranger",
    "date: 2020-03-05, act: apply_correction, by: stranger, cause: wrongly_restricted",
)


@pytest.mark.parametrize(
    ("answer", "breach", "wrong"),
    [
        ("reject_correction", "review.order.not_founded", True),
        ("grant_correction", "review.order.founded", False),
    ],
)
def test_a_stranger_under_an_order_has_a_petition_that_must_be_granted(answer, breach, wrong):
    told = tell(*STRANGER, f"date: 2020-03-09, act: {answer}, who: stranger", mode="audit")
    assert (breach in found(told)) is wrong


def test_a_court_that_sees_a_minor_on_the_list_may_correct_itself_without_a_further_finding():
    told = tell(
        *LISTED, "date: 2019-04-02, act: self_check, who: borrower, against: listing", mode="audit", borrower=MINOR
    )
    assert "review.self_check.error" not in found(told)


def test_no_restriction_is_owed_against_a_listed_debtor_who_has_died():
    assert is_open(tell(*LISTED), "order_consumption_restriction")
    assert not is_open(tell(*LISTED, "date: 2019-04-01, act: record_death"), "order_consumption_restriction")


@pytest.mark.parametrize(("decision", "owed"), [(ABLE, False), (REPORT, True)], ids=["able", "report broken"])
def test_after_listing_no_restriction_is_owed_while_the_applicant_holds_off_a_mere_refusal(decision, owed):
    told = tell(
        f"date: 2020-03-02, act: decide_listing, {decision}",
        "date: 2020-03-03, act: hold_off, by: lender",
    )
    assert is_open(told, "order_consumption_restriction") is owed


@pytest.mark.parametrize(("ground", "refused"), [("non_performance", True), ("round_end", False)])
def test_an_applicant_who_holds_off_stops_no_order_that_the_end_of_the_round_asks_for(ground, refused):
    told = tell(
        "date: 2020-03-03, act: hold_off, by: lender",
        f"date: 2020-03-04, act: order_consumption_restriction, ground: {ground}, reasons: x",
    )
    assert (refusing(told) == ("consumption.bar.creditor_holds_off",)) is refused


def test_a_deletion_owed_under_the_2013_text_stays_owed_when_the_2017_text_gives_the_entry_a_term():
    listed = listed_on("2016-03-02", ABLE_REPORT)
    told = tell(*listed, PAID.format("2017-04-28"), "date: 2017-05-03", year=2016)
    assert due(told, "listing.delete.performed") == date(2017, 5, 4)
    deleted = tell(*listed, PAID.format("2017-04-28"), "date: 2017-05-04, act: delete_listing", year=2016)
    assert entry(deleted) == "deleted"


def test_an_entry_of_2013_paid_only_under_the_2017_text_has_the_term_of_its_ground():
    told = tell(
        *listed_on("2016-03-02", ABLE_REPORT),
        PAID.format("2017-05-02"),
        "date: 2017-05-04, act: delete_listing, ground: performed",
        year=2016,
    )
    assert refusing(told) == ("listing.delete.not_for_terms",)


CONTROLLED = "{kind: entity, name: 某公司, officers: {legal_representative: boss, actual_controller: newcomer}}"


@pytest.mark.parametrize(
    ("doer", "day", "money", "breach"),
    [
        ("boss", "2015-07-21", "own", False),
        ("boss", "2015-07-21", "entity", True),
        ("boss", "2015-07-22", "own", True),
        ("newcomer", "2015-07-21", "entity", False),
        ("newcomer", "2015-07-22", "own", True),
        ("stranger", "2015-07-22", "own", False),
        ("stranger", "2015-07-22", "entity", False),
    ],
)
def test_an_order_against_a_company_is_broken_only_by_those_whom_the_text_of_the_day_binds(doer, day, money, breach):
    told = tell(
        "date: 2015-03-04, act: order_consumption_restriction, reasons: x",
        "date: 2015-03-04, act: serve_consumption_order",
        f"date: {day}, act: buy, by: {doer}, conduct: {{air: {{}}}}, paid_by: {money}",
        year=2015,
        borrower=CONTROLLED,
    )
    assert (refusing(told) == ("consumption.breach",)) is breach


def test_a_bodys_head_is_detained_only_after_a_fine_on_that_very_body():
    told = tell(
        "date: 2019-03-04, act: order_consumption_restriction, reasons: x",
        "date: 2019-03-04, act: serve_consumption_order",
        "date: 2019-03-05, act: notify_assisting_body, body: stranger, reasons: x",
        "date: 2019-03-05, act: notify_assisting_body, body: newcomer, reasons: x",
        "date: 2019-04-01, act: fine, who: newcomer, ground: body_not_assisting, amount: 1000, reasons: x, "
        "facts: {let_conduct_happen: true}",
        "date: 2019-04-08, act: detain, who: stranger, ground: body_not_assisting, days: 5, reasons: x, "
        "facts: {let_conduct_happen: true, still_disregards_notice: true}",
        borrower=COMPANY,
    )
    assert refusing(told) == ("sanction.detention.body_after_refusal",)
