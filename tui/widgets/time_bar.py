"""A stretch of days laid out over cells: which day stands where, signs on the bar, days below it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tui.scene import Ahead, Mark

PAST, NOW, AHEAD, OVER, MANY, LINE = "┼", "█", "◊", "!", "+", "─"
LEAST_DAYS, LEAST_ZOOMED, ZOOM = 30, 7, 2
Piece = tuple[str, str]
"""A text and its look."""


def later(day: date, by: int) -> date:
    """A day later or earlier, within what a calendar can hold."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class Stretch:
    """All the days that could be shown; `days` is at least a month."""

    first: date
    days: int

    @classmethod
    def over(cls, marks: Sequence[Mark], day: date, horizon: date) -> "Stretch":
        """From the first event to the horizon, and to the present day wherever that is."""
        first = min(marks[0].day, day) if marks else day
        return cls(first, max((max(horizon, day) - first).days, LEAST_DAYS))

    @property
    def most_zoom(self) -> int:
        """How often one can come nearer until a week is all that is seen."""
        return max((self.days // LEAST_ZOOMED).bit_length() - 1, 0)

    def seen(self, zoom: int, day: date) -> tuple[date, date]:
        """The first and the last day that are seen: all, or when zoomed a part around a day."""
        seen = max(self.days // ZOOM**zoom, LEAST_ZOOMED) if zoom else self.days
        begin = min(max((day - self.first).days - seen // 2, 0), self.days - seen)
        return later(self.first, begin), later(self.first, begin + seen)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last` over `room` cells, the first of which is at `left`."""

    first: date
    last: date
    left: int
    room: int

    @property
    def right(self) -> int:
        """The last cell."""
        return self.left + self.room - 1

    def column(self, day: date) -> int:
        """Where a day stands; it may lie beside the bar."""
        return self.left + round(
            (day - self.first).days * max(self.room - 1, 1) / max((self.last - self.first).days, 1)
        )

    def index_at(self, marks: Iterable[Mark], column: int) -> int:
        """How many events there are up to a cell."""
        return sum(self.column(mark.day) <= column for mark in marks)

    def crowd(self, marks: Iterable[Mark]) -> Counter[int]:
        """How many events there are at each cell, and at cells beside the bar."""
        return Counter(self.column(mark.day) for mark in marks)

    def signs(self, there: Counter[int], deadlines: Iterable[Ahead], day: date) -> tuple[list[Piece], bool, bool]:
        """A sign for each cell, and whether there are events before the first one and after the last one.

        Events that share a cell are a number; where the present day is among them the number stays.
        """
        signs: dict[int, Piece] = {}
        for item in deadlines:
            signs[self.column(item.day)] = (OVER, "scrubber--over") if item.over else (AHEAD, "scrubber--ahead")
        for at, many in there.items():
            signs[at] = (PAST if many == 1 else str(many) if many < 10 else MANY, "scrubber--mark")
        here = self.column(day)
        signs[here] = (signs[here][0] if there[here] > 1 else NOW, "scrubber--now")
        line = [signs.get(at, (LINE, "scrubber--frame")) for at in range(self.left, self.right + 1)]
        return line, min(there, default=self.left) < self.left, max(there, default=self.left) > self.right

    def days(self, wanted: Iterable[date]) -> str:
        """A line with the days that find room below their places, the first ones first."""
        line, free = [LINE] * self.room, [True] * self.room
        for day in wanted:
            said = f" {day} "
            at = min(self.column(day) - self.left, self.room - len(said))
            if self.first <= day <= self.last and at >= 0 and all(free[at : at + len(said)]):
                line[at : at + len(said)] = said
                free[at : at + len(said)] = [False] * len(said)
        return "".join(line)
