"""The journal: acts as they were recorded, undo and redo among them, and the fold that replays what still counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blacklist_sim.case import Act, Story
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes back the record at `takes_back`: an act, or an undo (which makes it a redo)."""

    takes_back: int


Record = Act | Undo


def standing(takes_back: Sequence[int | None]) -> list[int]:
    """The places of the records that still count, given for each which one it takes back, None for no undo.

    Raises `BlacklistSimError` when an undo names no earlier record.
    """
    taken_back: set[int] = set()
    for place in range(len(takes_back) - 1, -1, -1):
        taken = takes_back[place]
        if taken is not None and place not in taken_back:
            if not 0 <= taken < place:
                raise BlacklistSimError(
                    f"record {place} undoes record {taken}, which is not before it",
                    f"第 {place} 条撤回的第 {taken} 条并不在其前",
                )
            taken_back.add(taken)
    return [place for place in range(len(takes_back)) if place not in taken_back]


def counting(records: Sequence[Record]) -> list[Act]:
    """The acts that still count, in order; raises `BlacklistSimError` when an undo names no earlier record."""
    takes_back = [record.takes_back if isinstance(record, Undo) else None for record in records]
    return [record for record in map(records.__getitem__, standing(takes_back)) if isinstance(record, Act)]


def fold(engine: "Engine", story: Story, records: Sequence[Record]) -> tuple[State, list[Step]]:
    """The state that the journal leads to; what is taken back leaves no trace, not even in the date reached."""
    acts = counting(records)
    first = min((record.date for record in records if isinstance(record, Act)), default=None)
    state = engine.begin(story, day=first)
    steps: list[Step] = []
    for act in acts:
        steps.extend(engine.step(state, act))
    return state, steps
