"""A question with one line for the answer."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from blacklist_sim.text import Text
from tui.screens.dialog import CLOSE, OK, Dialog
from tui.words import LONGEST


class Ask(Dialog[str]):
    """Gives back what was written, or nothing when it was left."""

    WAYS = (("enter", OK, "ok"), ("esc", CLOSE, "leave"))
    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical { width: 60; max-width: 95%; height: auto; border: round $primary; padding: 0 1; }
    Ask > Vertical { background: $surface; }
    Ask Label { width: 1fr; }
    """

    def __init__(self, question: Text, lang: str, value: str = "", example: str = "") -> None:
        super().__init__()
        self.question, self.lang, self.value, self.example = question, lang, value, example

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical():
            yield Label(self.question.pick(self.lang), markup=False)
            yield Input(self.value, placeholder=self.example, max_length=LONGEST)

    @on(Input.Submitted)
    def action_ok(self) -> None:
        """Gives back the answer."""
        self.answer(self.query_one(Input).value.strip())
