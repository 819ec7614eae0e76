"""Until when enforcement can be applied for, what breaks or stops that time, and what a late application meets."""

from datetime import date
from typing import NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline, extended, months_after
from blacklist_sim.workflow.bind import length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, no
from blacklist_sim.workflow.money.instalments import performance_end, unpaid_parts
from blacklist_sim.workflow.rules.title_service import NEXT_DAY, counted, done
from blacklist_sim.workflow.view import View


class Obstacle(NamedTuple):
    """What kept the applicant from applying, and until when; None while it stands."""

    start: date
    end: date | None


def limitation_start(v: View, on: date) -> date | None:
    """The day from which the two years run, asked on a day; None before there is a default."""
    breaches = done(v, "breach_duty")
    if breaches:
        return breaches[-1].date
    if v.title.instalments:
        return _instalment_start(v, on)
    end = performance_end(v)
    return end.last if end is not None and end.last <= v.date else None


def _instalment_start(v: View, on: date) -> date | None:
    """The final instalment's day or, where each has its own two years, that of the earliest that can still be had."""
    unpaid = unpaid_parts(v)
    if not unpaid:
        return None
    due_law = v.switch("instalment_limitation_law") == "due_day"
    if v.figure("title.limitation.each_instalment", on=unpaid[0] if due_law else on) is None:
        return v.title.instalments[-1].due
    for day in unpaid:
        end = v.end("title.limitation", day)
        if end is not None and on <= end.last:
            return day
    return unpaid[-1]


def limitation_end(v: View, before: Act | None = None) -> Deadline | None:
    """The last day for applying, all interruptions and obstacles up to the act `before` counted in.

    None where the period has not begun, or stands still for an obstacle that has not ended.
    """
    start = limitation_start(v, before.date if before is not None else _asked_on(v))
    if start is None:
        return None
    end = v.end("title.limitation", start)
    obstacles = _obstacles(v)
    for act in _events(v, before):
        if act.date < start:
            continue
        if end is None or act.date > end.last:
            break
        if act.name == "suspend_limitation":
            end = _after_obstacle(v, end, obstacles[id(act)])
        elif act.name == "settle" and act.payload.get("perform_by"):
            end = counted(v, "settlement.resumption", act.payload["perform_by"]) or v.end("title.limitation", act.date)
        else:
            end = v.end("title.limitation", act.date)
    v.reading("limitation_ends", end.last if end is not None else None)
    return end


def _asked_on(v: View) -> date:
    """The day of the act; what a lapse brings holds from the next day."""
    return v.date if v.period is None else v.date + NEXT_DAY


def _events(v: View, before: Act | None) -> list[Act]:
    names = ("interrupt_limitation", "suspend_limitation", "settle", "apply_enforcement", "transfer_enforcement")
    found = sorted((act for name in names for act in done(v, name)), key=lambda act: (act.date, act.index))
    if before is None:
        return found
    return [act for act in found if (act.date, act.index) < (before.date, before.index)]


def _obstacles(v: View) -> dict[int, Obstacle]:
    ended = [act.date for act in done(v, "end_limitation_obstacle")]
    obstacles = {}
    for act in done(v, "suspend_limitation"):
        over = min((day for day in ended if day >= act.date), default=None)
        obstacles[id(act)] = Obstacle(act.date, act.payload.get("until") or over)
    return obstacles


def last_months_begin(v: View, end: Deadline) -> date:
    """From when on an obstacle stops the period."""
    return months_after(end.last, -v.figure("title.limitation.last_months", on=end.last).count)


def _after_obstacle(v: View, end: Deadline, obstacle: Obstacle) -> Deadline | None:
    if obstacle.end is None:
        return None
    stops = max(obstacle.start, last_months_begin(v, end))
    if obstacle.end < stops:
        return end
    if v.switch("limitation_after_suspension") == "by_date":
        anew = counted(v, "title.limitation.after_obstacle", obstacle.end)
        if anew is not None:
            return anew
    return extended(end, (obstacle.end - stops).days, v.engine.calendar)


@length("title.limitation")
def limitation_length(v: View) -> Deadline | None:
    """What is left of the period for applying; None once it is over or stands still."""
    end = limitation_end(v)
    return end if end is not None and end.last >= _asked_on(v) else None


@outcome("title.limitation")
def limitation_over(v: View) -> str:
    """Over, or over for one instalment only, so that the period of the next runs on."""
    return "over" if limitation_length(v) is None else "runs_on"


def application(v: View) -> Act | None:
    """The application, or the transfer, on which enforcement rests."""
    found = [act for name in ("apply_enforcement", "transfer_enforcement") for act in v.acts(name)]
    return max(found, key=lambda act: (act.date, act.index), default=None)


def applied_too_late(v: View) -> Ternary:
    """Whether the period for applying had run out when enforcement was applied for."""
    applied = application(v)
    if applied is None:
        return False
    v.reading("applied_on", applied.date)
    end = limitation_end(v, before=applied)
    return end is not None and applied.date > end.last


@predicate("title.limitation.passed")
def passed(v: View) -> Ternary:
    """Too late, for the ruling not to enforce."""
    return applied_too_late(v)


@predicate("title.limitation.in_time")
def in_time(v: View) -> Ternary:
    """In time, so that the objection can be turned down."""
    return no(applied_too_late(v))


@predicate("title.limitation.interrupts")
def still_runs(v: View) -> bool:
    """Whether the period has begun and has not run out before this act."""
    end = limitation_end(v, before=v.act)
    return end is not None and v.date <= end.last


@predicate("title.limitation.obstacle")
def in_last_months(v: View) -> bool:
    """Whether the obstacle reaches into the last months."""
    end = limitation_end(v, before=v.act)
    until: date | None = v.given("until")
    return end is not None and (until is None or until >= last_months_begin(v, end))


@predicate("title.limitation.accept_late")
def rejected_for_lateness(v: View) -> bool:
    """Whether the application is rejected because it came late."""
    return bool(v.given("ground") == "late")


@predicate("title.limitation.after_withdrawal")
def again_in_time(v: View) -> bool:
    """Whether a second application after a withdrawal is in time; a first one always passes."""
    if not any(v.acts("withdraw_application")) and not _terminated_by_withdrawal(v):
        return True
    end = limitation_end(v, before=v.act)
    return end is None or v.date <= end.last


def _terminated_by_withdrawal(v: View) -> bool:
    return any(act.payload.get("ground") == "withdrawn" for act in v.acts("terminate_enforcement"))


@predicate("title.limitation.objection_of_performer")
def has_performed(v: View) -> bool:
    """Whether the title is performed."""
    return v.state("title") == "performed"


@predicate("title.limitation.objection_pending")
def objection_waits(v: View) -> bool:
    """Whether an objection of lateness has not been decided."""
    return len(v.acts("object_limitation")) > len(v.acts("reject_limitation_objection"))


@outcome("suspend_limitation")
def suspend_limitation(v: View) -> str:
    """Whether the end of the obstacle is known at once."""
    return "until_a_day" if v.given("until") is not None else "stands"
