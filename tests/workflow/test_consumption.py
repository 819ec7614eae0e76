"""Restriction orders, exit bans and sanctions: the shipped stories, the boundaries of the texts, and the duties."""

from datetime import date, timedelta

import pytest

from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine

from .listing_stories import tell

STORIES = (
    "announcement-and-the-circle-of-the-lift",
    "approval-taken-back",
    "assets-moved-during-the-suit",
    "breach-of-the-order-in-life",
    "campus-loan-student-not-restricted",
    "company-order-binds-its-people",
    "doors-beside-the-order",
    "enough-property-controlled-no-restriction",
    "entities-and-accomplices",
    "exit-ban-and-order-are-independent",
    "exit-ban-begins-and-ends",
    "exit-ban-not-for-the-actual-controller",
    "fine-limits-by-date",
    "fine-then-crime",
    "former-legal-representative-released",
    "grace-before-the-restriction",
    "grounds-of-fine-and-detention",
    "heir-liable-out-of-the-estate",
    "helpers-and-bodies-sanctioned",
    "lift-after-payment-met-late-or-never",
    "lift-on-consent-or-security",
    "list-deleted-order-stays",
    "listed-and-no-order-yet",
    "officers-change-in-two-steps",
    "one-flight-and-two-courts",
    "order-against-the-company-alone",
    "order-after-death-bankruptcy-and-end",
    "order-after-listing-met-late-or-never",
    "order-formalities",
    "order-needs-the-notice-period",
    "order-outlives-the-round",
    "order-where-the-text-is-silent",
    "order-without-service",
    "part-payment-lifts-nothing",
    "private-prosecution-comes-last",
    "private-spending-of-company-people",
    "restriction-before-and-after-2015-07-22",
    "spouse-restricted-by-mistake",
    "temporary-lift-and-revival",
    "two-cases-and-one-payment",
    "whose-money-paid-for-the-ticket",
)

APPLY = "date: 2020-03-02, act: apply_consumption_restriction, by: lender"
ORDER = 'date: 2020-03-09, act: order_consumption_restriction, reasons: "evades the court"'
SERVE = "date: 2020-03-11, act: serve_consumption_order"
REPORT = "date: 2020-01-25, act: report_property, by: borrower, report: complete"
RESTRICTED = (REPORT, APPLY, ORDER, SERVE)


@pytest.mark.parametrize("name", STORIES)
def test_the_story_comes_to_what_it_expects(name: str) -> None:
    for story in read_timelines(f"fixture:{name}"):
        told = replay(load_engine(), story)
        assert told.ok, (told.failed, told.stopped)


def lawful(rule: str, day: str) -> bool:
    return load_engine().book.rules[rule].on(date.fromisoformat(day)) is not None


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("consumption.order.listed", "2015-07-22"),
        ("consumption.target.actual_controller", "2015-07-22"),
        ("consumption.exemption.private_funds", "2015-07-22"),
        ("consumption.item.rail.g", "2015-07-22"),
        ("consumption.order.before_round_ends", "2016-12-01"),
        ("consumption.listed_without_order", "2016-09-25"),
        ("crime.after_sanction", "2015-07-22"),
        ("crime.moved_before_effect", "2024-12-01"),
        ("crime.private", "2024-12-01"),
    ],
)
def test_a_rule_holds_from_its_first_day_and_not_the_day_before(rule: str, first: str) -> None:
    eve = date.fromisoformat(first) - timedelta(days=1)
    assert lawful(rule, first)
    assert not lawful(rule, eve.isoformat())


@pytest.mark.parametrize(
    ("figure", "day", "value"),
    [
        ("sanction.fine.individual.max", "2012-12-31", 10000),
        ("sanction.fine.individual.max", "2013-01-01", 100000),
        ("sanction.fine.entity.min", "2012-12-31", 10000),
        ("sanction.fine.entity.min", "2013-01-01", 50000),
        ("sanction.fine.entity.max", "2012-12-31", 300000),
        ("sanction.fine.entity.max", "2013-01-01", 1000000),
        ("sanction.detention.max", "2013-01-01", 15),
    ],
)
def test_limits_of_fine_and_detention_by_date(figure: str, day: str, value: int) -> None:
    found = load_engine().book.figures[figure].on(date.fromisoformat(day))
    assert found is not None
    assert found.value == value


NEW_IN_2015 = {"consumption.item.rail.g", "consumption.item.rail.emu_first", "consumption.item.other.not_high"}


def test_nine_items_of_article_three_stand_under_both_texts_trains_and_cheap_spending_under_the_later() -> None:
    items = [rule for rule in load_engine().book.rules if rule.startswith("consumption.item.")]
    before, after = ({item for item in items if lawful(item, day)} for day in ("2015-07-21", "2015-07-22"))
    assert after - before == NEW_IN_2015
    assert before <= after


@pytest.mark.parametrize(
    ("policy", "served", "bound"),
    [("{}", False, False), ("{}", True, True), ("{order_binds_from: signing}", False, True)],
)
def test_conduct_breaks_an_order_that_binds(policy: str, served: bool, bound: bool) -> None:
    flight = "date: 2020-04-01, act: buy, by: borrower, conduct: {air: {}}"
    told = tell(REPORT, APPLY, ORDER, *([SERVE] if served else []), flight, year=2020, policy=policy)
    assert (told.stopped is not None) == bound


@pytest.mark.parametrize("days", [1, 30, 31])
def test_the_temporary_lift_revives_after_its_last_day(days: int) -> None:
    lift = f'date: 2020-05-01, act: lift_temporarily, cause: own_illness, days: {days}, reasons: "operation"'
    last = date(2020, 5, 1) + timedelta(days=days)
    for day, state in ((last, "temporarily_lifted"), (last + timedelta(days=1), "served")):
        told = tell(*RESTRICTED, lift, f"date: {day}", year=2020)
        assert told.stopped is None
        assert observe.track_state(told.engine, told.state, "consumption", "loan", "borrower") == state


def test_one_day_more_than_a_month_is_too_long() -> None:
    lift = 'date: 2020-05-01, act: lift_temporarily, cause: own_illness, days: 32, reasons: "operation"'
    told = tell(*RESTRICTED, lift, year=2020)
    assert told.stopped is not None
    assert told.stopped.refused_by == ("consumption.temporary_lift.length",)


def test_an_order_is_owed_by_the_court_from_the_day_the_2015_text_begins() -> None:
    story = read_timelines("fixture:restriction-before-and-after-2015-07-22")[0]
    for day, owed in (("2015-07-21", False), ("2015-07-22", True)):
        told = replay(load_engine(), story, until=date.fromisoformat(day))
        assert any(duty == "consumption.order_after_listing" for duty, _ in told.state.duties) == owed


def test_the_court_that_learns_late_of_payment_has_its_days_from_then() -> None:
    paid = "date: 2022-06-10, act: pay, by: borrower, amount: in_full, known_on: 2022-06-20"
    road = (
        "date: 2022-01-25, act: report_property, by: borrower, report: complete",
        "date: 2022-03-01, act: apply_consumption_restriction, by: lender",
        'date: 2022-03-08, act: order_consumption_restriction, reasons: "evades the court"',
        "date: 2022-03-10, act: serve_consumption_order",
    )
    told = tell(*road, paid, "date: 2022-06-21", year=2022, policy="{supervision_item_22: apply}")
    due = [duty.due for (name, _), duty in told.state.duties.items() if name == "consumption.lift_in_three_days"]
    assert due == [date(2022, 6, 23)]


@pytest.mark.parametrize("act", ["fine", "detain"])
def test_a_fine_or_a_detention_opens_the_way_to_the_crime(act: str) -> None:
    size = "amount: 5000" if act == "fine" else "days: 5"
    sanction = f"date: 2020-04-01, act: {act}, ground: breach_of_order, {size}, facts: {{restriction_broken: true}}"
    refer = (
        "date: 2020-06-01, act: refer_crime, ground: breach_after_sanction, "
        "facts: {able_to_perform: true, still_refuses: true}"
    )
    assert tell(*RESTRICTED, f'{sanction}, reasons: "flew"', refer, year=2020).stopped is None
    refused = tell(*RESTRICTED, refer.replace("still", "restriction_broken: true, still"), year=2020).stopped
    assert refused is not None
    assert refused.refused_by == ("crime.after_sanction",)


def test_the_general_is_told_apart_from_the_missing_fact() -> None:
    lift = 'date: 2020-05-01, act: lift_temporarily, cause: like_urgency, days: 5, reasons: "asked"'
    told = tell(*RESTRICTED, lift, year=2020)
    assert told.stopped is not None
    (unknown,) = [item for item in told.stopped.consulted if not item.lawful]
    assert (unknown.status, unknown.missing) == ("unknown", ("urgent_cause_shown",))


TWO_CASES = """
timeline: 1
title: {{en: one person restricted by two courts, zh: 两案限制同一人}}
policy: {{lift_reaches_other_cases: "{reach}"}}
people:
  lender: {{kind: person, name: 李某}}
  borrower: {{kind: person, name: 张某, born: 1985-03-02}}
cases:
  first: {case}
  second: {case}
events:
{events}
"""
CASE = (
    "{applicant: lender, debtors: [borrower], court: {name: 某市某区人民法院}, title_document: "
    "{kind: judgment, made: 2019-11-01, pay: {principal: 200000.00}, within_days: 10}}"
)


@pytest.mark.parametrize("opening", ["lift_temporarily", "approve_exemption"])
@pytest.mark.parametrize(("reach", "bound"), [("no", True), ("yes", False)])
def test_what_one_court_opens_leaves_the_order_of_another_alone(opening: str, reach: str, bound: bool) -> None:
    """One court opens the air for ten days; whether a flight still breaks the order of the other is a policy."""
    road = [
        "date: 2019-11-05, act: serve_judgment",
        "date: 2020-01-10, act: apply_enforcement, by: lender",
        "date: 2020-01-15, act: accept_enforcement",
        "date: 2020-01-18, act: serve_notice, pay_within_days: 7, report_property_within_days: 7",
        APPLY,
        ORDER,
        SERVE,
    ]
    detail = "cause: own_illness" if opening == "lift_temporarily" else "item: [air]"
    events = [f"{event}, case: {case}" for event in road for case in ("first", "second")]
    events.append(f"date: 2020-05-06, act: {opening}, {detail}, days: 10, reasons: 手术, case: first")
    events.append("date: 2020-05-11, act: buy, by: borrower, conduct: {air: {}}")
    lines = "\n".join(f"  - {{{event}}}" for event in events)
    text = TWO_CASES.format(reach=reach, case=CASE, events=lines)
    told = replay(load_engine(), read_text(text, "two courts")[0])
    assert (told.stopped is not None) == bound
