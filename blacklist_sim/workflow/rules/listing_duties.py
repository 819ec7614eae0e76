"""What the court owes an entry while a situation lasts: publication, deletion, revocation, correction."""

from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.money.performance import in_default
from blacklist_sim.workflow.rules.listing import ENDED_FOR_GOOD
from blacklist_sim.workflow.rules.listing_ends import (
    enforcement_refused,
    no_assets,
    over_before_shown,
    performed,
    requests,
    settled,
    suspended,
    terminated,
    together,
)
from blacklist_sim.workflow.rules.listing_entry import has_term, lapsed
from blacklist_sim.workflow.rules.listing_repair import known_wrong
from blacklist_sim.workflow.rules.review_remedy import set_right
from blacklist_sim.workflow.view import View


@predicate("listing.publish.due")
def publish_due(v: View) -> Ternary:
    """Decided and not known to be wrong, still unpaid, the case open, and nothing there to delete it again at once."""
    if not in_default(v) or v.state("enforcement") in ENDED_FOR_GOOD:
        return False
    return not known_wrong(v, v.unit) and not over_before_shown(v, v.unit)


def _without_term(v: View) -> bool:
    return not has_term(v, v.unit)


def _asked_if_needed(v: View) -> bool:
    return v.switch("three_days_start") != "application" or bool(requests(v))


@predicate("listing.delete.performed.due")
def performed_due(v: View) -> Ternary:
    """Performed, published without term; the days run from knowledge or from a request."""
    return (
        bool(performed(v))
        and not settled(v)
        and _without_term(v)
        and v.switch("three_days_start") != "event"
        and _asked_if_needed(v)
    )


@predicate("listing.delete.settlement.due")
def settlement_due(v: View) -> Ternary:
    """The same after a settlement; under the 2013 text the applicant must have confirmed it."""
    if not settled(v) or not _without_term(v) or v.switch("three_days_start") == "event" or not _asked_if_needed(v):
        return False
    return _confirmed_if_needed(v)


def _confirmed_if_needed(v: View) -> bool:
    version = v.engine.book.rules["listing.delete.settlement"].on(v.date)
    return version is not None and bool(v.engine.bindings.predicates[version.predicate or ""](v))


@predicate("listing.delete.fulfilled_by_event.due")
def fulfilled_by_event(v: View) -> Ternary:
    """The reading that counts from the event."""
    if v.switch("three_days_start") != "event" or not performed(v) or not _without_term(v):
        return False
    return _confirmed_if_needed(v) if settled(v) else True


@predicate("listing.delete.no_assets.due")
def no_assets_due(v: View) -> Ternary:
    """The two empty queries, for an entry without term."""
    return _without_term(v) and bool(no_assets(v))


@predicate("listing.delete.suspended.due")
def suspended_due(v: View) -> Ternary:
    """Suspended for retrial or bankruptcy, for an entry without term."""
    return _without_term(v) and bool(suspended(v))


@predicate("listing.delete.refused_enforcement.due")
def refused_due(v: View) -> Ternary:
    """The ruling not to enforce, for an entry without term."""
    return _without_term(v) and bool(enforcement_refused(v))


@predicate("listing.delete.terminated.due")
def terminated_due(v: View) -> Ternary:
    """Termination, for an entry without term."""
    return _without_term(v) and bool(terminated(v))


@predicate("listing.delete.expired.due")
def expired_due(v: View) -> Ternary:
    """The term has run out."""
    return lapsed(v.unit, "listing.term") and has_term(v, v.unit)


@predicate("listing.delete.together.due")
def together_due(v: View) -> Ternary:
    """Both entries go together, unless the switch keeps them apart."""
    return v.switch("mixed_entries_after_performance") == "together" and bool(together(v))


@predicate("listing.delete.early_as_a_rule.due")
def early_due(v: View) -> Ternary:
    """The reading that deletes a performed term entry early as a rule."""
    if v.switch("term_entry_after_performance") != "early_as_a_rule":
        return False
    return has_term(v, v.unit) and bool(performed(v)) and not together_due(v)


@predicate("listing.revoke.due")
def revoke_due(v: View) -> Ternary:
    """The entry is known to be wrong, and no remedy has ordered its revocation yet."""
    return known_wrong(v, v.unit) and not set_right(v, v.unit.key[1], "revoke")


@predicate("listing.correct.due")
def correct_due(v: View) -> Ternary:
    """The data are known to be wrong, and no remedy has ordered their correction yet."""
    return bool(v.fact("data_inaccurate")) and not set_right(v, v.unit.key[1], "correct")
