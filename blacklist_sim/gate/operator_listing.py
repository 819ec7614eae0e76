"""One listing by the railways or the airlines with its days: objections first, then the effect, for its time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.gate.reach import later
from blacklist_sim.gate.restraints import OperatorListing
from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.model import FigureValue, RuleVersion
from blacklist_sim.law.period import Deadline, deadline

MISCONDUCT, OTHER_FIELDS = "misconduct", "other_fields"
FARE_EVASION, REPEATED = "fare_evasion", "repeated_fare_evasion"
CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "rail": (MISCONDUCT, FARE_EVASION, REPEATED, OTHER_FIELDS),
    "air": (MISCONDUCT, OTHER_FIELDS),
}
"""The categories of each operator's list."""

OPERATORS = "consumption.operators."
OBJECTION = OPERATORS + "objection"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing in effect from `first` through `last`, both included; no `last`: until the duty behind it is met.

    `first` is None where the list did not exist when it is said to have been published. `length` is the figure of its
    time, None where it has none. `projected`: the days rest on a calendar that is not published yet.
    """

    listing: OperatorListing
    first: date | None
    last: date | None
    length: FigureValue | None
    projected: bool

    @property
    def rule(self) -> str:
        """The rule that says what a listing of this category closes; evading fares is misconduct too."""
        category = self.listing.category
        return f"{OPERATORS}{self.listing.operator}.{OTHER_FIELDS if category == OTHER_FIELDS else MISCONDUCT}"

    @property
    def misconduct(self) -> bool:
        """Whether it is for misconduct in the operator's own field."""
        return self.listing.category != OTHER_FIELDS

    def in_effect(self, day: date) -> bool:
        """Whether it closes anything on that day."""
        return self.first is not None and self.first <= day and not self.over(day)

    def over(self, day: date) -> bool:
        """Whether its time has passed, or its duty was met before it took effect."""
        return self.last is not None and self.last < day

    def version(self, book: Book, day: date) -> RuleVersion | None:
        """The rule of its category as it stands on that day."""
        return book.rules[self.rule].on(day)


def listed(book: Book, policy: Mapping[str, str], calendar: Calendar, listing: OperatorListing) -> Listed:
    """The days of a listing by the law of its publication; raises `BadInput` on an unknown operator or category."""
    _check(listing)
    objection = book.figures[OBJECTION].on(listing.published)
    if objection is None:
        return Listed(listing, None, None, None, False)
    notice = deadline(listing.published, objection.value, book.rolls(book.figures[OBJECTION], policy), calendar)
    figure = book.figures.get(f"{OPERATORS}{listing.operator}.{listing.category}")
    length = figure.on(listing.published) if figure is not None else None
    time: Deadline | None = None
    if figure is not None and length is not None:
        time = deadline(notice.last, length.value, book.rolls(figure, policy), calendar)
    last = _last(book, policy, listing, time.last if time is not None else None)
    return Listed(
        listing, later(notice.last, 1), last, length, notice.projected or (time is not None and time.projected)
    )


def _last(book: Book, policy: Mapping[str, str], listing: OperatorListing, by_time: date | None) -> date | None:
    """The last day of effect: when its time is over, or the day before the duty behind it was met.

    For misconduct no duty is left that could be met; what one owes for a fare is another thing for who evades it often.
    """
    settled = None if listing.settled is None else listing.settled - ONE_DAY
    if listing.category == MISCONDUCT:
        return by_time
    if listing.category == REPEATED:
        if book.option(policy, "repeated_fare_evasion_ends") == "fixed_time":
            return by_time
        return None if settled is None or by_time is None else max(settled, by_time)
    return min((day for day in (settled, by_time) if day is not None), default=None)


def _check(listing: OperatorListing) -> None:
    known = CATEGORIES.get(listing.operator)
    if known is None:
        raise BadInput([_unknown("operator", "运营单位", listing.operator, tuple(CATEGORIES))])
    if listing.category not in known:
        raise BadInput([_unknown(f"category of the {listing.operator} list", "名单类别", listing.category, known)])


def _unknown(en: str, zh: str, found: str, known: tuple[str, ...]) -> InputProblem:
    names = ", ".join(known)
    return InputProblem(
        "unknown_operator_listing",
        f"no {en} is called {found!r}; there are {names}",
        f"{zh}没有“{found}”；可用：{names}",
        found=found,
        expected=names,
    )
