"""The three lines of the bar of time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from blacklist_sim.text import Text
from tui import cells
from tui.scene import Ahead, Mark
from tui.widgets.time_bar import LINE, ZOOM, Piece, Scale

SIDE, BEFORE, AFTER = "│", "<", ">"
FRAMED = 12
"""Below this width there is no frame."""

EVENTS, BRANCH = Text("events", "事件"), Text("branch", "分支")


class Drawn(Protocol):
    """What is drawn of a bar; see `Scrubber`."""

    marks: tuple[Mark, ...]
    deadlines: tuple[Ahead, ...]
    index: int
    day: date
    branch: str
    zoom: int
    lang: str

    @property
    def scale(self) -> Scale:
        """Which day stands where."""


class Drawing:
    """Draws a bar; what depends on nothing but where all events stand is kept for the next time."""

    def __init__(self) -> None:
        self._crowd: tuple[Scale, Sequence[Mark], Counter[int]] | None = None
        self._days: tuple[Scale, Sequence[Mark], Sequence[Ahead], str] | None = None

    def lines(self, bar: Drawn) -> list[list[Piece]]:
        """The day reached and how far that is, the bar, and days to find one's way by."""
        scale = bar.scale
        return [_head(bar, scale), self._bar(bar, scale), self._below(bar, scale)]

    def _bar(self, bar: Drawn, scale: Scale) -> list[Piece]:
        kept = self._crowd
        if kept is None or kept[0] != scale or kept[1] is not bar.marks:
            self._crowd = kept = scale, bar.marks, scale.crowd(bar.marks)
        signs, before, after = scale.signs(kept[2], bar.deadlines, bar.day)
        return _framed(scale, BEFORE if before else SIDE, signs, AFTER if after else SIDE)

    def _below(self, bar: Drawn, scale: Scale) -> list[Piece]:
        kept = self._days
        if kept is None or kept[0] != scale or kept[1] is not bar.marks or kept[2] != bar.deadlines:
            days = [scale.first, scale.last, *(item.day for item in bar.deadlines), *(mark.day for mark in bar.marks)]
            self._days = kept = scale, bar.marks, bar.deadlines, scale.days(days)
        return _framed(scale, "└", [(kept[3], "scrubber--frame")], "┘")


def _head(bar: Drawn, scale: Scale) -> list[Piece]:
    zoomed = f"  {ZOOM**bar.zoom}x" if bar.zoom else ""
    left = f" {bar.day}  {bar.index}/{len(bar.marks)} {EVENTS.pick(bar.lang)}{zoomed} "
    right = f" {BRANCH.pick(bar.lang)}: {bar.branch} "
    between = scale.room - cells.width(left) - cells.width(right)
    if between < 1:
        return _framed(scale, "┌", [(cells.fit(left, scale.room), "")], "┐")
    return _framed(scale, "┌", [(left, ""), (LINE * between, "scrubber--frame"), (right, "")], "┐")


def _framed(scale: Scale, left: str, inner: list[Piece], right: str) -> list[Piece]:
    return [(left, "scrubber--frame"), *inner, (right, "scrubber--frame")] if scale.left else inner
