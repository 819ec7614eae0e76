"""The script of a replay: the events, those to come dimmed."""

from dataclasses import replace

from tui.widgets.row_pages import Row
from tui.widgets.virtual_list import VirtualList


class Script(VirtualList):
    """Events, of which `reached` have happened; only what is seen is looked at when it moves on."""

    reached = 0

    def reach_event(self, index: int, follow: bool = True) -> None:
        """That so many have happened; the cursor goes with them, or stays where it is."""
        with self.changing():
            self.reached = index
        if follow:
            self.stand_on(max(index - 1, 0))

    def _row(self, place: int) -> Row | None:
        row = super()._row(place)
        return replace(row, dim=place >= self.reached) if row is not None else None
