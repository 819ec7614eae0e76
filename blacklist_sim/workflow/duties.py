"""Duties: answers that an act calls for, and standing duties that last while a situation lasts."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from blacklist_sim.law.model import DutyRule, RuleVersion
from blacklist_sim.law.period import Deadline, deadline
from blacklist_sim.workflow.ends import computed
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.state import Duty, Key, Position, State
from blacklist_sim.workflow.step import ACT, Step
from blacklist_sim.workflow.units import Aim, unit_keys
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


Watched = tuple[DutyRule, RuleVersion, Callable[[View], Ternary]]


class Standing(NamedTuple):
    """The standing duties of one state: those to be looked for always, and by id those that sleep until woken."""

    always: list[Watched]
    dormant: dict[str, Watched]

    def watched(self, awake: Collection[str]) -> list[Watched]:
        """What is to be looked for where those are awake."""
        if not awake or self.dormant.keys().isdisjoint(awake):
            return self.always
        return [*self.always, *[item for name, item in self.dormant.items() if name in awake]]


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
    view: View | None = None
    positions, awake = state.positions, state.awake
    for track, by_state in engine.standing(step.day).items():
        for key, position in positions[track].items():
            here = by_state.get(position.state)
            watched = here.watched(awake.get(key[0], ())) if here is not None else None
            if not watched:
                continue
            view = view or View(engine, state, step.day, "", None, ())
            view.case, view.who, view.units = key[0], _person(track, key), (position,)
            for rule, version, condition in watched:
                if condition(view):
                    wanted.add((rule.id, key))
                    _keep(engine, state, rule, version, position, step)
    over = [place for place, duty in state.duties.items() if place not in wanted and duty.rule.kind == "standing"]
    for name, key in over:
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
