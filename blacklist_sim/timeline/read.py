"""The one door for timelines: a file, a shipped name or a text comes out as stories, or as one list of mistakes."""

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from blacklist_sim.case import Story
from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.timeline import file_text, json_text, yaml_text
from blacklist_sim.timeline.compose import compose
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.identity import real_numbers
from blacklist_sim.timeline.problems import MOST_PROBLEMS, Places, nearest
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary

MOST_LINES_BYTES = 50_000_000
SHIPPED = "fixture:"
JSON_LINES = ".jsonl"


def read_timelines(
    name: str | os.PathLike[str], *, real_ids: bool = False, words: Vocabulary | None = None
) -> list[Story]:
    """The stories of a YAML or JSON Lines file or of a shipped timeline.

    `name` is a path, `fixture:NAME`, or a bare NAME where no such file exists. `real_ids` accepts identity numbers
    that could be somebody's. Raises BadInput with everything wrong in the file.
    """
    path = find(os.fspath(name))
    lines = path.suffix == JSON_LINES
    data = _bytes(path, MOST_LINES_BYTES if lines else yaml_text.MAX_BYTES)
    text = file_text.decode(data, str(path), MOST_LINES_BYTES if lines else yaml_text.MAX_BYTES)
    return read_text(text, str(path), lines=lines, real_ids=real_ids, words=words)


def read_text(
    text: str, name: str, *, lines: bool = False, real_ids: bool = False, words: Vocabulary | None = None
) -> list[Story]:
    """The stories of a YAML text, or with `lines` of JSON Lines; `name` stands in messages. Raises BadInput."""
    words = words or vocabulary()
    stories: list[Story] = []
    problems: list[InputProblem] = [] if real_ids else list(real_ids_in(text, name))
    for number, (document, places) in enumerate(_json(text, name, problems) if lines else _yaml(text, name)):
        story, flaws = compose(document, number, words)
        if story is not None:
            stories.append(story)
        if flaws:
            found = places()
            problems += (flaw.placed(name, found) for flaw in flaws[: MOST_PROBLEMS + 1])
        if len(problems) > MOST_PROBLEMS:
            break
    if not stories and not problems:
        problems.append(InputProblem("no_story", "no timeline stands in this file", "文件中没有时间线", name))
    if problems:
        raise BadInput(listed(problems, name))
    return stories


def find(name: str) -> Path:
    """The path of a file or of a shipped timeline; raises BadInput when there is neither."""
    if not name.startswith(SHIPPED) and os.path.lexists(name):
        return Path(name)
    known = shipped()
    wanted = name.removeprefix(SHIPPED)
    if wanted in known:
        return known[wanted]
    close = nearest(wanted, known)
    en = f"no such file, and no shipped timeline of that name ({len(known)} are shipped)"
    zh = f"没有该文件，也没有同名的内置时间线（内置 {len(known)} 个）"
    raise BadInput([InputProblem("no_file", en, zh, name, nearest=close)])


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return file.read(most + 1)
            if status.st_size > most:
                raise file_text.too_large(str(path), most)
            return file.read((status.st_size or most) + 1)
    except OSError as error:
        said = error.strerror or str(error)
        raise BadInput(
            [InputProblem("unreadable", f"cannot be read: {said}", f"无法读取：{said}", str(path))]
        ) from None


def _yaml(text: str, name: str) -> Iterator[tuple[Any, Callable[[], Places]]]:
    found: list[Places] = []

    def places() -> Places:
        if not found:
            found.append(yaml_text.Places(text))
        return found[0]

    for document in yaml_text.parse(text, name):
        yield document, places


def _json(text: str, name: str, problems: list[InputProblem]) -> Iterator[tuple[Any, Callable[[], Places]]]:
    document = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json_text.parse_line(line, name, number)
        except BadInput as refused:
            problems += refused.problems
            continue
        yield value, partial(json_text.LinePlaces, line, number, document)
        document += 1


def real_ids_in(text: str, name: str) -> Iterator[InputProblem]:
    """The refusal of each identity number in a text that could be a living person's."""
    for offset in real_numbers(text):
        line, column = yaml_text.line_and_column(text, offset)
        yield InputProblem(
            "real_id",
            "an identity number that could be a living person's; persons here are fictional, so use a number "
            "whose first two digits are no region (such as 99), or insist explicitly",
            "可能属于真实个人的身份证号码；此处人物均为虚构，请使用地区码不存在的号码（如以 99 开头），或明确坚持",
            name,
            line,
            column,
        )


def listed(problems: list[InputProblem], name: str) -> list[InputProblem]:
    """The problems of a file in the order of its lines, so many as are shown."""
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if len(problems) <= MOST_PROBLEMS:
        return problems
    en = f"more than {MOST_PROBLEMS} mistakes; the rest is not shown"
    zh = f"错误超过 {MOST_PROBLEMS} 处，其余不再列出"
    return [*problems[:MOST_PROBLEMS], InputProblem("more", en, zh, name)]
