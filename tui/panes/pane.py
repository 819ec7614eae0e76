"""What every area of the interface is: it shows the scene, does its actions, and gives itself as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from blacklist_sim.text import Text
from tui.actions import of
from tui.keymap import Keymap, keymap
from tui.trees import About
from tui.widgets.backdrop import Backdrop

if TYPE_CHECKING:
    from tui.app import BlacklistApp
    from tui.scene import Line, Scene, Told
    from tui.session import Session

NO_CASE = Text("No case is open. {shell.cases} leads to the cases.", "未打开案件。按 {shell.cases} 前往案件列表。")
RIGHT = 3
"""The right button of the mouse."""


def bindings(where: str, keys: Keymap | None = None) -> list[Any]:
    """The keys of an area, each leading to its action; those of the first preset unless others are given."""
    keys = keys or keymap()
    return [
        Binding(key, f"app.act('{action.id}', '{key}')", action.name.en, id=f"{action.id}.{number}", show=False)
        for action in of(where)
        for number, key in enumerate(keys.of(action.id))
    ]


def rebind(node: DOMNode, where: str, keys: Keymap) -> None:
    """Gives an area other keys for its actions; what else it answers to stays."""
    old, new = node._bindings.key_to_bindings, BindingsMap(bindings(where, keys))
    for key, found in old.items():
        for binding in found:
            if not binding.action.startswith("app.act("):
                new.key_to_bindings.setdefault(key, []).append(binding)
    node._bindings = new


class Pane(Backdrop):
    """An area. `area` is its id; actions are methods `do_…`, plain or asynchronous.

    `found` is what `fetch` has asked of the session about the moment to be shown, before it is.
    """

    area: ClassVar[str] = ""
    caseless: ClassVar[bool] = False
    """Whether `fetch` is asked where no case is open as well."""

    part: Widget | None = None
    """The part that is seen alone."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    Pane .-aside { display: none !important; }
    Pane .-alone { height: 1fr !important; width: 1fr !important; max-height: 100% !important; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.found: Any = None
        self._put: tuple[Scene | None, str] | None = None

    def on_mount(self) -> None:
        """Takes the keys that the user has chosen, where they are others."""
        if self.shell.keymap is not keymap():
            rebind(self, self.area, self.shell.keymap)

    @property
    def shell(self) -> BlacklistApp:
        """The program."""
        return cast("BlacklistApp", self.app)

    def say(self, text: Text) -> str:
        """A text in the language of the interface."""
        return text.pick(self.shell.lang)

    @property
    def no_case(self) -> list[Line]:
        """That no case is open, and which key leads to them."""
        return self.with_keys([(NO_CASE, "")])

    def with_keys(self, lines: Iterable[Line]) -> list[Line]:
        """Lines in which ids of actions in braces have become their keys."""
        return [(self.shell.keymap.filled(text), tone) for text, tone in lines]

    def rebound(self, keys: Keymap) -> None:
        """Takes other keys; what is shown may name them, and is shown anew."""
        rebind(self, self.area, keys)
        self._put = None

    def fetch(self, session: Session, scene: Any) -> Any:
        """All that has to be asked about a moment in order to show it; runs beside the interface."""
        return None

    def back(self) -> bool:
        """Goes one layer back within the area; whether there was one."""
        return False

    def foresee(self, session: Session, scene: Scene) -> None:
        """Works out what will probably be asked next, once the moment has been painted; runs beside the interface."""

    def show(self, scene: Scene | None) -> None:
        """Shows a moment of the open case, or that none is open; called again when the language changes."""

    def shows(self, scene: Scene | None) -> bool:
        """Whether this moment is what is shown already, in this language."""
        return self._put is not None and self._put[0] is scene and self._put[1] == self.shell.lang

    def put(self, scene: Scene | None) -> None:
        """Shows a moment about which all has been asked."""
        self._put = scene, self.shell.lang
        self.show(scene)

    def entered(self) -> None:
        """The user has come here: the focus goes where he will begin."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What goes wrong while something is being asked is told."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and isinstance(error, Exception) and self.is_attached:
            self.shell.failed(error)

    async def settled(self) -> None:
        """Waits until all is there that is seen first."""

    def meant(self, action: str) -> str:
        """The action that another one comes down to here."""
        return action

    def about(self) -> About | None:
        """The thing under the cursor, whose basis and terms can be asked for; None where there is none."""
        return None

    def heard(self, told: Told) -> None:
        """Shows what came of something that was done from a dialog over this area."""

    def stand_for(self, who: str) -> None:
        """Takes a person of the open case for the one who asks."""

    def alone(self, part: Widget | None) -> None:
        """Shows a part of the area without the others, or all of them again."""
        for widget in self.query(".-aside, .-alone"):
            widget.remove_class("-aside", "-alone")
        inside = part is not None and part is not self and self in part.ancestors
        self.part = part if inside else None
        here = self.part
        while here is not None and here is not self:
            for other in here.parent.children if here.parent is not None else ():
                other.set_class(other is not here, "-aside")
            here.add_class("-alone")
            here = here.parent if isinstance(here.parent, Widget) else None

    def on_click(self, event: events.Click) -> None:
        """The right button shows what can be done here."""
        if event.button == RIGHT:
            event.stop()
            self.shell.action_act("shell.menu")

    def as_text(self) -> str:
        """What copying this pane takes."""
        return ""

    def as_command(self) -> str:
        """The command line that shows or does what the cursor is on; empty where there is none."""
        return ""
