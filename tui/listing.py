"""The list of saved cases: pages of it, and its length."""

from typing import TYPE_CHECKING, Any

from blacklist_sim.pages.row import FLAGS, deadline, owed
from blacklist_sim.store.chain import moment
from blacklist_sim.store.query import PAGE, key
from blacklist_sim.text import Text
from blacklist_sim.timeline.stages import STAGES
from tui.filter_text import Sought
from tui.scene import CaseLine

if TYPE_CHECKING:
    from blacklist_sim.store.shelf import Shelf

UNKNOWN = "?"
AT_ONCE = 1000


class Listing:
    """The cases that a filter finds, in its order. Pages that follow one another are never counted through."""

    def __init__(self, shelf: "Shelf", sought: Sought) -> None:
        self.shelf, self.sought = shelf, sought
        self._ends: dict[int, Any] = {}

    def count(self) -> int:
        """How many there are."""
        return self.shelf.count(self.sought.wanted)

    def page(self, first: int, size: int = PAGE) -> list[CaseLine]:
        """The cases from a place on."""
        wanted, sort = self.sought.wanted, self.sought.sort
        after = self._ends.get(first)
        skip = first if after is None else 0
        rows = self.shelf.cases(wanted, sort, after, size, skip)
        if rows:
            self._ends[first + len(rows)] = key(rows[-1], sort)
        return [_line(row) for row in rows]

    def names(self) -> list[str]:
        """What all of them are called."""
        found: list[str] = []
        wanted, sort = self.sought.wanted, self.sought.sort
        rows = self.shelf.cases(wanted, sort, None, AT_ONCE)
        while rows:
            found += [row.name for row in rows]
            rows = self.shelf.cases(wanted, sort, key(rows[-1], sort), AT_ONCE) if len(rows) == AT_ONCE else []
        return found


def _line(row: Any) -> CaseLine:
    amount = owed(row)
    return CaseLine(
        row.name,
        Text(row.title_en, row.title_zh),
        row.people.replace("\n", ", "),
        STAGES[row.stage],
        {flag: getattr(row, flag) for flag in FLAGS},
        row.day,
        deadline(row),
        UNKNOWN if amount is None else f"{amount:,.2f}",
        row.mode,
        row.acts,
        f"{moment(row.changed_at)} {row.changed_by}",
        row.archived,
    )
