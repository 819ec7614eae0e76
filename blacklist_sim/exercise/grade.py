"""Grading: an attempt held against the keys of its variant, point by point, each with its rule and its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from blacklist_sim.exercise.attempt import Attempt
from blacklist_sim.exercise.hints import price
from blacklist_sim.exercise.items import Marked, mark
from blacklist_sim.exercise.task import Task
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.text import Text

FORMAT, VERSION = "blacklist-sim result", 1


@dataclass(frozen=True, slots=True)
class Result:
    """What an attempt earned. `hidden` are points that only an instructor can give, `notes` what is odd about it."""

    attempt: Attempt
    variant: Variant
    marks: tuple[Marked, ...]
    notes: tuple[Text, ...] = ()

    @property
    def earned(self) -> Decimal:
        """Points earned so far."""
        return sum((mark.earned for mark in self.marks), Decimal(0))

    @property
    def worth(self) -> Decimal:
        """Points that can be earned."""
        return sum((mark.item.worth for mark in self.marks), Decimal(0))

    @property
    def hidden(self) -> Decimal:
        """Points that wait for an instructor: a result with any of these is never full."""
        return sum((mark.hidden for mark in self.marks), Decimal(0))

    def plain(self) -> dict[str, Any]:
        """The result file: versioned, of JSON's own types only; points are decimal numbers in text."""
        attempt, book = self.attempt, self.variant.setting.engine.book
        tasks = {item.id: task for task in self.variant.tasks for item in task.items}
        return {
            "format": FORMAT, "version": VERSION, "exercise": attempt.exercise, "digest": attempt.digest,
            "seed": attempt.seed, "student": attempt.student, "submitted": attempt.submitted,
            "law": {"book": book.version, "digest": book.digest},
            "earned": str(self.earned), "worth": str(self.worth), "hidden": str(self.hidden),
            "notes": [note._asdict() for note in self.notes],
            "items": [_plain(mark, tasks[mark.item.id]) for mark in self.marks],
        }  # fmt: skip


def grade(variant: Variant, attempt: Attempt, given: Mapping[str, Decimal] | None = None) -> Result:
    """The attempt, marked. `given` are points that an instructor gave for items that no program marks."""
    answers, taken = attempt.answers, attempt.hints
    marks = []
    for item in variant.items.values():
        marked = mark(item, answers.get(item.id), price(item, min(taken.get(item.id, 0), 4)))
        if given is not None and item.id in given and marked.hidden:
            marked.withheld = marked.hidden - min(max(given[item.id], Decimal(0)), marked.hidden)
            marked.hidden = Decimal(0)
        marks.append(marked)
    return Result(attempt, variant, tuple(marks), tuple(_notes(variant, attempt)))


def _notes(variant: Variant, attempt: Attempt) -> list[Text]:
    notes = []
    if attempt.digest != variant.exercise.digest:
        notes.append(Text("made with another edition of the exercise", "所用习题版本不同"))
    if (row := attempt.broken) is not None:
        notes.append(Text(f"row {row} was changed after it was recorded", f"第 {row} 行在记录后被改动"))
    stray = [id_ for id_ in attempt.answers if id_ not in variant.items]
    if stray:
        notes.append(Text(f"answers to nothing asked: {', '.join(stray)}", f"所答并非所问：{'、'.join(stray)}"))
    return notes


def _plain(mark: Marked, task: Task) -> dict[str, Any]:
    item = mark.item
    return {
        "task": task.id, "kind": task.kind, "item": item.id, "rule": item.law.rule,
        "citation": item.law.cited._asdict(), "given": mark.given,
        "earned": str(mark.earned), "worth": str(item.worth), "price": str(mark.price), "hidden": str(mark.hidden),
        "unfit": mark.unfit._asdict() if mark.unfit.en else None,
        "mistakes": [
            {
                "points": str(mistake.points), "what": mistake.what._asdict(), "right": mistake.right._asdict(),
                "rule": mistake.law.rule, "citation": mistake.law.cited._asdict(),
                "why": [line._asdict() for line in mistake.why],
            }
            for mistake in mark.mistakes
        ],
    }  # fmt: skip
