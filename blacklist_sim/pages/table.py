"""Columns of words and numbers that stand one below the other, a Chinese character being two columns wide."""

from collections.abc import Iterator, Sequence

from blacklist_sim.pages.wrapping import width

BETWEEN = "  "

Row = Sequence[str]


def aligned(rows: Sequence[Row], right: Sequence[int] = (), indent: str = BETWEEN) -> Iterator[str]:
    """The rows as lines; the columns of the numbers `right` are flush right, the others flush left."""
    widths = [max((width(row[place]) for row in rows if place < len(row)), default=0) for place in range(_most(rows))]
    for row in rows:
        cells = (_cell(text, widths[place], place in right) for place, text in enumerate(row))
        yield (indent + BETWEEN.join(cells)).rstrip()


def _cell(text: str, columns: int, right: bool) -> str:
    room = " " * (columns - width(text))
    return room + text if right else text + room


def _most(rows: Sequence[Row]) -> int:
    return max(map(len, rows), default=0)
