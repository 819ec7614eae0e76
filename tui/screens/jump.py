"""A letter on every part of the screen that can have the focus: typing it goes there."""

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label

from tui.screens.dialog import Dialog

LETTERS = "asdfjklghqwertyuiopzxcvbnm1234567890"


class Jump(Dialog[None]):
    """Lies over a screen; a letter or a click gives the focus to a part of it, any other key leaves."""

    WAYS = ()
    DEFAULT_CSS = """
    Jump { background: $background 40%; }
    Jump Label { background: $warning; color: $background; text-style: bold; padding: 0 1; position: absolute; }
    """

    def __init__(self, under: Screen[object]) -> None:
        super().__init__()
        parts = [widget for widget in under.focus_chain if widget.region]
        self.parts: dict[str, Widget] = dict(zip(LETTERS, parts, strict=False))

    def compose(self) -> ComposeResult:
        """The letters, each where its part begins."""
        for letter, widget in self.parts.items():
            label = Label(letter, id=f"jump-{letter}")
            label.styles.offset = Offset(widget.region.x, widget.region.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        """Goes there."""
        event.stop()
        self._to(self.parts.get(event.character or ""))

    def on_click(self, event: events.Click) -> None:
        """Goes to what is under the mouse."""
        at = event.screen_offset
        self._to(next((widget for widget in self.parts.values() if widget.region.contains_point(at)), None))

    def _to(self, widget: Widget | None) -> None:
        self.answer(None)
        if widget is not None:
            widget.focus()
