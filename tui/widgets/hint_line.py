"""A line that tells a newcomer what to try."""

from rich.text import Text as Rich
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui import cells

MOST_LINES = 3


class HintLine(Widget):
    """At most three lines above what happened; not there while there is no hint."""

    DEFAULT_CSS = """
    HintLine { height: auto; padding: 0 1; background: $accent 20%; display: none; }
    """

    class Dismissed(Message):
        """The line was clicked: no hints are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def say(self, text: str) -> None:
        """Says something, or is gone."""
        said = f"→ {text}" if text else ""
        if said != self.text:
            self.display, self.text = bool(said), said
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[str]:
        return list(cells.wrapped(self.text, max(width, 2)))[:MOST_LINES]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text needs."""
        return len(self._lines(width))

    def render(self) -> Rich:
        """The lines."""
        return Rich("\n".join(self._lines(self.size.width)), no_wrap=True, overflow="crop")

    def on_click(self) -> None:
        """A click is enough to be rid of it."""
        self.post_message(self.Dismissed())
