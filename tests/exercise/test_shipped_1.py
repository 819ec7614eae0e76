"""Words that go with a word that was drawn, and a point at the window that rests on who pays."""

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.draws import DrawForm, draw, filled
from blacklist_sim.exercise.read import read_exercise, read_text
from blacklist_sim.exercise.telling import told
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine

HEAD = "exercise: 1\ntitle: t\nlevel: 1\naims: [listing.bar.minor]\ntimeline: plain-default\n"
TASK = "tasks: [{kind: compute, figure: listing.delete, start: 2019-06-03}]\n"
GROUND = "draw:\n  ground: {one_of: [obstructs, evades]}\n"


def test_a_word_follows_the_one_that_was_drawn_and_can_be_a_key():
    forms = {
        "ground": DrawForm(one_of=["obstructs", "evades"]),
        "fact": DrawForm(follows="ground", words={"obstructs": "o", "evades": "e"}),
    }
    seen = set()
    for seed in range(20):
        drawn = draw(forms, "x", seed)
        [(key, said)] = filled({"$fact": "${ground}!"}, drawn).items()
        assert (key, said) == (drawn["ground"][0], f"{drawn['ground']}!")
        seen.add(key)
    assert seen == {"o", "e"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("  fact: {follows: ground, words: {obstructs: o}}\n", "no_word", 8),
        ("  fact: {follows: crime, words: {obstructs: o, evades: e}}\n", "not_drawn", 8),
        ("  later: {after: never, days: [1, 2]}\n", "not_drawn", 8),
    ],
)
def test_what_follows_nothing_is_refused_with_its_line(text, code, line):
    with pytest.raises(BadInput) as refused:
        read_text(HEAD + GROUND + text + TASK, "x", "x.yaml")
    [problem] = refused.value.problems
    assert (problem.code, problem.line) == (code, line)


def test_a_point_at_the_window_can_rest_on_another_rule_than_the_item():
    items = variant(load_engine(), read_exercise("the-window-under-two-texts"), 0).items
    assert (items["1.5"].key, items["1.5"].law.rule) == ("permitted", "consumption.payer")
    assert items["1.5"].law.cited != items["2.5"].law.cited
    assert (items["1.4"].key, items["1.4"].law.rule) == ("prohibited", "consumption.item.air")


def test_a_service_tells_whom_it_reached():
    one = variant(load_engine(), read_exercise("from-the-judgment-to-the-restriction"), 0)
    first, second = (told(one.setting, event) for event in one.story.events[:2])
    assert first.en.endswith("serve the title; to: 李某, 张某") and second.zh.endswith("受送达人：王某")


def test_a_bar_decides_on_both_sides_of_the_birthday():
    exercise, found = read_exercise("around-the-eighteenth-birthday"), {}
    for seed in range(40):
        one = variant(load_engine(), exercise, seed)
        days = (one.drawn["decided"] - one.drawn["elder"]).days
        found[days] = one.items["1.choice"].key
        assert one.items["1.ground"].key == "listing.bar.minor" and one.again == 0
    assert {found[days] for days in (6571, 6573)} == {"refuse"} and {found[days] for days in (6574, 6577)} == {"list"}


def test_two_of_one_name_are_told_by_their_birthdays():
    one = variant(load_engine(), read_exercise("the-wrong-person"), 0)
    orders = [
        told(one.setting, event).en for event in one.story.events if event.name == "order_consumption_restriction"
    ]
    assert [said.split("order (")[1].split(";")[0] for said in orders] == [
        "张某 (born 1985-03-02))", "张某 (born 1990-07-07))",
    ]  # fmt: skip
    assert one.setting.who("wife").en == "陈某"


def test_a_first_day_is_explained_by_what_stood_in_the_way_the_day_before():
    one = variant(load_engine(), read_exercise("a-hasty-court"), 0)
    why = " ".join(line.en for line in one.items["1.first"].why)
    assert f"→ not before {one.items['1.first'].key}" in why


def test_a_duty_about_one_of_several_names_that_person():
    one = variant(load_engine(), read_exercise("two-kinds-of-entry"), 0)
    assert one.items["2.3.who"].ask.en == "who now has to do this: delete the entry, performed (张某)?"


def test_a_plan_says_whom_to_play_and_what_is_left_to_be_done():
    one = variant(load_engine(), read_exercise("the-representative-leaves"), 0)
    [task] = [task for task in one.tasks if task.kind == "plan"]
    assert (
        "You are the court." in task.ask.en
        and "王某: not restricted in consumption; duties still open: none" in task.ask.en
    )


def test_a_state_to_be_reached_is_told_in_words_of_its_language():
    one = variant(load_engine(), read_exercise("step-by-step"), 0)
    [task] = [task for task in one.tasks if task.kind == "plan"]
    assert "限制消费：已送达；" in task.ask.zh
