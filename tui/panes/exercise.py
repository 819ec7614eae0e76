"""The place of the exercises."""

from textual.app import ComposeResult

from blacklist_sim.text import Text
from tui.panes.pane import Pane
from tui.scene import Scene
from tui.widgets.page import Page

TO_COME = Text(
    "Exercises over timelines will stand here. Until then every shipped timeline can be played ({shell.replay}) and "
    "stepped ({shell.stepper}).",
    "此处将提供基于时间线的练习。目前可回放（{shell.replay}）或步进（{shell.stepper}）任一随附时间线。",
)


class ExercisePane(Pane):
    """Says what will stand here."""

    area = "exercise"

    def compose(self) -> ComposeResult:
        """The page."""
        yield Page()

    def show(self, scene: Scene | None) -> None:
        """Says it."""
        self.query_one(Page).say(self.with_keys([(TO_COME, "")]), self.shell.lang)

    def as_text(self) -> str:
        """What is said."""
        return self.query_one(Page).as_text()
