"""What is shown when something went wrong that nobody expected; the case is safe, and the program goes on."""

import traceback
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Label, Static

from blacklist_sim import __version__
from blacklist_sim.text import Text
from tui.screens.dialog import Dialog

WHAT = Text(
    "Something failed that should not. What was acknowledged is stored; nothing is lost, and you can go on.",
    "发生了意外错误。已确认的内容均已存储，没有丢失，可以继续。",
)
COPY, ON = Text("copy a report", "复制报告"), Text("go on", "继续")
COPIED = Text("copied; it holds no data of any case", "已复制；其中不含任何案件数据")


class Report(Dialog[None]):
    """Tells of an unexpected error without showing its traceback."""

    WAYS = (("esc", ON, "leave"),)
    DEFAULT_CSS = """
    Report { align: center middle; }
    Report > Vertical { width: 70; max-width: 95%; height: auto; border: round $error; padding: 0 1; }
    Report > Vertical { background: $surface; }
    Report Horizontal { height: 3; }
    """

    def __init__(self, error: BaseException, lang: str) -> None:
        super().__init__()
        self.error, self.lang = error, lang

    def compose(self) -> ComposeResult:
        """What happened, and the ways on."""
        with Vertical():
            yield Static(WHAT.pick(self.lang), markup=False)
            yield Label(f"{type(self.error).__name__} ({place_of(self.error)})", markup=False)
            with Horizontal():
                yield Button(ON.pick(self.lang), id="on", variant="primary")
                yield Button(COPY.pick(self.lang), id="copy")

    @on(Button.Pressed, "#on")
    def on_(self) -> None:
        """Goes on."""
        self.answer(None)

    @on(Button.Pressed, "#copy")
    def copied(self) -> None:
        """Copies where it happened."""
        self.app.copy_to_clipboard(report(self.error))
        self.notify(COPIED.pick(self.lang))


def place_of(error: BaseException) -> str:
    """Where it happened, by file and line."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def report(error: BaseException) -> str:
    """What a developer needs, without what anybody has written: no message, no values."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"blacklist-sim {__version__}: {type(error).__name__}", *lines])
