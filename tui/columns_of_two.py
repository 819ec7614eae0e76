"""Two columns in as many cells as there are: side by side, or where that is too narrow one above the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blacklist_sim.text import Text
from tui import cells
from tui.abreast import Abreast, Beside

NARROW = 60
"""Below so many cells the sides stand one above the other."""
COPIED = 120
"""How wide the columns are that are copied."""
DAY = 10
NOTHING = "-"


class Drawn(NamedTuple):
    """A line as it is drawn, and the place of the pair that it belongs to."""

    text: str
    place: int
    same: bool


def heads(left: str, right: str, about: int, width: int) -> str:
    """The names above the columns."""
    if width < NARROW:
        return cells.fit(f"< {left}  > {right}", width)
    one, other = _halves(width - about)
    return cells.fit(f"{' ' * about}{cells.fit(left, one)}   {cells.fit(right, other)}", width)


def about_width(rows: Sequence[Abreast], width: int, lang: str) -> int:
    """How many cells the first column takes: as many as it needs, and a quarter at most."""
    most = max((cells.width(row.about.pick(lang)) for row in rows), default=DAY)
    return min(most, max(width // 4, DAY)) + 1


def drawn(rows: Sequence[Abreast], width: int, lang: str, about: int) -> Iterator[Drawn]:
    """Every pair in lines of exactly so many cells; where sides differ a sign says so: < only left, > only right, |."""
    for place, row in enumerate(rows):
        lines = _narrow(row, lang) if width < NARROW else _wide(row, width, lang, about)
        yield from (Drawn(cells.fit(line, width), place, row.same) for line in lines)


def _wide(row: Abreast, width: int, lang: str, about: int) -> Iterator[str]:
    one, other = _halves(width - about)
    left, right = (_said(side, lang) for side in (row.left, row.right))
    head = cells.fit(row.about.pick(lang), about - 1)
    yield f"{head} {cells.fit(left, one)} {row.sign} {cells.fit(right, other)}"


def _narrow(row: Abreast, lang: str) -> Iterator[str]:
    about = row.about.pick(lang)
    if row.same:
        yield f"  {about} {_said(row.left, lang)}"
        return
    if row.left is not None:
        yield f"< {about} {_said(row.left, lang)}"
    if row.right is not None:
        yield f"> {about} {_said(row.right, lang)}"


def _halves(width: int) -> tuple[int, int]:
    """The widths of two columns with a sign between blanks in the middle."""
    room = max(width - 3, 2)
    return (room + 1) // 2, room // 2


def _said(side: Text | None, lang: str) -> str:
    return side.pick(lang) if side is not None else ""


def in_full(row: Abreast, left: str, right: str, lang: str) -> str:
    """A pair in one text, nothing of it cut."""
    about = row.about.pick(lang)
    if row.same:
        return f"{about}  {_said(row.left, lang)}"
    sides = [f"{name}: {_said(side, lang) or NOTHING}" for name, side in ((left, row.left), (right, row.right))]
    return f"{about}  {'  |  '.join(sides)}"


def differing(rows: Sequence[Abreast]) -> list[int]:
    """The places of the pairs that are not alike on both sides."""
    return [place for place, row in enumerate(rows) if not row.same]


def as_text(found: Beside, lang: str) -> str:
    """All of it, as it is copied."""
    lines = [text.pick(lang) for text in found.said]
    for rows, head in ((found.events, ""), (found.stands, found.heading.pick(lang))):
        about = about_width(rows, COPIED, lang)
        lines += ["", head] if head else [""]
        lines.append(heads(found.left, found.right, about, COPIED))
        lines += [line.text for line in drawn(rows, COPIED, lang, about)]
    return "\n".join(line.rstrip() for line in lines)
