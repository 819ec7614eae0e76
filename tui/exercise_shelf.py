"""Where attempts are kept: begun, taken on row by row, and found again."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from blacklist_sim.exercise import attempts
from blacklist_sim.exercise.attempt import START, Attempt
from blacklist_sim.exercise.exercise import Exercise

if TYPE_CHECKING:
    from blacklist_sim.store import Store


class Kept(NamedTuple):
    """An attempt, and what it is found by; `handle` is what the shelf knows of it."""

    key: str
    attempt: Attempt
    handle: Any = None


class ExerciseShelf(Protocol):
    """The attempts of one student."""

    def begin(self, exercise: Exercise, seed: int, how: Any = None) -> Kept:
        """Begins an attempt; its first row says how it is begun."""
        ...

    def add(self, kept: Kept, what: str, item: str = "", given: Any = None) -> Kept:
        """Adds a row to an attempt."""
        ...

    def all(self) -> Sequence[Kept]:
        """Every attempt that is kept, the oldest first."""
        ...


class MemoryShelf:
    """Keeps the attempts of a student as long as the program runs; `stamp` tells when a row is made."""

    def __init__(self, student: str, stamp: Callable[[], str]) -> None:
        self.student, self.stamp = student, stamp
        self._kept: dict[str, Kept] = {}

    def begin(self, exercise: Exercise, seed: int, how: Any = None) -> Kept:
        """Under the next number."""
        attempt = Attempt(exercise.name, exercise.digest, seed, self.student)
        key = str(len(self._kept) + 1)
        self._kept[key] = Kept(key, attempt.then(START, given=how, at=self.stamp()))
        return self._kept[key]

    def add(self, kept: Kept, what: str, item: str = "", given: Any = None) -> Kept:
        """In the place of what it was before."""
        attempt = kept.attempt.then(what, item, given, self.stamp())
        self._kept[kept.key] = Kept(kept.key, attempt)
        return self._kept[kept.key]

    def all(self) -> Sequence[Kept]:
        """In the order in which they were begun."""
        return list(self._kept.values())


class StoreShelf:
    """Keeps the attempts of a store's user in the store."""

    def __init__(self, store: "Store") -> None:
        self.store = store

    def begin(self, exercise: Exercise, seed: int, how: Any = None) -> Kept:
        """In the table of attempts."""
        return _kept(attempts.begin(self.store, exercise, seed, self.store.user, how))

    def add(self, kept: Kept, what: str, item: str = "", given: Any = None) -> Kept:
        """A further row; raises AttemptMovedOn where somebody else has added one since."""
        return _kept(attempts.add(self.store, kept.handle, what, item, given))

    def all(self) -> Sequence[Kept]:
        """Those of the user; raises Damaged where one is not whole."""
        return [_kept(one) for one in attempts.listed(self.store, student=self.store.user)]


def _kept(found: attempts.Kept) -> Kept:
    return Kept(found.name, found.attempt, found)
