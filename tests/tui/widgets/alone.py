"""A widget alone on the screen, and its lines at any width."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from ..running import run

WIDTHS = range(0, 201)
LANGUAGES = ("en", "zh", "both")


class Alone(App[None]):
    """Shows one widget, and keeps what it tells."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.heard: list[Message] = []
        self.animation_level = "none"
        post = widget.post_message

        def hear(message: Message) -> bool:
            self.heard.append(message)
            return post(message)

        widget.post_message = hear

    def compose(self) -> ComposeResult:
        yield self.widget

    def told(self, kind: type[Any]) -> list[Any]:
        """What the widget told of a kind."""
        return [one for one in self.heard if type(one) is kind]


def alone(
    widget: Widget,
    body: Callable[[Pilot[Any], Any, Any], Awaitable[None]],
    size: tuple[int, int] = (60, 12),
    kind: type[Alone] = Alone,
) -> None:
    """Runs a body against a widget that has the screen and the focus."""
    app = kind(widget)

    async def focused(pilot: Pilot[Any]) -> None:
        widget.focus()
        await pilot.pause()
        await body(pilot, app, widget)

    run(app, focused, size)


def given_any_size(kind: type[Any]) -> type[Any]:
    """A widget that takes itself for as large as it is told to be."""

    class Sized(kind):
        given = Size(0, 0)
        size = property(lambda self: self.given)
        room = property(lambda self: self.given)

    return Sized


def wrong_lines(widget: Any, height: int) -> Iterator[str]:
    """Every line that has not exactly as many cells as the widget, at every width and in every language."""
    resized = getattr(widget, "on_resize", lambda: None)
    for lang in LANGUAGES:
        widget.lang = lang
        for width in WIDTHS:
            widget.given = Size(width, height if width else 0)
            resized()
            for y in range(height):
                text = widget.render_line(y).text
                if cell_len(text) != width or not text.isprintable():
                    yield f"{lang} {width} {y}: {text!r}"
