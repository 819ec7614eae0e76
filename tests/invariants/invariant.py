"""What an invariant is, and the few questions about a moment that several of them ask."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar

from blacklist_sim.workflow.state import Duty, Move, Position, State
from blacklist_sim.workflow.step import ACT, Step

from .walk import Moment

PUBLISHED_YEARS = range(2004, 2027)
Check = Callable[[Moment], Iterator[bool]]


@dataclass(frozen=True)
class Invariant:
    """A sentence of the law that holds at every moment from `since` on; `strict` ones only where the rules are kept.

    `holds` answers once for each occasion that the moment gives.
    """

    name: str
    rule: str
    since: date
    strict: bool
    holds: Check

    @property
    def sentence(self) -> str:
        """The invariant in words."""
        return self.name.replace("_", " ")


INVARIANTS: list[Invariant] = []


def invariant(rule: str, since: date, strict: bool = False) -> Callable[[Check], Check]:
    """Enters a check as an invariant that follows from a rule since a day."""

    def enter(check: Check) -> Check:
        INVARIANTS.append(Invariant(check.__name__, rule, since, strict, check))
        return check

    return enter


def done(moment: Moment, *names: str) -> Iterator[Step]:
    """The acts of those names that the moment brought."""
    return (step for step in moment.steps if step.kind == ACT and step.accepted and step.name in names)


def moves(step: Step, *tracks: str) -> list[Move]:
    """The moves of a step on those tracks; one that stays where it was is none."""
    return [move for move in step.moves if move.track in tracks and move.source != move.dest]


def units(state: State, track: str, *states: str) -> Iterator[Position]:
    """The positions of a track that are in one of those states."""
    return (position for position in state.positions[track].values() if position.state in states)


def title_of(state: State, position: Position) -> Position:
    """The title under which a position stands."""
    return state.positions["title"][position.key[0],]


def decided_on(entry: Position) -> date:
    """The day on which the court decided to list."""
    return entry.trail[0][0]


def grounds(entry: Position) -> tuple[str, ...]:
    """The grounds of an entry."""
    return tuple(entry.data.get("grounds") or ())


def of_age(state: State, person: str, day: date) -> bool:
    """Whether a person has turned eighteen by a day; an entity has no age."""
    born = state.story.people[person].born
    return born is None or day >= months_after(born, 18 * 12)


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def rolled(day: date) -> date | None:
    """The first working day from a day on; None beyond the published calendars."""
    while day.year in PUBLISHED_YEARS:
        if chinese_calendar.is_workday(day):
            return day
        day += timedelta(1)
    return None


def working_days_after(day: date, count: int) -> date | None:
    """The last of so many working days after a day; None beyond the published calendars."""
    last: date | None = day
    for _ in range(count):
        last = rolled(last + timedelta(1)) if last is not None else None
    return last


def duties(state: State, position: Position, act: str) -> list[Duty]:
    """The duties about a position that run and that an act does."""
    return [duty for (_, key), duty in state.duties.items() if key == position.key and act in duty.rule.done_by]


def known(state: State, case: str) -> bool:
    """Whether the court knows by now of the performance in a case."""
    return state.known.get(("performance", case), state.day) <= state.day
