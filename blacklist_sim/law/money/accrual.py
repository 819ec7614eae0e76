"""Which interest runs on a claim, from when to when: that of the title, and that for delay under each rule in force."""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Line
from blacklist_sim.law.money.amounts import NOUGHT
from blacklist_sim.law.money.claim import Claim
from blacklist_sim.law.money.meter import NEVER, Meter, Rate, Stretch, stretches
from blacklist_sim.law.money.reading import Reading

ORDINARY, OLD, DOUBLED = "ordinary_interest", "old_delay_interest", "doubled"
ORDINARY_RULE, OLD_RULE, DOUBLED_RULE = "money.ordinary_interest", "money.delay_interest.old", "money.doubled_part"
OLD_FACTOR, DAILY_RATE = "money.old_delay_interest.factor", "money.doubled_part.daily_rate"


class Law(NamedTuple):
    """A stretch of days with one rule on delay interest."""

    what: str
    first: int
    last: int
    rate: Rate


def delay_law(book: Book, old_year: int, benchmark: Decimal | None) -> list[Law]:
    """The rules on delay interest one after another; before the first that the book has, the rate is not known."""
    laws = []
    for value in book.figures[OLD_FACTOR].dated.versions:
        missing = None if benchmark is not None else "benchmark_rate"
        rate = Rate(benchmark, old_year, value.value, OLD_RULE, OLD_FACTOR, missing)
        laws.append(Law(OLD, value.start.toordinal(), _last(value.end), rate))
    for value in book.figures[DAILY_RATE].dated.versions:
        rate = Rate(value.value, None, 1, DOUBLED_RULE, DAILY_RATE)
        laws.append(Law(DOUBLED, value.start.toordinal(), _last(value.end), rate))
    laws.sort(key=lambda law: law.first)
    before = Rate(None, None, 1, OLD_RULE, None, "law_before")
    return [Law(OLD, 0, laws[0].first - 1, before), *laws]


class Accrual:
    """The meters of a claim, set to the sums that bear interest and read at the end of a day."""

    def __init__(
        self, book: Book, read: Reading, claim: Claim, excluded: Iterable[tuple[date, date]], stop: date | None
    ) -> None:
        self.read = read
        self.end = NEVER if stop is None else stop.toordinal() - (not read.acceptance_day_counts)
        self.delay: list[Meter] = []
        left_out = stretches(excluded)
        laws = delay_law(book, read.old_year, claim.benchmark_rate)
        for place, due in enumerate(claim.dues):
            late = due.last_day.toordinal() + 1
            start = late - 1 + read.first_day
            for law in laws:
                span = max(start, law.first), min(law.last, self.end)
                if span[0] <= span[1]:
                    days_out = left_out if law.what == DOUBLED or read.old_leaves_days_out else ()
                    self.delay.append(Meter(law.what, law.rate, span, late, days_out, (place,)))
        self.ordinary = self._ordinary(claim, [law for law in laws if law.what == OLD])

    def _ordinary(self, claim: Claim, old: Sequence[Law]) -> list[Meter]:
        """One meter on the whole principal; one on each part where the old rule's delay takes its place."""
        interest = claim.interest
        if interest is None:
            return []
        if interest.rate_per_day is not None:
            rate = Rate(interest.rate_per_day, None, 1, ORDINARY_RULE, None)
        else:
            rate = Rate(interest.rate_per_year, interest.year_days or self.read.ordinary_year, 1, ORDINARY_RULE, None)
        start = interest.from_date.toordinal()
        last = NEVER if interest.until is None else interest.until.toordinal()
        span = start, min(last, self.end)
        parts = range(max(1, len(claim.dues)))
        if not self.read.ordinary_beside_old:
            late = [self._delayed(due.last_day, old) for due in claim.dues]
            if any(late):
                return [Meter(ORDINARY, rate, span, start, late[part], (part,)) for part in parts]
        return [Meter(ORDINARY, rate, span, start, (), parts)]

    def _delayed(self, last_day: date, old: Sequence[Law]) -> tuple[Stretch, ...]:
        """The days of delay that fall under the old rule."""
        start, end = last_day.toordinal() + self.read.first_day, max(law.last for law in old)
        return ((start, end),) if start <= end else ()

    def copy(self) -> "Accrual":
        """An accrual that reads the same and goes its own way from here."""
        twin = copy(self)
        twin.ordinary = [meter.copy() for meter in self.ordinary]
        twin.delay = [meter.copy() for meter in self.delay]
        return twin

    def rebase(self, day: int, parts: Sequence[Decimal], costs: Decimal) -> None:
        """Sets what bears interest from the day after `day`, or from `day` where the day of payment bears none.

        Costs awarded, where they bear delay interest, are due with the first part of the principal.
        """
        for meter in self.ordinary:
            meter.rebase(day, sum((parts[place] for place in meter.parts), NOUGHT))
        through = self.through(day)
        for meter in self.delay:
            place = meter.parts[0]
            meter.rebase(through, parts[place] + costs if self.read.costs_in_base and not place else parts[place])

    def through(self, day: int) -> int:
        """The last day that bears delay interest when money comes in, or is asked about, on a day."""
        return day if self.read.pay_day else day - 1

    def accrued(self, day: int) -> tuple[Decimal, Decimal, Decimal]:
        """Ordinary interest, delay interest of the old rule, and the doubled part, to the end of a day."""
        through = self.through(day)
        ordinary = sum((meter.accrued(day) for meter in self.ordinary), NOUGHT)
        old = doubled = NOUGHT
        for meter in self.delay:
            if meter.what == OLD:
                old += meter.accrued(through)
            else:
                doubled += meter.accrued(through)
        return ordinary, old, doubled

    def missing(self, day: int) -> tuple[str, ...]:
        """What was not given and leaves the delay interest of the old rule unknown."""
        through = self.through(day)
        unknown = (meter.rate.missing for meter in self.delay if meter.rate.missing and meter.unknown(through))
        return tuple(dict.fromkeys(unknown))

    def lines(self, day: int) -> tuple[Line, ...]:
        """Every stretch of interest to the end of a day: ordinary first, then for delay, each part in turn."""
        ordinary = [line for meter in self.ordinary for line in meter.lines(day)]
        through = self.through(day)
        return (*ordinary, *(line for meter in self.delay for line in meter.lines(through)))


def _last(end: date | None) -> int:
    return NEVER if end is None else end.toordinal() - 1
