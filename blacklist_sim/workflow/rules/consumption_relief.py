"""Approval of single acts, the temporary lift and its revival, and what breaks an order."""

from datetime import timedelta
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, both, either
from blacklist_sim.workflow.rules.consumption_people import bound, bound_roles, is_entity, officers, owner
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import ANY, View

JOURNEY_ITEMS = ("air", "rail_g", "rail_emu_first")
NAMED_CAUSES = (
    "own_illness",
    "relative_illness",
    "relative_funeral",
    "official_duty",
    "foreign_affairs",
    "important_exam",
)


@complete("apply_exemption", "approve_exemption", "refuse_exemption")
def approval_meant(v: View) -> dict[str, Any]:
    """Kind and item of the approval asked for, where the act leaves them out."""
    asked = v.last("apply_exemption")
    earlier = asked.payload if asked is not None else {}
    return {"kind": earlier.get("kind") or "necessity", "item": earlier.get("item")}


@predicate("consumption.exemption.necessity")
def need_is_for_the_court(v: View) -> Ternary:
    """Whether the need is real is for the court, unless it found against it."""
    return v.fact("necessity_shown") is not False


@predicate("consumption.exemption.private_funds.person")
def bound_through_an_entity(v: View) -> Ternary:
    """The person is bound only through an entity."""
    return all(bound(order) != owner(order) for order in v.units)


@predicate("consumption.exemption.private_funds.verified", "consumption.exemption.private_funds.must_allow")
def private_funds_verified(v: View) -> Ternary:
    """The spending is private and out of own money."""
    return v.shown("private_funds_verified")


@complete("lift_temporarily")
def temporary_lift_meant(v: View) -> dict[str, Any]:
    """Basis and items, where the act leaves them out."""
    basis = v.given("basis") or "urgent_journey"
    return {"basis": basis, "items": JOURNEY_ITEMS if basis == "urgent_journey" else None}


@predicate("consumption.temporary_lift")
def lift_for_a_journey(v: View) -> Ternary:
    """Always open to the court, which examines strictly."""
    return True


@predicate("consumption.temporary_lift.natural_person")
def natural_person(v: View) -> Ternary:
    """The bound person is a natural person."""
    return not any(is_entity(v, bound(order)) for order in v.units)


@predicate("consumption.temporary_lift.cause")
def urgent_cause(v: View) -> Ternary:
    """The cause is one of those named, or of like urgency and shown."""
    cause = v.given("cause")
    if cause is None:
        v.missing("cause")
        return None
    if cause == "like_urgency":
        return v.shown("urgent_cause_shown")
    return cause in NAMED_CAUSES and v.fact("urgent_cause_shown") is not False


@predicate("consumption.temporary_lift.scope")
def only_air_and_rail(v: View) -> Ternary:
    """Only aircraft and high-speed rail are opened."""
    return set(v.given("items") or ()) <= set(JOURNEY_ITEMS)


@predicate("consumption.temporary_lift.president")
def president_approved(v: View) -> Ternary:
    """The president approved."""
    return v.states("president_approved")


@predicate("consumption.temporary_lift.length")
def at_most_a_month(v: View) -> Ternary:
    """The lift lasts no longer than the longest time."""
    longest, days = v.end("consumption.temporary_lift.max", v.date), v.given("days")
    if longest is None or not days:
        v.missing("days")
        return None
    return v.date + timedelta(days=days) <= longest.nominal


@length("consumption.temporary_lift")
def lift_ends(v: View) -> Deadline | None:
    """The last day of the lift; None where no days are given."""
    days = v.given("days")
    return v.end("consumption.temporary_lift.max", v.date, days, "day") if days else None


@predicate("consumption.temporary_lift.undertaking")
def undertaking_given(v: View) -> Ternary:
    """An undertaking was given."""
    return v.states("undertaking")


@predicate("consumption.temporary_lift.on_consent")
def consent_or_security(v: View) -> Ternary:
    """What the lift rests on is there: consent, or security."""
    if v.given("basis") == "security":
        return v.shown("security_enough", about=owner(v.unit))
    v.cure("consent_to_lift")
    return v.shown("creditor_consents_to_lift")


@predicate("consumption.temporary_lift.after_misuse")
def misused_before(v: View) -> Ternary:
    """An earlier lift was misused."""
    misused = any(act.payload.get("cause") == "misuse" for act in v.acts("restore_restriction"))
    return misused


@predicate("consumption.temporary_lift.misuse")
def lift_misused(v: View) -> Ternary:
    """The lift was misused."""
    return v.shown("lift_misused")


@predicate("consumption.breach")
def breaks_the_order(v: View) -> Ternary:
    """Some order aimed at forbids the conduct."""
    return any(_restricts(v, order) for order in v.units)


@predicate("consumption.breach.by_own_or_entity_money")
def breaks_the_order_of_2010(v: View) -> Ternary:
    """The same, paid for by the money that the 2010 text looks at."""
    return either(*(both(_restricts(v, order), _money_counts(v, order)) for order in v.units))


@outcome("breach_restriction")
def conduct_is(v: View) -> str:
    """Whether the conduct is a breach under the text of the day."""
    version = v.engine.book.rules["consumption.breach"].on(v.date)
    if version is None or version.predicate is None:
        return "allowed"
    return "breach" if v.engine.bindings.predicates[version.predicate](v) else "allowed"


def _money_counts(v: View, order: Position) -> Ternary:
    paid_by = v.given("paid_by")
    if paid_by is None:
        v.missing("paid_by")
        return None
    entity = bound(order) != owner(order) or is_entity(v, bound(order))
    return bool(paid_by == ("entity" if entity else "own"))


def _binds_doer(v: View, order: Position) -> bool:
    """Whether an order binds the doer: the person named in it, or one through whom the entity acts on the day."""
    if v.by in (None, bound(order)):
        return True
    entity = bound(order) if bound(order) == owner(order) and is_entity(v, owner(order)) else None
    return entity is not None and v.by in officers(v, entity, v.date, bound_roles(v, v.date))


def _restricts(v: View, order: Position) -> bool:
    if not _binds_doer(v, order):
        return False
    asked = set(v.given("item") or ())
    named = order.data.get("items")
    if named and not asked & set(named):
        return False
    if any(not asked - _opened(lifted, asked) for lifted in _lifted_for_a_time(v, order)):
        return False
    if order.state == "ordered" and v.switch("order_binds_from") != "signing":
        return False
    approvals = v.acts("approve_exemption", case=ANY if _reaches_other_cases(v) else None)
    return order.state != "in_grace" and not any(_covers(v, act, asked) for act in approvals)


def _reaches_other_cases(v: View) -> bool:
    return v.switch("lift_reaches_other_cases") == "yes"


def _lifted_for_a_time(v: View, order: Position) -> list[Position]:
    """The temporary lifts that open what this order closes: its own, and by the switch those of other cases."""
    if not _reaches_other_cases(v):
        return [order] if order.state == "temporarily_lifted" else []
    of_person = v.positions("consumption", who=bound(order), case=ANY)
    return [found for found in of_person if bound(found) == bound(order) and found.state == "temporarily_lifted"]


def _opened(order: Position, asked: set[str]) -> set[str]:
    lift = next(
        (act for _, _, act in reversed(order.trail) if act is not None and act.name == "lift_temporarily"), None
    )
    items = lift.payload.get("items") if lift is not None else ()
    return set(items) if items else asked


def _covers(v: View, approval: Act, asked: set[str]) -> bool:
    items, days = approval.payload.get("item"), approval.payload.get("days")
    if items and asked - set(items):
        return False
    if days is not None and v.date > approval.date + timedelta(days=days):
        return False
    if approval.payload.get("kind") == "private_funds" and v.given("paid_by") != "own":
        return False
    return bool(v.reading("approved_conduct", True))
