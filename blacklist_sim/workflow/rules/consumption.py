"""The restriction order: when it may and must be made, and whom it binds."""

from datetime import timedelta
from typing import Any

from blacklist_sim.case import Debtor
from blacklist_sim.workflow.bind import complete, outcome, predicate, units
from blacklist_sim.workflow.logic import Ternary, both
from blacklist_sim.workflow.money.performance import in_default
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
from blacklist_sim.workflow.rules.listing_repair import known_wrong
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
    """Those named, and with an entity its people under the text of the day, each bound by an order of his own."""
    debtor = v.who
    if debtor is None:
        return []
    named = v.given("bind") or (debtor,)
    people = tuple(dict.fromkeys((*named, *(_people_of(v, debtor) if debtor in named else ()))))
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
    """Ground, own motion and grace, as the case shows them where the act leaves them out."""
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
    """Grace holds the order back."""
    return "with_grace" if v.given("with_grace") else "at_once"


@predicate("consumption.application.written")
def application_in_writing(v: View) -> Ternary:
    """The applicant asks in writing."""
    return v.states("written")


@predicate("consumption.refuse.must_restrict")
def refused_though_listed(v: View) -> Ternary:
    """The debtor stands on the list."""
    return is_listed(v)


@predicate("consumption.order.own_motion", "consumption.order.may")
@predicate("consumption.notice_to_bodies", "consumption.announcement")
def for_the_court(v: View) -> Ternary:
    """Always open to the court, which weighs the case."""
    return True


@predicate("consumption.order.unperformed")
def unperformed(v: View) -> Ternary:
    """The debt is due and open."""
    return in_default(v)


@predicate("consumption.order.notice_expired")
def notice_expired(v: View) -> Ternary:
    """The period of the enforcement notice is over."""
    if not v.acts("serve_notice"):
        v.cure("serve_notice")
        return False
    running = [p for p in v.state_of.periods if p.kind.id == "title.notice_period" and p.key == (v.case, v.who)]
    return all(v.not_before(v.reading("notice_period", p.deadline.last) + timedelta(days=1)) for p in running)


@predicate("consumption.order.is_listed")
def listed(v: View) -> Ternary:
    """The debtor stands on the list."""
    return is_listed(v)


@predicate("consumption.listed_and_unrestricted")
def listed_and_unrestricted(v: View) -> Ternary:
    """Rightly listed, unpaid, and no order was made or lifted since."""
    if not in_default(v) or not is_debtor(v, v.who):
        return False
    decided = v.unit.born
    for order in own_orders(v):
        if order.state in STANDING or (order.state == "lifted" and order.since >= decided):
            return False
    return not (nobody_left(v) or held_back(v) or known_wrong(v, v.unit))


def held_back(v: View) -> bool:
    """Whether the opinions of 2019 keep the court from restricting: assets suffice, or the applicant holds off."""
    if not v.in_force("consumption.bar.assets_controlled"):
        return False
    return bool(assets_controlled(v) or creditor_holds_off(v))


@predicate("consumption.target.debtor")
def against_a_debtor(v: View) -> Ternary:
    """The order is aimed at a debtor of the case."""
    return is_debtor(v, v.who)


@predicate("consumption.target.officer")
def binds_named_people(v: View) -> Ternary:
    """Beside the entity it binds only people in the offices named."""
    others = [bound(order) for order in v.units if bound(order) != v.who and owner(order) == v.who]
    if not others or v.who is None:
        return True
    named = officers(v, v.who, v.date, bound_roles(v, v.date)) if is_entity(v, v.who) else {}
    return all(v.reading("bound_by", named.get(who)) is not None for who in others)


@predicate("consumption.target.estate_only")
def answers_out_of_estate(v: View) -> Ternary:
    """The person answers out of an estate only."""
    if v.switch("heirs_restricted") == "restricted":
        return False
    named = any(_only_estate(debtor) for debtor in v.case_file.debtors if debtor.who == v.who)
    joined = v.last("substitute_party")
    return named or bool(joined is not None and joined.payload.get("only_out_of_estate"))


@predicate("consumption.target.ended")
def nobody_left(v: View) -> Ternary:
    """The person is dead, the entity struck off."""
    return died(v, v.who) or bool(v.acts("deregister_entity"))


def _only_estate(debtor: Debtor) -> bool:
    return debtor.only_out_of_estate


@predicate("consumption.bar.assets_controlled")
def assets_controlled(v: View) -> Ternary:
    """The reproach is mere refusal and the court controls enough."""
    return both(_mere_refusal(v), v.fact("seized_enough"))


@predicate("consumption.bar.creditor_holds_off")
def creditor_holds_off(v: View) -> Ternary:
    """The reproach is mere refusal and the applicant holds off."""
    return both(_mere_refusal(v), v.fact("creditor_holds_off"))


def _mere_refusal(v: View) -> bool:
    if v.given("ground") == "round_end":
        return False
    grounds = {ground for entry in v.positions("listing") if entry.state in LISTED for ground in grounds_of(entry)}
    return grounds <= MERE_REFUSAL


@predicate("consumption.bar.campus_student")
def campus_student(v: View) -> Ternary:
    """A full-time student is sued over a campus loan."""
    student = v.reading("full_time_student", v.party(v.who).full_time_student if v.who else None)
    loan = v.reading("campus_loan", v.title.campus_loan)
    return both(student, loan)
