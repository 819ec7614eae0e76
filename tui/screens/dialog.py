"""What every dialog is: a screen over the areas that gives one answer."""

from collections.abc import Iterable
from typing import TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from blacklist_sim.text import Text

T = TypeVar("T")

Way = tuple[str, Text, str]
"""A key, what it does, and the action of the dialog that does it."""

CLOSE, OK = Text("close", "关闭"), Text("OK", "确定")


class Dialog(ModalScreen[T | None]):
    """Gives back an answer once, or nothing when it is left; what comes after that is too late and changes nothing.

    `WAYS` stand in the lower edge of its box, where they can be clicked. `lang` is the language in which it speaks.
    """

    BINDINGS = [("escape", "leave", "leave")]  # noqa: RUF012 (Textual merges it by class)
    WAYS: Iterable[Way] = (("esc", CLOSE, "leave"),)
    lang = "en"

    def on_mount(self) -> None:
        """Shows the ways on."""
        for box in self.query_children(Vertical):
            box.border_subtitle = self._ways()

    def _ways(self) -> Content:
        pieces: list[tuple[str, str] | Content] = []
        for key, name, action in self.WAYS:
            pieces += [Content("  ")] if pieces else []
            pieces.append(
                Content.from_markup(f"[@click=screen.{action}][b]{key}[/b] $name[/]", name=name.pick(self.lang))
            )
        return Content.assemble(*pieces)

    def answer(self, said: T | None) -> None:
        """Gives back an answer, if that is still to be done; one typed ahead once the dialog is there."""
        if not self.is_mounted:
            self.call_later(self.answer, said)
        elif self.is_attached and self.app.screen is self:
            self.dismiss(said)

    def action_leave(self) -> None:
        """Leaves without an answer."""
        self.answer(None)
