"""Everything that one person may ask about on one day, decided: the whole catalogue, a line for each combination."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.gate import Door
from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.gate.wording import article, both, evidence, item
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import Values
from blacklist_sim.text import Text


class Cell(NamedTuple):
    """The law's decision on one combination, with what decided it.

    `item` is the id of the rule of restricted conduct that it is about, `code` and `says` the first reason, `case` the
    case whose order or entry decided, `article` and `evidence` those of the first reason.
    """

    kind: str
    values: Values
    decision: str
    item: str | None
    code: str
    says: Text
    case: str | None
    article: Text | None
    evidence: str | None
    until: date | None
    missing: tuple[str, ...]

    @property
    def basis(self) -> tuple[str | None, ...]:
        """What the decision rests on, to be compared."""
        return (self.item, self.code, self.case, self.article.en if self.article is not None else None, self.evidence)


def table(door: Door, day: date, kinds: Iterable[str] | None = None, paid_by: str | None = None) -> tuple[Cell, ...]:
    """Every combination of every kind (or of the kinds named), in the order of the catalogue; raises `OutsideBook`.

    `paid_by` is taken for all of them, for days on which it matters.
    """
    catalogue = door.gate.book.conduct
    return tuple(
        _cell(door, Conduct(kind, values, paid_by=paid_by), day)
        for kind in (catalogue if kinds is None else kinds)
        for values, _ in catalogue[kind].combinations()
    )


def _cell(door: Door, conduct: Conduct, day: date) -> Cell:
    law = door.decide(conduct, day).law
    first, about = law.reasons[0], item(law)
    measure = first.order or first.cause
    return Cell(
        conduct.kind,
        conduct.values,
        law.decision,
        about.rule.id if about is not None else None,
        first.code,
        first.says,
        getattr(measure, "case", None),
        article(door.gate.book, first, day),
        evidence(first),
        law.until,
        law.missing,
    )


def table_data(book: Book, cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """The cells as plain JSON data."""
    return [
        {
            "kind": cell.kind,
            "fields": told(book, cell),
            "decision": cell.decision,
            "item": cell.item,
            "code": cell.code,
            "says": both(cell.says),
            "case": cell.case,
            "article": both(cell.article),
            "evidence": cell.evidence,
            "until": cell.until.isoformat() if cell.until is not None else None,
            "missing": list(cell.missing),
        }
        for cell in cells
    ]


def told(book: Book, cell: Cell) -> dict[str, str]:
    """The values of a cell by the ids of their fields."""
    fields = book.conduct[cell.kind].fields
    return {field.id: value for field, value in zip(fields, cell.values, strict=True) if value is not None}


def table_lines(book: Book, cells: Iterable[Cell]) -> Iterator[Text]:
    """The cells as lines under the name of their kind: what, the decision, where it stands."""
    kind = None
    for cell in cells:
        if cell.kind != kind:
            kind = cell.kind
            yield book.conduct[kind].name
        what, name = cell_text(book, cell), DECISION_NAMES[cell.decision]
        where = Text(f" — {cell.article.en}", f"——{cell.article.zh}") if cell.article is not None else Text("", "")
        yield Text(f"  {what.en}: {name.en}{where.en}", f"  {what.zh}：{name.zh}{where.zh}")


def cell_text(book: Book, cell: Cell) -> Text:
    """The values of a cell in words; where the kind has no fields, its name."""
    kind = book.conduct[cell.kind]
    said = [field.values[value] for field, value in zip(kind.fields, cell.values, strict=True) if value is not None]
    if not said:
        return kind.name
    return Text(", ".join(text.en for text in said), "，".join(text.zh for text in said))
