"""A view that draws lines itself: it scrolls, and paints nothing but the lines that changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView

from tui.widgets.looks import Looked


class Lined(Looked, ScrollView):
    """Lines that a subclass draws in `render_line`; in `looks` it tells of each line in view what it is.

    The bar beside them has its place whether it is needed or not, so that however many lines there are, nothing
    around them is laid out anew.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Lined {
        height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $surface-darken-1; scrollbar-background-hover: $surface-darken-1;
        scrollbar-background-active: $surface-darken-1;
    }
    """

    @property
    def room(self) -> Size:
        """What frame and scroll bar leave for the lines; Textual's own way to it leads through the whole screen."""
        bar = self.styles.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        return self.outer_size - self.styles.gutter.totals - (bar, 0)

    def looks(self) -> Sequence[object]:
        """What each line in view is, from the first one of the widget on."""
        raise NotImplementedError

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Paints the lines that look otherwise after what is done within."""
        before, width = self.looks(), self.size.width
        yield
        changed = [y for y, (was, now) in enumerate(zip(before, self.looks(), strict=True)) if was != now]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def reach(self, lines: int) -> None:
        """There are so many lines."""
        room = self.room
        size = Size(room.width, max(lines, room.height))
        if size == self.virtual_size:
            return
        self.set_reactive(Lined.virtual_size, size)  # as set plainly it lays out the whole screen
        self._scroll_update(size)

    def _scroll_update(self, virtual_size: Size) -> None:
        """Fits the bar to the lines; Textual's own paints it even where it stays as it is."""
        bar = self.vertical_scrollbar
        bar.window_virtual_size, bar.window_size = virtual_size.height, self.room.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
