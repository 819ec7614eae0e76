"""What is refused at the door, each with one message in both languages that says what was found and what to do."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from blacklist_sim.errors import BlacklistSimError, OutsideBook
from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import BadAmount, BadClaim, BadDates
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.fees import acceptance_fee, enforcement_fee
from blacklist_sim.law.money.imputation import OneDebt, impute
from blacklist_sim.law.money.penalty import penalty
from blacklist_sim.law.money.reading import BadPolicy
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon

D = Decimal
DAY, NEXT = date(2024, 3, 15), date(2024, 3, 16)
CLAIM = Claim(D(100), (Due(DAY),), made=date(2024, 1, 2))

AMOUNTS = {
    "negative": (D("-0.01"), "principal is -0.01, less than nought", "小于零"),
    "too much": (D("1000000000000.01"), "more than 1,000,000,000,000", "超过 1,000,000,000,000"),
    "three decimals": (D("1.005"), "more than two decimals; give it to the fen", "请精确到分"),
    "a tiny part of a fen": (D("1E-30"), "more than two decimals", "小数超过两位"),
    "not a number": (D("NaN"), "which is no number", "不是数值"),
    "a signalling nan": (D("sNaN"), "which is no number", "不是数值"),
    "infinite": (D("Infinity"), "which is no number", "不是数值"),
    "a float": (0.1, "no exact number; give a decimal, not a float", "而非浮点数"),
    "a flag": (True, "no exact number", "不是精确数值"),
    "a text": ("100", "no exact number", "不是精确数值"),
    "nothing": (None, "no exact number", "不是精确数值"),
}


@pytest.mark.parametrize(("value", "english", "chinese"), AMOUNTS.values(), ids=AMOUNTS)
def test_an_amount_that_cannot_be_is_refused(value: Any, english: str, chinese: str) -> None:
    with pytest.raises(BadAmount) as refused:
        Claim(value)
    assert english in refused.value.render("en")
    assert chinese in refused.value.render("zh")


TAKES_AN_AMOUNT: dict[str, Callable[[Book, Decimal], object]] = {
    "costs awarded": lambda _, value: Claim(D(1), costs=value),
    "the interest that the title states": lambda _, value: Claim(D(1), interest_sum=value),
    "an instalment": lambda _, value: Claim(D(1), (Due(DAY, value),)),
    "the amount received": lambda _, value: Receipt(DAY, value),
    "costs of enforcement": lambda _, value: Receipt(DAY, D(1), "collected", costs=value),
    "claims with priority": lambda _, value: Receipt(DAY, D(1), "collected", priority=value),
    "the value on which a fee": lambda book, value: enforcement_fee(book, value, DAY),
    "a fee is reckoned": lambda book, value: acceptance_fee(book, value, DAY),
    "the loss by the delay": lambda book, value: penalty(book, value, DAY),
    "what is owed on a debt": lambda book, value: impute(book, D(1), [OneDebt("a", value, DAY)], DAY),
    "the security of a debt": lambda book, value: impute(book, D(1), [OneDebt("a", D(1), DAY, value)], DAY),
}


@pytest.mark.parametrize(("name", "take"), TAKES_AN_AMOUNT.items(), ids=TAKES_AN_AMOUNT)
def test_every_door_checks_its_amount_and_names_it(
    book: Book, name: str, take: Callable[[Book, Decimal], object]
) -> None:
    with pytest.raises(BadAmount, match=f"{name}.* is -1, less than nought"):
        take(book, D(-1))


def test_the_highest_amount_itself_is_taken() -> None:
    assert Claim(D("1E+12")).principal == D("1000000000000.00")
    assert str(Claim(D("1E+3")).principal) == "1000.00"
    assert Claim(D("1.500")).principal == D("1.50")


RATES = {
    "negative": (D("-0.06"), "the interest rate by the year is -0.06"),
    "beyond any rate": (D(1001), "give it as a fraction from 0 up"),
    "not a number": (D("NaN"), "which is no number"),
    "a float": (0.06, "not a float"),
}


@pytest.mark.parametrize(("value", "words"), RATES.values(), ids=RATES)
def test_a_rate_that_cannot_be_is_refused(value: Any, words: str) -> None:
    with pytest.raises(BadAmount, match=words):
        Interest(DAY, value)


OTHER_RATES: dict[str, Callable[[Decimal], object]] = {
    "the interest rate by the day": lambda value: Interest(DAY, rate_per_day=value),
    "the benchmark loan rate": lambda value: Claim(D(1), benchmark_rate=value),
    "the central parity": lambda value: Claim(D(1), parity=value),
}


@pytest.mark.parametrize(("name", "take"), OTHER_RATES.items(), ids=OTHER_RATES)
def test_every_door_checks_its_rate_and_names_it(name: str, take: Callable[[Decimal], object]) -> None:
    with pytest.raises(BadAmount, match=f"{name} is -1"):
        take(D(-1))


WRONG: dict[str, tuple[type[BlacklistSimError], Callable[[Book], object], str, str]] = {
    "interest that ends before it begins": (
        BadDates,
        lambda _: Interest(NEXT, D("0.06"), until=DAY),
        "the first day of interest (2024-03-16) is after its last day (2024-03-15)",
        "利息起算日（2024-03-16）晚于利息截止日（2024-03-15）",
    ),
    "a receipt before the title": (
        BadDates,
        lambda book: reckon(book, {}, CLAIM, [Receipt(date(2024, 1, 1), D(1))], NEXT),
        "the day of the title (2024-01-02) is after the day of a receipt (2024-01-01)",
        "文书作出之日（2024-01-02）晚于收款之日（2024-01-01）",
    ),
    "a stretch left out that ends before it begins": (
        BadDates,
        lambda book: reckon(book, {}, CLAIM, [], NEXT, excluded=[(NEXT, DAY)]),
        "the first day of a stretch left out (2024-03-16)",
        "不计息期间的首日（2024-03-16）",
    ),
    "no rate": (BadClaim, lambda _: Interest(DAY), "give exactly one", "有且仅有一个利率"),
    "two rates": (BadClaim, lambda _: Interest(DAY, D("0.06"), D("0.0001")), "and not both", "只给出其中之一"),
    "a year without days": (
        BadClaim,
        lambda _: Interest(DAY, D("0.06"), year_days=0),
        "a year of 0 days",
        "以 0 日为一年",
    ),
    "instalments short of the principal": (
        BadClaim,
        lambda _: Claim(D(100), (Due(DAY, D(40)), Due(NEXT, D(50)))),
        "the instalments add up to 90.00 and the principal is 100.00",
        "各期款项合计 90.00，而本金为 100.00",
    ),
    "instalments above the principal": (
        BadClaim,
        lambda _: Claim(D(100), (Due(DAY, D(120)), Due(NEXT))),
        "add up to 120.00 and the principal is 100.00",
        "各期款项合计 120.00",
    ),
    "two instalments left open": (
        BadClaim,
        lambda _: Claim(D(100), (Due(DAY), Due(NEXT))),
        "the instalments of 2024-03-15, 2024-03-16 have no amount; give them, or leave the amount of one open",
        "留一期金额不填",
    ),
    "an order of payment with an unknown part": (
        BadClaim,
        lambda _: Claim(D(1), order=("penalty",)),  # type: ignore[arg-type]
        "penalty is no order of payment; name each part at most once, of: enforcement_costs",
        "不是清偿顺序",
    ),
    "an order of payment that names a part twice": (
        BadClaim,
        lambda _: Receipt(DAY, order=("principal", "principal")),
        "name each part at most once",
        "各项至多列一次",
    ),
    "costs of a sale in money that the debtor paid": (
        BadClaim,
        lambda _: Receipt(DAY, D(1), "paid", costs=D(1)),
        "belong to money that the court collects",
        "只适用于法院执行所得款项",
    ),
    "a designation of no debt": (
        BadClaim,
        lambda book: impute(book, D(1), [OneDebt("rent", D(1), DAY)], DAY, ["loan"]),
        "the debtor designates loan, which is none of the debts; name one of: rent",
        "债务人指定的 loan",
    ),
    "an option that the switch does not offer": (
        BadPolicy,
        lambda book: reckon(book, {"delay_interest_days": "both"}, CLAIM, [], NEXT),
        "'both' is no option of the policy switch delay_interest_days; it offers: next_day_incl_payday",
        "“both”不是政策开关 delay_interest_days 的选项",
    ),
    "a fee of a day before the book": (
        OutsideBook,
        lambda book: enforcement_fee(book, D(1), date(2008, 1, 1)),
        "2008-01-01 is before 2010-10-01",
        "2008-01-01 早于",
    ),
}


@pytest.mark.parametrize(("error", "wrong", "english", "chinese"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_together_is_refused(
    book: Book, error: type[BlacklistSimError], wrong: Callable[[Book], object], english: str, chinese: str
) -> None:
    with pytest.raises(error) as refused:
        wrong(book)
    assert english in refused.value.render("en")
    assert chinese in refused.value.render("zh")


def test_a_last_day_after_the_day_asked_bears_nothing_and_is_no_error(book: Book) -> None:
    for day in (date(2024, 2, 1), DAY):
        for option in ("next_day_incl_payday", "excl_both", "incl_both"):
            account = reckon(book, {"delay_interest_days": option}, CLAIM, [], day)
            assert (account.owed.total, account.lines, account.owed.not_due) == (D(100), (), D(100))
    assert reckon(book, {}, CLAIM, [], NEXT).owed.not_due == 0


def test_a_receipt_after_the_day_asked_has_not_come_in_yet(book: Book) -> None:
    assert reckon(book, {}, CLAIM, [Receipt(NEXT, D(100))], DAY).owed.total == D(100)
