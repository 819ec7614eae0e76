"""A program in a real terminal: tmux runs it, keys are typed into it, and its screen is read."""

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from bench.pseudo_terminal import DRAG, LEFT, mouse

NEEDED = "BLACKLIST_SIM_NEED_TMUX"
"""The variable that makes a missing tmux a failure."""

LONGEST = 20.0
BEGUN = "begun"
ENDED = re.compile(r"^ended (\d+)$", re.MULTILINE)
NUMBERS = count()


class NeverCame(AssertionError):
    """What was waited for did not come to be seen; the message is the screen."""


class Terminal:
    """A tmux of its own, with a shell that runs the command; `left` waits for its end.

    A line of ours is written before it and one after it, so that what the program leaves of the screen is seen too.
    """

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._socket = str(folder / f"tmux-{next(NUMBERS)}")
        self._command, self._folder, self._size = command, folder, size
        self._env = {**os.environ, **(env or {})}
        for told in ("TMUX", "COLUMNS", "LINES"):  # of another terminal
            self._env.pop(told, None)

    def __enter__(self) -> Self:
        if shutil.which("tmux") is None:
            if os.environ.get(NEEDED) == "1":
                pytest.fail(f"no tmux is installed, and {NEEDED}=1 says that it must be")
            pytest.skip("no tmux is installed")
        columns, lines = map(str, self._size)
        config = self._folder / "tmux.conf"
        config.write_text("set -g default-terminal tmux-256color\nset -g escape-time 0\nset -g status off\n")
        script = f"echo {BEGUN}; {shlex.join(self._command)}; echo ended $?; exec cat"
        self._tmux("-f", str(config), "new-session", "-d", "-x", columns, "-y", lines, script)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], env=self._env, capture_output=True, check=False)

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *words], env=self._env, capture_output=True, text=True, check=True
        )
        return done.stdout

    def type(self, text: str) -> None:
        """Types text as it stands, escape sequences and Chinese included, all at once."""
        self._tmux("send-keys", "-H", *(f"{byte:02x}" for byte in text.encode()))

    def press(self, *keys: str) -> None:
        """Presses keys by the names that tmux has for them: Enter, Escape, Down, PPage, F1, C-p, M-x, a."""
        self._tmux("send-keys", *keys)

    def paste(self, text: str) -> None:
        """Pastes, as a terminal does for a program that has asked to be told so."""
        self._tmux("set-buffer", "--", text)
        self._tmux("paste-buffer", "-p", "-d")

    def resize(self, columns: int, lines: int) -> None:
        """Gives the terminal another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    @property
    def screen(self) -> str:
        """What is seen, without blanks at the ends of lines."""
        return self._tmux("capture-pane", "-p")

    def until(self, text: str, seconds: float = LONGEST) -> str:
        """Waits until a text is seen; gives the screen."""
        return self._until(lambda screen: text in screen, repr(text), seconds)

    def until_gone(self, text: str, seconds: float = LONGEST) -> str:
        """Waits until a text is seen no more; gives the screen."""
        return self._until(lambda screen: text not in screen, f"an end of {text!r}", seconds)

    def until_cursor(self, line: int, seconds: float = LONGEST) -> None:
        """Waits until the cursor of the terminal is on a line, counted from 0: where what is typed goes."""
        at = ("display-message", "-p", "#{cursor_y}")
        self._until(lambda _: int(self._tmux(*at)) == line, f"the cursor on line {line}", seconds)

    def resting(self, still: float = 1.0, seconds: float = LONGEST) -> str:
        """Waits until nothing has changed for so long; gives the screen."""
        since, screen, end = time.monotonic(), self.screen, time.monotonic() + seconds
        while time.monotonic() < since + still:
            if (now := self.screen) != screen:
                since, screen = time.monotonic(), now
            if since > end:
                raise NeverCame(f"it never comes to rest\n{screen}")
            time.sleep(0.02)
        return screen

    def left(self, seconds: float = LONGEST) -> str:
        """Waits for the end of the program; gives what is seen then, which ends with the code that it left with."""
        return self._until(lambda screen: ENDED.search(screen) is not None, "an end", seconds).strip()

    def _until(self, holds: Callable[[str], bool], what: str, seconds: float) -> str:
        end = time.monotonic() + seconds
        while not holds(screen := self.screen):
            if time.monotonic() > end:
                raise NeverCame(f"{what} never came\n{screen}")
            time.sleep(0.02)
        return screen


def click(column: int, line: int) -> str:
    """What a terminal sends for a click of the left button; columns and lines from 0."""
    return mouse(LEFT, column, line) + mouse(LEFT, column, line, released=True)


def drag(columns: Sequence[int], line: int) -> str:
    """What a terminal sends for the left button being held from one column to another along a line."""
    moves = "".join(mouse(LEFT + DRAG, column, line) for column in columns[1:])
    return mouse(LEFT, columns[0], line) + moves + mouse(LEFT, columns[-1], line, released=True)
