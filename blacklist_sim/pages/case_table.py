"""The list of cases as a table that fits the terminal."""

import sys
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from typing import Any

from sqlalchemy import Row

from blacklist_sim.pages.row import FLAGS, deadline, owed
from blacklist_sim.pages.table import BETWEEN, aligned
from blacklist_sim.pages.wrapping import width
from blacklist_sim.text import Text
from blacklist_sim.timeline.stages import STAGES

HEADS = (
    Text("case", "案件"), Text("stage", "阶段"), Text("flags", "状态"), Text("deadline", "期限"),
    Text("owed", "所欠（元）"), Text("reached", "已至"), Text("last by", "最后记录"), Text("title", "标题"),
)  # fmt: skip
OWED, REACHED, BY, TITLE = 4, 5, 6, 7
MARKS = dict(zip(FLAGS, (Text("D", "债"), Text("L", "名"), Text("R", "限"), Text("X", "边")), strict=True))
MARKED = Text(
    "flags: D in debt, L listed, R restricted in consumption, X barred from leaving",
    "状态：债＝负有未履行债务，名＝在失信名单中，限＝被限制消费，边＝被限制出境",
)
UNSAID = Text("; owed ?: not known, or not in yuan", "；所欠 ?：不明，或非人民币")
NOT = "-"
NONE, NOT_KNOWN = "-", "?"
LEAST_TITLE = 16


def table(rows: Sequence[Row[Any]], lang: str) -> Iterator[str]:
    """Head and rows; the title takes what room there is, and a name that is too long a line of its own.

    Who changed a case last is told where that is not always the same.
    """
    cells = [[head.pick(lang) for head in HEADS], *(_cells(row, lang) for row in rows)]
    if len({row.changed_by for row in rows}) == 1:
        cells = [[*row[:BY], row[TITLE]] for row in cells]
    room = get_terminal_size().columns if sys.stdout.isatty() else None
    if room is None:
        yield from aligned(cells, right=(OWED,), indent="")
        return
    title = len(cells[0]) - 1
    for kept in dict.fromkeys((title, BY, REACHED)):
        fitted = [row[:kept] for row in cells]
        left = room - _width(fitted)
        if left >= 0:
            if kept == title and left >= LEAST_TITLE + len(BETWEEN):
                fitted = [[*row[:kept], cut(row[title], left - len(BETWEEN))] for row in cells]
            yield from aligned(fitted, right=(OWED,), indent="")
            return
    lines = aligned([row[1:REACHED] for row in cells], right=(OWED - 1,))
    for row, line in zip(cells, lines, strict=True):
        yield row[0]
        yield line


def marked(rows: Sequence[Row[Any]]) -> Text:
    """What the marks in a table of these rows mean."""
    more = UNSAID if any(owed(row) is None for row in rows) else Text("", "")
    return Text(MARKED.en + more.en, MARKED.zh + more.zh)


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(map(width, aligned([[*row, "|"] for row in rows], indent=""))) - len(BETWEEN) - 1


def _cells(row: Row[Any], lang: str) -> list[str]:
    sum_owed = owed(row)
    return [
        row.name,
        STAGES[row.stage].pick(lang),
        "".join(MARKS[flag].pick("zh" if lang == "zh" else "en") if getattr(row, flag) else NOT for flag in FLAGS),
        str(deadline(row) or NONE),
        NOT_KNOWN if sum_owed is None else f"{sum_owed:,.2f}",
        str(row.day),
        row.changed_by,
        Text(row.title_en, row.title_zh).pick(lang),
    ]


def cut(text: str, columns: int) -> str:
    """The text, or so much of its beginning as goes into that many columns."""
    if width(text) <= columns:
        return text
    while width(text) >= columns:
        text = text[:-1]
    return f"{text.rstrip()}…"
