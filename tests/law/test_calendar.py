"""The calendar knows the published years, projects the others and says so."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.law.calendar import REASONS, Calendar, CalendarEnd, Override
from blacklist_sim.law.calendar_overrides import ENVIRONMENT_VARIABLE, load_calendar, read_table

TABLE = """
years: [2027]
days:
  - {date: 2027-01-01, day: rest, source: notice of 2026}
  - {date: 2027-02-06, day: rest, source: notice of 2026}
  - {date: 2027-02-20, day: working, source: notice of 2026}
"""


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return load_calendar(environ={})


def days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def test_every_published_day_agrees_with_the_calendar_package(calendar: Calendar) -> None:
    published = days_of(calendar.published_from, calendar.published_until)
    assert [day for day in published if calendar.is_rest_day(day) != chinese_calendar.is_holiday(day)] == []
    assert not any(calendar.is_projected(day) for day in published)


def test_the_published_range_is_found_in_the_package_and_not_typed(calendar: Calendar) -> None:
    days = chinese_calendar.constants.holidays
    assert calendar.published_from == date(min(days).year, 1, 1)
    assert calendar.published_until == date(max(days).year, 12, 31)


@pytest.mark.parametrize(
    ("day", "rest", "why"),
    [
        (date(2015, 9, 3), True, "holiday"),
        (date(2015, 9, 4), True, "holiday"),
        (date(2015, 9, 6), False, "make_up_day"),
        (date(2020, 1, 31), True, "holiday"),
        (date(2020, 2, 1), True, "holiday"),
        (date(2024, 2, 9), False, "working_day"),
        (date(2025, 1, 28), True, "holiday"),
        (date(2025, 2, 8), False, "make_up_day"),
        (date(2022, 1, 31), True, "holiday"),
        (date(2024, 3, 2), True, "weekend"),
    ],
)
def test_one_off_days_and_new_years_eve(calendar: Calendar, day: date, rest: bool, why: str) -> None:
    status = calendar.status(day)
    assert (status.rest, status.projected, status.why) == (rest, False, why)


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2003, 5, 1), date(1990, 10, 1), date(2099, 10, 1)])
def test_a_statutory_day_outside_the_published_years_is_a_projected_rest_day(calendar: Calendar, day: date) -> None:
    status = calendar.status(day)
    assert status.rest and status.projected and status.why == "statutory_day"


@pytest.mark.parametrize("day", [date(1, 1, 6), date(1949, 10, 1), date(2150, 1, 3), date(9999, 12, 25)])
def test_beyond_every_package_only_weekends_are_projected(calendar: Calendar, day: date) -> None:
    status = calendar.status(day)
    assert status.projected and status.why == "weekend" and calendar.is_rest_day(day)


@pytest.mark.parametrize("year", [2003, 2019, 2024, 2026, 2027, 2150])
def test_a_status_says_the_same_as_is_rest_day(calendar: Calendar, year: int) -> None:
    for day in days_of(date(year, 1, 1), date(year, 12, 31)):
        status = calendar.status(day)
        assert status.rest == calendar.is_rest_day(day)
        assert status.projected == calendar.is_projected(day)
        assert status.reason.en and status.reason.zh and status.why in REASONS


def test_rolling_stops_on_the_first_working_day(calendar: Calendar) -> None:
    assert calendar.roll(date(2025, 10, 1)) == date(2025, 10, 9)
    assert calendar.roll(date(2025, 10, 9)) == date(2025, 10, 9)


def test_rolling_off_the_last_date_there_is_is_refused() -> None:
    with pytest.raises(CalendarEnd, match="9999-12-31"):
        Calendar([Override(date.max, True, "test")]).roll(date.max)


def test_a_table_that_completes_a_year_makes_it_published(tmp_path: Path) -> None:
    table = tmp_path / "notice.yaml"
    table.write_text(TABLE, encoding="utf-8")
    calendar = load_calendar(table)
    assert calendar.published_until == date(2027, 12, 31)
    assert calendar.status(date(2027, 2, 6)) == (True, False, "override_rest", ("notice of 2026", "notice of 2026"))
    assert calendar.status(date(2027, 2, 20)).why == "override_working"
    assert calendar.status(date(2027, 5, 3)) == (False, False, "working_day", None)
    assert calendar.is_projected(date(2028, 1, 3))


def test_a_single_day_in_the_table_leaves_its_year_projected() -> None:
    calendar = Calendar([Override(date(2027, 2, 20), False, "notice")])
    assert not calendar.is_rest_day(date(2027, 2, 20)) and not calendar.is_projected(date(2027, 2, 20))
    assert calendar.is_projected(date(2027, 2, 22))


def test_the_environment_names_the_users_table(tmp_path: Path) -> None:
    table = tmp_path / "notice.yaml"
    table.write_text(TABLE, encoding="utf-8")
    assert not load_calendar(environ={ENVIRONMENT_VARIABLE: str(table)}).is_rest_day(date(2027, 2, 20))
    assert load_calendar(environ={ENVIRONMENT_VARIABLE: ""}).is_rest_day(date(2027, 2, 20))


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        ("days: [{date: 2027-02-30, day: rest, source: x}]", 1, "'2027-02-30' is no date"),
        ("days:\n  - {date: 2027-02-01, day: off, source: x}", 2, "'off' must be rest or working"),
        ("days:\n  - {date: 2027-02-01, day: rest}", 2, "the day lacks source"),
        ("days:\n  - {date: 2027-02-01, day: rest, source: x, note: y}", 2, "unexpected key 'note'"),
        (
            "days:\n  - {date: 2027-02-01, day: rest, source: x}\n  - {date: 2027-02-01, day: rest, source: y}",
            3,
            "stands in the table twice",
        ),
        ("years: [next]", 1, "'next' is no year"),
        ("days: 3", 1, "must have the keys"),
        ("holidays: []", 1, "must have the keys"),
        ("- 2027-01-01", 1, "must have the keys"),
        ("days: [[[[]]]]", 1, "must have the keys"),
        ("days: &a [*a]", 1, "must have the keys"),
        ("days: [", 2, "is not YAML"),
        ("\x00", 0, "is not YAML"),
    ],
)
def test_a_broken_table_says_what_and_where(tmp_path: Path, written: str, line: int, message: str) -> None:
    table = tmp_path / "broken.yaml"
    table.write_text(written, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_table(table)
    problem = caught.value.problems[0]
    assert message in problem.en and problem.zh.startswith("日历调整表")
    assert line == 0 or problem.line == line
    assert str(table) in caught.value.render("both")


def test_all_problems_of_a_table_come_in_one_pass(tmp_path: Path) -> None:
    table = tmp_path / "broken.yaml"
    table.write_text("years: [x]\ndays: [{date: 1, day: rest, source: x}, {day: rest}]", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_table(table)
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"x" * 1_000_001])
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    table = tmp_path / "table.yaml"
    if content is not None:
        table.write_bytes(content)
    with pytest.raises(BadInput):
        read_table(table)


def test_without_make_up_days_a_weekend_stays_a_rest_day() -> None:
    calendar = load_calendar(environ={}, make_up_days_work=False)
    assert calendar.is_rest_day(date(2024, 2, 18))
    assert calendar.status(date(2024, 2, 18)).why == "weekend"
    assert "make_up_days_work=False" in calendar.pins["reading"]


def test_without_swapped_days_only_statutory_days_and_weekends_rest() -> None:
    calendar = load_calendar(environ={}, swapped_days_rest=False)
    assert not calendar.is_rest_day(date(2022, 1, 31))
    assert calendar.status(date(2022, 1, 31)).why == "swapped_day"
    assert calendar.is_rest_day(date(2022, 2, 1)) and calendar.is_rest_day(date(2022, 1, 29)) is False


def test_pins_name_the_packages_and_the_table() -> None:
    pins = Calendar([Override(date(2027, 2, 20), False, "notice")], [2027]).pins
    assert pins["overrides"] == "2027 2027-02-20=working"
    assert {"chinesecalendar", "holidays"} <= pins.keys()


def test_published_years_never_load_the_projecting_package() -> None:
    program = (
        "import sys; from datetime import date\n"
        "from blacklist_sim.law.calendar_overrides import load_calendar\n"
        "load_calendar(environ={}).roll(date(2024, 10, 1)); assert 'holidays' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
