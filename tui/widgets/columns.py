"""Columns of a list: which of them have room, where they stand, and a text in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style
from rich.text import Span
from rich.text import Text as Rich

from blacklist_sim.text import Text
from tui import cells
from tui.widgets.strips import one_line

GAP, MARK = 1, 2
"""Cells between two columns, and in front of the first one for the signs of a row."""

Cell = str | Rich


@dataclass(frozen=True, slots=True)
class Column:
    """A column: at least `least` cells wide, taking its `share` of what is left; left out where the list is narrow.

    With `ended` a text that is too long is cut in its middle, as its end tells it from others.
    """

    key: str
    title: Text
    least: int
    share: int = 0
    right: bool = False
    hidden_below: int = 0
    sortable: bool = False
    ended: bool = False


Placed = tuple[int, Column, int, int]
"""Which column it is, the column, its left edge, its width."""


def laid_out(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """The columns that are shown in so many cells; those for which too little is left reach beyond them."""
    shown = [(at, column) for at, column in enumerate(columns) if width >= column.hidden_below]
    spare = max(width - MARK - sum(column.least for _, column in shown) - GAP * (len(shown) - 1), 0)
    shares = sum(column.share for _, column in shown) or 1
    found, left, shared = [], MARK, 0
    for at, column in shown:
        before, shared = spare * shared // shares, shared + column.share
        wide = column.least + spare * shared // shares - before
        found.append((at, column, left, wide))
        left += wide + GAP
    return tuple(found)


def in_columns(placed: Sequence[Placed], texts: Sequence[Cell], sign: str) -> list[Cell]:
    """A line: the signs of the row, then each text in its column."""
    line: list[Cell] = [cells.fit(sign, MARK)]
    for at, column, _, wide in placed:
        line += [_fitted(texts[at], wide, column), " " * GAP]
    return line[:-1] if placed else line


def _fitted(text: Cell, wide: int, column: Column) -> Cell:
    right = column.right
    fit = cells.right if right else cells.ended if column.ended else cells.fit
    if isinstance(text, str):
        return fit(one_line(text), wide)
    said = one_line(text.plain)
    moved = max(wide - cells.width(said), 0) if right else 0
    whole = Span(0, len(said), text.style)  # the look of the whole text is not drawn by `render`
    return Rich(fit(said, wide), spans=[span.move(moved) for span in (whole, *text.spans)], end="")


def styled(line: Sequence[Cell], style: Style, console: Console) -> list[tuple[str, Style]]:
    """The line in pieces, each in its look over that of the row."""
    if all(isinstance(cell, str) for cell in line):
        return [("".join(map(str, line)), style)]
    pieces: list[tuple[str, Style]] = []
    for cell in line:
        if isinstance(cell, str):
            pieces.append((cell, style))
        else:
            pieces += [(part.text, style + part.style if part.style else style) for part in cell.render(console)]
    return pieces
