"""Whoever is bound by several orders stays bound until every one of them is gone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blacklist_sim.gate.answer import DECISIONS, PERMITTED, UNDER_APPROVAL
from blacklist_sim.gate.bound import APPROVALS, CAPACITIES
from blacklist_sim.gate.conduct import PAYERS, Conduct
from blacklist_sim.gate.gate import Gate
from blacklist_sim.gate.restraints import Approval, Entry, ExitBan, Order, Restraints
from blacklist_sim.gate.wording import article

from .door import BOOK, CALENDAR, GATE, ask, door, entry, order, under

FIRST, LAST = BOOK.first_day, date(2026, 11, 23)
LEVEL = {word: level for level, word in enumerate(DECISIONS)}
ITEMS = tuple(rule for rule in BOOK.rules if rule.startswith("consumption.item."))
CASES = ("one", "two", "three")
COMBINATIONS = tuple((kind.id, values) for kind in BOOK.conduct.values() for values, _ in kind.combinations())

days = st.dates(FIRST, LAST)
item_sets = st.none() | st.frozensets(st.sampled_from(ITEMS), max_size=6)
capacities = st.sampled_from(CAPACITIES)


def at_least(day: date) -> st.SearchStrategy[date | None]:
    return st.none() | st.integers(0, 2000).map(lambda more: day + timedelta(days=more))


@st.composite
def approvals(draw: st.DrawFn) -> Approval:
    granted = draw(days)
    return Approval(draw(st.sampled_from(APPROVALS)), granted, draw(at_least(granted)), draw(item_sets))


@st.composite
def orders(draw: st.DrawFn, most_approvals: int = 2) -> Order:
    made = draw(days)
    return Order(
        draw(st.sampled_from(CASES)),
        made,
        draw(at_least(made)),
        draw(at_least(made)),
        draw(at_least(made)),
        draw(capacities),
        entity=draw(st.booleans()),
        items=draw(item_sets),
        approvals=tuple(draw(st.lists(approvals(), max_size=most_approvals))),
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    published = draw(days)
    return Entry(draw(st.sampled_from(CASES)), published, draw(at_least(published)), draw(capacities))


@st.composite
def bans(draw: st.DrawFn) -> ExitBan:
    ordered = draw(days)
    return ExitBan(draw(st.sampled_from(CASES)), ordered, draw(at_least(ordered)))


closed_questions = st.tuples(
    st.builds(
        lambda combination, payer: Conduct(*combination, paid_by=payer),
        st.sampled_from(COMBINATIONS),
        st.sampled_from((*PAYERS, None)),
    ),
    days,
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Conduct, date]:
    kind, values = draw(st.sampled_from(COMBINATIONS))
    left_open = draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values)))
    told = tuple(None if hide else value for value, hide in zip(values, left_open, strict=True))
    return Conduct(kind, told, paid_by=draw(st.sampled_from((*PAYERS, None)))), draw(days)


sets = st.builds(
    lambda held, listings, banned: Restraints("somebody", tuple(held), tuple(listings), bans=tuple(banned)),
    st.lists(orders(), max_size=3),
    st.lists(entries(), max_size=2),
    st.lists(bans(), max_size=1),
)


def level(who: Restraints, question: tuple[Conduct, date], gate: Gate = GATE) -> int:
    return LEVEL[gate.prepare(who).decide(*question).decision]


@given(sets, orders(most_approvals=0), questions())
def test_another_order_never_opens_anything(who: Restraints, more: Order, question: tuple[Conduct, date]) -> None:
    assert level(replace(who, orders=(*who.orders, more)), question) >= level(who, question)


@given(st.lists(orders(), min_size=1, max_size=4), closed_questions)
def test_several_orders_close_what_the_strictest_of_them_closes(
    held: list[Order], question: tuple[Conduct, date]
) -> None:
    together = level(Restraints("somebody", tuple(held)), question)
    assert together == max(level(Restraints("somebody", (each,)), question) for each in held)


@given(sets, questions(), st.data())
def test_lifting_one_order_leaves_what_the_others_close(
    who: Restraints, question: tuple[Conduct, date], data: st.DataObject
) -> None:
    bound = [each for each in who.orders if level(Restraints("somebody", (each,)), question) > LEVEL[UNDER_APPROVAL]]
    if len(bound) < 2:
        bound = [order("one", str(FIRST)), order("two", str(FIRST))]
    lifted = data.draw(st.sampled_from(range(len(bound))))
    left = bound[:lifted] + bound[lifted + 1 :]
    day = question[1]
    after = [replace(each, lifted=day) if place == lifted else each for place, each in enumerate(bound)]
    assert level(Restraints("somebody", tuple(after)), question) == level(Restraints("somebody", tuple(left)), question)


@given(sets, questions())
def test_deleting_a_listing_leaves_what_the_orders_close_and_closes_nothing_new(
    who: Restraints, question: tuple[Conduct, date]
) -> None:
    deleted = replace(who, entries=tuple(replace(each, removed=question[1]) for each in who.entries))
    unlisted = replace(who, entries=())
    assert level(deleted, question) == level(unlisted, question) <= level(who, question)


@given(sets, questions())
def test_every_answer_gives_reasons_in_both_languages_that_carry_its_decision(
    who: Restraints, question: tuple[Conduct, date]
) -> None:
    law = GATE.prepare(who).decide(*question).law
    assert law.reasons
    assert all(reason.says.en and reason.says.zh for reason in law.reasons)
    carried = {
        "barred": "prohibited", "barred_by_listing": "prohibited", "barred_by_exit_ban": "prohibited",
        "barred_while_listed": "prohibited", "barred_by_statute": "prohibited", "payer_unknown": "unknown",
        "statute_not_read": "unknown", "depends_on": "unknown", "court_judges": "for_the_court",
        "court_judges_listing": "for_the_court", "approved": "permitted_under_approval",
    }  # fmt: skip
    assert carried.get(law.reasons[0].code, PERMITTED) == law.decision
    if law.decision != "unknown":
        assert article(BOOK, law.reasons[0], law.day) is not None


@settings(max_examples=50)
@given(sets, questions())
def test_an_approval_reaches_other_cases_only_where_the_policy_says_so(
    who: Restraints, question: tuple[Conduct, date]
) -> None:
    reaching = Gate(BOOK, {"lift_reaches_other_cases": "yes"}, CALENDAR)
    assert level(who, question, reaching) <= level(who, question)


FLIGHT, DAY = "air cabin=economy", "2020-03-10"
LIFT = Approval("temporary_lift", date(2020, 3, 2), date(2020, 3, 20), frozenset({"consumption.item.air"}))


def test_of_two_orders_a_lift_of_one_leaves_the_person_restricted() -> None:
    first, second = order("one"), order("two")
    assert ask(door(replace(first, lifted=date(2020, 3, 9)), second), FLIGHT, DAY).decision == "prohibited"
    gone = replace(second, lifted=date(2020, 3, 10))
    assert ask(door(replace(first, lifted=date(2020, 3, 9)), gone), FLIGHT, DAY).decision == "permitted"


def test_deleting_the_listing_leaves_the_restriction() -> None:
    assert ask(door(order(), entry(removed="2020-03-01")), FLIGHT, DAY).decision == "prohibited"


@pytest.mark.parametrize(("policy", "decision"), [("no", "prohibited"), ("yes", "permitted_under_approval")])
def test_each_order_needs_its_own_approval(policy: str, decision: str) -> None:
    who = door(order("one", approvals=(LIFT,)), order("two"), gate=under(lift_reaches_other_cases=policy))
    answer = ask(who, FLIGHT, DAY)
    assert answer.decision == decision
    codes = [reason.code for reason in answer.law.reasons]
    assert ("approval_elsewhere" in codes) == (policy == "no")


def test_approvals_under_every_order_open_until_the_first_of_them_ends() -> None:
    longer = replace(LIFT, until=date(2020, 3, 25))
    who = door(order("one", approvals=(LIFT,)), order("two", approvals=(longer,)))
    answer = ask(who, FLIGHT, DAY)
    assert (answer.decision, answer.until) == ("permitted_under_approval", date(2020, 3, 20))
    assert ask(who, FLIGHT, "2020-03-21").decision == "prohibited"
