"""Claims, receipts and policies at random, across the change of 2014, for the properties of the reckoning."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

from blacklist_sim.law.load import load_book
from blacklist_sim.law.money.account import Account
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon

FEN = Decimal("0.01")
FIRST, LAST = date(2011, 1, 1), date(2026, 6, 30)
SWITCHES = (
    "delay_interest_days",
    "awarded_costs_in_base",
    "enforcement_fee_base",
    "old_interest_day_basis",
    "ordinary_interest_day_basis",
    "ordinary_interest_beside_old",
    "old_delay_interest_after_change",
    "old_delay_days_left_out",
    "bankruptcy_acceptance_day",
)


class Story(NamedTuple):
    """Everything that `reckon` takes but the day."""

    policy: dict[str, str]
    claim: Claim
    receipts: tuple[Receipt, ...]
    excluded: tuple[tuple[date, date], ...]
    stop: date | None
    accepted: date | None

    def on(self, day: date, **changed: Any) -> Account:
        told = self._replace(**changed)
        return reckon(load_book(), told.policy, told.claim, told.receipts, day, told.excluded, told.stop, told.accepted)


def amounts(most: int = 10**9) -> st.SearchStrategy[Decimal]:
    small, large = st.integers(0, 200), st.integers(0, most)
    return (small | large).map(lambda fen: Decimal(fen) * FEN)


def days(first: date = FIRST, last: date = LAST) -> st.SearchStrategy[date]:
    """Days at large, and days near the change of the law."""
    near = st.dates(date(2014, 6, 1), date(2014, 10, 1)).filter(lambda day: first <= day <= last)
    return st.dates(first, last) | near


def policies() -> st.SearchStrategy[dict[str, str]]:
    switches = load_book().switches
    return st.fixed_dictionaries({name: st.sampled_from(sorted(switches[name].options)) for name in SWITCHES})


@st.composite
def claims(draw: st.DrawFn, benchmark: bool = True) -> Claim:
    parts = draw(st.lists(st.tuples(days(), amounts()), min_size=1, max_size=3))
    rate = draw(st.sampled_from(["0.06", "0.0435", "0.24"])) if draw(st.booleans()) else None
    until = draw(st.none() | st.integers(0, 3000))
    start = draw(days())
    interest = rate and Interest(
        start, Decimal(rate), until=None if until is None else min(LAST, start + timedelta(until))
    )
    return Claim(
        sum((amount for _, amount in parts), Decimal(0)),
        tuple(Due(day, amount) for day, amount in parts),
        costs=draw(amounts(10**6)),
        interest=interest or None,
        interest_sum=draw(amounts(10**6)),
        benchmark_rate=Decimal("0.06") if benchmark else None,
    )


@st.composite
def receipts(draw: st.DrawFn, first: date = FIRST, last: date = LAST, most: int = 10**9) -> Receipt:
    collected = draw(st.booleans())
    return Receipt(
        draw(days(first, last)),
        draw(amounts(most)),
        "collected" if collected else "paid",
        costs=draw(amounts(10**5)) if collected else Decimal(0),
        priority=draw(amounts(10**5)) if collected else Decimal(0),
    )


@st.composite
def stories(draw: st.DrawFn, last: date = LAST) -> Story:
    pairs = draw(st.lists(st.tuples(days(), st.integers(0, 200)), max_size=2))
    return Story(
        draw(policies()),
        draw(claims()),
        tuple(draw(st.lists(receipts(last=last), max_size=4))),
        tuple((day, day + timedelta(length)) for day, length in pairs),
        draw(st.none() | days()),
        draw(st.none() | days()),
    )
