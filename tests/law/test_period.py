"""Periods end where the counting rules say; the vectors are those of the law notes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.length import SAME_DAY, UNITS, BadPeriod, Length
from blacklist_sim.law.period import Deadline, deadline, extended, fixed_date, restarted, without

CALENDAR = load_calendar(environ={})
IGNORING_MAKE_UP_DAYS = load_calendar(environ={}, make_up_days_work=False)
IGNORING_SWAPPED_DAYS = load_calendar(environ={}, swapped_days_rest=False)

PUBLISHED = st.dates(date(2004, 1, 1), date(2025, 6, 30))
ANY_DAY = st.dates(date(1900, 1, 1), date(2200, 12, 31))
LENGTHS = st.builds(Length, st.integers(1, 60), st.sampled_from(sorted(UNITS)))


def end_of(start: str, length: str, roll: bool = True, calendar: Calendar = CALENDAR) -> Deadline:
    return deadline(date.fromisoformat(start), Length.parse(length), roll, calendar)


def day(written: str) -> date:
    return date.fromisoformat(written)


# The checked vectors of the listing note.


def test_application_received_on_monday_2019_03_04_is_decided_by_tuesday_2019_03_19() -> None:
    assert end_of("2019-03-04", "15 days").last == day("2019-03-19")


def test_application_received_on_2019_09_16_rolls_over_the_national_holiday_to_2019_10_08() -> None:
    end = end_of("2019-09-16", "15 days")
    assert (end.nominal, end.last, end.rolled) == (day("2019-10-01"), day("2019-10-08"), True)


def test_rejection_served_on_2019_03_20_can_be_reconsidered_until_monday_2019_04_01() -> None:
    end = end_of("2019-03-20", "10 days")
    assert (end.nominal, end.last) == (day("2019-03-30"), day("2019-04-01"))


def test_deletion_ground_of_2019_09_27_counts_the_make_up_sunday_and_ends_on_2019_10_08() -> None:
    assert end_of("2019-09-27", "3 working_days").last == day("2019-10-08")
    assert end_of("2019-09-27", "3 working_days", calendar=IGNORING_MAKE_UP_DAYS).last == day("2019-10-09")


def test_deletion_ground_of_2019_06_06_skips_the_dragon_boat_holiday_and_ends_on_2019_06_12() -> None:
    assert end_of("2019-06-06", "3 working_days").last == day("2019-06-12")


def test_two_year_term_from_2019_03_01_ends_on_2021_03_01_and_is_deleted_by_2021_03_04() -> None:
    term = end_of("2019-03-01", "2 years", roll=False)
    assert term.last == day("2021-03-01")
    assert deadline(term.last, Length.parse("3 working_days"), True, CALENDAR).last == day("2021-03-04")


# The calendar test vectors of the procedure note: 15-day appeal, 10-day performance, 2-year application.

ROAD = [
    # served, 15th day, appeal ends, effective, performance ends
    ("2022-01-16", "2022-01-31", "2022-02-07", "2022-02-08", "2022-02-18"),
    ("2024-01-25", "2024-02-09", "2024-02-09", "2024-02-10", "2024-02-20"),
    ("2024-02-02", "2024-02-17", "2024-02-18", "2024-02-19", "2024-02-29"),
    ("2025-01-13", "2025-01-28", "2025-02-05", "2025-02-06", "2025-02-17"),
    ("2025-09-22", "2025-10-07", "2025-10-09", "2025-10-10", "2025-10-20"),
    ("2026-02-05", "2026-02-20", "2026-02-24", "2026-02-25", "2026-03-09"),
    ("2026-09-18", "2026-10-03", "2026-10-08", "2026-10-09", "2026-10-19"),
]


@pytest.mark.parametrize(("served", "fifteenth", "appeal_ends", "effective", "performed_by"), ROAD)
def test_from_service_to_the_end_of_the_performance_period(
    served: str, fifteenth: str, appeal_ends: str, effective: str, performed_by: str
) -> None:
    appeal = end_of(served, "15 days")
    assert (appeal.nominal, appeal.last) == (day(fifteenth), day(appeal_ends))
    assert appeal.last + timedelta(days=1) == day(effective)
    assert end_of(effective, "10 days").last == day(performed_by)
    assert not appeal.projected


@pytest.mark.parametrize(
    ("performed_by", "applied_by"),
    [("2022-02-18", "2024-02-18"), ("2024-02-20", "2026-02-24"), ("2024-02-29", "2026-02-28")],
)
def test_the_two_years_for_applying(performed_by: str, applied_by: str) -> None:
    end = end_of(performed_by, "2 years")
    assert end.last == day(applied_by) and not end.projected


def test_a_make_up_sunday_on_2024_02_18_ends_the_two_years_without_rolling() -> None:
    assert not end_of("2022-02-18", "2 years").rolled


def test_who_takes_the_swapped_off_new_years_eve_of_2022_for_a_working_day_ends_the_appeal_on_it() -> None:
    assert end_of("2022-01-16", "15 days", calendar=IGNORING_SWAPPED_DAYS).last == day("2022-01-31")


def test_termination_ruling_received_on_2025_08_04_can_be_objected_to_until_2025_10_09() -> None:
    end = end_of("2025-08-04", "60 days")
    assert (end.nominal, end.last) == (day("2025-10-03"), day("2025-10-09"))


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        ("2023-11-30", "3 months", "2024-02-29"),
        ("2023-08-31", "6 months", "2024-02-29"),
        ("2014-05-28", "3 months", "2014-08-28"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start: str, length: str, last: str) -> None:
    assert end_of(start, length).last == day(last)


def test_a_period_of_2026_that_ends_in_2027_is_a_marked_projection() -> None:
    assert end_of("2026-12-20", "15 days").projected
    assert end_of("2026-12-30", "3 working_days").projected
    assert not end_of("2026-12-10", "15 days").projected
    assert not end_of("2026-12-20", "15 days", roll=False).projected


def test_a_period_before_the_published_years_is_a_marked_projection_too() -> None:
    assert end_of("1998-07-18", "15 days").projected


def test_a_fixed_date_stands_as_written_unless_the_policy_rolls_it() -> None:
    sunday = day("2024-06-30")
    assert fixed_date(sunday, False, CALENDAR).last == sunday
    assert fixed_date(sunday, True, CALENDAR).last == day("2024-07-01")


def test_what_is_due_the_same_day_neither_counts_nor_rolls() -> None:
    end = end_of("2024-06-30", "same day")
    assert end.last == day("2024-06-30") and end.length == SAME_DAY and not end.projected


def test_a_document_posted_on_the_last_day_is_in_time() -> None:
    end = end_of("2019-03-20", "10 days")
    assert end.in_time(day("2019-04-01")) and not end.in_time(day("2019-04-02"))


def test_a_pause_moves_the_end_by_the_days_that_do_not_count() -> None:
    end = end_of("2024-01-10", "6 months", roll=False)
    paused = without(end, day("2024-03-01"), day("2024-06-30"), CALENDAR)
    assert paused.excluded == 122
    assert paused.last == end.last + timedelta(days=122)


def test_a_pause_of_a_period_in_working_days_excludes_its_working_days_only() -> None:
    end = end_of("2024-06-03", "3 working_days")
    paused = without(end, day("2024-06-05"), day("2024-06-11"), CALENDAR)
    assert paused.excluded == 4 and paused.last == day("2024-06-13")


def test_a_pause_outside_the_period_changes_nothing() -> None:
    end = end_of("2024-01-10", "15 days")
    assert without(end, day("2024-03-01"), day("2024-03-31"), CALENDAR) == end
    assert without(end, day("2023-12-01"), day("2024-01-10"), CALENDAR) == end


def test_an_interruption_starts_the_whole_period_anew() -> None:
    assert restarted(end_of("2020-05-01", "2 years"), day("2021-03-01"), CALENDAR).last == day("2023-03-01")


@pytest.mark.parametrize(
    ("refused", "message"),
    [
        (lambda: Length.parse("0 days"), "count at least 1"),
        (lambda: Length.parse("-3 days"), "count at least 1"),
        (lambda: Length.parse("3 weeks"), "no length of a period"),
        (lambda: Length.parse("soon"), "no length of a period"),
        (lambda: Length.parse(""), "no length of a period"),
        (lambda: Length(3, "weeks").checked(), "the units are"),
        (lambda: end_of("2020-01-01", "9999 years"), "9999-12-31"),
        (lambda: end_of("9999-12-20", "15 days"), "9999-12-31"),
        (lambda: end_of("9999-12-20", "15 working_days"), "9999-12-31"),
        (lambda: end_of("2020-01-01", "999999999 working_days"), "9999-12-31"),
        (lambda: extended(end_of("2020-01-01", "1 day"), -1, CALENDAR), "give 0 or more"),
        (lambda: extended(end_of("9999-11-30", "1 day"), 99, CALENDAR), "9999-12-31"),
        (lambda: without(end_of("2020-01-01", "1 day"), day("2020-02-01"), day("2020-01-01"), CALENDAR), "ends before"),
        (lambda: restarted(fixed_date(day("2020-01-01"), False, CALENDAR), day("2020-02-01"), CALENDAR), "fixed date"),
    ],
)
def test_what_cannot_be_a_period_is_refused_in_both_languages(refused, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BadPeriod, match=message) as caught:
        refused()
    assert caught.value.text.zh


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("15 days", (15, "day")),
        ("1 day", (1, "day")),
        ("3 working_days", (3, "working_day")),
        ("3 working days", (3, "working_day")),
        ("1 month", (1, "month")),
        ("2 years", (2, "year")),
        ("15日", (15, "day")),
        ("3个工作日", (3, "working_day")),
        ("1个月", (1, "month")),
        ("same day", SAME_DAY),
    ],
)
def test_lengths_are_read_as_the_law_writes_them(written: str, length: tuple[int, str]) -> None:
    assert Length.parse(written) == length


@given(LENGTHS)
def test_a_length_written_out_reads_back(length: Length) -> None:
    assert Length.parse(str(length)) == length
    assert Length.parse(length.text.zh) == length


@given(ANY_DAY, LENGTHS)
def test_a_rolled_end_is_never_a_rest_day_and_never_before_the_count(start: date, length: Length) -> None:
    end = deadline(start, length, True, CALENDAR)
    assert not CALENDAR.is_rest_day(end.last)
    assert start < end.nominal <= end.last


@given(ANY_DAY, LENGTHS)
def test_rolling_skips_rest_days_only(start: date, length: Length) -> None:
    end = deadline(start, length, True, CALENDAR)
    skipped = range(end.nominal.toordinal(), end.last.toordinal())
    assert all(CALENDAR.is_rest_day(date.fromordinal(ordinal)) for ordinal in skipped)


@given(ANY_DAY, st.integers(0, 400), LENGTHS)
def test_a_later_start_never_ends_earlier(start: date, later: int, length: Length) -> None:
    other = start + timedelta(days=later)
    assert deadline(start, length, True, CALENDAR).last <= deadline(other, length, True, CALENDAR).last


@given(ANY_DAY, st.integers(1, 60), st.sampled_from(sorted(UNITS)))
def test_a_longer_period_never_ends_earlier(start: date, count: int, unit: str) -> None:
    shorter, longer = (deadline(start, Length(number, unit), True, CALENDAR) for number in (count, count + 1))
    assert shorter.nominal < longer.nominal and shorter.last <= longer.last


@given(ANY_DAY, st.integers(1, 60), st.integers(1, 60), st.sampled_from(["day", "working_day"]))
def test_days_split_in_two_stretches_end_on_the_same_day(start: date, first: int, second: int, unit: str) -> None:
    middle = deadline(start, Length(first, unit), False, CALENDAR)
    split = deadline(middle.nominal, Length(second, unit), False, CALENDAR)
    assert split.nominal == deadline(start, Length(first + second, unit), False, CALENDAR).nominal


@given(PUBLISHED, st.integers(1, 60), st.integers(1, 60), st.integers(1, 60), st.sampled_from(["day", "working_day"]))
def test_two_pauses_move_the_end_as_one(start: date, count: int, first: int, second: int, unit: str) -> None:
    end = deadline(start, Length(count, unit), True, CALENDAR)
    twice = extended(extended(end, first, CALENDAR), second, CALENDAR)
    assert twice == extended(end, first + second, CALENDAR)


@given(ANY_DAY, st.integers(1, 400))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    months = deadline(start, Length(12 * years, "month"), True, CALENDAR)
    assert months.last == deadline(start, Length(years, "year"), True, CALENDAR).last


@given(ANY_DAY, st.integers(1, 400))
def test_a_month_ends_on_the_day_of_the_same_number_or_the_months_last(start: date, months: int) -> None:
    nominal = deadline(start, Length(months, "month"), True, CALENDAR).nominal
    assert nominal.day == start.day or (nominal.day < start.day and (nominal + timedelta(days=1)).day == 1)


@given(PUBLISHED, st.integers(1, 30))
def test_a_count_of_working_days_holds_that_many_working_days(start: date, count: int) -> None:
    end = deadline(start, Length(count, "working_day"), True, CALENDAR)
    passed = range(start.toordinal() + 1, end.last.toordinal() + 1)
    assert sum(not CALENDAR.is_rest_day(date.fromordinal(ordinal)) for ordinal in passed) == count


@given(PUBLISHED, LENGTHS)
def test_inside_the_published_years_nothing_is_projected(start: date, length: Length) -> None:
    end = deadline(start, length, True, CALENDAR)
    assert end.projected == (end.last > CALENDAR.published_until)
