"""`python -m bench.plain_apps bare|echo`: the yardsticks, a program that shows one text, and one that answers a key."""

import sys

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

SHOWN = "nothing but this"


class Bare(App[None]):
    """Shows one text."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(SHOWN)


class Echo(Bare):
    """Counts keys."""

    count = 0

    def on_key(self, event: Key) -> None:
        """Shows the count."""
        self.count += 1
        self.query_one(Static).update(f"{SHOWN} {self.count}")


if __name__ == "__main__":
    {"bare": Bare, "echo": Echo}[sys.argv[1]]().run()
