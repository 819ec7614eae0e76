"""The list of cases: sought, ordered, looked at, opened."""

from asyncio import sleep
from collections.abc import Sequence
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input, Static

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text
from tui.panes.pane import Pane, bindings
from tui.scene import CaseLine, Scene
from tui.screens.ask import Ask
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.virtual_list import Column, MarkedList, Row, VirtualList
from tui.words import BREATH, FLAGS, LETTERS, LONGEST, plain

SAMPLE, MOMENT = "ground-1-paid-in-full", 14
"""The story that is opened for who has no case yet, and after how many events: paid, and still on the list."""

SORTS = ("changed", "name", "deadline", "owed")
COLUMNS = (
    Column("name", Text("case", "案件"), 14, 2, sortable=True),
    Column("people", Text("people", "人物"), 10, 2, hidden_below=70),
    Column("stage", Text("stage", "阶段"), 12, 1),
    Column("flags", Text("D L R X", "债名限边"), 8),
    Column("deadline", Text("next deadline", "下一期限"), 13, sortable=True, hidden_below=60),
    Column("owed", Text("owed", "所欠（元）"), 14, right=True, sortable=True, hidden_below=50),
    Column("day", Text("has reached", "已至"), 11, hidden_below=90),
    Column("title", Text("title", "标题"), 10, 4, hidden_below=100),
)
EMPTY = Text(
    "No cases yet. o opens the sample, 8 imports a timeline, ? shows the keys.",
    "尚无案件。o 打开示例，8 导入时间线，? 显示按键。",
)
WHICH_TIMELINE = Text("a timeline: its path, or the name of a shipped one", "时间线：路径，或随附时间线的名称")
NEW_NAME = Text("the new name of the case", "案件的新名称")
WHERE = Text("write to which file (.yaml, .jsonl)", "写至何文件（.yaml、.jsonl）")
NONE_FOUND = Text("no case is found by this", "没有符合条件的案件")


class CasesPane(Pane):
    """A line for what is sought, the list, and a preview of the case under the cursor."""

    area = "cases"
    BINDINGS = bindings("cases")
    DEFAULT_CSS = """
    CasesPane { layout: vertical; }
    CasesPane Input { height: 1; border: none; padding: 0 1; background: $boost; }
    CasesPane #count { height: 1; color: $text-muted; padding: 0 1; }
    CasesPane #preview { height: 3; padding: 0 1; border-top: solid $panel; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lines: dict[str, CaseLine] = {}
        self._asked = 0

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Input(placeholder=".", id="sought", compact=True, max_length=LONGEST)
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
        self.list.lang = self.shell.lang
        self._seek()

    def on_mount(self) -> None:
        """The preview follows the cursor."""
        self.list.follow = self._preview

    def entered(self) -> None:
        """The list has the focus, and is read again: cases are changed in other areas, and by others."""
        self.list.focus(scroll_visible=False)
        self._seek()

    def _seek(self) -> None:
        if self.shell.session is not None:
            self._sought()

    @work(group="seek", exclusive=True)
    async def _sought(self) -> None:
        await sleep(BREATH)
        text = self.query_one(Input).value
        shell, here = self.shell, self.list
        try:
            listing = shell.session.listing(text)
        except BlacklistSimError as error:
            self.query_one("#count", Static).update(f"! {self.say(error.text)}")
            return
        count = await shell.desk.do(listing.count)

        async def source(first: int, size: int) -> Sequence[Row]:
            return [self._row(line) for line in await shell.desk.do(listing.page, first, size)]

        row = here.row
        here.set_source(source, count, row.key if row is not None else None)
        said = Text(f"{count:,} case(s)", f"{count:,} 件") if count else (NONE_FOUND if text else EMPTY)
        self.query_one("#count", Static).update(self.say(said))
        if not count:
            self.query_one(Page).say((), "en")

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

    @on(Input.Changed)
    def changed(self) -> None:
        """What is sought is sought while it is typed."""
        self._seek()

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
        parts = [part for part in box.value.split() if not part.startswith("sort:")]
        box.value = " ".join([*parts, f"sort:{sort}"])

    async def do_open(self) -> None:
        """Opens the case under the cursor."""
        row = self.list.row
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

    async def do_sample(self) -> None:
        """Opens the sample where it tells most."""
        session = self.shell.session
        await self.shell.desk.do(session.open_named, SAMPLE)
        await self.shell.see(session.seek, MOMENT)
        await self.shell.go("stepper")

    async def do_add(self) -> None:
        """Opens a timeline, at its beginning."""
        shell = self.shell
        name = await shell.ask(Ask(WHICH_TIMELINE, shell.lang, "", SAMPLE))
        if name and await shell.open_any([name]):
            await shell.go("stepper")

    async def do_rename(self) -> None:
        """Gives the case under the cursor another name."""
        row, shell = self.list.row, self.shell
        if row is not None:
            name = await shell.ask(Ask(NEW_NAME, shell.lang, str(row.key)))
            if name:
                await shell.see(shell.session.rename, str(row.key), name)

    async def do_export(self) -> None:
        """Writes the marked cases, or the one under the cursor, into a file."""
        from tui.transfer_asked import write_marked

        marked = sorted(map(str, self.list.marks)) or ([str(self.list.row.key)] if self.list.row is not None else [])
        if marked:
            name = f"{marked[0]}.yaml" if len(marked) == 1 else "cases.jsonl"
            target = await self.shell.ask(Ask(WHERE, self.shell.lang, name))
            if target:
                told = await self.shell.desk.do(write_marked, self.shell.session, marked, target)
                self.shell.flash(told.short)

    async def do_archive(self) -> None:
        """Puts the case under the cursor away, or takes it out again."""
        row = self.list.row
        if row is not None:
            await self.shell.desk.do(self.shell.session.archive, str(row.key))
            self._seek()

    def about(self) -> About | None:
        """The case under the cursor."""
        row = self.list.row
        line = self.lines.get(str(row.key)) if row is not None else None
        return About("case", (line.name,), line.title) if line is not None else None

    def as_text(self) -> str:
        """The rows that are seen."""
        return "\n".join(self.list.render_line(y).text.rstrip() for y in range(self.list.size.height))
