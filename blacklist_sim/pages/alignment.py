"""Two courses of events on one axis of time: what happened in both stands side by side."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple


class Happened(NamedTuple):
    """An event as it is compared: its day, and all that tells it from others."""

    day: date
    what: Hashable


class Pair(NamedTuple):
    """A line: which event of the one course and which of the other, by their places; None where there is none.

    `same` tells that it is one event; two of one day that are not the same may share a line too.
    """

    left: int | None
    right: int | None
    same: bool


def aligned(left: Sequence[Happened], right: Sequence[Happened]) -> list[Pair]:
    """Every event once and in order, the same ones on one line, the others by their days."""
    found, at, also = list[Pair](), 0, 0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for block in matcher.get_matching_blocks():
        found += _by_day(left, right, range(at, block.a), range(also, block.b))
        found += (Pair(block.a + step, block.b + step, True) for step in range(block.size))
        at, also = block.a + block.size, block.b + block.size
    return found


def _by_day(left: Sequence[Happened], right: Sequence[Happened], mine: range, other: range) -> Iterator[Pair]:
    """Events of which none is in both, in the order of their days; those of one day side by side."""
    at, also = mine.start, other.start
    while at < mine.stop or also < other.stop:
        day = left[at].day if at < mine.stop else date.max
        their = right[also].day if also < other.stop else date.max
        if at < mine.stop and also < other.stop and day == their:
            yield Pair(at, also, False)
            at, also = at + 1, also + 1
        elif also >= other.stop or (at < mine.stop and day < their):
            yield Pair(at, None, False)
            at += 1
        else:
            yield Pair(None, also, False)
            also += 1
