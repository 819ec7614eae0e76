"""What is wrong about a debt on the command line: one clear message in either language, never a traceback."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blacklist_sim.cli import main
from blacklist_sim.pages.stated_debt import NAMES

STORY = "two-cases-and-one-payment"
MISTAKES = {
    "nothing at all": ("", "say what is owed: a FILE, or --principal", "请说明债务"),
    "a payment of nothing": ("--paid 2024-12-01=5", "--paid without --principal", "有 --paid 而无 --principal"),
    "file and debt": (
        f"{STORY} --principal 5 --costs 1", "leave out --principal, --costs", "请去掉 --principal、--costs",
    ),
    "a case of no file": ("--principal 5 --case loan", "--case without a FILE", "有 --case 而无 FILE"),
    "a story of no file": ("--principal 5 --story 2", "--story without a FILE", "有 --story 而无 FILE"),
    "an unknown case": (f"{STORY} --case lone", "no case called 'lone'", "没有名为“lone”的案件"),
    "an unknown debtor": (f"{STORY} --who nobody", "no debtor called 'nobody'", "没有名为“nobody”的被执行人"),
    "an unknown story": (f"{STORY} --story 7", "no number 7", "没有第 7 个"),
    "too much": ("--principal 1000000000000.01", "amounts go up to 1,000,000,000,000", "金额最高为"),
    "below nought": ("--principal -5", "less than nought", "小于零"),
    "no number": ("--principal NaN", "'NaN' is no number", "不是数值"),
    "three decimals": ("--principal 5.001", "more than two decimals", "小数超过两位"),
    "a payment below nought": ("--principal 5 --paid 2024-12-01=-5", "less than nought", "小于零"),
    "a payment without amount": ("--principal 5 --paid 2024-12-01", "DATE=AMOUNT, or DATE=in_full", "DATE=AMOUNT"),
    "a payment without day": ("--principal 5 --paid 5", "should read DATE=AMOUNT", "应写作 DATE=AMOUNT"),
    "a day that is none": ("--principal 5 --due 2024-02-30", "there is no day 2024-02-30", "没有 2024-02-30 这一天"),
    "costs in full": ("--principal 5 --sale-costs 2024-12-01=in_full", "cannot read 'in_full'", "无法读取“in_full”"),
    "costs of no sale": (
        "--principal 5 --sale-costs 2024-12-01=5", "give the --collected of that day", "当日的 --collected",
    ),
    "costs given twice": (
        "--principal 5 --collected 2024-12-01=5 --sale-costs 2024-12-01=1 --sale-costs 2024-12-01=2",
        "given twice for one day", "同一日重复给出",
    ),
    "instalments that do not add up": (
        "--principal 500 --due 2024-03-15=100 --due 2024-04-15=100", "the instalments add up to 200", "各期款项合计",
    ),
    "an order of what is no part": (
        "--principal 5 --agreed-order fee", "fee is no order of payment; name each part", "fee 不是清偿顺序",
    ),
    "interest per cent forgotten": ("--principal 5 --interest 6", "more than 100 per cent", "超过百分之百"),
    "interest without a day": ("--principal 5 --interest 6%", "without --interest-from", "而无 --interest-from"),
    "a day of no interest": ("--principal 5 --interest-from 2024-01-01", "without --interest", "而无 --interest"),
    "by the day of nothing": ("--principal 5 --per-day", "--per-day without --interest", "有 --per-day 而无"),
    "interest that ends before it begins": (
        "--principal 5 --interest 6% --interest-from 2024-01-02 --interest-until 2024-01-01",
        "put the two dates in order", "请调整日期先后",
    ),
    "a stretch the wrong way round": (
        "--principal 5 --due 2024-01-01 --excluded 2024-03-02..2024-03-01",
        "put the two dates in order", "请调整日期先后",
    ),
    "a stretch of one day": ("--principal 5 --excluded 2024-03-02", "FIRST..LAST", "FIRST..LAST"),
    "an unknown currency": ("--principal 5 --currency RMB", "did you mean CNY?", "是否应为 CNY？"),
    "another unknown currency": (
        "--principal 5 --currency XYZ", "no currency has the code 'XYZ'", "没有代码为“XYZ”的货币",
    ),
    "yuan into yuan": ("--principal 5 --in-yuan", "give its --currency too", "请同时给出 --currency"),
    "a parity of nothing": ("--principal 5 --currency USD --parity 0", "it is 0", "为 0"),
    "an unknown switch": ("--principal 5 --policy delay_days=x", "no policy switch called 'delay_days'", "没有名为"),
    "before the book": ("--principal 5 --on 2009-01-01", "2009-01-01 is before 2010-10-01", "早于本书"),
    "two cases in one drawing": (
        f"{STORY} --svg debt.svg", "--svg draws one account, and there are 4", "--svg 只绘制一个账目",
    ),
    "nothing to draw yet": (
        "--principal 5 --due 2025-01-01 --svg debt.svg", "there is nothing to draw by 2024-12-20", "尚无可绘",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "en", "zh"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gets_one_message_in_the_language_chosen(tell, words: str, en: str, zh: str):
    on = "" if "--on" in words else "--on 2024-12-20"
    on = on.replace("2024", "2019") if STORY in words else on
    for lang, said in (("en", en), ("zh", zh)):
        told = tell(f"owed {on} --lang {lang} {words}")
        assert told.status == 2
        assert said in told.err.splitlines()[0]
        assert "Traceback" not in told.err


AMOUNTS = ["0", "-1", "1e9", "NaN", "0.001", "1000000000000", "1000000000001", "=", "..", "x", "6%", "600%", "in_full"]
DAYS = ["0001-01-01", "9999-12-31", "2014-07-31", "2024-02-29", "2023-02-29", "2024-02-29=5", "9999-12-31=in_full"]
STRETCHES = ["2024-01-01..2024-02-01", "0001-01-01..9999-12-31", "9999-12-31..0001-01-01"]
WORDS = st.sampled_from([*AMOUNTS, *DAYS, *STRETCHES, "", "CNY", "usd", "JPY", "七"])
NAMED = [f"--{name.replace('_', '-')}" for name in NAMES if name != "dues"]
OPTIONS = st.sampled_from([*NAMED, "--due", "--on", "--story"])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(OPTIONS, WORDS), max_size=6), st.booleans())
def test_whatever_is_typed_is_reckoned_or_refused(capsys, words: list[tuple[str, str]], drawn: bool):
    line = ["owed", "--principal", "100", "--on", "2024-12-20", *(word for pair in words for word in pair)]
    status = main([*line, "--plot"] if drawn else line)
    said = capsys.readouterr()
    assert status in (0, 2)
    assert (status == 0) == bool(said.out) or drawn
    assert "Traceback" not in said.err
