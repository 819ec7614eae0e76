"""A line of keys that can also be clicked, and above it a line for what there is to say."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text as Rich
from textual.widgets import Static

from blacklist_sim.text import Text


class KeyLine(Static):
    """The keys of a dialog, each with its name and an action of the screen that a click on it does."""

    DEFAULT_CSS = "KeyLine { height: 2; background: $panel; }"

    def __init__(self, keys: Sequence[tuple[str, Text, str]], lang: str) -> None:
        super().__init__()
        self.keys, self.lang = keys, lang

    def on_mount(self) -> None:
        """Shows the keys."""
        self.say("")

    def say(self, text: str) -> None:
        """Says something above the keys."""
        line = Rich(f" {text}\n", no_wrap=True, overflow="ellipsis")
        for key, name, action in self.keys:
            click = Style.from_meta({"@click": f"screen.{action}"})
            line.append(f" {key} ", Style(bold=True, reverse=True) + click)
            line.append(f" {name.pick(self.lang)}  ", click)
        self.update(line)
