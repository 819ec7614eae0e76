"""The program: the shell, and what it does itself: finding, copying, settings, languages, undo, and leaving."""

from asyncio import to_thread
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blacklist_sim.text import Text
from tui.explaining import Explaining
from tui.hinting import Hinting

if TYPE_CHECKING:
    from tui.screens.find import Found

COPIED = Text("copied", "已复制")
NOT_HERE = Text("nothing here to be copied", "此处没有可复制的内容")
NOTHING_YET = Text(
    "begin with nothing; {shell.help} shows the keys at any time", "从空白开始；随时按 {shell.help} 显示按键"
)
SCREEN = Text("save the screen as (.svg, .png, .txt)", "将屏幕保存为（.svg、.png、.txt）")
NO_TWIN = Text("this has no command: it only changes what is looked at", "没有对应命令：仅改变显示内容")


class BlacklistApp(Explaining, Hinting):
    """The program: the shell with its actions."""

    def do_quit(self) -> None:
        """Leaves."""
        self.exit()

    def do_back(self) -> None:
        """One layer back: all parts of the area again, out of a line that is written in, else to the cases."""
        pane = self.pane
        if pane is not None and pane.part is not None:
            pane.alone(None)
        elif pane is not None and self.line is not None:
            pane.entered()
        elif self.hints.shown is not None:
            self.no_hints()
        elif pane is not None and pane.back():
            return
        elif self.switcher.current != "cases":
            self.action_act("shell.cases")

    async def do_areas(self) -> None:
        """The areas, of which one is gone to."""
        from tui import menus
        from tui.screens.pick import Pick

        chosen = await self.ask(Pick(menus.AREAS_HEAD, menus.areas(self.keymap), self.lang, self.switcher.current))
        if chosen is not None:
            self.action_act(f"shell.{chosen}")

    async def do_menu(self) -> None:
        """What can be done in this area, of which one thing is done."""
        from tui import menus
        from tui.screens.pick import Pick

        choices = menus.of_place(self.switcher.current or "", self.scene, self.keymap)
        chosen = await self.ask(Pick(menus.MENU_HEAD, choices, self.lang))
        if chosen is not None:
            self.action_act(chosen)

    async def do_undo(self) -> None:
        """Takes back the last event."""
        await self.tell(self.session.undo)

    async def do_undo_only(self) -> None:
        """Takes back the event that is seen, and leaves what came after it."""
        await self.tell(self.session.undo_only)

    async def do_undo_after(self) -> None:
        """Takes back all that came after the event that is seen."""
        await self.tell(self.session.undo_after)

    async def do_redo(self) -> None:
        """Brings back what was taken back."""
        await self.tell(self.session.redo)

    async def do_reread(self) -> None:
        """Reads the case again, as others may have taken it further."""
        await self.see(self.session.refresh)

    async def do_help(self) -> None:
        """The actions with their keys, those of this place first; enter does one."""
        from tui import finding

        area, scene, lang, keys = self.switcher.current or "", self.scene, self.lang, self.keymap

        async def seek(text: str) -> "Sequence[Found]":
            return list(finding.actions(text, area, scene, lang, keys))

        await self._find(seek)

    async def do_palette(self) -> None:
        """Actions, cases, terms, rules and days in one box."""
        from tui import finding

        area, scene, lang, keys = self.switcher.current or "", self.scene, self.lang, self.keymap

        async def seek(text: str) -> "Sequence[Found]":
            found = list(finding.actions(text, area, scene, lang, keys))
            return [*found, *await self.desk.do(finding.others, self.session, text, lang)]

        await self._find(seek)

    async def _find(self, seek: Any) -> None:
        from tui import finding
        from tui.screens.find import Find

        chosen = await self.ask(Find(seek, self.lang))
        kind, name = chosen if chosen is not None else ("", "")
        if kind == finding.ACTION:
            self.action_act(name)
        elif kind == finding.CASE:
            await self.see(self.session.open, name)
            await self.go("stepper")
        elif kind == finding.LAW:
            await self.go("law")
            self.query_one("LawPane #sought").value = name  # type: ignore[attr-defined]
        elif kind == finding.DAY:
            await self.see(self.session.seek_written, name)
            await self.go("timeline")

    def do_copy(self) -> None:
        """The text of this area."""
        text = self.pane.as_text() if self.pane is not None else ""
        if text:
            self.copy_to_clipboard(text)
        self.flash(COPIED if text else NOT_HERE, "" if text else "warn")

    def do_command(self) -> None:
        """What is seen here, or else what was done last, as a command."""
        from tui import finding
        from tui.actions import ACTIONS

        text = self.pane.as_command() if self.pane is not None else ""
        text = text or (finding.twin(ACTIONS[self.last], self.scene) if self.last else "")
        if text:
            self.copy_to_clipboard(text)
        self.flash(Text(f"{COPIED.en}: {text}", f"{COPIED.zh}：{text}") if text else NO_TWIN, "" if text else "warn")

    async def do_screen(self) -> None:
        """Saves the screen as a picture, or as text."""
        from tui.png import write_screen
        from tui.screens.ask import Ask
        from tui.svg import grid_of, svg_of

        drawn, lines = svg_of(self), grid_of(self.screen)
        target = await self.ask(Ask(SCREEN, self.lang, "blacklist-sim.svg"))
        if target:
            path = Path(target).expanduser()
            await to_thread(write_screen, drawn, lines, path)
            self.flash(Text(f"written: {path}", f"已写出：{path}"))

    async def do_jump(self) -> None:
        """To a part of the screen by its letter."""
        from tui.screens.jump import Jump

        await self.ask(Jump(self.screen))

    def do_maximise(self) -> None:
        """The part that has the focus alone, or all parts again."""
        if self.pane is not None:
            self.pane.alone(self.focused if self.pane.part is None else None)

    async def welcome(self) -> None:
        """What somebody who has no case yet may begin with."""
        from tui.screens.pick import Pick

        title = Text(
            "China's list of judgment defaulters, step by step under the law of each date. No legal advice.",
            "失信被执行人名单程序，依各日期的法律逐步推演。仅供学习，不构成法律意见。",
        )
        choices = [
            ("sample", Text("step a case: she has paid, and is still on the list", "步进案件：她已付清，却仍在名单上")),
            ("gate", Text("try to buy a ticket as somebody restricted", "以被限制消费者的身份试购车票")),
            ("empty", self.keymap.filled(NOTHING_YET)),
        ]
        chosen = await self.ask(Pick(title, choices, self.lang))
        if chosen in ("sample", "gate"):
            self.action_act("cases.sample" if chosen == "sample" else "shell.window")
