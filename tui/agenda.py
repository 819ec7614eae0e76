"""What has been asked for and is not begun yet: one thing after the other, and nothing that has been overtaken."""

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 8
"""How many things wait at most; what is asked for beyond that comes too fast to be meant, as of a key held down."""


class Agenda(Generic[T]):
    """What waits while something else is being done.

    Of two things of which one `overtakes` the other, as of two places to go to, only the later one is kept.
    """

    def __init__(self, overtakes: Callable[[T, T], bool], most: int = MOST) -> None:
        self._overtakes, self._most = overtakes, most
        self._waiting: deque[T] = deque()
        self._busy = False

    def add(self, thing: T) -> bool:
        """Takes a thing up, if there is room; whether somebody has to begin with the work."""
        self.overtake(thing)
        if len(self._waiting) < self._most:
            self._waiting.append(thing)
        begins, self._busy = not self._busy, True
        return begins

    def next(self) -> T | None:
        """What is to be done now; None when all is done."""
        if self._waiting:
            return self._waiting.popleft()
        self._busy = False
        return None

    def overtake(self, thing: T) -> None:
        """Drops what a thing overtakes that is being done without waiting."""
        self._waiting = deque(earlier for earlier in self._waiting if not self._overtakes(thing, earlier))

    def forget(self) -> None:
        """Drops all that waits: it was asked for before something was seen that changes what it would mean."""
        self._waiting.clear()
