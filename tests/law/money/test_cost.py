"""What a reckoning costs, counted in Python calls, which have no noise."""

import gc
import sys
from datetime import date
from decimal import Decimal

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon

MOST_CALLS = 350
"""For two receipts with a fee; some 0.2 ms on a slow machine."""


def calls(book: Book, last: date) -> int:
    interest = Interest(date(2014, 9, 1), Decimal("0.06"))
    claim = Claim(Decimal(1_000_000), (Due(date(2014, 9, 10)),), costs=Decimal(13_800), interest=interest)
    receipts = [Receipt(date(2014, 9, 30), Decimal(300_000)), Receipt(last)]
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    reckon(book, {}, claim, receipts, last, accepted=date(2014, 9, 20))  # what is found once and kept is found now
    gc.disable()  # what a collection happens to call does not count
    sys.setprofile(count)
    try:
        reckon(book, {}, claim, receipts, last, accepted=date(2014, 9, 20))
    finally:
        sys.setprofile(None)
        gc.enable()
    return counted


def test_a_delay_of_years_costs_no_more_than_one_of_days(book: Book) -> None:
    assert calls(book, date(2014, 10, 5)) == calls(book, date(2026, 10, 5))


def test_an_ordinary_case_is_cheap(book: Book) -> None:
    assert calls(book, date(2020, 10, 5)) <= MOST_CALLS
