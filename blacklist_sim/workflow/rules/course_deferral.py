"""Deferral: on security, or by order of a higher court."""

from blacklist_sim.law.length import Length
from blacklist_sim.law.period import deadline
from blacklist_sim.workflow.bind import complete, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, both, no
from blacklist_sim.workflow.view import View


@complete("defer_enforcement")
def ground_of_deferral(v: View) -> dict[str, str]:
    """A higher court defers by its own power, the enforcing court on security."""
    return {"ground": "higher_court" if v.by == "higher_court" else "security"}


@outcome("defer_enforcement")
def deferral_kind(v: View) -> str:
    """Whose deferral it is fixes its length."""
    return "by_higher_court" if v.given("ground") == "higher_court" else "on_security"


@predicate("deferral.security_given")
def security_given(v: View) -> Ternary:
    """Security was given, and it was not found too small."""
    given = bool(v.acts("give_security"))
    if not given:
        v.cure("give_security", enough=True)
    return both(given, v.fact("security_enough") is not False)


@predicate("deferral.consent")
def applicant_consents(v: View) -> Ternary:
    """The applicant agrees to wait."""
    consent = v.given("consent")
    if consent is not None:
        return bool(consent)
    return True if v.acts("hold_off") else v.fact("creditor_holds_off")


def longer_than(v: View, figure: str) -> Ternary:
    """Whether the months given end after the period that a figure allows."""
    months, longest = v.given("months"), v.end(figure, v.date)
    if months is None or longest is None:
        return None
    return deadline(v.date, Length.given(months, "month"), False, v.engine.calendar).last > longest.last


@predicate("deferral.at_most_a_year")
def within_a_year(v: View) -> Ternary:
    """The deferral does not outlast its cap."""
    return no(longer_than(v, "deferral.security"))


@predicate("deferral.as_long_as_security")
def within_the_security(v: View) -> Ternary:
    """The deferral does not outlast the security."""
    given = v.last("give_security")
    months = given.payload.get("months") if given is not None else None
    return None if months is None else bool(v.given("months") <= months)


@predicate("deferral.higher_court.three_months")
def longer_than_usual(v: View) -> Ternary:
    """The deferral from above is longer than such deferrals normally are."""
    return longer_than(v, "deferral.higher_court")


@predicate("deferral.early_end")
def early_end(v: View) -> Ternary:
    """Whether to end a deferral early lies with the court."""
    return True
