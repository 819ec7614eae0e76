"""Periods by a figure of the book: its length, its rolling and its citation on the day of the start."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.model import Figure, gap_on
from blacklist_sim.law.period import deadline
from blacklist_sim.law.period_report import Cite, PeriodReport, report
from blacklist_sim.text import Text

PERIOD = "period"
NO_POLICY: Mapping[str, str] = {}


class NoSuchPeriod(BlacklistSimError):
    """A figure that the book does not have, that is no period, or that has no value on the day."""


def by_figure(
    book: Book, figure_id: str, start: date, calendar: Calendar, policy: Mapping[str, str] = NO_POLICY
) -> PeriodReport:
    """The report of a period of the law that starts on `start`; raises NoSuchPeriod and BadPeriod."""
    figure = _period(book, figure_id)
    value = figure.on(start)
    if value is None:
        raise _no_value(figure, start)
    end = deadline(start, value.value, book.rolls(figure, policy), calendar)
    cited = book.cited(value, start)
    basis = Text(f"{figure.name.en}: {cited.en}", f"{figure.name.zh}：{cited.zh}")
    return report(end, calendar, basis=basis, cite=counting_rules(book, start))


def counting_rules(book: Book, day: date) -> Cite:
    """How to cite a counting rule by its id, as the law stood on `day`."""

    def cite(rule_id: str) -> Text | None:
        rule = book.rules.get(rule_id)
        version = rule.on(day) if rule is not None else None
        return None if version is None else book.cited(version, day)

    return cite


def _period(book: Book, figure_id: str) -> Figure:
    figure = book.figures.get(figure_id)
    if figure is not None and figure.type == PERIOD:
        return figure
    periods = sorted(known.id for known in book.figures.values() if known.type == PERIOD)
    close = get_close_matches(figure_id, periods, n=1)
    hint = Text(f"; did you mean {close[0]}?", f"；是否应为 {close[0]}？") if close else Text("", "")
    raise NoSuchPeriod(
        f"the book has no period called {figure_id!r}{hint.en}", f"法律数据中没有名为“{figure_id}”的期间{hint.zh}"
    )


def _no_value(figure: Figure, start: date) -> NoSuchPeriod:
    gap = gap_on(figure.gaps, start)
    why = Text(f": {gap.why.en}", f"：{gap.why.zh}") if gap is not None else Text("", "")
    return NoSuchPeriod(
        f"{figure.id} fixes no period on {start}{why.en}", f"{figure.id} 在 {start} 没有规定期间{why.zh}"
    )
