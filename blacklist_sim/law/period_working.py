"""The working of a deadline: what every day of the period does, and by which counting rule."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from blacklist_sim.law.calendar import ONE_DAY, Calendar
from blacklist_sim.law.length import DAY, SAME_DAY, WORKING_DAY
from blacklist_sim.law.period import Deadline
from blacklist_sim.text import Text

LONGEST_DAY_BY_DAY = 31
LONGEST_IN_RUNS = 366

WEEKDAYS = (
    Text("Mon", "周一"),
    Text("Tue", "周二"),
    Text("Wed", "周三"),
    Text("Thu", "周四"),
    Text("Fri", "周五"),
    Text("Sat", "周六"),
    Text("Sun", "周日"),
)


class DayLine(NamedTuple):
    """One day, or a run of days, of a working.

    `kind` is start, counted, skipped, nominal, paused, rolled, kept or last; `number` the day of the period that the
    stretch ends with, where days are numbered; `rule` the counting rule in the book.
    """

    first: date
    last: date
    kind: str
    number: int | None
    rule: str | None
    text: Text
    projected: bool = False


def working(end: Deadline, calendar: Calendar, day_by_day: int = LONGEST_DAY_BY_DAY) -> list[DayLine]:
    """How the last day was found; longer stretches than `day_by_day` are given as runs, the end day by day."""
    return list(_lines(end, calendar, day_by_day))


def _lines(end: Deadline, calendar: Calendar, day_by_day: int) -> Iterator[DayLine]:
    if end.length is None:
        yield _line(end.start, "start", None, "time.set_by_court", Text("the date is fixed as written", "按写明的日期"))
    elif end.length == SAME_DAY:
        yield _line(end.start, "start", None, None, Text("due the same day", "应于当日"))
    else:
        not_counted = Text("the period starts; this day is not counted", "期间开始；当日不计入")
        yield _line(end.start, "start", None, "time.start_day_excluded", not_counted)
        if end.length.unit == WORKING_DAY:
            yield from _working_days(end, calendar, day_by_day)
        else:
            yield from _calendar_days(end, calendar, day_by_day)
    yield from _end(end, calendar)


def _calendar_days(end: Deadline, calendar: Calendar, day_by_day: int) -> Iterator[DayLine]:
    if end.length is None:
        return
    counted = end.length.count if end.length.unit == DAY else None
    unmoved = _before_pause(end)
    first, before_last = end.start + ONE_DAY, unmoved - ONE_DAY
    if counted is not None and counted <= day_by_day:
        for number, day in enumerate(_days(first, before_last), start=1):
            rule = "time.rest_days_inside_count" if calendar.is_rest_day(day) else None
            yield _line(day, "counted", number, rule, _counted(day, number, calendar), calendar.is_projected(day))
    elif first <= before_last:
        text = Text("every day counts, rest days too", "逐日计算，休息日亦计入")
        if counted is not None:
            text = Text(f"days 1 to {counted - 1}; {text.en}", f"第1日至第{counted - 1}日；{text.zh}")
        run_to = None if counted is None else counted - 1
        yield DayLine(first, before_last, "counted", run_to, "time.rest_days_inside_count", text)
    yield _nominal(end, unmoved, counted)
    if end.excluded:
        moved = Text(
            f"{end.excluded} days do not count (pause); the end moves from {unmoved} to {end.nominal}",
            f"扣除中止的{end.excluded}日；届满日由 {unmoved} 移至 {end.nominal}",
        )
        yield DayLine(unmoved, end.nominal, "paused", None, None, moved)


def _nominal(end: Deadline, day: date, counted: int | None) -> DayLine:
    assert end.length is not None
    if counted is not None:
        text = Text(f"day {counted}: the last day by count", f"第{counted}日：计数届满日")
        return _line(day, "nominal", counted, None, text)
    length = end.length.text
    if day.day == end.start.day:
        text = Text(f"{length.en} on: the corresponding day", f"{length.zh}后的对应日")
    else:
        text = Text(
            f"{length.en} on: that month has no day {end.start.day}, so its last day",
            f"{length.zh}后：当月无{end.start.day}日，以月末日为届满日",
        )
    return _line(day, "nominal", None, "time.corresponding_day", text)


def _working_days(end: Deadline, calendar: Calendar, day_by_day: int) -> Iterator[DayLine]:
    assert end.length is not None
    first, span = end.start + ONE_DAY, (end.nominal - end.start).days
    if span > LONGEST_IN_RUNS:
        count = end.length.count + end.excluded
        text = Text(f"working days 1 to {count}; rest days do not count", f"第1至第{count}个工作日；休息日不计入")
        yield DayLine(first, end.nominal, "counted", count, "time.working_days", text, end.projected)
    elif span > day_by_day:
        yield from _runs(_days(first, end.nominal), calendar)
    else:
        yield from _each_working_day(_days(first, end.nominal), calendar)
    if end.excluded:
        text = Text(f"of these, {end.excluded} fall into a pause", f"其中{end.excluded}个工作日在中止期间内")
        yield DayLine(end.start, end.nominal, "paused", None, None, text)


def _each_working_day(days: Sequence[date], calendar: Calendar) -> Iterator[DayLine]:
    number = 0
    for day in days:
        status, projected = calendar.status(day), calendar.is_projected(day)
        if status.rest:
            text = Text(f"not counted: {status.reason.en}", f"不计入：{status.reason.zh}")
            yield _line(day, "skipped", None, "time.working_days", text, projected)
            continue
        number += 1
        rule = "time.make_up_days" if status.why == "make_up_day" else "time.working_days"
        yield _line(day, "counted", number, rule, _counted(day, number, calendar, working=True), projected)


def _runs(days: Sequence[date], calendar: Calendar) -> Iterator[DayLine]:
    number = 0
    for rest, group in groupby(days, key=calendar.is_rest_day):
        run = list(group)
        projected = calendar.is_projected_between(run[0], run[-1])
        if rest:
            text = Text("not counted: rest days", "不计入：休息日")
            yield DayLine(run[0], run[-1], "skipped", None, "time.working_days", text, projected)
            continue
        first, number = number + 1, number + len(run)
        text = Text(f"working days {first} to {number}", f"第{first}至第{number}个工作日")
        yield DayLine(run[0], run[-1], "counted", number, "time.working_days", text, projected)


def _end(end: Deadline, calendar: Calendar) -> Iterator[DayLine]:
    for day in _days(end.nominal, end.last - ONE_DAY):
        reason = calendar.status(day).reason
        text = Text(f"a rest day: {reason.en}; the end rolls on", f"休息日：{reason.zh}；届满日顺延")
        yield _line(day, "rolled", None, "time.rest_day_rolls", text, calendar.is_projected(day))
    status = calendar.status(end.last)
    text, rule = Text("the last day", "届满日"), None
    if status.rest:
        text = Text(
            f"{text.en}, though a rest day ({status.reason.en}): this period does not roll on",
            f"{text.zh}；虽为休息日（{status.reason.zh}），该期间不顺延",
        )
    elif status.why == "make_up_day":
        text = Text(f"{text.en}: {status.reason.en}, no rest day", f"{text.zh}：{status.reason.zh}，不是休息日")
        rule = "time.make_up_days"
    if end.projected:
        text = Text(f"{text.en}; projected, no calendar is published", f"{text.zh}；系推算，无已公布日历可据")
        rule = "time.projection"
    yield _line(end.last, "kept" if status.rest else "last", None, rule, text, end.projected)


def _counted(day: date, number: int, calendar: Calendar, working: bool = False) -> Text:
    text = Text(f"working day {number}", f"第{number}个工作日") if working else Text(f"day {number}", f"第{number}日")
    status = calendar.status(day)
    if status.why == "make_up_day" or (status.rest and not working):
        return Text(f"{text.en} ({status.reason.en})", f"{text.zh}（{status.reason.zh}）")
    return text


def _before_pause(end: Deadline) -> date:
    return date.fromordinal(end.nominal.toordinal() - end.excluded)


def _days(first: date, last: date) -> list[date]:
    return [date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1)]


def _line(day: date, kind: str, number: int | None, rule: str | None, text: Text, projected: bool = False) -> DayLine:
    weekday = WEEKDAYS[day.weekday()]
    dated = Text(f"{weekday.en}: {text.en}", f"{weekday.zh}：{text.zh}")
    return DayLine(day, day, kind, number, rule, dated, projected)
