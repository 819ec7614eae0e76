"""The court's fees at the edges of their slices, and the penalty for duties that are not money."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book
from blacklist_sim.law.money.fees import acceptance_fee, enforcement_fee, preservation_fee
from blacklist_sim.law.money.penalty import penalty

D = Decimal
DAY = date(2024, 6, 3)

PRESERVATION = {
    "0": "30",
    "1000": "30",
    "1001": "30.01",
    "100000": "1020",
    "100001": "1020.01",
    "500000": "3020",
    "896000": "5000",
    "896001": "5000",
    "50000000": "5000",
}


@pytest.mark.parametrize(("value", "fee"), PRESERVATION.items())
def test_the_preservation_fee_slides_up_to_its_cap(book: Book, value: str, fee: str) -> None:
    found = preservation_fee(book, D(value), DAY)
    assert found.amount == D(fee)
    assert (found.cap is not None) == (D(value) > 896_000)


ACCEPTANCE = {
    "0": "50",
    "10000": "50",
    "100000": "2300",
    "200000": "4300",
    "500000": "8800",
    "1000000": "13800",
    "2000000": "22800",
    "5000000": "46800",
    "10000000": "81800",
    "20000000": "141800",
    "20000001": "141800.01",
}


@pytest.mark.parametrize(("value", "fee"), ACCEPTANCE.items())
def test_the_acceptance_fee_at_the_ends_of_its_slices(book: Book, value: str, fee: str) -> None:
    assert acceptance_fee(book, D(value), DAY).amount == D(fee)


def test_a_duty_that_is_not_money_has_a_fee_between_bounds(book: Book) -> None:
    found = enforcement_fee(book, None, DAY)
    assert (found.amount, found.least, found.most) == (None, D(50), D(500))


def test_nothing_enforced_costs_nothing(book: Book) -> None:
    assert enforcement_fee(book, D(0), DAY).amount == 0


@given(st.integers(1, 10**14), st.integers(0, 10**6))
def test_a_fee_never_falls_as_the_value_rises(value: int, more: int) -> None:
    for fee in (enforcement_fee, acceptance_fee, preservation_fee):
        low, high = (fee(load_book(), min(D(10**12), D(fen) / 100), DAY).amount for fen in (value, value + more))
        assert low is not None and high is not None and low <= high


@given(st.integers(1, 10**14))
def test_the_slices_of_a_fee_add_up_to_the_value_and_to_the_fee(value: int) -> None:
    found = enforcement_fee(load_book(), D(value) / 100, DAY)
    assert sum(line.slice for line in found.lines) == found.base
    assert found.amount is not None
    assert abs(sum(line.charged for line in found.lines) - found.amount) <= D("0.005")


def test_the_penalty_is_twice_the_loss(book: Book) -> None:
    found = penalty(book, D("1250.55"), DAY)
    assert (found.amount, found.for_the_court) == (D("2501.10"), False)


@pytest.mark.parametrize("loss", [None, D(0)])
def test_without_a_loss_the_court_sets_the_penalty(book: Book, loss: Decimal | None) -> None:
    found = penalty(book, loss, DAY)
    assert (found.amount, found.for_the_court, found.missing) == (None, True, ())


def test_before_the_text_that_doubles_the_loss_the_penalty_is_not_guessed(book: Book) -> None:
    assert penalty(book, D(100), date(2015, 2, 3)).missing == ("law_before",)
    assert penalty(book, D(100), date(2015, 2, 4)).amount == D(200)
