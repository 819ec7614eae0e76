"""Short ways to put a question to the sellers and to the operators' lists, as tests ask them."""

from datetime import date, timedelta
from typing import Any

from blacklist_sim.gate.answer import Answer
from blacklist_sim.gate.conduct import read_conduct
from blacklist_sim.gate.operators import operators_answer
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.gate.restraints import Entry, OperatorListing, Order, Restraints
from blacklist_sim.gate.seller import seller_answer
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.load import load_book

BOOK = load_book()
CALENDAR = load_calendar(environ={})

FLIGHT = "air"
SOFT_SLEEPER = "rail T109 soft_sleeper"
G_FIRST, G_SECOND = "rail G12 first", "rail G12 second"
D_SECOND, D_FIRST = "rail D301 second", "rail D301 first"
HARD_SEAT = "rail 1461 hard_seat"


def on(written: str) -> date:
    return date.fromisoformat(written)


def eve(written: str) -> str:
    return str(on(written) - timedelta(days=1))


def conduct(said: str, **more: str):
    kind, *rest = said.split()
    fields = dict(zip(("train", "seat"), rest, strict=False)) if kind == "rail" else {}
    return read_conduct(BOOK, kind, {**fields, **more})


def order(made: str = "2016-03-01", **more: Any) -> Order:
    """An order served when it was made, unless told otherwise; days are written."""
    days = {name: on(more.pop(name)) for name in ("served", "lifted", "grace_until") if more.get(name)}
    return Order(more.pop("case", "case-1"), on(made), days.pop("served", on(made)), **days, **more)


def entry(published: str = "2016-03-01", removed: str | None = None, case: str = "case-1", **more: Any) -> Entry:
    return Entry(case, on(published), on(removed) if removed else None, **more)


def listing(operator: str, category: str, published: str, settled: str | None = None) -> OperatorListing:
    return OperatorListing(operator, category, on(published), on(settled) if settled else None)


def person(*measures: Order | Entry | OperatorListing, **more: Any) -> Restraints:
    return Restraints(
        "debtor",
        tuple(found for found in measures if isinstance(found, Order)),
        tuple(found for found in measures if isinstance(found, Entry)),
        tuple(found for found in measures if isinstance(found, OperatorListing)),
        **more,
    )


def at_the_counter(
    who: Restraints,
    said: str,
    day: str,
    policy: dict[str, str] | None = None,
    given: dict[str, Any] | None = None,
    **more: str,
) -> Answer:
    parameters = Parameters.of(BOOK, on(day), **given) if given else None
    return seller_answer(BOOK, policy or {}, who, conduct(said, **more), on(day), parameters)


def by_the_lists(who: Restraints, said: str, day: str, policy: dict[str, str] | None = None, **more: str) -> Answer:
    return operators_answer(BOOK, policy or {}, CALENDAR, who, conduct(said, **more), on(day))


def codes(answer: Answer) -> list[str]:
    return [reason.code for reason in answer.reasons]
