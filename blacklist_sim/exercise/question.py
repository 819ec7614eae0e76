"""A question of a learning platform: plain data that Moodle XML and GIFT are written from."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

WHOLE = Decimal(100)


class Answer(NamedTuple):
    """An answer with the part of the points that it earns, in per cent; a wrong one among several takes points away.

    `text` is HTML where an answer is chosen, plain where it is written; `*` stands for anything. `tolerance` is that of
    a number.
    """

    text: str
    fraction: Decimal
    tolerance: Decimal = Decimal(0)


class Pair(NamedTuple):
    """Something with what belongs to it: HTML, and a plain text to be chosen; without HTML it belongs to nothing."""

    text: str
    match: str


class Gap(NamedTuple):
    """A part of a question with gaps: what stands before the gap, as HTML, and its answers and points."""

    label: str
    chosen: bool
    answers: tuple[Answer, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` is Moodle's name of its type, `text`, `feedback`, `grader` and the hints are HTML.

    `penalty` is the part of the points that each hint costs, `single` whether one answer is chosen, `steps` are the
    parts of an order, rightly ordered.
    """

    name: str
    idnumber: str
    kind: str
    text: str
    feedback: str
    grade: Decimal
    penalty: Decimal
    hints: tuple[str, ...]
    tags: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    single: bool = True
    pairs: tuple[Pair, ...] = ()
    steps: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    grader: str = ""
