"""A program in a pseudo-terminal: its screen, and how long it takes to answer a key there."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Any, Self

import pyte

QUIET = 0.08
"""After so many seconds without a byte, what a program writes at one go has ended."""

LONGEST = 60.0
LAST = 8_000
"""So many bytes of what a program wrote are told when it ends unasked."""

ESCAPES = re.compile(r"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|[P\]_^][^\x1b]*\x1b\\|.)")
UNKNOWN = re.compile(rb"\x1b\[[<>=?]\d*(?:;\d+)*u|\x1b\[\?\d+(?:;\d+)*\$p|\x1bP[^\x1b]*\x1b\\")
"""Questions and modes that the screen's parser would take for text."""

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "enter": "\r", "escape": "\x1b", "tab": "\t",
    "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "shift+left": "\x1b[1;2D", "shift+right": "\x1b[1;2C",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f12": "\x1b[24~",
}  # fmt: skip
"""What a terminal sends for keys that have a name."""


LEFT, DRAG, WHEEL_UP, WHEEL_DOWN = 0, 32, 64, 65
"""Buttons of the mouse; a drag is added to the button that is held."""


def mouse(button: int, column: int, line: int, released: bool = False) -> str:
    """What a terminal sends for the mouse; columns and lines from 0."""
    return f"\x1b[<{button};{column + 1};{line + 1}{'m' if released else 'M'}"


def pasted(text: str) -> str:
    """What a terminal sends for a text that is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


class Gone(Exception):
    """The program ended, or never showed what was waited for; the message is its screen."""


class PseudoTerminal:
    """Runs a command in a terminal of so many columns and lines; ends it, with all it started, at the end.

    The screen is read only while one of the methods that wait for something runs.
    """

    def __init__(
        self, command: Sequence[str], size: tuple[int, int] = (120, 40), env: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:  # fmt: skip
        self._screen = pyte.Screen(*size)
        self._parser = pyte.ByteStream(self._screen)
        self._last = b""
        self._master, slave = pty.openpty()
        self._set_size(*size)
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        settings = {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self.begun = perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=settings, cwd=folder, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)

    @property
    def lines(self) -> list[str]:
        """The screen as text."""
        seen = self._screen
        return ["".join(seen.buffer[y][x].data for x in range(seen.columns)) for y in range(seen.lines)]

    @property
    def written(self) -> str:
        """The last that the program wrote, without what moves the cursor and gives colours."""
        return ESCAPES.sub("", self._last.decode(errors="replace"))

    def resize(self, columns: int, lines: int) -> None:
        """Gives the terminal another size."""
        self._screen.resize(lines, columns)
        self._set_size(columns, lines)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def send(self, keys: str) -> None:
        """Types, without waiting for what it brings."""
        rest = keys.encode()
        while rest:
            _, writable, _ = select.select([], [self._master], [], LONGEST)
            if not writable:
                raise Gone("the program reads no more keys\n" + "\n".join(self.lines))
            try:
                rest = rest[os.write(self._master, rest[:512]) :]
            except OSError:
                raise self._gone() from None

    def _gone(self) -> Gone:
        code = self.process.wait(LONGEST)
        return Gone(f"the program has ended with code {code}; the last that it wrote was\n{self.written}")

    def read(self, seconds: float = QUIET) -> bytes:
        """What comes next from the program within so many seconds, without showing it; nothing if nothing comes."""
        if not select.select([self._master], [], [], seconds)[0]:
            return b""
        try:
            chunk = os.read(self._master, 1 << 16)
        except OSError:  # how Linux tells that nobody has the other end open
            raise self._gone() from None
        self._last = (self._last + chunk)[-LAST:]
        return chunk

    def show(self, chunk: bytes) -> None:
        """Draws what came."""
        self._parser.feed(UNKNOWN.sub(b"", chunk))

    def settle(self, seconds: float = QUIET, longest: float = LONGEST) -> None:
        """Draws all that comes until nothing has come for so long."""
        end = perf_counter() + longest
        while perf_counter() < end and (chunk := self.read(seconds)):
            self.show(chunk)

    def until(self, text: str, longest: float = LONGEST) -> float:
        """Waits until a text is on the screen; gives the seconds since the program was started."""
        now = perf_counter()
        end = now + longest
        while not any(text in line for line in self.lines):
            if now > end:
                raise Gone(f"{text!r} never came\n" + "\n".join(self.lines))
            chunk, now = self.read(), perf_counter()
            self.show(chunk)
        return now - self.begun

    def answer(self, keys: str, shown: Callable[[Sequence[str]], bool] | None = None, longest: float = 5.0) -> float:
        """Types, and gives the seconds until the last byte of what came of it that changed the screen.

        With `shown` until the first byte after which that holds of the lines, whatever comes of other things meanwhile.
        What is written is drawn only after the clock has stopped. Raises Gone where nothing changes.
        """
        chunks: list[tuple[float, bytes]] = []
        before, begun = self._looks(), perf_counter()
        self.send(keys)
        last = None
        while perf_counter() < begun + longest:
            if chunk := self.read():
                chunks.append((perf_counter(), chunk))
                continue
            for at, chunk in chunks:
                self.show(chunk)
                if shown is not None:
                    last = at if last is None and shown(self.lines) else last
                elif (now := self._looks()) != before:
                    before, last = now, at
            chunks.clear()
            if last is not None:
                return last - begun
        raise Gone(f"nothing came of {keys!r}\n" + "\n".join(self.lines))

    def _looks(self) -> Any:
        seen = self._screen.buffer
        return [[seen[y][x] for x in range(self._screen.columns)] for y in range(self._screen.lines)]

    def memory(self) -> float:
        """The resident memory, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def busy(self, seconds: float) -> float:
        """Which part of a core the program takes over so many seconds, its threads together."""
        begun, spent = perf_counter(), self._spent()
        while (left := begun + seconds - perf_counter()) > 0:
            if chunk := self.read(left):
                self.show(chunk)
        return (self._spent() - spent) / (perf_counter() - begun)

    def _spent(self) -> float:
        spent = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(OSError):  # a thread that ended meanwhile
                spent += int((task / "schedstat").read_text().split()[0])
        return spent / 1e9
