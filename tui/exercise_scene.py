"""What the area of the exercises shows, as plain frozen data; a key is in none of it before it may be seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from blacklist_sim.text import NO_TEXT, Text
from tui.scene import Choice, Line, Track


@dataclass(frozen=True, slots=True)
class Score:
    """Points earned of those that there are, and those that nobody has given or withheld yet."""

    earned: Decimal
    worth: Decimal
    hidden: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Listed:
    """An exercise to choose, and how far the user has come: items answered of an attempt that is open, attempts
    submitted, the best of them as far as it is known.

    `aims` are the names of the rules that it is about, `own` marks a file that the user has named, `trouble` tells why
    one cannot be read.
    """

    name: str
    title: Text
    level: int
    kinds: tuple[Text, ...]
    aims: tuple[Text, ...]
    story: Text
    own: bool
    open: tuple[int, int] | None = None
    submitted: int = 0
    best: Score | None = None
    trouble: Text | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """How an exercise can be begun: with which seed unless another is named, and whose name gives it.

    `open` is the seed of an attempt that can be gone on with, `submitted` tells that there is one to be reviewed.
    """

    name: str
    title: Text
    seed: int
    student: str
    open: int | None
    submitted: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer earned, and the lines that explain it."""

    score: Score
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """A hint that can be had: what it is called, and what it and those before it cost in points."""

    name: Text
    price: Decimal


@dataclass(frozen=True, slots=True)
class ItemSeen:
    """An item as it may be seen. `given` is the answer as plain data (None where there is none), `said` in words.

    `kind` is that of its form; `options` are what there is to choose from, `parts` the same of an answer that is made
    of parts; `or_none` tells that there may be no such day. `verdict` is there once the explanation may be seen, `key`
    in the teacher's view alone.
    """

    id: str
    ask: Text
    kind: str
    worth: Decimal
    given: Any = None
    said: Text = NO_TEXT
    locked: bool = False
    options: tuple[tuple[str, Text], ...] = ()
    parts: Mapping[str, tuple[tuple[str, Text], ...]] = field(default_factory=dict)
    or_none: bool = False
    hints: tuple[Line, ...] = ()
    next_hint: Tier | None = None
    price: Decimal = Decimal(0)
    verdict: Verdict | None = None
    key: tuple[Line, ...] = ()
    rule: tuple[str, Text] | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What of the story may be seen: the day reached, the events so far, where the tracks stand.

    `tracks` is empty and `hidden` set where that would answer a task that is still open.
    """

    day: date
    events: tuple[Text, ...]
    tracks: tuple[Track, ...] = ()
    people: tuple[Line, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TaskSeen:
    """A task, its items, and the past from which they are answered."""

    id: str
    kind: Text
    ask: Text
    items: tuple[ItemSeen, ...]
    past: Past


@dataclass(frozen=True, slots=True)
class Paper:
    """An attempt as it lies before the user; `result` is what it earned, once it has been submitted."""

    attempt: str
    name: str
    title: Text
    given: tuple[Line, ...]
    seed: int
    exam: bool
    teacher: bool
    submitted: bool
    tasks: tuple[TaskSeen, ...]
    score: Score | None = None
    result: tuple[Line, ...] = ()

    @property
    def items(self) -> dict[str, ItemSeen]:
        """Every item by its id."""
        return {item.id: item for task in self.tasks for item in task.items}

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The ids of the items without an answer."""
        return tuple(item.id for item in self.items.values() if item.given is None)


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """A plan as it stands on `day`, of which `by` is the last: what was done, each with whether it is of the plan.

    `refused` are acts of the plan that could not be done, `choices` what could be tried next.
    """

    day: date
    by: date
    acts: int
    events: tuple[tuple[Text, bool], ...]
    refused: tuple[Text, ...]
    choices: tuple[Choice, ...]
