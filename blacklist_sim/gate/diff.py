"""What changes for one person between two days: the combinations whose decision or basis differs."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from blacklist_sim.gate.gate import Door
from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.gate.table import Cell, cell_text, table
from blacklist_sim.law.book import Book
from blacklist_sim.text import Text


class Change(NamedTuple):
    """One combination before and after."""

    before: Cell
    after: Cell

    @property
    def of_decision(self) -> bool:
        """Whether the decision itself is another; else only what it rests on."""
        return self.before.decision != self.after.decision


def changes(
    door: Door, earlier: date, later: date, kinds: Iterable[str] | None = None, paid_by: str | None = None
) -> tuple[Change, ...]:
    """The changes between two days, in the order of the catalogue; raises `OutsideBook`."""
    chosen = None if kinds is None else tuple(kinds)
    pairs = zip(table(door, earlier, chosen, paid_by), table(door, later, chosen, paid_by), strict=True)
    return tuple(
        Change(before, after)
        for before, after in pairs
        if before.decision != after.decision or before.basis != after.basis
    )


def change_lines(book: Book, found: Iterable[Change]) -> Iterator[Text]:
    """A line for each change under the name of its kind: what, before, after, and where it stands then."""
    kind = None
    for before, after in found:
        if after.kind != kind:
            kind = after.kind
            yield book.conduct[kind].name
        what, old, new = cell_text(book, after), DECISION_NAMES[before.decision], DECISION_NAMES[after.decision]
        if before.decision == after.decision:
            moved = Text(f"still {new.en}, on another basis", f"仍为{new.zh}，依据有变")
        else:
            moved = Text(f"{old.en} → {new.en}", f"{old.zh} → {new.zh}")
        where = Text(f" — {after.article.en}", f"——{after.article.zh}") if after.article is not None else Text("", "")
        yield Text(f"  {what.en}: {moved.en}{where.en}", f"  {what.zh}：{moved.zh}{where.zh}")
