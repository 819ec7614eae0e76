"""The law of one day put in the place of that of every other, for a comparison."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.law.model import Dated, Figure, Gap, Rule, gap_on

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book


def as_on(book: "Book", day: date) -> "Book":
    """The same book with the versions in force on `day` in force on every date, and all others on none.

    What no text knew on `day` is then never known, and a gap declared for that day is the gap of every date, for the
    same reason. Raises `OutsideBook` for a day before the book's first.
    """
    book.epoch(day)
    since = min(book.first_day, book.changes[0]) if book.changes else book.first_day
    rules: Mapping[str, Rule] = {key: _rule(rule, day, since) for key, rule in book.rules.items()}
    figures: Mapping[str, Figure] = {key: _figure(figure, day, since) for key, figure in book.figures.items()}
    return replace(book, rules=rules, figures=figures, held_on=day, whole=book)


def _rule(rule: Rule, day: date, since: date) -> Rule:
    version = rule.on(day)
    held = replace(rule, gaps=_gaps(rule.gaps, day), dated=Dated(()))
    if version is not None:
        object.__setattr__(held, "dated", Dated([replace(version, rule=held, start=since, end=None)]))
    return held


def _figure(figure: Figure, day: date, since: date) -> Figure:
    value = figure.on(day)
    values = [replace(value, start=since, end=None)] if value is not None else []
    return replace(figure, gaps=_gaps(figure.gaps, day), dated=Dated(values))


def _gaps(gaps: tuple[Gap, ...], day: date) -> tuple[Gap, ...]:
    found = gap_on(gaps, day)
    return (Gap(date.min, None, found.why),) if found is not None else ()
