"""Objections to acts and to objects, distribution plans, rulings on parties, and the suits that follow."""

from datetime import date
from typing import Any

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, predicate
from blacklist_sim.workflow.logic import Ternary, no
from blacklist_sim.workflow.rules.review_remedy import ENDED, day_of, in_time, opened_by, orders_binding, seeker
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import ANY, View

ACT_OBJECTED_TO = {
    "termination": "terminate_enforcement", "round_end": "end_round", "refusal_to_list": "refuse_listing",
    "lift": "lift_consumption_restriction", "deletion": "delete_listing", "listing": "decide_listing",
    "consumption": "order_consumption_restriction", "exit_ban": "order_exit_ban", "fine": "fine", "detention": "detain",
}  # fmt: skip
RULINGS_ON_PARTIES = ("add_party", "substitute_party")


@complete("object_to_act")
def some_other_act(v: View) -> dict[str, Any]:
    """An objection that names nothing else is aimed at an act in general."""
    return {"against": "act"}


@complete("object_to_property")
def the_object(v: View) -> dict[str, Any]:
    """Aimed at the object of enforcement."""
    return {"against": "object"}


@complete("object_to_distribution")
def the_plan(v: View) -> dict[str, Any]:
    """Aimed at the distribution plan."""
    return {"against": "distribution"}


@predicate("review.objection.before_end")
def not_yet_ended(v: View) -> bool:
    """Enforcement has not ended."""
    return v.state("enforcement") not in ENDED


@predicate("review.objection.object_exists")
def something_was_done(v: View) -> bool:
    """The act objected to has been done."""
    act = ACT_OBJECTED_TO.get(v.given("against"))
    return act is None or bool(v.acts(act, ANY))


def _received(v: View, *acts: str) -> date | None:
    """The day of receipt as stated, else of knowledge, else of the latest such act."""
    given = v.given("received") or v.payload.get("knew")
    done = [found.date for act in acts if (found := v.last(act, ANY))]
    return given or (max(done) if done else None)


@predicate("review.objection.termination_in_time")
def termination_objected_in_time(v: View) -> Ternary:
    """Within the days from receipt or knowledge."""
    return in_time(v, "review.objection.termination", _received(v, "terminate_enforcement"), "objection")


@predicate("review.objection.round_end_in_time")
def round_end_objected_in_time(v: View) -> Ternary:
    """The same for the end of a round, where the switch applies those days."""
    if v.switch("round_end_objection_period") == "until_enforcement_ends":
        return True
    return in_time(v, "round.objection", _received(v, "end_round"), "objection")


@predicate("review.objection.order_road")
def objection_open_against_orders(v: View) -> bool:
    """The switch opens the objection before the opinions."""
    return v.switch("road_against_consumption_order") in ("objection", "either")


@predicate("review.objection.not_against_order")
def not_the_restricted_person(v: View) -> bool:
    """Whoever the order binds has a road of his own."""
    return not orders_binding(v, seeker(v))


@predicate("review.objection.listing")
def text_silent_on_objection_to_listing(v: View) -> bool:
    """No text settles whether the objection stands beside correction, unless the switch does."""
    return v.switch("objection_to_listing") == "court_judges"


@predicate("review.objection.refusal_to_list")
def refused_applicant_may_object(v: View) -> bool:
    """The switch opens the objection to a refused applicant."""
    return v.switch("refused_applicant_remedy") == "objection"


@predicate("review.objection.judged", "review.object.judged", "review.objection.review_extension")
def for_the_court(v: View) -> bool:
    """Always for the court to judge."""
    return True


@predicate("review.objection.review_in_time")
def review_in_time(v: View) -> Ternary:
    """Within the days from service of the ruling."""
    served = day_of(v.unit, "serve_rejection")
    return in_time(v, "review.objection.review", served, "reconsideration") if served else True


def _running(v: View) -> Deadline | None:
    duty = v.state_of.duties.get(("review.objection.review_decide", v.unit.key))
    return duty.deadline if duty is not None else None


@predicate("review.objection.extension_in_time")
def still_runs(v: View) -> bool:
    """The first period has not run out."""
    running = _running(v)
    return running is not None and v.date <= v.reading("last_day", running.last)


@complete("extend_objection_review")
def from_the_end_of_the_first_period(v: View) -> dict[str, Any]:
    """The extension joins on to the first period."""
    running = _running(v) if v.units else None
    return {"runs_from": running.last if running is not None else None}


@length("review.extended_review")
def end_of_the_extension(v: View) -> Deadline | None:
    """Counted from the end of the first period, not from the day of the extension."""
    return v.end("review.objection.review_extension", v.payload.get("runs_from") or v.date)


@predicate("review.objection.stop_disposal")
def others_give_security(v: View) -> Ternary:
    """The debtor or an interested person gives enough security."""
    return v.given("security_enough") if v.given("security_by") in ("debtor", "interested_person") else False


@predicate("review.objection.go_on")
def applicant_gives_security(v: View) -> Ternary:
    """The applicant gives enough security."""
    return v.states("security_enough")


@predicate("review.object.third_party")
def outside_the_case(v: View) -> bool:
    """Neither applicant nor debtor."""
    return seeker(v) not in (*v.case_file.applicants, *v.case_file.debtor_ids)


@predicate("review.object.before_done")
def object_not_yet_disposed_of(v: View) -> Ternary:
    """The object has not been disposed of."""
    done = v.given("object_done")
    return no(done) if done is not None or v.acts("sell_property", ANY) else True


@predicate("review.object.suit_in_time")
def suit_in_time(v: View) -> Ternary:
    """Within the days from service of the ruling."""
    served = day_of(v.unit, "serve_rejection")
    return in_time(v, "review.object.sue", served, "suit") if served else True


def _security_for_going_on(remedy: Position) -> bool:
    return day_of(remedy, "continue_disposal") is not None


@predicate("review.object.no_disposal")
def objection_to_object_runs(v: View) -> bool:
    """It runs until it is rejected, the rejection served and the time to sue over."""
    return any(
        (opened := opened_by(remedy)) is not None
        and opened.name == "object_to_property"
        and not _security_for_going_on(remedy)
        and (
            remedy.state in ("filed", "reconsideration_pending", "granted", "reconsideration_granted")
            or _may_still_sue(v, remedy)
        )
        for remedy in v.positions("review", ANY)
    )


def _may_still_sue(v: View, remedy: Position) -> bool:
    served = day_of(remedy, "serve_rejection")
    end = v.end("review.object.sue", served) if served else None
    return remedy.state == "rejected" and (end is None or v.date <= end.last)


@predicate("review.distribution.in_time")
def plan_objected_in_time(v: View) -> Ternary:
    """Within the days from receipt of the plan."""
    return in_time(v, "review.distribution.object", v.given("received"), "objection")


@predicate("review.distribution.oppose_in_time")
def opposed_in_time(v: View) -> Ternary:
    """Within the days from the objection."""
    return in_time(v, "review.distribution.oppose", v.unit.born, "objection")


@predicate("review.distribution.suit_in_time")
def plan_suit_in_time(v: View) -> Ternary:
    """Within the days from the opposition, without which there is nothing to sue over."""
    opposed = day_of(v.unit, "oppose_distribution_objection")
    if opposed is None:
        v.cure("oppose_distribution_objection")
        return False
    return in_time(v, "review.distribution.sue", opposed, "suit")


@predicate("review.party_ruling.in_time")
def party_review_in_time(v: View) -> Ternary:
    """Within the days from receipt of the ruling."""
    return in_time(v, "review.party_ruling.apply", _received(v, *RULINGS_ON_PARTIES), "reconsideration")


@predicate("review.party_ruling.suit_in_time")
def party_suit_in_time(v: View) -> Ternary:
    """Within the days from receipt of the ruling."""
    return in_time(v, "review.party_ruling.sue", _received(v, *RULINGS_ON_PARTIES), "suit")


@predicate("review.party_ruling.not_by_suit", "review.party_ruling.suit_cases")
def shareholder_or_limited_partner(v: View) -> Ternary:
    """One of the cases for which the text gives a suit."""
    return v.states("shareholder_or_limited_partner")


@predicate("review.party_ruling.no_disposal")
def remedy_of_added_party_runs(v: View) -> bool:
    """A review or suit of the added party is pending."""
    return any(
        remedy.state == "reconsideration_pending"
        and (opened := opened_by(remedy)) is not None
        and (opened.name == "sue_over_party_ruling" or opened.payload.get("against") == "party_ruling")
        and not _security_for_going_on(remedy)
        for remedy in v.positions("review", ANY)
    )
