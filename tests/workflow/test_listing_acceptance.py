"""The acceptance tests of the law note on the list, one function each, named by number and by what it says."""

from datetime import date

import pytest

from blacklist_sim.workflow import observe

from .listing_stories import ABLE, COMPANY, REPORT, due, entry, is_open, listed_on, refusing, tell

ORDER = ("date: 2019-03-04, act: order_consumption_restriction", "date: 2019-03-05, act: serve_consumption_order")
EMPTY = "date: {}, act: query_assets, means: network, found: false"
END_ROUND = (
    "date: 2019-05-20, act: end_round, property: none, creditor_heard: true, president_approved: true, "
    "facts: {inquiry_exhausted: true}"
)


def test_1_ground_one_paid_in_full_goes_within_three_working_days_and_the_restriction_by_its_own_act():
    paid = (*listed_on("2019-03-04", ABLE), *ORDER, "date: 2019-06-14, act: pay, by: borrower, amount: in_full")
    told = tell(*paid, "date: 2019-06-17")
    assert due(told, "listing.delete.performed") == date(2019, 6, 19)
    told = tell(*paid, "date: 2019-06-18, act: delete_listing")
    assert entry(told) == "deleted"
    assert observe.restricted(told.state, "borrower")
    assert is_open(told, "lift_consumption_restriction")


def test_2_ground_four_paid_in_full_is_not_due_and_may_go_early():
    paid = (*listed_on("2019-03-04", REPORT), "date: 2019-06-14, act: pay, by: borrower, amount: in_full")
    assert not is_open(tell(*paid, "date: 2019-06-24"), "delete_listing")
    assert refusing(tell(*paid, "date: 2019-06-24, act: delete_listing, ground: performed")) == (
        "listing.delete.not_for_terms",
    )
    assert entry(tell(*paid, "date: 2019-06-24, act: delete_listing, ground: early, reasons: 主动履行")) == "deleted"
    assert due(tell(*paid, "date: 2021-03-05"), "listing.delete.expired") == date(2021, 3, 9)


def test_3_after_the_round_the_second_empty_query_counts_unless_a_lead_came_first():
    ended = (*listed_on("2019-03-04", ABLE), *ORDER, EMPTY.format("2019-04-10"), END_ROUND, EMPTY.format("2019-11-20"))
    second = EMPTY.format("2020-05-20")
    assert not is_open(tell(*ended, "date: 2019-11-25"), "delete_listing")
    told = tell(*ended, second, "date: 2020-05-21")
    assert due(told, "listing.delete.no_assets") == date(2020, 5, 25)
    lead = "date: 2020-01-10, act: offer_lead, by: lender, effective: true"
    assert not is_open(tell(*ended, lead, second, "date: 2020-05-21"), "delete_listing")


def test_4_ground_four_stays_after_two_empty_queries_until_its_term_ends():
    ended = (
        *listed_on("2019-03-04", REPORT),
        *ORDER,
        EMPTY.format("2019-04-10"),
        END_ROUND,
        EMPTY.format("2019-11-20"),
        EMPTY.format("2020-05-20"),
    )
    assert not is_open(tell(*ended, "date: 2020-06-20"), "delete_listing")
    assert due(tell(*ended, "date: 2021-03-05"), "listing.delete.expired") == date(2021, 3, 9)


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        ("2020-07-10", ("listing.relist.six_months",)),
        ("2020-07-15", ("listing.relist.six_months",)),
        ("2020-07-16", ()),
    ],
)
def test_5_six_months_after_a_deletion_on_request_a_new_application_is_examined(day, rules):
    told = tell(
        *listed_on("2019-03-04", ABLE),
        "date: 2020-01-10, act: request_deletion, by: lender, written: true",
        "date: 2020-01-15, act: delete_listing, ground: creditor_request",
        f"date: {day}, act: apply_listing, by: lender, grounds: [able_but_refuses]",
    )
    assert refusing(told) == rules
    assert is_open(told, "decide_listing") is (not rules)


def test_6_a_minor_is_never_listed_not_even_for_resisting():
    minor = "{kind: person, name: 张某, born: 2005-03-02}"
    told = tell(
        "date: 2019-03-04, act: decide_listing, grounds: [obstructs], facts: {obstructs_enforcement: true}",
        borrower=minor,
    )
    assert refusing(told) == ("listing.bar.minor",)


def test_7_the_company_is_listed_and_its_legal_representative_only_restricted():
    boss = f"date: 2020-03-04, act: decide_listing, who: boss, {ABLE}"
    assert "listing.target.officer" in refusing(tell(boss, year=2020, borrower=COMPANY))
    told = tell(
        *listed_on("2020-03-04", ABLE),
        "date: 2020-03-04, act: order_consumption_restriction",
        "date: 2020-03-05, act: serve_consumption_order",
        year=2020,
        borrower=COMPANY,
    )
    assert observe.listed(told.state, "borrower")
    assert not observe.listed(told.state, "boss")
    assert observe.restricted(told.state, "boss")


def test_8_review_never_takes_the_entry_off_while_it_lasts():
    petition = (
        *listed_on("2019-03-04", ABLE),
        "date: 2019-04-01, act: apply_correction, by: borrower, cause: should_not_be_listed, in_writing: true",
        "date: 2019-04-16, act: reject_correction",
        "date: 2019-04-16, act: serve_rejection",
        "date: 2019-04-26, act: apply_reconsideration, by: borrower",
        "date: 2019-05-11, act: decide_reconsideration, result: rejected, reasons: 理由不成立",
        "date: 2019-05-12",
    )
    for many in range(5, len(petition) + 1):
        told = tell(*petition[:many])
        assert told.stopped is None
        assert observe.listed(told.state, "borrower")


@pytest.mark.parametrize(("year", "rules"), [(2016, ("listing.ground.report",)), (2018, ())])
def test_9_a_debtor_without_means_who_breaks_the_report_duty_is_listable_only_under_the_2017_text(year, rules):
    facts = "facts: {report_duty_broken: true, able_to_perform: false}"
    assert (
        refusing(tell(f"date: {year}-03-12, act: decide_listing, grounds: [report_broken], {facts}", year=year))
        == rules
    )


def test_10_grace_of_two_months_spares_who_pays_and_ends_in_a_duty_to_publish():
    graced = (f"date: 2020-03-12, act: decide_listing, grace_months: 2, reasons: 周转困难, {ABLE}",)
    paid = tell(*graced, "date: 2020-05-06, act: pay, by: borrower, amount: in_full", "date: 2020-06-30", year=2020)
    assert entry(paid) == "spared"
    assert not is_open(paid, "publish_listing")
    assert not is_open(tell(*graced, "date: 2020-05-12", year=2020), "publish_listing")
    assert is_open(tell(*graced, "date: 2020-05-13", year=2020), "publish_listing")


BROKE = "grounds: [restriction_broken], facts: {restriction_broken: true}"


@pytest.mark.parametrize(("decision", "last"), [(ABLE, date(2019, 4, 18)), (BROKE, None)])
def test_11_bankruptcy_suspends_and_deletes_only_the_entry_without_term(decision, last):
    told = tell(
        *listed_on("2019-03-04", decision),
        "date: 2019-04-12, act: accept_bankruptcy, facts: {enterprise_legal_person: true}",
        "date: 2019-04-15, act: suspend_enforcement, ground: bankruptcy",
        "date: 2019-04-16",
        borrower=COMPANY,
    )
    assert told.stopped is None
    assert due(told, "listing.delete.suspended") == last


def test_12_after_a_retrial_that_upholds_the_debt_the_conditions_are_tested_afresh():
    resumed = (
        *listed_on("2019-03-04", ABLE),
        "date: 2019-04-15, act: order_retrial",
        "date: 2019-04-17, act: delete_listing",
        "date: 2019-09-16, act: decide_retrial, result: upheld",
        "date: 2019-09-20, act: resume_enforcement, ground: title_upheld",
    )
    poor = (
        "date: 2019-09-25, act: decide_listing, grounds: [able_but_refuses], reasons: 维持原判, "
        "facts: {able_to_perform: false}"
    )
    assert refusing(tell(*resumed, poor)) == ("listing.ground.able",)
    assert entry(tell(*resumed, f"date: 2019-09-25, act: decide_listing, reasons: 维持原判, {ABLE}")) == "decided"
