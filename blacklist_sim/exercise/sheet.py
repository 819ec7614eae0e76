"""Exercise sheets on paper: what stands on a student's sheet and in its key, before it is Markdown or HTML.

What lies ahead stays hidden: a sheet is cut into parts, and a part that tells of events which nobody could know of
before begins a new page, to be handed out when the one before it is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from blacklist_sim.exercise.class_list import Student
from blacklist_sim.exercise.given import events
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.spaces import offered
from blacklist_sim.exercise.task import Task
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.text import NO_TEXT, Text

AIMS, PEOPLE, CASES = Text("What is to be learned", "学习目标"), Text("People", "人物"), Text("Cases", "案件")
EVENTS, LATER = Text("What has happened", "经过"), Text("What happens then", "其后的经过")
NAME, POINTS, KEY, DATE = Text("Name", "姓名"), Text("Points", "得分"), Text("Key", "答案"), Text("Date", "日期")
LAW, COLON = Text("Law", "依据"), Text(": ", "：")
BY_HAND = Text("marked by the instructor", "由教师评阅")
TELLING = ("predict",)
"""Kinds of task whose text tells the event that comes next."""


class Block(NamedTuple):
    """Events, the first of them by its number from 1, and the tasks that follow on them."""

    first: int
    events: tuple[Text, ...]
    tasks: tuple[Task, ...]


class Part(NamedTuple):
    """What can be handed out at once."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Sheet:
    """One student's sheet, or anybody's where `student` is None."""

    variant: Variant
    student: Student | None = None
    parts: tuple[Part, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(_parts(self.variant)))

    @property
    def worth(self) -> Decimal:
        """Points that can be earned."""
        return sum((item.worth for item in self.variant.items.values()), Decimal(0))

    @property
    def number(self) -> Text:
        """Which variant of which exercise it is."""
        variant = self.variant
        said = f"{variant.exercise.name} · {variant.seed}"
        return Text(said, said)

    @property
    def tells_aims(self) -> bool:
        """Whether the aims stand on the sheet; where they would give answers away they stand in the key alone."""
        return self.variant.tells_aims

    @property
    def owner(self) -> str:
        """Whose sheet it is, as far as that is known."""
        if self.student is None:
            return ""
        return " · ".join(part for part in (self.student.name, self.student.id) if part)


def _parts(variant: Variant) -> Iterator[Part]:
    """A new part begins where a task needs events that neither a list nor the text of an earlier task has told."""
    blocks: list[Block] = []
    number, shown, known, tasks = 1, 0, 0, list(variant.tasks)
    while tasks:
        first, shown = shown, max(shown, tasks[0].seen)
        if blocks and shown > known:
            yield Part(number, tuple(blocks))
            number, blocks = number + 1, []
        together = []
        while tasks and tasks[0].seen <= shown:
            together.append(tasks.pop(0))
        known = max(known, shown, *(task.seen + (task.kind in TELLING) for task in together))
        blocks.append(Block(first + 1, tuple(events(variant, first, shown)), tuple(together)))
    yield Part(number, tuple(blocks))


def labelled(label: Text, said: Text) -> Text:
    """A text after its label."""
    return Text(f"{label.en}{COLON.en}{said.en}", f"{label.zh}{COLON.zh}{said.zh}")


def part_name(part: Part) -> Text:
    """What a part is called."""
    return Text(f"Part {part.number}", f"第 {part.number} 部分")


def task_name(task: Task) -> Text:
    """What a task is called, with its points."""
    worth = points(sum((item.worth for item in task.items), Decimal(0)))
    return Text(f"Task {task.id} ({worth.en})", f"第 {task.id} 题（{worth.zh}）")


def points(worth: Decimal) -> Text:
    """A number of points."""
    number = f"{worth.normalize():f}"
    return Text(f"{number} {'point' if worth == 1 else 'points'}", f"{number} 分")


def right_lines(item: Item) -> list[Text]:
    """What is right: of departures and of acts in an order one a line, departures by the signs on the sheet as well."""
    if item.form.kind == "spots":
        return [_with_signs(item, departure) for departure in item.key]
    if item.form.kind == "order":
        return [item.form.said((pair,)) for pair in item.key]
    return [item.form.said(item.key)]


def _with_signs(item: Item, departure: Any) -> Text:
    said = item.form.said((departure,))
    chosen = [departure.rules, departure.remedies or (), (departure.missed,) if departure.missed else ()]
    signs = [sign for _, offer in offered(item) for sign, id_, _ in offer if any(id_ in ids for ids in chosen)]
    return Text(f"[{', '.join(signs)}] {said.en}", f"[{'、'.join(signs)}] {said.zh}")


def reasons(item: Item, before: Item | None = None) -> list[Text]:
    """Why an item's answer is right, line by line; what was said of the item before it is not said again."""
    if before is not None and item.why and item.why == before.why:
        return [Text(f"as in {before.id}", f"同 {before.id}")]
    return [Text(*(line.strip().removeprefix("- ") for line in text)) for text in item.why]


def basis(item: Item) -> Text:
    """Where the law says so."""
    law = item.law
    if not law.rule:
        return NO_TEXT
    return Text(
        f"{law.name.en}: {law.says.en} — {law.cited.en}", f"{law.name.zh}：{law.says.zh}——{law.cited.zh}"
    )  # fmt: skip
