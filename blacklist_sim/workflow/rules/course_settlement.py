"""Settlement during enforcement: filed, kept, broken, kept late, resumed."""

from datetime import date, timedelta

from blacklist_sim.case import Act
from blacklist_sim.workflow.bind import complete, outcome, predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.rules.course import after, latest
from blacklist_sim.workflow.view import View


def settlement(v: View) -> Act | None:
    """The settlement made last, or None."""
    return v.last("settle")


def agreed_day(v: View) -> date | None:
    """The last day that the settlement gives, or None where it gives none."""
    made = settlement(v)
    return made.payload.get("perform_by") if made is not None else None


def kept(v: View) -> bool:
    """Whether the settlement was carried out in full."""
    return any(
        act.payload.get("result") == "full" and after(settlement(v), act) for act in v.acts("perform_settlement")
    )


@outcome("settle")
def filed_or_private(v: View) -> str:
    """A settlement that is not handed to the court changes nothing in the enforcement."""
    return "private" if v.given("filed") is False else "filed"


@complete("perform_settlement")
def in_full_unless_said(v: View) -> dict[str, str]:
    """Carrying out means all of it unless it says otherwise."""
    return {"result": "full"}


@predicate("settlement.something_to_perform")
def something_to_perform(v: View) -> Ternary:
    """A settlement was made, and the title has not taken its place again."""
    made = settlement(v)
    if made is None:
        v.cure("settle", filed=True)
        return False
    resumed = [act for act in v.acts("resume_enforcement") if act.payload.get("ground") == "settlement_broken"]
    return not any(after(made, act) for act in resumed)


@predicate("settlement.broken.shown")
def broken(v: View) -> Ternary:
    """Refused, or the agreed day has passed without full performance; before that day it is too early."""
    made = settlement(v)
    if made is None:
        return False
    breaches = [act for act in v.acts("break_settlement") if after(made, act)]
    if any(act.payload.get("anticipatory") for act in breaches):
        return True
    agreed = agreed_day(v)
    if agreed is None:
        return bool(breaches)
    v.reading("agreed_day", agreed)
    return v.not_before(agreed + timedelta(days=1))


@predicate("settlement.resume.asked")
def creditor_asked(v: View) -> Ternary:
    """The request is the applicant's."""
    asked = v.given("asked_by")
    return None if asked is None else asked in v.case_file.applicants


@predicate("settlement.resume.not_performed")
def already_kept(v: View) -> Ternary:
    """The settlement was carried out in full, in time or late."""
    return kept(v)


@predicate("settlement.resume.not_being_performed")
def being_performed(v: View) -> Ternary:
    """It is being carried out as agreed."""
    return v.shown("settlement_being_performed")


@predicate("settlement.resume.no_suit")
def suit_accepted(v: View) -> Ternary:
    """The applicant has chosen the suit."""
    return v.shown("settlement_suit_accepted")


@predicate("settlement.resume.in_time")
def too_late_and_objected(v: View) -> Ternary:
    """The request came after the period, and the debtor objects."""
    agreed = agreed_day(v)
    if agreed is None:
        return None
    asked = v.given("asked_on") or v.date
    end = v.end("settlement.resumption", agreed)
    if end is None or asked <= v.reading("last_day", end.last):
        return False
    return after(settlement(v), latest(*v.acts("object_limitation")))


@predicate("suspension.ground.settlement")
def settlement_on_file(v: View) -> Ternary:
    """A settlement lies with the court."""
    made = settlement(v)
    if made is None or made.payload.get("filed") is False:
        v.cure("settle", filed=True)
        return False
    return True


@predicate("settlement.suspension")
def may_suspend(v: View) -> Ternary:
    """Whether to suspend on a settlement lies with the court."""
    return settlement(v) is not None
