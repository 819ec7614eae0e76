"""Two cases beside each other, as plain frozen data."""

from dataclasses import dataclass

from blacklist_sim.text import Text


@dataclass(frozen=True, slots=True)
class Branch:
    """A saved case that leaves the open one after `index` of its events, with so many `events` of its own since."""

    name: str
    index: int
    events: int


@dataclass(frozen=True, slots=True)
class Abreast:
    """A line of two columns: what it is about, and either side; None where a side has nothing.

    Of an event `about` is its day, and `index` tells how many events of the open case there are up to it.
    """

    about: Text
    left: Text | None
    right: Text | None
    same: bool
    index: int | None = None

    @property
    def sign(self) -> str:
        """How the sides differ, in one character that every terminal draws one cell wide."""
        if self.same:
            return " "
        return "<" if self.right is None else ">" if self.left is None else "|"


@dataclass(frozen=True, slots=True)
class Beside:
    """Two cases beside each other: where they come from, their events, and how they stand."""

    left: str
    right: str
    said: tuple[Text, ...]
    events: tuple[Abreast, ...]
    stands: tuple[Abreast, ...]
    heading: Text
