"""The shell: the areas one behind the other, a head that tells where one stands, a line for what happened, keys."""

from __future__ import annotations

import gc
from asyncio import Lock, to_thread
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from blacklist_sim.text import Text
from tui.actions import AREAS, SHELL
from tui.desk import Desk
from tui.doing import LOADING, Doing
from tui.panes.pane import Pane, bindings
from tui.settings import load
from tui.widgets.backdrop import Backdrop
from tui.widgets.shell_lines import Foot, Head

if TYPE_CHECKING:
    from tui.scene import Scene, Told

WHICH = Text("which one", "打开哪一个")


class Main(Screen[None], Backdrop):
    """The screen with the areas; that another part has the focus is painted by the two parts, not by all of it."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)


class Areas(ContentSwitcher, Backdrop):
    """The areas, of which one is seen."""

    DEFAULT_CSS = "Areas { height: 1fr; }"


class Shell(Doing):
    """What surrounds the areas, over one database; `opening` names saved cases or files to begin with."""

    TITLE = "blacklist-sim"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Any]] = bindings(SHELL)
    CSS = """
    OptionList, Input, Label, Static { min-width: 6; }
    """  # what is made narrower than that ends the program when it breaks its lines

    scene: reactive[Scene | None] = reactive(None, init=False, always_update=True, repaint=False)
    lang: reactive[str] = reactive("en", init=False, repaint=False)

    def __init__(self, desk: Desk, opening: Sequence[str] = (), lang: str | None = None) -> None:
        super().__init__()
        self.desk, self.opening, self.settings = desk, opening, load()
        self.set_reactive(Shell.lang, lang or self.settings.lang)
        self.animation_level = "none"
        self.shelf = self.session = None
        self.head, self.foot = Head(), Foot()
        self._going = Lock()

    def get_default_screen(self) -> Screen[None]:
        """The screen with the areas."""
        return Main(id="_default")

    def compose(self) -> ComposeResult:
        """The shell; the areas are made when they are first gone to."""
        yield self.head
        yield Areas()
        yield self.told
        yield self.foot

    def get_driver_class(self) -> type[Driver]:
        """The terminal, except in a browser and where there is no terminal of this kind."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from tui.terminal import Terminal

        return Terminal

    def on_mount(self) -> None:
        """Paints first, and loads then."""
        self.flash(LOADING)
        self.call_after_refresh(lambda: self.run_worker(self._begin(), group="begin", exit_on_error=False))

    async def _begin(self) -> None:
        try:
            self.shelf = await self.desk.shelf()
            if not self.opening:
                await self.go("cases")
                if self.pane is not None:
                    await self.pane.settled()  # only then is the law loaded, which slows down everything
            new = not self.opening and not await self.desk.do(self.shelf.any_case)
            self.session = await self.desk.session()
            self.take_back(LOADING)
            if self.opening:
                await self.go("stepper" if await self.open_any(self.opening) else "cases")
            self.ready.set()
            if new:
                self.run_worker(self.welcome(), group="welcome", exit_on_error=False)
            await self.desk.do(lambda: self.session.store.law)  # there by when it is needed
        except Exception as error:
            self.ready.set()
            self.failed(error)
            await self.go("cases")
        finally:
            gc.freeze()  # what was loaded stays: looking through it for garbage would have keys wait
            gc.enable()

    async def open_any(self, names: Sequence[str]) -> bool:
        """Opens what is named; of several, the one that is chosen. Whether anything was opened."""
        found = await self.desk.do(self.session.openings, names)
        chosen: str | None = "0"
        if len(found) > 1:
            from tui.screens.pick import Pick

            choices = [(str(at), one.title) for at, one in enumerate(found)]
            chosen = await self.ask(Pick(WHICH, choices, self.lang))
        if not found or chosen is None:
            return False
        await self.see(self.session.open_one, found[int(chosen)])
        return True

    @property
    def switcher(self) -> Areas:
        """What holds the areas."""
        return self.screen_stack[0].query_one(Areas)

    @property
    def pane(self) -> Pane | None:
        """The area that is seen."""
        try:
            return self.switcher.get_child_by_id(self.switcher.current or "", Pane)
        except NoMatches:
            return None

    def at_hand(self, area: str) -> bool:
        """Goes to an area that shows the moment already; whether it does, and no other one is being gone to."""
        try:
            pane = self.switcher.get_child_by_id(area, Pane)
        except NoMatches:
            return False
        if self._going.locked() or not pane.shows(self.scene):
            return False
        self._seen(pane)
        return True

    async def go(self, area: str) -> None:
        """Goes to an area, made now if this is the first time; where two are asked for at once, one after the other."""
        async with self._going:
            try:
                pane = self.switcher.get_child_by_id(area, Pane)
            except NoMatches:
                module, _, name = AREAS[area].home.partition(":")
                pane = getattr(await to_thread(import_module, module), name)(id=area)
                pane.display = False  # until all is there that it shows
                await self.switcher.mount(pane)
            while not pane.shows(self.scene):
                scene, found = await self.desk.do(self._asked, pane, self.scene)
                if scene is self.scene:
                    pane.found = found
                    pane.put(scene)
            self._seen(pane)

    def _seen(self, pane: Pane) -> None:
        if self.pane is not None and self.pane is not pane:
            self.pane.alone(None)
        self.switcher.current = pane.id
        pane.entered()
        self._tell_where()

    def _tell_where(self) -> None:
        for line in (self.head, self.foot):
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

    def on_key(self, event: events.Key) -> None:
        """Whatever no part of the screen takes."""
        if event.character is not None and event.is_printable and self.typed(event.character):
            event.stop()

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
        if pane is not None and scene is not None:
            self.call_after_refresh(self._foresee, pane, scene)

    def _foresee(self, pane: Pane, scene: Scene) -> None:
        if pane is self.pane and scene is self.scene:
            self.desk.later(pane.foresee, self.session, scene)

    def _asked(self, pane: Pane | None, scene: Scene | None) -> tuple[Scene | None, Any]:
        asks = pane is not None and (scene is not None or pane.caseless)
        return scene, pane.fetch(self.session, scene) if pane is not None and asks else None

    async def look(self, work: Callable[..., Scene], *args: Any) -> None:
        """The same for what is no action; what goes wrong is told."""
        try:
            await self.see(work, *args)
        except Exception as error:
            self.failed(error)

    async def tell(self, work: Callable[..., Told], *args: Any) -> Told:
        """Does something with the open case, shows where it stands then, and says what came of it.

        Where somebody else was faster, the case is shown as it stands by then.
        """
        try:
            told = await self.desk.do(work, *args)
        except Exception as error:
            if self.session.overtaken(error):
                await self.see(self.session.refresh)
            raise
        if told.done:
            await self.see(self.session.scene)
        self.flash(told.short, "" if told.done else "warn")
        return told

    async def welcome(self) -> None:
        """Called when the program has begun with no case to open."""

    async def on_unmount(self) -> None:
        """What is being stored is stored before the program ends."""
        self.desk.close()
