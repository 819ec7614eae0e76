"""The days of a stay for retrial that bear no doubled part."""

from datetime import date
from decimal import Decimal

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import BadDates
from blacklist_sim.law.money.claim import Claim, Due
from blacklist_sim.law.money.reckon import reckon
from blacklist_sim.law.money.stay import stay_days

DAYS = {"ruling_to_resumption": (122, "3360.00"), "full_days_between": (121, "3395.00")}


@pytest.mark.parametrize(("option", "left_out", "doubled"), [(name, *found) for name, found in DAYS.items()])
def test_the_ends_of_a_stay_are_a_switch(book: Book, option: str, left_out: int, doubled: str) -> None:
    stretch = stay_days(book, {"retrial_days_excluded": option}, date(2024, 3, 1), date(2024, 7, 1))
    claim = Claim(Decimal(200_000), (Due(date(2024, 1, 10)),))
    account = reckon(book, {}, claim, [], date(2024, 8, 15), excluded=stretch)
    assert (account.lines[0].excluded, account.owed.doubled) == (left_out, Decimal(doubled))


def test_a_stay_that_still_lasts_leaves_out_every_day_to_come(book: Book) -> None:
    assert stay_days(book, {}, date(2024, 3, 1), None) == ((date(2024, 3, 1), date.max),)


def test_a_stay_resumed_the_same_day_leaves_out_nothing(book: Book) -> None:
    assert stay_days(book, {}, date(2024, 3, 1), date(2024, 3, 1)) == ()


def test_a_stay_cannot_end_before_it_begins(book: Book) -> None:
    with pytest.raises(BadDates, match="the day on which the stay takes effect"):
        stay_days(book, {}, date(2024, 3, 2), date(2024, 3, 1))
