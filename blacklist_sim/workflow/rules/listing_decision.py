"""From warning to publication: what the decision means, what it must carry, and when the entry is shown."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from blacklist_sim.workflow.bind import complete, outcome, predicate, units
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.listing_entry import (
    ABLE,
    NEXT_DAY,
    NO_TERM,
    TERM,
    end_of,
    entries,
    has_term,
    term_grounds,
)
from blacklist_sim.workflow.rules.listing_term import usual_term
from blacklist_sim.workflow.units import NewUnit
from blacklist_sim.workflow.view import View

SEVEN_GROUNDS = (
    "performed",
    "settlement",
    "creditor_request",
    "no_assets",
    "suspended",
    "refused_enforcement",
    "terminated",
)
HUNAN = ("hunan", "湖南", "湖南省")


@predicate("listing.warning.risk")
def warned(v: View) -> Ternary:
    """The notice warned of the list, or the case stood open before the list began."""
    notice = v.last("serve_notice")
    if notice is not None:
        return notice.payload.get("risk_warning")
    accepted = v.last("accept_enforcement")
    begins = v.engine.book.rules["listing.basis"].begins
    return accepted is not None and accepted.date < begins


@predicate("listing.region.hunan.notice")
def hunan_notice_missing(v: View) -> Ternary:
    """The court sits in Hunan, its layer is applied, and no notice has run."""
    if v.switch("regional_layer") != "applied" or (v.case_file.court.region or "").lower() not in HUNAN:
        return False
    notice = v.last("warn_intended_listing")
    if notice is None:
        v.cure("warn_intended_listing")
        return True
    months = notice.payload.get("within_months")
    end = v.end("listing.hunan_notice.least", notice.date, given=months)
    return end is not None and not v.not_before(end.last + NEXT_DAY)


def earlier_end(v: View) -> tuple[date, str | None] | None:
    """How the person's latest entry in this case ended, if one did."""
    ends = [(entry.since, end_of(entry)) for entry in entries(v) if entry.state in ("deleted", "revoked")]
    if not ends:
        return None
    since, end = max(ends, key=lambda item: item[0])
    return end or (since, None)


@complete("decide_listing")
def decision(v: View) -> Mapping[str, Any]:
    """What a decision means by what it leaves out: grace, an earlier entry, the usual term."""
    filled: dict[str, Any] = {}
    if v.given("grace_months") or v.given("grace_days"):
        filled["grace"] = True
    end = earlier_end(v)
    if end is not None:
        filled["after"] = "deleted_on_ground" if end[1] in SEVEN_GROUNDS else "ended_otherwise"
    months = usual_term(v)
    if months is not None:
        filled["term_months"] = months
    return filled


@units("decide_listing")
def new_entries(v: View) -> list[NewUnit]:
    """One entry, or one without and one with a term where grounds of both sorts meet."""
    grounds = tuple(v.given("grounds") or ())
    months = v.given("term_months") or usual_term(v)
    person = v.who or ""
    carrying = term_grounds(grounds)
    if v.figure("listing.term") is None or not carrying:
        return [NewUnit(person, {"kind": NO_TERM, "grounds": grounds})]
    if ABLE in grounds and v.switch("mixed_grounds") == "two_entries":
        return [
            NewUnit(person, {"kind": NO_TERM, "grounds": (ABLE,)}),
            NewUnit(person, {"kind": TERM, "grounds": carrying, "term_months": months}),
        ]
    return [NewUnit(person, {"kind": TERM, "grounds": grounds, "term_months": months})]


@outcome("decide_listing")
def with_or_without_grace(v: View) -> str:
    """Grace holds the entry back from publication."""
    return "with_grace" if v.given("grace_months") or v.given("grace_days") else "at_once"


@predicate("listing.grading.named")
def grade_named(v: View) -> Ternary:
    """The decision names a grade, where grading is applied."""
    if v.switch("default_grading") == "ungraded" or v.given("grade") is not None:
        return True
    v.missing("grade")
    return None


@predicate("listing.decision.written")
def written(v: View) -> Ternary:
    """The decision is in writing."""
    return v.states("written")


@predicate("listing.decision.reasons")
def states_reasons(v: View) -> Ternary:
    """The decision says why."""
    return v.states("states_reasons")


@predicate("listing.decision.term")
def states_term(v: View) -> Ternary:
    """The decision states the term, if there is one."""
    if not term_grounds(tuple(v.given("grounds") or ())):
        return True
    return v.states("states_term")


@predicate("listing.decision.signed")
def signed(v: View) -> Ternary:
    """The president signed."""
    return v.states("signed_by_president")


@predicate("listing.publish.not_in_grace")
def in_grace(v: View) -> Ternary:
    """Grace still runs."""
    return any(entry.state == "in_grace" for entry in v.units)


@predicate("listing.publish.performed")
def nothing_to_publish(v: View) -> Ternary:
    """The debt is performed and the entry has no term."""
    return performed(v) and any(not has_term(v, entry) for entry in v.units)


@predicate("listing.publish.performed_term")
def term_entry_performed(v: View) -> Ternary:
    """The debt is performed and the entry has a term."""
    return performed(v) and all(has_term(v, entry) for entry in v.units)


@predicate("listing.publish.database")
def through_database(v: View) -> Ternary:
    """The database is among the channels."""
    channels = v.given("channels")
    return None if channels is None else "database" in channels


@predicate("listing.publish.content")
def content_complete(v: View) -> Ternary:
    """The entry contains what it must, and nothing it must not."""
    return v.states("complete")
