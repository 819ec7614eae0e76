"""Asking the gate about somebody in a replayed story."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.gate.conduct import SHARED, Conduct, read_conduct
from blacklist_sim.gate.gate import Decision, Door, Gate
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.law.book import Book
from blacklist_sim.workflow.restraints import restraints
from blacklist_sim.workflow.state import State

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


def ask_gate(
    engine: "Engine", state: State, person: str, conduct: Conduct, day: date, parameters: Parameters | None = None
) -> Decision:
    """What law, seller and operators say of a person's conduct on a day; nothing is changed.

    A day that the state has not reached is reached on a fork by time alone. `engine` reads the book as the state's
    policy says. Raises KeyError for somebody unknown to the story, `BadInput` for a conduct that the book does not
    know, `OutsideBook`.
    """
    if day > state.day:
        state = state.fork()
        engine.advance(state, day)
    return door(engine, state, person, day).decide(conduct, day, parameters)


def door(engine: "Engine", state: State, person: str, day: date | None = None) -> Door:
    """The gate made ready for a person, with offices as of `day` (by default the day reached): to ask it many times."""
    return gate_of(engine, state).prepare(restraints(engine, state, person, day))


def gate_of(engine: "Engine", state: State) -> Gate:
    """The gate of a policy, made once."""
    key = tuple(sorted(state.policy.items()))
    found = engine.gates.get(key)
    if found is None:
        found = engine.gates[key] = Gate(engine.book, dict(state.policy), engine.calendar)
    return found


def conduct_meant(book: Book, payload: Mapping[str, Any]) -> Conduct:
    """The conduct that the fields of an act tell: `conduct: {rail: {train: G}}`, `paid_by` …; raises `BadInput`."""
    [(kind, fields)] = payload["conduct"].items()
    return read_conduct(book, kind, {**fields, **{name: payload[name] for name in SHARED if payload.get(name)}})
