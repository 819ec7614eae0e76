"""Lifting a restriction: its grounds, the court's duties, and what the texts leave open."""

from typing import Any

from blacklist_sim.workflow.bind import complete, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, both, either
from blacklist_sim.workflow.money.performance import performed as is_performed
from blacklist_sim.workflow.rules.consumption_people import (
    ANSWERABLE,
    bound,
    died,
    officers,
    outside_the_text,
    owner,
)
from blacklist_sim.workflow.rules.review_remedy import set_right
from blacklist_sim.workflow.view import View

TOLD = ("notify_assisting_body/", "announce_consumption_order/")
REFUSED = "enforcement_refused"


@complete("lift_consumption_restriction")
def lift_meant(v: View) -> dict[str, Any]:
    """The ground that the case itself shows, where the court names none."""
    if v.given("ground"):
        return {}
    return {"ground": next((ground for ground, shown in _obvious(v) if shown), None)}


def _obvious(v: View) -> tuple[tuple[str, Ternary], ...]:
    if not v.units:
        return ()
    return (
        ("performed", is_performed(v)),
        ("wrongly_imposed", wrongly_imposed(v)),
        ("former_officer", former_officer_released(v)),
        ("title_set_aside", v.state("title") == "set_aside"),
        ("enforcement_refused", v.state("enforcement", owner(v.unit)) == REFUSED),
        ("withdrawn", _withdrawn(v)),
        ("creditor_consent", v.fact("creditor_consents_to_lift")),
        ("security", v.fact("security_enough", about=owner(v.unit))),
        ("debtor_died", died(v, bound(v.unit))),
        ("entity_ended", _entity_ended(v)),
        ("terminated_otherwise", v.state("enforcement", owner(v.unit)) == "terminated"),
    )


@outcome("lift_consumption_restriction")
def lift_brings(v: View) -> str:
    """What a lift calls for: telling those who were told, or restricting the successor."""
    ground = v.given("ground")
    if ground == "former_officer":
        return "successor_to_restrict"
    told = any(trigger.startswith(TOLD) for order in v.units for _, trigger, _ in order.trail)
    return "circle_to_tell" if ground == "performed" and told else "lifted"


@predicate("consumption.lift.ground")
def some_ground(v: View) -> Ternary:
    """Some ground is named or plain."""
    return v.given("ground") is not None


@predicate("consumption.lift.performed")
def performed(v: View) -> Ternary:
    """The debt is performed."""
    return is_performed(v)


@predicate("consumption.performed_promptly")
def performed_promptly(v: View) -> Ternary:
    """Performed, under the text that says only promptly."""
    return is_performed(v) and not _three_days(v)


@predicate("consumption.performed_three_days")
def performed_three_days(v: View) -> Ternary:
    """Performed, under the opinions that set days."""
    return is_performed(v) and _three_days(v)


def _three_days(v: View) -> bool:
    return v.switch("supervision_item_22") == "apply" and v.in_force("consumption.lift.on_performance.three_days")


@predicate("consumption.lift.security")
def security_given(v: View) -> Ternary:
    """Effective security was given for the debtor."""
    return v.shown("security_enough", about=owner(v.unit))


@predicate("consumption.lift.consent")
def creditor_consents(v: View) -> Ternary:
    """The applicant consents."""
    v.cure("consent_to_lift")
    return v.shown("creditor_consents_to_lift")


@predicate("consumption.lift.former_officer.left_office")
def left_office(v: View) -> Ternary:
    """The bound person holds none of the offices any more."""
    person = bound(v.unit)
    return person != owner(v.unit) and person not in officers(v, owner(v.unit), v.date, ANSWERABLE)


@predicate("consumption.lift.former_officer.needed")
def change_needed(v: View) -> Ternary:
    """The change of office was truly needed and is no sham."""
    if v.fact("officer_change_sham", about=bound(v.unit)):
        return False
    return v.shown("officer_change_needed", about=bound(v.unit))


@predicate("consumption.lift.former_officer.proved")
def proved_out_of_it(v: View) -> Ternary:
    """The former officer proved to be neither controller nor directly responsible."""
    person = bound(v.unit)
    return both(v.fact("former_not_controller", about=person), v.fact("former_not_responsible", about=person))


@predicate("consumption.former_officer_released")
def former_officer_released(v: View) -> Ternary:
    """All three conditions for releasing a former officer are shown."""
    if bound(v.unit) == owner(v.unit) or not v.in_force("consumption.lift.former_officer"):
        return False
    return both(left_office(v), change_needed(v), proved_out_of_it(v))


@predicate("consumption.lift.wrongly_imposed")
def wrongly_imposed(v: View) -> Ternary:
    """The order was wrong: plain from the file, ordered on review, or established."""
    wrong = any(outside_the_text(v, order) or set_right(v, bound(order), "lift") for order in v.units)
    return either(wrong, v.fact("order_wrongly_imposed"))


@predicate("consumption.outside_the_text")
def reaches_the_wrong_person(v: View) -> Ternary:
    """The order binds somebody whom the text does not reach."""
    return outside_the_text(v, v.unit) and v.fact("order_wrongly_imposed") is not True


@predicate("consumption.lift.situation")
def situation_there(v: View) -> Ternary:
    """The situation named as the ground is there."""
    debtor, ground = owner(v.unit), v.given("ground")
    enforcement = v.state("enforcement", debtor)
    return {
        "withdrawn": _withdrawn(v),
        "title_set_aside": v.state("title") == "set_aside",
        "enforcement_refused": enforcement == REFUSED,
        "terminated_otherwise": enforcement == "terminated",
        "suspended": enforcement in ("suspended", "deferred"),
        "bankruptcy": bool(v.acts("accept_bankruptcy", who=debtor) or v.acts("declare_bankruptcy", who=debtor)),
        "debtor_died": died(v, bound(v.unit)),
        "entity_ended": _entity_ended(v),
    }[ground]


def _withdrawn(v: View) -> bool:
    debtor = owner(v.unit)
    return v.state("enforcement", debtor) == "terminated" and bool(v.acts("withdraw_application", who=debtor))


def _entity_ended(v: View) -> bool:
    return bool(v.acts("deregister_entity", who=owner(v.unit)))


@predicate("consumption.nothing_left_to_enforce")
def nothing_left_to_enforce(v: View) -> Ternary:
    """Nothing is left that could be enforced, and the switch draws the consequence."""
    if v.switch("order_after_termination") != "should_lift":
        return False
    refused = v.state("enforcement", owner(v.unit)) == REFUSED
    return refused or v.state("title") == "set_aside" or _withdrawn(v)


@predicate("consumption.lift.after_termination")
def termination_left_open(v: View) -> Ternary:
    """No text settles the end after such a termination."""
    if v.given("ground") == "terminated_otherwise":
        return True
    return v.switch("order_after_termination") == "court_judges"


@predicate("consumption.lift.on_suspension")
def suspension_left_open(v: View) -> Ternary:
    """No text settles it; a suspension never lifts by itself."""
    v.switch("suspension_reach")
    return True


@predicate("consumption.lift.on_bankruptcy")
def bankruptcy_left_open(v: View) -> Ternary:
    """No text settles it, unless the switch ends the restriction with the declaration."""
    declared = bool(v.acts("declare_bankruptcy", who=owner(v.unit)))
    return not (v.switch("bankruptcy_officers") == "ends_at_declaration" and declared)


@predicate("consumption.lift.on_death")
def death_left_open(v: View) -> Ternary:
    """No text settles it, unless the switch does."""
    return v.switch("death_of_sanctioned_debtor") != "court_must_end"


@predicate("consumption.lift.on_entity_end")
def entity_end_left_open(v: View) -> Ternary:
    """No text settles it, unless the switch ends the order with the entity."""
    return v.switch("entity_end_sanctions") != "end"


@predicate("consumption.lift.settlement_alone")
def settlement_is_no_ground(v: View) -> Ternary:
    """A settlement still to be performed lifts nothing."""
    v.cure("consent_to_lift")
    return True


@predicate("consumption.lift.listing_deleted", "consumption.lift.round_ended")
def no_ground_at_all(v: View) -> Ternary:
    """Neither a deletion nor the end of a round is a ground."""
    return True
