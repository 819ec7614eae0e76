"""The bar of a case's time: events as marks, deadlines ahead, and a place that can be dragged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer

from tui.scene import Ahead, Mark
from tui.widgets.looks import Looked
from tui.widgets.strips import strip
from tui.widgets.time_bar import Piece, Scale, Stretch, later
from tui.widgets.time_lines import FRAMED, Drawing

FRAME = 1 / 30
"""Seconds between two messages while the bar is dragged."""


class Scrubber(Looked, can_focus=True):
    """Three lines: the day reached and how far that is, the bar, and days to find one's way by.

    Moves tell `Sought` or `SoughtDay` and change nothing themselves: the place shown is what `show` was told.
    """

    ALLOW_SELECT = False  # a drag is no choice of text, for which the whole screen would be painted
    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("shift+left", "day(-1)", show=False),
        Binding("shift+right", "day(1)", show=False),
        Binding("home", "to(0)", show=False),
        Binding("end", "to(-1)", show=False),
        Binding("plus,＋", "zoom(1)", show=False),
        Binding("minus,－", "zoom(-1)", show=False),
    ]
    COMPONENT_CLASSES = {  # noqa: RUF012
        "scrubber--frame", "scrubber--mark", "scrubber--now", "scrubber--ahead", "scrubber--over",
    }  # fmt: skip
    DEFAULT_CSS = """
    Scrubber { height: 3; }
    Scrubber > .scrubber--frame { color: $text-muted; }
    Scrubber > .scrubber--now { text-style: bold reverse; }
    Scrubber > .scrubber--ahead { color: $warning; }
    Scrubber > .scrubber--over { color: $error; text-style: bold; }
    """

    lang: reactive[str] = reactive("en")

    @dataclass
    class Sought(Message):
        """The moment after so many events is asked for."""

        index: int

        def can_replace(self, message: Message) -> bool:
            """Whoever is late needs only the last one."""
            return isinstance(message, Scrubber.Sought)

    @dataclass
    class SoughtDay(Message):
        """The end of a day is asked for."""

        day: date

        def can_replace(self, message: Message) -> bool:
            """Whoever is late needs only the last one."""
            return isinstance(message, Scrubber.SoughtDay)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks: tuple[Mark, ...] = ()
        self.deadlines: tuple[Ahead, ...] = ()
        self.index, self.day, self.branch = 0, date.min, ""
        self.zoom, self.horizon = 0, date.min
        self._asked: list[int | date] = []
        self._held: tuple[date, date] | None = None
        self._under: int | None = None
        self._sent: int | None = None
        self._frame: Timer | None = None
        self._lines: list[list[Piece]] = []
        self._drawing = Drawing()

    def show(
        self, marks: Sequence[Mark], ahead: Sequence[Ahead], index: int, day: date, horizon: date, branch: str
    ) -> None:
        """Shows a place in time; the bar reaches from the first event to `horizon`, wherever on it one stands."""
        self.marks, self.deadlines, self.index, self.day = tuple(marks), tuple(ahead), index, day
        self.horizon, self.branch = horizon, branch
        met = next((at for at, asked in enumerate(self._asked) if asked in (index, day)), len(self._asked))
        self._asked = self._asked[met + 1 :]
        self._drawn()

    @property
    def empty(self) -> bool:
        """Whether there is no time to show."""
        return self.day == date.min

    @property
    def _stretch(self) -> Stretch:
        return Stretch.over(self.marks, self.day, self.horizon)

    @property
    def scale(self) -> Scale:
        """Which day stands where; while the bar is held it does not move."""
        first, last = self._held or self._stretch.seen(self.zoom, self.day)
        width = self.size.width
        margin = 1 if width >= FRAMED else 0
        return Scale(first, last, margin, max(width - 2 * margin, 1))

    def column(self, day: date) -> int:
        """Where on the widget a day stands; it may lie beside it."""
        return self.scale.column(day)

    def _ask(self, message: "Scrubber.Sought | Scrubber.SoughtDay") -> None:
        if not self.empty:
            self._asked.append(message.index if isinstance(message, Scrubber.Sought) else message.day)
            self.post_message(message)

    def action_step(self, by: int) -> None:
        """To the next event, or the one before; from where one will be once all that was asked for is shown."""
        last = self._asked[-1] if self._asked else self.index
        base = last if isinstance(last, int) else self.index
        self._ask(self.Sought(min(max(base + by, 0), len(self.marks))))

    def action_day(self, by: int) -> None:
        """A day on or back."""
        last = self._asked[-1] if self._asked else self.day
        self._ask(self.SoughtDay(later(last if isinstance(last, date) else self.day, by)))

    def action_to(self, place: int) -> None:
        """To the beginning or the end."""
        self._ask(self.Sought(len(self.marks) if place < 0 else 0))

    def action_zoom(self, by: int) -> None:
        """Nearer, or further away."""
        self.zoom = min(max(self.zoom + by, 0), self._stretch.most_zoom)
        self._drawn()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Goes where the mouse is, and follows it over a bar that stands still meanwhile."""
        if not self.empty:
            self.capture_mouse()
            self._held = self._stretch.seen(self.zoom, self.day)
            self._drag(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follows the mouse while it is held."""
        if self._held is not None:
            self._drag(event.x)

    def on_mouse_up(self) -> None:
        """Lets go, at the place reached."""
        if self._held is not None:
            self.release_mouse()
            self._next_frame()
            self._stop()
            self._held = self._under = self._sent = None
            self._drawn()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The event before."""
        event.stop()
        self.action_step(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The next event."""
        event.stop()
        self.action_step(1)

    def _drag(self, column: int) -> None:
        self._under = self.scale.index_at(self.marks, column)
        if self._frame is None:
            self._next_frame()

    def _next_frame(self) -> None:
        """Asks for the place under the mouse unless that was the last one asked for, and then not before a while."""
        self._stop()
        if self._under is not None and self._under != self._sent:
            self._sent = self._under
            self._ask(self.Sought(self._under))
            self._frame = self.set_timer(FRAME, self._next_frame)

    def _stop(self) -> None:
        if self._frame is not None:
            self._frame.stop()
            self._frame = None

    def watch_lang(self) -> None:
        """Says what is written in the other language."""
        self._drawn()

    def on_resize(self) -> None:
        """Draws anew."""
        self._drawn()

    def _drawn(self) -> None:
        """Draws, and has those lines painted that are others than before."""
        before, width = self._lines, self.size.width
        self._lines = [] if self.empty else self._drawing.lines(self)
        if len(before) != len(self._lines):
            self.refresh()
        else:
            changed = [y for y, (was, now) in enumerate(zip(before, self._lines, strict=True)) if was != now]
            if changed:
                self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        width, plain = self.size.width, self.plain
        if width < 1 or y >= len(self._lines):
            return Strip.blank(max(width, 0), plain)
        pieces = [(text, self.look(look) if look else plain) for text, look in self._lines[y]]
        return strip(pieces, width, plain)


if __name__ == "__main__":
    from textual import on
    from textual.app import App, ComposeResult

    from blacklist_sim.text import NO_TEXT

    BEGUN = date(2024, 1, 1)
    MARKS = [Mark(later(BEGUN, day), at, "act", NO_TEXT) for at, day in enumerate((0, 5, 6, 6, 30, 71, 103), start=1)]
    DEADLINES = [Ahead(later(BEGUN, 140), NO_TEXT, NO_TEXT)]

    class Demo(App[None]):
        """Seven events and a deadline."""

        def compose(self) -> ComposeResult:
            """The bar."""
            yield Scrubber()

        def on_mount(self) -> None:
            """Stands at the end."""
            self.sought(Scrubber.Sought(len(MARKS)))

        @on(Scrubber.Sought)
        def sought(self, event: Scrubber.Sought) -> None:
            """Goes there."""
            self.at(event.index, MARKS[max(event.index - 1, 0)].day)

        @on(Scrubber.SoughtDay)
        def sought_day(self, event: Scrubber.SoughtDay) -> None:
            """Goes there."""
            self.at(sum(mark.day <= event.day for mark in MARKS), event.day)

        def at(self, index: int, day: date) -> None:
            """Shows a moment."""
            self.query_one(Scrubber).show(MARKS, DEADLINES, index, day, later(BEGUN, 160), "main")

    Demo().run()
