"""What an outcome does to a case: moves, periods, facts, answers; and which standing duties then exist."""

from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.law.length import Length
from blacklist_sim.law.model import DutyRule, RuleVersion
from blacklist_sim.law.period import Deadline, deadline, extended, fixed_date
from blacklist_sim.workflow.attempt import targets
from blacklist_sim.workflow.catalogue import ActKind, LapseKind, Outcome
from blacklist_sim.workflow.state import Duty, Fact, Key, Move, Period, Position, State
from blacklist_sim.workflow.step import ACT, LAPSE, Step
from blacklist_sim.workflow.units import Aim
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
    """Carries an outcome out; nothing in it can be refused any more."""
    _move(engine, state, outcome, aimed, step, f"{kind.id}/{outcome.name}")
    _facts(engine, state, outcome, aimed, step)
    for name in outcome.ends:
        _end_periods(state, name, aimed, step)
    for name in outcome.pauses:
        for running in _running(state, name, aimed):
            if running.paused_on is None:
                running.paused_on = step.day
    for name in outcome.resumes:
        for running in _running(state, name, aimed):
            if running.paused_on is not None:
                running.deadline = extended(running.deadline, (step.day - running.paused_on).days, engine.calendar)
                running.paused_on = None
    for name in outcome.starts:
        _start_periods(engine, state, engine.catalogue.lapses[name], aimed, step, period)
    for name in outcome.closes:
        duty = engine.book.duties[name]
        for key, _ in unit_keys(duty.about, state, aimed):
            close(state, (name, key), "moot", step)
    if step.kind == ACT:
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
            if (
                key[0] == aimed.case
                and position.state in rows
                and (len(key) < 2 or not aimed.people or key[1] in aimed.people or key[-1] in aimed.people)
            ):
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
            for key, _ in unit_keys(about, state, aimed):
                state.facts[name, *key] = Fact(value, step.day, step.act)
                step.facts.append(((name, *key), value))


def unit_keys(about: str, state: State, aimed: Aim) -> list[tuple[Key, str | None]]:
    """The keys of the units of a kind that an aim touches, each with its person."""
    case = aimed.case
    people = aimed.people or state.story.cases[case].debtor_ids
    if about == "case":
        return [((case,), people[0] if people else None)]
    if about == "person":
        return [((who,), who) for who in people]
    if about == "debtor":
        return [((case, who), who) for who in people]
    track = {"entry": "listing", "order": "consumption", "remedy": "review", "ban": "exit_ban"}[about]
    own = [unit for unit in aimed.units if unit.track == track]
    if not own:
        own = [
            p for key, p in state.positions[track].items() if key[0] == case and (key[1] in people or key[-1] in people)
        ]
    return [(unit.key, unit.key[-1] if track == "consumption" else unit.key[1]) for unit in own]


def _period_keys(about: str, state: State, aimed: Aim) -> list[tuple[Key, str | None]]:
    if about == "person":
        return [((aimed.case, who), who) for who in aimed.people or state.story.cases[aimed.case].debtor_ids]
    about = {"debtors": "debtor"}.get(about, about.removeprefix("new_"))
    return unit_keys(about, state, aimed)


def _running(state: State, name: str, aimed: Aim) -> list[Period]:
    found = [period for period in state.periods if period.kind.id == name and period.case == aimed.case]
    if not found or found[0].kind.each:
        return found
    keys = {key for key, _ in _period_keys(found[0].kind.about, state, aimed)}
    return [period for period in found if period.key in keys]


def _end_periods(state: State, name: str, aimed: Aim, step: Step) -> None:
    for running in _running(state, name, aimed):
        state.periods.remove(running)
        step.ended.append(running)


def _start_periods(
    engine: "Engine", state: State, kind: LapseKind, aimed: Aim, step: Step, before: Period | None
) -> None:
    for key, who in _each(state, kind, aimed, step) or _period_keys(kind.about, state, aimed):
        units = tuple(unit for unit in aimed.units if unit.key == key) or tuple(
            p for units in state.positions.values() for p in units.values() if p.key == key
        )
        act = step.act or (before.act if before else None)
        view = View(engine, state, step.day, aimed.case, who, units or aimed.units, act, before)
        end = _period_end(engine, kind, step, view)
        if end is None:
            continue
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


def _period_end(engine: "Engine", kind: LapseKind, step: Step, view: View) -> Deadline | None:
    start = step.day
    if kind.counts_from == "next_day":
        start = date.fromordinal(start.toordinal() + (step.kind == LAPSE))
    elif kind.counts_from != "act":
        start = view.payload.get(kind.counts_from) or start
    if kind.bound:
        return computed(engine, engine.bindings.lengths[kind.id](view), start, view)
    given = view.payload.get(kind.given_by) if kind.given_by else None
    if kind.figure is None:
        return deadline(start, Length(given, kind.unit), True, engine.calendar) if given else None
    return view.end(kind.figure, start, given, kind.unit if given is not None else None)


def computed(engine: "Engine", answer: Any, start: date, view: View) -> Deadline | None:
    """A deadline from what a bound length function gave: a deadline, a last day, a figure, or (count, unit, figure)."""
    if answer is None or isinstance(answer, Deadline):
        return answer
    if isinstance(answer, date):
        return fixed_date(answer, view.switch("fixed_date_rolls") == "yes", engine.calendar)
    if isinstance(answer, str):
        return view.end(answer, start)
    count, unit, figure = answer
    roll = engine.rolls(view.state_of, engine.book.figures[figure]) if figure else True
    return deadline(start, Length(count, unit), roll, engine.calendar)


def open_answer(engine: "Engine", state: State, rule: DutyRule, aimed: Aim, step: Step) -> None:
    """Opens an answer for each unit concerned, if the law of the day knows the duty and it is not open already."""
    version = engine.book.rules[rule.rule].on(step.day)
    if version is None:
        return
    for key, who in unit_keys(rule.about, state, aimed):
        if (rule.id, key) not in state.duties:
            start = step.day
            if rule.counts_from == "knowledge" and step.act is not None and step.act.known_on:
                start = max(start, step.act.known_on)
            _open(engine, state, rule, version, key, aimed.case, who, start, step)


def _open(
    engine: "Engine",
    state: State,
    rule: DutyRule,
    version: RuleVersion,
    key: Key,
    case: str,
    who: str | None,
    start: date,
    step: Step,
) -> None:
    duty = Duty(
        rule, version, key, case, rule.who, who, start, duty_deadline(engine, rule, start, state, case, who, step)
    )
    state.duties[rule.id, key] = duty
    step.opened.append(duty)


def duty_deadline(
    engine: "Engine", rule: DutyRule, start: date, state: State, case: str, who: str | None, step: Step
) -> Deadline | None:
    """The end of a duty's period counted from `start`, or None where the law of that day fixes none."""
    if rule.within_bound is not None:
        view = View(engine, state, step.day, case, who, (), step.act)
        return computed(engine, engine.bindings.lengths[rule.within_bound](view), start, view)
    if rule.within is None:
        return None
    figure = engine.book.figures[rule.within]
    found = figure.on(start)
    if found is None:
        return None
    if rule.counts_from == "next_day":
        start = date.fromordinal(start.toordinal() + 1)
    return deadline(start, found.value, engine.rolls(state, figure), engine.calendar)


def close(state: State, key: tuple[str, Key], outcome: str, step: Step) -> None:
    """Ends an open duty: done (late where its period had run out) or moot."""
    duty = state.duties.pop(key, None)
    if duty is None:
        return
    duty.ended = step.day
    if outcome == "done" and duty.breached:
        outcome = "late"
    duty.outcome = outcome
    state.past_duties.append(duty)
    (step.mooted if outcome == "moot" else step.discharged).append(duty)


def settle_duties(engine: "Engine", state: State, step: Step) -> None:
    """Opens the standing duties whose situation now exists and ends those whose situation is over."""
    wanted: set[tuple[str, Key]] = set()
    standing = engine.standing(step.day)
    for track, units in state.positions.items():
        for key, position in units.items():
            for rule, version, condition in standing.get((track, position.state), ()):
                view = View(engine, state, step.day, key[0], _person(track, key), (position,))
                if condition(view):
                    wanted.add((rule.id, key))
                    _keep(engine, state, rule, version, position, step)
    for name, key in [name for name, duty in state.duties.items() if duty.rule.kind == "standing"]:
        if (name, key) not in wanted:
            done = step.kind == ACT and step.accepted and step.name in engine.book.duties[name].done_by
            close(state, (name, key), "done" if done else "moot", step)


def _person(track: str, key: Key) -> str | None:
    return None if track == "title" else key[-1] if track == "consumption" else key[1]


def _keep(engine: "Engine", state: State, rule: DutyRule, version: RuleVersion, position: Position, step: Step) -> None:
    key = position.key
    present = state.duties.get((rule.id, key))
    if present is not None:
        if present.deadline is None and rule.within is not None and not present.breached and step.day > present.opened:
            present.deadline = duty_deadline(engine, rule, step.day, state, present.case, present.about, step)
            present.version = version
        return
    start = step.day
    if rule.knows is not None:
        known = state.known.get((rule.knows, key[0]))
        if known is not None and known > step.day:
            return
    _open(engine, state, rule, version, key, key[0], _person(position.track, key), start, step)
