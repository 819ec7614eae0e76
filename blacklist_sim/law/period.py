"""Computes the last day of a period by the counting rules of the procedure law.

The day on which a period starts is not counted. Days, months and years run by the calendar, rest days inside them
included; a month or a year ends on the corresponding day, or on the month's last day where there is none. A last day
that is a rest day rolls on to the next working day. Working days skip rest days and count make-up working days.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from blacklist_sim.law.calendar import ONE_DAY, Calendar, CalendarEnd
from blacklist_sim.law.length import DAY, SAME_DAY, WORKING_DAY, YEAR, BadPeriod, Length

MONTHS_IN_A_YEAR = 12
MOST_REMEMBERED = 1 << 14


class Deadline(NamedTuple):
    """The end of a period: `nominal` before rolling, `last` after it, `excluded` the days that a pause took out.

    `projected` tells that the answer rests on a calendar that is not published yet. A fixed date has no `length`.
    """

    start: date
    length: Length | None
    nominal: date
    last: date
    projected: bool
    roll: bool = True
    excluded: int = 0

    @property
    def rolled(self) -> bool:
        """Whether the last day was moved off a rest day."""
        return self.last != self.nominal

    def in_time(self, day: date) -> bool:
        """Whether an act of that day (for a document, the day of its posting) is in time."""
        return day <= self.last


@lru_cache(MOST_REMEMBERED)
def deadline(start: date, length: Length, roll: bool, calendar: Calendar) -> Deadline:
    """The last day of a period that starts on `start`; one in working days never rolls. Raises BadPeriod."""
    length.checked()
    rolls = roll and length.unit != WORKING_DAY and length != SAME_DAY
    try:
        return _ending(Deadline(start, length, start, start, False, rolls), _count(start, length, calendar), calendar)
    except (OverflowError, CalendarEnd) as error:
        raise _past_all_dates(start, length.text.en, length.text.zh) from error


def fixed_date(day: date, roll: bool, calendar: Calendar) -> Deadline:
    """A date that a title or a decision fixes itself, as a deadline."""
    return _ending(Deadline(day, None, day, day, False, roll), day, calendar)


def extended(end: Deadline, days: int, calendar: Calendar) -> Deadline:
    """The deadline moved on by days that do not count; for a period in working days they are working days."""
    if days < 0:
        raise BadPeriod(
            f"{days} days cannot be taken out of a period; give 0 or more",
            f"不能从期间中扣除 {days} 日；请给出 0 或以上的日数",
        )
    if days == 0:
        return end
    unit = WORKING_DAY if _in_working_days(end) else DAY
    try:
        nominal = _count(end.nominal, Length(days, unit), calendar)
        return _ending(end._replace(excluded=end.excluded + days), nominal, calendar)
    except (OverflowError, CalendarEnd) as error:
        raise _past_all_dates(end.nominal, f"{days} days more", f"再加 {days} 日") from error


def without(end: Deadline, first: date, last: date, calendar: Calendar) -> Deadline:
    """The deadline when the days from `first` to `last`, both included, do not count; a period already over stays."""
    if last < first:
        raise BadPeriod(f"a pause from {first} to {last} ends before it starts", f"{first} 至 {last} 的中止首尾颠倒")
    first = max(first, end.start + ONE_DAY)
    if first > end.last or last < first:
        return end
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if _in_working_days(end):
        days = [day for day in days if not calendar.is_rest_day(day)]
    return extended(end, len(days), calendar)


def restarted(end: Deadline, day: date, calendar: Calendar) -> Deadline:
    """The whole period anew, from the day that interrupts it; a fixed date cannot be interrupted."""
    if end.length is None:
        day_fixed = end.nominal
        raise BadPeriod(f"{day_fixed} is a fixed date and does not start anew", f"{day_fixed} 为固定日期，不能重新计算")
    return deadline(day, end.length, end.roll, calendar)


def months_after(start: date, months: int) -> date:
    """The corresponding day so many months on, or that month's last day where there is none; raises OverflowError."""
    year, month = divmod(start.year * MONTHS_IN_A_YEAR + start.month - 1 + months, MONTHS_IN_A_YEAR)
    if year > date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _count(start: date, length: Length, calendar: Calendar) -> date:
    if length == SAME_DAY:
        return start
    if length.unit == WORKING_DAY:
        return _working_days_after(start, length.count, calendar)
    if length.unit == DAY:
        return start + timedelta(days=length.count)
    return months_after(start, length.count * (MONTHS_IN_A_YEAR if length.unit == YEAR else 1))


def _working_days_after(start: date, count: int, calendar: Calendar) -> date:
    _ = start + timedelta(days=count)  # refuses at once what no search could reach
    day = start
    for _number in range(count):
        day = calendar.roll(day + ONE_DAY)
    return day


def _ending(end: Deadline, nominal: date, calendar: Calendar) -> Deadline:
    last = calendar.roll(nominal) if end.roll else nominal
    projected = False
    if last > calendar.published_until or end.start < calendar.published_from:
        if _in_working_days(end):
            projected = calendar.is_projected_between(end.start + ONE_DAY, last)
        else:
            projected = end.roll and calendar.is_projected_between(nominal, last)
    return Deadline(end.start, end.length, nominal, last, projected, end.roll, end.excluded)


def _in_working_days(end: Deadline) -> bool:
    return end.length is not None and end.length.unit == WORKING_DAY


def _past_all_dates(start: date, en: str, zh: str) -> BadPeriod:
    return BadPeriod(
        f"{en} from {start} end after {date.max}, the last date there is; start earlier or count less",
        f"自 {start} 起{zh}超出最大日期 {date.max}；请提早起算日或缩短期间",
    )
