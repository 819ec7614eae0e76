"""Each sum shows how it came about: in English, in Chinese and as plain data."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.law.money.fee_working import fee_data
from blacklist_sim.law.money.fees import acceptance_fee, enforcement_fee, preservation_fee
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.reckon import reckon
from blacklist_sim.law.money.working import account_data, allocation_data, allocation_text, line_data, line_text

from .stories import LAST, Story, stories

D = Decimal
DAY = date(2024, 6, 3)
ACROSS = Claim(
    D(100_000),
    (Due(date(2014, 5, 31)),),
    interest=Interest(date(2014, 1, 1), D("0.05")),
    benchmark_rate=D("0.06"),
)

LINES = {
    "ordinary interest": (
        0,
        "ordinary interest, 2014-01-01 to 2014-10-31, 304 days: 100,000.00 × 0.05 a year × 304/365 = 4,164.38 "
        "[Delay Interest Interpretation (法释〔2014〕8号), art. 1(2)]",
        "一般债务利息，2014-01-01至2014-10-31，304日：100,000.00×年0.05×304/365＝4,164.38"
        "〔《迟延履行利息解释》（法释〔2014〕8号）第一条第二款〕",
    ),
    "the old rule": (
        1,
        "delay interest under the old rule, 2014-06-01 to 2014-07-31, 61 days: "
        "100,000.00 × 0.06 a year × 2 × 61/360 = 2,033.33 [Delay Interest Reply of 2009 (法释〔2009〕6号)]",
        "旧规则下的迟延利息，2014-06-01至2014-07-31，61日：100,000.00×年0.06×2×61/360＝2,033.33"
        "〔《2009年迟延履行利息批复》（法释〔2009〕6号）〕",
    ),
    "the doubled part": (
        2,
        "doubled part of delay interest, 2014-08-01 to 2014-10-31, 92 days less 6 left out = 86: "
        "100,000.00 × 0.000175 a day × 86 = 1,505.00 [Civil Procedure Law (2012 text), art. 253; "
        "Delay Interest Interpretation (法释〔2014〕8号), art. 1(3)]",
        "加倍部分债务利息，2014-08-01至2014-10-31，92日减不计息6日＝86日：100,000.00×日0.000175×86＝1,505.00"
        "〔《民事诉讼法》（2012年文本）第二百五十三条；《迟延履行利息解释》（法释〔2014〕8号）第一条第三款〕",
    ),
}


@pytest.mark.parametrize(("place", "english", "chinese"), LINES.values(), ids=LINES)
def test_a_line_shows_period_days_base_rate_factor_amount_and_source(
    book: Book, place: int, english: str, chinese: str
) -> None:
    out = [(date(2014, 8, 5), date(2014, 8, 10))]
    line = reckon(book, {}, ACROSS, [], date(2014, 10, 31), excluded=out).lines[place]
    assert line_text(book, line) == (english, chinese)


def test_interest_before_any_text_spoke_of_it_rests_on_the_title(book: Book) -> None:
    line = reckon(book, {}, ACROSS, [], date(2014, 3, 31)).lines[0]
    assert line_text(book, line).en.endswith("[the title]")
    assert line_text(book, line).zh.endswith("〔生效法律文书〕")


def test_a_line_without_a_rate_says_so(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2009, 5, 7)),))
    before, after = reckon(book, {}, claim, [], date(2009, 5, 27)).lines
    assert "100,000.00 × rate not given × 2 × 10/360 = unknown" in line_text(book, after).en
    assert "利率未给出" in line_text(book, after).zh
    assert line_text(book, before).en.endswith("[law of that time not in the book]")


def test_a_receipt_shows_how_it_was_divided_and_what_is_left(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2024, 1, 10)),), costs=D(1_000))
    account = reckon(book, {}, claim, [Receipt(date(2024, 4, 19), D(50_000))], date(2024, 4, 19))
    text = allocation_text(book, account.allocations[0])
    assert text.en.startswith("2024-04-19, paid 50,000.00: costs awarded 1,000.00; principal 49,000.00; left 52,750.00")
    assert text.zh.startswith(
        "2024-04-19，清偿 50,000.00：判付的费用 1,000.00；本金及其他金钱债务 49,000.00；尚欠 52,750.00"
    )
    assert text.en.endswith(
        "[Delay Interest Interpretation (法释〔2014〕8号), art. 4; Civil Code (2020 text), art. 561]"
    )


def test_an_account_as_data_names_what_is_missing_and_leaves_its_sums_open(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2014, 5, 31)),))
    data = account_data(book, reckon(book, {}, claim, [], date(2014, 10, 31)))
    assert (data["owed"]["principal"], data["owed"]["old_delay_interest"], data["owed"]["total"]) == (
        "100000.00",
        None,
        None,
    )
    assert list(data["missing"]) == ["benchmark_rate"]


def test_what_the_creditor_lets_fall_stands_in_the_data(book: Book) -> None:
    claim, day = Claim(D(100_000), (Due(date(2024, 1, 10)),)), date(2024, 4, 19)
    [divided] = reckon(book, {}, claim, [Receipt(day, D(60_000), waives=True)], day).allocations
    assert allocation_data(book, divided)["waived"] == "41750.00"


def test_an_account_as_data_shows_the_conversion_into_yuan(book: Book) -> None:
    claim = Claim(D(100_000), (Due(date(2024, 6, 30)),), currency="USD", in_yuan=True, parity=D("7.1268"))
    account = reckon(book, {}, claim, [], date(2024, 9, 30))
    assert account_data(book, account)["converted"] == {
        "currency": "USD",
        "principal": "100000.00",
        "parity": "7.1268",
        "into": "712680.00",
    }


def test_a_line_as_data_holds_its_working(book: Book) -> None:
    line = reckon(book, {}, ACROSS, [], date(2014, 10, 31)).lines[1]
    data = line_data(book, line)
    source, text = data.pop("source"), data.pop("text")
    assert data == {
        "what": "old_delay_interest",
        "first": "2014-06-01",
        "last": "2014-07-31",
        "days": 61,
        "days_left_out": 0,
        "base": "100000.00",
        "rate": "0.06",
        "per": "year",
        "year_days": 360,
        "factor": 2,
        "amount": "2033.33",
        "rule": "money.delay_interest.old",
        "figure": "money.old_delay_interest.factor",
    }
    assert source["zh"] == "《2009年迟延履行利息批复》（法释〔2009〕6号）"
    assert source["en"] in text["en"]


@settings(max_examples=25)
@given(stories())
def test_every_account_can_be_written_as_json(story: Story) -> None:
    book, account = load_book(), story.on(LAST)
    data = json.loads(json.dumps(account_data(book, account), ensure_ascii=False))
    assert len(data["lines"]) == len(account.lines)
    assert [D(line["amount"]) for line in data["lines"]] == [line.amount for line in account.lines]
    assert D(data["owed"]["total"]) == account.owed.total


def test_a_fee_as_data_holds_its_slices_and_its_source_naming_each_instrument_once(book: Book) -> None:
    data = fee_data(book, enforcement_fee(book, D(600_000), DAY))
    assert data["amount"] == "8400.00"
    assert [D(one["charged"]) for one in data["slices"]] == [50, 7350, 1000]
    assert (data["slices"][1]["rate"], data["slices"][1]["figure"]) == ("0.015", "money.enforcement_fee.slice_2_rate")
    assert data["source"]["en"] == "Litigation Costs Measures (国务院令第481号), art. 14(1), art. 20"


def test_a_fee_as_data_says_when_it_is_halved_capped_or_set_by_the_court(book: Book) -> None:
    assert fee_data(book, acceptance_fee(book, D(1), DAY, half=True))["share"] == "0.5"
    assert fee_data(book, preservation_fee(book, D(10**7), DAY))["cap"] == "5000.00"
    bounds = fee_data(book, enforcement_fee(book, None, DAY))
    assert (bounds["amount"], bounds["least"], bounds["most"]) == (None, "50.00", "500.00")
