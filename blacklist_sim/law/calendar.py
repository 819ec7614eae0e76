"""Which days are rest days in mainland China, published or projected.

The published years come from `chinesecalendar`; outside them stand the statutory days of `holidays` and the weekends,
and everything that rests on those is a projection, since the yearly notice of the State Council may move days about.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from importlib import import_module
from importlib.metadata import version
from typing import Any, NamedTuple

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

ONE_DAY = timedelta(days=1)
SATURDAY = 5
SWAPPED = "substituted"  # how `holidays` names a day off by swap

REASONS = {
    "working_day": Text("an ordinary working day", "普通工作日"),
    "make_up_day": Text("a make-up working day", "调休上班日"),
    "weekend": Text("a weekend day", "周末"),
    "holiday": Text("a day off by the yearly notice", "年度通知所定放假日"),
    "statutory_day": Text("a statutory holiday", "法定节假日"),
    "swapped_day": Text("a day off by swap only, taken as a working day", "仅因调休放假、按工作日计算之日"),
    "override_rest": Text("a rest day by the override table", "调整表所列休息日"),
    "override_working": Text("a working day by the override table", "调整表所列工作日"),
}

HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利七十周年纪念日",
}


class CalendarEnd(BlacklistSimError):
    """A search for a working day that runs past the last date there is."""

    def __init__(self) -> None:
        super().__init__(
            f"the count runs past {date.max}, the last date there is; start earlier or count less",
            f"计算超出最大日期 {date.max}；请提早起算日或缩短期间",
        )


class Override(NamedTuple):
    """One day that a table sets; `source` says where it was read."""

    day: date
    rest: bool
    source: str


class DayStatus(NamedTuple):
    """What a day is; `why` is a key of `REASONS`, `name` the holiday or the source of an override."""

    rest: bool
    projected: bool
    why: str
    name: Text | None = None

    @property
    def reason(self) -> Text:
        """The reason in words, with the holiday's name where there is one."""
        reason = REASONS[self.why]
        if self.name is None:
            return reason
        return Text(f"{reason.en}, {self.name.en}", f"{reason.zh}·{self.name.zh}")


class Calendar:
    """Rest days and working days; built year by year as they are asked for.

    The two readings are policy: whether a make-up weekend day is a working day, and whether a weekday that is off only
    by swap is a rest day.
    """

    def __init__(
        self,
        overrides: Iterable[Override] = (),
        complete_years: Iterable[int] = (),
        *,
        make_up_days_work: bool = True,
        swapped_days_rest: bool = True,
    ) -> None:
        self.make_up_days_work = make_up_days_work
        self.swapped_days_rest = swapped_days_rest
        self._overrides: Mapping[date, Override] = {entry.day: entry for entry in overrides}
        self._complete_years = frozenset(complete_years)
        self._rest: set[int] = set()
        self._known_years: set[int] = set()
        self._projected_years: set[int] = set()
        self._statutory_years: dict[tuple[int, str], Any] = {}

    def is_rest_day(self, day: date) -> bool:
        """Whether nothing can fall due on that day."""
        if day.year not in self._known_years:
            self._learn(day.year)
        return day.toordinal() in self._rest

    def is_projected(self, day: date) -> bool:
        """Whether the answer for that day awaits a notice of the State Council."""
        if day.year not in self._known_years:
            self._learn(day.year)
        return day.year in self._projected_years and day not in self._overrides

    def is_projected_between(self, first: date, last: date) -> bool:
        """Whether any day of that stretch, both ends included, awaits a notice."""
        if self.published_from <= first and last <= self.published_until:
            return False
        days = range(first.toordinal(), last.toordinal() + 1)
        return any(self.is_projected(date.fromordinal(day)) for day in days)

    def roll(self, day: date) -> date:
        """That day, or the first working day after it if it is a rest day; raises CalendarEnd."""
        while self.is_rest_day(day):
            if day == date.max:
                raise CalendarEnd
            day += ONE_DAY
        return day

    def status(self, day: date) -> DayStatus:
        """What that day is, and why."""
        override = self._overrides.get(day)
        if override is not None and override.rest == self.is_rest_day(day):
            why = "override_rest" if override.rest else "override_working"
            return DayStatus(override.rest, False, why, Text(override.source, override.source))
        if day.year in self._published_years:
            return self._published_status(day)
        if day.year in self._complete_years:
            return _weekday_status(day)
        return self._projected_status(day)

    @cached_property
    def published_from(self) -> date:
        """The first day whose status is published."""
        return date(min(self._published_years), 1, 1)

    @cached_property
    def published_until(self) -> date:
        """The last day whose status is published, years completed by an override table included."""
        year = max(self._published_years)
        while year + 1 in self._complete_years:
            year += 1
        return date(year, 12, 31)

    @property
    def pins(self) -> Mapping[str, str]:
        """What the calendar was made from; two calendars with equal pins give equal answers."""
        entries = sorted(f"{entry.day}={'rest' if entry.rest else 'working'}" for entry in self._overrides.values())
        return {
            "chinesecalendar": version("chinesecalendar"),
            "holidays": version("holidays"),
            "overrides": " ".join([*(str(year) for year in sorted(self._complete_years)), *entries]),
            "reading": f"make_up_days_work={self.make_up_days_work} swapped_days_rest={self.swapped_days_rest}",
        }

    @cached_property
    def _published(self) -> Any:
        return import_module("chinese_calendar.constants")

    @cached_property
    def _published_years(self) -> range:
        days = self._published.holidays
        return range(min(days).year, max(days).year + 1)

    def _statutory(self, year: int, language: str) -> Any:
        """The statutory days of a year by `holidays`, or None where that package knows none."""
        key = (year, language)
        if key not in self._statutory_years:
            china = import_module("holidays").China
            known = china.start_year <= year <= china.end_year
            self._statutory_years[key] = china(years=year, language=language) if known else None
        return self._statutory_years[key]

    def _learn(self, year: int) -> None:
        days = map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))
        self._rest |= {day.toordinal() for day in days if self._rests(day)}
        if year not in self._published_years and year not in self._complete_years:
            self._projected_years.add(year)
        self._known_years.add(year)

    def _rests(self, day: date) -> bool:
        rest, weekend = self._rests_by_notice(day), day.weekday() >= SATURDAY
        if weekend and not rest and not self.make_up_days_work:
            return True
        if rest and not weekend and not self.swapped_days_rest:
            return not self._is_swapped(day)
        return rest

    def _rests_by_notice(self, day: date) -> bool:
        override = self._overrides.get(day)
        if override is not None:
            return override.rest
        weekend = day.weekday() >= SATURDAY
        if day.year in self._published_years:
            return day in self._published.holidays or (weekend and day not in self._published.workdays)
        statutory = None if day.year in self._complete_years else self._statutory(day.year, "en_US")
        return weekend if statutory is None else not statutory.is_working_day(day)

    def _is_swapped(self, day: date) -> bool:
        statutory = self._statutory(day.year, "en_US")
        return statutory is not None and SWAPPED in statutory.get(day, "")

    def _published_status(self, day: date) -> DayStatus:
        published, rest = self._published, self.is_rest_day(day)
        if day in published.workdays and not rest:
            return DayStatus(False, False, "make_up_day", _holiday_name(published.workdays[day]))
        if day in published.holidays:
            return DayStatus(rest, False, "holiday" if rest else "swapped_day", _holiday_name(published.holidays[day]))
        return _weekday_status(day)

    def _projected_status(self, day: date) -> DayStatus:
        english, chinese = self._statutory(day.year, "en_US"), self._statutory(day.year, "zh_CN")
        rest = self.is_rest_day(day)
        if english is not None and day in english:
            why = "statutory_day" if rest else "swapped_day"
            return DayStatus(rest, True, why, Text(english[day], chinese[day]))
        if day.weekday() >= SATURDAY and not rest:
            return DayStatus(False, True, "make_up_day")
        return _weekday_status(day)._replace(projected=True)


def _weekday_status(day: date) -> DayStatus:
    weekend = day.weekday() >= SATURDAY
    return DayStatus(weekend, False, "weekend" if weekend else "working_day")


def _holiday_name(english: str) -> Text:
    return Text(english, HOLIDAYS.get(english, english))
