"""Approval of single acts, the temporary lift and its revival, and what breaks an order."""

from datetime import timedelta
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, both, either
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
    asked = v.last("apply_exemption")
    earlier = asked.payload if asked is not None else {}
    return {"kind": earlier.get("kind") or "necessity", "item": earlier.get("item")}


@predicate("consumption.exemption.necessity")
def need_is_for_the_court(v: View) -> Ternary:
    return v.fact("necessity_shown") is not False


@predicate("consumption.exemption.private_funds.person")
def bound_through_an_entity(v: View) -> Ternary:
    return all(bound(order) != owner(order) for order in v.units)


@predicate("consumption.exemption.private_funds.verified", "consumption.exemption.private_funds.must_allow")
def private_funds_verified(v: View) -> Ternary:
    return v.fact("private_funds_verified")  # type: ignore[no-any-return]


@complete("lift_temporarily")
def temporary_lift_meant(v: View) -> dict[str, Any]:
    basis = v.given("basis") or "urgent_journey"
    return {"basis": basis, "items": JOURNEY_ITEMS if basis == "urgent_journey" else None}


@predicate("consumption.temporary_lift")
def lift_for_a_journey(v: View) -> Ternary:
    return True


@predicate("consumption.temporary_lift.natural_person")
def natural_person(v: View) -> Ternary:
    return not any(is_entity(v, bound(order)) for order in v.units)


@predicate("consumption.temporary_lift.cause")
def urgent_cause(v: View) -> Ternary:
    cause = v.given("cause")
    if cause is None:
        v.missing("cause")
        return None
    if cause == "like_urgency":
        return v.fact("urgent_cause_shown")  # type: ignore[no-any-return]
    return cause in NAMED_CAUSES and v.fact("urgent_cause_shown") is not False


@predicate("consumption.temporary_lift.scope")
def only_air_and_rail(v: View) -> Ternary:
    return set(v.given("items") or ()) <= set(JOURNEY_ITEMS)


@predicate("consumption.temporary_lift.president")
def president_approved(v: View) -> Ternary:
    return v.given("president_approved")  # type: ignore[no-any-return]


@predicate("consumption.temporary_lift.length")
def at_most_a_month(v: View) -> Ternary:
    longest, days = v.end("consumption.temporary_lift.max", v.date), v.given("days")
    if longest is None or not days:
        v.missing("days")
        return None
    return v.date + timedelta(days=days) <= longest.last


@length("consumption.temporary_lift")
def lift_ends(v: View) -> Deadline | None:
    days = v.given("days")
    return v.end("consumption.temporary_lift.max", v.date, days, "day") if days else None


@predicate("consumption.temporary_lift.undertaking")
def undertaking_given(v: View) -> Ternary:
    return v.given("undertaking")  # type: ignore[no-any-return]


@predicate("consumption.temporary_lift.on_consent")
def consent_or_security(v: View) -> Ternary:
    if v.given("basis") == "security":
        return v.fact("security_enough", about=owner(v.unit))  # type: ignore[no-any-return]
    v.cure("consent_to_lift")
    return v.fact("creditor_consents_to_lift")  # type: ignore[no-any-return]


@predicate("consumption.temporary_lift.after_misuse")
def misused_before(v: View) -> Ternary:
    misused = any(act.payload.get("cause") == "misuse" for act in v.acts("restore_restriction"))
    return misused


@predicate("consumption.temporary_lift.misuse")
def lift_misused(v: View) -> Ternary:
    return v.fact("lift_misused")  # type: ignore[no-any-return]


@predicate("consumption.breach")
def breaks_the_order(v: View) -> Ternary:
    return any(_restricts(v, order) for order in v.units)


@predicate("consumption.breach.by_own_or_entity_money")
def breaks_the_order_of_2010(v: View) -> Ternary:
    return either(*(both(_restricts(v, order), _money_counts(v, order)) for order in v.units))


@outcome("breach_restriction")
def conduct_is(v: View) -> str:
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


def _restricts(v: View, order: Position) -> bool:
    asked = set(v.given("item") or ())
    named = order.data.get("items")
    if named and not asked & set(named):
        return False
    if order.state == "temporarily_lifted" and not asked - _opened(order, asked):
        return False
    if order.state == "ordered" and v.switch("order_binds_from") != "signing":
        return False
    return order.state != "in_grace" and not any(_covers(v, act, asked) for act in v.acts("approve_exemption"))


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
