"""Control of property, and money taken in."""

from blacklist_sim.case import Act
from blacklist_sim.workflow.bind import complete, outcome, predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.rules.consumption_people import is_debtor
from blacklist_sim.workflow.rules.course import KINDS, in_full
from blacklist_sim.workflow.view import View


@predicate("seizure.not_beyond_debt")
def beyond_debt(v: View) -> Ternary:
    """More is seized than debt and costs ask for."""
    return v.shown("seizure_exceeds_debt")


@predicate("seizure.exempt", "sale.not_exempt")
def exempt(v: View) -> Ternary:
    """The property is left to the debtor by law."""
    return v.shown("property_exempt")


@predicate("seizure.debtors_property")
def of_the_debtor(v: View) -> Ternary:
    """The property is that of somebody who is a debtor of the case."""
    return is_debtor(v, v.who)


@outcome("seize_property")
def seized_kind(v: View) -> str:
    """The kind fixes the length; one that waits in line has none yet, one of a stranger's property is to be undone."""
    if not is_debtor(v, v.who):
        return "of_a_stranger"
    if v.given("waiting"):
        return "no_period"
    return v.given("kind") or "no_period"


@complete("renew_seizure")
def renewed_kind(v: View) -> dict[str, str | None]:
    """A renewal that names no kind is of what was seized last."""
    return {"kind": last_kind(v)}


@outcome("renew_seizure", "release_property")
def kind_or_everything(v: View) -> str:
    """One kind, or all that is held."""
    if v.act is not None and v.act.name == "release_property" and (v.given("all") or not v.given("kind")):
        return "everything"
    return v.given("kind") or "other"


def seizures(v: View, kind: str | None = None) -> list[Act]:
    """Seizures and renewals, of one kind or of any, waiting ones left out, since everything was last released."""
    freed = [
        act.index
        for act in v.acts("release_property")
        if act.payload.get("kind") in (None, kind) or act.payload.get("all")
    ]
    since = max(freed, default=-1)
    found = [*v.acts("seize_property"), *v.acts("renew_seizure")]
    return [
        act
        for act in found
        if act.index > since and (kind is None or act.payload.get("kind") == kind) and not act.payload.get("waiting")
    ]


def last_kind(v: View) -> str | None:
    """The kind of property seized last, or None."""
    named = [act.payload["kind"] for act in v.acts("seize_property") if act.payload.get("kind")]
    return named[-1] if named else None


def held(v: View, kind: str) -> Ternary:
    """Whether property of that kind is under a seizure that has not run out."""
    found = seizures(v, kind)
    if not found:
        return False
    end = v.end(f"seizure.{kind}", max(act.date for act in found))
    return end is None or v.date <= v.reading("seized_until", end.last)


def anything_held(v: View) -> bool:
    """Whether something is under seizure."""
    return any(held(v, kind) for kind in KINDS) or any(not act.payload.get("kind") for act in seizures(v))


@predicate("seizure.renewal.in_time")
def renewed_in_time(v: View) -> Ternary:
    """The seizure to be renewed still runs."""
    kind = v.given("kind")
    return False if kind is None else held(v, kind)


@predicate("seizure.release.something_seized", "sale.after_seizure")
def under_seizure(v: View) -> Ternary:
    """There is property under seizure."""
    kind = v.given("kind")
    there = held(v, kind) if kind else anything_held(v)
    if not there:
        v.cure("seize_property", kind=kind or "other")
    return there


@predicate("seizure.release.bankruptcy.due")
def release_for_bankruptcy(v: View) -> Ternary:
    """Bankruptcy is accepted and something is still held."""
    return bool(v.acts("accept_bankruptcy")) and anything_held(v)


@outcome("collect_money")
def collected(v: View) -> str:
    """All that is owed, or part of it."""
    return "in_full" if in_full(v) else "in_part"


@predicate("collection.living_costs")
def living_costs_taken(v: View) -> Ternary:
    """What is taken is needed to live on."""
    return v.shown("property_exempt")
