"""Moodle XML: valid against the structure of the question types, and marked by Moodle as the same answer is here."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, combinations
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from blacklist_sim.exercise.hints import TIERS, price
from blacklist_sim.exercise.items import NO_DAY, NO_LAW, Amount, Choice, Day, Item, Option, Several, Words, mark
from blacklist_sim.exercise.markup import plain
from blacklist_sim.exercise.moodle import moodle_xml
from blacklist_sim.exercise.question import Pair, Question
from blacklist_sim.exercise.question_bank import described, questions
from blacklist_sim.exercise.question_shapes import MOST_RIGHT, shapes
from blacklist_sim.exercise.read import read_exercise, read_text, shipped
from blacklist_sim.exercise.variant import variant
from blacklist_sim.text import Text
from blacklist_sim.workflow.assemble import load_engine

HERE = Path(__file__).parent
SCHEMA = etree.RelaxNG(etree.parse(HERE / "moodle.rng"))
FIRST = "paid-and-still-listed"


def written(found, name="an exercise", about="<p>about</p>"):
    """Questions as a file, read back, with what the schema says against it."""
    quiz = etree.fromstring("\n".join(moodle_xml(name, about, found)).encode())
    SCHEMA.validate(quiz)
    return quiz, [str(error) for error in SCHEMA.error_log]


def exported(name, seed=3, lang="en"):
    one = variant(load_engine(), read_exercise(name), seed)
    quiz, errors = written(questions(one, lang), name, described(one, lang))
    assert not errors
    return one, quiz.findall("question")[1:]


def alone(item):
    """One item as a question by itself."""
    plain = Question("q", "q", "essay", "<p>q</p>", "<p>f</p>", item.worth, Decimal("0.25"), (), ("t",))
    quiz, errors = written([replace(plain, **shapes(item, "en", True)[0].of)])
    assert not errors
    return quiz.findall("question")[1]


def earned(question, given):
    """What Moodle gives for an answer: a set of numbers of options, or a text; as its question types reckon."""
    kind, grade = question.get("type"), Decimal(question.findtext("defaultgrade"))
    answers = question.findall("answer")
    fractions = [Decimal(answer.get("fraction")) / 100 for answer in answers]
    if kind == "multichoice":
        part = sum((fractions[place] for place in given), Decimal(0))
    elif kind == "shortanswer":
        part = max(
            (f for f, a in zip(fractions, answers, strict=True) if a.findtext("text") == given), default=Decimal(0)
        )
    else:
        near = [
            f for f, a in zip(fractions, answers, strict=True)
            if abs(Decimal(a.findtext("text")) - Decimal(given)) <= Decimal(a.findtext("tolerance"))
        ]  # fmt: skip
        part = max(near, default=Decimal(0))
    return min(max(part, Decimal(0)), Decimal(1)) * grade


def worth(question):
    """Points: those of a question with gaps stand in its gaps."""
    own = question.findtext("defaultgrade")
    gaps = re.findall(r"\{(\d+):[A-Z]", question.findtext("questiontext/text"))
    return Decimal(own) if own is not None else sum(map(Decimal, gaps))


def options(number):
    return tuple(Option(f"o{place}", Text(f"option {place}", f"选项{place}")) for place in range(number))


def item(form, key, worth=4):
    return Item("1.1", Text("what?", "何？"), form, key, NO_LAW, worth=Decimal(worth))


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("name", shipped())
def test_every_exercise_is_valid_in_each_language(name, lang):
    one, found = exported(name, lang=lang)
    ids = [question.findtext("idnumber").removesuffix("/3").removeprefix(f"{name}/") for question in found]
    assert [id_ for id_ in ids if not id_.endswith(".why")] == list(one.items)
    points = dict.fromkeys(one.items, Decimal(0))
    for question, id_ in zip(found, ids, strict=True):
        points[id_.removesuffix(".why")] += worth(question)
    assert all(points[id_] == item.worth for id_, item in one.items.items())


def test_every_option_of_a_question_earns_in_moodle_what_it_earns_here():
    one, found = exported(FIRST)
    kinds = set()
    for asked, question in zip(one.items.values(), found, strict=True):
        kinds.add(question.get("type"))
        assert Decimal(question.findtext("defaultgrade")) == asked.worth
        if asked.form.kind == "choice":
            for place, option in enumerate(asked.form.options):
                assert question.findall("answer")[place].findtext("text") == option.text.en
                assert earned(question, {place}) == mark(asked, option.id).earned
        elif asked.form.kind == "day":
            for shift in (-1, 0, 1):
                day = str(date.fromisoformat(asked.form.right(asked)) + timedelta(days=shift))
                assert earned(question, day) == mark(asked, day).earned
    assert kinds == {"multichoice", "shortanswer"}


def test_any_of_several_right_options_earns_the_whole():
    question = alone(item(Choice(options(4)), frozenset(("o1", "o3"))))
    assert [earned(question, {place}) for place in range(4)] == [0, 4, 0, 4]


@pytest.mark.parametrize("right", range(1, 6))
def test_whatever_is_chosen_among_many_earns_in_moodle_what_it_earns_here(right):
    asked = item(Several(options(5)), tuple(f"o{place}" for place in range(right)), worth=right)
    question = alone(asked)
    for chosen in chain.from_iterable(combinations(range(5), size) for size in range(6)):
        here = mark(asked, [f"o{place}" for place in chosen]).earned
        assert abs(earned(question, chosen) - here) < Decimal("0.0001")


def test_where_no_option_is_right_it_is_right_to_say_so():
    question = alone(item(Several(options(2)), ()))
    assert [earned(question, {place}) for place in range(3)] == [0, 0, 4] and earned(question, {0, 2}) == 0


@pytest.mark.parametrize("right", range(1, 12))
def test_no_part_of_a_whole_is_used_that_moodle_does_not_know(right):
    question = alone(item(Several(options(12)), tuple(f"o{place}" for place in range(right))))
    assert question.get("type") == ("multichoice" if right <= MOST_RIGHT else "essay")


@pytest.mark.parametrize(("tolerance", "key"), [("0", "12"), ("0.00", "1234.56"), ("0.05", "100000.00")])
def test_a_number_is_right_within_the_same_tolerance(tolerance, key):
    asked = item(Amount(Decimal(tolerance)), Decimal(key))
    question, random = alone(asked), Random(7)
    near = [Decimal(key) + Decimal(random.randrange(-12, 13)) / 100 for _ in range(60)]
    assert {earned(question, str(one)) for one in near} == {0, 4}
    assert all(earned(question, str(one)) == mark(asked, str(one)).earned for one in near)


def test_a_day_may_be_written_as_it_is_in_china():
    question = alone(item(Day(), date(2019, 6, 8)))
    assert [earned(question, text) for text in ("2019-06-08", "2019年6月8日", "2019年06月08日")] == [4, 4, 4]
    assert earned(question, "2019-06-09") == earned(question, "none") == 0


def test_that_there_is_no_day_may_be_written_in_both_languages():
    question = alone(item(Day(or_none=True), NO_DAY))
    assert [earned(question, text) for text in ("none", "无", "没有", "2019-06-08")] == [4, 4, 4, 0]


def test_a_free_text_comes_to_the_instructor_with_what_is_to_be_looked_for():
    one = variant(load_engine(), read_exercise(FIRST), 3)
    task = one.tasks[0]
    asked = replace(task.items[0], form=Words(), pending=True)
    [found] = [q for q in questions(replace(one, tasks=(replace(task, items=(asked,)),)), "en")]
    quiz, errors = written([found])
    essay = quiz.findall("question")[1]
    assert not errors and essay.get("type") == "essay" and not essay.findall("hint")
    assert "art. 3(1)(9)" in essay.findtext("graderinfo/text")


def test_hints_cost_in_moodle_what_they_cost_here():
    one, found = exported(FIRST)
    for asked, question in zip(one.items.values(), found, strict=True):
        assert len(question.findall("hint")) == len(TIERS)
        penalty, grade = Decimal(question.findtext("penalty")), Decimal(question.findtext("defaultgrade"))
        assert [penalty * tier * grade for tier in TIERS] == [price(asked, tier) for tier in TIERS]


def test_the_explanation_says_what_is_right_why_and_where_it_stands():
    _, found = exported(FIRST)
    said = found[0].findtext("generalfeedback/text")
    assert "prohibited" in said and "closed by the order" in said and "art. 3(1)(9)" in said


def test_the_question_itself_does_not_depend_on_the_key():
    one = variant(load_engine(), read_exercise(FIRST), 3)

    def otherwise(asked):
        key = date(1999, 1, 1) if asked.form.kind == "day" else asked.form.options[-1].id
        return replace(asked, key=key, why=(Text("else", "别的"),), law=NO_LAW)

    other = replace(
        one, tasks=tuple(replace(task, items=tuple(map(otherwise, task.items))) for task in one.tasks)
    )  # fmt: skip
    assert [q.text for q in questions(one, "both")] == [q.text for q in questions(other, "both")]
    assert [q.feedback for q in questions(one, "both")] != [q.feedback for q in questions(other, "both")]


def test_a_question_tells_no_more_of_the_story_than_its_task_lets_be_seen():
    one, found = exported(FIRST)
    before, after = found[0].findtext("questiontext/text"), found[-1].findtext("questiontext/text")
    paid = str(one.story.events[10].date)
    assert f'<li><span lang="en">{paid}' not in before and f'<li><span lang="en">{paid}' in after


def test_names_stay_the_same_and_are_each_given_once():
    one = read_exercise(FIRST)
    found = [q for seed in (1, 2, 30) for q in questions(variant(load_engine(), one, seed), "en")]
    again = [q for seed in (1, 2, 30) for q in questions(variant(load_engine(), one, seed), "zh")]
    names = [question.name for question in found]
    assert len(set(names)) == len(names) and names == [question.name for question in again]
    assert len({question.idnumber for question in found}) == len(names)
    assert {"level 1", "gate", "item 1.1", "seed 30", "consumption.item.rail.g"} in [set(q.tags) for q in found]


def test_nothing_in_a_text_is_taken_for_markup():
    wild = "<script>alert(1)</script> ]]> & more"
    text = shipped()[FIRST].read_text("utf-8")
    for line in (
        "She has paid, and is still on the list",
        "The borrower was listed because she could pay and refused.",
    ):
        assert line in text
        text = text.replace(line, wild)
    one = variant(load_engine(), read_text(text, "wild/one", "wild.yaml"), 1)
    quiz, errors = written(questions(one, "en"), "wild/one", described(one, "en"))
    assert not errors and quiz.findtext("question/category/text") == "blacklist-sim/wild//one"
    for said in (quiz.findtext("question/info/text"), quiz.findall("question")[1].findtext("questiontext/text")):
        assert "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; more" in said and "<script" not in said


def test_a_plain_text_cannot_end_the_section_that_it_stands_in():
    pairs = (Pair("<p>1</p>", "a ]]> b"), Pair("<p>2</p>", "<c>"))
    question = Question("n", "i", "matching", "<p>q</p>", "<p>f</p>", Decimal(1), Decimal(0), (), ("t",), pairs=pairs)
    quiz, errors = written([question])
    assert not errors and [node.text for node in quiz.iterfind(".//subquestion/answer/text")] == ["a ]]> b", "<c>"]


def test_characters_that_no_xml_can_hold_are_left_out():
    assert plain("a\x01b\ud800c\ufffe\td") == "abc\td"


@pytest.mark.parametrize(
    "change",
    [
        lambda q: q.find("answer").set("fraction", "37"),
        lambda q: q.remove(q.find("name")),
        lambda q: q.set("type", "guess"),
        lambda q: q.find("penalty").__setattr__("text", "2"),
        lambda q: q.find("questiontext").set("format", "word"),
        lambda q: q.append(etree.Element("extra")),
        lambda q: q.find("idnumber").__setattr__("text", "x" * 101),
        lambda q: q.find("single").__setattr__("text", "maybe"),
    ],
)
def test_the_schema_is_strict(change):
    _, found = exported(FIRST)
    change(found[0])
    assert not SCHEMA.validate(found[0].getparent())
