"""What would make an act possible: tried out on forks, so that no answer is given that was not seen to work."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from blacklist_sim.case import Act
from blacklist_sim.workflow.attempt import Attempt, attempt
from blacklist_sim.workflow.state import State

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

YEARS_AHEAD = 6
MOST_DAYS = 60
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """Acts that would lead there, in order. `sure` when the act was then seen to be lawful on a fork."""

    acts: tuple[str, ...]
    sure: bool
    facts: tuple[str, ...] = ()


def passes(tried: Attempt) -> bool:
    """Whether an act may be done as it was tried, a discretion with its reasons."""
    return tried.impossible is None and all(item.lawful or item.status == "discretion" for item in tried.consulted)


def earliest_day(engine: "Engine", state: State, act: Act) -> date | None:
    """The first later day on which the act may be done if nobody does anything till then; None: not in sight."""
    for day in _days(engine, state, attempt(engine, state, act)):
        fork = state.fork()
        engine.advance(fork, day)
        if passes(attempt(engine, fork, act._replace(date=day))):
            return day
    return None


def _days(engine: "Engine", state: State, tried: Attempt) -> list[date]:
    horizon = _later(state.day, YEARS_AHEAD)
    days = {item.earliest for item in tried.consulted if item.earliest is not None}
    days |= {period.deadline.last + timedelta(days=1) for period in state.periods}
    days |= set(engine.book.changes_between(state.day, horizon))
    days |= set(_birthdays(engine, state))
    fork = state.fork()
    days |= {step.day + timedelta(days=1) for step in engine.advance(fork, horizon) if step.moves or step.started}
    return sorted(day for day in days if state.day < day <= horizon)[:MOST_DAYS]


def _birthdays(engine: "Engine", state: State) -> Iterator[date]:
    """The days on which somebody reaches an age that the law asks for."""
    ages = {
        found.value
        for figure in engine.book.figures.values()
        if figure.type == "age"
        for found in figure.dated.versions
    }
    for party in state.story.people.values():
        for age in ages:
            day = party.turns(age)
            if day is not None:
                yield day


def _later(day: date, years: int) -> date:
    return date.fromordinal(min(day.toordinal() + years * 366, date.max.toordinal()))


def plan(engine: "Engine", state: State, act: Act) -> Plan | None:
    """Acts by which it would become possible: the shortest road on the tables, or the cures its rules name."""
    tried = attempt(engine, state, act)
    if tried.impossible is not None:
        way = road(engine, tried.impossible.track, tried.impossible.state, tried.impossible.allowed)
        return Plan(way, _works(engine, state, act, way)) if way else None
    facts = tuple(dict.fromkeys(name for item in tried.consulted if item.status == "unknown" for name in item.missing))
    cures = tuple(dict.fromkeys(name for item in tried.consulted if not item.lawful for name, _ in item.cures))
    if not cures and not facts:
        return None
    return Plan(cures, bool(cures) and _works(engine, state, act, cures), facts)


def road(engine: "Engine", track: str, source: str, goals: tuple[str, ...]) -> tuple[str, ...]:
    """The shortest list of acts that leads on one track from a state to one of the goals."""
    queue: deque[tuple[str, tuple[str, ...]]] = deque([(source, ())])
    seen = {source}
    while queue:
        state, road = queue.popleft()
        if state in goals and road:
            return road
        if len(road) < DEEPEST:
            for name, dest in _edges(engine, track, state):
                if dest not in seen:
                    seen.add(dest)
                    queue.append((dest, (*road, name)))
    return ()


def _edges(engine: "Engine", track: str, state: str) -> Iterator[tuple[str, str]]:
    for (on, source, trigger), dest in engine.catalogue.table.items():
        if on == track and source == state:
            yield trigger.partition("/")[0], dest


def _works(engine: "Engine", state: State, act: Act, road: tuple[str, ...]) -> bool:
    """Whether the road can be walked today on a fork, and the act is then lawful."""
    fork = state.fork()
    for name in road:
        if name not in engine.catalogue.acts:
            return False
        step = engine.act(fork, Act(fork.day, name, case=act.case, who=act.who, reasons="-"))
        if not step.accepted:
            return False
    return passes(attempt(engine, fork, act._replace(date=fork.day)))
