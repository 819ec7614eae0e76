"""Pairs in two columns with a cursor, which goes from difference to difference if asked to."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import columns_of_two as columns
from tui.abreast import Abreast
from tui.widgets.strips import strip


class TwoColumns(ScrollView, can_focus=True):
    """Pairs under the names of their sides; set by `show`."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "to(0)", show=False),
        Binding("end", "to(-1)", show=False),
        Binding("n,right,right_square_bracket,】", "difference(1)", show=False),
        Binding("N,left,left_square_bracket,【", "difference(-1)", show=False),
        Binding("enter", "open", show=False),
    ]
    COMPONENT_CLASSES = {"two--head", "two--same", "two--other", "two--cursor"}  # noqa: RUF012
    DEFAULT_CSS = """
    TwoColumns { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    TwoColumns > .two--head { text-style: bold; color: $primary; }
    TwoColumns > .two--same { color: $text-muted; }
    TwoColumns > .two--other { text-style: bold; }
    TwoColumns:focus > .two--cursor { text-style: reverse; }
    """

    cursor: reactive[int] = reactive(0)

    @dataclass
    class At(Message):
        """The cursor is on that pair."""

        sender: "TwoColumns"
        row: Abreast

    @dataclass
    class Opened(Message):
        """A pair was chosen."""

        sender: "TwoColumns"
        row: Abreast

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Abreast] = ()
        self._sides, self._lang = ("", ""), "en"
        self._lines: list[columns.Drawn] = []
        self._head = ""

    def show(self, rows: Sequence[Abreast], left: str, right: str, lang: str, first: int = 0) -> None:
        """Shows pairs, with the cursor on one of them."""
        self.rows, self._sides, self._lang = rows, (left, right), lang
        self._laid()
        self.set_reactive(TwoColumns.cursor, self.validate_cursor(first))
        self.call_after_refresh(self._into_view, True)
        if self.has_focus:
            self.on_focus()

    def _laid(self) -> None:
        width = max(self.scrollable_content_region.width, 1)
        about = columns.about_width(self.rows, width, self._lang)
        self._head = columns.heads(*self._sides, about, width)
        self._lines = list(columns.drawn(self.rows, width, self._lang, about))
        self.virtual_size = Size(width, len(self._lines) + 1)
        self.refresh()

    def on_resize(self) -> None:
        """Lays the pairs out anew."""
        self._laid()
        self._into_view()

    @property
    def row(self) -> Abreast | None:
        """The pair under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def action_move(self, by: int) -> None:
        """So many pairs on."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """So many screens on."""
        self.cursor += by * max(self.size.height - 2, 1)

    def action_to(self, place: int) -> None:
        """To the first pair or the last."""
        self.cursor = len(self.rows) - 1 if place < 0 else place

    def action_difference(self, by: int) -> None:
        """To the next difference, or the one before; where there is none the cursor stays."""
        places = columns.differing(self.rows)
        coming = [place for place in places if (place > self.cursor if by > 0 else place < self.cursor)]
        if coming:
            self.cursor = coming[0] if by > 0 else coming[-1]

    def action_open(self) -> None:
        """Chooses the pair."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def on_focus(self) -> None:
        """Tells where the cursor is."""
        if self.row is not None:
            self.post_message(self.At(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one chooses."""
        at = event.get_content_offset(self)
        place = self.scroll_offset.y + at.y - 1 if at is not None and at.y else -1
        if 0 <= place < len(self._lines):
            here = self._lines[place].place
            if event.chain == 2 and here == self.cursor:
                self.action_open()
            self.cursor = here

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on a pair."""
        return min(max(cursor, 0), max(len(self.rows) - 1, 0))

    def watch_cursor(self) -> None:
        """Brings the pair into view, and tells."""
        self._into_view()
        self.refresh()
        self.on_focus()

    def _into_view(self, with_what_follows: bool = False) -> None:
        places = [at for at, line in enumerate(self._lines) if line.place == self.cursor]
        if places:
            room = max(self.size.height - 1, 1)
            after = room * 2 // 3 if with_what_follows else 0
            top = min(max(self.scroll_offset.y, places[-1] + after - room + 1), places[0])
            self.scroll_to(0, top, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        width, at = self.scrollable_content_region.width, self.scroll_offset.y + y - 1
        if y and at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        if y == 0:
            text, look = self._head, "head"
        else:
            line = self._lines[at]
            text = line.text
            look = "cursor" if line.place == self.cursor and self.has_focus else "same" if line.same else "other"
        style = self.get_component_rich_style(f"two--{look}", partial=False)
        return strip([(text, style)], width, style)
