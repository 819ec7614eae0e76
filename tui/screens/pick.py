"""A few things to choose from."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from blacklist_sim.text import Text
from tui.screens.dialog import CLOSE, Dialog
from tui.widgets.choice import Options

EDGES = 3
"""The two edges of the box, and the line below the title."""

CHOOSE = Text("choose", "选择")


class Pick(Dialog[str]):
    """Gives back the key of what was chosen, or nothing when it was left. `changed` hears what the cursor is on."""

    WAYS = (("enter", CHOOSE, "choose"), ("esc", CLOSE, "leave"))
    DEFAULT_CSS = """
    Pick { align: center middle; }
    Pick > Vertical { width: 76; max-width: 95%; height: auto; max-height: 90%; border: round $primary; padding: 0 1; }
    Pick > Vertical { background: $surface; }
    Pick Label { width: 1fr; text-style: bold; margin-bottom: 1; }
    Pick OptionList, Pick OptionList:focus { border: none; height: auto; padding: 0; }
    """

    def __init__(self, title: Text, choices: Sequence[tuple[str, Text]], lang: str, now: str | None = None) -> None:
        super().__init__()
        self.head, self.choices, self.lang, self.now = title, choices, lang, now

    def compose(self) -> ComposeResult:
        """The title and the choices."""
        with Vertical():
            yield Label(self.head.pick(self.lang), markup=False)
            yield Options(*(Option(text.pick(self.lang)) for _, text in self.choices), markup=False)

    def on_mount(self) -> None:
        """The cursor is on what holds now."""
        keys = [key for key, _ in self.choices]
        options = self.query_one(OptionList)
        options.highlighted = keys.index(self.now) if self.now in keys else 0
        options.focus()

    def on_resize(self) -> None:
        """The choices scroll within what the title leaves of the screen."""
        around = self.query_one(Label).size.height + EDGES
        self.query_one(OptionList).styles.max_height = max(self.size.height * 9 // 10 - around, 2)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Gives back the choice."""
        self.answer(self.choices[event.option_index][0])

    def action_choose(self) -> None:
        """Gives back what the cursor is on."""
        self.query_one(OptionList).action_select()
