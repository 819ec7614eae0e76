"""A list of any length, in columns, with a cursor and marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip

from tui.widgets.columns import MARK, Cell, Column, in_columns, laid_out, styled
from tui.widgets.fetched_rows import FetchedRows, FromList
from tui.widgets.row_pages import PAGE, Row, Source
from tui.widgets.strips import strip

__all__ = ["PAGE", "Column", "MarkedList", "Row", "Source", "VirtualList"]

CURSOR, MARKED, NOT_YET, FAILED = ">", "*", "...", "!"


class VirtualList(FetchedRows, can_focus=True):
    """Rows under a line of titles; what is marked stands in `marks`. Rows that are not there yet are three dots.

    `outdated` tells whether other rows are about to be given: what is chosen by then is chosen among those.
    """

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
        Binding("enter", "open", show=False),
    ]
    COMPONENT_CLASSES = {"list--head", "list--row", "list--cursor", "list--dim", "list--marked"}  # noqa: RUF012
    DEFAULT_CSS = """
    VirtualList > .list--head { text-style: bold; color: $primary; }
    VirtualList > .list--cursor { text-style: reverse; }
    VirtualList > .list--dim { color: $text-muted; }
    VirtualList > .list--marked { text-style: bold; color: $warning; }
    """

    lang: reactive[str] = reactive("en")
    clicks = 2
    """How many clicks choose a row."""

    @dataclass
    class Opened(FromList):
        """A row was chosen by enter or by clicks."""

        key: object

    @dataclass
    class SortAsked(FromList):
        """The title of a column was clicked."""

        column: str

    def __init__(self, columns: Sequence[Column], *, head: bool = True, id: str | None = None) -> None:
        super().__init__(id=id)
        self.columns, self.head = tuple(columns), int(head)
        self.marks: set[object] = set()
        self.outdated: Callable[[], bool] = lambda: False
        self._wished = False

    def action_move(self, by: int) -> None:
        """So many rows on."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """So many screens on."""
        self.cursor += by * max(self.room.height - self.head - 1, 1)

    def action_jump(self, place: int) -> None:
        """To the first or the last row that is known."""
        self.cursor = self._pages.known - 1 if place < 0 else place

    def action_open(self) -> None:
        """Chooses the row, once it is there."""
        row = self.chosen()
        if row is not None:
            self.post_message(self.Opened(self, row.key))

    def chosen(self) -> Row | None:
        """The row under the cursor; where it is still to come, None, and `Opened` is told when it is there."""
        late = self.outdated()
        row = None if late else self.row
        self._wished = row is None and (late or self._filling == self._turn)
        return row

    def as_before(self) -> None:
        """No other rows come after all: what was chosen ahead is not."""
        self._wished = False

    def _tell(self) -> None:
        super()._tell()
        if self._wished:
            self.action_open()

    def watch_cursor(self, old: int, new: int) -> None:
        """Whoever moves on no longer wishes what was chosen before."""
        self._wished = False
        super().watch_cursor(old, new)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, the last of `clicks` chooses; one on a title asks for an order."""
        at = event.get_content_offset(self)
        if at is None:
            return
        if self.head and at.y == 0:
            for _, column, left, wide in laid_out(self.columns, self.room.width):
                if left <= at.x < left + wide and column.sortable:
                    self.post_message(self.SortAsked(self, column.key))
            return
        place = self.scroll_offset.y + at.y - self.head
        if place >= self._pages.known:
            return
        here, self.cursor = self.cursor == place, place
        if event.button == 1 and (self.clicks == 1 or (here and event.chain == self.clicks)):
            self.action_open()

    def watch_lang(self) -> None:
        """Says the titles in the other language."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        if self.head and y == 0:
            return self._line([column.title.pick(self.lang) for column in self.columns], "", "list--head")
        place = self.scroll_offset.y + y - self.head
        if place >= self._pages.known:
            return Strip.blank(self.room.width, self.plain)
        row, here = self._row(place), place == self.cursor
        marked = row is not None and row.key in self.marks
        sign = (CURSOR if here else " ") + (MARKED if marked else " ")
        if row is None:
            dots = FAILED if self._failed else NOT_YET
            return self._line([dots] * len(self.columns), sign, "list--cursor" if here else "list--dim")
        look = "list--cursor" if here else "list--marked" if marked else "list--dim" if row.dim else "list--row"
        return self._line(row.cells, sign, look)

    def _line(self, texts: Sequence[Cell], sign: str, look: str) -> Strip:
        style = self.look(look)
        line = in_columns(laid_out(self.columns, self.room.width), texts, sign)
        return strip(styled(line, style, self.app.console), self.room.width, style)


class MarkedList(VirtualList):
    """A list whose rows can be marked with the space bar, or by a click in front of them."""

    BINDINGS = [Binding("space", "mark", show=False)]  # noqa: RUF012 (Textual merges it by class)

    def action_mark(self) -> None:
        """Marks the row, or takes the mark away, and goes on."""
        if self.toggle(self.cursor):
            self.cursor += 1

    def on_click(self, event: events.Click) -> None:
        """A click on the sign of a row marks it, or takes the mark away."""
        at = event.get_content_offset(self)
        if at is not None and at.x < MARK and at.y >= self.head and event.button == 1:
            event.prevent_default()
            self.toggle(self.scroll_offset.y + at.y - self.head)

    def toggle(self, place: int) -> bool:
        """Marks a row, or takes the mark away; whether the row is there yet."""
        row = self._row(place)
        if row is not None:
            self.marks ^= {row.key}
            self.refresh_line(place + self.head)
        return row is not None


if __name__ == "__main__":
    import asyncio

    from textual.app import App, ComposeResult

    from blacklist_sim.text import Text

    async def invented(first: int, count: int) -> Sequence[Row]:
        """Rows of nobody, a moment later."""
        await asyncio.sleep(0.05)
        return [
            Row(at, (f"{at:06}", "某某 / so-and-so"), at % 7 == 0) for at in range(first, min(first + count, 100_000))
        ]

    class Demo(App[None]):
        """A hundred thousand rows."""

        def compose(self) -> ComposeResult:
            """The list."""
            yield MarkedList(
                [Column("no", Text("no.", "编号"), 8, right=True), Column("who", Text("name", "姓名"), 10, 1)]
            )

        def on_mount(self) -> None:
            """Gives it its rows."""
            self.query_one(VirtualList).set_source(invented, 100_000)

    Demo().run()
