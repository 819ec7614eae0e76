"""Files that come in, cut into pieces small enough to be worked on one by one."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BufferedReader
from typing import BinaryIO, NamedTuple, cast

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.store.journal_line import LINE_BEGINS
from blacklist_sim.store.prepare import MOST_OF_A_JOURNAL, Arrived, Given, Preparer
from blacklist_sim.timeline import file_text, yaml_text
from blacklist_sim.timeline.read import JSON_LINES, find, real_ids_in
from blacklist_sim.workflow.engine import Engine

STANDARD_INPUT = "-"
LINES, BYTES = 50, 500_000
"""How much makes a piece."""

MOST_OF_A_LINE = 4 * MOST_OF_A_JOURNAL[0]  # bytes
JOURNAL = LINE_BEGINS.encode()

Names = Iterator[str]
Naming = Callable[[], str]


class Line(NamedTuple):
    """A line of a file: its number, that of its document, the name for a case that is new, and what stands there."""

    line: int
    number: int
    name: str
    data: bytes


class Piece(NamedTuple):
    """Some lines of a file, or the named documents of a YAML text, or what is wrong with a file as a whole."""

    given: Given
    lines: Sequence[Line] = ()
    documents: Sequence[tuple[str, object]] = ()
    text: str = ""
    problems: Sequence[InputProblem] = ()

    @property
    def size(self) -> int:
        """How many bytes of lines it is."""
        return sum(len(line.data) for line in self.lines)


class Done(NamedTuple):
    """What came of a piece."""

    arrived: list[Arrived]
    problems: list[InputProblem]


def done(law: Engine, piece: Piece) -> Done:
    """Prepares the cases of a piece; one that is wrong keeps no other from being prepared."""
    preparer = Preparer(law, piece.given)
    places = partial(yaml_text.Places, piece.text)
    work: list[Callable[[], Arrived]] = [partial(_of_line, preparer, line) for line in piece.lines]
    for number, (name, document) in enumerate(piece.documents):
        work.append(partial(preparer.timeline, document, number, name, 0, places))
    found = Done([], list(piece.problems))
    for one in work:
        try:
            found.arrived.append(one())
        except BadInput as bad:
            found.problems.extend(bad.problems)
    return found


def _of_line(preparer: Preparer, line: Line) -> Arrived:
    try:
        text = file_text.decode(line.data, preparer.given.file, MOST_OF_A_LINE)
    except BadInput as bad:
        raise BadInput([replace(problem, line=line.line) for problem in bad.problems]) from None
    return preparer.line(text, line.line, line.number, line.name)


def pieces(name: str, given: Given, naming: Callable[[str], Names]) -> Iterator[Piece]:
    """The pieces of a file, of a shipped timeline, or of the standard input (`-`).

    `given` has no name of a file yet. `naming` gives names after the one that it is handed.
    """
    if name == STANDARD_INPUT:
        yield from _of_stream(cast(BufferedReader, sys.stdin.buffer), given._replace(file="<stdin>"), naming("stdin"))
        return
    given = given._replace(file=name)
    try:
        path = find(name)
        given = given._replace(file=str(path))
        with path.open("rb") as file:
            yield from _of_stream(file, given, naming(path.stem), path.suffix == JSON_LINES)
    except BadInput as bad:
        yield Piece(given, problems=bad.problems)
    except OSError as error:
        said = error.strerror or str(error)
        en, zh = f"cannot be read: {said}", f"无法读取：{said}"
        yield Piece(given, problems=[InputProblem("unreadable", en, zh, given.file)])


def _of_stream(file: BufferedReader, given: Given, names: Names, lines: bool | None = None) -> Iterator[Piece]:
    """By lines, where the name of the file says so or it begins as a JSON object does; else as YAML."""
    if lines or file.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _of_lines(file, given, names)
        return
    text = file_text.decode(file.read(yaml_text.MAX_BYTES + 1), given.file, yaml_text.MAX_BYTES)
    problems = [] if given.real_ids else list(real_ids_in(text, given.file))
    documents = [(next(names), document) for document in yaml_text.parse(text, given.file)]
    yield Piece(given, documents=documents, text=text, problems=problems or () if documents else [_empty(given)])


def _of_lines(file: BinaryIO, given: Given, names: Names) -> Iterator[Piece]:
    lines: list[Line] = []
    count = line = size = 0
    while data := file.readline(MOST_OF_A_LINE + 1):
        line += 1
        if not data.strip():
            continue
        if len(data) > MOST_OF_A_LINE:
            raise file_text.too_large(given.file, MOST_OF_A_LINE)
        lines.append(Line(line, count, "" if data.startswith(JOURNAL) else next(names), data))
        count, size = count + 1, size + len(data)
        if len(lines) == LINES or size > BYTES:
            yield Piece(given, lines)
            lines, size = [], 0
    if lines or not count:
        yield Piece(given, lines, problems=() if count else [_empty(given)])


def _empty(given: Given) -> InputProblem:
    return InputProblem("no_story", "no timeline stands in this file", "文件中没有时间线", given.file)


def total(files: Sequence[str]) -> int | None:
    """How many bytes are to be read; None where that shows only at the end."""
    try:
        return sum(os.stat(find(name)).st_size for name in files)
    except (BadInput, OSError):
        return None
