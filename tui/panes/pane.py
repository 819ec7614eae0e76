"""What every area of the interface is: it shows the scene, does its actions, and gives itself as text."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding
from textual.widget import Widget

from blacklist_sim.text import Text
from tui.actions import of
from tui.scene import Scene

if TYPE_CHECKING:
    from tui.app import BlacklistApp


def bindings(where: str) -> list[Any]:
    """The keys of an area, each leading to its action."""
    return [
        Binding(key, f"app.act('{action.id}', '{key}')", action.name.en, id=f"{action.id}.{number}", show=False)
        for action in of(where)
        for number, key in enumerate(action.keys)
    ]


class Pane(Widget):
    """An area. `area` is its id; actions are methods `do_…`, plain or asynchronous."""

    area: ClassVar[str] = ""
    DEFAULT_CSS = "Pane { height: 1fr; }"

    @property
    def shell(self) -> "BlacklistApp":
        """The program."""
        return cast("BlacklistApp", self.app)

    def say(self, text: Text) -> str:
        """A text in the language of the interface."""
        return text.pick(self.shell.lang)

    def show(self, scene: Scene | None) -> None:
        """Shows a moment of the open case, or that none is open; called again when the language changes."""

    def entered(self) -> None:
        """The user has come here: the focus goes where he will begin."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return

    def as_text(self) -> str:
        """What copying this pane takes."""
        return ""

    def as_command(self) -> str:
        """The command line that shows or does what the cursor is on; empty where there is none."""
        return ""
