"""Reviews that go straight to the higher court, State compensation, and missed periods."""

from datetime import date

from blacklist_sim.workflow.bind import outcome, predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.rules.review_remedy import ENDED, in_time, opened_by, said, seeker
from blacklist_sim.workflow.view import View

REVIEWED_DIRECTLY = {"exit_ban": "exit_ban", "fine": "penalty", "detention": "penalty", "party_ruling": "party_ruling"}
PENALTIES = {"fine": "fine", "detention": "detain"}


@outcome("apply_measure_review")
def which_review(v: View) -> str:
    """The road of the measure."""
    return REVIEWED_DIRECTLY.get(v.payload.get("against") or "", "penalty")


@predicate("review.measure_reviewable")
def goes_straight_up(v: View) -> bool:
    """The measure is reviewed by the higher court at once."""
    return v.given("against") in REVIEWED_DIRECTLY


def _received(v: View, act: str) -> date | None:
    found = v.last(act, seeker(v))
    return v.given("received") or (found.date if found is not None else None)


@predicate("review.exit_ban.bound")
def under_a_ban(v: View) -> bool:
    """A ban of the person stands."""
    standing = [ban for ban in v.positions("exit_ban", seeker(v)) if ban.state == "ordered"]
    return bool(v.reading("measures_standing", len(standing)))


@predicate("review.exit_ban.in_time")
def ban_review_in_time(v: View) -> Ternary:
    """Within the days from receipt."""
    return in_time(v, "review.exit_ban.apply", _received(v, "order_exit_ban"), "reconsideration")


@predicate("review.sanction.punished")
def was_punished(v: View) -> bool:
    """The person was fined or detained."""
    return bool(v.acts(PENALTIES.get(v.given("against") or "", "fine"), seeker(v)))


@predicate("review.sanction.in_time")
def penalty_review_in_time(v: View) -> Ternary:
    """Within the days from receipt."""
    return in_time(
        v, "review.sanction.apply", _received(v, PENALTIES.get(v.given("against") or "", "fine")), "reconsideration"
    )


@predicate("review.sanction.once")
def reviewed_already(v: View) -> bool:
    """An earlier review of the same kind of penalty, begun since that penalty was last imposed."""
    against = v.given("against")
    imposed = v.last(PENALTIES.get(against or "", "fine"), seeker(v))
    return any(
        (opened := opened_by(remedy)) is not None
        and opened.name == "apply_measure_review"
        and opened.payload.get("against") == against
        and (imposed is None or opened.date >= imposed.date)
        for remedy in v.positions("review", seeker(v))
        if remedy is not v.unit
    )


@predicate("review.compensation.unlawful")
def listing_was_unlawful(v: View) -> Ternary:
    """Shown by a revocation, by a remedy that ordered one, or by a finding."""
    entries, remedies = v.positions("listing", seeker(v)), v.positions("review", seeker(v))
    if any(entry.state == "revoked" for entry in entries):
        return True
    if any(
        said(remedy, "orders") == "revoke" and remedy.state in ("granted", "reconsideration_granted")
        for remedy in remedies
    ):
        return True
    found = [fact.value for entry in entries if (fact := v.state_of.facts.get(("wrongly_listed", *entry.key)))]
    if not found:
        v.missing("wrongly_listed")
        return None
    return any(found)


@predicate("review.compensation.after_end")
def enforcement_still_runs(v: View) -> bool:
    """Enforcement has not ended."""
    return v.state("enforcement") not in ENDED


@predicate("review.restoration.in_time")
def asked_in_time(v: View) -> Ternary:
    """Within the days after the obstacle ended."""
    end = v.end("review.restore", v.given("obstacle_ended"))
    return end is None or v.date <= v.reading("last_day", end.last)


@predicate("review.restoration.asked")
def was_asked(v: View) -> bool:
    """Somebody asked for that period."""
    asked = any(act.payload.get("period") == v.given("period") for act in v.acts("ask_restoration"))
    if not asked:
        v.cure("ask_restoration", period=v.given("period"))
    return asked


@predicate("review.restoration.granted")
def excuse_is_judged(v: View) -> bool:
    """Whether the obstacle excuses the delay is always for the court, either way."""
    return True
