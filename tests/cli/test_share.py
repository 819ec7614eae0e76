"""`share`: a sum that does not suffice, divided by the rule for the debtor, every fen of it."""

from decimal import Decimal

import pytest

DAY = "--on 2024-12-20"
THREE = "--claim A=100000 --claim B=50000 --claim C=33333.33"
DEBTS = "--among one_creditor --claim A=80000 --claim B=50000"

EXAMPLES = {
    "in proportion": ("100000", THREE, {"A": "54545.45", "B": "27272.73", "C": "18181.82"}),
    "what takes part beside an organisation": (
        "100000", f"--among organisation {THREE}", {"A": "54545.45", "B": "27272.73", "C": "18181.82"},
    ),
    "under one title": (
        "15000", "--among one_title --claim A=20000 --claim B=10000", {"A": "10000.00", "B": "5000.00"},
    ),
    "in the order of seizure": (
        "100000", "--among enterprise --claim A=80000 --claim B=50000 --rank A=2 --rank B=1",
        {"B": "50000.00", "A": "50000.00"},
    ),
    "debts, the older first": (
        "100000", f"{DEBTS} --due A=2024-01-01 --due B=2023-01-01", {"B": "50000.00", "A": "50000.00"},
    ),
    "debts, the one not due last": (
        "60000", f"{DEBTS} --due A=2024-01-01 --due B=2025-01-01", {"A": "60000.00", "B": "0.00"},
    ),
    "debts, the less secured first": (
        "60000", f"{DEBTS} --due A=2024-01-01 --due B=2024-01-01 --secured B=50000", {"A": "60000.00", "B": "0.00"},
    ),
    "debts, the heavier first": (
        "60000", f"{DEBTS} --due A=2024-01-01 --due B=2024-01-01 --burden B=12%", {"B": "50000.00", "A": "10000.00"},
    ),
    "debts, as the debtor chose": (
        "60000", f"{DEBTS} --due A=2024-01-01 --due B=2023-01-01 --designated A", {"A": "60000.00", "B": "0.00"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("money", "words", "shares"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_sum_is_divided_in_this_order_and_no_fen_is_lost(tell, money: str, words: str, shares: dict[str, str]):
    document = tell(f"share {money} {words} {DAY} --json").document
    got = {one["id"]: one["got"] for one in document["shares"]}
    assert got == shares
    assert list(got) == list(shares)
    assert sum(map(Decimal, got.values())) == Decimal(money)


def test_costs_fees_and_secured_claims_come_first_and_the_rule_stands_at_the_end(tell):
    told = tell(f"share 100000 {THREE} --costs 1000 --fee A=500 --priority bank=20000 {DAY}")
    assert [line.split() for line in told.lines[1:6]] == [
        ["claim", "gets"],
        ["costs", "of", "the", "sale", "1,000.00", "1,000.00"],
        ["fee", "of", "A", "500.00", "500.00"],
        ["secured", "bank", "20,000.00", "20,000.00"],
        ["A", "100,000.00", "42,818.18"],
    ]
    assert told.lines[-1].startswith(
        "  § Auction Provisions (2020 text); CPL Interpretation (法释〔2022〕11号), arts 506-510"
    )


def test_the_order_of_seizure_rests_on_a_rule_of_its_own(tell):
    told = tell(f"share 100 --among enterprise --claim A=80 --claim B=50 --rank A=2 --rank B=1 {DAY}")
    assert told.lines[-1] == "  § CPL Interpretation (法释〔2022〕11号), arts 511-514"


def test_what_exceeds_every_claim_is_over(tell):
    assert tell(f"share 300000 {THREE} {DAY}").lines[-2].split() == ["surplus", "116,666.67"]


def test_where_the_book_has_no_rule_nothing_is_divided_and_it_says_why(tell):
    told = tell(f"share 100 {DEBTS} --due A=2018-01-01 --due B=2018-01-01 --on 2019-12-20")
    assert told.status == 0
    assert told.lines[-2].split() == ["not", "divided", "100.00"]
    assert told.lines[-1].endswith("is not in the book: the earlier rule was not read on this point")


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_names_in_chinese_keep_the_columns_straight(tell, lang: str):
    from blacklist_sim.pages.wrapping import width

    lines = tell(f"share 100000 --claim 中国某某银行=100000 --claim B=5 --costs 5 {DAY} --lang {lang}").lines[1:-1]
    assert len({width(line) for line in lines}) == 1


MISTAKES = {
    "no claim": ("100", "--claim is missing", "--claim 缺失"),
    "a claim without amount": ("100 --claim A", "'A' should read NAME=AMOUNT", "“A”应写作 NAME=AMOUNT"),
    "a claim without name": ("100 --claim =5", "'=5' should read NAME=AMOUNT", "“=5”应写作 NAME=AMOUNT"),
    "a claim below nought": ("100 --claim A=-5", "less than nought", "小于零"),
    "a sum below nought": ("-100 --claim A=5", "-100 is less than nought", "-100 小于零"),
    "three decimals": ("100 --claim A=5.001", "more than two decimals", "小数超过两位"),
    "no number": ("nan --claim A=5", "'nan' is no number", "不是数值"),
    "too much": ("1000000000001 --claim A=5", "amounts go up to 1,000,000,000,000", "金额最高为"),
    "two of one name": ("100 --claim A=5 --claim A=6", "--claim A stands there twice", "--claim A 重复"),
    "a rank of nobody": (
        "100 --among enterprise --claim A=5 --rank C=2", "no claim called 'C'; there are: A", "没有名为“C”的债权",
    ),
    "a rank that is none": ("100 --claim A=5 --rank A=0", "'0' is no number from 1 on", "不是正整数"),
    "a rank that counts for nothing": ("100 --claim A=5 --rank A=1", "--rank does not go with --among person", "并用"),
    "seizures without their order": (
        "100 --among enterprise --claim A=5 --claim B=6 --rank A=1", "give --rank B=N for: B", "请写明查封先后",
    ),
    "debts among creditors": ("100 --claim A=5 --due A=2024-01-01", "--due does not go with --among person", "并用"),
    "costs among debts": ("100 --among one_creditor --claim A=5 --costs 5", "--costs does not go with", "并用"),
    "a debt without a day": ("100 --among one_creditor --claim A=5", "give --due A=DATE", "请写明到期日"),
    "a choice of nothing": (
        "100 --among one_creditor --claim A=5 --due A=2024-01-01 --designated Z",
        "which is none of the debts", "不在所列",
    ),
    "an unknown debtor": ("100 --claim A=5 --among firm", "person, organisation, enterprise", "person、organisation"),
    "before the book": ("100 --claim A=5 --on 2009-01-01", "2009-01-01 is before 2010-10-01", "早于本书"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "en", "zh"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gets_one_message_in_the_language_chosen(tell, words: str, en: str, zh: str):
    for lang, said in (("en", en), ("zh", zh)):
        told = tell(f"share --lang {lang} {words}")
        assert (told.status, told.out) == (2, "")
        assert said in told.err.splitlines()[0]
        assert "Traceback" not in told.err
