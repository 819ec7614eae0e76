"""What can be seen of a case on a day: states, the four separate flags, the stage, duties, deadlines, findings."""

from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.workflow.money.performance import discharged
from blacklist_sim.workflow.state import Duty, Finding, Period, Position, State
from blacklist_sim.workflow.units import liable

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

RESTRICTING = ("ordered", "served")
HIDES_OR_SHOWS = ("hide_listing", "show_listing_again", "listing.hidden")
STAGES = ("judgment", "default", "listed", "restricted", "repaid", "petitioned", "removed")


def debtor_of(state: State, case: str, who: str | None) -> str:
    """The person asked about, or the case's first debtor."""
    return who or state.story.cases[case].debtor_ids[0]


def positions_of(state: State, track: str, case: str | None, who: str | None) -> list[Position]:
    """The positions of a person on a track, in one case or in all."""
    return [
        position
        for key, position in state.positions[track].items()
        if (case is None or key[0] == case) and (who is None or len(key) < 2 or who in (key[1], key[-1]))
    ]


def track_state(
    engine: "Engine", state: State, track: str, case: str, who: str | None, entry: int | None = None
) -> str:
    """Where a person stands on a track: of several positions the latest, or the entry with that serial."""
    if track in ("title", "enforcement"):
        return engine.state_on(state, track, case, debtor_of(state, case, who))
    person = debtor_of(state, case, who)
    found = [p for p in positions_of(state, track, case, person) if entry is None or p.key[2] == entry]
    own = [p for p in found if p.key[-1] == person] if track == "consumption" else found
    return (own or found)[-1].state if found else engine.catalogue.tracks[track].first


def in_debt(state: State, who: str, case: str | None = None) -> bool:
    """Whether a person owes under some title that is effective and unpaid; who is to join owes from joining on.

    Who answers up to a sum owes nothing more once it is paid.
    """
    return any(
        state.positions["title"][file.id,].state in ("effective", "overdue") and not discharged(state, file.id, who)
        for file in state.story.cases.values()
        if who in liable(state, file.id) and (case is None or file.id == case)
    )


def listed(state: State, who: str, case: str | None = None) -> bool:
    """Whether a person has a published entry."""
    return any(p.state == "published" and not hidden(p) for p in positions_of(state, "listing", case, who))


def hidden(entry: Position) -> bool:
    """Whether an entry is hidden for a time: the last of what hides or shows it was a hiding."""
    acts = (trigger.partition("/")[0] for _, trigger, _ in reversed(entry.trail))
    return next((act for act in acts if act in HIDES_OR_SHOWS), None) == "hide_listing"


def restricted(state: State, who: str, case: str | None = None) -> bool:
    """Whether any consumption restriction binds a person."""
    return any(p.state in RESTRICTING and p.key[-1] == who for p in positions_of(state, "consumption", case, who))


def exit_banned(state: State, who: str, case: str | None = None) -> bool:
    """Whether any exit ban binds a person."""
    return any(p.state == "ordered" for p in positions_of(state, "exit_ban", case, who))


def stage(state: State, case: str, who: str) -> str:
    """The one-line stage a person sees, derived from the tracks."""
    title = state.positions["title"][case,].state
    entries, orders = positions_of(state, "listing", case, who), positions_of(state, "consumption", case, who)
    live = listed(state, who, case) or restricted(state, who, case)
    if any(p.state in ("filed", "reconsideration_pending") for p in positions_of(state, "review", case, who)) and live:
        return "petitioned"
    if title == "performed":
        return "repaid" if live or not (entries or orders) else "removed"
    if listed(state, who, case):
        return "listed"
    if restricted(state, who, case):
        return "restricted"
    if any(p.state in ("deleted", "revoked") for p in entries) or any(p.state == "lifted" for p in orders):
        return "removed"
    return "default" if title == "overdue" else "judgment"


def duty_item(duty: Duty) -> dict[str, Any]:
    """A duty as plain data: what is to be done, by whom, about whom, until when."""
    end = duty.deadline
    return {
        "duty": duty.rule.id,
        "what": list(duty.rule.done_by),
        "who": duty.who,
        "about": duty.about,
        "case": duty.case,
        "opened": duty.opened,
        "by": duty.due,
        "projected": bool(end and end.projected),
        "status": duty.outcome,
        "rule": duty.rule.rule,
    }


def finding_item(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "kind": finding.kind,
        "date": finding.day,
        "rule": finding.rule,
        "what": finding.what,
        "about": finding.who,
        "case": finding.case,
        "missing": list(finding.missing),
    }


def deadline_item(period: Period) -> dict[str, Any]:
    """A running period as plain data."""
    return {
        "what": period.kind.id,
        "about": period.who,
        "case": period.case,
        "since": period.deadline.start,
        "last": period.deadline.last,
        "projected": period.deadline.projected,
        "paused": period.paused_on is not None,
    }


def open_duties(state: State) -> list[dict[str, Any]]:
    """The duties that run, earliest first."""
    return [
        duty_item(duty)
        for duty in sorted(state.duties.values(), key=lambda duty: (duty.due or date.max, duty.rule.id, duty.key))
    ]


def look(engine: "Engine", state: State) -> dict[str, Any]:
    """The whole case as plain data, for the JSON document and for comparing two states."""
    people = [
        who
        for who in state.story.people
        if any(
            who in c.debtor_ids
            or positions_of(state, "listing", c.id, who)
            or positions_of(state, "consumption", c.id, who)
            or positions_of(state, "exit_ban", c.id, who)
            for c in state.story.cases.values()
        )
    ]
    return {
        "date": state.day,
        "positions": [
            {"track": track, "key": list(key), "state": position.state, "since": position.since}
            for track, units in state.positions.items()
            for key, position in units.items()
        ],
        "people": {
            who: {
                "in_debt": in_debt(state, who),
                "listed": listed(state, who),
                "restricted": restricted(state, who),
                "exit_banned": exit_banned(state, who),
                "stage": {case.id: stage(state, case.id, who) for case in state.story.cases.values()},
            }
            for who in people
        },
        "duties_open": open_duties(state),
        "deadlines": [deadline_item(period) for period in state.periods],
        "findings": [finding_item(finding) for finding in state.findings],
    }
