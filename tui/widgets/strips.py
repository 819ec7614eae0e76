"""Lines of a drawing widget: pieces of text, each in its look, in exactly the cells that there are."""

import re
from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui import cells

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What a terminal would obey instead of showing, or that would break a line."""


def one_line(text: str) -> str:
    """The text with a space for every break, tab and control character; no other character moves."""
    return text if text.isprintable() else UNSEEN.sub(" ", text)


def strip(pieces: Iterable[tuple[str, Style]], width: int, rest: Style) -> Strip:
    """Pieces as a line of exactly so many cells: cut without a sign, or filled in the style `rest`."""
    segments, left = [], max(width, 0)
    for text, style in pieces:
        text = one_line(text)
        wide = cells.width(text)
        if wide > left:
            text, wide = cells.clip(text, left), left
        if text:
            segments.append(Segment(text, style))
            left -= wide
    if left > 0:
        segments.append(Segment(" " * left, rest))
    return Strip(segments, max(width, 0))
