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
    about = _reached(engine, state, outcome, aimed, step) if step.name in engine.bindings.settles else None
    _move(engine, state, outcome, aimed, step, kind)
    _facts(engine, state, outcome, aimed, step, about)
    if state.periods and outcome.on_periods:
        _move_periods(engine, state, outcome, reach, step)
    for name in outcome.starts:
        _start_periods(engine, state, engine.catalogue.lapses[name], aimed, step, period)
    if state.duties:
        _close_duties(engine, state, outcome, reach, aimed, step)
    for name in outcome.opens:
        open_answer(engine, state, engine.book.duties[name], aimed, step)


def _move_periods(engine: "Engine", state: State, outcome: Outcome, reach: Aim, step: Step) -> None:
    """Ends, pauses and resumes what runs."""
    for name in outcome.ends:
        for running in _running(state, name, reach, step):
            state.periods.remove(running)
            step.ended.append(running)
    for name in outcome.pauses:
        for running in _running(state, name, reach, step):
            if running.paused_on is None:
                running.paused_on = step.day
    for name in outcome.resumes:
        for running in _running(state, name, reach, step):
            if running.paused_on is not None:
                running.deadline = extended(running.deadline, (step.day - running.paused_on).days, engine.calendar)
                running.paused_on = None


def _close_duties(engine: "Engine", state: State, outcome: Outcome, reach: Aim, aimed: Aim, step: Step) -> None:
    """Ends the duties that the outcome makes moot and those that the act does."""
    answered = engine.answered_by.get(step.name, ()) if step.kind == ACT else ()
    if outcome.closes or answered:
        still_open = {name for name, _ in state.duties}
        for name in outcome.closes:
            if name in still_open:
                for key, _ in unit_keys(engine.book.duties[name].about, state, reach):
                    close(state, (name, key), "moot", step)
        for duty in answered:
            if duty.id in still_open:
                for key, _ in unit_keys(duty.about, state, aimed):
                    close(state, (duty.id, key), "done", step)


def _move(engine: "Engine", state: State, outcome: Outcome, aimed: Aim, step: Step, kind: ActKind | LapseKind) -> None:
    trigger, apiece = outcome.trigger, engine.bindings.apiece.get(kind.id)
    for track, rows in outcome.moves.items():
        for position in targets(state, track, aimed):
            if position.state in rows:
                own = trigger if apiece is None else kind.outcomes[apiece(position)].trigger
                _fire(engine, position, track, own, step)
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


def _reached(
    engine: "Engine", state: State, outcome: Outcome, aimed: Aim, step: Step
) -> Mapping[str, list[Key]] | None:
    """For each fact that the outcome establishes the keys it is about, by the way of its own that the act has."""
    if step.act is None or not outcome.establishes:
        return None
    settles = engine.bindings.settles[step.name]
    view = engine.view(state, step.act, aimed, aimed.people[0] if aimed.people else None)
    return {name: settles(view, name) for name in outcome.establishes}


def _facts(
    engine: "Engine",
    state: State,
    outcome: Outcome,
    aimed: Aim,
    step: Step,
    reached: Mapping[str, list[Key]] | None,
) -> None:
    stated = step.act.facts if step.act is not None else outcome.establishes
    if not stated and not outcome.establishes:
        return
    for facts in (stated, outcome.establishes) if step.act is not None else (stated,):
        for name, value in facts.items():
            about = engine.catalogue.facts[name].about
            if reached is not None and facts is outcome.establishes:
                keys = reached[name]
            else:
                keys = [key for key, _ in unit_keys(about, state, aimed)]
            if name in engine.wakes:
                for case in {key[0] for key in keys} if reached is not None else {aimed.case}:
                    state.wake(None if about == "person" else case, engine.wakes[name])
            for key in keys:
                state.facts[name, *key] = Fact(value, step.day, step.act)
                step.facts.append(((name, *key), value))


def _period_keys(about: str, state: State, aimed: Aim) -> list[tuple[Key, str | None]]:
    if about == "person":
        return [((aimed.case, who), who) for who in aimed.people or state.story.cases[aimed.case].debtor_ids]
    about = {"debtors": "debtor"}.get(about, about.removeprefix("new_"))
    return unit_keys(about, state, aimed)


def _running(state: State, name: str, aimed: Aim, step: Step) -> list[Period]:
    found = [period for period in state.periods if period.kind.id == name]
    if not found:
        return found
    moved = {move.key for move in step.moves}
    found = [period for period in found if period.case == aimed.case or period.key in moved]
    if not found or found[0].kind.each:
        return found
    keys = {key for key, _ in _period_keys(found[0].kind.about, state, aimed)} | moved
    return [period for period in found if period.key in keys]


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
