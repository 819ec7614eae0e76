"""Short ways to stand somebody at the gate and to ask, as tests ask."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from blacklist_sim.gate.conduct import read_conduct
from blacklist_sim.gate.gate import Decision, Door, Gate
from blacklist_sim.gate.restraints import Entry, Order, Restraints
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.load import load_book

BOOK = load_book()
CALENDAR = load_calendar(environ={})
GATE = Gate(BOOK, {}, CALENDAR)


def on(written: str) -> date:
    return date.fromisoformat(written)


def after(written: str, days: int) -> date:
    return on(written) + timedelta(days=days)


def dated(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields with written days made days."""
    days = ("made", "served", "lifted", "grace_until", "left", "published", "removed")
    return {name: on(value) if name in days and value is not None else value for name, value in fields.items()}


def order(case: str = "loan", made: str = "2012-05-02", **more: Any) -> Order:
    """An order served when it was made unless told otherwise; days are written."""
    return Order(case, on(made), **{"served": on(made), **dated(more)})


def entry(case: str = "loan", published: str = "2013-11-04", **more: Any) -> Entry:
    return Entry(case, on(published), **dated(more))


def door(*measures: Order | Entry, gate: Gate = GATE, **more: Any) -> Door:
    orders = tuple(measure for measure in measures if isinstance(measure, Order))
    entries = tuple(measure for measure in measures if isinstance(measure, Entry))
    return gate.prepare(Restraints("somebody", orders, entries, **more))


def ask(at: Door, asked: str, day: date | str, **more: str) -> Decision:
    """Asks in the form "rail train=G seat=second"; words after the kind are fields."""
    kind, *fields = asked.split()
    told = dict(field.split("=", 1) for field in fields)
    return at.decide(read_conduct(BOOK, kind, {**told, **more}), on(day) if isinstance(day, str) else day)


def under(**policy: str) -> Gate:
    return Gate(BOOK, policy, CALENDAR)
