"""The timeline: a bar of time that can be dragged, every event with what it brought, branches and their comparison."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from blacklist_sim.law.period import months_after
from blacklist_sim.text import Text
from tui import case_asked
from tui.abreast import Branch
from tui.event_rows import COLUMNS, event_rows
from tui.panes.case_pages import CasePages
from tui.panes.pane import bindings
from tui.scene import Line, Mark, Scene
from tui.screens.ask import Ask
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.scrubber import Scrubber
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from tui.session import Session

WHICH = Text("compare with which saved case", "与哪一案件比较")
ANOTHER = Text("another one, by its name …", "另一案件，输入名称…")
WHEN = Text("which day", "哪一日")
LAW_OF = Text("the law of which day throughout; empty: of each date", "适用何日的法律；留空则适用各日期的法律")
NAME = Text("name of the new case", "新案件名称")
WIDE = 100


class TimelinePane(CasePages):
    """The bar above; below it the events, and what the one under the cursor brought."""

    area = "timeline"
    BINDINGS = bindings("timeline")
    DEFAULT_CSS = """
    TimelinePane { layout: vertical; }
    TimelinePane #below { layout: vertical; height: 1fr; }
    TimelinePane.-wide #below { layout: horizontal; }
    TimelinePane #below Page { height: 1fr; padding: 0 1; border-top: solid $panel; }
    TimelinePane.-wide #below Page { border-top: none; border-left: solid $panel; width: 1fr; }
    TimelinePane.-wide #below VirtualList { width: 1fr; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._scene: Scene | None = None
        self._listed: tuple[tuple[Mark, ...], tuple[Branch, ...], str] = ((), (), "")
        self._branches: tuple[Branch, ...] = ()
        self._left: tuple[object, tuple[Branch, ...]] = (None, ())

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Scrubber()
        with Container(id="below"):
            yield VirtualList(COLUMNS, id="events")
            yield Page(id="brought")

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")

    @property
    def bar(self) -> Scrubber:
        """The bar of time."""
        return self.query_one(Scrubber)

    @property
    def list(self) -> VirtualList:
        """The events."""
        return self.query_one(VirtualList)

    def entered(self) -> None:
        """The bar has the focus."""
        self.bar.focus(scroll_visible=False)

    def fetch(self, session: "Session", scene: Scene) -> tuple[Sequence[Line], tuple[Branch, ...]]:
        """What the event brought, or time since; and once for a story, which branches leave it."""
        from tui import beside_asked

        if self._left[0] is not session.film:
            self._left = session.film, beside_asked.branches(session)
        return case_asked.brought(session, scene.index, scene.beyond), self._left[1]

    def foresee(self, session: "Session", scene: Scene) -> None:
        """One is mostly moved by one event."""
        case_asked.foresee(session, scene.index + 1)
        case_asked.foresee(session, scene.index - 1)

    def show(self, scene: Scene | None) -> None:
        """Shows a moment."""
        self._scene = scene
        self.bar.lang = self.list.lang = self.shell.lang
        if scene is None:
            self.bar.show((), (), 0, date.min, date.min, "")
            self.list.set_rows(())
            self.query_one(Page).say(self.no_case, self.shell.lang)
            return
        self.bar.show(scene.marks, scene.ahead, scene.index, scene.day, scene.horizon, scene.name)
        lines, self._branches = self.found
        marks, *rest = self._listed
        if marks is not scene.marks or rest != [self._branches, self.shell.lang]:
            self._listed = scene.marks, self._branches, self.shell.lang
            self.list.set_rows(event_rows(scene.marks, self._branches, self.shell.lang), scene.index)
        if scene.index:
            self.list.stand_on(self._place(scene.index))
        self.query_one(Page).say(lines, self.shell.lang)

    def _place(self, index: int) -> int:
        """In which row an event stands."""
        return index - 1 + sum(branch.index < index for branch in self._branches)

    @on(VirtualList.Opened)
    async def opened(self, event: VirtualList.Opened) -> None:
        """Opens the branch under the cursor."""
        if isinstance(event.key, str):
            await self.shell.look(self.shell.session.open, event.key)

    @on(Scrubber.Sought)
    async def sought(self, event: Scrubber.Sought) -> None:
        """Goes there."""
        await self._to(event.index)

    @on(Scrubber.SoughtDay)
    async def sought_day(self, event: Scrubber.SoughtDay) -> None:
        """Goes there."""
        await self.shell.look(self.shell.session.seek_day, event.day)

    @on(VirtualList.Highlighted)
    async def highlighted(self, event: VirtualList.Highlighted) -> None:
        """The moment goes with the cursor, where it is the list that is moved in."""
        here = self._scene.index if self._scene is not None else None
        if here is not None and self.list.has_focus and isinstance(event.key, int) and event.key != here:
            await self._to(event.key)

    async def _to(self, index: int) -> None:
        await self.shell.look(self.shell.session.seek, index)

    async def _by(self, by: int) -> None:
        if self._scene is not None:
            await self._to(self._scene.index + by)

    async def do_back(self) -> None:
        """The event before."""
        await self._by(-1)

    async def do_on(self) -> None:
        """The next event."""
        await self._by(1)

    async def do_change_back(self) -> None:
        """The change before."""
        await self.shell.see(self.shell.session.seek_change, -1)

    async def do_change_on(self) -> None:
        """The next change."""
        await self.shell.see(self.shell.session.seek_change, 1)

    async def _moved(self, move: Callable[[date], date]) -> None:
        """To the day that a move leads to; nowhere where the calendar ends."""
        if self._scene is None:
            return
        try:
            day = move(self._scene.day)
        except (OverflowError, ValueError):
            return
        await self.shell.see(self.shell.session.seek_day, day)

    async def do_day_on(self) -> None:
        """A day on."""
        await self._moved(lambda day: day + timedelta(days=1))

    async def do_day_back(self) -> None:
        """A day back."""
        await self._moved(lambda day: day - timedelta(days=1))

    async def do_month_on(self) -> None:
        """To the corresponding day of the next month, or its last day."""
        await self._moved(lambda day: months_after(day, 1))

    async def do_month_back(self) -> None:
        """To the corresponding day of the month before, or its last day."""
        await self._moved(lambda day: months_after(day, -1))

    async def do_date(self) -> None:
        """To a date."""
        today = str(self._scene.day) if self._scene is not None else ""
        day = await self.shell.ask(Ask(WHEN, self.shell.lang, today))
        if day:
            await self.shell.see(self.shell.session.seek_written, day)

    async def do_branch(self) -> None:
        """A branch from here."""
        name = await self.shell.ask(Ask(NAME, self.shell.lang))
        if name is not None:
            await self.shell.see(self.shell.session.branch, name or None)

    async def do_law(self) -> None:
        """The law of another day, or of each date again."""
        now = str(self._scene.law_of or "") if self._scene is not None else ""
        day = await self.shell.ask(Ask(LAW_OF, self.shell.lang, now, "2019-06-03"))
        if day is not None:
            await self.shell.see(self.shell.session.under_law_of, day)

    async def _other_case(self) -> str | None:
        """The case to be set beside this one: one of those near it, or one that is written."""
        from tui import beside_asked
        from tui.screens.pick import Pick

        known = await self.shell.desk.do(beside_asked.others, self.shell.session)
        if known:
            chosen = await self.shell.ask(Pick(WHICH, (*known, ("", ANOTHER)), self.shell.lang))
            if chosen != "":
                return chosen
        written = await self.shell.ask(Ask(WHICH, self.shell.lang))
        return written

    async def do_compare(self) -> None:
        """This case beside another."""
        from tui import beside_asked
        from tui.screens.beside import BesideScreen

        shell, name = self.shell, await self._other_case()
        if name:
            found = await shell.desk.do(beside_asked.beside, shell.session, name)
            gone = await shell.ask(BesideScreen(found, shell.lang))
            if gone is not None:
                await self._to(gone)

    def about(self) -> About | None:
        """The event that is seen, or the time after the last one."""
        scene = self._scene
        if scene is None:
            return None
        called = scene.marks[scene.index - 1].name if scene.index else scene.title
        return About("event", (scene.index, scene.beyond), called)

    def as_text(self) -> str:
        """What is told of the event."""
        return self.query_one(Page).as_text()
