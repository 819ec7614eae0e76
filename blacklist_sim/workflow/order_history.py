"""The dated history of a restriction order or of an entry, read off the trail of its position."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from blacklist_sim.gate.restraints import DEBTOR, Approval, Order
from blacklist_sim.workflow.state import Position, State

ITEM_RULES = {
    "air": "consumption.item.air",
    "rail_soft_sleeper": "consumption.item.rail.soft_sleeper",
    "rail_g": "consumption.item.rail.g",
    "rail_emu_first": "consumption.item.rail.emu_first",
    "ship": "consumption.item.ship",
    "leisure": "consumption.item.leisure",
    "real_estate": "consumption.item.real_estate",
    "office": "consumption.item.office",
    "vehicle": "consumption.item.vehicle",
    "travel": "consumption.item.travel",
    "school": "consumption.item.school",
    "insurance": "consumption.item.insurance",
    "other": "consumption.item.other",
}
"""The rule of restricted conduct behind each word by which an order, an approval or a lift names an item."""

GRACE, TEMPORARY = "consumption.grace", "consumption.temporary_lift"
CLOSES = ("order", "restoration")
"""What a notice to assist can say that asks the body to refuse; the others tell it to refuse no longer."""

ENDS_LIFT = (TEMPORARY, "restore_restriction", "lift_consumption_restriction")
USED_UP = ("journey_made", "journey_and_breach")
"""The outcomes of conduct by which a lift for a single journey is used up."""
TAKEN_BACK = ("restore_restriction", "withdraw_exemption")
"""The acts by which the court takes back what it opened."""

DAY = timedelta(days=1)


def events(position: Position) -> Iterator[tuple[date, str, str, Any]]:
    """What touched a position, oldest first: day, act or lapse, outcome, and the payload of the act."""
    for day, trigger, act in position.trail:
        name, _, outcome = trigger.partition("/")
        yield day, name, outcome, act.payload if act is not None else {}


def order_of(
    state: State, position: Position, capacity: str = DEBTOR, entity: bool = False, left: date | None = None
) -> Order:
    """The order at a position as it bears on one person, in the capacity given."""
    served = lifted = None
    for day, name, outcome, _ in events(position):
        if name == "serve_consumption_order":
            served = served or day
        elif name == "lift_consumption_restriction" or (name, outcome) == (GRACE, "spared"):
            lifted = day
    return Order(
        position.key[0],
        position.born,
        served,
        lifted,
        _grace_until(state, position),
        capacity,
        position.key[1],
        entity,
        items_named(position.data.get("items")),
        tuple(_approvals(state, position)),
        tuple(_notified(position).items()),
        left,
    )


def items_named(words: Any) -> frozenset[str] | None:
    """The rules behind the items that are named, None where none is and all are meant."""
    return frozenset(ITEM_RULES[word] for word in words) if words else None


def _grace_until(state: State, position: Position) -> date | None:
    over = [day for day, name, _, _ in events(position) if name == GRACE]
    return over[-1] if over else _runs_until(state, GRACE, position)


def _runs_until(state: State, kind: str, position: Position) -> date | None:
    running = (period for period in state.periods if period.kind.id == kind and period.key == position.key)
    return next((period.deadline.last for period in running), None)


def _approvals(state: State, position: Position) -> Iterator[Approval]:
    yield from _exemptions(state, position)
    since: date | None = None
    items: frozenset[str] | None = None
    for day, name, outcome, payload in events(position):
        if name == "lift_temporarily":
            since, items = day, items_named(payload.get("items"))
        elif since is not None and (name in ENDS_LIFT or outcome in USED_UP):
            last = day if name == TEMPORARY else day - DAY
            if since <= last:
                yield Approval("temporary_lift", since, last, items)
            since = None
    if since is not None:
        yield Approval("temporary_lift", since, _runs_until(state, TEMPORARY, position), items)


def _exemptions(state: State, position: Position) -> Iterator[Approval]:
    """The approvals of consumption; one of a necessity without a last day is for a single act."""
    taken_back = [day for day, name, _, _ in events(position) if name == "withdraw_exemption"]
    used = state.facts.get(("approval_used", *position.key))
    for day, name, _, payload in events(position):
        if name != "approve_exemption":
            continue
        kind, until = payload.get("kind") or "necessity", _later(day, payload.get("days"))
        ends = [back - DAY for back in taken_back if back >= day]
        if kind == "necessity" and until is None and used is not None and used.day >= day:
            ends.append(used.day - DAY)
        until = min((end for end in (until, *ends) if end is not None), default=None)
        if until is None or day <= until:
            yield Approval(kind, day, until, items_named(payload.get("item")))


def _later(day: date, days: int | None) -> date | None:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal())) if days is not None else None


def _notified(position: Position) -> dict[str, date]:
    """The bodies that have been told to refuse and not told otherwise since, each with the day of the notice."""
    found: dict[str, date] = {}
    for day, name, _, payload in events(position):
        if name == "notify_assisting_body":
            if (payload.get("of") or "order") in CLOSES:
                found[payload["body"]] = day
            else:
                found.pop(payload["body"], None)
    return found


def single_use(position: Position) -> bool:
    """Whether the order is lifted for a time, and for one journey only."""
    lifts = [payload for _, name, _, payload in events(position) if name == "lift_temporarily"]
    return position.state == "temporarily_lifted" and bool(lifts) and bool(lifts[-1].get("single_use"))


def shown(position: Position) -> list[tuple[date, date | None]]:
    """The stretches for which an entry could be seen: first day, and the day from which it could not, if any."""
    found: list[tuple[date, date | None]] = []
    for day, name, _, _ in events(position):
        if name in ("publish_listing", "show_listing_again"):
            _open(found, day)
        elif name == "listing.hidden":
            _open(found, day + DAY)
        elif name in ("hide_listing", "delete_listing", "revoke_listing") and found and found[-1][1] is None:
            found[-1] = (found[-1][0], day)
    return [(first, last) for first, last in found if last is None or first < last]


def _open(found: list[tuple[date, date | None]], day: date) -> None:
    if not found or found[-1][1] is not None:
        found.append((day, None))
