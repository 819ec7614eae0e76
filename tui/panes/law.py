"""Law and glossary: every term, rule and instrument; what a rule says on the day seen and where it bit in the case."""

from asyncio import sleep
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from blacklist_sim.text import Text
from tui.panes.pane import Pane, bindings
from tui.scene import Scene
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.virtual_list import Column, Row, VirtualList
from tui.words import BREATH, LONGEST, plain

COLUMNS = (
    Column("kind", Text("what", "种类"), 10, hidden_below=40),
    Column("name", Text("name", "名称"), 14, 3),
    Column("other", Text("pinyin or id", "拼音或编号"), 10, 2, hidden_below=56),
)
SEEK = Text("type in English, Chinese or pinyin (initials will do)", "可用英文、中文或拼音（首字母亦可）")
WIDE = 90


class LawPane(Pane):
    """A line for what is sought, what is found, and what there is to say of it."""

    area = "law"
    BINDINGS = bindings("law")
    DEFAULT_CSS = """
    LawPane { layout: vertical; }
    LawPane Input { height: 1; border: none; padding: 0 1; background: $boost; }
    LawPane #below { layout: vertical; height: 1fr; }
    LawPane.-wide #below { layout: horizontal; }
    LawPane #below Page { height: 1fr; padding: 0 1; border-top: solid $panel; }
    LawPane.-wide #below Page { border-top: none; border-left: solid $panel; width: 1fr; }
    LawPane.-wide #below VirtualList { width: 1fr; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lookup: Any = None

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Input(id="sought", compact=True, max_length=LONGEST)
        with Container(id="below"):
            yield VirtualList(COLUMNS, id="found")
            yield Page(id="about")

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")

    def entered(self) -> None:
        """The list has the focus."""
        self.query_one(VirtualList).focus(scroll_visible=False)

    def show(self, scene: Scene | None) -> None:
        """Says it in the language of the interface and of the day seen."""
        self.query_one(VirtualList).lang = self.shell.lang
        self.query_one(Input).placeholder = f"/ {self.say(SEEK)}"
        self._seek()

    @on(Input.Changed)
    def _seek(self) -> None:
        if self.shell.session is not None:
            self._found()

    @work(group="found", exclusive=True, exit_on_error=False)
    async def _found(self) -> None:
        from tui import law_asked

        await sleep(BREATH)
        shell, here = self.shell, self.query_one(VirtualList)
        if self.lookup is None:
            self.lookup = await shell.desk.do(lambda: law_asked.Lookup(shell.session.store.law.book))
        found = self.lookup.find(self.query_one(Input).value)
        rows = [
            Row((entry.kind, entry.id), (self.say(law_asked.KINDS[entry.kind]), self.say(entry.name), entry.other))
            for entry in found
        ]
        here.set_rows(rows, here.row.key if here.row is not None else None)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """On to what was found."""
        self.entered()

    @on(VirtualList.Highlighted)
    async def highlighted(self, event: VirtualList.Highlighted) -> None:
        """Tells of the entry under the cursor."""
        from tui import law_asked

        if isinstance(event.key, tuple):
            lines = await self.shell.desk.do(law_asked.about, self.shell.session, *event.key)
            self.query_one(Page).say(lines, self.shell.lang)

    def do_filter(self) -> None:
        """To the line in which is sought."""
        self.screen.set_focus(self.query_one(Input))

    def about(self) -> About | None:
        """The entry under the cursor."""
        row = self.query_one(VirtualList).row
        if row is None or not isinstance(row.key, tuple):
            return None
        kind, name = row.key
        return About(str(kind), (name,), plain(str(row.cells[1])))

    def as_text(self) -> str:
        """What is said of the entry."""
        return self.query_one(Page).as_text()
