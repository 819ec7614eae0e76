"""Interest of one kind as it runs: a line for each stretch of one base, exact to its day, rounded to the fen."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from blacklist_sim.law.money.account import Line
from blacklist_sim.law.money.amounts import NOUGHT, in_order, to_fen
from blacklist_sim.law.money.chain import Chain, in_order_of_time
from blacklist_sim.text import Text

NEVER = date.max.toordinal()

EXCLUDED_FROM = Text("the first day of a stretch left out", "不计息期间的首日")
EXCLUDED_UNTIL = Text("its last day", "该期间的末日")

Stretch = tuple[int, int]


def stretches(given: Iterable[tuple[date, date]]) -> tuple[Stretch, ...]:
    """Stretches of days, first and last included, as day numbers, joined where they meet; raises BadDates."""
    joined: list[Stretch] = []
    for first, last in sorted(given):
        in_order(first, last, EXCLUDED_FROM, EXCLUDED_UNTIL)
        start, end = first.toordinal(), last.toordinal()
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


class Rate(NamedTuple):
    """At what rate interest runs: `per` year of `basis` days, or per day; None where it is not known, and `missing`."""

    per: Decimal | None
    basis: int | None
    factor: int
    rule: str
    figure: str | None
    missing: str | None = None


class Meter:
    """Interest on a base from the day `start` to the day `end`, both numbers of days and both bearing interest.

    Nothing runs before the day `late`. What accrued on an unbroken stretch of one base is rounded once, up to whichever
    day is asked, so that asking in between, or a payment that leaves the base alone, changes nothing.
    """

    __slots__ = (
        "_bore",
        "_lines",
        "_since",
        "base",
        "closed",
        "end",
        "late",
        "left_out",
        "parts",
        "rate",
        "start",
        "what",
    )

    def __init__(
        self, what: str, rate: Rate, span: Stretch, late: int, left_out: Sequence[Stretch], parts: Sequence[int]
    ) -> None:
        self.what, self.rate, self.late, self.left_out, self.parts = what, rate, late, left_out, parts
        self.start, self.end = span
        self.base = NOUGHT
        self.closed = NOUGHT
        self._since = self.start
        self._lines: Chain[Line] | None = None
        self._bore = False

    def copy(self) -> "Meter":
        """A meter that reads the same and goes its own way from here; the lines so far are shared."""
        twin = Meter(self.what, self.rate, (self.start, self.end), self.late, self.left_out, self.parts)
        twin.base, twin.closed, twin._since = self.base, self.closed, self._since
        twin._lines, twin._bore = self._lines, self._bore
        return twin

    def accrued(self, through: int) -> Decimal:
        """What has accrued to the end of a day; what has no rate counts nothing here (see `unknown`)."""
        days = self._days(through)[0] if self.base else 0
        return self.closed + (self._interest(days) or NOUGHT) if days else self.closed

    def rebase(self, through: int, base: Decimal) -> None:
        """Another base from the day after `through` on."""
        if base == self.base:
            return
        if through >= self.late:
            line = self._line(through)
            if line is not None:
                self._lines = Chain(self._lines, line)
                self.closed += line.amount or NOUGHT
                self._bore = self._bore or line.days > 0
            self._since = max(self._since, through + 1)
        self.base = base

    def unknown(self, through: int) -> bool:
        """Whether days have borne interest at a rate that is not known."""
        if self.rate.per is not None:
            return False
        return self._bore or (bool(self.base) and self._days(through)[0] > 0)

    def lines(self, through: int) -> list[Line]:
        """The stretches to the end of a day."""
        closed, line = in_order_of_time(self._lines), self._line(through)
        return closed if line is None else [*closed, line]

    def _days(self, through: int) -> tuple[int, int]:
        """The days that bear interest since the base last changed, and those left out of them."""
        last = min(through, self.end)
        if through < self.late or last < self._since:
            return 0, 0
        days, out = last - self._since + 1, 0
        for first, end in self.left_out:
            out += max(0, min(end, last) - max(first, self._since) + 1)
        return days - out, out

    def _interest(self, days: int) -> Decimal | None:
        per, basis, factor = self.rate[:3]
        if per is None:
            return None
        exact = self.base * per * (factor * days)
        return to_fen(exact if basis is None else exact / basis)

    def _line(self, through: int) -> Line | None:
        days, out = self._days(through)
        if not self.base or not (days or out):
            return None
        rate, last = self.rate, min(through, self.end)
        return Line(
            self.what,
            date.fromordinal(self._since),
            date.fromordinal(last),
            days,
            out,
            self.base,
            rate.per,
            rate.basis,
            rate.factor,
            self._interest(days),
            rate.rule,
            rate.figure,
        )
