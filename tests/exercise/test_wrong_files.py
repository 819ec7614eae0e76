"""Exercises with mistakes: one message for each, with its place and what to do, and nothing that follows from it."""

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.checking import check
from blacklist_sim.exercise.draws import draw, filled
from blacklist_sim.exercise.read import read_exercise, read_text
from blacklist_sim.timeline import yaml_text
from blacklist_sim.workflow.assemble import load_engine

PAID = read_exercise("paid-and-still-listed").text
DAY, SUM = "{day: [2019-05-06, 2019-08-30]}", "{amount: [100000, 900000], step: 10000}"


def changed(*pairs):
    text = PAID
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def told(text):
    with pytest.raises(BadInput) as caught:
        read_text(text, "made", "made.yaml")
    return caught.value.problems


WRONG = [
    ([(DAY, "{day: [2019-08-30, 2019-05-06]}")], 9, "smaller value first"),
    ([(SUM, "{amount: [900000, 100000]}")], 10, "smaller value first"),
    ([("step: 10000", "step: 0")], 10, "step above zero"),
    ([(DAY, "{day: [2019-05-06]}")], 9, "two values"),
    ([(DAY, "{day: [2019-05-11, 2019-05-12], weekdays: true}")], 9, "weekday"),
    ([(SUM, f"{SUM[:-1]}, count: [1, 2]}}")], 10, "exactly one of"),
    ([(SUM, f"{SUM}\n  more: {{after: nothing, days: [1, 2]}}")], 11, "no drawn value called 'nothing'"),
    ([(SUM, f"{SUM}\n  more: {{after: sum, days: [1, 2]}}")], 11, "no day"),
    ([(DAY, "{after: late, days: [1, 2]}"), (SUM, f"{SUM}\n  late: {DAY}")], 9, "move it up"),
    ([(SUM, f"{SUM}\n  more: {{follows: sum, words: {{a: b}}}}")], 11, "neither a word nor a number"),
    ([(SUM, f"{SUM}\n  n: {{count: [1, 3]}}\n  w: {{follows: n, words: {{1: a, 2: b}}}}")], 12, "no word for 3"),
    ([("start: $paid", "start: $piad")], 54, "no drawn value called 'piad'"),
    ([("start: $paid", "start: $paid+99999999")], 54, "at most 10000"),
    ([(SUM, f"{SUM}\n  word: {{one_of: [a]}}"), ("on: $paid-3", "on: $word-3")], 42, "word is a word"),
    ([("现已付款。", "现已付款 ${nope}。")], 7, "no drawn value called 'nope'"),
    ([("kind: gate", "kind: gaet")], 40, "expected one of predict, gate"),
    ([("kind: gate\n    on: $paid-3", "on: $paid-3")], 40, "kind is missing"),
    ([("kind: gate", "kind: gate\n    id: a"), ("kind: predict", "kind: predict\n    id: a")], 47, "another task"),
]  # fmt: skip


@pytest.mark.parametrize(("pairs", "line", "said"), WRONG)
def test_a_mistake_is_told_once_at_its_place_and_in_both_languages(pairs, line, said):
    [problem] = told(changed(*pairs))
    assert problem.line == line and said in problem.en
    assert problem.zh and problem.zh != problem.en


def test_all_places_that_ask_for_what_is_not_drawn_are_told():
    text = PAID[: PAID.index("draw:")] + PAID[PAID.index("timeline:") :]
    assert [problem.line for problem in told(text)] == [22, 35, 38, 51]


def test_several_documents_and_a_file_that_is_too_large_are_named_as_what_they_are(tmp_path):
    [several] = told(f"{PAID}\n---\n{PAID}\n---\n{PAID}")
    assert "3 documents" in several.en and "3 个文档" in several.zh
    file = tmp_path / "large.yaml"
    file.write_text(PAID + "#" * yaml_text.MAX_BYTES, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_exercise(file)
    assert "larger than" in caught.value.problems[0].en


def test_no_day_is_moved_past_the_calendar():
    drawn = {"last": draw(read_exercise("paid-and-still-listed").draws, "x", 1)["paid"].max}
    assert filled("$last+9999", drawn) == "9999-12-31"


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("    - {date: 2019-01-15, act: accept_enforcement}\n", ""), "serve the enforcement notice"),
        (("born: 1985-03-02", "born: 2010-03-02"), "listing.bar.minor"),
    ],
)
def test_a_story_that_does_not_replay_is_told_with_the_act_that_is_refused(pair, said):
    found = list(check(load_engine(), read_text(changed(pair), "made", "made.yaml"), range(1)))
    assert said in found[0].text.en and (found[0].code, found[0].where) == ("refused", "timeline")
