"""One box in which everything is found: actions with their keys and commands, cases, terms, rules, days."""

from asyncio import sleep
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from blacklist_sim.text import Text
from tui.screens.dialog import CLOSE, Dialog
from tui.widgets.virtual_list import Column, Row, VirtualList
from tui.words import BREATH, LONGEST

MOST = 300
DO = Text("do it", "执行")
SEEK = Text("type a word or a key; enter does it, esc leaves", "输入词语或按键；回车执行，esc 离开")
COLUMNS = (
    Column("key", Text("key, kind", "按键、种类"), 12),
    Column("name", Text("what", "内容"), 18, 3),
    Column("more", Text("command, or more", "命令或说明"), 10, 3, hidden_below=56),
)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found: by which key it is done, its name, more about it, and what choosing it gives back."""

    key: str
    name: str
    more: str
    gives: tuple[str, str]


Seek = Callable[[str], Awaitable[Sequence[Found]]]


class Find(Dialog[tuple[str, str]]):
    """Gives back what was chosen, or nothing when it was left."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        ("down", "list('move', 1)", "down"),
        ("up", "list('move', -1)", "up"),
        ("pagedown", "list('page', 1)", "down"),
        ("pageup", "list('page', -1)", "up"),
    ]
    WAYS = (("enter", DO, "choose"), ("esc", CLOSE, "leave"))
    DEFAULT_CSS = """
    Find { align: center top; }
    Find > Vertical { width: 90%; max-width: 110; height: 80%; margin-top: 1; border: round $primary; }
    Find > Vertical { background: $surface; }
    Find Input { border: none; height: 1; padding: 0 1; background: $boost; }
    Find #help { height: auto; max-height: 3; color: $text-muted; padding: 0 1; }
    """

    def __init__(self, seek: Seek, lang: str, text: str = "") -> None:
        super().__init__()
        self.seek, self.lang, self.text = seek, lang, text
        self.found: dict[int, Found] = {}
        self.placeholder, self.columns = SEEK, COLUMNS

    def compose(self) -> ComposeResult:
        """The line, and what is found."""
        with Vertical():
            yield Input(self.text, placeholder=self.placeholder.pick(self.lang), compact=True, max_length=LONGEST)
            yield VirtualList(self.columns)
            yield Static(id="help", markup=False)

    def on_mount(self) -> None:
        """Shows everything at first."""
        listed = self.query_one(VirtualList)
        listed.lang, listed.clicks = self.lang, 1
        self.query_one(Input).focus()
        self.seek_again()

    @on(Input.Changed)
    def _again(self) -> None:
        self.seek_again()

    def seek_again(self, keep: bool = False) -> None:
        """Finds anew what the line asks for; with `keep` the cursor stays at its place."""
        text = self.query_one(Input).value
        self._sought(text, keep)

    @work(group="find", exclusive=True, exit_on_error=False)
    async def _sought(self, text: str, keep: bool) -> None:
        await sleep(BREATH)
        found = list(await self.seek(text))[:MOST]
        self.found = dict(enumerate(found))
        rows = [Row(number, (one.key, one.name, one.more)) for number, one in self.found.items()]
        self.query_one(VirtualList).set_rows(rows, None if keep else 0)

    def action_list(self, what: str, by: int) -> None:
        """Moves in the list while the line keeps the focus."""
        here = self.query_one(VirtualList)
        (here.action_move if what == "move" else here.action_page)(by)

    def action_choose(self) -> None:
        """Gives back what is under the cursor."""
        row = self.query_one(VirtualList).row
        if row is not None and isinstance(row.key, int):
            self.answer(self.found[row.key].gives)

    @on(Input.Submitted)
    @on(VirtualList.Opened)
    def submitted(self) -> None:
        """Enter, or a click."""
        self.action_choose()

    @on(VirtualList.Highlighted)
    def highlighted(self, event: VirtualList.Highlighted) -> None:
        """Tells all of a line that may be cut off."""
        if isinstance(event.key, int) and event.key in self.found:
            one = self.found[event.key]
            self.query_one("#help", Static).update(f"{one.name}  {one.more}")
