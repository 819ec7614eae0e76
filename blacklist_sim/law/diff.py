"""What changed in the book between two days: rules and figures that began, ended, changed or were renumbered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.law.model import Figure, FigureValue, Rule, RuleVersion
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book

BEGAN, ENDED, CHANGED, RENUMBERED = "began", "ended", "changed", "renumbered"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing whose version on the later day is another than on the earlier, or stands under another number."""

    kind: str
    subject: Rule | Figure
    before: RuleVersion | FigureValue | None
    after: RuleVersion | FigureValue | None
    cited_before: Text | None
    cited_after: Text | None


def differences(book: "Book", earlier: date, later: date) -> Iterator[Change]:
    """The changes between two days, rules first, in the order of the book; raises `OutsideBook`."""
    for day in (earlier, later):
        book.epoch(day)
    subjects: list[Rule | Figure] = [*book.rules.values(), *book.figures.values()]
    for subject in subjects:
        before, after = subject.on(earlier), subject.on(later)
        cited = _cited(book, before, earlier), _cited(book, after, later)
        kind = _kind(before, after, cited)
        if kind is not None:
            yield Change(kind, subject, before, after, *cited)


def _kind(
    before: RuleVersion | FigureValue | None,
    after: RuleVersion | FigureValue | None,
    cited: tuple[Text | None, Text | None],
) -> str | None:
    if before is after:
        return RENUMBERED if cited[0] != cited[1] else None
    if before is None:
        return BEGAN
    return ENDED if after is None else CHANGED


def _cited(book: "Book", item: RuleVersion | FigureValue | None, day: date) -> Text | None:
    return None if item is None else book.cited(item, day)
