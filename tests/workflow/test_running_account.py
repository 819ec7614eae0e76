"""What came in, and the account after it, are kept with a state: they read as if reckoned from nothing, and cheaply."""

import sys
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from blacklist_sim.case import Act
from blacklist_sim.law.money.debt import Debt
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.money.account import account_of
from blacklist_sim.workflow.money.receipts import receipts_of
from blacklist_sim.workflow.money.takings import takings_of
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.view import View

from .money_stories import acts, agrees, asked, begin, from_nothing

SEEDS = range(40)


def go(engine: Engine, state: State, told: list[Act]) -> None:
    for act in told:
        engine.step(state, act)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_what_is_kept_is_what_the_acts_come_to(seed: int) -> None:
    random = Random(seed)
    engine, state = begin(random)
    for act in acts(random, state, 40):
        engine.step(state, act)
        if random.random() < 0.7:  # what nobody asks about for some acts is caught up with later
            assert agrees(engine, state)
    engine.advance(state, state.day + timedelta(400))
    assert agrees(engine, state)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_act_that_is_only_tried_counts_in_its_own_view_and_leaves_nothing_behind(seed: int) -> None:
    random = Random(seed)
    engine, state = begin(random)
    for act in acts(random, state, 25):
        engine.advance(state, act.date)
        before = asked(engine, state)
        v = View(engine, state, act.date, "loan", None, (), act)
        found, last, came = account_of(v), takings_of(v).last, receipts_of(v)
        assert (last.receipt if last is not None else None) == (came[-1] if came else None)
        assert (last.number if last is not None else 0) == len(came)
        shown = found.account(v.date) if found is not None else None
        assert asked(engine, state) == before
        engine.act(state, act)
        if shown is not None and state.journal and state.journal[-1] is act:
            assert [item.receipt for item in shown.allocations] == list(came)
    assert agrees(engine, state)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_act_done_long_ago_counts_once_in_a_view_of_it(seed: int) -> None:
    random = Random(seed)
    engine, state = begin(random)
    go(engine, state, list(acts(random, state, 30)))
    for act in state.journal:
        v = View(engine, state, state.day, "loan", None, (), act)
        last = takings_of(v).last
        assert (last.number if last is not None else 0) == len(receipts_of(v))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fork_and_its_origin_go_their_own_ways(seed: int) -> None:
    random = Random(seed)
    engine, state = begin(random)
    go(engine, state, list(acts(random, state, 15)))
    fork, before = state.fork(), asked(engine, state)
    go(engine, fork, list(acts(random, fork, 15)))
    assert agrees(engine, fork)
    assert asked(engine, state) == before == from_nothing(engine, state)
    after = asked(engine, fork)
    go(engine, state, list(acts(random, state, 15)))
    assert agrees(engine, state)
    assert asked(engine, fork) == after


@pytest.mark.parametrize("seed", SEEDS)
def test_a_replay_of_what_is_left_after_an_undo_comes_to_the_same(seed: int) -> None:
    random = Random(seed)
    engine, state = begin(random)
    go(engine, state, list(acts(random, state, 20)))
    kept = state.journal[:-3]
    anew = engine.begin(state.story)
    go(engine, anew, kept)
    part = engine.begin(state.story)
    for act in kept:
        engine.step(part, act)
        asked(engine, part)
    assert asked(engine, anew) == asked(engine, part) == from_nothing(engine, part)


def test_a_receipt_that_falls_later_by_what_becomes_of_an_instrument_is_taken_back() -> None:
    random = Random(1)
    engine, state = begin(random)
    state.policy["instrument_counts"] = "acceptance"
    go(engine, state, list(acts(random, state, 0)))
    day, given = state.day, {"amount": Decimal("700.00"), "accepted": True, "kind": "bill"}
    go(engine, state, [Act(day, "tender_instrument", "borrower", case="loan", payload=given, index=10)])
    held = asked(engine, state)
    later = day + timedelta(30)
    pay = Act(later, "pay", "borrower", case="loan", payload={"amount": Decimal("50.00")}, index=11)
    go(engine, state, [pay, Act(later, "instrument_dishonoured", "court", case="loan", index=12)])
    assert held[0] is not None and held[0].allocations
    assert [item.receipt.amount for account in asked(engine, state)[:1] if account for item in account.allocations] == [
        Decimal("50.00")
    ]
    assert agrees(engine, state)


WAYS = ("pay", "collect_money", "perform_settlement", "instalments")


def work(way: str, number: int) -> Counter[str]:
    """How often a debt was divided, and anything called, while so many payments came in one after another."""
    random = Random(3 if way == "instalments" else 0)
    engine, state = begin(random)
    while bool(state.story.cases["loan"].title_document.instalments) != (way == "instalments"):
        engine, state = begin(random)
    name = "pay" if way == "instalments" else way
    told = list(acts(random, state, 0))
    day = date(2013, 8, 1)
    payload = {"amount": Decimal("0.10"), **({"result": "part"} if name == "perform_settlement" else {})}
    if name == "perform_settlement":
        told.append(Act(day, "settle", "court", case="loan", payload={"filed": True}, index=3))
    by = "court" if name == "collect_money" else "borrower"
    told += [
        Act(day + timedelta(place), name, by, ("borrower",), case="loan", payload=payload, index=4 + place)
        for place in range(number)
    ]
    counted: Counter[str] = Counter()

    def count(frame: object, event: str, _argument: object) -> None:
        if event == "call":
            counted["all"] += 1
            counted["divided"] += frame.f_code is Debt.take.__code__  # type: ignore[attr-defined]

    sys.setprofile(count)
    try:
        go(engine, state, told)
    finally:
        sys.setprofile(None)
    assert len(state.journal) == len(told)
    assert agrees(engine, state)
    return counted


@pytest.mark.parametrize("way", WAYS)
def test_twice_as_many_payments_are_twice_the_work_and_no_more(way: str) -> None:
    few, many = work(way, 100), work(way, 200)
    assert many["divided"] <= 2 * few["divided"] + 10
    assert many["all"] <= 2 * few["all"]
    assert many["divided"] <= 5 * 200
