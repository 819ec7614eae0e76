"""The rows of a list that are there, by pages: which page is asked for next, and which are let go."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from tui.widgets.columns import Cell

PAGE, KEPT, AHEAD = 50, 20, 2
"""Rows of a page, pages that are kept, pages fetched before they are seen."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what tells it from others, and a text for each column."""

    key: object
    cells: tuple[Cell, ...]
    dim: bool = False


Source = Callable[[int, int], Awaitable[Sequence[Row]]]
"""Gives rows from a place on, so many as there are up to a number."""


class Pages:
    """Pages of a list of `total` rows, of which `known` can be gone to; both grow while the end is not known.

    A page that is not full is the last one, whatever had been said of the length; where a page is empty that should
    not be, the end is not known any more.
    """

    def __init__(self, total: int | None) -> None:
        self.total, self.known = total, total or 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._most: int | None = KEPT

    @classmethod
    def all_of(cls, rows: Sequence[Row]) -> "Pages":
        """Pages of rows that are all there, of which none is let go."""
        pages = cls(len(rows))
        pages._most = None
        for at in range(0, len(rows), PAGE):
            pages._pages[at // PAGE] = rows[at : at + PAGE]
        return pages

    def row(self, place: int) -> Row | None:
        """The row at a place, if it is there."""
        page, at = self._pages.get(place // PAGE, ()), place % PAGE
        return page[at] if at < len(page) else None

    def place_of(self, key: object) -> int | None:
        """Where among the rows that are there one of this key is."""
        places = (
            number * PAGE + at for number, rows in self._pages.items() for at, row in enumerate(rows) if row.key == key
        )
        return next(places, None)

    def missing(self, first: int, last: int, onward: bool, also: Sequence[int] = ()) -> int | None:
        """The page to ask for next when these places are seen: one of theirs, one of `also`, one that comes after.

        What comes after lies further on or, where one goes back, further up. What is seen is let go last.
        """
        near = [*range(first // PAGE, last // PAGE + 1), *(place // PAGE for place in also)]
        after = range(last // PAGE + 1, last // PAGE + 1 + AHEAD)
        before = range(first // PAGE - 1, first // PAGE - 1 - AHEAD, -1)
        if self._most is not None:
            self._most = max(KEPT, len(near) + AHEAD)
        for number in near:
            if number in self._pages:
                self._pages.move_to_end(number)
        wanted = (*near, *(after if onward else before))
        return next((number for number in wanted if number not in self._pages and self._may_be(number)), None)

    def _may_be(self, number: int) -> bool:
        first = number * PAGE
        return first >= 0 and (first <= self.known if self.total is None else first < self.total)

    def put(self, number: int, rows: Sequence[Row]) -> None:
        """Takes a page in, and lets those go that were seen longest ago."""
        rows = rows[:PAGE]
        begin, end = number * PAGE, number * PAGE + len(rows)
        if not rows and self.total is not None and begin < self.total:
            self.total, self.known = None, max((one * PAGE + len(some) for one, some in self._pages.items()), default=0)
            return
        if len(rows) < PAGE:
            self.total = self.known = end
        elif self.total is None:
            self.known = max(self.known, end)
        self._pages[number] = rows
        self._pages.move_to_end(number)
        while self._most is not None and len(self._pages) > self._most:
            self._pages.popitem(last=False)
