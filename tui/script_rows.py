"""The script of a replay as rows: every event, and the rules at which one can stop."""

from collections.abc import Container, Iterable, Sequence

from blacklist_sim.text import Text
from tui.scene import Mark
from tui.screens.find import Found
from tui.stops import Stops
from tui.widgets.columns import Column
from tui.widgets.virtual_list import Row

COLUMNS = (
    Column("sign", Text("", ""), 2),
    Column("day", Text("day", "日期"), 10),
    Column("name", Text("script", "脚本"), 12, 4),
)


def script_rows(marks: Iterable[Mark], breakpoints: Container[int], unmet: Container[int], lang: str) -> list[Row]:
    """The events; `B` marks those at which it stops, `!` those at which an expectation is not met."""
    rows = []
    for mark in marks:
        sign = ("B" if mark.index in breakpoints else " ") + ("!" if mark.index in unmet else " ")
        rows.append(Row(mark.index, (sign, str(mark.day), mark.name.pick(lang))))
    return rows


def rules_found(stops: Stops, text: str, lang: str) -> Sequence[Found]:
    """The rules that a text finds, each with how often it was asked; `B` marks those at which it stops."""
    return [
        Found("B" if rule in stops.rules else "", name.pick(lang), f"{count}  {rule}", ("rule", rule))
        for rule, name, count in stops.found(text)
    ]
