"""Approval of single acts, the temporary lift and its revival, and what is taken back after a misuse."""

from datetime import timedelta
from typing import Any

from blacklist_sim.gate.restraints import Approval
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.order_history import TAKEN_BACK, events, order_of
from blacklist_sim.workflow.rules.consumption_people import bound, is_entity, owner
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import View

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
    """An earlier lift or approval under an order on this person in this case was misused."""
    people = {bound(order) for order in v.units}
    orders = [order for who in people for order in v.positions("consumption", who=who) if bound(order) == who]
    return any(_misused(order) for order in orders)


def _misused(order: Position) -> bool:
    return any(name in TAKEN_BACK and payload.get("cause") == "misuse" for _, name, _, payload in events(order))


@predicate("consumption.exemption.open")
def approval_to_take_back(v: View) -> Ternary:
    """Some approval of each order aimed at still opens something."""
    return all(
        any(approval.until is None or approval.until >= v.date for approval in _approved(v, order)) for order in v.units
    )


def _approved(v: View, order: Position) -> list[Approval]:
    approvals = order_of(v.state_of, order).approvals
    return [approval for approval in approvals if approval.kind != "temporary_lift"]


@predicate("consumption.temporary_lift.misuse")
def lift_misused(v: View) -> Ternary:
    """The lift was misused."""
    return v.shown("lift_misused")
