"""`period`: a calculator of legal periods that shows its working."""

import pytest


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        ("2019-06-03 15", "2019-06-18"),
        ("2019-06-03 15 days", "2019-06-18"),
        ("2019-03-15 15", "2019-04-01"),  # the fifteenth day is a Saturday
        ("2019-03-15 15 --no-roll", "2019-03-30"),
        ("2019-06-03 3 --working-days", "2019-06-06"),
        ("2019-06-05 3 --working-days", "2019-06-11"),  # the Dragon Boat festival and a weekend lie between
        ("2019-01-31 1 month --no-roll", "2019-02-28"),  # no 31st: the last day of the month
        ("2019-03-12 2 years", "2021-03-12"),
        ("2019-06-03 --law listing.delete", "2019-06-06"),
        ("2019-06-03 15 --pause 2019-06-05..2019-06-09", "2019-06-24"),  # five days pause; the 23rd is a Sunday
        ("2019-06-03 15 --restart 2019-06-10", "2019-06-25"),
        ("2005-04-29 3 --working-days", "2005-05-09"),  # long before the book begins
        ("1999-12-20 15", "2000-01-04"),
    ],
)
def test_a_period_ends_on(tell, asked: str, last: str):
    told = tell(f"period {asked}")
    assert told.status == 0
    assert any(line.startswith(f"last day: {last}") for line in told.lines), told.out


def test_a_last_day_on_a_rest_day_shows_both_ends(tell):
    told = tell("period 2019-03-15 15")
    assert "end by count: 2019-03-30 Sat" in told.lines
    assert "last day: 2019-04-01 Mon" in told.lines


def test_a_figure_of_the_book_brings_its_place(tell):
    assert (
        "basis: List Provisions (法释〔2017〕7号), art. 10(1)" in tell("period 2019-06-03 --law listing.delete").lines
    )


def test_the_working_begins_with_the_day_that_is_not_counted_and_ends_with_the_last(tell):
    lines = tell("period 2019-06-03 3 --working-days").lines
    working = lines[lines.index("working") + 1 : lines.index("rules")]
    assert working[0].strip() == "2019-06-03  Mon: the period starts; this day is not counted"
    assert working[-1].strip() == "2019-06-06  Thu: the last day"


def test_past_the_last_published_year_the_end_is_marked_as_a_projection(tell):
    far = tell("period 2099-03-10 15 --working-days")
    assert far.status == 0
    assert "project" in far.out
    assert "project" not in tell("period 2019-03-11 15 --working-days").out


def test_a_policy_on_make_up_days_moves_the_end(tell):
    made_up, rest = (
        tell(f"period 2005-04-29 1 --working-days --policy make_up_days_work={choice} --json").document
        for choice in ("yes", "no")
    )
    assert made_up != rest


def test_a_program_reads_the_period_as_one_document(tell):
    document = tell("period 2019-06-03 --law listing.delete --json").document
    assert (document["format"], document["law"]) == (1, "listing.delete")
    assert "2019-06-06" in str(document)
