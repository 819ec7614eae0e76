"""An expectation that is not true never passes: whatever value is changed, the replay fails and says why in words."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from blacklist_sim import cli
from blacklist_sim.case import Act, Event, Question, Story
from blacklist_sim.gate.answer import DECISIONS
from blacklist_sim.timeline.answers import Asked, answered
from blacklist_sim.timeline.events import LISTS_EXPECTED
from blacklist_sim.timeline.expect import Check, compare
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.moment import ABOUT
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.timeline.report import check_lines
from blacklist_sim.timeline.saying import FINDINGS, OUTCOMES, STAGES
from blacklist_sim.timeline.tried_words import WORDS as WORDS_OF_THE_GATE
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.timeline.write import to_yaml
from blacklist_sim.workflow.assemble import load_engine

SHIPPED = sorted(shipped())
WORDS = vocabulary()
ACTS, BOOK = WORDS.catalogue, WORDS.book
FEN = Decimal("0.01")
DATES = ("by", "last", "date", "since", "opened")
RAW = re.compile(r"datetime|Decimal|Text\(|None|True|False|\{'|\('|\['")


# ── what a value could have been instead ──────────────────────────────────────────────────────────


def other_values(field: str, value: Any) -> list[Any]:
    """Values of the same kind as the one that a field of an item expects."""
    if field in DATES:
        return [value + timedelta(days=days) for days in (1, -1, 400)]
    if isinstance(value, bool):
        return [not value]
    known: Mapping[str, Any] = {
        "what": (*BOOK.duties, *ACTS.lapses),
        "duty": BOOK.duties,
        "rule": BOOK.rules,
        "kind": FINDINGS,
        "status": OUTCOMES,
        "who": ACTS.roles,
        "about": ("somebody_else",),
        "case": ("another_case",),
    }
    return [other for other in known[field] if other != value]


def untrue(field: str, value: Any, found: list[Mapping[str, Any]]) -> list[Any]:
    """Two other values of the field that no found item has."""
    there = [item.get(field) for item in found]
    there += [part for item in found for part in (*item.get("what", ()), item.get("duty"), item.get("rule"))]
    return list(islice((other for other in other_values(field, value) if other not in there), 2))


def changed_item(item: Any, found: list[Mapping[str, Any]]) -> Iterator[Any]:
    if isinstance(item, str):
        yield from untrue("what", item, found)
        return
    for field, value in item.items():
        for other in untrue(field, value, found):
            yield item | {field: other}


def changed_list(items: tuple[Any, ...], found: list[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for place, item in enumerate(items):
        for other in changed_item(item, found):
            yield (*items[:place], other, *items[place + 1 :])
    yield (*items, untrue("what", "", found)[0])


def changed_names(value: Any, known: Any) -> Iterator[Any]:
    names = (value,) if isinstance(value, str) else value
    others = list(islice((name for name in sorted(known) if name not in names), 2))
    yield from ((*names[:place], other, *names[place + 1 :]) for place in range(len(names)) for other in others)
    yield (*names, others[0])
    if names:
        yield ()


def changes(key: str, value: Any, found: Any) -> Iterator[Any]:
    """What the expectation could have said that is not true at that moment."""
    if key in ACTS.tracks:
        yield from (state for state in ACTS.tracks[key].states if state != value)
    elif isinstance(value, bool):
        yield not value
    elif key == "stage":
        yield from (stage for stage in STAGES if stage != value)
    elif key == "refused_by":
        yield from changed_names(value, BOOK.rules)
    elif key == "unknown":
        yield from changed_names(value, ACTS.facts)
    elif key in WORDS_OF_THE_GATE:
        yield from (word for word in DECISIONS if word != value)
    elif key == "rule":
        yield from islice((rule for rule in BOOK.rules if rule != value), 2)
    elif key == "order":
        yield from changed_names(value, ("another_case", "a_third_case"))
    elif key == "until":
        yield from other_values("by", value)
    elif key == "owed":
        for part, amount in value.items():
            yield from (value | {part: other} for other in (amount + FEN, amount * 2 + 1))
    elif isinstance(value, Mapping):
        for included in changed_list(value.get("includes", ()), found):
            yield value | {"includes": included}
        for item in found if "excludes" in value else ():
            yield value | {"excludes": (*value["excludes"], item.get("duty") or item.get("rule") or item["what"])}
    else:
        yield from changed_list(value, found)
        if value:
            yield ()
            yield value[1:]


# ── the moments at which something is expected ────────────────────────────────────────────────────


@dataclasses.dataclass
class Expecting:
    """A replay standing at an event that expects something."""

    replay: Replay
    event: Event
    step: Any
    asked: Asked | None = None

    def check(self, key: str, value: Any) -> Check:
        about = {name: part for name, part in (self.event.expect or {}).items() if name in ABOUT}
        [check] = compare(self.replay.engine, self.replay.state, about | {key: value}, 0, self.step, self.asked)
        return check

    def said(self, check: Check, language: str) -> str:
        return "\n".join(check_lines(self.replay, check, language))


@cache
def told(name: str) -> tuple[Story, ...]:
    return tuple(read_timelines(f"fixture:{name}"))


def moments(story: Story) -> Iterator[Expecting]:
    """The story once through, stopping wherever it expects something."""
    engine = load_engine().under(story.policy)
    result = Replay(engine, story, engine.begin(story))
    for event in story.events:
        if isinstance(event, Act):
            step = engine.step(result.state, event)[-1]
        else:
            step = None
            engine.advance(result.state, event.date)
        asked = answered(engine, result.state, event) if isinstance(event, Question) else None
        if event.expect:
            yield Expecting(result, event, step, asked)


def expected_of(event: Event) -> dict[str, Any]:
    return {key: value for key, value in (event.expect or {}).items() if key not in ABOUT}


@pytest.mark.parametrize("name", SHIPPED)
def test_whatever_expected_value_is_changed_the_expectation_fails_and_explains_itself(name: str) -> None:
    for story in told(name):
        for moment in moments(story):
            for key, value in expected_of(moment.event).items():
                true = moment.check(key, value)
                assert true.agrees
                wrong = [moment.check(key, other) for other in changes(key, value, true.found)]
                assert wrong, f"nothing could be wrong with {key}: {value}"
                for check in wrong:
                    assert not check.agrees, f"{key}: {check.expected} passes on {moment.event.date}"
                    assert_understandable(moment, check)


def assert_understandable(moment: Expecting, check: Check) -> None:
    english, chinese = moment.said(check, "en"), moment.said(check, "zh")
    assert re.search(r"expected: \S", english) and re.search(r"found:    \S", english), english
    assert re.search(r"why:      \S", english), english
    assert re.search(r"预期：\S", chinese) and re.search(r"实际：\S", chinese), chinese
    assert re.search("原因：.*[\u4e00-\u9fff]", chinese), chinese
    assert not RAW.search(english) and not RAW.search(chinese), english
    for id_ in ids_in(check.expected):
        assert id_ in english and id_ in chinese, english
    if check.key in LISTS_EXPECTED and check.found and "there, but not expected" in english:
        assert re.search("ground: .+ — .+;", english) and re.search("依据：.+——《.+；", chinese), english


def ids_in(expected: Any) -> Iterator[str]:
    if isinstance(expected, Mapping):
        for part in expected.values():
            yield from ids_in(part)
    elif isinstance(expected, list | tuple):
        for part in expected:
            yield from ids_in(part)
    elif isinstance(expected, str | date):
        yield str(expected)


# ── the whole way, from a file to the exit status ─────────────────────────────────────────────────


def with_one_change(story: Story) -> Story | None:
    """The story with its last answerable expectation made untrue."""
    last = next((m for m in reversed(list(moments(story))) if expected_of(m.event)), None)
    if last is None:
        return None
    key, value = next((key, value) for key, value in reversed(expected_of(last.event).items()) if key != "order")
    found = last.check(key, value).found
    other = next(iter(changes(key, value, found)))
    events = tuple(
        event._replace(expect={**(event.expect or {}), key: other}) if event.index == last.event.index else event
        for event in story.events
    )
    return dataclasses.replace(story, events=events)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_file_with_one_changed_value_fails_from_the_command_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stories = list(told(name))
    place = next(place for place in reversed(range(len(stories))) if with_one_change(stories[place]))
    changed = with_one_change(stories[place])
    assert changed is not None
    file = tmp_path / "changed.yaml"
    file.write_text(to_yaml([*stories[:place], changed, *stories[place + 1 :]]), encoding="utf-8")
    assert cli.main(["replay", str(file)]) == 1
    said = capsys.readouterr().out
    assert said.count("NOT AS EXPECTED") == 1
    assert "expected: " in said and "found: " in said and "why: " in said


# ── what a student reads ──────────────────────────────────────────────────────────────────────────

PEOPLE = """timeline: 1
title: {en: A loan, zh: 一笔借款}
people:
  lender: {kind: person, name: 李某}
  borrower: {kind: person, name: 张某, born: 1985-03-02}
cases:
  loan:
    applicant: lender
    debtors: [borrower]
    court: {name: 某市某区人民法院}
    title_document: {kind: judgment, made: 2018-11-01, pay: {principal: 200000.00}, within_days: 10}
events:
  - {date: 2018-11-05, act: serve_judgment}
  - {date: 2019-01-10, act: apply_enforcement, by: lender}
  - {date: 2019-01-15, act: accept_enforcement}
"""


def complaint(expected: str, act: str = "", language: str = "en") -> str:
    """What the replay says of an expectation on 16 January 2019, with its spaces run together."""
    event = f"  - {{date: 2019-01-16, {act}expect: {{{expected}}}}}\n"
    [story] = read_text(PEOPLE + event, "story.yaml")
    result = replay(load_engine(), story)
    return " ".join(" ".join(" ".join(check_lines(result, check, language)) for check in result.failed).split())


DECIDE = "act: decide_listing, grounds: [able_but_refuses], "


@pytest.mark.parametrize(
    ("expected", "act", "words"),
    [
        ("title: performed", "", "expected: performed found: overdue (in default) [overdue]"),
        ("title: performed", "", "2018-12-03 performance period runs out"),
        ("listed: true", "", "found: not listed why: entry on the list of 张某 [borrower]: there is none"),
        ("in_debt: false", "", "found: in debt why: title in loan: overdue (in default)"),
        ("duties_open: []", "", "there, but not expected: duty: send the enforcement notice [title.serve_notice]"),
        ("duties_open: []", "", "days counted from 2019-01-10"),
        ("duties_open: {includes: [{what: serve_notice, by: 2019-01-25}]}", "", "last day: 2019-01-25"),
        ("duties_open: {includes: [{what: serve_notice, by: 2019-01-25}]}", "", "there is: duty: send the enforcement"),
        ("duties_open: {includes: [title.file_case]}", "", "done on 2019-01-15"),
        ("duties_open: {includes: [delete_listing]}", "", "nothing in this story has brought it by that day"),
        ("refused_by: [listing.bar.minor]", DECIDE, "No minor on the list: holds"),
        ("refused_by: [listing.bar.minor]", DECIDE, "List Provisions (法释〔2017〕7号), art. "),
        ("refused_by: [seizure.power]", DECIDE, "this act does not ask: "),
        ("unknown: [seized_enough]", DECIDE, "found: able to perform [able_to_perform]"),
        ("impossible: true", DECIDE, "found: a possible act"),
        ("refused_by: [listing.bar.minor]", "act: publish_listing, ", "the act needs “decided"),
    ],
)
def test_the_message_names_what_was_found_and_what_brought_it(expected: str, act: str, words: str) -> None:
    assert words in complaint(expected, act)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (
            "title: performed",
            "预期：已履行 [performed] 实际：逾期未履行 [overdue] 原因：执行依据：2018-11-05 送达法律文书",
        ),
        ("listed: true", "实际：不在失信名单中 原因：张某 [borrower] 的失信名单条目：无"),
        ("duties_open: []", "实有而未预期：义务：发出执行通知 [title.serve_notice]"),
    ],
)
def test_the_message_is_as_plain_in_chinese(expected: str, words: str) -> None:
    assert words in complaint(expected, language="zh")
