"""The restriction order: when it may and must be made, whom it binds, grace, form, service and announcement."""

from datetime import timedelta
from typing import Any

from blacklist_sim.case import Debtor
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, outcome, predicate, units
from blacklist_sim.workflow.logic import Ternary, both
from blacklist_sim.workflow.rules.consumption_people import (
    bound,
    bound_roles,
    died,
    is_debtor,
    is_entity,
    officers,
    owner,
)
from blacklist_sim.workflow.rules.listing_entry import grounds_of
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.units import NewUnit
from blacklist_sim.workflow.view import ANY, View

LISTED = ("decided", "published")
STANDING = ("in_grace", "ordered", "served", "temporarily_lifted")
MERE_REFUSAL = {"able_but_refuses", "settlement_refused"}


def is_listed(v: View) -> bool:
    """Whether a decision to list this debtor in this case stands and no grace holds it back."""
    return any(entry.state in LISTED for entry in v.positions("listing"))


def own_orders(v: View) -> list[Position]:
    """The orders of this debtor in this case that bind the debtor itself."""
    return [order for order in v.positions("consumption") if bound(order) == v.who]


@units("order_consumption_restriction")
def persons_bound(v: View) -> list[NewUnit]:
    debtor = v.who
    if debtor is None:
        return []
    people = v.given("bind") or (debtor, *_people_of(v, debtor))
    unbound = [who for who in people if not _already_bound(v, debtor, who)]
    data = {"items": v.given("items"), "ground": v.given("ground")}
    return [NewUnit(who, data, debtor) for who in unbound or people]


def _people_of(v: View, debtor: str) -> tuple[str, ...]:
    if not is_entity(v, debtor):
        return ()
    return tuple(officers(v, debtor, v.date, bound_roles(v, v.date)))


def _already_bound(v: View, debtor: str, person: str) -> bool:
    return any(
        owner(order) == debtor and bound(order) == person and order.state in STANDING
        for order in v.positions("consumption", who=person)
    )


@complete("order_consumption_restriction")
def order_meant(v: View) -> dict[str, Any]:
    ground = v.given("ground") or _ground(v)
    asked = v.last("apply_consumption_restriction") is not None
    return {
        "ground": ground,
        "own_motion": ground == "non_performance" and not asked,
        "with_grace": bool(v.given("grace_months") or v.given("grace_days")),
    }


def _ground(v: View) -> str:
    lifted = v.last("lift_consumption_restriction", who=ANY)
    if v.given("bind") and lifted is not None and lifted.payload.get("ground") == "former_officer":
        return "successor"
    if is_listed(v) and v.in_force("consumption.order.listed"):
        return "listing"
    return "non_performance"


@outcome("order_consumption_restriction")
def order_takes_effect(v: View) -> str:
    return "with_grace" if v.given("with_grace") else "at_once"


@predicate("consumption.application.written")
def application_in_writing(v: View) -> Ternary:
    return v.given("written")  # type: ignore[no-any-return]


@predicate("consumption.refuse.must_restrict")
def refused_though_listed(v: View) -> Ternary:
    return is_listed(v)


@predicate("consumption.order.own_motion", "consumption.order.may")
@predicate("consumption.notice_to_bodies", "consumption.announcement")
def for_the_court(v: View) -> Ternary:
    return True


@predicate("consumption.order.unperformed")
def unperformed(v: View) -> Ternary:
    return v.state("title") == "overdue"


@predicate("consumption.order.notice_expired")
def notice_expired(v: View) -> Ternary:
    if not v.acts("serve_notice"):
        v.cure("serve_notice")
        return False
    running = [p for p in v.state_of.periods if p.kind.id == "title.notice_period" and p.key == (v.case, v.who)]
    return all(v.not_before(v.reading("notice_period", p.deadline.last) + timedelta(days=1)) for p in running)


@predicate("consumption.order.is_listed")
def listed(v: View) -> Ternary:
    return is_listed(v)


@predicate("consumption.listed_and_unrestricted")
def listed_and_unrestricted(v: View) -> Ternary:
    if v.state("title") != "overdue" or not is_debtor(v, v.who):
        return False
    decided = v.unit.born
    answered = (
        order.state in STANDING or (order.state == "lifted" and order.since >= decided) for order in own_orders(v)
    )
    return not any(answered)


@predicate("consumption.target.debtor")
def against_a_debtor(v: View) -> Ternary:
    return is_debtor(v, v.who)


@predicate("consumption.target.officer")
def binds_named_people(v: View) -> Ternary:
    others = [bound(order) for order in v.units if bound(order) != v.who and owner(order) == v.who]
    if not others or v.who is None:
        return True
    named = officers(v, v.who, v.date, bound_roles(v, v.date)) if is_entity(v, v.who) else {}
    return all(v.reading("bound_by", named.get(who)) is not None for who in others)


@predicate("consumption.target.estate_only")
def answers_out_of_estate(v: View) -> Ternary:
    if v.switch("heirs_restricted") == "restricted":
        return False
    named = any(_only_estate(debtor) for debtor in v.case_file.debtors if debtor.who == v.who)
    joined = v.last("substitute_party")
    return named or bool(joined is not None and joined.payload.get("only_out_of_estate"))


@predicate("consumption.target.ended")
def nobody_left(v: View) -> Ternary:
    return died(v, v.who) or bool(v.acts("deregister_entity"))


def _only_estate(debtor: Debtor) -> bool:
    return debtor.only_out_of_estate


@predicate("consumption.bar.assets_controlled")
def assets_controlled(v: View) -> Ternary:
    return both(_mere_refusal(v), v.fact("seized_enough"))


@predicate("consumption.bar.creditor_holds_off")
def creditor_holds_off(v: View) -> Ternary:
    return both(_mere_refusal(v), v.fact("creditor_holds_off"))


def _mere_refusal(v: View) -> bool:
    grounds = {ground for entry in v.positions("listing") if entry.state in LISTED for ground in grounds_of(entry)}
    return grounds <= MERE_REFUSAL


@predicate("consumption.bar.campus_student")
def campus_student(v: View) -> Ternary:
    student = v.reading("full_time_student", v.party(v.who).full_time_student if v.who else None)
    loan = v.reading("campus_loan", v.title.campus_loan)
    return both(student, loan)


@predicate("consumption.grace.length")
def grace_within_limits(v: View) -> Ternary:
    given = grace_end(v)
    shortest, longest = v.end("consumption.grace.min", v.date), v.end("consumption.grace.max", v.date)
    if given is None or shortest is None or longest is None:
        v.missing("grace_months")
        return None
    return bool(shortest.last <= v.reading("grace_end", given.last) <= longest.last)


@length("consumption.grace")
def grace_end(v: View) -> Deadline | None:
    months, days = v.given("grace_months"), v.given("grace_days")
    if not months and not days:
        return None
    if months:
        return v.end("consumption.grace.max", v.date, months, "month")
    return v.end("consumption.grace.max", v.date, days, "day")


@outcome("consumption.grace")
def grace_used(v: View) -> str:
    return "spared" if v.state("title") == "performed" else "over"


@predicate("consumption.order.signed")
def signed_by_president(v: View) -> Ternary:
    return v.given("president_signed")  # type: ignore[no-any-return]


@predicate("consumption.order.contents")
def contents_complete(v: View) -> Ternary:
    return v.given("contents_complete")  # type: ignore[no-any-return]


@predicate("consumption.announcement.not_in_grace")
def announced_in_grace(v: View) -> Ternary:
    return any(order.state == "in_grace" for order in v.units)


@predicate("consumption.announcement.advance")
def cost_advanced(v: View) -> Ternary:
    return v.given("cost_advanced")  # type: ignore[no-any-return]
