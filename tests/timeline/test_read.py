"""Reading a timeline: what is typed, what is filled in, what the reader tells apart."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from blacklist_sim.case import Act, Question, Story, Wait
from blacklist_sim.errors import BadInput
from blacklist_sim.timeline import yaml_text
from blacklist_sim.timeline.document import TitleDocumentForm
from blacklist_sim.timeline.identity import could_be_real
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.workflow.rules import title_effect, title_performance, title_service

HEAD = """timeline: 1
title: {en: A story, zh: 一则案情}
people:
  lender: {kind: person, name: 李某}
  borrower: {kind: person, name: 张某}
  brother: {kind: person, name: 张乙}
cases:
  loan: {applicant: lender, debtors: [borrower], court: {name: 某法院},
         title_document: {kind: judgment, made: 2018-11-01, pay: {principal: 200000}}}
"""


def told(*events: str, head: str = HEAD, **options: Any) -> Story:
    written = "events:\n" + "".join(f"  - {event}\n" for event in events) if events else ""
    [story] = read_text(head + written, "story.yaml", **options)
    return story


def first(*events: str, **options: Any) -> Any:
    return told(*events, **options).events[0]


def refusal(*events: str, head: str = HEAD) -> str:
    with pytest.raises(BadInput) as refused:
        told(*events, head=head)
    return str(refused.value)


def test_the_sketch_of_the_format_is_read_whole() -> None:
    [story] = read_timelines("ground-1-paid-in-full")
    assert story.title.zh.startswith("有履行能力而拒不履行")
    assert story.people["borrower"].born == date(1985, 3, 2)
    assert story.cases["loan"].title_document.pay.principal == Decimal("200000.00")  # type: ignore[union-attr]
    assert [type(event) for event in story.events].count(Question) == 1
    assert all(event.index == place for place, event in enumerate(story.events))


def test_an_act_carries_typed_values() -> None:
    act = first("{date: 2019-03-12, act: pay, amount: 1000.50, by: borrower, known_on: 2019-03-15, note: 部分履行}")
    assert act == Act(
        date(2019, 3, 12), "pay", "borrower", case="loan", known_on=date(2019, 3, 15), note="部分履行",
        payload={"amount": Decimal("1000.50")},
    )  # fmt: skip


def test_an_amount_keeps_every_digit_that_was_written() -> None:
    written = ("0.10", '"0.10"', "900719925474.99", "0")
    amounts = [first(f"{{date: 2019-03-12, act: pay, amount: {text}}}").payload["amount"] for text in written]
    assert [str(amount) for amount in amounts] == ["0.10", "0.10", "900719925474.99", "0"]


def test_no_word_of_yaml_turns_into_something_else() -> None:
    head = HEAD.replace("李某", "no").replace("张某", "1e3").replace("张乙", "2020-01-01")
    people = told(head=head).people
    assert [party.name for party in people.values()] == ["no", "1e3", "2020-01-01"]


def test_the_court_does_what_only_a_court_can_do() -> None:
    assert first("{date: 2019-03-12, act: publish_listing}").by == "court"


def test_the_only_applicant_applies_and_the_only_debtor_pays() -> None:
    assert first("{date: 2019-03-12, act: apply_enforcement}").by == "lender"
    assert first("{date: 2019-03-12, act: pay, amount: in_full}").by == "borrower"


def test_a_listing_may_be_aimed_at_somebody_who_is_no_debtor() -> None:
    act = first("{date: 2019-03-12, act: decide_listing, who: brother, grounds: [able_but_refuses]}")
    assert act.who == ("brother",)


def test_one_name_or_a_list_of_names() -> None:
    one = first("{date: 2019-03-12, act: serve_judgment, to: borrower}")
    two = first("{date: 2019-03-12, act: serve_judgment, to: [borrower, lender]}")
    assert (one.to, two.to) == (("borrower",), ("borrower", "lender"))


def test_a_title_in_one_language_stands_for_both() -> None:
    story = told(head=HEAD.replace("{en: A story, zh: 一则案情}", "一则案情"))
    assert story.title.en == story.title.zh == "一则案情"


def test_a_wait_says_of_whom_it_expects() -> None:
    wait = first("{date: 2019-03-12, who: borrower, case: loan, expect: {listed: false}}")
    assert wait == Wait(date(2019, 3, 12), expect={"case": "loan", "who": "borrower", "listed": False})


def test_a_plain_list_is_exact_and_includes_is_a_part() -> None:
    exact, part = told(
        "{date: 2019-03-12, expect: {duties_open: [{who: court, by: 2019-03-15}]}}",
        "{date: 2019-03-12, expect: {duties_open: {includes: [delete_listing]}}}",
    ).events
    assert exact.expect == {"duties_open": ({"who": "court", "by": date(2019, 3, 15)},)}
    assert part.expect == {"duties_open": {"includes": ("delete_listing",)}}


def test_acts_of_one_day_keep_the_order_of_the_file() -> None:
    story = told("{date: 2019-03-12, act: publish_listing}", "{date: 2019-03-12, act: notify_agencies}")
    assert [event.name for event in story.events if isinstance(event, Act)] == ["publish_listing", "notify_agencies"]


def test_every_mistake_of_a_file_is_reported_in_the_order_of_the_file() -> None:
    said = refusal(
        "{date: 2019-03-12, act: serve_notic}", "{date: 2019-03-11, act: pay, amount: 1.001}", "{dat: 2019-03-13}"
    )
    assert [line.split(": ")[0] for line in said.splitlines()] == [
        "story.yaml:11:29", "story.yaml:12:12", "story.yaml:12:42", "story.yaml:13:5", "story.yaml:13:6",
    ]  # fmt: skip


def test_a_mistake_in_the_second_document_is_found_there() -> None:
    with pytest.raises(BadInput) as refused:
        read_text(f"{HEAD}---\n{HEAD}mod: strict\n", "two.yaml")
    assert str(refused.value) == "two.yaml:20:1: no key called 'mod'; did you mean 'mode'?"


def test_a_mistake_in_json_lines_is_found_in_its_line() -> None:
    with pytest.raises(BadInput) as refused:
        read_text(
            '\n{"timeline": 1, "title": "x", "mode": "strikt"}\n{"timeline": 1, "title": "x"}', "a.jsonl", lines=True
        )
    assert str(refused.value).startswith("a.jsonl:2:39: mode: expected one of strict, audit; found 'strikt'")


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "bom.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    assert len(read_timelines(file)) == 1


def test_an_unreadable_byte_is_shown_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes(HEAD.encode() + b"# caf\xe9\n")
    with pytest.raises(BadInput) as refused:
        read_timelines(file)
    assert str(refused.value) == f"{file}:10:6: byte 0xe9 is not UTF-8; save the file as UTF-8"


def test_a_shipped_timeline_opens_by_name_and_a_near_name_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_timelines("fixture:ground-1-paid-in-full") == read_timelines("ground-1-paid-in-full")
    with pytest.raises(BadInput, match="did you mean 'ground-1-paid-in-full'"):
        read_timelines("ground-1-payed-in-full")


def test_without_the_c_parser_the_reader_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.warns(yaml_text.SlowYaml, match="pip install"):
        assert len(read_text(HEAD, "story.yaml")) == 1


REAL = "11010519491231002X"


def test_a_real_identity_number_is_refused_anywhere_unless_somebody_insists() -> None:
    event = f"{{date: 2019-03-12, note: 身份证号{REAL}}}"
    assert "story.yaml:11:" in refusal(event) and "could be a living person's" in refusal(event)
    assert REAL in told(event, real_ids=True).events[0].note  # type: ignore[operator]


@pytest.mark.parametrize(
    ("number", "real"),
    [
        (REAL, True),
        (REAL.lower(), True),
        ("110105194912310021", False),  # wrong check character
        ("990105194912310020", False),  # no such region
        ("110105194913310025", False),  # no such month
    ],
)
def test_which_numbers_could_be_somebodys(number: str, real: bool) -> None:
    assert could_be_real(number) is real


@pytest.mark.parametrize("word", ["true", "false"])
def test_yes_and_no_are_written_true_and_false(word: str) -> None:
    act = first(f"{{date: 2019-03-12, act: order_consumption_restriction, own_motion: {word}, with_grace: {word}}}")
    assert act.payload == {"own_motion": word == "true", "with_grace": word == "true"}


def test_every_kind_of_title_that_a_rule_asks_for_can_be_written() -> None:
    kinds = set(get_args(TitleDocumentForm.model_fields["kind"].annotation))
    asked = {*title_performance.PUBLIC, *title_service.OPEN_TO_APPEAL, *title_effect.NOT_ELECTRONIC}
    for file in Path(title_effect.__file__).parent.glob("*.py"):
        asked.update(re.findall(r'title\.kind == "(\w+)"', file.read_text(encoding="utf-8")))
    assert len(asked) > 8
    assert asked <= kinds
