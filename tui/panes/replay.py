"""The replay: the script on the left, what has come of it on the right, played at any speed."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from blacklist_sim.text import Text
from tui import case_asked
from tui.panes.pane import Pane, bindings
from tui.player import Player
from tui.scene import Line, Scene
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.virtual_list import Column, Row, VirtualList
from tui.words import FLAGS, plain

FRAMES = 10
"""How many times a second is drawn at most, however fast it is played."""

WIDE = 90
COLUMNS = (
    Column("sign", Text("", ""), 2),
    Column("day", Text("day", "日期"), 10),
    Column("name", Text("script", "脚本"), 16, 4),
)
NO_CASE = Text("No case is open. 1 leads to the cases.", "未打开案件。按 1 前往案件列表。")
PLAYING, PAUSED = Text("playing", "播放中"), Text("paused", "已暂停")
LOOP = Text("loop", "循环")
STANDS = Text("as it stands", "此时")


class ReplayPane(Pane):
    """Script, state and log."""

    area = "replay"
    BINDINGS = bindings("replay")
    DEFAULT_CSS = """
    ReplayPane { layout: vertical; }
    ReplayPane #how { height: 1; padding: 0 1; background: $boost; }
    ReplayPane #below { layout: vertical; height: 1fr; }
    ReplayPane.-wide #below { layout: horizontal; }
    ReplayPane #below Page { height: 1fr; padding: 0 1; border-top: solid $panel; }
    ReplayPane.-wide #below Page { border-top: none; border-left: solid $panel; width: 1fr; }
    ReplayPane.-wide #below VirtualList { width: 1fr; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.player = Player(0)
        self._scene: Scene | None = None
        self._shown: Any = None
        self._log: dict[int, tuple[Line, ...]] = {}
        self._unmet: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Static(id="how", markup=False)
        with Container(id="below"):
            yield VirtualList(COLUMNS, id="script")
            yield Page(id="log")

    def on_mount(self) -> None:
        """Lets the player's time pass."""
        self.set_interval(1 / FRAMES, self._tick)

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")

    def entered(self) -> None:
        """The script has the focus."""
        self.query_one(VirtualList).focus(scroll_visible=False)

    def show(self, scene: Scene | None) -> None:
        """Shows a moment."""
        self._scene, script = scene, self.query_one(VirtualList)
        script.lang = self.shell.lang
        if scene is None:
            script.set_rows(())
            self.query_one(Page).say([(NO_CASE, "")], self.shell.lang)
            return
        shown = (scene.name, scene.marks)
        if shown != self._shown:
            self._shown, self._log = shown, {}
            self.player = Player(scene.frames, scene.index)
            self.run_worker(self._checked(), group="checks", exclusive=True, exit_on_error=False)
        self.player.index = scene.index
        self._rows()
        script.stand_on(max(scene.index - 1, 0))
        self._say_how()
        self.run_worker(self._told(scene), group="log", exclusive=True, exit_on_error=False)

    async def _checked(self) -> None:
        self._unmet = await self.shell.desk.do(case_asked.unmet, self.shell.session)
        self._rows()

    def _rows(self) -> None:
        marks = self._scene.marks if self._scene is not None else ()
        rows = []
        for mark in marks:
            sign = ("B" if mark.index in self.player.breakpoints else " ") + ("!" if mark.index in self._unmet else " ")
            rows.append(Row(mark.index, (sign, str(mark.day), self.say(mark.name)), mark.index > self.player.index))
        script = self.query_one(VirtualList)
        script.set_rows(rows, script.row.key if script.row is not None else None)

    def _say_how(self) -> None:
        player = self.player
        how = PLAYING if player.playing else PAUSED
        more = f"  {self.say(LOOP)}" if player.loop else ""
        self.query_one("#how", Static).update(
            f"{self.say(how)}  {player.speed:g}/s  {player.index}/{player.frames}{more}"
        )

    async def _told(self, scene: Scene) -> None:
        lines = await self.shell.desk.do(case_asked.brought, self.shell.session, scene.index, scene.beyond)
        checks = await self.shell.desk.do(case_asked.checked, self.shell.session, scene.index)
        self.query_one(Page).say([*self._people(scene), *lines, *checks], self.shell.lang)

    def _people(self, scene: Scene) -> list[Line]:
        lines: list[Line] = [(Text(f"{scene.day}  {STANDS.en}", f"{scene.day}  {STANDS.zh}"), "head")]
        for track in scene.tracks:
            if track.begun:
                here = next(box for box in track.states if box.standing == "present")
                en, zh = (
                    f"  {track.name.en} {track.unit}: {here.name.en}",
                    f"  {track.name.zh} {track.unit}：{here.name.zh}",
                )
                lines.append((Text(en, zh), ""))
        for person in scene.people:
            said = [FLAGS[flag] for flag, on in person.flags.items() if on]
            en, zh = ", ".join(text.en for text in said) or "-", "、".join(text.zh for text in said) or "-"
            lines.append((Text(f"  {person.name}: {en}", f"  {person.name}：{zh}"), "dim"))
        return [*lines, (plain(""), "")]

    async def _tick(self) -> None:
        player = self.player
        if not player.playing or self._scene is None or self.shell.pane is not self:
            return
        before = player.index
        index = player.tick(1 / FRAMES, self._unmet)
        if index != before:
            await self.shell.look(self.shell.session.seek, index)
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
            self.player.play()
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

    def do_loop(self) -> None:
        """Begins again at the end, or not."""
        self.player.loop = not self.player.loop
        self._say_how()

    def do_breakpoint(self) -> None:
        """Stops at the event under the cursor, or no more."""
        row = self.query_one(VirtualList).row
        if row is not None and isinstance(row.key, int):
            self.player.breakpoints ^= {row.key}
            self._rows()

    def about(self) -> About | None:
        """The event under the cursor."""
        row, scene = self.query_one(VirtualList).row, self._scene
        if row is None or scene is None or not isinstance(row.key, int):
            return None
        return About("event", (row.key, False), scene.marks[row.key - 1].name)

    def as_text(self) -> str:
        """What is told."""
        return self.query_one(Page).as_text()
