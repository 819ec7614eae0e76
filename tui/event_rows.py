"""The events of a story as rows, and after each the branches that leave there."""

from collections.abc import Iterable, Sequence

from blacklist_sim.text import Text
from tui.abreast import Branch
from tui.scene import Mark
from tui.widgets.columns import Column
from tui.widgets.virtual_list import Row

COLUMNS = (
    Column("day", Text("day", "日期"), 10),
    Column("name", Text("event", "事件"), 16, 4),
    Column("whom", Text("by", "实施者"), 8, 1, hidden_below=50),
)
KINDS = {"act": "", "wait": "·", "question": "?", "refused": "✗"}


def leaves(branch: Branch) -> Text:
    """That a branch leaves here."""
    count = branch.events
    return Text(
        f"branch “{branch.name}” leaves ({count} event{'' if count == 1 else 's'})",
        f"分支“{branch.name}”由此分出（{count} 项事件）",
    )


def event_rows(marks: Iterable[Mark], branches: Iterable[Branch], lang: str) -> Sequence[Row]:
    """The rows in their order; that of a branch is known by its name, that of an event by its number."""
    leaving: dict[int, list[Row]] = {}
    for branch in branches:
        leaving.setdefault(branch.index, []).append(Row(branch.name, ("······", leaves(branch).pick(lang), ""), True))
    rows = leaving.get(0, [])
    for mark in marks:
        told = (str(mark.day), f"{mark.name.pick(lang)} {KINDS[mark.kind]}", mark.by.pick(lang))
        rows.append(Row(mark.index, told))
        rows += leaving.get(mark.index, ())
    return rows
