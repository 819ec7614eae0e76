"""Dialogs in which an item of an exercise is answered: a line, marks, a text, an order."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, Static, TextArea

from blacklist_sim.text import NO_TEXT, Text
from tui.screens.dialog import CLOSE, OK, Dialog, Way
from tui.widgets.choice import Several, Values
from tui.widgets.virtual_list import Column, Row, VirtualList
from tui.words import LONGEST

MARK, EARLIER, LATER = Text("mark", "标记"), Text("earlier", "提前"), Text("later", "推后")
BOX = """
    width: 76; max-width: 95%; height: auto; max-height: 90%; border: round $primary; padding: 0 1;
    background: $surface;
"""


class Given(NamedTuple):
    """An answer as plain data; None takes back the one that was given."""

    value: Any


Check = Callable[[Any], Awaitable[Text | None]]
"""What is expected of an answer that is none; None where it is one."""


class Answer(Dialog[Given]):
    """Gives back an answer that reads, or nothing when it was left; what does not read is told where it is written."""

    DEFAULT_CSS = f"""
    Answer {{ align: center middle; }}
    Answer > Vertical {{ {BOX} }}
    Answer Label {{ width: 1fr; text-style: bold; }}
    Answer #wrong {{ height: auto; color: $text-warning; text-style: bold; }}
    """
    WAYS: Sequence[Way] = (("enter", OK, "ok"), ("esc", CLOSE, "leave"))

    def __init__(self, ask: Text, lang: str, check: Check) -> None:
        super().__init__()
        self.question, self.lang, self.check = ask, lang, check

    def compose(self) -> ComposeResult:
        """The question, the answer, and what is wrong in it."""
        with Vertical():
            yield Label(self.question.pick(self.lang), markup=False)
            yield from self.body()
            yield Static("", id="wrong", markup=False)

    def body(self) -> ComposeResult:
        """Where the answer is given."""
        raise NotImplementedError

    def said(self) -> Any:
        """The answer as it stands there."""
        raise NotImplementedError

    async def action_ok(self) -> None:
        """Gives back the answer, if it is one."""
        value = self.said()
        wrong = None if value is None else await self.check(value)
        if wrong is None:
            self.answer(Given(value))
        elif self.is_attached:
            self.query_one("#wrong", Static).update(f"! {wrong.pick(self.lang)}")


class WriteLine(Answer):
    """A line, which `read` turns into plain data; an empty one takes the answer back.

    `also` is a further answer for which there is a key of its own, with its name.
    """

    BINDINGS = [("f4", "also", "also")]  # noqa: RUF012 (Textual merges it by class)

    def __init__(
        self, ask: Text, lang: str, check: Check, read: Callable[[str], Any], value: str = "", example: str = "",
        also: tuple[str, Text] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(ask, lang, check)
        self.read, self.value, self.example, self.also = read, value, example, also
        if also is not None:
            self.WAYS = (("enter", OK, "ok"), ("f4", also[1], "also"), ("esc", CLOSE, "leave"))

    def body(self) -> ComposeResult:
        """The line."""
        yield Input(self.value, placeholder=self.example, max_length=LONGEST)

    def said(self) -> Any:
        """What it is read as."""
        text = self.query_one(Input).value.strip()
        return self.read(text) if text else None

    @on(Input.Submitted)
    async def submitted(self) -> None:
        """Enter."""
        await self.action_ok()

    def action_also(self) -> None:
        """The further answer."""
        if self.also is not None:
            self.answer(Given(self.also[0]))


class Marks(Several):
    """Values to be marked by space or a click; enter is for what they are marked for."""

    BINDINGS = [Binding("enter", "screen.ok", show=False)]  # noqa: RUF012 (Textual merges it by class)


class MarkSeveral(Answer):
    """Any of several values; that none is marked is an answer as well."""

    WAYS = (("space", MARK, "mark"), ("enter", OK, "ok"), ("esc", CLOSE, "leave"))

    def __init__(self, ask: Text, lang: str, check: Check, values: Values, now: Sequence[str]) -> None:
        super().__init__(ask, lang, check)
        self.values, self.now = values, now

    def body(self) -> ComposeResult:
        """The values."""
        found = Marks(self.values, self.lang)
        found.marks |= set(self.now)
        yield found

    def on_mount(self) -> None:
        """The values have the focus."""
        self.query_one(Marks).focus()

    def said(self) -> list[str]:
        """What is marked."""
        return self.query_one(Marks).selected

    def action_mark(self) -> None:
        """Marks the value under the cursor, or takes the mark away."""
        self.query_one(Marks).action_mark()


class WriteText(Answer):
    """A text of several lines; leaving keeps it as a draft, which `draft` hears of."""

    BINDINGS = [("f4", "ok", "ok")]  # noqa: RUF012 (Textual merges it by class)
    WAYS = (("f4", OK, "ok"), ("esc", CLOSE, "leave"))
    DEFAULT_CSS = "WriteText TextArea { height: 10; max-height: 60%; min-width: 6; }"

    def __init__(self, ask: Text, lang: str, check: Check, value: str, draft: Callable[[str], None]) -> None:
        super().__init__(ask, lang, check)
        self.value, self.draft = value, draft

    def body(self) -> ComposeResult:
        """The text."""
        yield TextArea(self.value, soft_wrap=True)

    def said(self) -> str | None:
        """The text; a blank one is none."""
        text = self.query_one(TextArea).text
        return text if text.strip() else None

    def action_leave(self) -> None:
        """Leaves, and keeps what was written for the next time."""
        self.draft(self.query_one(TextArea).text)
        super().action_leave()


class PutInOrder(Answer):
    """Things to be put in an order: left takes the one under the cursor a place up, right a place down."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        ("left", "earlier", "earlier"),
        ("right", "later", "later"),
    ]
    WAYS = (("enter", OK, "ok"), ("esc", CLOSE, "leave"), ("left", EARLIER, "earlier"), ("right", LATER, "later"))

    def __init__(self, ask: Text, lang: str, check: Check, values: Values, now: Sequence[str]) -> None:
        super().__init__(ask, lang, check)
        names = dict(values)
        first = [key for key in now if key in names]
        self.order = [*first, *(key for key in names if key not in first)]
        self.names = names

    def body(self) -> ComposeResult:
        """The things in their order."""
        found = VirtualList((Column("no", NO_TEXT, 3, right=True), Column("name", NO_TEXT, 10, 1)), head=False)
        found.styles.height = max(len(self.order), 1)
        yield found

    def on_mount(self) -> None:
        """The list has the focus."""
        self._shown()
        self.query_one(VirtualList).focus()

    def _shown(self, keep: str | None = None) -> None:
        rows = [Row(key, (f"{at}.", self.names[key].pick(self.lang))) for at, key in enumerate(self.order, start=1)]
        self.query_one(VirtualList).set_rows(rows, keep)

    def action_earlier(self) -> None:
        """Takes the thing under the cursor a place up."""
        self._shift(-1)

    def action_later(self) -> None:
        """Takes it a place down."""
        self._shift(1)

    def _shift(self, by: int) -> None:
        row = self.query_one(VirtualList).row
        if row is None or not isinstance(row.key, str):
            return
        here = self.order.index(row.key)
        there = min(max(here + by, 0), len(self.order) - 1)
        self.order.insert(there, self.order.pop(here))
        self._shown(row.key)

    @on(VirtualList.Opened)
    async def opened(self) -> None:
        """Enter."""
        await self.action_ok()

    def said(self) -> list[str]:
        """The order."""
        return list(self.order)
