"""What binds a person, gathered from a story: orders and the offices they reach, approvals, notices, entries, bans."""

from datetime import date

import pytest

from blacklist_sim.gate.restraints import Approval, Entry, ExitBan, OperatorListing, Restraints
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.order_history import ITEM_RULES
from blacklist_sim.workflow.restraints import restraints

from .conduct_stories import bound, company, days, one_order, ordered, two_loans
from .listing_stories import ABLE, listed_on, tell

D = date.fromisoformat
ORDERED = ordered(2019)
NEW_BOSS = "act: change_officer, by: borrower, who: borrower, role: legal_representative, former: boss"
FIRM_ALONE = (
    "date: 2019-03-04, act: order_consumption_restriction, bind: [borrower], reasons: x",
    "date: 2019-03-06, act: serve_consumption_order",
)


# ── orders ───────────────────────────────────────────────────────────────────────────────────────────


def test_every_word_for_an_item_means_a_rule_of_the_book() -> None:
    engine = load_engine()
    assert set(ITEM_RULES) == set(engine.catalogue.types["consumption_items"].values)
    assert set(ITEM_RULES.values()) <= set(engine.book.rules)
    assert len(set(ITEM_RULES.values())) == len(ITEM_RULES)


def test_an_order_has_its_days() -> None:
    order = one_order(tell(*ORDERED, "date: 2019-05-06, act: consent_to_lift, by: lender",
                           "date: 2019-05-07, act: lift_consumption_restriction, reasons: x"))  # fmt: skip
    assert [order.made, order.served, order.lifted] == days(2019, "03-04", "03-06", "05-07")
    assert (order.case, order.debtor, order.capacity, order.entity, order.items) == (
        "loan", "borrower", "debtor", False, None,
    )  # fmt: skip


def test_an_order_that_names_items_names_their_rules() -> None:
    order = one_order(tell("date: 2019-03-04, act: order_consumption_restriction, items: [air, leisure], reasons: x"))
    assert order.items == {"consumption.item.air", "consumption.item.leisure"}
    assert order.served is None


GRACE = "date: 2020-03-04, act: order_consumption_restriction, grace_months: 1, reasons: x"


@pytest.mark.parametrize(("later", "lifted"), [((), None), (("date: 2020-05-06",), None)])
def test_grace_has_a_last_day_while_it_runs_and_after(later: tuple[str, ...], lifted: date | None) -> None:
    order = one_order(tell(GRACE, *later, year=2020))
    assert (order.made, order.grace_until, order.lifted) == (D("2020-03-04"), D("2020-04-04"), lifted)


def test_grace_in_which_the_debt_is_paid_ends_the_order() -> None:
    order = one_order(tell(GRACE, "date: 2020-03-20, act: pay, by: borrower, amount: in_full", "date: 2020-05-06",
                           year=2020))  # fmt: skip
    assert order.lifted == D("2020-04-04")


def test_every_case_of_a_person_counts() -> None:
    told = two_loans(*ordered(2019, "first"), *ordered(2019, "second"))
    assert [order.case for order in bound(told).orders] == ["first", "second"]


# ── the people of an entity ──────────────────────────────────────────────────────────────────────────


def test_the_people_of_a_company_are_bound_in_their_office() -> None:
    told = company(*ORDERED)
    for person, office in (("boss", "legal_representative"), ("newcomer", "actual_controller")):
        order = one_order(told, person)
        assert (order.capacity, order.debtor, order.entity, order.left) == (office, "borrower", True, None)
    assert one_order(told, "borrower").capacity == "debtor"
    assert bound(told, "stranger").orders == ()


def test_an_order_that_names_the_company_alone_binds_its_people_of_that_day_until_it_is_lifted() -> None:
    told = company(*FIRM_ALONE, f"date: 2019-05-06, {NEW_BOSS}, successor: stranger")
    order = one_order(told, "boss")
    assert (order.named, order.left, order.lifted) == (True, D("2019-05-06"), None)


@pytest.mark.parametrize(("policy", "reached"), [("by_office", True), ("when_imposed", False)])
def test_whether_it_reaches_who_comes_into_office_later_is_a_policy(policy: str, reached: bool) -> None:
    changed = f"date: 2019-05-06, {NEW_BOSS}, successor: stranger"
    told = company(*FIRM_ALONE, changed, policy=f"{{officers_after_the_order: {policy}}}")
    before, after = "2019-05-05", "2019-05-06"
    assert [bool(bound(told, "stranger", day).orders) for day in (before, after)] == [False, reached]
    assert not any(order.named for order in bound(told, "stranger").orders)
    imposed = "date: 2019-06-04, act: order_consumption_restriction, bind: [stranger], reasons: x"
    told = company(*FIRM_ALONE, changed, imposed, policy=f"{{officers_after_the_order: {policy}}}")
    assert one_order(told, "stranger").named


def test_a_change_of_office_told_in_one_case_counts_in_the_others() -> None:
    firm = "{kind: entity, name: 某公司, officers: {legal_representative: boss}}"
    orders = (
        "date: 2019-03-04, act: order_consumption_restriction, bind: [borrower], reasons: x, case: second",
        "date: 2019-03-06, act: serve_consumption_order, case: second",
    )
    told = two_loans(*orders, f"date: 2019-05-06, {NEW_BOSS}, successor: stranger, case: first", borrower=firm)
    assert [order.left for order in bound(told, "boss").orders] == [D("2019-05-06")]
    assert [order.named for order in bound(told, "stranger").orders] == [False]


def test_a_former_officer_stays_bound_by_the_order_that_names_that_person() -> None:
    told = company(*ORDERED, f"date: 2019-05-06, {NEW_BOSS}, successor: stranger")
    order = one_order(told, "boss")
    assert (order.capacity, order.left, order.lifted) == ("legal_representative", D("2019-05-06"), None)


def test_the_office_is_left_on_the_day_after_the_order_not_on_days_before_it_was_taken() -> None:
    earlier = "date: 2019-02-0{}, act: change_officer, by: borrower, who: borrower, role: principal, successor: {}"
    changes = (earlier.format(1, "stranger"), earlier.format(4, "lender") + ", former: stranger")
    out = "date: 2019-05-06, act: change_officer, by: borrower, who: borrower, role: principal, former: lender"
    told = company(*changes, *ORDERED, f"{out}, successor: stranger")
    assert [(order.capacity, order.left) for order in bound(told, "lender").orders] == [("principal", D("2019-05-06"))]


def test_whoever_comes_back_on_the_very_day_of_the_lift_is_reached_again() -> None:
    back = NEW_BOSS.replace("former: boss", "former: stranger") + ", successor: boss"
    told = company(
        *ORDERED, f"date: 2019-05-06, {NEW_BOSS}, successor: stranger", RELEASED, f"date: 2019-06-03, {back}"
    )
    assert [order.lifted for order in bound(told, "boss").orders] == [D("2019-06-03"), None]


def test_a_sham_change_leaves_the_officer_in_office() -> None:
    told = company(
        *FIRM_ALONE,
        f"date: 2019-05-06, {NEW_BOSS}, successor: stranger",
        "date: 2019-06-03, act: examine_officer_change, who: boss, entity: borrower, "
        "facts: {officer_change_sham: true}",
        mode="audit",
    )
    assert one_order(told, "boss").capacity == "legal_representative"


RELEASED = (
    "date: 2019-06-03, act: lift_consumption_restriction, who: boss, ground: creditor_consent, reasons: x, "
    "facts: {creditor_consents_to_lift: true}"
)


def test_an_officer_whose_own_order_was_lifted_is_not_caught_again_by_that_of_the_company() -> None:
    order = one_order(company(*ORDERED, RELEASED), "boss")
    assert order.lifted == D("2019-06-03")


def test_whoever_comes_back_into_office_after_the_lift_is_reached_again() -> None:
    back = NEW_BOSS.replace("former: boss", "former: stranger") + ", successor: boss"
    told = company(
        *ORDERED, f"date: 2019-05-06, {NEW_BOSS}, successor: stranger", RELEASED, f"date: 2019-08-05, {back}"
    )
    assert [(order.made, order.lifted) for order in bound(told, "boss").orders] == [
        (D("2019-03-04"), D("2019-06-03")),
        (D("2019-03-04"), None),
    ]


# ── approvals, lifts, notices ────────────────────────────────────────────────────────────────────────

LIFT = "date: 2020-05-06, act: lift_temporarily, cause: own_illness, days: 20, reasons: 手术"
AIR = frozenset({"consumption.item.air"})
JOURNEY = frozenset({"consumption.item.air", "consumption.item.rail.g", "consumption.item.rail.emu_first"})


@pytest.mark.parametrize(
    ("events", "approvals"),
    [
        (("date: 2020-05-06, act: approve_exemption, item: [air], days: 10, reasons: x",),
         [Approval("necessity", D("2020-05-06"), D("2020-05-16"), AIR)]),
        (("date: 2020-05-06, act: approve_exemption, reasons: x",),
         [Approval("necessity", D("2020-05-06"), None, None)]),
        ((LIFT,), [Approval("temporary_lift", D("2020-05-06"), D("2020-05-26"), JOURNEY)]),
        ((LIFT, "date: 2020-07-01"), [Approval("temporary_lift", D("2020-05-06"), D("2020-05-26"), JOURNEY)]),
        ((LIFT, "date: 2020-05-12, act: restore_restriction, cause: no_longer_needed"),
         [Approval("temporary_lift", D("2020-05-06"), D("2020-05-11"), JOURNEY)]),
        ((LIFT, "date: 2020-05-06, act: restore_restriction, cause: no_longer_needed"), []),
        (("date: 2020-05-06, act: approve_exemption, item: [air], days: 10, reasons: x",
          "date: 2020-05-08, act: withdraw_exemption, cause: no_longer_needed"),
         [Approval("necessity", D("2020-05-06"), D("2020-05-07"), AIR)]),
    ],
)  # fmt: skip
def test_what_the_court_opened_has_its_items_and_its_last_day(events, approvals) -> None:
    assert list(one_order(tell(*ordered(2020), *events, year=2020)).approvals) == approvals


def test_an_approval_opens_the_order_of_its_person_alone() -> None:
    told = company(
        *ORDERED,
        "date: 2019-05-06, act: approve_exemption, who: boss, kind: private_funds, item: [air], days: 30, "
        "facts: {private_funds_verified: true}",
    )
    assert [approval.kind for approval in one_order(told, "boss").approvals] == ["private_funds"]
    assert one_order(told, "newcomer").approvals == one_order(told, "borrower").approvals == ()


NOTICE = "act: notify_assisting_body, body: stranger, reasons: x"


@pytest.mark.parametrize(
    ("events", "since"),
    [
        ((), None),
        ((f"date: 2020-04-01, {NOTICE}",), "2020-04-01"),
        ((f"date: 2020-04-01, {NOTICE}", f"date: 2020-05-01, {NOTICE}, of: temporary_lift"), None),
        ((f"date: 2020-04-01, {NOTICE}", f"date: 2020-05-01, {NOTICE}, of: lift"), None),
        ((f"date: 2020-04-01, {NOTICE}", f"date: 2020-05-01, {NOTICE}, of: temporary_lift",
          f"date: 2020-06-01, {NOTICE}, of: restoration"), "2020-06-01"),
    ],
)  # fmt: skip
def test_a_body_is_told_to_refuse_until_it_is_told_otherwise(events, since) -> None:
    expected = (("stranger", D(since)),) if since else ()
    assert one_order(tell(*ordered(2020), *events, year=2020)).notified == expected


# ── entries, bans, operators ─────────────────────────────────────────────────────────────────────────

LISTED = listed_on("2020-03-12", ABLE)
SEEN = D("2020-03-12")


@pytest.mark.parametrize(
    ("events", "stretches"),
    [
        ((), [(SEEN, None)]),
        (("date: 2020-06-01, act: hide_listing, months: 3, reasons: x",), [(SEEN, D("2020-06-01"))]),
        (("date: 2020-06-01, act: hide_listing, months: 3, reasons: x", "date: 2020-10-01"),
         [(SEEN, D("2020-06-01")), (D("2020-09-02"), None)]),
        (("date: 2020-06-01, act: hide_listing, months: 3, reasons: x",
          "date: 2020-07-15, act: show_listing_again, reasons: x, facts: {hiding_condition_broken: true}"),
         [(SEEN, D("2020-06-01")), (D("2020-07-15"), None)]),
        (("date: 2020-06-01, act: revoke_listing, because: own_motion, facts: {wrongly_listed: true}",),
         [(SEEN, D("2020-06-01"))]),
    ],
)  # fmt: skip
def test_an_entry_counts_for_as_long_as_it_can_be_seen(events, stretches) -> None:
    told = tell(*LISTED, *events, year=2020)
    assert list(bound(told).entries) == [Entry("loan", first, gone, "debtor", "borrower") for first, gone in stretches]


def test_an_entry_that_is_only_decided_is_not_published() -> None:
    assert bound(tell(f"date: 2020-03-12, act: decide_listing, {ABLE}", year=2020)).entries == ()


def test_the_entry_of_a_company_reaches_its_people_in_their_office() -> None:
    told = company(*LISTED, year=2020)
    assert bound(told, "newcomer").entries == (Entry("loan", SEEN, None, "actual_controller", "borrower"),)
    assert bound(told, "stranger").entries == ()


def test_an_exit_ban_has_its_days() -> None:
    ban = "date: 2020-03-04, act: order_exit_ban, reasons: x"
    consents = "facts: {creditor_consents_to_lift: true}"
    lift = f"date: 2020-05-07, act: lift_exit_ban, ground: creditor_consent, reasons: x, {consents}"
    assert bound(tell(ban, year=2020)).bans == (ExitBan("loan", D("2020-03-04"), None),)
    assert bound(tell(ban, lift, year=2020)).bans == (ExitBan("loan", D("2020-03-04"), D("2020-05-07")),)


def test_the_lists_of_the_operators_are_stated_of_the_person() -> None:
    facts = "{rail_list: fare_evasion, rail_list_published: 2020-06-01, rail_list_settled: 2020-07-01, " \
            "air_list: misconduct, air_list_published: 2020-08-03}"  # fmt: skip
    told = tell(borrower=f"{{kind: person, name: 张某, facts: {facts}}}")
    assert bound(told).operators == (
        OperatorListing("rail", "fare_evasion", D("2020-06-01"), D("2020-07-01")),
        OperatorListing("air", "misconduct", D("2020-08-03"), None),
    )


# ── who the person is ────────────────────────────────────────────────────────────────────────────────

NEAR = """
timeline: 1
title: {en: people near a debtor, zh: 被执行人身边的人}
people:
  lender: {kind: person, name: 李某}
  borrower: {kind: person, name: 张某, born: 1985-03-02}
  wife: {kind: person, name: 赵某, spouse_of: borrower}
  child: {kind: person, name: 张小某, born: 2010-05-05, child_of: [borrower, wife]}
  son: {kind: person, name: 张大某, born: 2000-05-05, child_of: borrower}
  surety: {kind: person, name: 孙某}
  same: {kind: person, name: 张某}
  firm: {kind: entity, name: 某公司, officers: {legal_representative: boss}}
  boss: {kind: person, name: 王某}
  heir: {kind: person, name: 周某}
  office: {kind: branch, name: 某分公司, branch_of: firm, head: clerk}
  clerk: {kind: person, name: 郑某}
  stranger: {kind: person, name: 冯某}
cases:
  loan:
    applicant: lender
    debtors: [borrower, firm]
    court: {name: 某市某区人民法院}
    title_document: {kind: judgment, made: 2018-11-01, pay: {principal: 200000.00}, within_days: 10}
events:
  - {date: 2018-11-05, act: serve_judgment}
  - {date: 2019-01-10, act: apply_enforcement, by: lender}
  - {date: 2019-01-15, act: accept_enforcement}
  - {date: 2019-01-18, act: serve_notice, pay_within_days: 7, report_property_within_days: 7}
  - {date: 2019-03-04, act: order_consumption_restriction, who: borrower, reasons: x}
  - {date: 2019-03-06, act: serve_consumption_order, who: borrower}
  - {date: 2019-04-01, act: give_security, who: borrower, by: surety, enough: false}
  - date: 2019-04-02
    act: change_officer
    by: firm
    who: firm
    role: legal_representative
    former: boss
    successor: heir
"""


@pytest.mark.parametrize(
    ("person", "relation"),
    [
        ("borrower", "debtor"), ("wife", "spouse"), ("child", "minor_child"), ("son", "stranger"),
        ("surety", "guarantor"), ("same", "namesake"), ("boss", "former_officer"), ("clerk", "branch_head"),
        ("lender", "stranger"), ("stranger", "stranger"),
    ],
)  # fmt: skip
def test_what_a_person_is_to_the_case(person: str, relation: str) -> None:
    assert restraints_near(person).relation == relation


def restraints_near(person: str) -> Restraints:
    told = replay(load_engine(), read_text(NEAR, "near")[0])
    assert told.ok
    return restraints(told.engine, told.state, person)


def test_a_minor_is_shown_with_what_binds_the_parents() -> None:
    assert [(parent.person, len(parent.orders)) for parent in restraints_near("child").parents] == [
        ("borrower", 1),
        ("wife", 0),
    ]
    assert restraints_near("son").parents == ()


@pytest.mark.parametrize(
    ("told", "foreign"),
    [
        ("", False), (", nationality: 中国", False), (", nationality: Chinese", False), (", nationality: 法国", True),
        (", domicile: hong_kong", True), (", domicile: taiwan", True), (", domicile: abroad", False),
        (", nationality: 法国, id_number: '990101197001010018'", False),
    ],
)  # fmt: skip
def test_who_holds_no_mainland_identity_number(told: str, foreign: bool) -> None:
    assert bound(tell(borrower=f"{{kind: person, name: 张某{told}}}")).foreigner is foreign


def test_whoever_still_holds_the_office_is_no_former_officer() -> None:
    assert bound(company(), "boss").relation == "stranger"
    changed = company(f"date: 2019-05-06, {NEW_BOSS}, successor: stranger")
    assert [bound(changed, person).relation for person in ("boss", "stranger")] == ["former_officer", "stranger"]


def test_somebody_in_no_case_is_bound_by_nothing() -> None:
    found = bound(tell(*ORDERED), "stranger")
    assert (found.orders, found.entries, found.bans, found.operators) == ((), (), (), ())
