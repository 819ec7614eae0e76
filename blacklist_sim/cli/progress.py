"""How far a long piece of work is, on one line of a terminal that is gone when the work is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from blacklist_sim.text import Text

LATE, OFTEN = 1.0, 0.2
"""After how many seconds the line appears, and after how many it is written anew."""

CLEAR = "\r\x1b[K"


@contextmanager
def progress(what: Text, lang: str) -> Iterator[Callable[[int, int], None]]:
    """Hands out what is to be called with the number of pieces done and of all, the same where nobody knows all.

    Says nothing where nobody looks on, or where the work is done in no time.
    """
    looked_at, due, written = sys.stderr.isatty(), monotonic() + LATE, False

    def count(done: int, whole: int) -> None:
        nonlocal due, written
        if looked_at and monotonic() >= due:
            of_all = f" / {whole:,}" if whole > done else ""
            sys.stderr.write(f"{CLEAR}{what.pick(lang)} {done:,}{of_all}")
            sys.stderr.flush()
            due, written = monotonic() + OFTEN, True

    try:
        yield count
    finally:
        if written:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
