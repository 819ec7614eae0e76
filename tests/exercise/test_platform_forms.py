"""Places, orders, departures and plans as questions: as near to how they are marked here as a platform can come."""

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from itertools import permutations
from pathlib import Path

import pytest
from lxml import etree

from blacklist_sim.exercise.articles import Article
from blacklist_sim.exercise.gift import gift
from blacklist_sim.exercise.items import mark
from blacklist_sim.exercise.moodle import moodle_xml
from blacklist_sim.exercise.places_written import places_written
from blacklist_sim.exercise.question_bank import questions
from blacklist_sim.exercise.read import read_exercise, read_text
from blacklist_sim.exercise.sheet import Sheet
from blacklist_sim.exercise.sheet_html import sheets_html
from blacklist_sim.exercise.sheet_markdown import sheets_markdown
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine

HERE = Path(__file__).parent
MADE = {file.stem: file for file in sorted((HERE / "made").glob("*.yaml"))}
SCHEMA = etree.RelaxNG(etree.parse(HERE / "moodle.rng"))
DECIDE, ORDER, SPOT, PLAN = "decide-a-minor", "order-from-judgment-to-list", "spot-a-spouse", "plan-off-the-list"
GAP = re.compile(r"\{(\d+):(MULTICHOICE|SHORTANSWER):(.*?)(?<!\\)\}", re.DOTALL)
ALTERNATIVE = re.compile(r"~?(=|%-?[0-9]+%)?(.+?)(?<!\\|&)(?=[~#}]|$)", re.DOTALL)
"""How Moodle finds the gaps in a text, and the answers in a gap."""


def made(name):
    return variant(load_engine(), read_exercise(MADE[name]), 3)


def asked(name, id_, lang="en", ordering=True):
    one = made(name)
    found = {question.name.split()[1]: question for question in questions(one, lang, ordering)}
    return one.items[id_.removesuffix(".why")], found[id_]


def moodle(*found):
    quiz = etree.fromstring("\n".join(moodle_xml("one", "about", found)).encode())
    assert SCHEMA.validate(quiz), SCHEMA.error_log
    return quiz.findall("question")[1:]


@pytest.mark.parametrize("ordering", [True, False])
@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("name", MADE)
def test_every_kind_of_task_is_valid_and_prints(name, lang, ordering):
    one = made(name)
    found = list(questions(one, lang, ordering))
    assert len(moodle(*found)) == len(found) >= len(one.items)
    assert "\n".join(gift(name, found)).count("\n}\n") == len(found)
    page, text = "".join(sheets_html([Sheet(one)], lang, True)), "\n".join(sheets_markdown([Sheet(one)], lang, True))
    assert all(f"{id_}&ensp;" in page and f"**{id_}**" in text for id_ in one.items)


def gaps(question):
    [xml] = moodle(question)
    found = []
    for points, kind, rest in GAP.findall(xml.findtext("questiontext/text")):
        answers = [(sign == "=", unescape(text)) for sign, text in ALTERNATIVE.findall(rest)]
        found.append((int(points), kind, answers))
    return found


def test_a_place_is_an_instrument_to_choose_and_an_article_to_write_each_half():
    item, question = asked(DECIDE, "1.place")
    (half, first, instruments), (other, second, articles) = gaps(question)
    assert (first, second) == ("MULTICHOICE", "SHORTANSWER") and half + other == item.worth == question.grade
    assert [text for _, text in instruments] == [option.text.en for option in item.form.options]
    right = [option.id for option, (is_right, _) in zip(item.form.options, instruments, strict=True) if is_right]
    assert set(right) == {instrument for instrument, _ in item.key}
    for is_right, text in articles:
        assert is_right and mark(item, {"instrument": right[0], "article": text.replace("*", "1")}).earned == item.worth
    assert mark(item, {"instrument": right[0], "article": "99"}).earned == half


@pytest.mark.parametrize(
    "article",
    [Article("10"), Article("10", "1"), Article("10", "1", "2"), Article("12", None, "3"), Article("472-475")],
)
def test_each_way_of_writing_an_article_is_read_here_as_that_article(article):
    item, _ = asked(DECIDE, "1.place")
    instrument = item.form.options[0].id
    there = replace(item, key=frozenset({(instrument, article)}))
    written = places_written([article])
    assert len(written) == len(set(written)) >= 6 and article.written in written
    for text in written:
        given = {"instrument": instrument, "article": text.replace("*", "1")}
        assert mark(there, given).earned == there.worth, text


def test_an_article_within_a_range_is_right_as_well():
    assert {"472-475", "472", "475", "第四百七十三条"} <= set(places_written([Article("472-475")]))


def test_any_article_is_right_where_none_is_named():
    assert places_written([Article("10"), None]) == ()


def earned_in_order(question, order):
    """As Moodle reckons: of all that come before and after each step, how much does."""
    place = {step: number for number, step in enumerate(order)}
    steps = question.steps
    pairs = [(a, b) for number, a in enumerate(steps) for b in steps[number + 1 :]]
    return question.grade * sum(place[a] < place[b] for a, b in pairs) / len(pairs)


def test_where_one_order_alone_is_lawful_it_is_to_be_put_in_order():
    item, question = asked(ORDER, "1.order")
    texts = {option.id: option.text.en for option in item.form.options}
    assert question.kind == "ordering" and list(question.steps) == [texts[name] for name in item.form.right(item)]
    for order in permutations(texts):
        there, here = earned_in_order(question, [texts[name] for name in order]), mark(item, list(order)).earned
        assert (there == item.worth) == (here == item.worth)
    assert earned_in_order(question, question.steps[::-1]) == 0


def pairs_hold(item, question):
    """Each pair of acts has the answer that all lawful orders give."""
    texts = {option.text.en: option.id for option in item.form.options}
    lawful = [order for order in permutations(texts.values()) if mark(item, list(order)).earned == item.worth]
    asked_of = [pair for pair in question.pairs if pair.text]
    for pair in asked_of:
        one, other = (texts[unescape(part)] for part in pair.text.removeprefix("A: ").split(" — B: "))
        first = {order.index(one) < order.index(other) for order in lawful}
        expected = {(True,): "A before B", (False,): "B before A"}.get(tuple(first), "either may come first")
        assert pair.match == expected
    assert {pair.match for pair in question.pairs} == {"A before B", "B before A", "either may come first"}
    return len(asked_of)


def test_for_an_older_moodle_it_is_asked_of_each_two_acts_which_comes_first():
    item, question = asked(ORDER, "1.order", ordering=False)
    assert question.kind == "matching" and pairs_hold(item, question) == 10
    assert len(moodle(question)[0].findall("subquestion")) == len(question.pairs)


def test_where_several_orders_are_lawful_no_single_one_is_asked_for():
    text = MADE[ORDER].read_text("utf-8")
    text += "      order: {act: order_consumption_restriction, reasons: 必要}\n"
    one = variant(load_engine(), read_text(text, "made", "made.yaml"), 0)
    [question] = questions(one, "en")
    assert question.kind == "matching" and pairs_hold(one.items["1.order"], question) == 15


def test_each_departure_that_is_found_earns_a_point_and_each_false_mark_costs_one():
    item, question = asked(SPOT, "1.spots")
    [xml] = moodle(question)
    assert xml.get("type") == "multichoice" and xml.findtext("single") == "false"
    fractions = [round(Decimal(answer.get("fraction")) * question.grade / 100, 3) for answer in xml.findall("answer")]
    unlawful = {departure.event for departure in item.key} | {departure.missed for departure in item.key}
    marks = [*range(1, len(item.form.events) + 1), *(option.id for option in item.form.duties)]
    assert fractions == [1 if one in unlawful else -1 for one in marks]


def test_rules_and_remedies_of_departures_come_to_the_instructor_with_the_rest_of_the_points():
    item, first = asked(SPOT, "1.spots")
    _, second = asked(SPOT, "1.spots.why")
    assert first.grade + second.grade == item.worth and second.kind == "essay"
    assert all(option.text.en in unescape(second.text) for option in (*item.form.rules, *item.form.remedies))
    assert "last day: 2019-03-15" in second.grader and "last day: 2019-03-15" not in first.text + second.text


def test_a_plan_comes_to_the_instructor_with_a_road_that_leads_there():
    item, question = asked(PLAN, "1.road")
    assert question.kind == "essay" and all(line.en in question.grader for line in item.why)


def test_on_paper_departures_are_marked_by_signs_and_the_key_says_which():
    one = made(SPOT)
    sheet, key = "".join(sheets_html([Sheet(one)], "en", True)).split('class="key"')
    rules = {f"R{number}": option for number, option in enumerate(one.items["1.spots"].form.rules, start=1)}
    for sign, option in rules.items():
        assert f'<span class="sign">{sign}</span>{option.text.en}' in sheet
        broken = any(option.id in departure.rules for departure in one.items["1.spots"].key)
        assert bool(re.search(rf"\b{sign}\b", key)) == broken


@pytest.mark.parametrize("name", [DECIDE, SPOT])
def test_aims_stand_in_the_key_alone_where_they_would_give_an_answer_away(name):
    one = made(name)
    page, text = "".join(sheets_html([Sheet(one)], "en", True)), "\n".join(sheets_markdown([Sheet(one)], "en", True))
    sheet, key = page.split('class="key"')
    assert "What is to be learned" not in sheet and "What is to be learned" in key
    assert text.count("What is to be learned") == 1 and "What is to be learned" in text.partition("# Key")[2]
    assert "What is to be learned" in "".join(sheets_html([Sheet(made(ORDER))], "en", False))
