"""The list of cases: sought, ordered, looked at, opened."""

import logging
from asyncio import Event, sleep
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input, Static

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text
from tui.panes.case_actions import CaseActions
from tui.panes.pane import bindings
from tui.sample import MOMENT, SAMPLE
from tui.scene import CaseLine, Scene
from tui.trees import About
from tui.widgets.filter_line import FilterLine
from tui.widgets.page import Page
from tui.widgets.virtual_list import Column, MarkedList, Row, VirtualList
from tui.words import BREATH, FLAGS, LETTERS, plain

if TYPE_CHECKING:
    from tui.suggesting import Suggested

log = logging.getLogger("tui")

__all__ = ["MOMENT", "SAMPLE", "CasesPane"]

SORTS = ("changed", "name", "deadline", "owed")
COLUMNS = (
    Column("name", Text("case", "案件"), 14, 2, sortable=True, ended=True),
    Column("people", Text("people", "人物"), 10, 2, hidden_below=70),
    Column("stage", Text("stage", "阶段"), 12, 1),
    Column("flags", Text("D L R X", "债名限边"), 8),
    Column("deadline", Text("next deadline", "下一期限"), 13, sortable=True, hidden_below=60),
    Column("owed", Text("owed", "所欠（元）"), 14, right=True, sortable=True, hidden_below=50),
    Column("day", Text("has reached", "已至"), 11, hidden_below=90),
    Column("title", Text("title", "标题"), 10, 4, hidden_below=100),
)
EMPTY = Text(
    "No cases yet. {cases.sample} opens the sample, {shell.transfer} imports a timeline, {shell.help} shows the keys.",
    "尚无案件。{cases.sample} 打开示例，{shell.transfer} 导入时间线，{shell.help} 显示按键。",
)
AS_BEFORE = Text(
    "The list is as before; in the line, tab puts in what is suggested", "列表未变；在输入行按 tab 采用建议"
)
SORTED = ("sort:", "排序:", "sort：", "排序：")
NONE_FOUND = Text("no case is found by this", "没有符合条件的案件")


class CasesPane(CaseActions):
    """A line for what is sought, the list, and a preview of the case under the cursor."""

    area = "cases"
    BINDINGS = bindings("cases")
    DEFAULT_CSS = """
    CasesPane { layout: vertical; }
    CasesPane #count { height: 1; color: $text-muted; padding: 0 1; }
    CasesPane #count.-wrong { height: auto; max-height: 3; color: $text-warning; text-style: bold; }
    CasesPane #preview { height: 3; padding: 0 1; border-top: solid $panel; overflow-y: hidden; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lines: dict[str, CaseLine] = {}
        self.listed = Event()
        self.found_by: str | None = None

    def compose(self) -> ComposeResult:
        """The parts."""
        yield FilterLine(self._suggest, "sought")
        yield Static(id="count", markup=False)
        yield MarkedList(COLUMNS, id="list")
        yield Page(id="preview")

    @property
    def list(self) -> VirtualList:
        """The list."""
        return self.query_one(VirtualList)

    def show(self, scene: Scene | None) -> None:
        """Reads the list again; what is sought and where the cursor is stay."""
        from tui.filter_text import HELP

        self.query_one(Input).placeholder = f"/ {self.say(HELP)}"
        self.query_one(FilterLine).lang = self.list.lang = self.shell.lang
        self.seek()

    def on_mount(self) -> None:
        """The preview follows the cursor; what is chosen is among the cases that are sought by then."""
        self.list.outdated = lambda: self.sought != self.found_by
        self.list.follow = self._preview
        self.query_one(FilterLine).beneath = self.list

    def entered(self) -> None:
        """The list has the focus, and is read again: cases are changed in other areas, and by others."""
        self.list.focus(scroll_visible=False)
        self.seek()

    def _suggest(self, text: str, cursor: int) -> "Suggested":
        from tui.suggesting import suggest

        return suggest(text, cursor, self.shell.lang)

    def seek(self, wait: float = 0) -> None:
        """Reads the list again, of what is sought after so many seconds."""
        if self.shell.shelf is not None:
            self._sought(wait)

    @work(group="seek", exclusive=True, exit_on_error=False)
    async def _sought(self, wait: float) -> None:
        from tui.filter_text import UnreadFilter, read
        from tui.listing import Listing

        await sleep(wait)
        text, shell, here = self.sought, self.shell, self.list
        try:
            listing = Listing(shell.shelf, read(text))
            self._wrong(None)
            count = await shell.desk.do(listing.count)
        except UnreadFilter as error:
            self.found_by = text
            here.as_before()
            self._wrong(error.text)
            self.listed.set()
            return
        except Exception as error:
            self.found_by = text
            self._unread(error)
            return

        async def source(first: int, size: int) -> Sequence[Row]:
            rows = [self._row(line) for line in await shell.desk.do(listing.page, first, size)]
            self.call_after_refresh(self.listed.set)
            return rows

        row, self.found_by = here.row, text
        here.set_source(source, count, row.key if row is not None else None)
        said = Text(f"{count:,} case(s)", f"{count:,} 件") if count else (NONE_FOUND if text else EMPTY)
        self.query_one("#count", Static).update(self.say(shell.keymap.filled(said)))
        if not count:
            self.query_one(Page).say((), "en")
            self.listed.set()

    def _wrong(self, text: Text | None) -> None:
        """Tells beneath the line what in it does not read, and what to do, once it is no more being written."""
        if text is not None and self.query_one(FilterLine).writing:
            return
        self.query_one(FilterLine).set_class(text is not None, "-wrong")
        self.query_one("#count").set_class(text is not None, "-wrong")
        if text is not None:
            said = Text(f"{text.en}. {AS_BEFORE.en}", f"{text.zh}。{AS_BEFORE.zh}")
            self.query_one("#count", Static).update(f"! {self.say(said)}")

    def _row(self, line: CaseLine) -> Row:
        self.lines[line.name] = line
        lang = self.shell.lang
        flags = " ".join(
            LETTERS[flag].pick("zh" if lang == "zh" else "en") if on else "-" for flag, on in line.flags.items()
        )
        cells = (
            line.name, line.people, self.say(line.stage), flags, str(line.deadline or "-"), line.owed, str(line.day),
            self.say(line.title),
        )  # fmt: skip
        return Row(line.name, cells, line.archived)

    @on(Input.Blurred)
    @on(Input.Changed)
    def changed(self) -> None:
        """What is sought is sought while it is typed."""
        self.seek(BREATH)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """On to the list."""
        self.entered()

    def _preview(self, row: Row | None) -> None:
        """Tells more of the case under the cursor."""
        line = self.lines.get(str(row.key)) if row is not None else None
        if line is None:
            return
        flags = ", ".join(self.say(FLAGS[flag]) for flag, on in line.flags.items() if on) or "-"
        more = f"{self.say(line.stage)}; {flags}; {line.day}; {line.events}; {line.changed}"
        self.query_one(Page).say([(plain(f"{line.name}  {self.say(line.title)}"), ""), (plain(more), "")], "en")

    @on(VirtualList.Failed)
    def failed(self, event: VirtualList.Failed) -> None:
        """Says why rows are missing."""
        self._unread(event.error)

    async def settled(self) -> None:
        """Waits for the first cases, or until it is told why there are none."""
        await self.listed.wait()

    def _unread(self, error: Exception) -> None:
        self.list.as_before()
        self.listed.set()
        log.error("the list of cases cannot be read", exc_info=error)
        why = error.text if isinstance(error, BlacklistSimError) else Text(type(error).__name__, type(error).__name__)
        en, zh = f"the list cannot be read: {why.en}; move to try again", f"列表无法读取：{why.zh}；移动光标可重试"
        self.shell.flash(Text(en, zh), "warn")

    @on(VirtualList.Opened)
    async def opened(self, event: VirtualList.Opened) -> None:
        """Opens the case."""
        self.shell.action_act("cases.open")

    @on(VirtualList.SortAsked)
    def sort_asked(self, event: VirtualList.SortAsked) -> None:
        """Orders the list by the column whose title was clicked."""
        self._sorted_by(event.column)

    def _sorted_by(self, sort: str) -> None:
        box = self.query_one(Input)
        parts = [part for part in box.value.split() if not part.startswith(SORTED)]
        box.value = " ".join([*parts, f"sort:{sort}"])

    async def do_open(self) -> None:
        """Opens the case under the cursor."""
        row = self.list.chosen()
        if row is not None:
            await self.shell.see(self.shell.session.open, str(row.key))
            await self.shell.go("stepper")

    def do_filter(self) -> None:
        """To the line in which cases are sought."""
        self.screen.set_focus(self.query_one(Input))

    def do_sort(self) -> None:
        """The next order."""
        from tui.filter_text import read

        now = read(self.query_one(Input).value).sort
        self._sorted_by(SORTS[(SORTS.index(now) + 1) % len(SORTS)])

    def about(self) -> About | None:
        """The case under the cursor."""
        row = self.list.row
        line = self.lines.get(str(row.key)) if row is not None else None
        return About("case", (line.name,), line.title) if line is not None else None

    def as_text(self) -> str:
        """The rows that are seen."""
        return "\n".join(self.list.render_line(y).text.rstrip() for y in range(self.list.size.height))
