"""The replay: the script on the left, what has come of it on the right, the log below; played at any speed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from blacklist_sim.text import Text
from tui import replay_asked
from tui.how_played import how_played
from tui.panes.pane import Pane, bindings
from tui.player import Player
from tui.scene import ReplayLog, Scene
from tui.screens.ask import Ask
from tui.screens.find import Find, Found
from tui.script_rows import COLUMNS, rules_found, script_rows
from tui.standing_lines import standing_lines
from tui.stops import UNMET, Stops
from tui.trees import About
from tui.widgets.log_page import LogPage
from tui.widgets.page import Page
from tui.widgets.script import Script
from tui.widgets.shell_lines import OneLine
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from tui.session import Session

FRAMES = 10
"""How many times a second is drawn at most, however fast it is played."""

READABLE, FEWER = 16, 2
"""Beyond so many events a second, which nobody reads, only each second frame is drawn."""

WIDE = 60
WHEN = Text("go to which day", "前往哪一日")


class ReplayPane(Pane):
    """Script, state and log."""

    area = "replay"
    BINDINGS = bindings("replay")
    DEFAULT_CSS = """
    ReplayPane { layout: vertical; }
    ReplayPane #how { height: 1; padding: 0 1; background: $boost; }
    ReplayPane #above { layout: vertical; height: 1fr; }
    ReplayPane.-wide #above { layout: horizontal; }
    ReplayPane #script { height: 1fr; width: 1fr; }
    ReplayPane #state { height: 1fr; padding: 0 1; border-top: solid $panel; }
    ReplayPane.-wide #state { border-top: none; border-left: solid $panel; width: 1fr; }
    ReplayPane #log { height: 1fr; padding: 0 1; border-top: solid $panel; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.player, self.stops = Player(0), Stops()
        self._scene: Scene | None = None
        self._read: tuple[object, ReplayLog | None] = (None, None)
        self._lang, self._waited = "", 0

    def compose(self) -> ComposeResult:
        """The parts."""
        yield OneLine(id="how", markup=False)
        with Container(id="above"):
            yield Script(COLUMNS, id="script")
            yield Page(id="state")
        yield LogPage(id="log")

    def on_mount(self) -> None:
        """Lets the player's time pass."""
        self.set_interval(1 / FRAMES, self._tick)
        self.watch(self.log_page, "follow", self._say_how, init=False)

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")

    def entered(self) -> None:
        """The script has the focus."""
        self.script.focus(scroll_visible=False)

    @property
    def script(self) -> Script:
        """The events."""
        return self.query_one(Script)

    @property
    def log_page(self) -> LogPage:
        """What has come of them."""
        return self.query_one(LogPage)

    def fetch(self, session: "Session", scene: Scene) -> ReplayLog | None:
        """The log, made once for a story; what is played of it takes nothing of the engine but the moment."""
        if self._read[0] is not session.film:
            self._read = session.film, replay_asked.log(session)
        return self._read[1]

    def show(self, scene: Scene | None) -> None:
        """Shows a moment."""
        self._scene, self.script.lang = scene, self.shell.lang
        if scene is None:
            self.script.set_rows(())
            self.query_one("#state", Page).say(self.no_case, self.shell.lang)
            return
        if self.found is not self.stops.log or self.shell.lang != self._lang:
            self._begin(scene, self.found)
        self.player.index = scene.index
        self.script.reach_event(scene.index, self.log_page.follow)
        self.log_page.grow_to(self._chapters())
        self._say_how()
        self.query_one("#state", Page).say(standing_lines(scene), self.shell.lang, stay=True)

    def _begin(self, scene: Scene, log: ReplayLog) -> None:
        """Another story, or the same one in another language; how fast it plays stays as it is."""
        if log is not self.stops.log:
            was, self.stops.log = self.player, log
            self.player = Player(scene.frames, scene.index, was.speed, loop=was.loop, by_day=was.by_day, days=log.days)
        self._lang = self.shell.lang
        self._rows()
        self.log_page.load([log.opening, *log.chapters, log.closing], self.shell.lang)

    def _chapters(self) -> int:
        """How much of the log is seen: what it begins with, every event so far, at the end how everybody stands."""
        return 1 + self.player.index + (self.player.index == self.player.frames)

    def _rows(self) -> None:
        unmet = self.stops.log.unmet if self.stops.log is not None else ()
        marks = self._scene.marks if self._scene is not None else ()
        rows = script_rows(marks, self.player.breakpoints, unmet, self.shell.lang)
        self.script.set_rows(rows, self.script.row.key if self.script.row is not None else None)

    def _say_how(self) -> None:
        said = how_played(self.player, self.stops, self.log_page.follow, self.shell.lang)
        self.query_one("#how", OneLine).put(said)

    async def _tick(self) -> None:
        player = self.player
        if not player.playing or self._scene is None or self.shell.pane is not self:
            return
        self._waited += 1
        if self._waited < (FEWER if player.speed > READABLE else 1):
            return
        passed, self._waited = self._waited / FRAMES, 0
        before = (player.index, player.day)
        index = player.tick(passed, self.stops.places())
        day, session = player.day, self.shell.session
        if (index, day) != before:
            await (self.shell.look(session.seek_day, day) if day else self.shell.look(session.seek, index))
        if not player.playing:
            reason = self.stops.reason(index, player.breakpoints)
            self.log_page.follow = self.log_page.follow or reason is UNMET
            self.shell.flash(reason, "warn" if reason is UNMET else "")
        self._say_how()

    @on(VirtualList.Opened)
    async def opened(self, event: VirtualList.Opened) -> None:
        """Goes to the event under the cursor."""
        if isinstance(event.key, int):
            self.player.pause()
            await self.shell.look(self.shell.session.seek, event.key)

    def do_play(self) -> None:
        """Plays, or stands still."""
        if self.player.playing:
            self.player.pause()
        else:
            self.player.play(self._scene.day if self._scene is not None and self._scene.index else None)
        self._say_how()

    async def _step(self, by: int) -> None:
        await self.shell.see(self.shell.session.seek, self.player.step(by))

    async def do_on(self) -> None:
        """One on."""
        await self._step(1)

    async def do_back(self) -> None:
        """One back."""
        await self._step(-1)

    async def do_restart(self) -> None:
        """From the beginning."""
        await self._step(-self.player.frames)

    def do_slower(self) -> None:
        """Half as fast."""
        self.player.slower()
        self._say_how()

    def do_faster(self) -> None:
        """Twice as fast."""
        self.player.faster()
        self._say_how()

    def do_pace(self) -> None:
        """Day by day, or event by event again."""
        self.player.pace()
        self._say_how()

    def do_loop(self) -> None:
        """Begins again at the end, or not."""
        self.player.loop = not self.player.loop
        self._say_how()

    def do_follow(self) -> None:
        """Goes with what is played, or stays where one reads."""
        self.log_page.follow = not self.log_page.follow

    def do_breakpoint(self) -> None:
        """Stops at the event under the cursor, or no more."""
        row = self.script.row
        if row is not None and isinstance(row.key, int):
            self.player.breakpoints ^= {row.key}
            self._rows()

    def about(self) -> About | None:
        """The event under the cursor."""
        row, scene = self.query_one(VirtualList).row, self._scene
        if row is None or scene is None or not isinstance(row.key, int):
            return None
        return About("event", (row.key, False), scene.marks[row.key - 1].name)

    def do_changes(self) -> None:
        """Stops at every event that moves a track, or no more."""
        self.stops.changes = not self.stops.changes
        self._say_how()

    async def do_rule(self) -> None:
        """Stops wherever a rule was asked that is chosen, or no more."""
        chosen = await self.shell.ask(Find(self._rules, self.shell.lang))
        if chosen is not None:
            self.stops.rules ^= {chosen[1]}
            self._say_how()

    async def _rules(self, text: str) -> Sequence[Found]:
        return rules_found(self.stops, text, self.shell.lang)

    async def do_date(self) -> None:
        """To a date."""
        today = str(self._scene.day) if self._scene is not None else ""
        day = await self.shell.ask(Ask(WHEN, self.shell.lang, today))
        if day:
            self.player.pause()
            await self.shell.see(self.shell.session.seek_written, day)

    def as_text(self) -> str:
        """The log so far, as the command line prints it."""
        return self.log_page.as_text()
