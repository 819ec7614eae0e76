"""The points of a plot: where something changes, and evenly between."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import BadDates
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.growth import growth
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon

D = Decimal
CLAIM = Claim(
    D(100_000),
    (Due(date(2024, 3, 31), D(40_000)), Due(date(2024, 6, 30), D(60_000))),
    interest=Interest(date(2024, 1, 1), D("0.06"), until=date(2024, 8, 31)),
)
RECEIPTS = [Receipt(date(2024, 5, 10), D(30_000)), Receipt(date(2025, 1, 10), D(10_000))]
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
OUT = [(date(2024, 10, 1), date(2024, 10, 15))]


def test_the_plot_stands_at_each_day_on_which_something_changes(book: Book) -> None:
    points = growth(book, {}, CLAIM, RECEIPTS, FIRST, LAST, excluded=OUT, stop=date(2024, 11, 20))
    days = [point.day for point in points]
    assert days == sorted(set(days))
    assert {
        FIRST,
        date(2024, 3, 31),
        date(2024, 5, 9),
        date(2024, 5, 10),
        date(2024, 6, 30),
        date(2024, 8, 31),
        date(2024, 9, 30),
        date(2024, 10, 15),
        date(2024, 11, 20),
        LAST,
    } <= set(days)
    assert date(2025, 1, 10) not in days


def test_the_fee_that_comes_with_acceptance_is_a_step_and_no_slope(book: Book) -> None:
    points = growth(book, {}, CLAIM, [], FIRST, LAST, most=12, accepted=date(2024, 5, 17))
    fees = {point.day: point.owed.enforcement_fee for point in points}
    assert fees[date(2024, 5, 16)] == 0
    assert fees[date(2024, 5, 17)] > 0


def test_each_point_is_what_is_owed_that_day(book: Book) -> None:
    for point in growth(book, {}, CLAIM, RECEIPTS, FIRST, LAST, most=20, accepted=date(2024, 7, 1)):
        assert point.owed == reckon(book, {}, CLAIM, RECEIPTS, point.day, accepted=date(2024, 7, 1)).owed


def test_the_days_between_are_even(book: Book) -> None:
    days = [point.day for point in growth(book, {}, Claim(D(1)), [], FIRST, FIRST + timedelta(100), most=6)]
    assert [(day - FIRST).days for day in days] == [0, 20, 40, 60, 80, 100]


@pytest.mark.parametrize("most", [2, 3, 7, 60, 400])
def test_there_are_never_more_points_than_asked_and_both_ends_are_there(book: Book, most: int) -> None:
    many = [Receipt(FIRST + timedelta(place * 3), D(10)) for place in range(100)]
    days = [point.day for point in growth(book, {}, CLAIM, many, FIRST, LAST, most=most)]
    assert len(days) <= most
    assert (days[0], days[-1]) == (FIRST, LAST)


def test_a_plot_of_one_day_is_one_point(book: Book) -> None:
    assert [point.day for point in growth(book, {}, CLAIM, RECEIPTS, FIRST, FIRST)] == [FIRST]


def test_the_change_of_the_rule_in_2014_stands_in_the_plot(book: Book, change: date) -> None:
    claim = Claim(D(100_000), (Due(date(2014, 5, 31)),), benchmark_rate=D("0.06"))
    days = [point.day for point in growth(book, {}, claim, [], date(2014, 1, 1), date(2014, 12, 31), most=5)]
    assert change - timedelta(1) in days


def test_a_plot_that_ends_before_it_begins_is_refused(book: Book) -> None:
    with pytest.raises(BadDates, match="the first day of the plot"):
        growth(book, {}, CLAIM, [], LAST, FIRST)
