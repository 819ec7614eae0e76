"""Class lists: who is in a class, read from a CSV file as offices and spreadsheet programs write it.

Of each student the id and the name are kept, and the seed where the list gives one; whatever else stands in the file is
not. A number that could be a living person's identity number is refused.
"""

import csv
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.exercise.seeds import seed_of
from blacklist_sim.text import Text
from blacklist_sim.timeline.identity import real_numbers
from blacklist_sim.timeline.read import listed
from blacklist_sim.timeline.scalars import hidden

MOST_STUDENTS, MOST_BYTES = 2_000, 2_000_000
MOST_ID, MOST_NAME, MOST_SEED = 64, 100, 999_999_999
ID, NAME, SEED = "id", "name", "seed"
HEADINGS: Mapping[str, tuple[str, ...]] = {
    ID: ("id", "student id", "student number", "student no", "student", "学号", "编号"),
    NAME: ("name", "full name", "student name", "姓名", "名字", "学生姓名"),
    SEED: ("seed", "种子", "随机种子"),
}
SEPARATORS = ",;\t"
ENCODINGS = ("utf-8-sig", "gb18030")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_shortened = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)


class Student(NamedTuple):
    """One student; `seed` is None where the list gives none."""

    id: str
    name: str
    seed: int | None = None

    def seed_of(self, exercise: str) -> int:
        """The seed of the student's variant of an exercise: the list's own, or that of the id and the exercise."""
        if self.seed is not None:
            return self.seed
        return seed_of(self.id, exercise)


class ClassList(NamedTuple):
    """The students in the order of the file, and the headings of the columns that were not read."""

    students: tuple[Student, ...]
    unread: tuple[str, ...]


class _Flaw(NamedTuple):
    code: str
    line: int
    text: Text
    column: int = 1


def read(path: str | os.PathLike[str]) -> ClassList:
    """The class list of a file; raises BadInput with every mistake and its line."""
    name = os.fspath(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise BadInput([InputProblem("unreadable", f"cannot be read: {why}", f"无法读取：{why}", name)]) from None
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> ClassList:
    """The class list in the bytes of a file; `name` stands in messages. Raises BadInput."""
    text = _decoded(data, name)
    rows = _rows(text, name)
    if not rows:
        raise _refused(name, [_Flaw("empty", 0, Text("nothing stands in the file", "文件为空"))])
    (line, head), *rest = rows
    columns, flaws = _columns(head, line)
    if len(rest) > MOST_STUDENTS:
        said = Text(
            f"more than {MOST_STUDENTS:,} students; split the list", f"学生超过 {MOST_STUDENTS:,} 人；请拆分名单"
        )
        flaws.append(_Flaw("too_many", rest[MOST_STUDENTS][0], said))
    elif not rest:
        flaws.append(_Flaw("no_students", line, Text("no student follows on the headings", "标题行之后没有学生")))
    if flaws:
        raise _refused(name, flaws)
    students: dict[str, Student] = {}
    lines: dict[str, int] = {}
    for line, cells in rest:
        flaws += _in_row(cells, line, head)
        student = _student(cells, columns, line, flaws)
        if student.id in students:
            first = lines[student.id]
            said = Text(f"{student.id} stands on line {first} already", f"{student.id} 已见于第 {first} 行")
            flaws.append(_Flaw("twice", line, said))
        elif student.id:
            students[student.id], lines[student.id] = student, line
    if flaws:
        raise _refused(name, flaws)
    unread = tuple(cell for place, cell in enumerate(head) if place not in columns.values() and cell)
    return ClassList(tuple(students.values()), unread)


def _decoded(data: bytes, name: str) -> str:
    """The text: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030."""
    if len(data) > MOST_BYTES:
        said = Text(
            f"the file is larger than {MOST_BYTES:,} bytes, the most that is read",
            f"文件超过 {MOST_BYTES:,} 字节的读取上限",
        )
        raise _refused(name, [_Flaw("too_large", 0, said)])
    for encoding in ("utf-16",) if data.startswith(UTF_16) else ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    said = Text(
        "neither UTF-8 nor GB18030: save the list as CSV in UTF-8",
        "既非 UTF-8 也非 GB18030 编码：请将名单存为 UTF-8 的 CSV",
    )
    raise _refused(name, [_Flaw("encoding", 0, said)])


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """The rows that hold something, each with its line, split at the sign that makes most of the headings known."""
    first = 0
    if text[:4].casefold() == "sep=":
        text, first = text.partition("\n")[2], 1

    def known(separator: str) -> int:
        try:
            head = next(_split(text, separator, name), (0, []))[1]
        except BadInput:
            return -1
        return sum(cell.casefold() in names for cell in head for names in HEADINGS.values())

    separator = max(SEPARATORS, key=known)
    return [(line + first, cells) for line, cells in _split(text, separator, name)]


def _split(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            cells = [" ".join(cell.split()) for cell in cells]
            if any(cells):
                yield line, cells
    except csv.Error:
        said = Text(
            "a quotation mark is not closed, or stands within a cell that has none around it",
            "引号未闭合，或出现在未加引号的单元格内",
        )
        raise _refused(name, [_Flaw("quote", before + 1, said)]) from None


def _columns(head: Sequence[str], line: int) -> tuple[dict[str, int], list[_Flaw]]:
    """In which column id, name and seed stand."""
    columns: dict[str, int] = {}
    flaws = []
    for place, cell in enumerate(head):
        for what, names in HEADINGS.items():
            if cell.casefold() not in names:
                continue
            if what in columns:
                said = Text(f"two columns are headed as the {what}", f"有两列均为{names[-1]}")
                flaws.append(_Flaw("column_twice", line, said, place + 1))
            columns.setdefault(what, place)
    if ID not in columns:
        said = Text(
            "no column is headed id or 学号; the first line names the columns: id, name, seed (学号, 姓名, 种子)",
            "没有标题为“学号”或“id”的列；首行应写明各列：学号、姓名、种子（id, name, seed）",
        )
        flaws.append(_Flaw("no_id", line, said))
    return columns, flaws


def _in_row(cells: Sequence[str], line: int, head: Sequence[str]) -> Iterator[_Flaw]:
    """What is wrong with a row whatever its columns mean."""
    if any(cells[len(head) :]):
        said = Text(
            f"more cells than the {len(head)} headings; put quotation marks around a cell that holds the separator",
            f"单元格多于标题的 {len(head)} 列；含分隔符的单元格须加引号",
        )
        yield _Flaw("too_many_cells", line, said)
    for place, cell in enumerate(cells):
        if next(real_numbers(cell), None) is not None:
            said = Text(
                "an identity number that could be a living person's; use the number that the school gives",
                "可能属于真实个人的身份证号码；请使用学校编制的学号",
            )
            yield _Flaw("real_id", line, said, place + 1)


def _student(cells: Sequence[str], columns: Mapping[str, int], line: int, flaws: list[_Flaw]) -> Student:
    """The student of a row; what is wrong goes to `flaws`."""

    def cell(what: str) -> str:
        place = columns.get(what, len(cells))
        return cells[place] if place < len(cells) else ""

    def flaw(code: str, what: str, en: str, zh: str) -> None:
        flaws.append(_Flaw(code, line, Text(en, zh), columns[what] + 1))

    id_, name, seed = cell(ID), cell(NAME), cell(SEED)
    if not id_:
        flaw("no_id", ID, "the student has no id", "该生缺学号")
    for what, said, most in ((ID, id_, MOST_ID), (NAME, name, MOST_NAME)):
        if len(said) > most:
            flaw("long", what, f"{what} is longer than {most} characters", f"{HEADINGS[what][-1]}超过 {most} 个字符")
        elif hidden(said):
            flaw("hidden", what, f"{what} holds a control character", f"{HEADINGS[what][-1]}含有控制字符")
    if _shortened.fullmatch(id_):
        flaw(
            "shortened", ID, f"{id_}: a spreadsheet program has shortened the number; give that column the format text",
            f"{id_}：该号码已被电子表格改写；请将该列设为文本格式",
        )  # fmt: skip
    number = int(seed) if seed.isascii() and seed.isdigit() and len(seed) <= len(str(MOST_SEED)) else None
    if seed and number is None:
        flaw(
            "seed", SEED, f"{seed[:20]!r} is no seed: write a whole number from 0 to {MOST_SEED}, or nothing",
            f"“{seed[:20]}”不是种子：请写 0 至 {MOST_SEED} 的整数，或留空",
        )  # fmt: skip
    return Student(id_, name, number)


def _refused(name: str, flaws: Sequence[_Flaw]) -> BadInput:
    problems = [InputProblem(flaw.code, *flaw.text, name, flaw.line, flaw.column if flaw.line else 0) for flaw in flaws]
    return BadInput(listed(problems, name))
