"""The crime of refusing to perform: when a case is referred, and when the applicant may prosecute."""

from blacklist_sim.case import Act
from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.logic import Ternary, both, either
from blacklist_sim.workflow.rules.consumption_people import is_debtor, is_entity
from blacklist_sim.workflow.rules.sanction import SANCTIONS, broke_report_duty, broke_the_order, subject
from blacklist_sim.workflow.view import View

BEHIND = {"report_after_sanction": "report_breach", "breach_after_sanction": "breach_of_order"}


def sanctioned(v: View, ground: str | None = None) -> list[Act]:
    """Earlier fines and detentions of this person, or of the debtor the person answers for."""
    people = dict.fromkeys((v.who, subject(v)))
    return [
        act
        for name in SANCTIONS
        for who in people
        for act in v.acts(name, who=who)
        if act.payload.get("ground") == (ground or act.payload.get("ground"))
    ]


@predicate("crime.grave")
def for_the_court(v: View) -> Ternary:
    """Always for the court to judge."""
    return True


@predicate("crime.entity")
def an_entity(v: View) -> Ternary:
    """The accused is an entity."""
    return is_entity(v, v.who)


@predicate("crime.able")
def able(v: View) -> Ternary:
    """Able to perform."""
    return v.shown("able_to_perform", about=subject(v))


@predicate("crime.able.in_whole_or_part")
def able_in_whole_or_part(v: View) -> Ternary:
    """Able to perform, if only in part."""
    return either(v.fact("able_to_perform", about=subject(v)), v.fact("able_in_part", about=subject(v)))


@predicate("crime.breach_shown")
def breach_shown(v: View) -> Ternary:
    """The breach behind the accusation is shown."""
    return broke_the_order(v) if v.given("ground") == "breach_after_sanction" else broke_report_duty(v)


@predicate("crime.after_sanction")
def after_sanction(v: View) -> Ternary:
    """A fine or a detention for that breach came first."""
    if sanctioned(v, BEHIND[v.given("ground")]):
        return True
    v.cure("fine", ground=BEHIND[v.given("ground")])
    return False


@predicate("crime.still_refuses")
def still_refuses(v: View) -> Ternary:
    """The person still refuses."""
    return v.shown("still_refuses", about=subject(v))


@predicate("crime.moved_before_effect")
def moved_before_effect(v: View) -> Ternary:
    """Property was moved during the suit, and the debtor refuses when called on."""
    about = subject(v)
    return both(v.fact("moved_assets_during_suit", about=about), v.fact("refuses_when_called_on", about=about))


@predicate("crime.accomplice")
def conspired_from_outside(v: View) -> Ternary:
    """Somebody outside the case conspired with the debtor."""
    return both(not is_debtor(v, v.who), v.fact("conspired"))


@predicate("crime.private.harm")
def applicant_harmed(v: View) -> Ternary:
    """The applicant was harmed."""
    return v.shown("applicant_harmed")


@predicate("crime.private.reported")
def reported_before(v: View) -> Ternary:
    """The applicant reported the crime before."""
    if v.acts("report_crime"):
        return True
    v.cure("report_crime")
    return False


@predicate("crime.private.not_pursued")
def not_pursued(v: View) -> Ternary:
    """The report was not pursued."""
    reported, declined = v.last("report_crime"), v.last("decline_crime_report")
    return reported is not None and declined is not None and declined.date >= reported.date
