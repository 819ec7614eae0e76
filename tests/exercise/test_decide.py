"""Decisions: the engine says which choice is lawful, which rule decides, and where that rule stands."""

from datetime import date
from pathlib import Path

import pytest

from blacklist_sim.exercise.articles import article_cited, article_read
from blacklist_sim.exercise.hints import hints
from blacklist_sim.exercise.items import mark
from blacklist_sim.exercise.lines import document, sheet
from blacklist_sim.exercise.read import read_exercise, read_text, shipped
from blacklist_sim.exercise.setting import Unsolvable
from blacklist_sim.exercise.variant import variant
from blacklist_sim.law.citation import Citation
from blacklist_sim.workflow.assemble import load_engine

TEXT = (Path(__file__).parent / "made" / "decide-a-minor.yaml").read_text(encoding="utf-8")
STUDENT = TEXT.replace("born: 2002-03-13", "born: 1985-03-13")
OF_AGE = TEXT.replace("    rule: listing.bar.minor\n", "").replace(
    "[2019-03-11, 2019-04-26]", "[2020-03-16, 2020-04-10]"
)
"""The same a year later, when the debtor is eighteen."""


def made(*changes, text=TEXT, seed=0):
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return variant(load_engine(), read_text(text, "made", "made.yaml"), seed)


@pytest.fixture(scope="module")
def minor():
    return made()


def test_a_minor_is_not_listed_by_which_rule_and_where(minor):
    assert [item.key for item in list(minor.items.values())[:2]] == ["refuse", "listing.bar.minor"]
    assert minor.items["1.place"].form.right(minor.items["1.place"]) == {
        "instrument": "list-provisions",
        "article": "4",
    }
    assert all(item.law.rule == "listing.bar.minor" for item in minor.items.values())


def test_at_eighteen_the_same_choices_have_the_other_answer():
    found = made(text=OF_AGE)
    assert found.items["1.choice"].key == "list"
    assert "listing.bar.minor" not in found.items["1.ground"].key


def test_whoever_chose_wrongly_reads_what_was_wrong_in_that_choice(minor):
    [mistake] = mark(minor.items["1.choice"], "list").mistakes
    assert mistake.points == 4 and mistake.law.rule == "listing.bar.minor"
    assert mistake.what.en.startswith("court: decide to list") and mistake.right.en == "court: refuse to list"
    assert "No minor on the list: fails" in mistake.why[0].en and any("17" in line.en for line in mistake.why)


def test_what_an_impossible_choice_lacks_is_told():
    found = made(("refuse: {act", "publish: {act: publish_listing}\n      refuse: {act"))
    [mistake] = mark(found.items["1.choice"], "publish").mistakes
    assert "needs" in mistake.why[0].en


def test_three_to_five_other_rules_of_the_day_are_offered_none_of_which_decides(minor):
    options = [option.id for option in minor.items["1.ground"].form.options]
    assert 4 <= len(options) == len(set(options)) <= 6 and "listing.bar.minor" in options
    rules = load_engine().book.rules
    assert all(rules[rule].on(date(2019, 3, 20)) is not None for rule in options)


def test_the_options_stand_in_an_order_of_their_own_that_stays():
    orders = [[option.id for option in made(seed=seed).items["1.choice"].form.options] for seed in range(12)]
    assert ["list", "refuse"] in orders and ["refuse", "list"] in orders
    assert [option.id for option in made(seed=3).items["1.choice"].form.options] == orders[3]


@pytest.mark.parametrize(
    "given, earned",
    [
        ({"instrument": "list-provisions", "article": "4"}, 4),
        ({"instrument": "list-provisions", "article": "第四条"}, 4),
        ({"instrument": "list-provisions", "article": 4}, 4),
        ("list-provisions art. 4", 4),
        ("list-provisions 第4条第一款", 4),  # deeper than what is known
        ({"instrument": "list-provisions", "article": "5"}, 2),
        ({"instrument": "list-provisions"}, 2),
    ],
)
def test_the_place_is_an_instrument_and_an_article_in_it(minor, given, earned):
    marked = mark(minor.items["1.place"], given)
    assert marked.earned == earned and not marked.unfit.en


def test_another_instrument_is_all_wrong(minor):
    item = minor.items["1.place"]
    others = [option.id for option in item.form.options if option.id != "list-provisions"]
    assert len(others) >= 3 and all(mark(item, f"{other} 4").earned == 0 for other in others)


NO_PLACES = (
    "", "nowhere 4", {"instrument": "list-provisions", "article": "four"}, {"article": "4"}, 4, None, [],
    {"instrument": []}, "list-provisions " + "(" * 1000, {"instrument": "list-provisions", "article": "4" * 500},
)  # fmt: skip


@pytest.mark.parametrize("given", NO_PLACES)
def test_what_is_no_place_earns_nothing_and_says_what_is_expected(minor, given):
    marked = mark(minor.items["1.place"], given)
    assert marked.earned == 0 and bool(marked.unfit.en and marked.unfit.zh) == (given is not None)


ARTICLE_10_1 = Citation("x", article="10", paragraph="1")
ITEM = Citation("x", article="1", item="4")
BOTH = Citation("x", article="10", paragraph="1", item="2")


CITES = {
    ARTICLE_10_1: (
        "10, 10(1), art. 10 (1), Article 10, 第十条第一款, 10条1款, 10（1）, 10(1)(3)",
        "11, 10(2), 第十条第二款, 1",
    ),
    ITEM: ("1, 1(4), 第一条第四项, 第一条第（四）项, 1(1)(4), 第1条第一款第4项", "1(3), 第一条第五项, 4"),
    BOTH: (
        "10, 10(1), 10(1)(2), 第十条第一款第（二）项, 第十条第二项",
        "10(2), 10(1)(1), 第十条第一款第（一）项",
    ),
    Citation("x", article="472-475"): ("472-475, arts 472–475, 473, 第四百七十二条至第四百七十五条", "471, 476"),
    Citation("x", part="IV(2)"): ("IV(2), part IV(2), IV, 第四部分", "IV(1), III(2)"),
    Citation("x", item="18"): ("18, item 18, 第18条, 第十八条", "17, 8"),
    Citation("x", article="10", paragraph="last"): ("10, 第十条末款", "10(1), 第十条第一款"),
}


@pytest.mark.parametrize("cite, right, wrong", [(cite, *texts) for cite, texts in CITES.items()])
def test_an_article_is_read_as_people_write_it(cite, right, wrong):
    ours = article_cited(cite, None, date(2019, 1, 1))
    assert [text for text in right.split(", ") if not ours.covers(article_read(text))] == []
    assert [text for text in wrong.split(", ") if ours.covers(article_read(text))] == []
    assert ours.covers(article_read(ours.written))


@pytest.mark.parametrize(
    "written", ["", "ten", "第条", "10)", "第十条第款", "10(", "art.", "第十x条", "-", "1-2-3-", "²"]
)
def test_what_is_no_article_is_not_read_as_one(written):
    assert article_read(written) is None


DISCRETION = """
  - kind: decide
    before: decision
    reasons: true
    choices:
      restrict: {act: order_consumption_restriction, reasons: 必要}
      list: {act: publish_listing}
      leave: {act: delete_listing, ground: performed}
"""


def test_a_discretion_asks_for_reasons_that_only_an_instructor_marks():
    text = STUDENT.partition("tasks:\n")[0] + "tasks:" + DISCRETION
    found = made(text=text)
    assert found.items["1.choice"].key == "restrict"
    reasons = found.items["1.reasons"]
    marked = mark(reasons, "He evades enforcement.")
    assert reasons.pending and marked.earned == 0 and marked.hidden == reasons.worth
    with pytest.raises(Unsolvable, match="discretion"):
        made(("    reasons: true\n", ""), text=text)


@pytest.mark.parametrize(
    "changes, said",
    [
        ([("      refuse: {act: refuse_listing}\n", "      publish: {act: publish_listing}\n")], "exactly one"),
        ([("      list: {act: decide_listing, grounds: [obstructs]}\n",
           "      again: {act: refuse_listing, why: nothing is shown}\n")], "exactly one"),
        ([("      refuse:", "      again: {act: refuse_listing, why: nothing}\n      refuse:")], "exactly one"),
        ([("    before: decision\n", "    before: decision\n    rule: listing.bar.campus_loan\n")], "does not decide"),
        ([("      refuse: {act: refuse_listing}\n", "      wait: {note: nothing}\n")], "no act"),
    ],
)  # fmt: skip
def test_choices_that_have_not_one_lawful_one_are_no_task(changes, said):
    with pytest.raises(Unsolvable, match=said):
        made(*changes)


def test_no_hint_to_a_decision_gives_away_what_else_is_asked_about_it(minor):
    for id_ in ("1.choice", "1.ground", "1.place"):
        question, article, *_ = (hint.text for hint in hints(minor.items[id_]))
        assert "No minor on the list" not in question.en and "未成年人" not in question.zh
        assert (article.en, article.zh) == ("List Provisions", "失信名单规定")
    assert list(hints(minor.items["1.place"]))[-1].text.en == "List Provisions 4"
    with_own = made(("    before:", "    hint: {en: How old is he?, zh: 他几岁？}\n    before:"))
    assert next(hints(with_own.items["1.ground"])).text.en == "How old is he?"


def test_the_aims_are_told_before_only_where_nothing_asks_for_the_law(minor):
    assert not minor.tells_aims and document(minor)["aims"] == []
    assert not any(line.en == "Aims:" for line, _ in sheet(minor))
    assert document(minor, key=True)["aims"] and any(line.en == "Aims:" for line, _ in sheet(minor, key=True))
    paid = variant(load_engine(), read_exercise("paid-and-still-listed"), 0)
    assert document(paid)["aims"] and any(line.en == "Aims:" for line, _ in sheet(paid))


@pytest.mark.parametrize("name", shipped())
def test_no_choice_is_called_by_what_it_is_worth_nor_stands_out_by_its_shape(name):
    for one in variant(load_engine(), read_exercise(name), 0).form.tasks:
        if one.kind != "decide":
            continue
        assert not {"right", "wrong", "correct", "lawful", "unlawful", "too_long"} & set(one.choices)
        of_act = {}
        for event in one.choices.values():
            of_act.setdefault(event["act"], set()).add("ground" in event)
        assert all(len(named) == 1 for named in of_act.values())


def test_whoever_shares_a_name_is_told_apart_in_both_languages_and_kinds_of_task_are_named_in_both():
    told = list(sheet(variant(load_engine(), read_exercise("the-wrong-person"), 0), key=True))
    en, zh = ("\n".join(line.pick(lang) for line, _ in told) for lang in ("en", "zh"))
    assert "(born 1990-07-07)" in en and "（1990-07-07 出生）" in zh
    assert "born" not in zh and "出生）" not in en
    assert "Task 3 (spot)" in en and "第 3 题（找错）" in zh
