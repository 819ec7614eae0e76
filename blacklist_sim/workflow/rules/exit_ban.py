"""Exit bans: whom they reach, how they begin and end, and the border control behind them."""

from typing import Any

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, predicate
from blacklist_sim.workflow.logic import Ternary, either
from blacklist_sim.workflow.money.performance import in_default
from blacklist_sim.workflow.money.performance import performed as is_performed
from blacklist_sim.workflow.rules.consumption_people import (
    ANSWERABLE,
    CONTROLLER,
    PURSUED,
    died,
    entity_behind,
    ever_debtor,
    is_debtor,
    is_entity,
)
from blacklist_sim.workflow.rules.review_remedy import set_right
from blacklist_sim.workflow.view import ANY, View

STOPPED = ("suspended", "deferred", "terminated", "enforcement_refused")


@complete("order_exit_ban")
def ban_meant(v: View) -> dict[str, Any]:
    """Without an application the court acts of its own motion."""
    return {"own_motion": not v.acts("apply_exit_ban", who=ANY)}


@complete("request_border_control")
def control_meant(v: View) -> dict[str, Any]:
    """One request, unless the longer list is named."""
    return {"on_list": False}


@complete("lift_exit_ban")
def lift_meant(v: View) -> dict[str, Any]:
    """The ground that the case itself shows, where the court names none."""
    if is_performed(v):
        return {"ground": "performed"}
    if v.units and wrongly_imposed(v):
        return {"ground": "wrongly_imposed"}
    if v.fact("creditor_consents_to_lift"):
        return {"ground": "creditor_consent"}
    return {"ground": "security" if v.units and security_given(v) else None}


@predicate("exit_ban.basis", "exit_ban.own_motion")
def for_the_court(v: View) -> Ternary:
    """Always open to the court, which weighs the case."""
    return True


@predicate("exit_ban.unperformed")
def unperformed(v: View) -> Ternary:
    """The debt is due and open."""
    return in_default(v)


@predicate("exit_ban.application.written")
def application_in_writing(v: View) -> Ternary:
    """The applicant asks in writing."""
    return v.states("written")


@predicate("exit_ban.target")
def within_the_text(v: View) -> Ternary:
    """A debtor who is a person, an officer of an entity debtor, or a statutory agent."""
    if is_debtor(v, v.who) and not is_entity(v, v.who):
        return True
    if entity_behind(v, v.who, v.date, ANSWERABLE) is not None:
        return True
    return v.fact("statutory_agent") is True


@predicate("exit_ban.actual_controller")
def merely_controls(v: View) -> Ternary:
    """The person only controls the entity."""
    controls = entity_behind(v, v.who, v.date, (CONTROLLER,)) is not None
    return controls and not within_the_text(v)


@predicate("exit_ban.outside_the_text")
def reaches_the_wrong_person(v: View) -> Ternary:
    """The ban holds somebody whom the text does not reach."""
    person, day = v.unit.key[1], v.unit.born
    if ever_debtor(v, person) and not is_entity(v, person):
        return False
    return entity_behind(v, person, day, ANSWERABLE) is None and v.fact("statutory_agent") is not True


@predicate("exit_ban.performed", "exit_ban.lift.performed")
def performed(v: View) -> Ternary:
    """The debt is performed."""
    return is_performed(v)


@predicate("exit_ban.lift.ground")
def some_ground(v: View) -> Ternary:
    """Some ground is named or plain."""
    return v.given("ground") is not None


@predicate("exit_ban.lift.security")
def security_given(v: View) -> Ternary:
    """Enough security was given for the debtor."""
    person = v.unit.key[1]
    debtor = person if is_debtor(v, person) else entity_behind(v, person, v.unit.born, ANSWERABLE) or person
    return v.shown("security_enough", about=debtor)


@predicate("exit_ban.lift.consent")
def creditor_consents(v: View) -> Ternary:
    """The applicant consents."""
    v.cure("consent_to_lift")
    return v.shown("creditor_consents_to_lift")


@predicate("exit_ban.lift.wrongly_imposed")
def wrongly_imposed(v: View) -> Ternary:
    """The ban was wrong: plain from the file, ordered on review, or established."""
    wrong = reaches_the_wrong_person(v) or set_right(v, v.unit.key[1], "end_ban")
    return either(wrong, v.fact("exit_ban_wrongly_imposed"))


@predicate("exit_ban.lift.situation")
def situation_there(v: View) -> Ternary:
    """Enforcement stopped or ended, or the person died or left the office."""
    person = v.unit.key[1]
    debtor = person if ever_debtor(v, person) else entity_behind(v, person, v.unit.born, ANSWERABLE)
    enforcement = v.state("enforcement", debtor)
    left = debtor != person and entity_behind(v, person, v.date, ANSWERABLE) is None
    stopped = enforcement in STOPPED or enforcement not in PURSUED or v.state("title") == "set_aside"
    return stopped or died(v, person) or left or v.fact("left_office") is True


@predicate("exit_ban.lift.other")
def other_end_left_open(v: View) -> Ternary:
    """No text settles such an end, unless the switch does."""
    return v.switch("exit_ban_other_ends") == "court_judges"


@length("exit_ban.border_control")
def control_ends(v: View) -> Deadline | None:
    """The last day of the border control; None where no months are given."""
    months = v.given("months")
    return v.end("exit_ban.border_control.max", v.date, months, "month") if months else None


@predicate("exit_ban.border_control.length")
def one_request(v: View) -> Ternary:
    """One request stays within the longest time."""
    return _within(v, None, "exit_ban.border_control.max")


@predicate("exit_ban.border_control.list")
def longer_entry(v: View) -> Ternary:
    """An entry on the longer list stays within its bounds."""
    return _within(v, "exit_ban.border_control.list_min", "exit_ban.border_control.list_max")


def _within(v: View, least: str | None, most: str) -> Ternary:
    end, longest = control_ends(v), v.end(most, v.date)
    shortest = v.end(least, v.date) if least else None
    if end is None or longest is None:
        v.missing("months")
        return None
    return end.last <= longest.last and (shortest is None or shortest.last <= end.last)
