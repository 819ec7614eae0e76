"""How an entry is put right: revocation, correction, and hiding for a time."""

from blacklist_sim.law.period import Deadline, fixed_date
from blacklist_sim.workflow.bind import length, predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.rules.listing_entry import decided_on, lapsed
from blacklist_sim.workflow.rules.review_remedy import GRANTED
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import View


@predicate("listing.revoke.wrong")
def wrong(v: View) -> Ternary:
    """The entry should not have been made: plain from the file, found on review, or established."""
    if any(plainly_wrong(v, entry) for entry in v.units):
        return True
    if any(remedy.state in GRANTED for remedy in v.positions("review")):
        return True
    return v.shown("wrongly_listed")


def plainly_wrong(v: View, entry: Position) -> bool:
    """The file itself shows that the person should not have been listed."""
    if entry.key[1] not in v.case_file.debtor_ids:
        return True
    day = decided_on(entry)
    limit = v.figure("listing.age_of_majority", on=day)
    if limit is None or v.party(entry.key[1]).kind != "person":
        return False
    age = v.age(entry.key[1], on=day)
    return age is not None and bool(age < limit)


def known_wrong(v: View, entry: Position) -> bool:
    """Whether the entry is wrong by the file itself, or was found to be so."""
    found = v.state_of.facts.get(("wrongly_listed", *entry.key))
    return plainly_wrong(v, entry) or (found is not None and found.value is True)


@predicate("listing.correct.inaccurate")
def inaccurate(v: View) -> Ternary:
    """The data are not right: established, or found on review."""
    if any(remedy.state in GRANTED for remedy in v.positions("review")):
        return True
    return v.shown("data_inaccurate")


@predicate("listing.hide.for_a_time")
def hiding_open(v: View) -> Ternary:
    """No text of the list provisions settles it, unless the switch takes credit repair as binding."""
    return v.switch("credit_repair_binds_list") != "binding"


@predicate("listing.hide.ends")
def shown_before_its_day(v: View) -> Ternary:
    """The entry is shown again although the time set still runs."""
    return not lapsed(v.unit, "listing.hidden")


@length("listing.hidden")
def hidden_until(v: View) -> Deadline | None:
    """The end of the hiding, as set by date or in months."""
    until = v.given("until")
    if until is not None:
        return fixed_date(until, False, v.engine.calendar)
    months = v.given("months")
    return v.end("listing.term", v.date, given=months, unit="month") if months is not None else None
