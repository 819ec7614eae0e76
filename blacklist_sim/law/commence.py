"""Moving the day on which an instrument begins, where the sources leave open which day counts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from blacklist_sim.law.model import Commencement, Dated, Figure, FigureValue, Gap, Rule, RuleVersion

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book

D = TypeVar("D", RuleVersion, FigureValue)


def commence(book: "Book", choice: Commencement, day: date) -> "Book":
    """The same book with each version resting on the instrument beginning on `day`, and what it follows ending then."""
    others = frozenset(choice.days.values())
    rules: Mapping[str, Rule] = {key: _rule(rule, choice.instrument, others, day) for key, rule in book.rules.items()}
    figures: Mapping[str, Figure] = {
        key: _figure(fig, choice.instrument, others, day) for key, fig in book.figures.items()
    }
    return replace(book, rules=rules, figures=figures)


def _affected(versions: tuple[D, ...], instrument: str, days: frozenset[date]) -> bool:
    return any(
        version.start in days and any(cite.instrument == instrument for cite in version.cites) for version in versions
    )


def _moved(day: date | None, days: frozenset[date], to: date) -> date | None:
    return to if day in days else day


def _gaps(gaps: tuple[Gap, ...], days: frozenset[date], to: date) -> tuple[Gap, ...]:
    return tuple(Gap(_moved(gap.start, days, to) or gap.start, _moved(gap.end, days, to), gap.why) for gap in gaps)


def _rule(rule: Rule, instrument: str, days: frozenset[date], to: date) -> Rule:
    if not _affected(rule.dated.versions, instrument, days):
        return rule
    moved = replace(rule, gaps=_gaps(rule.gaps, days, to), dated=Dated(()))
    versions = [
        replace(v, rule=moved, start=_moved(v.start, days, to) or v.start, end=_moved(v.end, days, to))
        for v in rule.dated.versions
    ]
    object.__setattr__(moved, "dated", Dated(versions))
    return moved


def _figure(figure: Figure, instrument: str, days: frozenset[date], to: date) -> Figure:
    if not _affected(figure.dated.versions, instrument, days):
        return figure
    values = [
        replace(v, start=_moved(v.start, days, to) or v.start, end=_moved(v.end, days, to))
        for v in figure.dated.versions
    ]
    return replace(figure, gaps=_gaps(figure.gaps, days, to), dated=Dated(values))
