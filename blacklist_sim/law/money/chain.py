"""A row that grows at its end without changing the rows it grew from, so that states that part can share it."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Chain(Generic[T]):
    """The last thing of a row and the row before it; None is the empty row."""

    __slots__ = ("before", "last")

    def __init__(self, before: "Chain[T] | None", last: T) -> None:
        self.before, self.last = before, last


def in_order_of_time(row: Chain[T] | None) -> list[T]:
    """The things of a row, the oldest first."""
    found: list[T] = []
    while row is not None:
        found.append(row.last)
        row = row.before
    found.reverse()
    return found
