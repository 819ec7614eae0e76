"""Two cases beside each other: their events on one axis of time, and below how they stand."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from blacklist_sim.text import Text
from tui import columns_of_two as columns
from tui.abreast import Beside
from tui.screens.dialog import Dialog
from tui.widgets.key_line import KeyLine
from tui.widgets.two_columns import TwoColumns

KEYS = (
    ("n", Text("next", "下一处"), "difference(1)"),
    ("N", Text("before", "上一处"), "difference(-1)"),
    ("enter", Text("go there", "前往"), "go"),
    ("tab", Text("other part", "另一部分"), "other"),
    ("y", Text("copy", "复制"), "copy"),
    ("esc", Text("back", "返回"), "leave"),
)
BETWEEN = Text("; ", "；")
COPIED = Text("copied", "已复制")
SIGNS = Text("< only on the left   > only on the right   | otherwise", "< 仅左方有   > 仅右方有   | 不同")


class BesideScreen(Dialog[int]):
    """Gives back how many events of the open case to go to, or nothing when it was left."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("y,f12", "copy", show=False),
        Binding("tab,shift+tab", "other", show=False),
    ]
    DEFAULT_CSS = """
    BesideScreen { background: $background; }
    BesideScreen > Vertical { width: 100%; height: 100%; }
    BesideScreen Static { height: auto; max-height: 3; padding: 0 1; }
    BesideScreen KeyLine { height: 2; padding: 0; }
    BesideScreen #said { background: $primary 30%; text-style: bold; }
    BesideScreen #events { height: 3fr; }
    BesideScreen #stands { height: 2fr; }
    BesideScreen #heading { background: $boost; }
    BesideScreen #full { height: 2; color: $text-muted; }
    """

    def __init__(self, found: Beside, lang: str) -> None:
        super().__init__()
        self.found, self.lang = found, lang

    def compose(self) -> ComposeResult:
        """Events above, standings below, and the line under the cursor in full."""
        said = self.found.said
        with Vertical():
            yield Static(BETWEEN.pick(self.lang).join(text.pick(self.lang) for text in said), id="said", markup=False)
            yield TwoColumns(id="events")
            yield Static(self.found.heading.pick(self.lang), id="heading", markup=False)
            yield TwoColumns(id="stands")
            yield Static(id="full", markup=False)
            yield KeyLine(KEYS, self.lang)

    def on_mount(self) -> None:
        """The first difference is in view, and the cursor on it."""
        found = self.found
        events, stands = self.query_one("#events", TwoColumns), self.query_one("#stands", TwoColumns)
        for part, rows in ((events, found.events), (stands, found.stands)):
            first = next(iter(columns.differing(rows)), len(rows) - 1 if part is events else 0)
            part.show(rows, found.left, found.right, self.lang, first)
        events.focus()
        self.query_one(KeyLine).say(SIGNS.pick(self.lang))

    @on(TwoColumns.At)
    def at(self, event: TwoColumns.At) -> None:
        """Tells the pair in full, as the columns may cut it."""
        said = columns.in_full(event.row, self.found.left, self.found.right, self.lang)
        self.query_one("#full", Static).update(said)

    @on(TwoColumns.Opened)
    def opened(self, event: TwoColumns.Opened) -> None:
        """Goes to the event in the open case."""
        if event.row.index is not None:
            self.answer(event.row.index)

    @property
    def part(self) -> TwoColumns:
        """The part that has the focus: the events, or how they stand."""
        return next((part for part in self.query(TwoColumns) if part.has_focus), self.query_one("#events", TwoColumns))

    def action_difference(self, by: int) -> None:
        """To the next difference, or the one before."""
        self.part.action_difference(by)

    def action_go(self) -> None:
        """To the event under the cursor."""
        self.part.action_open()

    def action_other(self) -> None:
        """To the other part."""
        here = self.part
        next(part for part in self.query(TwoColumns) if part is not here).focus()

    def action_copy(self) -> None:
        """Copies both columns as text."""
        self.app.copy_to_clipboard(columns.as_text(self.found, self.lang))
        self.query_one(KeyLine).say(COPIED.pick(self.lang))
