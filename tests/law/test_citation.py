"""A citation prints the text and the article number in force on the day of the act."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blacklist_sim.law.citation import EVIDENCE_MARKS, Citation, Instrument, InstrumentText, render
from blacklist_sim.law.numerals import LARGEST, chinese_numeral

Printer = Callable[..., tuple[str, str]]


@pytest.fixture
def printed(instruments: Mapping[str, Instrument]) -> Printer:
    """Prints a citation as it reads on a day, in both languages."""

    def print_on(day: date, evidence: str = "confirmed", **cite: object) -> tuple[str, str]:
        english, chinese = render(Citation.from_data(cite), instruments, day, evidence)
        return english, chinese

    return print_on


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2012, 12, 31), "231"),
        (date(2013, 1, 1), "255"),
        (date(2021, 12, 31), "255"),
        (date(2022, 1, 1), "262"),
        (date(2023, 12, 31), "262"),
        (date(2024, 1, 1), "266"),
    ],
)
def test_the_credit_clause_changes_its_number_with_the_procedure_law(printed: Printer, day: date, number: str) -> None:
    english, _ = printed(day, instrument="cpl", subject="exit_and_credit")
    assert english.endswith(f"art. {number}")


@pytest.mark.parametrize(("day", "number"), [(date(2022, 4, 9), "518"), (date(2022, 4, 10), "516")])
def test_the_listing_clause_changes_its_number_with_the_interpretation(
    printed: Printer, day: date, number: str
) -> None:
    english, _ = printed(day, instrument="cpl-interpretation", subject="listing")
    assert english.endswith(f"art. {number}")


def test_a_number_that_nobody_read_is_printed_as_unknown(printed: Printer) -> None:
    english, chinese = printed(date(2011, 5, 1), instrument="cpl", subject="delay_interest")
    assert english == "Civil Procedure Law (2007 text), article number unknown"
    assert chinese == "《民事诉讼法》（2007年文本）条号不明"


def test_before_its_first_text_an_instrument_has_none_in_force(printed: Printer) -> None:
    english, chinese = printed(date(2013, 9, 30), instrument="list-provisions", article=1)
    assert "no text in force then" in english and "无有效文本" in chinese


@pytest.mark.parametrize(
    ("cite", "english", "chinese"),
    [
        ({"article": 10, "paragraph": 1, "item": 1}, "art. 10(1)(1)", "第十条第一款第（一）项"),
        ({"article": 4}, "art. 4", "第四条"),
        ({"article": 5, "paragraph": 2, "sentence": 2}, "art. 5(2), sentence 2", "第五条第二款第二句"),
        ({"article": 7, "item": 3}, "art. 7(3)", "第七条第（三）项"),
        ({"article": "14-21"}, "arts 14-21", "第十四条至第二十一条"),
        ({"item": 16, "sentence": 2}, "item 16, sentence 2", "第16条第二句"),
        ({"item": 17, "paragraph": 3}, "item 17(3)", "第17条第三款"),
        ({"item": 17, "paragraph": "last"}, "item 17, last paragraph", "第17条末款"),
        ({"part": "IV(2)"}, "part IV(2)", "第四部分第（二）项"),
        ({"part": "III"}, "part III", "第三部分"),
        ({"item": "II(7)"}, "part II(7)", "第二部分第（七）项"),
        ({"place": {"en": "annex", "zh": "附件"}}, "annex", "附件"),
        ({}, "", ""),
    ],
)
def test_places_are_written_as_lawyers_write_them(
    instruments: Mapping[str, Instrument], cite: dict[str, object], english: str, chinese: str
) -> None:
    instrument = instruments["list-provisions"]
    where = Citation.from_data({"instrument": "list-provisions", **cite}).where(instrument, date(2018, 1, 1))
    assert where == (english, chinese)


def test_the_text_of_the_day_is_named_by_its_document_number(printed: Printer) -> None:
    english, _ = printed(date(2016, 1, 1), instrument="list-provisions", article=7)
    _, chinese = printed(date(2017, 5, 1), instrument="list-provisions", article=7)
    assert english == "List Provisions (法释〔2013〕17号), art. 7"
    assert chinese == "《失信名单规定》（法释〔2017〕7号）第七条"


def test_a_citation_can_name_its_text_whatever_the_day(printed: Printer) -> None:
    english, _ = printed(date(2012, 1, 1), instrument="cpl", subject="exit_and_credit", text="2023")
    assert english == "Civil Procedure Law (2023 text), art. 266"


def test_practice_is_no_document_and_stands_without_title_marks(printed: Printer) -> None:
    assert printed(date(2024, 1, 1), instrument="spc-practice") == ("SPC practice", "最高法实践")


def test_what_is_not_confirmed_carries_its_mark(printed: Printer) -> None:
    for evidence, mark in EVIDENCE_MARKS.items():
        english, chinese = printed(date(2018, 1, 1), evidence, instrument="list-provisions", article=1)
        assert english.endswith(mark.en) and chinese.endswith(mark.zh)
    assert "unverified" in printed(date(2018, 1, 1), "unverified", instrument="list-provisions", article=1)[0]


def test_old_numbers_printed_in_a_later_text_can_be_translated(instruments: Mapping[str, Instrument]) -> None:
    assert instruments["cpl"].translated("255", "2017", date(2024, 1, 1)) == "266"
    assert instruments["cpl"].translated("266", "2023", date(2012, 1, 1)) == "231"
    assert instruments["cpl"].translated("1", "2023", date(2012, 1, 1)) is None


@pytest.mark.parametrize(
    ("cite", "message"),
    [
        ({"article": 1, "subject": "listing"}, "not both"),
        ({"paragraph": 1}, "needs its article"),
        ({"artcle": 1}, "has no artcle"),
    ],
)
def test_a_malformed_citation_is_refused(cite: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Citation.from_data({"instrument": "list-provisions", **cite})


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (266, "二百六十六"),
        (313, "三百一十三"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1045, "一千零四十五"),
    ],
)
def test_article_numbers_in_chinese(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


@given(st.integers(1, LARGEST), st.integers(1, LARGEST))
def test_two_numbers_never_share_a_numeral(one: int, other: int) -> None:
    assert (chinese_numeral(one) == chinese_numeral(other)) == (one == other)


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_numbers_without_a_numeral_are_refused(number: int) -> None:
    with pytest.raises(ValueError):
        chinese_numeral(number)


def test_an_instrument_reports_gaps_and_unknown_texts() -> None:
    text = {"evidence": "confirmed"}
    data = {
        "name": {"en": "a", "zh": "甲"},
        "short": {"en": "a", "zh": "甲"},
        "not_read": {"en": "-", "zh": "-"},
        "texts": [
            {"id": "1", "from": date(2010, 1, 1), "to": date(2011, 1, 1), **text},
            {"id": "2", "from": date(2012, 1, 1), "to": date(2012, 1, 1), **text},
        ],
        "subjects": {"listing": {"3": 1}},
    }
    with pytest.raises(ValueError, match=r"text 1 ends 2011-01-01.*text 2 ends before it starts.*unknown text 3"):
        Instrument.from_data("a", data)
    with pytest.raises(ValueError, match="unknown keys: title"):
        Instrument.from_data("a", {**data, "title": "x"})
    with pytest.raises(ValueError, match="unknown evidence"):
        InstrumentText.from_data({"id": "1", "from": date(2010, 1, 1), "evidence": "sure"})
