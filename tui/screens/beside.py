"""Two cases beside each other: their events on one axis of time, and below how they stand."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from blacklist_sim.text import Text
from tui import columns_of_two as columns
from tui.scene import Beside
from tui.screens.dialog import Dialog
from tui.widgets.two_columns import TwoColumns

KEYS = Text(
    "n N difference   enter go there   tab how they stand   y copy   esc back",
    "n N 不同之处   回车 前往   tab 现状   y 复制   esc 返回",
)
BETWEEN = Text("; ", "；")
COPIED = Text("copied", "已复制")
SIGNS = Text("< only there  > only here  | otherwise", "< 仅左  > 仅右  | 不同")


class BesideScreen(Dialog[int]):
    """Gives back how many events of the open case to go to, or nothing when it was left."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("y,f12", "copy", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]
    DEFAULT_CSS = """
    BesideScreen { background: $background; }
    BesideScreen > Vertical { width: 100%; height: 100%; }
    BesideScreen Static { height: auto; max-height: 3; padding: 0 1; }
    BesideScreen #said { background: $primary 30%; text-style: bold; }
    BesideScreen #events { height: 3fr; }
    BesideScreen #stands { height: 2fr; }
    BesideScreen #heading { background: $boost; }
    BesideScreen #full { height: 2; color: $text-muted; }
    BesideScreen #keys { height: 1; background: $panel; }
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
            yield Static(f"{self.found.heading.pick(self.lang)}    {SIGNS.pick(self.lang)}", id="heading", markup=False)
            yield TwoColumns(id="stands")
            yield Static(id="full", markup=False)
            yield Static(KEYS.pick(self.lang), id="keys", markup=False)

    def on_mount(self) -> None:
        """The first difference is in view, and the cursor on it."""
        found = self.found
        events, stands = self.query_one("#events", TwoColumns), self.query_one("#stands", TwoColumns)
        for part, rows in ((events, found.events), (stands, found.stands)):
            first = next(iter(columns.differing(rows)), len(rows) - 1 if part is events else 0)
            part.show(rows, found.left, found.right, self.lang, first)
        events.focus()

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

    def action_copy(self) -> None:
        """Copies both columns as text."""
        self.app.copy_to_clipboard(columns.as_text(self.found, self.lang))
        self.query_one("#full", Static).update(COPIED.pick(self.lang))
