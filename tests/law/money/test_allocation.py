"""In which order money falls on a debt: the usual one, an agreed one, in proportion, and where the fee stands."""

from datetime import date
from decimal import Decimal

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.buckets import Bucket
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon

D = Decimal
CLAIM = Claim(
    D(100_000),
    (Due(date(2024, 1, 10)),),
    costs=D(1_000),
    interest=Interest(date(2024, 1, 1), rate_per_day=D("0.0001")),
)
DAY = date(2024, 4, 19)
"""A hundred days late: ordinary interest 1,100 by then, doubled part 1,750."""

USUAL = {
    "costs only": ("600", ("600", "0", "0", "0")),
    "costs, then interest": ("1500", ("1000", "500", "0", "0")),
    "then principal": ("52100", ("1000", "1100", "50000", "0")),
    "the doubled part last": ("103000", ("1000", "1100", "100000", "900")),
}


@pytest.mark.parametrize(("amount", "shares"), USUAL.values(), ids=USUAL)
def test_money_falls_on_costs_interest_principal_and_the_doubled_part_in_turn(
    book: Book, amount: str, shares: tuple[str, ...]
) -> None:
    (divided,) = reckon(book, {}, CLAIM, [Receipt(DAY, D(amount))], DAY).allocations
    found = (divided.costs, divided.ordinary_interest, divided.principal, divided.doubled)
    assert found == tuple(map(D, shares))


AGREED: dict[str, tuple[tuple[Bucket, ...], str]] = {
    "principal first": (("principal",), "100000"),
    "the doubled part before the debt": (("doubled", "principal"), "99250"),
}


@pytest.mark.parametrize("place", ["claim", "receipt"])
@pytest.mark.parametrize(("order", "principal"), AGREED.values(), ids=AGREED)
def test_the_parties_may_agree_on_another_order(
    book: Book, place: str, order: tuple[Bucket, ...], principal: str
) -> None:
    claim = Claim(CLAIM.principal, CLAIM.dues, CLAIM.costs, CLAIM.interest, order=order if place == "claim" else ())
    receipt = Receipt(DAY, D(101_000), order=order if place == "receipt" else ())
    (divided,) = reckon(book, {}, claim, [receipt], DAY).allocations
    assert divided.principal == D(principal)


def test_before_the_change_an_agreed_order_takes_the_place_of_the_proportion(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2013, 1, 1)),), benchmark_rate=D("0.06"), order=("principal",))
    (divided,) = reckon(book, {}, claim, [Receipt(date(2013, 6, 30), D(50_000))], date(2013, 7, 1)).allocations
    assert (divided.principal, divided.old_delay_interest) == (D(50_000), D(0))


def test_in_proportion_the_share_of_the_debt_falls_on_its_parts_in_turn(book: Book) -> None:
    claim = Claim(D(90_000), (Due(date(2013, 1, 1)),), costs=D(10_000), benchmark_rate=D("0.06"))
    policy = {"awarded_costs_in_base": "in"}
    (divided,) = reckon(book, policy, claim, [Receipt(date(2013, 6, 30), D(50_000))], date(2013, 6, 30)).allocations
    assert (divided.costs, divided.principal, divided.old_delay_interest) == (D(10_000), D("37169.81"), D("2830.19"))
    assert divided.rule == "money.delay_interest.old"


OLD = Claim(D(100_000), (Due(date(2014, 5, 2)),), benchmark_rate=D("0.06"))
"""Ninety days under the old rule, 3,000; a hundred under the new by 2014-11-08, 1,750."""

AFTER = {
    "last": ("last", "101000", "100000", "1000", "0", "money.order.doubled_last"),
    "last, before the doubled part": ("last", "104000", "100000", "3000", "1000", "money.order.doubled_last"),
    "shares": ("shares", "51500", "50000", "1500", "0", "money.delay_interest.across_2014"),
    "shares, doubled part after": ("shares", "104000", "100000", "3000", "1000", "money.delay_interest.across_2014"),
}


@pytest.mark.parametrize(("option", "amount", "principal", "old", "doubled", "rule"), AFTER.values(), ids=AFTER)
def test_where_old_delay_interest_stands_after_the_change_is_a_switch(
    book: Book, option: str, amount: str, principal: str, old: str, doubled: str, rule: str
) -> None:
    policy = {"old_delay_interest_after_change": option}
    day = date(2014, 11, 8)
    (divided,) = reckon(book, policy, OLD, [Receipt(day, D(amount))], day).allocations
    assert (divided.principal, divided.old_delay_interest, divided.doubled) == (D(principal), D(old), D(doubled))
    assert divided.rule == rule


def test_a_payment_falls_on_the_instalment_that_was_due_first(book: Book) -> None:
    dues = (Due(date(2024, 6, 30), D(40_000)), Due(date(2024, 3, 31), D(60_000)))
    paid = [Receipt(date(2024, 7, 10), D(70_000))]
    lines = reckon(book, {}, Claim(D(100_000), dues), paid, date(2024, 7, 20)).lines
    assert [(line.base, line.days) for line in lines] == [(D(60_000), 101), (D(40_000), 10), (D(30_000), 10)]


ACCEPTED = date(2024, 2, 1)
SMALL = Claim(D(100_000), (Due(date(2024, 1, 10)),))


def test_money_that_the_debtor_pays_goes_to_the_creditor_first_and_to_the_fee_last(book: Book) -> None:
    account = reckon(book, {}, SMALL, [Receipt(DAY, D(102_000))], DAY, accepted=ACCEPTED)
    (divided,) = account.allocations
    assert (divided.principal, divided.doubled, divided.enforcement_fee) == (D(100_000), D(1_750), D(250))
    assert account.owed.enforcement_fee == D("1176.25")  # on 101,750: 1,426.25


def test_there_is_no_fee_before_enforcement_is_accepted(book: Book) -> None:
    assert reckon(book, {}, SMALL, [], DAY).owed.enforcement_fee == 0
    assert reckon(book, {}, SMALL, [], DAY, accepted=date(2024, 4, 20)).owed.enforcement_fee == 0
    before = [Receipt(date(2024, 1, 31), D(90_000))]
    owed = reckon(book, {}, SMALL, before, date(2024, 2, 1), accepted=ACCEPTED).owed
    assert (owed.principal, owed.enforcement_fee) == (D(10_000), D("55.54"))  # on 10,369.25


def test_the_fee_is_charged_once_over_several_receipts(book: Book) -> None:
    parts = [Receipt(day, D(30_000), "collected") for day in (date(2024, 3, 1), date(2024, 4, 1))]
    account = reckon(book, {}, SMALL, [*parts, Receipt(DAY, None, "collected")], DAY, accepted=ACCEPTED)
    fees = [divided.enforcement_fee for divided in account.allocations]
    assert fees[:2] == [D(350), D(450)]
    claimed = D(100_000) + sum((line.amount or D(0) for line in account.lines), D(0))
    assert sum(fees, D(0)) == (claimed * D("0.015") - 100).quantize(D("0.01"))


def test_the_fee_is_never_on_more_than_is_claimed(book: Book) -> None:
    sale = Receipt(DAY, D(1_000_000), "collected", costs=D(5_000))
    account = reckon(book, {}, SMALL, [sale], DAY, accepted=ACCEPTED)
    (divided,) = account.allocations
    assert divided.enforcement_fee == D("1426.25")
    assert divided.surplus == account.surplus == D(1_000_000) - D(5_000) - D("1426.25") - D(101_750)


def test_a_small_receipt_may_go_to_the_fee_alone(book: Book) -> None:
    account = reckon(book, {}, SMALL, [Receipt(DAY, D(40), "collected")], DAY, accepted=ACCEPTED)
    assert (account.allocations[0].enforcement_fee, account.owed.principal) == (D(40), D(100_000))
    on_title = {"enforcement_fee_base": "title"}
    account = reckon(book, on_title, SMALL, [Receipt(DAY, D(5_000), "collected")], DAY, accepted=ACCEPTED)
    assert account.allocations[0].enforcement_fee == D(1_400)


def test_on_the_title_the_fee_is_on_what_stood_open_at_acceptance_without_the_doubled_part(book: Book) -> None:
    policy = {"enforcement_fee_base": "title"}
    before = [Receipt(date(2024, 1, 20), D(40_000))]
    owed = reckon(book, policy, SMALL, before, DAY, accepted=ACCEPTED).owed
    assert owed.enforcement_fee == D(800)


def test_claims_with_priority_come_after_costs_and_fee_and_before_the_title(book: Book) -> None:
    sale = Receipt(DAY, D(60_000), "collected", costs=D(1_000), priority=D(50_000))
    (divided,) = reckon(book, {}, SMALL, [sale], DAY, accepted=ACCEPTED).allocations
    assert (divided.enforcement_fee, divided.priority, divided.principal) == (D(800), D(50_000), D(8_200))


def test_costs_that_the_proceeds_do_not_cover_stay_owed_and_come_first(book: Book) -> None:
    failed = Receipt(date(2024, 3, 1), D(0), "collected", costs=D(3_000), label="valuation of a sale that failed")
    account = reckon(book, {}, SMALL, [failed, Receipt(DAY, D(5_000))], DAY)
    assert account.allocations[0].left.enforcement_costs == D(3_000)
    assert (account.allocations[1].sale_costs, account.allocations[1].principal) == (D(3_000), D(2_000))
    whole = reckon(book, {}, SMALL, [failed, Receipt(DAY)], DAY)
    assert whole.allocations[1].amount == D(104_750)


def test_collecting_in_full_covers_costs_fee_and_priority(book: Book) -> None:
    sale = Receipt(DAY, None, "collected", costs=D(1_000), priority=D(2_000))
    account = reckon(book, {}, SMALL, [sale], DAY, accepted=ACCEPTED)
    assert account.allocations[0].amount == D(101_750) + D(3_000) + D("1426.25")
    assert (account.owed.total, account.surplus) == (D(0), D(0))
