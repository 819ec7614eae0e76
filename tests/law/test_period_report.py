"""A computed period tells its working, day by day and by which rule."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.length import UNITS, Length
from blacklist_sim.law.period import deadline, fixed_date, without
from blacklist_sim.law.period_report import report
from blacklist_sim.law.period_working import working
from blacklist_sim.text import Text

CALENDAR = load_calendar(environ={})


def told(start: str, length: str, roll: bool = True):  # type: ignore[no-untyped-def]
    return working(deadline(date.fromisoformat(start), Length.parse(length), roll, CALENDAR), CALENDAR)


def test_the_start_is_shown_and_not_counted() -> None:
    first = told("2019-03-04", "15 days")[0]
    assert (first.kind, first.rule, first.number) == ("start", "time.start_day_excluded", None)


def test_a_short_period_is_told_day_by_day() -> None:
    counted = [line for line in told("2019-03-04", "15 days") if line.kind in ("counted", "nominal")]
    assert [line.number for line in counted] == list(range(1, 16))
    assert all(line.first == line.last for line in counted)


def test_every_rest_day_at_the_end_is_explained() -> None:
    rolled = [line for line in told("2019-09-16", "15 days") if line.kind == "rolled"]
    assert [line.first.day for line in rolled] == [1, 2, 3, 4, 5, 6, 7]
    assert all("National Day" in line.text.en and "国庆节" in line.text.zh for line in rolled)


def test_working_days_name_the_make_up_sunday() -> None:
    lines = {line.first: line for line in told("2019-09-27", "3 working_days") if line.kind != "last"}
    sunday = lines[date(2019, 9, 29)]
    assert (sunday.number, sunday.rule) == (1, "time.make_up_days")
    assert lines[date(2019, 10, 1)].kind == "skipped"


def test_a_missing_corresponding_day_is_explained() -> None:
    nominal = next(line for line in told("2023-08-31", "6 months") if line.kind == "nominal")
    assert "no day 31" in nominal.text.en and "月末日" in nominal.text.zh


def test_an_end_on_a_make_up_sunday_says_that_it_is_no_rest_day() -> None:
    last = told("2022-02-18", "2 years")[-1]
    assert last.rule == "time.make_up_days" and "no rest day" in last.text.en


def test_a_period_that_does_not_roll_says_so_on_a_rest_day() -> None:
    last = told("2024-06-20", "10 days", roll=False)[-1]
    assert last.kind == "kept" and "does not roll" in last.text.en


def test_a_long_period_is_told_in_runs() -> None:
    assert len(told("2019-03-01", "2 years")) < 10
    assert len(told("2019-03-01", "60 working_days")) < 40
    assert len(told("2019-03-01", "1000 working_days")) < 10


def test_a_pause_is_shown() -> None:
    end = deadline(date(2024, 1, 1), Length(10, "day"), True, CALENDAR)
    lines = working(without(end, date(2024, 1, 5), date(2024, 1, 9), CALENDAR), CALENDAR)
    assert "5 days do not count" in next(line for line in lines if line.kind == "paused").text.en


def test_a_fixed_date_is_told_as_written() -> None:
    lines = working(fixed_date(date(2024, 6, 30), True, CALENDAR), CALENDAR)
    assert [line.kind for line in lines] == ["start", "rolled", "last"]


@pytest.mark.parametrize(("start", "note"), [("2026-12-25", "until 2026-12-31"), ("1998-07-18", "from 2004-01-01")])
def test_a_projection_names_the_end_of_the_published_calendar(start: str, note: str) -> None:
    told_as = report(deadline(date.fromisoformat(start), Length(15, "day"), True, CALENDAR), CALENDAR)
    assert note in told_as.render("en") and "推算" in told_as.render("zh")


def test_the_report_cites_the_counting_rules_it_used() -> None:
    end = deadline(date(2019, 9, 16), Length(15, "day"), True, CALENDAR)
    cited = report(end, CALENDAR, basis=Text("a figure", "某期间"), cite=lambda rule: Text(f"cite {rule}", rule))
    assert "cite time.rest_day_rolls" in cited.render()
    assert cited.as_dict()["rules"].keys() >= {"time.start_day_excluded", "time.rest_day_rolls"}
    assert cited.as_dict()["basis"] == {"en": "a figure", "zh": "某期间"}


@given(
    st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.builds(Length, st.integers(1, 400), st.sampled_from(sorted(UNITS)))
)
def test_every_report_is_plain_data_and_ends_on_the_last_day(start: date, length: Length) -> None:
    end = deadline(start, length, True, CALENDAR)
    data = json.loads(json.dumps(report(end, CALENDAR).as_dict()))
    assert data["working"][-1]["last"] == data["last"] == end.last.isoformat()
    stretches = [(line["first"], line["last"]) for line in data["working"] if line["kind"] in ("counted", "skipped")]
    assert stretches == sorted(stretches)
