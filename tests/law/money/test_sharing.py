"""Several creditors and several debts: who gets what, to the last fen."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book
from blacklist_sim.law.money.distribution import Creditor, Distribution, distribute
from blacklist_sim.law.money.imputation import OneDebt, impute
from blacklist_sim.law.money.proportion import in_proportion_to, in_ratio

D = Decimal
FEN = D("0.01")
DAY = date(2024, 6, 3)

fen = st.integers(0, 5) | st.integers(0, 10**14)
money = fen.map(lambda count: count * FEN)
claims = st.lists(money, min_size=1, max_size=6)


@given(money, claims)
def test_shares_in_proportion_add_up_and_exceed_no_claim(whole: Decimal, owed: list[Decimal]) -> None:
    shares = in_proportion_to(whole, owed)
    assert sum(shares, D(0)) == min(whole, sum(owed, D(0)))
    assert all(0 <= share <= claim for share, claim in zip(shares, owed, strict=True))


@given(money, claims)
def test_a_share_is_the_exact_one_to_the_fen_and_half_a_fen_for_each_creditor(
    whole: Decimal, owed: list[Decimal]
) -> None:
    total = sum(owed, D(0))
    for share, claim in zip(in_ratio(whole, owed), owed, strict=True):
        assert not total or abs(share - whole * claim / total) <= FEN * (1 + len(owed)) / 2


@given(money, st.integers(1, 3), claims)
def test_more_money_makes_no_share_smaller(whole: Decimal, more: int, owed: list[Decimal]) -> None:
    before, after = in_proportion_to(whole, owed), in_proportion_to(whole + more * FEN, owed)
    assert all(one <= other for one, other in zip(before, after, strict=True))


@given(money, claims, money)
def test_a_greater_claim_makes_ones_share_no_smaller_and_no_other_greater(
    whole: Decimal, owed: list[Decimal], more: Decimal
) -> None:
    before = in_ratio(whole, owed)
    if not sum(owed):
        return
    after = in_ratio(whole, [owed[0] + more, *owed[1:]])
    assert after[0] >= before[0]
    assert all(one >= other for one, other in zip(before[1:], after[1:], strict=True))


@given(money, claims)
def test_the_greater_claim_never_gets_less(whole: Decimal, owed: list[Decimal]) -> None:
    ranked = sorted(owed)
    pairs = pairwise(zip(ranked, in_proportion_to(whole, ranked), strict=True))
    for (smaller, less), (greater, more) in pairs:
        assert less <= more or (smaller == greater and less - more == FEN)


def test_of_equals_the_earlier_gets_the_odd_fen() -> None:
    assert in_proportion_to(D("1.00"), [D(5), D(5), D(5)]) == (D("0.34"), D("0.33"), D("0.33"))


def got(divided: Distribution) -> dict[str, Decimal]:
    return {share.id: share.got for share in divided.shares}


TWO = [Creditor("first", D(60_000), rank=1), Creditor("second", D(40_000), rank=2)]

AMONG: dict[str, tuple[Any, dict[str, Decimal]]] = {
    "a natural person's": ("person", {"first": D(30_000), "second": D(20_000)}),
    "another organisation's": ("organisation", {"first": D(30_000), "second": D(20_000)}),
    "an enterprise's": ("enterprise", {"first": D(50_000), "second": D(0)}),
    "one title's": ("one_title", {"first": D(30_000), "second": D(20_000)}),
}


@pytest.mark.parametrize(("among", "shares"), AMONG.values(), ids=AMONG)
def test_creditors_share_in_proportion_or_against_an_enterprise_in_the_order_of_seizure(
    book: Book, among: Any, shares: dict[str, Decimal]
) -> None:
    assert got(distribute(book, DAY, among, D(50_000), TWO)) == shares


def test_costs_fees_and_priority_claims_come_before_the_creditors(book: Book) -> None:
    joined = [Creditor("first", D(60_000), fee=D(300)), Creditor("second", D(40_000), fee=D(200))]
    secured = [("first mortgage", D(10_000)), ("second mortgage", D(50_000))]
    divided = distribute(book, DAY, "person", D(65_000), joined, costs=D(1_500), priority=secured)
    assert (divided.costs, [share.got for share in divided.fees]) == (D(1_500), [D(300), D(200)])
    assert [share.got for share in divided.priority] == [D(10_000), D(50_000)]
    assert got(divided) == {"first": D(1_800), "second": D(1_200)}


def test_fees_that_the_proceeds_do_not_cover_are_shared_and_nothing_is_left_for_the_creditors(book: Book) -> None:
    joined = [Creditor("first", D(60_000), fee=D(300)), Creditor("second", D(40_000), fee=D(100))]
    divided = distribute(book, DAY, "person", D(1_200), joined, costs=D(1_000))
    assert [share.got for share in divided.fees] == [D(150), D(50)]
    assert set(got(divided).values()) == {D(0)}


def test_seizures_of_one_rank_share_in_proportion(book: Book) -> None:
    three = [Creditor("late", D(100), rank=2), Creditor("one", D(60), rank=1), Creditor("two", D(40), rank=1)]
    assert got(distribute(book, DAY, "enterprise", D(50), three)) == {"one": D(30), "two": D(20), "late": D(0)}


def test_what_exceeds_all_claims_goes_back(book: Book) -> None:
    divided = distribute(book, DAY, "person", D(150_000), TWO, costs=D(1_000))
    assert (divided.surplus, divided.open) == (D(49_000), D(0))


def test_without_the_law_of_the_day_nothing_is_divided_by_guess(book: Book) -> None:
    divided = distribute(book, date(2012, 6, 1), "person", D(50_000), TWO, costs=D(1_000))
    assert (divided.shares, divided.open, divided.missing) == ((), D(49_000), ("law_before",))


@given(money, claims, st.sampled_from(["person", "enterprise", "one_title"]), money, st.lists(money, max_size=2))
def test_a_distribution_accounts_for_every_fen(
    whole: Decimal, owed: list[Decimal], among: Any, costs: Decimal, secured: list[Decimal]
) -> None:
    joined = [Creditor(str(place), claim, rank=place % 2, fee=claim // 100) for place, claim in enumerate(owed)]
    priority = [(str(place), claim) for place, claim in enumerate(secured)]
    divided = distribute(load_book(), DAY, among, whole, joined, costs=min(costs, D(10**6)), priority=priority)
    shares = (*divided.fees, *divided.priority, *divided.shares)
    assert divided.costs + sum((share.got for share in shares), D(0)) + divided.surplus + divided.open == whole
    assert all(0 <= share.got <= share.claim for share in shares)


DUE, EARLIER, LATER = date(2024, 5, 1), date(2024, 4, 1), date(2024, 12, 31)

FIRST_PAID = {
    "what is due": [OneDebt("b", D(100), LATER), OneDebt("a", D(100), DUE, secured=D(100))],
    "the least secured": [OneDebt("b", D(100), EARLIER, secured=D(50)), OneDebt("a", D(100), DUE, secured=D(10))],
    "the most burdensome": [
        OneDebt("b", D(100), EARLIER, burden=D("0.05")),
        OneDebt("a", D(100), DUE, burden=D("0.12")),
    ],
    "the earliest due": [OneDebt("b", D(100), DUE), OneDebt("a", D(100), EARLIER)],
}


@pytest.mark.parametrize("debts", FIRST_PAID.values(), ids=FIRST_PAID)
def test_of_several_debts_to_one_creditor_is_paid_first(book: Book, debts: list[OneDebt]) -> None:
    found = impute(book, D(130), debts, DAY)
    assert [(share.id, share.got) for share in found.shares] == [("a", D(100)), ("b", D(30))]


def test_the_debtor_may_designate_the_debt_that_is_paid(book: Book) -> None:
    debts = [OneDebt("due", D(100), DUE), OneDebt("not due", D(100), LATER), OneDebt("third", D(100), DUE)]
    found = impute(book, D(250), debts, DAY, ["not due", "third"])
    assert [(share.id, share.got) for share in found.shares] == [("not due", D(100)), ("third", D(100)), ("due", D(50))]


def test_equal_debts_share_in_proportion_and_the_rest_is_left(book: Book) -> None:
    debts = [OneDebt("a", D(30), DUE), OneDebt("b", D(10), DUE)]
    assert [share.got for share in impute(book, D(20), debts, DAY).shares] == [D(15), D(5)]
    assert impute(book, D(50), debts, DAY).left == D(10)


def test_before_the_civil_code_the_order_of_several_debts_is_not_guessed(book: Book) -> None:
    found = impute(book, D(50), [OneDebt("a", D(30), DUE)], date(2020, 12, 31))
    assert (found.shares, found.left, found.missing) == ((), D(50), ("law_before",))
    assert impute(book, D(50), [OneDebt("a", D(30), DUE)], date(2021, 1, 1)).missing == ()
