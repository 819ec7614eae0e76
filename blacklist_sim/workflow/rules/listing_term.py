"""How long: the term of an entry, its extension, and grace before publication."""

from collections.abc import Mapping
from typing import Any

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, either
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.listing_entry import has_term, lapsed, term_end, term_grounds
from blacklist_sim.workflow.view import View


def size_by_switch(v: View) -> int | None:
    """The months that the switch reads into an extension without a figure; None: the decision must say."""
    size = v.switch("extension_size").removeprefix("months_")
    return int(size) if size.isdigit() else None


def usual_term(v: View) -> int | None:
    """The months of a term that the decision does not state; None where none can be read into it."""
    base = v.figure("listing.term")
    if base is None or not term_grounds(tuple(v.given("grounds") or ())):
        return None
    if not v.given("extended"):
        return int(base.count)
    more = size_by_switch(v)
    return int(base.count) + more if more is not None else None


@length("listing.term")
def term(v: View) -> Deadline | None:
    """The end of the entry's term, once its first day is known."""
    return term_end(v, v.unit)


@length("listing.grace")
def grace(v: View) -> Deadline | None:
    """The end of the grace that the decision gives, in months or in days."""
    days = v.given("grace_days")
    if days is not None:
        return v.end("listing.grace.most", v.date, given=days, unit="day")
    return v.end("listing.grace.most", v.date, given=v.given("grace_months"), unit="month")


@outcome("listing.grace")
def performed_in_grace(v: View) -> str:
    """Who performed within grace is spared."""
    return "kept" if performed(v) else "over"


@predicate("listing.term.unknown_to_2013")
def no_term_stated(v: View) -> Ternary:
    """The decision sets no term."""
    return v.given("term_months") is None


def extension_shown(v: View) -> Ternary:
    """Serious violence or threats, or several defaulting acts."""
    return either(v.fact("serious_violence"), v.fact("several_acts"))


@predicate("listing.term.length")
def term_fits(v: View) -> Ternary:
    """The term is the fixed one, or longer within the bounds where the case is grave."""
    carrying = term_grounds(tuple(v.given("grounds") or ()))
    months = v.given("term_months")
    if not carrying:
        return months is None
    if months is None:
        v.missing("term_months")
        return None
    base = v.figure("listing.term").count
    if months == base:
        return not v.given("extended")
    least, most = v.figure("listing.extension.least").count, v.figure("listing.extension.most").count
    if not base + least <= months <= base + most:
        return False
    return either(len(carrying) > 1, extension_shown(v))


@predicate("listing.extension")
def may_extend(v: View) -> Ternary:
    """The case is grave enough for a longer term."""
    return extension_shown(v)


@predicate("listing.extension.term_entry")
def term_still_runs(v: View) -> Ternary:
    """There is a term, and it has not run out."""
    return all(has_term(v, entry) and not lapsed(entry, "listing.term") for entry in v.units)


@complete("extend_term")
def extension(v: View) -> Mapping[str, Any]:
    """The months that the switch reads into a decision without a figure."""
    return {"months": size_by_switch(v)}


@predicate("listing.extension.size")
def extension_fits(v: View) -> Ternary:
    """What all extensions add together stays within the bounds."""
    months = v.given("months")
    if months is None:
        v.missing("months")
        return None
    least, most = v.figure("listing.extension.least").count, v.figure("listing.extension.most").count
    base = v.figure("listing.term").count
    before = (v.unit.data.get("term_months") or base) - base
    before += sum(act.payload.get("months") or 0 for _, _, act in v.unit.trail if act and act.name == "extend_term")
    return bool(least <= months and before + months <= most)


@predicate("listing.grace.none")
def no_grace_given(v: View) -> Ternary:
    """The decision gives no grace."""
    return not (v.given("grace_months") or v.given("grace_days"))


@predicate("listing.grace.length")
def grace_fits(v: View) -> Ternary:
    """Grace, in months or in days, ends between the bounds; what lies outside them is local practice."""
    if no_grace_given(v):
        return v.act is None or v.act.name != "grant_grace"
    return ends_between(v, grace(v), "listing.grace.least", "listing.grace.most") or local_practice(v)


def ends_between(v: View, given: Deadline | None, least: str, most: str) -> Ternary:
    """Whether a period given from the view's day ends between the shortest and the longest; None where it is open."""
    shortest, longest = v.end(least, v.date), v.end(most, v.date)
    if given is None or shortest is None or longest is None:
        return None
    v.reading("grace_end", given.nominal)
    return shortest.nominal <= given.nominal <= longest.nominal


def local_practice(v: View) -> bool:
    """Whether the case names a region and the switch applies its practice."""
    return v.switch("regional_layer") == "applied" and v.case_file.court.region is not None


@predicate("listing.grace.may")
def may_give_grace(v: View) -> Ternary:
    """Grace is open to the court once the opinions count."""
    return v.switch("grace_use") != "none"
