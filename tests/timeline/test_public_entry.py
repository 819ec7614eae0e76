"""What the public sees of an entry: the keys that readers of the list know, and nothing that is kept from them."""

import json
import re
from typing import Any

import pytest

from blacklist_sim.law.load import load_book
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.public_entry import public_entries
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.catalogue_load import catalogue

KEYS = [
    "iname", "sexy", "age", "cardNum", "businessEntity", "partyTypeName", "ysfzd", "courtName", "areaName", "gistId",
    "gistUnit", "regDate", "caseCode", "duty", "performance", "performedPart", "unperformPart", "disruptTypeName",
    "publishDate", "focusNumber",
]  # fmt: skip
FORM = load_book().public_entry
assert FORM is not None
PERSON = "{kind: person, name: 张某, born: 1985-03-12, sex: female, id_number: '990101198503120021'}"
COMPANY = "{kind: entity, name: 某公司, registration_code: 99990000MA01ABCD2E, officers: {legal_representative: boss}}"
STORY = """
timeline: 1
title: {{en: a public entry, zh: 公开信息}}
mode: audit
people:
  lender: {{kind: person, name: 李某}}
  boss: {{kind: person, name: 王某}}
  successor: {{kind: person, name: 周某}}
  borrower: {borrower}
cases:
  loan:
    applicant: lender
    debtors: {debtors}
    court: {{name: 某市某区人民法院, case_number: （{year}）某0101执123号, region: {region}}}
    title_document:
      kind: judgment
      made: {before}-11-01
      pay: {{principal: 200000.00, costs: 4300.00{unit}}}
      within_days: 10
      {told}
events:
  - {{date: {before}-11-05, act: serve_judgment}}
  - {{date: {year}-01-10, act: apply_enforcement, by: lender}}
  - {{date: {year}-01-15, act: accept_enforcement}}
  - {{date: {year}-01-18, act: serve_notice, pay_within_days: 7, report_property_within_days: 7}}
"""
LISTED = (
    "date: 2018-02-01, act: decide_listing, grounds: [able_but_refuses], facts: {able_to_perform: true}",
    "date: 2018-03-11, act: publish_listing",
)


def tell(
    *events: str,
    borrower: str = PERSON,
    year: int = 2018,
    told: str = "",
    debtors: str = "[borrower]",
    unit: str = "",
    region: str = "湖南",
) -> Replay:
    head = STORY.format(
        borrower=borrower, before=year - 1, year=year, told=told, debtors=debtors, unit=unit, region=region
    )
    text = head + "".join(f"  - {{{event}}}\n" for event in events)
    found = replay(load_engine(), read_text(text, "story")[0])
    assert found.stopped is None
    return found


def seen(told: Replay, **asked: Any) -> list[dict[str, Any]]:
    return public_entries(told.engine, told.state, **asked)


def test_a_person_is_shown_under_the_keys_of_the_list_with_what_the_record_holds() -> None:
    told = "number: （2017）某0101民初9号\n      made_by: 某市某区人民法院\n      orders: 偿还借款20万元"
    assert seen(tell(*LISTED, told=told)) == [
        {
            "iname": "张某", "sexy": "女", "age": 32, "cardNum": "9901011985****0021", "businessEntity": None,
            "partyTypeName": "580", "ysfzd": None, "courtName": "某市某区人民法院", "areaName": "湖南",
            "gistId": "（2017）某0101民初9号", "gistUnit": "某市某区人民法院", "regDate": "2018年01月15日",
            "caseCode": "（2018）某0101执123号", "duty": "偿还借款20万元", "performance": "全部未履行",
            "performedPart": None, "unperformPart": None,
            "disruptTypeName": "有履行能力而拒不履行生效法律文书确定义务", "publishDate": "2018年03月11日",
            "focusNumber": None,
        }
    ]  # fmt: skip


def test_what_the_record_does_not_hold_is_null_and_never_made_up() -> None:
    [entry] = seen(tell(*LISTED, borrower="{kind: person, name: 张某}"))
    assert {key for key in KEYS if entry[key] is None} == {
        "sexy", "age", "cardNum", "businessEntity", "ysfzd", "gistId", "gistUnit", "performedPart", "unperformPart",
        "focusNumber",
    }  # fmt: skip
    assert entry["duty"] == "给付本金200000.00元、费用4300.00元"


def test_the_province_stands_as_the_story_names_it_and_is_read_out_of_no_code() -> None:
    [entry] = seen(tell(*LISTED, region='"43"'))
    assert entry["areaName"] == "43"


def test_an_entity_is_shown_with_its_code_and_whoever_answered_for_it_when_the_entry_was_published() -> None:
    change = "act: change_officer, who: borrower, role: legal_representative, former: boss, successor: successor"
    [before] = seen(tell(*LISTED, f"date: 2018-03-12, {change}", borrower=COMPANY))
    [after] = seen(tell(LISTED[0], f"date: 2018-02-01, {change}", LISTED[1], borrower=COMPANY))
    assert (before["businessEntity"], after["businessEntity"]) == ("王某", "周某")
    assert (before["partyTypeName"], before["cardNum"]) == ("581", "99990000MA****CD2E")
    assert (before["sexy"], before["age"]) == (None, None)


@pytest.mark.parametrize(("born", "age"), [("1985-03-11", 33), ("1985-03-12", 32)])
def test_the_age_is_that_of_the_day_of_publication(born: str, age: int) -> None:
    [entry] = seen(tell(*LISTED, "date: 2019-06-01", borrower=f"{{kind: person, name: 张某, born: {born}}}"))
    assert entry["age"] == age


ABLE_OF_2013 = "其他有履行能力而拒不履行生效法律文书确定义务"
ABLE_OF_2017 = "有履行能力而拒不履行生效法律文书确定义务"


@pytest.mark.parametrize(
    ("day", "grounds", "words"),
    [
        ("2017-04-30", "able_but_refuses", ABLE_OF_2013),
        ("2017-05-01", "able_but_refuses", ABLE_OF_2017),
        ("2017-04-30", "restriction_broken", "违反限制高消费令"),
        ("2017-05-01", "restriction_broken", "违反限制消费令"),
        ("2017-04-30", "able_but_refuses, report_broken", f"{ABLE_OF_2013},违反财产报告制度"),
    ],
)
def test_the_conduct_is_told_in_the_words_of_the_text_in_force_at_the_publication(
    day: str, grounds: str, words: str
) -> None:
    decided = f"date: 2017-03-01, act: decide_listing, grounds: [{grounds}]"
    [entry] = seen(tell(decided, f"date: {day}, act: publish_listing", year=2017))
    assert entry["disruptTypeName"] == words


PAID = "date: 2018-04-01, act: pay, by: borrower, amount:"


@pytest.mark.parametrize(
    ("events", "performance", "performed", "open_sum"),
    [
        ((), "全部未履行", None, None),
        ((f"{PAID} 50000.00",), "部分未履行", "50000.00元", "154300.00元"),
        ((f"{PAID} in_full",), "全部已履行", None, None),
    ],
)
def test_the_performance_is_read_off_what_was_paid(
    events: tuple[str, ...], performance: str, performed: str | None, open_sum: str | None
) -> None:
    [entry] = seen(tell(*LISTED, *events))
    assert entry["performance"] == performance
    assert (entry["performedPart"], entry["unperformPart"]) == (performed, open_sum)


DELETED = "date: 2018-05-02, act: delete_listing, ground: performed"
HIDDEN = "date: 2018-05-02, act: hide_listing, months: 1, reasons: 修复信用"


@pytest.mark.parametrize(
    ("events", "now", "with_those_ended"),
    [
        (LISTED[:1], 0, 0),
        (LISTED, 1, 1),
        ((*LISTED, DELETED), 0, 1),
        ((*LISTED, "date: 2018-05-02, act: revoke_listing, because: own_motion"), 0, 1),
        ((*LISTED, HIDDEN), 0, 1),
        ((*LISTED, HIDDEN, "date: 2018-06-02"), 0, 1),
        ((*LISTED, HIDDEN, "date: 2018-06-03"), 1, 1),
        ((*LISTED, "date: 2018-03-11, act: delete_listing, ground: performed"), 0, 0),
    ],
)
def test_only_what_can_be_seen_is_shown_and_what_could_be_on_request(
    events: tuple[str, ...], now: int, with_those_ended: int
) -> None:
    told = tell(*events)
    assert len(seen(told)) == now
    assert len(seen(told, also_ended=True)) == with_those_ended


def test_an_entry_that_ended_is_shown_as_it_was_last_seen() -> None:
    later = ("date: 2018-05-02, act: pay, by: borrower, amount: in_full", DELETED)
    [entry] = seen(tell(*LISTED, f"{PAID} 50000.00", *later), also_ended=True)
    assert entry["performance"] == "部分未履行"


def test_what_is_paid_after_an_entry_ended_changes_it_no_more() -> None:
    [entry] = seen(
        tell(*LISTED, DELETED, "date: 2018-06-01, act: pay, by: borrower, amount: 50000.00"), also_ended=True
    )
    assert entry["performance"] == "全部未履行"


@pytest.mark.parametrize(
    ("payer", "amount", "performance", "performed", "open_sum"),
    [
        ("boss", "20000.00", "全部未履行", None, None),
        ("borrower", "20000.00", "部分未履行", "20000.00元", "30000.00元"),
        ("borrower", "50000.00", "全部已履行", None, None),
    ],
)
def test_a_debtor_who_answers_up_to_a_sum_is_measured_by_that_sum_and_his_own_payments(
    payer: str, amount: str, performance: str, performed: str | None, open_sum: str | None
) -> None:
    decided = LISTED[0].replace("decide_listing,", "decide_listing, who: borrower,")
    paid = f"date: 2018-04-01, act: pay, by: {payer}, amount: {amount}"
    debtors = "[{who: borrower, liable_up_to: 50000.00}, boss]"
    [entry] = seen(tell(decided, LISTED[1], paid, debtors=debtors))
    assert entry["performance"] == performance
    assert (entry["performedPart"], entry["unperformPart"]) == (performed, open_sum)


def test_the_filing_date_is_that_of_the_case_in_which_the_entry_was_published() -> None:
    again = (
        "date: 2018-05-02, act: conclude_enforcement",
        "date: 2018-06-01, act: apply_enforcement, by: lender",
        "date: 2018-06-04, act: accept_enforcement",
    )
    [entry] = seen(tell(*LISTED, *again))
    assert entry["regDate"] == "2018年01月15日"


def test_money_of_another_currency_is_named_by_its_code() -> None:
    [entry] = seen(tell(*LISTED, f"{PAID} 50000.00", unit=", currency: USD"))
    assert entry["duty"] == "给付本金200000.00 USD、费用4300.00 USD"
    assert entry["performedPart"] == "50000.00 USD"


def test_the_entries_of_one_case_or_one_person_can_be_asked_for() -> None:
    [story] = read_timelines("company-listed-its-people-not")[:1]
    told = replay(load_engine(), story)
    case, debtor = next(iter(told.state.positions["listing"]))[:2]
    assert len(seen(told, case=case, who=debtor, also_ended=True)) == 1
    assert not seen(told, case="no", also_ended=True)
    assert not seen(told, who="nobody", also_ended=True)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_entry_of_every_shipped_timeline_has_these_keys_and_no_others(name: str) -> None:
    for story in read_timelines(name):
        for entry in seen(replay(load_engine(), story), also_ended=True):
            assert list(entry) == KEYS
            assert re.fullmatch(r"\d{4}年\d{2}月\d{2}日", entry["publishDate"])
            assert all(value is None or isinstance(value, str | int) for value in entry.values())


HELD_BACK = (
    "date: 2018-01-20, act: decide_listing, grounds: [report_broken], facts: {report_duty_broken: true}, "
    "term_months: 24, reasons: 保密的理由",
    "date: 2018-03-11, act: publish_listing",
    "date: 2018-03-13, act: serve_listing_decision, method: 留置送达",
    "date: 2018-03-14, act: extend_term, months: 17, reasons: 再犯",
    "date: 2018-03-15, act: notify_agencies, bodies: [employer]",
)


def test_neither_term_nor_decision_nor_service_nor_notice_shows() -> None:
    [entry] = seen(tell(*HELD_BACK))
    text = json.dumps(entry, ensure_ascii=False)
    for held_back in (
        "01月20",
        "24",
        "17",
        "保密",
        "03月13",
        "留置",
        "03月14",
        "再犯",
        "03月15",
        "employer",
        "report_",
    ):
        assert held_back not in text


NUMBERS = {
    "a person's": ("990101198503120021", "9901011985****0021"),
    "with a check letter": ("99010119850312002X", "9901011985****002X"),
    "of the first generation": ("990101850312002", "9901018503****2"),
    "with blanks": ("990101 19850312 0021", "990101 1985**** 0021"),
    "with hyphens": ("990101-19850312-0021", "990101-1985****-0021"),
    "in full width": ("９９０１０１１９８５０３１２００２１", "9901011985****0021"),
    "of an entity": ("99990000MA01ABCD2E", "99990000MA****CD2E"),
    "of an entity, without a digit in those places": ("99990000MAABCDEF2E", "********MAABCDEF*E"),
    "of an organisation": ("12345678-9", "12****78-9"),
    "of a passport": ("E12345678", "E1****678"),
    "of a passport, with a word": ("护照 E12345678", "护照 E1****678"),
    "grown into a word": ("PassportNumberIsE123", "PassportNumberIsE***"),
    "inside words": ("军字第1234567号", "军字第1****67号"),
    "two of them": ("990101198503120021/990101198503120048", "9901011985****0021/9901011985****0048"),
    "two with a blank": ("990101198503120021 990101198503120048", "9901011985******** **************0048"),
    "of fourteen places": ("12345678901234", "12345****01234"),
    "of one place": ("7", "*"),
    "of four places": ("1234", "****"),
    "no number": ("甲乙丙丁戊己", "甲****己"),
    "masked already": ("9901011985****0021", "9901011985****0021"),
}


@pytest.mark.parametrize(("number", "masked"), NUMBERS.values(), ids=NUMBERS)
def test_no_number_is_ever_shown_whole(number: str, masked: str) -> None:
    assert FORM is not None
    assert FORM.masked.hide(number) == masked


def test_the_book_has_words_for_every_ground_in_every_text_of_the_list() -> None:
    assert FORM is not None
    grounds = set(catalogue().types["listing_grounds"].values)
    texts = {text.id for text in load_book().instruments[FORM.instrument].texts}
    assert set(FORM.conduct) == texts
    assert all(set(words) == grounds for words in FORM.conduct.values())
    assert list(FORM.keys) == KEYS
