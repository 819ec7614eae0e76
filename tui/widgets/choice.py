"""One of a few values, on a line; several of them, marked; and a list of options that page keys cannot harm."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from rich.text import Text as Rich
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import OptionList

from blacklist_sim.text import NO_TEXT, Text
from tui import cells
from tui.widgets.strips import one_line
from tui.widgets.virtual_list import Column, MarkedList, Row

Values = Sequence[tuple[str, Text]]
HIGH = 8
"""So many values are seen at once."""


class Choice(Widget, can_focus=True):
    """Shows the value that is chosen; enter, space or a click shows all of them, left and right take the next one.

    `value` is the key of a value, or empty where none is chosen, which `blank` says in words.
    """

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("enter,space", "open", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: 1; min-width: 6; }
    Choice:focus { text-style: reverse; }
    """

    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another value is chosen."""

        sender: "Choice"

        @property
        def control(self) -> "Choice":
            """The line."""
            return self.sender

    def __init__(
        self, head: Text, values: Values, blank: Text, lang: str, *, name: str | None = None, id: str | None = None
    ) -> None:
        super().__init__(name=name, id=id)
        self.head, self.lang = head, lang
        self.values: Values = (("", blank), *values)

    def render(self) -> Rich:
        """The value."""
        said = one_line(self._named().pick(self.lang))
        width = max(self.content_size.width, 1)
        return Rich(cells.fit(f"{cells.fit(said, max(width - 2, 1))} v", width), no_wrap=True, overflow="crop")

    def _named(self) -> Text:
        return dict(self.values).get(self.value, self.values[0][1])

    def validate_value(self, value: str) -> str:
        """Only what can be chosen is."""
        return value if value in dict(self.values) else ""

    def watch_value(self) -> None:
        """Tells."""
        self.post_message(self.Changed(self))

    def action_step(self, by: int) -> None:
        """The next value, or the one before."""
        keys = [key for key, _ in self.values]
        self.value = keys[(keys.index(self.value) + by) % len(keys)]

    def action_open(self) -> None:
        """Shows all of them, unless something lies over this line already."""
        from tui.screens.pick import Pick

        if self.app.screen is self.screen:
            self.app.push_screen(Pick(self.head, self.values, self.lang, self.value), self._chosen)

    def on_click(self) -> None:
        """The same."""
        self.action_open()

    def _chosen(self, key: str | None) -> None:
        if key is not None:
            self.value = key


class Options(OptionList):
    """A list of options, of which one is chosen; a page key that comes before it is laid out moves nothing."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        with suppress(LookupError):
            super()._move_page(direction)


class Several(MarkedList):
    """Values of which any can be marked, by space, enter or a click; `selected` are their keys."""

    clicks = 1

    def __init__(self, values: Values, lang: str, *, id: str | None = None) -> None:
        super().__init__((Column("name", NO_TEXT, 10, 1),), head=False, id=id)
        self.values = values
        self.lang = lang
        self.styles.height = min(len(values), HIGH)

    def on_mount(self) -> None:
        """Shows them."""
        self.set_rows([Row(key, (name.pick(self.lang),)) for key, name in self.values])

    @property
    def selected(self) -> list[str]:
        """What is marked, in the order of the values."""
        return [key for key, _ in self.values if key in self.marks]

    def select(self, key: str) -> None:
        """Marks a value."""
        self.marks.add(key)
        self.refresh()

    def action_open(self) -> None:
        """Marks the value under the cursor, or takes the mark away."""
        self.toggle(self.cursor)
