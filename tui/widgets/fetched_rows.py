"""The rows of a list of any length: only those near the ones that are seen are ever fetched, page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from tui.widgets.lined import Lined
from tui.widgets.row_pages import PAGE, Pages, Row, Source

FURTHER = 4
"""Where the cursor leaves what is seen, that moves this part of a screen further on, so that what comes is seen."""


@dataclass
class FromList(Message):
    """What a list tells."""

    sender: "FetchedRows"

    @property
    def control(self) -> "FetchedRows":
        """The list."""
        return self.sender


class FetchedRows(Lined):
    """A view of rows with a cursor on one of them, under `head` lines that stay; the place of the cursor is `cursor`.

    A source of unknown length is read on as the end comes near; `total` is None until the end was seen. One page is
    asked for at a time, always the one that is wanted most by then. `follow`, where it is set, is called with the row
    under the cursor instead of a message: what it shows of the row is painted along with the cursor, at one go.
    """

    head = 0
    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Highlighted(FromList):
        """The cursor is on another row; `key` is None where there is none, or none yet."""

        key: object | None

        def can_replace(self, message: Message) -> bool:
            """Whoever is late needs only the last one of a list."""
            return isinstance(message, FetchedRows.Highlighted) and message.sender is self.sender

    @dataclass
    class Failed(FromList):
        """The source raised an error; the page is asked for again when one moves."""

        error: Exception

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pages = Pages(0)
        self._source: Source | None = None
        self._turn, self._filling, self._failed = 0, -1, False
        self._sought: object | None = None
        self._onward = True
        self.follow: Callable[[Row | None], None] | None = None

    @property
    def total(self) -> int | None:
        """How many rows there are."""
        return self._pages.total

    def set_source(self, source: Source, total: int | None = None, keep: object | None = None) -> None:
        """Shows other rows; the cursor goes to the row `keep` if it is near its old place or the top, else to the top.

        An answer of the source before that comes later is not shown any more.
        """
        with self.changing():
            self._begin(Pages(total), source)
            self._sought = keep
            self.set_reactive(FetchedRows.cursor, self.validate_cursor(self.cursor) if keep is not None else 0)
            self._resized()
            self._into_view()
        self._fetch()
        if total == 0:
            self._tell()

    def set_rows(self, rows: Sequence[Row], keep: object | None = None) -> None:
        """Shows rows that are all there; the cursor goes to the row `keep`, or stays at its place."""
        with self.changing():
            self._begin(Pages.all_of(rows), None)
            place = self._pages.place_of(keep) if keep is not None else None
            self.set_reactive(FetchedRows.cursor, self.validate_cursor(self.cursor) if place is None else place)
            self._resized()
            self._into_view()
        self._tell()

    def _begin(self, pages: Pages, source: Source | None) -> None:
        self._pages, self._source, self._turn = pages, source, self._turn + 1
        self._sought, self._failed = None, False

    @property
    def row(self) -> Row | None:
        """The row under the cursor, if it is there yet."""
        return self._row(self.cursor)

    def _row(self, place: int) -> Row | None:
        return self._pages.row(place)

    def _resized(self) -> None:
        self.reach(self._pages.known + self.head)

    def looks(self) -> Sequence[object]:
        """The rows in view, with what is shown of each besides its cells."""
        top, rows = self.scroll_offset.y, range(max(self.size.height - self.head, 0))
        seen = ((self._row(top + y), top + y == self.cursor, self._failed, top + y < self._pages.known) for y in rows)
        return [None] * min(self.head, self.size.height) + list(seen)

    def _missing(self) -> int | None:
        top = self.scroll_offset.y
        last = min(top + max(self.room.height - self.head, 1), max(self._pages.known, 1)) - 1
        also = (self.cursor,) if self._sought is None else (self.cursor, 0)
        return self._pages.missing(min(top, last), last, self._onward, also)

    def _fetch(self) -> None:
        """Asks for what is missing, unless that is under way."""
        if self._source is not None and self._filling != self._turn and self._missing() is not None:
            self._filling = self._turn
            self.run_worker(self._fill(self._source, self._turn), group="pages", exit_on_error=False)

    def _fetch_in_time(self) -> None:
        """Asks now for what is seen and not there, and for what comes after it once this has been painted."""
        if self._source is None or self._missing() is None:
            return
        if all(self._row(place) is not None for place in (self.scroll_offset.y, self.cursor)):
            self.call_after_refresh(self._fetch)
        else:
            self._fetch()

    async def _fill(self, source: Source, turn: int) -> None:
        try:
            while (number := self._missing()) is not None:
                rows = await source(number * PAGE, PAGE)
                if turn != self._turn:
                    return  # the list shows something else by now
                self._arrived(number, rows)
        except Exception as error:
            if turn == self._turn:
                with self.changing():
                    self._failed = True
                self.post_message(self.Failed(self, error))
        finally:
            if self._filling == turn:
                self._filling = -1

    def _arrived(self, number: int, rows: Sequence[Row]) -> None:
        before = self.cursor
        with self.changing():
            self._failed = False
            self._pages.put(number, rows)
            place = self._pages.place_of(self._sought) if self._sought is not None else None
            if self._sought is not None and place is None and self._missing() is None:
                place = 0
            if place is not None:
                self._sought = None
            self.set_reactive(FetchedRows.cursor, self.validate_cursor(before if place is None else place))
            self._resized()
            if self.cursor != before or place is not None:
                self._into_view()
        if self._sought is None and (place is not None or self.cursor != before or self.cursor // PAGE == number):
            self._tell()

    def _tell(self) -> None:
        row = self.row
        if self.follow is not None:
            self.follow(row)
        else:
            self.post_message(self.Highlighted(self, row.key if row is not None else None))

    def stand_on(self, place: int) -> None:
        """Puts the cursor on a row and tells nobody: for whoever only shows where something is."""
        with self.changing():
            self.set_reactive(FetchedRows.cursor, self.validate_cursor(place))
            self._into_view()
        self._fetch()

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on a row."""
        return min(max(cursor, 0), max(self._pages.known - 1, 0))

    def watch_cursor(self, old: int, new: int) -> None:
        """Fetches what is near, and tells."""
        self._sought, self._onward = None, new >= old
        top = self.scroll_offset.y
        self._into_view()
        if self.scroll_offset.y == top:
            self.refresh_line(old + self.head)
            self.refresh_line(new + self.head)
        self._tell()
        self._fetch_in_time()

    def _into_view(self) -> None:
        """Has the cursor seen; far from what was seen, with what comes after it rather than before."""
        if not self.room.height:
            return  # not laid out, as the area is not seen
        room = max(self.room.height - self.head, 1)
        top, further = self.scroll_offset.y, room // FURTHER
        beyond = self.cursor - (top + room - 1)
        if top <= self.cursor and beyond <= 0:
            return
        if self.cursor < top:
            top = self.cursor - further
        else:
            top = self.cursor - (room - 1 - further if beyond == 1 else further)
        self.scroll_to(0, max(top, 0), animate=False, force=True)

    def on_resize(self) -> None:
        """The rows are laid out anew."""
        self._resized()
        self._into_view()
        self._fetch()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Fetches what has come into view."""
        super().watch_scroll_y(old, new)
        self._onward = new >= old
        self._fetch_in_time()
