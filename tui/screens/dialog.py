"""What every dialog is: a screen over the areas that gives one answer."""

from typing import TypeVar

from textual.screen import ModalScreen

T = TypeVar("T")


class Dialog(ModalScreen[T | None]):
    """Gives back an answer once, or nothing when it is left; what comes after that is too late and changes nothing."""

    BINDINGS = [("escape", "leave", "leave")]  # noqa: RUF012 (Textual merges it by class)

    def answer(self, said: T | None) -> None:
        """Gives back an answer, if that is still to be done."""
        if self.is_attached and self.app.screen is self:
            self.dismiss(said)

    def action_leave(self) -> None:
        """Leaves without an answer."""
        self.answer(None)
