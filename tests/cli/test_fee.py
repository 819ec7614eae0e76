"""`fee`: what a court charges on a value, with the slices by which it comes to that."""

import pytest


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("8000", "50.00"),
        ("10001", "50.02"),  # half a fen is rounded up
        ("600000", "8,400.00"),
        ("100000000", "167,400.00"),
        ("500000 --kind acceptance", "8,800.00"),
        ("500000 --kind acceptance --half", "4,400.00"),
        ("30000000 --kind acceptance", "191,800.00"),
        ("--kind preservation", "30.00"),
        ("100000 --kind preservation", "1,020.00"),
        ("2000000 --kind preservation", "5,000.00"),  # the cap
        ("0", "0.00"),  # nothing enforced, nothing charged
    ],
)
def test_the_last_row_is_what_is_due(tell, asked: str, due: str):
    told = tell(f"fee {asked} --on 2024-12-20")
    assert told.status == 0
    assert told.lines[-2].split() == ["to", "be", "paid", due]


def test_every_slice_stands_on_its_line_with_its_rate_and_the_place_in_the_law_at_the_end(tell):
    lines = tell("fee 600000 --on 2024-12-20").lines
    assert lines[0] == "Enforcement fee on 600,000.00, by the law of 2024-12-20"
    assert [line.split() for line in lines[1:4]] == [
        ["0.00", "–", "10,000.00", "flat", "50.00"],
        ["10,000.00", "–", "500,000.00", "490,000.00", "×", "1.5%", "7,350.00"],
        ["500,000.00", "–", "600,000.00", "100,000.00", "×", "1%", "1,000.00"],
    ]
    assert lines[-1] == "  § Litigation Costs Measures (国务院令第481号), art. 14(1), art. 20"


def test_a_duty_that_is_not_money_has_no_amount_but_bounds(tell):
    assert tell("fee --on 2024-12-20").lines[1].split() == ["as", "the", "court", "sets", "it", "50.00", "to", "500.00"]


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_the_columns_stand_one_below_the_other_in_every_language(tell, lang: str):
    from blacklist_sim.pages.wrapping import width

    lines = tell(f"fee 20000000 --on 2024-12-20 --lang {lang}").lines[1:-1]
    assert len({width(line) for line in lines}) == 1


def test_a_program_reads_the_fee_and_its_slices(tell):
    document = tell("fee 600000 --on 2024-12-20 --json").document
    assert (document["format"], document["kind"], document["amount"]) == (1, "enforcement", "8400.00")
    assert [part["slice"] for part in document["slices"]] == ["10000.00", "490000.00", "100000.00"]


MISTAKES = {
    "below nought": ("-5", "-5 is less than nought", "-5 小于零"),
    "below nought, longer": ("-500.00", "-500.00 is less than nought", "-500.00 小于零"),
    "three decimals": ("1.234", "1.234, with more than two decimals", "小数超过两位"),
    "no number": ("nan", "'nan' is no number", "“nan”不是数值"),
    "without end": ("inf", "'inf' is no number", "“inf”不是数值"),
    "too high": ("1000000000000.01", "amounts go up to 1,000,000,000,000", "金额最高为 1,000,000,000,000"),
    "far too long": ("9" * 5000, "cannot read '999", "无法读取“999"),
    "another form": ("1e5", "cannot read '1e5'", "无法读取“1e5”"),
    "with separators": ("500,000", "write an amount in plain figures, as in 500000.00", "请以数字书写金额"),
    "words": ("lots", "cannot read 'lots'", "无法读取“lots”"),
    "an unknown kind": ("5 --kind appeal", "enforcement, acceptance, preservation", "enforcement、acceptance"),
    "half of another fee": ("5 --half", "--half goes with --kind acceptance only", "--half 仅适用于"),
    "a suit over nothing": ("--kind acceptance", "say on which AMOUNT", "请写明金额"),
    "before the book": ("5 --on 2009-01-01", "2009-01-01 is before 2010-10-01", "早于本书"),
}


@pytest.mark.parametrize(("words", "en", "zh"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gets_one_message_in_the_language_chosen(tell, words: str, en: str, zh: str):
    for lang, said in (("en", en), ("zh", zh)):
        told = tell(f"fee --lang {lang} {words}")
        assert (told.status, told.out) == (2, "")
        assert said in told.err.splitlines()[0]
        assert "Traceback" not in told.err
