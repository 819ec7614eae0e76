"""Correction and reconsideration: petitions against listings and consumption orders."""

from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.workflow.bind import complete, outcome, picks, predicate
from blacklist_sim.workflow.logic import Ternary, no
from blacklist_sim.workflow.rules.consumption_people import outside_the_text
from blacklist_sim.workflow.rules.listing_repair import plainly_wrong
from blacklist_sim.workflow.rules.review_remedy import (
    LISTED,
    against,
    cause,
    day_of,
    entries,
    in_time,
    known_of,
    opened_by,
    opening,
    orders_binding,
    owed,
    said,
    seeker,
)
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import View

CAUSES_OF_LISTING = {"should_not_be_listed": "revoke", "data_inaccurate": "correct", "ought_to_be_deleted": "delete"}
CAUSES_OF_ORDER = {"wrongly_restricted": "lift", "ought_to_be_lifted": "lift"}
WHAT_UNDOES = {
    "listing": "revoke",
    "consumption": "lift",
    "exit_ban": "end_ban",
    "detention": "release",
    "lift": "restore",
    "deletion": "restore",
}

ROADS = {
    "grant_correction": ("apply_correction",),
    "reject_correction": ("apply_correction",),
    "apply_reconsideration": ("apply_correction",),
    "serve_rejection": ("apply_correction", "object_to_act", "object_to_property"),
    "decide_reconsideration": ("apply_correction", "apply_measure_review"),
    "file_objection": ("object_to_act", "object_to_property"),
    "decide_objection": ("object_to_act", "object_to_property"),
    "apply_objection_review": ("object_to_act",),
    "extend_objection_review": ("object_to_act",),
    "decide_objection_review": ("object_to_act",),
    "oppose_distribution_objection": ("object_to_distribution",),
    "sue_over_distribution": ("object_to_distribution",),
    "sue_over_objection": ("object_to_property",),
    "decide_objection_suit": ("object_to_property", "object_to_distribution", "sue_over_party_ruling"),
    "decide_compensation": ("claim_compensation",),
}
"""Which acts open the remedies that an act takes further."""
OFFICES = ("court", "higher_court")
STEPS_OF_OTHERS = ("oppose_distribution_objection", "apply_objection_review", "sue_over_objection")
"""Steps that the other side may take in somebody's remedy."""


@picks(*ROADS)
def on_that_road(remedy: Position, act: Act) -> bool:
    """A step is meant for remedies of its own road, and for those of the one who takes it."""
    first = opened_by(remedy)
    own = act.by == remedy.key[1] or act.by in OFFICES or act.name in STEPS_OF_OTHERS
    return own and first is not None and first.name in ROADS[act.name]


@complete("apply_correction")
def measure_of_the_cause(v: View) -> dict[str, Any]:
    """The measure that the cause of the petition points to."""
    return {"against": "consumption" if v.payload.get("cause") in CAUSES_OF_ORDER else "listing"}


@complete("reject_correction", "apply_reconsideration")
def measure_of_the_petition(v: View) -> dict[str, Any]:
    """The measure that the petition was aimed at."""
    return {"against": against(v)} if v.units else {}


@complete(
    "grant_correction",
    "decide_reconsideration",
    "decide_objection",
    "decide_objection_review",
    "supervise",
    "self_check",
)
def what_it_orders(v: View) -> dict[str, Any]:
    """A challenge that succeeds orders what its cause asks for, or what undoes the measure."""
    measure = v.payload.get("against") or (against(v) if v.units else None)
    if v.payload.get("result") in ("rejected", "objection_fails"):
        return {"against": measure}
    asked = {**CAUSES_OF_LISTING, **CAUSES_OF_ORDER}.get(cause(v) or "") if v.units else None
    return {"against": measure, "orders": asked or WHAT_UNDOES.get(measure or "", "set_aside")}


@outcome("apply_correction")
def which_petition(v: View) -> str:
    """Against an order or a listing, there under the clock that the switch chooses."""
    if v.payload.get("against") == "consumption":
        return "against_order"
    followed = v.switch("credit_opinion_times") == "apply_until_2017" and v.figure("review.opinion_examine") is not None
    return "under_opinion_2016" if followed else "against_listing"


@outcome("serve_rejection")
def which_road_follows(v: View) -> str:
    """The period that the served decision starts depends on the road."""
    if not v.units or (first := opening(v)) is None:
        return "about_other"
    if first.name == "apply_correction":
        return "about_order" if against(v) == "consumption" else "about_listing"
    return {"object_to_act": "about_objection", "object_to_property": "about_object"}.get(first.name, "about_other")


@outcome("apply_reconsideration")
def which_reconsideration(v: View) -> str:
    """Against an order or a listing."""
    return "about_order" if v.units and against(v) == "consumption" else "about_listing"


@predicate("review.own_decision")
def on_its_own_road(v: View) -> bool:
    """The step belongs to the road by which the remedy was begun."""
    first, act = opening(v), v.act
    assert first is not None and act is not None
    return v.reading("brought_by", first.name) in ROADS[act.name]


@predicate("review.correction.against")
def against_what_can_be_corrected(v: View) -> bool:
    """A listing or an order."""
    return v.given("against") in ("listing", "consumption")


@predicate("review.correction.listed_party")
def on_the_list(v: View) -> bool:
    """An entry of the person stands."""
    standing = [entry for entry in entries(v) if entry.state in LISTED]
    return bool(v.reading("measures_standing", len(standing)))


@predicate("review.correction.in_person")
def stays_away(v: View) -> Ternary:
    """The petitioner does not come in person."""
    return no(v.given("in_person"))


@predicate("review.correction.reasons_stated")
def states_reasons(v: View) -> Ternary:
    """Reasons are given."""
    return True if v.act is not None and v.act.reasons else v.states("states_reasons")


@predicate("review.correction.cause")
def one_of_three_causes(v: View) -> bool:
    """One of the three causes of the text."""
    return v.given("cause") in CAUSES_OF_LISTING


@predicate("review.correction.cause.wrong_listing")
def listing_said_to_be_wrong(v: View) -> bool:
    """One of the causes of the earlier text: that the listing is wrong."""
    return v.given("cause") in ("should_not_be_listed", "data_inaccurate")


@predicate("review.correction.written")
def written(v: View) -> Ternary:
    """The petition is in writing."""
    return v.states("in_writing")


@predicate("review.correction.opinion_window")
def within_the_window_of_the_opinion(v: View) -> Ternary:
    """Within the days of the 2016 opinion, where the switch applies them."""
    if v.switch("credit_opinion_times") != "apply_until_2017":
        return True
    served = [day for entry in entries(v) if (day := day_of(entry, "serve_listing_decision"))]
    return in_time(v, "review.opinion_window", served[-1], "reconsideration") if served else True


@predicate("review.correction.founded", "review.correction.not_founded")
def petition_is_right(v: View) -> Ternary:
    """Shown by the finding that fits the cause, or by a duty to delete that is already open."""
    asked = cause(v)
    if asked == "should_not_be_listed":
        return listing_wrong(v)
    if asked == "data_inaccurate":
        return known_of(v, "data_inaccurate", entries(v))
    if any(owed(v, entry, "delete_listing") for entry in entries(v)):
        return True
    return v.shown("deletion_ground_present", seeker(v))


def listing_wrong(v: View) -> Ternary:
    """Whether an entry that stands is wrong: plain from the file, or found to be so."""
    standing = [entry for entry in entries(v) if entry.state in LISTED]
    return any(plainly_wrong(v, entry) for entry in standing) or known_of(v, "wrongly_listed", entries(v))


def order_wrong(v: View) -> Ternary:
    """Whether an order that stands is wrong: it reaches somebody outside the text, or was found to be so."""
    orders = orders_binding(v, seeker(v))
    return any(outside_the_text(v, order) for order in orders) or known_of(v, "order_wrongly_imposed", orders)


@predicate("review.correction.rejection_decision")
def rejected_by_decision(v: View) -> Ternary:
    """The rejection is a decision."""
    return v.states("by_decision")


@predicate("review.reconsideration.in_time")
def reconsideration_in_time(v: View) -> Ternary:
    """Within the days from service of the rejection."""
    served = day_of(v.unit, "serve_rejection")
    return in_time(v, "review.reconsider", served, "reconsideration") if served else True


@predicate("review.higher_court.judged", "review.supervision.error")
def for_the_higher_court(v: View) -> bool:
    """Always for the higher court to judge."""
    return True


@predicate("review.self_check.error")
def error_established(v: View) -> Ternary:
    """The court established the error that it sets out to put right."""
    if v.given("against") == "consumption":
        return order_wrong(v)
    if "correct" in (said(v.unit, "orders"), v.payload.get("orders")):
        return known_of(v, "data_inaccurate", entries(v))
    return listing_wrong(v)
