"""What a remedy is: who seeks it, against what, what it asks or orders, and whether a step of it comes in time."""

from datetime import date
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import View

LISTED = ("decided", "in_grace", "published")
RESTRICTED = ("in_grace", "ordered", "served", "temporarily_lifted")
GRANTED = ("granted", "reconsideration_granted")
ENDED = ("concluded", "terminated", "enforcement_refused")


def opening(v: View) -> Act | None:
    """The act that opened the remedy; the present act where it is about to open one."""
    return opened_by(v.unit) or v.act


def opened_by(remedy: Position) -> Act | None:
    """The act that opened a remedy, None while it is being opened."""
    return remedy.trail[0][2] if remedy.trail else None


def seeker(v: View) -> str:
    """Whose remedy it is."""
    return str(v.unit.key[1])


def said(remedy: Position, field: str) -> Any:
    """What the latest act of a remedy gave in a payload field."""
    given = (act.payload.get(field) for _, _, act in reversed(remedy.trail) if act is not None)
    return next((value for value in given if value is not None), None)


def against(v: View) -> str | None:
    """The measure that the remedy is aimed at."""
    act = opening(v)
    return act.payload.get("against") if act is not None else None


def cause(v: View) -> str | None:
    """The cause on which the petition rests."""
    act = opening(v)
    return act.payload.get("cause") if act is not None else None


def day_of(remedy: Position, act: str) -> date | None:
    """The latest day on which an act of that name touched the remedy."""
    days = [day for day, trigger, _ in remedy.trail if trigger.startswith(f"{act}/")]
    return days[-1] if days else None


def entries(v: View) -> list[Position]:
    """The entries of the person who seeks the remedy, only the one named where the remedy names one."""
    act = opening(v)
    named = act.entry if act is not None else None
    found = v.positions("listing", seeker(v))
    return [entry for entry in found if named is None or entry.key[2] == named]


def orders_binding(v: View, person: str) -> list[Position]:
    """The consumption orders that bind a person and stand."""
    return [
        order for order in v.positions("consumption", person) if order.key[-1] == person and order.state in RESTRICTED
    ]


def owed(v: View, unit: Position, act: str) -> bool:
    """Whether a duty is open that this act on this unit would do."""
    return any(key == unit.key and act in duty.rule.done_by for (_, key), duty in v.state_of.duties.items())


def known_of(v: View, name: str, units: list[Position]) -> bool | None:
    """A fact about entries or orders, the act's own finding first; True when it is known of any of them."""
    if v.act is not None and name in v.act.facts:
        return bool(v.fact(name))
    values = [fact.value for unit in units if (fact := v.state_of.facts.get((name, *unit.key)))]
    if not values:
        v.missing(name)
        return None
    return any(values)


def restored(v: View, period: str) -> bool:
    """Whether the court has extended that missed period for the person who seeks the remedy."""
    done = any(act.payload.get("period") == period for act in v.acts("restore_period", seeker(v)))
    return bool(v.reading("period_restored", done))


def in_time(v: View, figure: str, start: date | None, period: str) -> bool | None:
    """Whether the act comes before the period counted from `start` ends; None where the start is not known."""
    if start is None:
        v.missing("received")
        return None
    v.reading("received_on", start)
    end = v.end(figure, start)
    if end is None or v.date <= v.reading("last_day", end.last):
        return True
    if restored(v, period):
        return True
    v.cure("restore_period", period=period)
    return False


def set_right(v: View, person: str | None, orders: str) -> bool:
    """Whether a remedy of that person was granted and orders this to be done."""
    return any(remedy.state in GRANTED and said(remedy, "orders") == orders for remedy in v.positions("review", person))


def detained(v: View, person: str | None) -> bool:
    """Whether a detention of that person still runs."""
    return any(period.kind.id == "sanction.detention" and period.who == person for period in v.state_of.periods)
