"""The worked examples of the law notes, under the default and under each alternative for which they give a figure."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Account
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.fees import acceptance_fee, enforcement_fee
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon

D = Decimal
ANY_DAY = date(2024, 6, 3)


def paid_in_full(book: Book, claim: Claim, *receipts: Receipt, policy: Mapping[str, str] | None = None) -> Account:
    """The account on the day of the last receipt."""
    return reckon(book, policy or {}, claim, receipts, receipts[-1].day)


class Single(NamedTuple):
    """One sum without ordinary interest, paid at once: days of delay, doubled part."""

    principal: str
    last_day: date
    paid: date
    policy: Mapping[str, str]
    days: int
    doubled: str


SINGLE = {
    "V1": Single("500000", date(2024, 3, 15), date(2024, 12, 20), {}, 280, "24500.00"),
    "V1, neither end": Single(
        "500000", date(2024, 3, 15), date(2024, 12, 20), {"delay_interest_days": "excl_both"}, 279, "24412.50"
    ),
    "V1, both ends": Single(
        "500000", date(2024, 3, 15), date(2024, 12, 20), {"delay_interest_days": "incl_both"}, 281, "24587.50"
    ),
    "V10, to the ruling's effect": Single("500000", date(2024, 3, 15), date(2024, 10, 15), {}, 214, "18725.00"),
    "V10, not to the payout": Single("500000", date(2024, 3, 15), date(2024, 11, 12), {}, 242, "21175.00"),
}


@pytest.mark.parametrize("case", SINGLE.values(), ids=SINGLE)
def test_one_sum_paid_late_bears_the_doubled_part_for_each_day_of_delay(book: Book, case: Single) -> None:
    claim = Claim(D(case.principal), (Due(case.last_day),))
    account = paid_in_full(book, claim, Receipt(case.paid), policy=case.policy)
    (line,) = account.lines
    assert (line.days, line.amount) == (case.days, D(case.doubled))
    assert account.allocations[0].amount == D(case.principal) + D(case.doubled)


def test_v2_a_part_payment_lowers_the_base_from_the_next_day(book: Book) -> None:
    claim = Claim(D(1_000_000), (Due(date(2023, 3, 10)),))
    account = paid_in_full(book, claim, Receipt(date(2023, 6, 30), D(300_000)), Receipt(date(2024, 1, 15)))
    assert [(line.days, line.base, line.amount) for line in account.lines] == [
        (112, D(1_000_000), D("19600.00")),
        (199, D(700_000), D("24377.50")),
    ]
    assert account.allocations[-1].doubled == D("43977.50")
    assert account.allocations[-1].amount == D("743977.50")


def with_interest(costs: str) -> Claim:
    interest = Interest(date(2023, 1, 1), D("0.06"), year_days=365)
    return Claim(D(1_000_000), (Due(date(2023, 3, 10)),), costs=D(costs), interest=interest)


INSTALMENT_AND_REST = (Receipt(date(2023, 6, 30), D(300_000)), Receipt(date(2024, 1, 15)))


def test_v3_a_payment_settles_interest_before_principal_and_the_doubled_part_last(book: Book) -> None:
    account = paid_in_full(book, with_interest("0"), *INSTALMENT_AND_REST)
    first, last = account.allocations
    assert (first.ordinary_interest, first.principal, first.doubled) == (D("29753.42"), D("270246.58"), D(0))
    assert (first.left.principal, first.left.doubled) == (D("729753.42"), D("19600.00"))
    assert [line.days for line in account.lines] == [181, 199, 112, 199]
    assert [line.amount for line in account.lines] == [D("29753.42"), D("23871.93"), D("19600.00"), D("25413.66")]
    assert last.amount == D("798639.01")


def test_v4_costs_awarded_come_first_and_bear_no_doubled_part(book: Book) -> None:
    account = paid_in_full(book, with_interest("13800"), *INSTALMENT_AND_REST)
    first, last = account.allocations
    assert (first.costs, first.ordinary_interest, first.principal) == (D("13800"), D("29753.42"), D("256446.58"))
    assert first.left.principal == D("743553.42")
    assert [line.amount for line in account.lines] == [D("29753.42"), D("24323.36"), D("19600.00"), D("25894.25")]
    assert last.amount == D("813371.03")


def test_v4_with_costs_in_the_base_they_bear_the_doubled_part_until_they_are_paid(book: Book) -> None:
    policy = {"awarded_costs_in_base": "in"}
    account = paid_in_full(book, with_interest("13800"), *INSTALMENT_AND_REST, policy=policy)
    assert [line.base for line in account.lines if line.what == "doubled"] == [D("1013800.00"), D("743553.42")]


def test_v5_the_days_of_a_stay_for_retrial_are_left_out(book: Book) -> None:
    claim, paid = Claim(D(200_000), (Due(date(2024, 1, 10)),)), date(2024, 8, 15)
    account = reckon(book, {}, claim, [], paid, excluded=[(date(2024, 3, 1), date(2024, 6, 30))])
    (line,) = account.lines
    assert (line.days + line.excluded, line.excluded, line.days) == (218, 122, 96)
    assert account.owed.doubled == D("3360.00")


OLD_PART = {
    "V6": ("0.06", "360", "2033.33"),
    "V6, 365 days": ("0.06", "365", "2005.48"),
    "V6, another benchmark": ("0.056", "360", "1897.78"),
}


@pytest.mark.parametrize(("benchmark", "year", "old"), OLD_PART.values(), ids=OLD_PART)
def test_v6_delay_across_the_change_follows_the_old_rule_and_then_the_new(
    book: Book, benchmark: str, year: str, old: str
) -> None:
    claim = Claim(D(100_000), (Due(date(2014, 5, 31)),), benchmark_rate=D(benchmark))
    account = reckon(book, {"old_interest_day_basis": year}, claim, [], date(2014, 10, 31))
    assert [(line.what, line.days) for line in account.lines] == [("old_delay_interest", 61), ("doubled", 92)]
    assert account.lines[1].first == date(2014, 8, 1)
    assert (account.owed.old_delay_interest, account.owed.doubled) == (D(old), D("1610.00"))


def test_v7_before_the_change_a_payment_falls_on_debt_and_delay_interest_in_proportion(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2013, 1, 1)),), benchmark_rate=D("0.06"))
    account = paid_in_full(book, claim, Receipt(date(2013, 6, 30), D(50_000)))
    assert account.lines[0].days == 180
    (divided,) = account.allocations
    assert (divided.principal, divided.old_delay_interest) == (D("47169.81"), D("2830.19"))


SALE = {
    "V8": ("enforced", "8400.00", "532800.00", "167200.00"),
    "V8, fee on the title": ("title", "9908.00", "531292.00", "168708.00"),
}


@pytest.mark.parametrize(("base", "fee", "principal", "left"), SALE.values(), ids=SALE)
def test_v8_proceeds_of_a_sale_pay_costs_and_fee_before_the_title(
    book: Book, base: str, fee: str, principal: str, left: str
) -> None:
    dues = (Due(date(2024, 2, 27), D(300_000)), Due(date(2024, 2, 28), D(400_000)))
    claim = Claim(D(700_000), dues, costs=D(10_800), interest_sum=D(40_000))
    sale = Receipt(date(2024, 8, 17), D(600_000), "collected", costs=D(8_000))
    account = reckon(book, {"enforcement_fee_base": base}, claim, [sale], sale.day, accepted=date(2024, 4, 1))
    (divided,) = account.allocations
    assert (divided.sale_costs, divided.enforcement_fee) == (D(8_000), D(fee))
    assert (divided.costs, divided.ordinary_interest, divided.principal) == (D(10_800), D(40_000), D(principal))
    assert (account.owed.principal, account.owed.doubled) == (D(left), D("21000.00"))


def test_v9_every_instalment_has_its_own_start(book: Book) -> None:
    days = (date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30))
    claim = Claim(D(300_000), tuple(Due(day, D(100_000)) for day in days))
    account = paid_in_full(book, claim, Receipt(date(2024, 12, 31)))
    assert [(line.days, line.amount) for line in account.lines] == [
        (275, D("4812.50")),
        (184, D("3220.00")),
        (92, D("1610.00")),
    ]
    assert account.allocations[0].doubled == D("9642.50")


def test_v10_the_court_holding_the_money_does_not_run_against_the_debtor(book: Book) -> None:
    claim = Claim(D(500_000), (Due(date(2024, 3, 15)),))
    sale = Receipt(date(2024, 10, 15), None, "collected")
    assert reckon(book, {}, claim, [sale], date(2024, 11, 12)).allocations[0].doubled == D("18725.00")
    assert reckon(book, {}, claim, [sale], date(2024, 11, 12)).owed.total == 0


FOREIGN = {"V11, in its own currency": (False, "1610.00"), "V11, in yuan": (True, "11474.15")}


@pytest.mark.parametrize(("in_yuan", "doubled"), FOREIGN.values(), ids=FOREIGN)
def test_v11_foreign_money_bears_it_in_its_currency_or_is_turned_into_yuan_first(
    book: Book, in_yuan: bool, doubled: str
) -> None:
    claim = Claim(D(100_000), (Due(date(2024, 6, 30)),), currency="USD", in_yuan=in_yuan, parity=D("7.1268"))
    account = reckon(book, {}, claim, [], date(2024, 9, 30))
    assert account.lines[0].days == 92
    assert account.owed.doubled == D(doubled)
    assert (account.currency, account.owed.principal) == (("CNY", D("712680.00")) if in_yuan else ("USD", D(100_000)))


def test_v12_ordinary_interest_by_the_day_runs_before_and_during_delay(book: Book) -> None:
    interest = Interest(date(2015, 1, 1), rate_per_day=D("0.0005"))
    claim = Claim(D(10_000), (Due(date(2015, 7, 3)),), interest=interest)
    before = reckon(book, {}, claim, [], date(2015, 7, 3))
    assert (before.lines[0].days, before.owed.ordinary_interest, before.owed.doubled) == (184, D("920.00"), D(0))
    after = reckon(book, {}, claim, [], date(2015, 9, 1))
    assert after.owed.ordinary_interest - before.owed.ordinary_interest == D("300.00")
    assert (after.lines[1].days, after.owed.doubled, after.owed.total) == (60, D("105.00"), D("11325.00"))


ENFORCEMENT_FEES = {
    "8000": "50",
    "10000": "50",
    "10001": "50.02",
    "50000": "650",
    "100000": "1400",
    "300000": "4400",
    "500000": "7400",
    "1000000": "12400",
    "3000000": "32400",
    "5000000": "52400",
    "8000000": "67400",
    "10000000": "77400",
    "20000000": "87400",
    "100000000": "167400",
}


@pytest.mark.parametrize(("value", "fee"), ENFORCEMENT_FEES.items())
def test_v13_the_enforcement_fee_slides(book: Book, value: str, fee: str) -> None:
    assert enforcement_fee(book, D(value), ANY_DAY).amount == D(fee)


ACCEPTANCE_FEES = {
    "100000": "2300",
    "500000": "8800",
    "1000000": "13800",
    "5000000": "46800",
    "30000000": "191800",
}


@pytest.mark.parametrize(("value", "fee"), ACCEPTANCE_FEES.items())
def test_v14_the_acceptance_fee_slides_and_is_halved_in_summary_procedure(book: Book, value: str, fee: str) -> None:
    assert acceptance_fee(book, D(value), ANY_DAY).amount == D(fee)
    assert acceptance_fee(book, D(value), ANY_DAY, half=True).amount == D(fee) / 2
