"""The terminal on which is drawn. Where it is closed the program ends, with all that was acknowledged stored."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

LOOK = 1.0
"""After so many seconds the program looks again whether its terminal is still there."""

GRACE = 5.0
"""So many seconds the program has to end in, where its terminal may be there and take no more of what is drawn."""

ENDING = (signal.SIGHUP, signal.SIGTERM)


class Terminal(LinuxDriver):
    """A terminal that may be closed at any time; a signal that asks the program to end is obeyed in good order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file: Any = Lasting(sys.__stderr__)
        self._looking: asyncio.TimerHandle | None = None

    def start_application_mode(self) -> None:
        """Begins to draw, and to look whether anybody is still there."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        for sent in ENDING:
            if signal.getsignal(sent) is signal.SIG_DFL:
                loop.add_signal_handler(sent, partial(self._end, sent))
        self._look()

    def stop_application_mode(self) -> None:
        """Leaves the terminal as it was."""
        if self._looking is not None:
            self._looking.cancel()
        super().stop_application_mode()

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        if os.isatty(self.fileno):
            self._looking = asyncio.get_running_loop().call_later(LOOK, self._look)
        else:
            self._end(signal.SIGHUP)

    def _end(self, sent: signal.Signals) -> None:
        last = Timer(GRACE, os._exit, (128 + sent,))
        last.daemon = True
        last.start()
        self._app.exit(return_code=128 + sent)


class Lasting:
    """A file to which is written in vain, but without an error, when nobody reads it any more."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Writes what can be written."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Sends what was written."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the file."""
        return int(self._file.fileno())
