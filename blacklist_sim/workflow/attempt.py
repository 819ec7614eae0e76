"""Trying an act without doing it: is there a row for it, and what do the rules say?"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.law.model import Rule, RuleVersion
from blacklist_sim.workflow.answers import FAILS, HOLDS, UNKNOWN, Consultation, verdict
from blacklist_sim.workflow.catalogue import ActKind, Outcome
from blacklist_sim.workflow.state import Impossible, Position, State
from blacklist_sim.workflow.units import Aim, aim
from blacklist_sim.workflow.view import NotGiven, View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


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
    first = next(iter(kind.outcomes.values()))
    wall = _unready(engine, state, kind, aimed)
    if wall is None and len(kind.outcomes) == 1:
        wall = _immovable(engine, state, aimed, first)
    if wall is not None:
        return Attempt(kind, act, aimed, first, wall, ())
    view = View(engine, state, act.date, aimed.case, aimed.people[0] if aimed.people else None, aimed.units, act)
    extra = _extra(engine, kind, view)
    if extra:
        act = act._replace(payload={**act.payload, **extra})
        view.act, view.payload = act, act.payload
    stated = {fact: act.payload[name] for name, fact in kind.settling if act.payload.get(name) is not None}
    if stated:
        act = act._replace(facts={**stated, **act.facts})
        view.act = act
    outcome = choose(engine, kind.id, kind.outcomes, kind.chosen_by, view)
    if len(kind.outcomes) > 1:
        wall = _immovable(engine, state, aimed, outcome)
        if wall is not None:
            return Attempt(kind, act, aimed, outcome, wall, ())
    view.forget()
    rules = engine.rules_of(kind, act)
    consulted: list[Consultation] = []
    for who in aimed.people or (None,):
        view.who = who
        if len(aimed.people) > 1:
            view.units = tuple(unit for unit in aimed.units if _concerns(unit, who)) or aimed.units
        for rule, version, test in rules:
            consulted.append(_consult(engine, view, rule, version, test, who))
    return Attempt(kind, act, aimed, outcome, None, tuple(consulted))


def _extra(engine: "Engine", kind: ActKind, view: View) -> dict[str, Any]:
    """What the act means by the fields that it leaves out."""
    completion = engine.bindings.completions.get(kind.id)
    if completion is None:
        return {}
    try:
        said = completion(view)
    except NotGiven:
        return {}
    return {name: value for name, value in said.items() if name not in view.payload and value is not None}


def choose(engine: "Engine", name: str, outcomes: Mapping[str, Outcome], chosen_by: str | None, view: View) -> Outcome:
    """The outcome of an act or lapse: the only one, the one its payload names, or the one its bound function picks."""
    if len(outcomes) == 1:
        return next(iter(outcomes.values()))
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
        for who in aimed.people or (None,):
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
    own = tuple([unit for unit in aimed.units if unit.track == track])
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


def _consult(
    engine: "Engine", view: View, rule: Rule, version: RuleVersion | None, test: Any, who: str | None
) -> Consultation:
    if rule.governed_by == "situation" and view.units and view.units[0].trail:
        version = rule.on(view.units[0].born)
        test = engine.bindings.predicates[version.predicate] if version and version.predicate else None
    if version is None:
        return Consultation(rule, None, FAILS, False, False, (), (), _next_start(rule, view.date), (), who)
    if test is None:
        return Consultation(rule, version, HOLDS, True, False, (), (), None, (), who)
    try:
        answer = test(view)
    except NotGiven:
        answer = None
    status, lawful, presumed = verdict(rule, answer, view.act)
    readings, missing, earliest, cures = view.take()
    if status != UNKNOWN and not presumed:
        missing = missing if status == FAILS and rule.burden else ()
    answered = (rule, version, status, lawful, presumed, readings, missing, earliest, cures, who)
    return tuple.__new__(Consultation, answered)  # what the class does, without the cost of its call


def _next_start(rule: Rule, day: date) -> date | None:
    return next((version.start for version in rule.dated.versions if version.start > day), None)
