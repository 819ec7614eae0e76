"""The glossary beside anything: the terms that stand in what is looked at, and all others."""

from asyncio import sleep
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from blacklist_sim.text import Text
from tui.screens.dialog import Dialog
from tui.widgets.key_line import KeyLine
from tui.widgets.page import Page
from tui.widgets.virtual_list import Column, Row, VirtualList
from tui.words import BREATH, LONGEST

SEEK = Text("type in English, Chinese or pinyin (initials will do)", "可用英文、中文或拼音（首字母亦可）")
HERE = "*"
COLUMNS = (
    Column("here", Text("", ""), 1),
    Column("name", Text("term", "术语"), 14, 3),
    Column("pinyin", Text("pinyin", "拼音"), 10, 2, hidden_below=50),
)
KEYS = (("esc", Text("back", "返回"), "leave"), ("enter", Text("its page", "词条"), "page"))


class Terms(Dialog[None]):
    """A panel on the right: what is sought, the terms found, and what there is to say of the one under the cursor."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        ("down", "list('move', 1)", "down"),
        ("up", "list('move', -1)", "up"),
        ("pagedown", "list('page', 1)", "down"),
        ("pageup", "list('page', -1)", "up"),
    ]
    WAYS = ()
    DEFAULT_CSS = """
    Terms { align: right top; }
    Terms > Vertical { width: 60%; min-width: 40; max-width: 90; height: 100%; border: round $primary; background: $surface; }
    Terms Input { border: none; height: 1; padding: 0 1; background: $boost; }
    Terms #count { height: 1; color: $text-muted; padding: 0 1; }
    Terms Page { padding: 0 1; border-top: solid $panel; }
    Terms.-page Input, Terms.-page #count, Terms.-page VirtualList { display: none; }
    Terms.-page Page { border-top: none; }
    """  # noqa: E501 (a line of style)

    def __init__(self, text: str, lang: str, session: Any, desk: Any) -> None:
        super().__init__()
        self.text, self.lang, self.session, self.desk = text, lang, session, desk

    def compose(self) -> ComposeResult:
        """The parts."""
        with Vertical():
            yield Input(placeholder=SEEK.pick(self.lang), compact=True, max_length=LONGEST)
            yield Static(id="count", markup=False)
            yield VirtualList(COLUMNS, head=False)
            yield Page()
            yield KeyLine(KEYS, self.lang)

    def on_mount(self) -> None:
        """Shows the terms that stand here."""
        self.query_one(Input).focus()
        self._again()

    @on(Input.Changed)
    def _again(self) -> None:
        self._sought(self.query_one(Input).value)

    @work(group="terms", exclusive=True, exit_on_error=False)
    async def _sought(self, text: str) -> None:
        from tui import law_asked

        await sleep(BREATH)
        here, found = await self.desk.do(law_asked.terms, self.session, text, self.text)
        rows = [
            Row(entry.id, (HERE if entry.id in here else "", entry.name.pick(self.lang), entry.other))
            for entry in found
        ]
        said = Text(
            f"{len(here)} term(s) stand here ({HERE}), {len(found)} found",
            f"此处出现 {len(here)} 个术语（{HERE}），找到 {len(found)} 个",
        )
        self.query_one("#count", Static).update(said.pick(self.lang))
        self.query_one(VirtualList).set_rows(rows)
        if not rows:
            self.query_one(Page).say((), self.lang)

    @on(VirtualList.Highlighted)
    async def highlighted(self, event: VirtualList.Highlighted) -> None:
        """Tells of the term under the cursor: what it means, where it stands, what it is mixed up with."""
        from tui import law_asked

        if isinstance(event.key, str):
            lines = await self.desk.do(law_asked.about, self.session, law_asked.TERM, event.key)
            self.query_one(Page).say(lines, self.lang)

    def action_list(self, what: str, by: int) -> None:
        """Moves in the list while the line keeps the focus, or in the page where that is open."""
        if self.has_class("-page"):
            page = self.query_one(Page)
            page.scroll_relative(y=by * (1 if what == "move" else page.size.height), animate=False)
            return
        here = self.query_one(VirtualList)
        (here.action_move if what == "move" else here.action_page)(by)

    @on(Input.Submitted)
    @on(VirtualList.Opened)
    def action_page(self) -> None:
        """Gives the page of the term all the room."""
        if self.query_one(VirtualList).row is not None:
            self.add_class("-page")
            self.query_one(Page).focus()

    def action_leave(self) -> None:
        """Back to the list, or out."""
        if self.has_class("-page"):
            self.remove_class("-page")
            self.query_one(Input).focus()
        else:
            self.answer(None)
