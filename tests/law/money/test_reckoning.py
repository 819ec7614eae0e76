"""Which interest runs when, and what the policy decides where the texts are silent."""

from datetime import date
from decimal import Context, Decimal, localcontext

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon

D = Decimal
LATE_IN_2014 = Claim(D(100_000), (Due(date(2014, 5, 31)),), benchmark_rate=D("0.06"))
LATE_IN_2024 = Claim(D(100_000), (Due(date(2024, 1, 10)),))


def test_a_title_without_a_last_day_bears_no_delay_interest_yet(book: Book) -> None:
    claim = Claim(D(100_000), interest=Interest(date(2024, 1, 1), rate_per_day=D("0.0001")))
    owed = reckon(book, {}, claim, [], date(2024, 1, 10)).owed
    assert (owed.ordinary_interest, owed.doubled, owed.not_due) == (D("100.00"), D(0), D(0))


def test_a_title_without_interest_bears_none_before_its_last_day(book: Book) -> None:
    assert reckon(book, {}, LATE_IN_2024, [], date(2024, 1, 10)).owed.total == D(100_000)


def test_ordinary_interest_ends_with_the_day_that_the_title_names(book: Book) -> None:
    interest = Interest(date(2024, 1, 1), rate_per_day=D("0.0001"), until=date(2024, 1, 10))
    claim = Claim(D(100_000), (Due(date(2024, 1, 5)),), interest=interest)
    assert reckon(book, {}, claim, [], date(2024, 3, 1)).owed.ordinary_interest == D("100.00")


YEARS = {
    "as the policy has it": (None, "365", "100.00"),
    "another policy": (None, "360", "101.39"),
    "as the title says": (360, "365", "101.39"),
}


@pytest.mark.parametrize(("said", "policy", "interest"), YEARS.values(), ids=YEARS)
def test_the_year_of_a_yearly_rate_is_the_titles_or_else_the_policys(
    book: Book, said: int | None, policy: str, interest: str
) -> None:
    claim = Claim(D(100_000), interest=Interest(date(2024, 1, 1), D("0.0365"), year_days=said))
    owed = reckon(book, {"ordinary_interest_day_basis": policy}, claim, [], date(2024, 1, 10)).owed
    assert owed.ordinary_interest == D(interest)


def test_interest_bears_no_interest(book: Book) -> None:
    interest = Interest(date(2020, 1, 1), D("0.24"))
    claim = Claim(D(100_000), (Due(date(2024, 1, 10)),), interest=interest, interest_sum=D(50_000))
    lines = reckon(book, {}, claim, [], date(2024, 12, 31)).lines
    assert {line.base for line in lines} == {D(100_000)}


BANKRUPT = {"bears_none": (51, 51), "bears_interest": (52, 52)}


@pytest.mark.parametrize(("option", "days"), BANKRUPT.items())
def test_acceptance_of_bankruptcy_ends_all_interest(book: Book, option: str, days: tuple[int, int]) -> None:
    claim = Claim(D(100_000), (Due(date(2024, 1, 10)),), interest=Interest(date(2024, 1, 11), D("0.06")))
    policy = {"bankruptcy_acceptance_day": option}
    account = reckon(book, policy, claim, [], date(2024, 12, 31), stop=date(2024, 3, 2))
    assert tuple(line.days for line in account.lines) == days


def test_days_left_out_stop_the_doubled_part_and_not_the_ordinary_interest(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2024, 1, 10)),), interest=Interest(date(2024, 1, 11), D("0.06")))
    out = [(date(2024, 1, 15), date(2024, 1, 18)), (date(2024, 1, 17), date(2024, 1, 20)), (date(2025, 1, 1), date.max)]
    ordinary, doubled = reckon(book, {}, claim, [], date(2024, 1, 30), excluded=out).lines
    assert (ordinary.days, ordinary.excluded) == (20, 0)
    assert (doubled.days, doubled.excluded) == (14, 6)


LEFT_OUT = {"counted": (61, 0), "left_out": (51, 10)}


@pytest.mark.parametrize(("option", "days"), LEFT_OUT.items())
def test_whether_days_are_left_out_under_the_old_rule_is_a_switch(
    book: Book, option: str, days: tuple[int, int]
) -> None:
    out = [(date(2014, 7, 22), date(2014, 8, 5))]
    policy = {"old_delay_days_left_out": option}
    old, new = reckon(book, policy, LATE_IN_2014, [], date(2014, 8, 31), excluded=out).lines
    assert (old.days, old.excluded) == days
    assert (new.days, new.excluded) == (26, 5)


BESIDE = {"runs": [("2014-05-01", "2014-08-31", 123, 0)], "stops": [("2014-05-01", "2014-08-31", 62, 61)]}


@pytest.mark.parametrize(("option", "lines"), BESIDE.items())
def test_whether_the_titles_interest_runs_beside_the_old_rule_is_a_switch(
    book: Book, option: str, lines: list[tuple[str, str, int, int]]
) -> None:
    claim = Claim(
        D(100_000), (Due(date(2014, 5, 31)),), interest=Interest(date(2014, 5, 1), D("0.06")), benchmark_rate=D("0.06")
    )
    account = reckon(book, {"ordinary_interest_beside_old": option}, claim, [], date(2014, 8, 31))
    found = [line for line in account.lines if line.what == "ordinary_interest"]
    assert [(str(line.first), str(line.last), line.days, line.excluded) for line in found] == lines


def test_where_the_titles_interest_stops_it_stops_for_each_instalment_from_its_own_day(book: Book) -> None:
    dues = (Due(date(2014, 5, 31), D(40_000)), Due(date(2014, 9, 30), D(60_000)))
    claim = Claim(D(100_000), dues, interest=Interest(date(2014, 5, 1), D("0.06")), benchmark_rate=D("0.06"))
    account = reckon(book, {"ordinary_interest_beside_old": "stops"}, claim, [], date(2014, 8, 31))
    found = [(line.base, line.days) for line in account.lines if line.what == "ordinary_interest"]
    assert found == [(D(40_000), 62), (D(60_000), 123)]


def test_without_a_benchmark_rate_only_the_old_part_is_unknown(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2014, 5, 31)),), costs=D(500))
    account = reckon(book, {}, claim, [Receipt(date(2014, 10, 1), D(300))], date(2014, 10, 31))
    assert account.missing == ("benchmark_rate",)
    assert (account.owed.old_delay_interest, account.owed.total) == (None, None)
    assert (account.owed.costs, account.owed.principal, account.owed.doubled) == (D(200), D(100_000), D("1610.00"))
    assert [line.amount for line in account.lines] == [None, D("1610.00")]


def test_without_a_benchmark_rate_an_early_payment_cannot_be_divided(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2014, 5, 31)),))
    account = reckon(book, {}, claim, [Receipt(date(2014, 7, 1), D(300))], date(2014, 10, 31))
    assert account.missing == ("benchmark_rate", "division_of_receipts")
    assert account.owed.principal == D(99_700)


def test_no_benchmark_rate_is_asked_where_no_delay_fell_under_the_old_rule(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2014, 7, 31)),))
    assert reckon(book, {}, claim, [], date(2014, 12, 31)).missing == ()
    paid = [Receipt(date(2014, 5, 31), D(100_000))]
    assert reckon(book, {}, Claim(D(100_000), (Due(date(2014, 5, 31)),)), paid, date(2014, 12, 31)).missing == ()


def test_a_receipt_in_full_settles_what_is_unknown_too(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2014, 5, 31)),))
    account = reckon(book, {}, claim, [Receipt(date(2014, 10, 31))], date(2015, 1, 31), accepted=date(2014, 9, 1))
    assert (account.owed.old_delay_interest, account.owed.total) == (D(0), D(0))
    assert account.missing == ("benchmark_rate",)


def test_delay_before_the_first_rule_of_the_book_is_unknown(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2009, 5, 7)),), benchmark_rate=D("0.06"))
    account = reckon(book, {}, claim, [], date(2009, 5, 27))
    assert [(line.days, line.amount) for line in account.lines] == [(10, None), (10, D("333.33"))]
    assert (account.missing, account.owed.total) == (("law_before",), None)


def test_without_the_parity_the_account_stays_in_the_foreign_currency_and_says_so(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2024, 6, 30)),), currency="USD", in_yuan=True)
    account = reckon(book, {}, claim, [], date(2024, 9, 30))
    assert (account.currency, account.missing, account.owed.doubled) == ("USD", ("parity",), D("1610.00"))


def test_the_fee_set_in_yuan_is_no_part_of_an_account_in_a_foreign_currency(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2024, 6, 30)),), currency="USD")
    account = reckon(book, {}, claim, [], date(2024, 9, 30), accepted=date(2024, 8, 1))
    assert (account.missing, account.owed.enforcement_fee) == (("enforcement_fee",), None)
    assert (account.owed.creditor, account.owed.total) == (D("101610.00"), None)
    full = reckon(book, {}, claim, [Receipt(date(2024, 9, 30))], date(2024, 9, 30), accepted=date(2024, 8, 1))
    assert (full.allocations[0].amount, full.owed.total) == (D("101610.00"), D(0))


def test_instalments_turned_into_yuan_still_add_up_to_the_principal(book: Book) -> None:
    dues = tuple(Due(date(2024, month, 28), D("0.33")) for month in (3, 6, 9))
    claim = Claim(D("0.99"), dues, costs=D(10), interest_sum=D(5), currency="USD", in_yuan=True, parity=D("7.1268"))
    account = reckon(book, {}, claim, [], date(2024, 1, 1))
    assert account.owed[:3] == (D("7.06"), D("71.27"), D("35.63"))
    assert account.converted is not None
    assert account.converted == ("USD", D("0.99"), D("7.1268"), D("7.06"))
    later = reckon(book, {}, claim, [], date(2034, 1, 1))
    assert sum((line.base for line in later.lines), D(0)) == D("7.06")


def test_what_was_paid_under_a_broken_settlement_is_deducted_and_the_waiver_falls(book: Book) -> None:
    settled_for = [Receipt(date(2024, 5, 1), D(30_000), label="first rate of the settlement")]
    account = reckon(book, {}, LATE_IN_2024, settled_for, date(2024, 8, 9))
    assert account.owed.principal == D(70_000)
    assert account.owed.doubled == D("1960.00") + D("1225.00")


def test_after_a_reversal_the_former_creditor_owes_it_too(book: Book) -> None:
    giving_back = Claim(D(30_000), (Due(date(2024, 5, 1)),))
    assert reckon(book, {}, giving_back, [], date(2024, 8, 9)).owed.doubled == D("525.00")


def test_the_callers_decimal_context_changes_nothing(book: Book) -> None:
    claim = Claim(D("123456789012.34"), (Due(date(2014, 1, 10)),), benchmark_rate=D("0.0615"))
    receipts = [Receipt(date(2014, 5, 1), D("987654321.09")), Receipt(date(2024, 5, 1), D("987654321.09"))]
    expected = reckon(book, {}, claim, receipts, date(2026, 5, 1))
    with localcontext(Context(prec=3)):
        found = reckon(book, {}, claim, receipts, date(2026, 5, 1))
        assert (found.owed.total, found.lines) == (expected.owed.total, expected.lines)


def test_a_half_fen_is_rounded_up(book: Book) -> None:
    claim = Claim(D("200.00"), (Due(date(2024, 1, 10)),))
    assert reckon(book, {}, claim, [], date(2024, 1, 11)).owed.doubled == D("0.04")  # 0.035
