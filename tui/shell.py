"""The shell: the areas one behind the other, a head that tells where one stands, a line for what happened, keys."""

import logging
from asyncio import Lock
from collections.abc import Callable, Sequence
from importlib import import_module
from inspect import isawaitable, iscoroutinefunction
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.css.query import NoMatches
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text
from tui.actions import ACTIONS, AREAS, SHELL, Action
from tui.desk import Desk
from tui.panes.pane import Pane, bindings
from tui.scene import Scene, Told
from tui.screens.dialog import Dialog
from tui.screens.pick import Pick
from tui.screens.report import Report
from tui.settings import load
from tui.widgets.shell_lines import Flash, Foot, Head, key_name

T = TypeVar("T")
log = logging.getLogger("tui")

WHICH = Text("which one", "打开哪一个")
NO_FILES = Text("no files of this machine are read or written here", "此处不读写本机文件")
ENDS = Text(
    "blacklist-sim ended because of an error that should not be; what was acknowledged is stored",
    "程序因意外错误而结束；已确认的内容均已存储",
)
LOADING = Text("loading …", "载入中…")


class Main(Screen[None]):
    """The screen with the areas; that another part has the focus is painted by the two parts, not by all of it."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)


class Shell(App[None]):
    """What surrounds the areas, over one database; `opening` names saved cases or files to begin with.

    `last` is the action done last that has a command line.
    """

    TITLE = "blacklist-sim"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Any]] = bindings(SHELL)
    CSS = """
    ContentSwitcher { height: 1fr; }
    OptionList, SelectionList, SelectOverlay, Input, Label, Static { min-width: 6; }
    SelectCurrent Static { min-width: 0; }
    """  # what is made narrower than that ends the program when it breaks its lines

    scene: reactive[Scene | None] = reactive(None, init=False, always_update=True, repaint=False)
    lang: reactive[str] = reactive("en", init=False)

    def __init__(self, desk: Desk, opening: Sequence[str] = (), lang: str | None = None) -> None:
        super().__init__()
        self.desk, self.opening, self.settings = desk, opening, load()
        self.last = ""
        self.set_reactive(Shell.lang, lang or self.settings.lang)
        self.animation_level = "none"
        self.session: Any = None
        self._going = Lock()

    def get_default_screen(self) -> Screen[None]:
        """The screen with the areas."""
        return Main(id="_default")

    def compose(self) -> ComposeResult:
        """The shell; the areas are made when they are first gone to."""
        yield Head()
        yield ContentSwitcher()
        yield Flash()
        yield Foot()

    def on_mount(self) -> None:
        """Paints first, and loads then."""
        self.flash(LOADING)
        self.call_after_refresh(lambda: self.run_worker(self._begin(), group="begin", exit_on_error=False))

    async def _begin(self) -> None:
        try:
            self.session = await self.desk.session()
            self.query_one(Flash).clear()
            opened = await self.open_any(self.opening) if self.opening else False
            await self.go("stepper" if opened else "cases")
            if not self.opening:
                await self.desk.do(lambda: self.session.store.law)  # ready by when it is needed
                await self.welcome()
        except Exception as error:
            self._failed(error)
            await self.go("cases")

    async def open_any(self, names: Sequence[str]) -> bool:
        """Opens what is named; of several, the one that is chosen. Whether anything was opened."""
        found = await self.desk.do(self.session.openings, names)
        chosen: str | None = "0"
        if len(found) > 1:
            choices = [(str(at), one.title) for at, one in enumerate(found)]
            chosen = await self.ask(Pick(WHICH, choices, self.lang))
        if not found or chosen is None:
            return False
        await self.see(self.session.open_one, found[int(chosen)])
        return True

    @property
    def switcher(self) -> ContentSwitcher:
        """What holds the areas."""
        return self.screen_stack[0].query_one(ContentSwitcher)

    @property
    def pane(self) -> Pane | None:
        """The area that is seen."""
        try:
            return self.switcher.get_child_by_id(self.switcher.current or "", Pane)
        except NoMatches:
            return None

    async def go(self, area: str) -> None:
        """Goes to an area, made now if this is the first time; where two are asked for at once, one after the other."""
        async with self._going:
            await self._go(area)

    async def _go(self, area: str) -> None:
        switcher = self.switcher
        try:
            pane = switcher.get_child_by_id(area, Pane)
        except NoMatches:
            module, _, name = AREAS[area].home.partition(":")
            pane = getattr(import_module(module), name)(id=area)
            pane.display = False  # until all is there that it shows
            await switcher.mount(pane)
        while not pane.shows(self.scene):
            scene, found = await self.desk.do(self._asked, pane, self.scene)
            if scene is self.scene:
                pane.found = found
                pane.put(scene)
        switcher.current = area
        pane.entered()
        self._tell_where()

    def _tell_where(self) -> None:
        for line in (*self.screen_stack[0].query(Head), *self.screen_stack[0].query(Foot)):
            line.show(self.scene, self.switcher.current, self.lang)

    def watch_scene(self) -> None:
        """Shows the moment in the area that is seen; the others show it when they are."""
        pane = self.pane
        if pane is not None and pane.children:  # else it is only being made, or taken down
            pane.put(self.scene)
        self._tell_where()

    def watch_lang(self) -> None:
        """Says everything in the other language."""
        self.watch_scene()

    def flash(self, text: Text, tone: str = "") -> None:
        """Says something in the line above the keys."""
        self.screen_stack[0].query_one(Flash).say(text.pick(self.lang), tone)

    def action_act(self, name: str, key: str = "") -> None:
        """Does an action, or says why it cannot be done; `key` is the one that asked for it."""
        char = key_name(key)
        if len(char) == 1 and self._typed(char):
            return
        action = ACTIONS[name]
        reason = action.can(self.scene)
        if reason is not None:
            self.flash(reason, "warn")
        elif action.files and not self.desk.files:
            self.flash(NO_FILES, "warn")
        elif self.session is None and name not in ("shell.quit", "shell.language", "shell.help"):
            self.flash(LOADING)
        else:
            self._begin_act(action)

    async def run_action(self, action: Any, *args: Any, **kwargs: Any) -> bool:
        """Does what a key means, whichever part of the screen does it; one that fails ends nothing."""
        try:
            return await super().run_action(action, *args, **kwargs)
        except Exception as error:
            self._failed(error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """What no action was the cause of ends the program, in one line and with all that was acknowledged stored."""
        log.critical("the program ends", exc_info=error)
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=1, message=ENDS.pick(self.lang))

    def on_key(self, event: events.Key) -> None:
        """Whatever no part of the screen takes."""
        if event.character is not None and event.is_printable and self._typed(event.character):
            event.stop()

    def _typed(self, char: str) -> bool:
        """Whether a key belongs to the line that has the focus; it was on its way to the part that had it before."""
        if not isinstance(self.focused, Input):
            return False
        self.focused.insert_text_at_cursor(char)
        return True

    def _begin_act(self, action: Action) -> None:
        """What takes no time is done before the next key is looked at, which may be meant for what it brings."""
        doer = self if action.where == SHELL else self.pane
        if not action.goes_to and doer is not None and (doer is self or self.pane_is(action.where)):
            method = getattr(doer, action.method)
            if not iscoroutinefunction(method):
                self.last = action.id if action.twin else self.last
                self.query_one(Flash).clear()
                try:
                    method()
                except Exception as error:
                    self._failed(error)
                return
        self.run_worker(self._act(action), group="act", exit_on_error=False)

    def pane_is(self, area: str) -> bool:
        """Whether that area is seen."""
        return self.pane is not None and self.pane.area == area

    async def _act(self, action: Action) -> None:
        try:
            self.query_one(Flash).clear()
            if action.goes_to:
                await self.go(action.goes_to)
                return
            doer: Any = self
            if action.where != SHELL:
                if not self.pane_is(action.where):
                    await self.go(action.where)
                doer = self.pane
            if action.twin:
                self.last = action.id
            done = getattr(doer, action.method)()
            if isawaitable(done):
                await done
        except Exception as error:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        """Tells what went wrong; what nobody expected goes into the log and into a message, and ends nothing."""
        if isinstance(error, BlacklistSimError):
            self.flash(error.text, "warn")
            return
        log.error("an action failed", exc_info=error)
        if not any(isinstance(screen, Report) for screen in self.screen_stack):
            self.push_screen(Report(error, self.lang))

    async def see(self, work: Callable[..., Scene | None], *args: Any) -> None:
        """Runs a function of the session that gives the moment to be seen, and shows it with all there is to it."""
        pane = self.pane
        scene, found = await self.desk.do(lambda: self._asked(pane, work(*args)))
        while pane is not self.pane:  # which was left meanwhile for this one
            pane = self.pane
            scene, found = await self.desk.do(self._asked, pane, scene)
        if pane is not None:
            pane.found = found
        self.scene = scene

    def _asked(self, pane: Pane | None, scene: Scene | None) -> tuple[Scene | None, Any]:
        return scene, pane.fetch(self.session, scene) if pane is not None and scene is not None else None

    async def look(self, work: Callable[..., Scene], *args: Any) -> None:
        """The same for what is no action; what goes wrong is told."""
        try:
            await self.see(work, *args)
        except Exception as error:
            self._failed(error)

    async def ask(self, dialog: Dialog[T]) -> T | None:
        """What a dialog gives back; nothing while another one is open, so that none ever lies upon another."""
        return await self.push_screen_wait(dialog) if len(self.screen_stack) == 1 else None

    async def tell(self, work: Callable[..., Told], *args: Any) -> Told:
        """Does something with the open case, shows where it stands then, and says what came of it."""
        told = await self.desk.do(work, *args)
        if told.done:
            await self.see(self.session.scene)
        self.flash(told.short, "" if told.done else "warn")
        return told

    async def welcome(self) -> None:
        """Called when the program has begun with nothing to open."""

    async def on_unmount(self) -> None:
        """What is being stored is stored before the program ends."""
        self.desk.close()
