"""How an action is done: at once if it takes no time, else in its turn; one that fails ends nothing."""

from __future__ import annotations

import logging
from asyncio import Event
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import NO_TEXT, Text
from tui.actions import ACTIONS, SHELL, Action
from tui.agenda import Agenda
from tui.desk import Desk
from tui.key_names import key_name
from tui.panes.pane import Pane
from tui.widgets.shell_lines import Flash

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui.keymap import Keymap
    from tui.screens.dialog import Dialog

T = TypeVar("T")
log = logging.getLogger("tui")

NO_FILES = Text("no files of this machine are read or written here", "此处不读写本机文件")
ENDS = Text(
    "blacklist-sim ended because of an error that should not be; what was acknowledged is stored",
    "程序因意外错误而结束；已确认的内容均已存储",
)
LOADING = Text("loading …", "载入中…")
NO_STORE = Text("the database could not be opened", "数据库未能打开")
WITHOUT_STORE = frozenset(("shell.quit", "shell.language", "shell.help", "shell.menu", "shell.areas"))
"""What can be done before the store is open."""


class Doing(App[None]):
    """A program that does actions. `last` is the one done last that has a command line."""

    desk: Desk
    shelf: Any
    session: Any
    scene: Any
    lang: Any
    keymap: Keymap
    last = ""

    def __init__(self) -> None:
        super().__init__()
        self.ready = Event()
        self.told, self.flashed = Flash(), NO_TEXT
        self._agenda: Agenda[Action] = Agenda(lambda later, earlier: bool(later.goes_to and earlier.goes_to))

    @property
    def pane(self) -> Pane | None:
        """The area that is seen."""
        raise NotImplementedError

    def at_hand(self, area: str) -> bool:
        """Goes to an area if that takes no time; whether one is there now."""
        raise NotImplementedError

    async def go(self, area: str) -> None:
        """Goes to an area."""
        raise NotImplementedError

    def flash(self, text: Text, tone: str = "") -> None:
        """Says something in the line above the keys."""
        self.flashed = text
        self.told.say(self.keymap.filled(text).pick(self.lang), tone)

    def take_back(self, text: Text) -> None:
        """Says it no more, unless something else was said since."""
        if self.flashed == text:
            self.told.clear()

    def action_act(self, name: str, key: str = "") -> None:
        """Does an action, or says why it cannot be done; `key` is the one that asked for it."""
        char = key_name(key)
        if len(char) == 1 and self.typed(char):
            return
        action = ACTIONS[name]
        reason = action.can(self.scene)
        if reason is not None:
            self.flash(reason, "warn")
        elif action.files and not self.desk.files:
            self.flash(NO_FILES, "warn")
        elif self.shelf is None and name not in WITHOUT_STORE:
            self.flash(*((NO_STORE, "warn") if self.ready.is_set() else (LOADING, "")))
        elif not self._at_once(action) and self._agenda.add(action):
            self.run_worker(self._work(), group="act", exit_on_error=False)

    def typed(self, char: str) -> bool:
        """Whether a key belongs to the line that has the focus; it was on its way to the part that had it before."""
        if self.line is None:
            return False
        self.line.insert_text_at_cursor(char)
        return True

    @property
    def line(self) -> Input | None:
        """The line that is written in, if the focus is in one."""
        focused: Any = self.focused
        return focused if hasattr(focused, "insert_text_at_cursor") else None

    def _at_once(self, action: Action) -> bool:
        """Does what takes no time before the next key is looked at, which may be meant for what it brings."""
        try:
            if action.goes_to:
                return self._there_at_once(action)
            doer = self._doer(action)
            if doer is None or iscoroutinefunction(getattr(doer, action.method)):
                return False
            self._begun(action)
            getattr(doer, action.method)()
        except Exception as error:
            self.failed(error)
        return True

    def _there_at_once(self, action: Action) -> bool:
        there = self.at_hand(action.goes_to)
        if there:
            self._agenda.overtake(action)
        return there

    async def _work(self) -> None:
        """Does what waits, one after the other."""
        while (action := self._agenda.next()) is not None:
            try:
                await self._do(action)
            except Exception as error:
                self.failed(error)

    async def _do(self, action: Action) -> None:
        if action.id not in WITHOUT_STORE:
            await self.ready.wait()
            if self.session is None:
                self.flash(NO_STORE, "warn")
                return
        if action.goes_to:
            await self.go(action.goes_to)
            return
        if self._doer(action) is None:
            await self.go(action.where)
        self._begun(action)
        done = getattr(self._doer(action), action.method)()
        if done is not None:
            await done

    def _doer(self, action: Action) -> Any:
        """Who does an action: the program, or the pane of its area if that is seen."""
        if action.where == SHELL:
            return self
        return self.pane if self.pane is not None and self.pane.area == action.where else None

    def _begun(self, action: Action) -> None:
        self.told.clear()
        if action.twin:
            self.last = action.id

    async def run_action(self, action: Any, default_namespace: DOMNode | None = None, namespaces: Any = None) -> bool:
        """Does what a key or a click means, whichever part of the screen does it; one that fails ends nothing.

        What comes to a part that is not there yet, or not any more, means nothing.
        """
        part = default_namespace
        if isinstance(part, Widget) and not (part.is_mounted and part.is_attached):
            return True
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception as error:
            self.failed(error)
            return True

    def failed(self, error: Exception) -> None:
        """Tells what went wrong; what nobody expected goes into the log and into a message, and ends nothing."""
        if isinstance(error, BlacklistSimError):
            self.flash(error.text, "warn")
            return
        if isinstance(error, OSError) and error.filename is not None:
            self.flash(Text(f"{error.filename}: {error.strerror}", f"{error.filename}：{error.strerror}"), "warn")
            return
        from tui.screens.report import Report

        log.error("an action failed", exc_info=error)
        if not any(isinstance(screen, Report) for screen in self.screen_stack):
            self.push_screen(Report(error, self.lang))

    def _handle_exception(self, error: Exception) -> None:
        """What no action was the cause of ends the program, in one line and with all that was acknowledged stored."""
        log.critical("the program ends", exc_info=error)
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=1, message=ENDS.pick(self.lang))

    async def ask(self, dialog: Dialog[T]) -> T | None:
        """What a dialog gives back; nothing while another one is open, so that none ever lies upon another.

        What waits to be done is dropped: it was asked for by somebody who had not seen the question.
        """
        if len(self.screen_stack) > 1:
            return None
        self._agenda.forget()
        return await self.push_screen_wait(dialog)
