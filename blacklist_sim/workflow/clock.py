"""How time passes in a case: from stop to stop, never by a clock."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.workflow.apply import apply_outcome
from blacklist_sim.workflow.attempt import choose
from blacklist_sim.workflow.duties import settle_duties
from blacklist_sim.workflow.state import Duty, Finding, Period, State
from blacklist_sim.workflow.step import DUE, KNOWLEDGE, LAPSE, LAW, Step
from blacklist_sim.workflow.units import Aim, units_at
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

MORNING, EVENING, NIGHT = 0, 1, 2
"""Within a day: the law changes and news arrives before its acts; periods run out after them; then duties are late."""


class Stop(NamedTuple):
    """A day at which time alone brings something."""

    day: date
    phase: int
    what: Any


def next_stop(engine: "Engine", state: State, to: date) -> Stop | None:
    """The first stop between the day reached and the morning of `to`."""
    found: Stop | None = None
    first: tuple[date, int] = (to, NIGHT + 1)
    for period in state.periods:
        last = period.deadline.last
        if last < to and period.paused_on is None and (when := (max(last, state.day), EVENING)) < first:
            first, found = when, Stop(*when, period)
    for duty in state.duties.values():
        if duty.deadline is not None and not duty.breached:
            last = duty.deadline.last
            if last < to and (when := (max(last, state.day), NIGHT)) < first:
                first, found = when, Stop(*when, duty)
    for slot, day in state.known.items():
        if state.day < day <= to and (when := (day, MORNING)) < first:
            first, found = when, Stop(*when, slot)
    change = engine.book.next_change(state.day)
    if change is not None and change <= to and (when := (change, MORNING)) < first:
        first, found = when, Stop(*when, None)
    return found


def advance(engine: "Engine", state: State, to: date) -> list[Step]:
    """Moves the case to the morning of `to` and gives back what happened on the way."""
    steps: list[Step] = []
    while (stop := next_stop(engine, state, to)) is not None:
        state.day = stop.day
        if isinstance(stop.what, Period):
            step = _lapse(engine, state, stop.what)
        elif isinstance(stop.what, Duty):
            step = _due(state, stop.what)
        elif stop.what is None:
            step = Step(LAW, stop.day, "change_of_law")
        else:
            step = Step(KNOWLEDGE, stop.day, stop.what[0], stop.what[1])
        if step.kind != DUE:
            settle_duties(engine, state, step)
        if step.kind != LAW or step.changed:
            steps.append(step)
    state.day = to
    return steps


def _lapse(engine: "Engine", state: State, period: Period) -> Step:
    state.periods.remove(period)
    kind = period.kind
    units = units_at(state, kind.about, period.key)
    aimed = Aim(period.case, (period.who,) if period.who else (), units)
    outcome = kind.only
    if outcome is None:
        view = View(engine, state, state.day, period.case, period.who, units, period.act, period)
        outcome = choose(engine, kind.id, kind.outcomes, None, view)
    cited = tuple(version for name in kind.rules if (version := engine.book.rules[name].on(state.day)) is not None)
    step = Step(LAPSE, state.day, kind.id, period.case, aimed.people, None, outcome.name, cited=cited)
    apply_outcome(engine, state, outcome, aimed, step, kind, period)
    if kind.id in engine.wakes:
        state.wake(period.case, engine.wakes[kind.id])
    return step


def _due(state: State, duty: Duty) -> Step:
    duty.breached, duty.outcome = True, "breached"
    finding = Finding("overdue", state.day, duty.version, duty.rule.rule, duty.rule.id, duty.case, duty.about)
    state.findings.append(finding)
    step = Step(DUE, state.day, duty.rule.id, duty.case, (duty.about,) if duty.about else ())
    step.breached.append(duty)
    step.findings.append(finding)
    return step
