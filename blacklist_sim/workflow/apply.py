"""What an outcome does to a case: moves, facts, periods, answers."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.law.length import Length
from blacklist_sim.law.period import Deadline, deadline, extended
from blacklist_sim.workflow.attempt import targets
from blacklist_sim.workflow.catalogue import ActKind, LapseKind, Outcome
from blacklist_sim.workflow.duties import close, open_answer
from blacklist_sim.workflow.ends import computed
from blacklist_sim.workflow.state import Fact, Key, Move, Period, Position, State
from blacklist_sim.workflow.step import ACT, LAPSE, Step
from blacklist_sim.workflow.units import Aim, unit_keys, units_at
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


def apply_outcome(
    engine: "Engine",
    state: State,
    outcome: Outcome,
    aimed: Aim,
    step: Step,
    kind: ActKind | LapseKind,
    period: Period | None = None,
) -> None:
    """Carries an outcome out; nothing in it can be refused any more. One that sweeps is felt in the whole case."""
    reach = aimed._replace(people=()) if outcome.sweeps else aimed
    _move(engine, state, outcome, aimed, step, f"{kind.id}/{outcome.name}")
    _facts(engine, state, outcome, aimed, step)
    for name in outcome.ends:
        _end_periods(state, name, reach, step)
    for name in outcome.pauses:
        for running in _running(state, name, reach, step):
            if running.paused_on is None:
                running.paused_on = step.day
    for name in outcome.resumes:
        for running in _running(state, name, reach, step):
            if running.paused_on is not None:
                running.deadline = extended(running.deadline, (step.day - running.paused_on).days, engine.calendar)
                running.paused_on = None
    for name in outcome.starts:
        _start_periods(engine, state, engine.catalogue.lapses[name], aimed, step, period)
    for name in outcome.closes:
        duty = engine.book.duties[name]
        for key, _ in unit_keys(duty.about, state, reach):
            close(state, (name, key), "moot", step)
    if step.kind == ACT and state.duties:
        for duty in engine.answered_by.get(step.name, ()):
            for key, _ in unit_keys(duty.about, state, aimed):
                close(state, (duty.id, key), "done", step)
    for name in outcome.opens:
        open_answer(engine, state, engine.book.duties[name], aimed, step)


def _move(engine: "Engine", state: State, outcome: Outcome, aimed: Aim, step: Step, trigger: str) -> None:
    for track, rows in outcome.moves.items():
        for position in targets(state, track, aimed):
            if position.state in rows:
                _fire(engine, position, track, trigger, step)
    for track, rows in outcome.sweeps.items():
        for key, position in state.positions[track].items():
            if key[0] == aimed.case and position.state in rows:
                _fire(engine, position, track, trigger, step)


def _fire(engine: "Engine", position: Position, track: str, trigger: str, step: Step) -> None:
    source = position.state
    engine.fire[track, trigger](position)
    position.trail = (*position.trail, (step.day, trigger, step.act))
    if position.state != source:
        position.since = step.day
    step.moves.append(Move(track, position.key, source, position.state))


def _facts(engine: "Engine", state: State, outcome: Outcome, aimed: Aim, step: Step) -> None:
    stated = step.act.facts if step.act is not None else {}
    for facts in (stated, outcome.establishes):
        for name, value in facts.items():
            about = engine.catalogue.facts[name].about
            if name in engine.wakes:
                state.wake(None if about == "person" else aimed.case, engine.wakes[name])
            for key, _ in unit_keys(about, state, aimed):
                state.facts[name, *key] = Fact(value, step.day, step.act)
                step.facts.append(((name, *key), value))


def _period_keys(about: str, state: State, aimed: Aim) -> list[tuple[Key, str | None]]:
    if about == "person":
        return [((aimed.case, who), who) for who in aimed.people or state.story.cases[aimed.case].debtor_ids]
    about = {"debtors": "debtor"}.get(about, about.removeprefix("new_"))
    return unit_keys(about, state, aimed)


def _running(state: State, name: str, aimed: Aim, step: Step) -> list[Period]:
    found = [period for period in state.periods if period.kind.id == name and period.case == aimed.case]
    if not found or found[0].kind.each:
        return found
    keys = {key for key, _ in _period_keys(found[0].kind.about, state, aimed)} | {move.key for move in step.moves}
    return [period for period in found if period.key in keys]


def _end_periods(state: State, name: str, aimed: Aim, step: Step) -> None:
    for running in _running(state, name, aimed, step):
        state.periods.remove(running)
        step.ended.append(running)


def _start_periods(
    engine: "Engine", state: State, kind: LapseKind, aimed: Aim, step: Step, before: Period | None
) -> None:
    act = step.act or (before.act if before else None)
    payload = act.payload if act is not None else {}
    for key, who in _each(state, kind, aimed, step) or _period_keys(kind.about, state, aimed):
        start = _period_start(kind, step, payload)
        if kind.bound:
            units = units_at(state, kind.about, key) or aimed.units
            view = View(engine, state, step.day, aimed.case, who, units, act, before)
            end = computed(engine, engine.bindings.lengths[kind.id](view), start, view)
        else:
            end = _period_end(engine, state, kind, step.day, start, payload)
        if end is None or (step.kind == LAPSE and step.name == kind.id and end.last <= step.day):
            continue  # a period that renews itself ends later than the one before, or time would stand still
        for running in [p for p in state.periods if p.kind is kind and p.key == key]:
            state.periods.remove(running)
        period = Period(kind, key, aimed.case, who, end, act)
        state.periods.append(period)
        step.started.append(period)


def _each(state: State, kind: LapseKind, aimed: Aim, step: Step) -> list[tuple[Key, str | None]]:
    """One period for every person the act is directed to, or for every party of the case where it names none."""
    if kind.each is None:
        return []
    record = state.story.cases[aimed.case]
    people = (step.act.to if step.act else ()) or tuple(dict.fromkeys((*record.applicants, *record.debtor_ids)))
    return [((aimed.case, who), who) for who in people if who in state.story.people]


def _period_start(kind: LapseKind, step: Step, payload: Mapping[str, Any]) -> date:
    if kind.counts_from == "next_day":
        return date.fromordinal(step.day.toordinal() + (step.kind == LAPSE))
    return step.day if kind.counts_from == "act" else payload.get(kind.counts_from) or step.day


def _period_end(
    engine: "Engine", state: State, kind: LapseKind, day: date, start: date, payload: Mapping[str, Any]
) -> Deadline | None:
    """The end by the figure in force that day, or by what the act gives in its place; None where neither fixes one."""
    given = payload.get(kind.given_by) if kind.given_by else None
    if kind.figure is None:
        return deadline(start, Length.given(given, kind.unit), True, engine.calendar) if given else None
    figure = engine.book.figures[kind.figure]
    if given is not None:
        return deadline(start, Length.given(given, kind.unit), engine.rolls(state, figure), engine.calendar)
    found = figure.on(day)
    return deadline(start, found.value, engine.rolls(state, figure), engine.calendar) if found is not None else None
