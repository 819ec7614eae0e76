"""Checking: what is wrong with an exercise shows before any student meets it; with those shipped nothing is."""

from pathlib import Path

import pytest

from blacklist_sim.exercise.checking import check
from blacklist_sim.exercise.draws import DrawForm, draw
from blacklist_sim.exercise.neighbours import neighbours
from blacklist_sim.exercise.read import read_exercise, read_text, shipped
from blacklist_sim.workflow.assemble import load_engine

MADE = Path(__file__).parent / "made"
FIRST = (MADE / "decide-a-minor.yaml").read_text(encoding="utf-8")
PAID = read_exercise("paid-and-still-listed").text


def problems(text, seeds=range(6), **more):
    return list(check(load_engine(), read_text(text, "made", "made.yaml"), seeds, **more))


def codes(text, *changes, seeds=range(6)):
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {(problem.code, problem.where) for problem in problems(text, seeds)}


@pytest.mark.parametrize("name", [*shipped(), *map(str, sorted(MADE.glob("*.yaml")))])
def test_nothing_is_wrong_with_ten_variants_of_any_exercise(name):
    assert list(check(load_engine(), read_exercise(name), range(10), edges=2)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped())
def test_nothing_is_wrong_with_a_thousand_variants_of_any_shipped_exercise(name):
    assert list(check(load_engine(), read_exercise(name), range(1000), edges=100)) == []


def test_a_variant_without_an_answer_is_told_once_with_its_first_seed():
    text = FIRST.replace("      refuse: {act: refuse_listing}\n", "      publish: {act: publish_listing}\n")
    [problem] = problems(text)
    assert problem.code == "unsolvable" and problem.seed == 0 and "exactly one" in problem.text.en


BORN = ("[2019-03-11, 2019-04-26]", "[2020-03-09, 2020-03-17]")
"""Days around the eighteenth birthday, 2020-03-13."""


def test_a_day_next_to_another_answer_is_a_boundary_unless_it_is_meant():
    assert codes(FIRST, BORN, seeds=range(20)) == {("boundary", "decided")}
    assert codes(FIRST, BORN, ("level: 2\n", "level: 2\nboundary: true\n"), seeds=range(20)) == set()
    assert codes(FIRST, ("[2019-03-11, 2019-04-26]", "[2020-03-09, 2020-03-12]"), seeds=range(20)) == set()


def test_only_as_many_neighbours_are_looked_at_as_asked_for():
    text = FIRST.replace(*BORN)
    assert problems(text, range(20), edges=0) == [] and len(problems(text, range(20), edges=20)) == 1


def test_an_aim_that_nothing_asked_rests_on_is_told():
    assert codes(FIRST, ("aims: [", "aims: [review.correction, ")) == {("aim", "review.correction")}


def test_options_that_read_alike_are_told():
    assert codes(
        FIRST, ("      list:", "      list_too: {act: decide_listing, grounds: [obstructs]}\n      list:")
    ) == {("several", "1.choice")}


def test_a_text_that_is_not_translated_is_told():
    assert codes(FIRST, ("    before: decision\n", "    before: decision\n    ask: Decide.\n")) == set()
    assert codes(
        FIRST, ("title: {en: A debtor of seventeen, zh: 十七岁的被执行人}\nlevel", "title: A debtor\nlevel")
    ) == {("language", "title")}


def test_a_later_task_from_which_less_may_be_seen_is_told():
    early = "  - kind: predict\n    before: serve_notice\n    what: [{of: listed, rule: listing.bar.minor}]\n"
    assert codes(FIRST + early) == {("leak", "2")}


def test_a_day_that_a_text_always_gives_away_is_told_and_one_that_it_meets_by_chance_is_not():
    asked = ("    working: true\n", "    working: true\n    ask: Is it ${paid+3}?\n")
    assert codes(PAID, asked, seeds=range(40)) == set()
    early = ("[2019-05-06, 2019-08-30]", "[2019-05-06, 2019-05-07]")
    given = {("leak", "2.4.by"), ("leak", "3.count"), ("leak", "3.last")}
    assert codes(PAID, asked, early, seeds=range(40)) == given


def test_a_point_without_a_rule_is_told():
    early = "  - kind: predict\n    before: apply_listing\n    what: [{of: duty, duty: delete_listing}]\n"
    text = FIRST.partition("tasks:\n")[0] + "tasks:\n" + early + FIRST.partition("tasks:\n")[2]
    assert codes(text) == {("no_rule", "1.1.who"), ("no_rule", "1.1.by")}


def test_the_same_question_with_two_answers_is_told():
    same = "ask: {en: And so?, zh: 是吗？}"
    changes = [(f"{{of: {flag}, ", f"{{of: {flag}, {same}, ") for flag in ("in_debt", "listed", "restricted")]
    assert codes(PAID, *changes[1:]) == set()
    assert codes(PAID, *changes) == {("contradiction", "2.2"), ("contradiction", "2.3")}


def test_the_neighbours_of_what_was_drawn_keep_to_the_ranges_and_take_along_what_counts_from_them():
    forms = {
        "first": DrawForm(day=["2019-03-01", "2019-03-31"]),
        "then": DrawForm(after="first", days=["3", "5"]),
        "court": DrawForm(after="first", days=["1", "9"], weekdays="true"),
        "sum": DrawForm(amount=["100", "300"], step="100"),
        "age": DrawForm(count=["15", "19"]),
        "word": DrawForm(one_of=["a", "b"]),
    }
    for seed in range(40):
        drawn = draw(forms, "x", seed)
        for name, near in neighbours(forms, drawn):
            moved = {key for key in forms if near[key] != drawn[key]}
            along = {"first", "then"} | (moved & {"court"})  # which stays where it would leave its own days
            assert moved == (along if name == "first" else {name}) and name != "word"
            assert 1 <= (near["court"] - near["first"]).days <= 9
            assert forms["first"].day[0] <= near["first"] <= forms["first"].day[1]
            assert near["court"].weekday() < 5
            assert 3 <= (near["then"] - near["first"]).days <= 5
            assert 100 <= near["sum"] <= 300 and 15 <= near["age"] <= 19
