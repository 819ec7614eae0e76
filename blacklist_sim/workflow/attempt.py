"""Trying an act without doing it: is there a row for it, and what do the rules say?"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.law.model import Rule
from blacklist_sim.workflow.answers import FAILS, HOLDS, UNKNOWN, Consultation, verdict
from blacklist_sim.workflow.catalogue import ActKind, Outcome
from blacklist_sim.workflow.state import Impossible, Position, State
from blacklist_sim.workflow.units import Aim, aim
from blacklist_sim.workflow.view import NotGiven, View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.in_force import Bound

NOBODY = (None,)


class Attempt(NamedTuple):
    """An act held against tables and rules. `lawful` is False as soon as one rule fails or cannot be answered."""

    kind: ActKind
    act: Act
    aim: Aim
    outcome: Outcome
    impossible: Impossible | None
    consulted: tuple[Consultation, ...]

    @property
    def lawful(self) -> bool:
        """Whether every rule asked lets the act pass."""
        return all(item.lawful for item in self.consulted)


def attempt(engine: "Engine", state: State, act: Act) -> Attempt:
    """Tries `act` on the day the state has reached; changes nothing."""
    kind = engine.catalogue.acts[act.name]
    aimed = aim(engine, state, kind, act)
    people, outcome = aimed.people or NOBODY, kind.only
    wall = _unready(engine, state, kind, aimed) if kind.needs else None
    if wall is None and outcome is not None:
        wall = _immovable(engine, state, aimed, outcome)
    if wall is not None:
        return Attempt(kind, act, aimed, kind.first, wall, ())
    view = View(engine, state, act.date, aimed.case, people[0], aimed.units, act)
    act = _completed(engine, kind, view, act)
    if outcome is None:
        outcome = choose(engine, kind.id, kind.outcomes, kind.chosen_by, view)
        wall = _immovable(engine, state, aimed, outcome)
        if wall is not None:
            return Attempt(kind, act, aimed, outcome, wall, ())
    view.forget()
    rules = engine.rules_of(kind, act)
    consulted: list[Consultation] = []
    for who in people:
        view.who = who
        if len(people) > 1:
            view.units = tuple(unit for unit in aimed.units if _concerns(unit, who)) or aimed.units
        consulted += _ask(engine, view, rules, who)
    return Attempt(kind, act, aimed, outcome, None, tuple(consulted))


def _completed(engine: "Engine", kind: ActKind, view: View, act: Act) -> Act:
    """The act with what it means by the fields that it leaves out, and with the facts that its fields establish."""
    completion = engine.bindings.completions.get(kind.id)
    if completion is not None:
        with suppress(NotGiven):
            said = completion(view).items()
            extra = {name: value for name, value in said if name not in act.payload and value is not None}
            if extra:
                act = view.act = act._replace(payload={**act.payload, **extra})
                view.payload = act.payload
    if kind.settling:
        stated = {fact: act.payload[name] for name, fact in kind.settling if act.payload.get(name) is not None}
        if stated:
            act = view.act = act._replace(facts={**stated, **act.facts})
    return act


def choose(engine: "Engine", name: str, outcomes: Mapping[str, Outcome], chosen_by: str | None, view: View) -> Outcome:
    """The outcome of an act or lapse with several: the one its bound function picks, or the one its payload names."""
    picked = engine.bindings.outcomes.get(name)
    if picked is not None:
        with suppress(NotGiven):
            return outcomes[picked(view)]
    value = view.payload.get(chosen_by) if chosen_by else None
    if isinstance(value, bool):
        value = str(value).lower()
    return outcomes.get(str(value)) or next(iter(outcomes.values()))


def _unready(engine: "Engine", state: State, kind: ActKind, aimed: Aim) -> Impossible | None:
    """The other track on which the act finds no state that it needs, for anyone it is aimed at."""
    for track, allowed in kind.needs.items():
        for who in aimed.people or NOBODY:
            now = engine.state_on(state, track, aimed.case, who)
            if now not in allowed and not _outsider_of_live_case(state, track, aimed.case, who, allowed):
                return Impossible(track, now, allowed)
    return None


def _immovable(engine: "Engine", state: State, aimed: Aim, outcome: Outcome) -> Impossible | None:
    """The first position that the outcome would move and that its rows do not reach."""
    for track, rows in outcome.moves.items():
        positions = targets(state, track, aimed)
        if not positions:
            return Impossible(track, engine.catalogue.first[track], tuple(rows))
        for position in positions:
            if position.state not in rows:
                return Impossible(track, position.state, tuple(rows))
    return None


def _outsider_of_live_case(state: State, track: str, case: str, who: str | None, allowed: tuple[str, ...]) -> bool:
    """Somebody who is no debtor is told so by a rule, not by the tables, while enforcement runs against some debtor."""
    units = state.positions[track]
    return (
        track == "enforcement"
        and (case, who) not in units
        and any(position.state in allowed for key, position in units.items() if key[0] == case)
    )


def targets(state: State, track: str, aimed: Aim) -> tuple[Position, ...]:
    """The positions an act moves on a track: those it is aimed at, or those of its case and people."""
    units = aimed.units
    own = (
        units if len(units) == 1 and units[0].track == track else tuple([unit for unit in units if unit.track == track])
    )
    if own:
        return own
    if track == "title":
        return (state.positions["title"][aimed.case,],)
    if track == "enforcement":
        people = aimed.people or state.story.cases[aimed.case].debtor_ids
        found = (state.positions["enforcement"].get((aimed.case, who)) for who in people)
        return tuple(position for position in found if position is not None)
    return ()


def _concerns(unit: Position, who: str | None) -> bool:
    return len(unit.key) < 2 or who in (unit.key[1], unit.key[-1])


def _ask(engine: "Engine", view: View, rules: "tuple[Bound, ...]", who: str | None) -> list[Consultation]:
    """Every rule asked about the act, none cut short."""
    found: list[Consultation] = []
    for rule, version, test in rules:
        if rule.governed_by == "situation" and view.units and view.units[0].trail:
            version = rule.on(view.units[0].born)
            test = engine.bindings.predicates[version.predicate] if version and version.predicate else None
        if version is None:
            later = _next_start(rule, view.date)
            found.append(Consultation(rule, None, FAILS, False, False, (), (), later, (), who))
            continue
        if test is None:
            found.append(Consultation(rule, version, HOLDS, True, False, (), (), None, (), who))
            continue
        try:
            answer = test(view)
        except NotGiven:
            answer = None
        status, lawful, presumed = verdict(rule, answer, view.act)
        readings, missing, earliest, cures = view.take()
        if missing and status != UNKNOWN and not presumed and not (status == FAILS and rule.burden):
            missing = ()
        answered = (rule, version, status, lawful, presumed, readings, missing, earliest, cures, who)
        found.append(tuple.__new__(Consultation, answered))  # what the class does, without the cost of its call
    return found


def _next_start(rule: Rule, day: date) -> date | None:
    return next((version.start for version in rule.dated.versions if version.start > day), None)
