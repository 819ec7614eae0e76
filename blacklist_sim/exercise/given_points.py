"""Points that an instructor gives for free texts: a CSV of student, item and points, with the exercise where needed."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.exercise.json_door import problem, text_of
from blacklist_sim.store.names import shown
from blacklist_sim.text import Text

COLUMNS = ("student", "item", "points")
EXERCISE = "exercise"
MOST_POINTS = 10_000
Key = tuple[str, str, str]
"""Student, exercise (nothing: any) and item."""


@dataclass(slots=True)
class GivenPoints:
    """The points by student, exercise and item, each with its line; `waiting` are those not used yet."""

    file: str
    points: Mapping[Key, Decimal]
    lines: Mapping[Key, int]
    waiting: set[Key] = field(default_factory=set)

    def of(self, student: str, exercise: str) -> dict[str, Decimal]:
        """What one student was given in one exercise, by item; what names the exercise goes before what names none."""
        for_any = {key[2]: points for key, points in self.points.items() if key[:2] == (student, "")}
        return for_any | {key[2]: points for key, points in self.points.items() if key[:2] == (student, exercise)}

    def used(self, student: str, exercise: str, items: Iterable[str]) -> None:
        """Hears for which items points were taken up."""
        for item in items:
            self.waiting -= {(student, exercise, item), (student, "", item)}

    def idle(self) -> Iterator[InputProblem]:
        """Points that belong to no item that waits for any."""
        for key in sorted(self.waiting, key=lambda key: self.lines[key]):
            said = Text(
                f"{shown(key[0])} has no item {shown(key[2])} that waits for points",
                f"{shown(key[0])} 没有待评分的小题 {shown(key[2])}",
            )
            yield problem(self.file, "idle_points", said, self.lines[key], 1)


def read_points(path: Path) -> GivenPoints:
    """The points in a CSV file; raises BadInput with every line that is wrong."""
    name, text = str(path), text_of(path)
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [cell.strip().lower() for cell in next(rows, [])]
        missing = [column for column in COLUMNS if column not in head]
        if missing:
            listed = ", ".join(missing)
            said = Text(
                f"the first line should name the columns {', '.join(COLUMNS)}; missing: {listed}",
                f"首行应写明各列 {', '.join(COLUMNS)}；缺少：{listed}",
            )
            raise BadInput([problem(name, "no_columns", said, 1, 1)])
        points, lines, problems = dict[Key, Decimal](), dict[Key, int](), list[InputProblem]()
        for cells in rows:
            if any(cell.strip() for cell in cells):
                _add(dict(zip(head, cells, strict=False)), rows.line_num, name, points, lines, problems)
    except csv.Error as error:
        said = Text(f"not valid CSV: {error}", f"不是有效的 CSV：{error}")
        raise BadInput([problem(name, "syntax", said, rows.line_num, 1)]) from None
    if problems:
        raise BadInput(problems)
    return GivenPoints(name, points, lines, set(points))


def _add(
    row: Mapping[str, str], line: int, file: str, points: dict[Key, Decimal], lines: dict[Key, int],
    problems: list[InputProblem],
) -> None:  # fmt: skip
    """Takes up one line, or tells what is wrong with it."""
    student, item, written = (row.get(column, "").strip() for column in COLUMNS)
    key = student, row.get(EXERCISE, "").strip(), item
    if not student or not item:
        said = Text("student or item is missing", "缺少学生或小题")
        problems.append(problem(file, "missing", said, line, 1))
        return
    try:
        found = Decimal(written)
        if not found.is_finite() or not 0 <= found <= MOST_POINTS:
            raise InvalidOperation
    except InvalidOperation:
        said = Text(f"{shown(written)!r} are no points: a number from 0 on", f"“{shown(written)}”不是分数：应为非负数")
        problems.append(problem(file, "points", said, line, 1))
        return
    if key in points:
        said = Text(f"given twice, first on line {lines[key]}", f"重复给分，首次在第 {lines[key]} 行")
        problems.append(problem(file, "twice", said, line, 1))
        return
    points[key], lines[key] = found, line
