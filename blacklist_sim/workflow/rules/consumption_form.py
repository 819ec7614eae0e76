"""What surrounds a restriction order: grace before it, its form, its announcement."""

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.listing_term import ends_between, local_practice
from blacklist_sim.workflow.view import View


@predicate("consumption.grace.length")
def grace_within_limits(v: View) -> Ternary:
    """Grace ends between the shortest and the longest time; what lies outside is local practice."""
    fits = ends_between(v, grace_end(v), "consumption.grace.min", "consumption.grace.max")
    if fits is None:
        v.missing("grace_months")
    return fits if fits is not False else local_practice(v)


@length("consumption.grace")
def grace_end(v: View) -> Deadline | None:
    """The end of the grace given, in months or in days; None where none is."""
    months, days = v.given("grace_months"), v.given("grace_days")
    if not months and not days:
        return None
    if months:
        return v.end("consumption.grace.max", v.date, months, "month")
    return v.end("consumption.grace.max", v.date, days, "day")


@outcome("consumption.grace")
def grace_used(v: View) -> str:
    """Who performed within grace is spared."""
    return "spared" if performed(v) else "over"


@predicate("consumption.order.signed")
def signed_by_president(v: View) -> Ternary:
    """The president signed."""
    return v.states("president_signed")


@predicate("consumption.order.contents")
def contents_complete(v: View) -> Ternary:
    """Period, items and consequences are stated."""
    return v.states("contents_complete")


@predicate("consumption.announcement.not_in_grace")
def announced_in_grace(v: View) -> Ternary:
    """Grace still runs."""
    return any(order.state == "in_grace" for order in v.units)


@predicate("consumption.announcement.advance")
def cost_advanced(v: View) -> Ternary:
    """The applicant advanced the cost."""
    return v.states("cost_advanced")
