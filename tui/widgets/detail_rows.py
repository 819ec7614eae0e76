"""The details of a question, a line each: which detail, and what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding

from blacklist_sim.text import Text
from tui.scene import Field
from tui.widgets.fetched_rows import FromList
from tui.widgets.virtual_list import Column, Row, VirtualList

OPEN = Text("left open", "未说明")
COLUMNS = (
    Column("name", Text("details", "细节"), 8, 1),
    Column("said", Text("as asked", "所问"), 10, 1),
)


class DetailRows(VirtualList):
    """Details of which each has a few values or is free; left and right take the next value, enter asks for one."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]

    @dataclass
    class Stepped(FromList):
        """The next value of a detail is wanted, or the one before."""

        key: object
        by: int

    def __init__(self, id: str | None = None) -> None:
        super().__init__(COLUMNS, id=id)

    def set_fields(self, fields: Sequence[Field], said: Mapping[str, str]) -> None:
        """Shows details, with what was said of them."""
        rows = []
        for field in fields:
            value = said.get(field.name, "")
            shown = dict(field.values).get(value, Text(value, value)) if value else OPEN
            rows.append(Row(field.name, (field.label.pick(self.lang), shown.pick(self.lang)), dim=not value))
        self.set_rows(rows, self.row.key if self.row is not None else None)

    def action_step(self, by: int) -> None:
        """The next value of the detail under the cursor."""
        if self.row is not None:
            self.post_message(self.Stepped(self, self.row.key, by))
