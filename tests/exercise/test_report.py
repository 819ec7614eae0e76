"""A class's report: by student, by task, by article, what was missed most first."""

import csv
import io
from decimal import Decimal
from xml.etree import ElementTree

import jsonschema
import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.csv_text import csv_text, safe
from blacklist_sim.exercise.grade import grade
from blacklist_sim.exercise.hints import hints
from blacklist_sim.exercise.report import HEAD, Report, report, rows
from blacklist_sim.exercise.report_svg import svg_text
from blacklist_sim.exercise.results import ResultForm, checked, read_result
from blacklist_sim.exercise.schema import result_schema

from .classroom import NAME, attempt, drawn, right, written


def result(student: str, seed: int = 3, **wrong) -> ResultForm:
    made = drawn(seed)
    return checked(grade(made, attempt(made, student, **wrong)).plain(), student)


def tallied(found: Report) -> dict[str, tuple[int, int, Decimal]]:
    return {place.en.rpartition("art. ")[2]: (one.missed, one.asked, one.lost) for place, one in found.articles.items()}


@pytest.fixture(scope="module")
def klass() -> Report:
    return report(
        [
            result("a", **{"1_1": "permitted"}), result("b", **{"2_2": "no", "3_count": "2019-01-01"}),
            result("c", 5, **{"3_count": "2019-01-01", "3_last": None}), result("d"),
        ]
    )  # fmt: skip


def test_the_articles_that_cost_most_come_first(klass: Report):
    assert tallied(klass) == {
        "10(1)": (3, 16, Decimal(12)), "10(1)(1)": (1, 4, Decimal(4)), "3(1)(9)": (1, 4, Decimal(4)),
        "3(1)(1)": (0, 4, Decimal(0)), "9": (0, 8, Decimal(0)),
    }  # fmt: skip
    assert next(iter(tallied(klass))) == "10(1)"
    first = next(iter(klass.articles.values()))
    assert first.students == {"b", "c"}


def test_students_and_tasks_add_up_to_the_same(klass: Report):
    worth = sum(item.worth for item in drawn().items.values())
    assert {student: klass.whole(student).earned for student in klass.students} == {
        "a": worth - 4, "b": worth - 8, "c": worth - 8, "d": worth,
    }  # fmt: skip
    assert [klass.whole(student).share for student in "ad"] == ["88 %", "100 %"]
    by_task = {task: tally.lost for (_, task, _), tally in klass.tasks.items()}
    assert by_task == {"1": 4, "2": 4, "3": 12}
    assert sum(tally.lost for tally in klass.articles.values()) == sum(by_task.values()) == 20
    assert {exercise for exercise, _, _ in klass.tasks} == {NAME}
    assert [kind for _, _, kind in klass.tasks] == ["gate", "predict", "compute"]


def test_of_several_by_one_student_the_last_one_handed_in_counts():
    late = result("a").model_copy(update={"submitted": "2026-02-02T00:00:00Z"})
    early = result("a", **{"2_2": "no"}).model_copy(update={"submitted": "2026-01-02T00:00:00Z"})
    for order in ([late, early], [early, late]):
        found = report(order)
        assert (found.doubled, found.results, found.whole("a").share) == (1, 2, "100 %")


def test_what_hints_cost_is_told_apart_from_what_was_missed():
    made = drawn()
    given = attempt(made, "a")
    price = list(hints(made.items["2.2"]))[1].price
    taken = attempt(made, "a").rows
    with_hint = type(given)(given.exercise, given.digest, given.seed, "a").then("start").then("hint", "2.2", 2)
    for row in taken[1:]:
        with_hint = with_hint.then(row.what, row.item, row.given)
    found = report([checked(grade(made, with_hint).plain(), "a")])
    assert sum(tally.lost for tally in found.articles.values()) == 0
    assert sum(tally.paid for tally in found.articles.values()) == price == 2
    assert found.whole("a").worth - found.whole("a").earned == price


def test_while_points_wait_no_share_is_told():
    whole = result("a").model_dump()
    whole["items"][0] |= {"hidden": "4", "earned": "0"}
    whole |= {"hidden": "4", "earned": str(Decimal(whole["earned"]) - 4)}
    found = report([checked(whole, "a")])
    assert (found.whole("a").share, found.whole("a").waiting) == ("", 4)


def test_the_table_of_csv_holds_all_of_it_and_no_formula(klass: Report):
    read = list(csv.reader(io.StringIO(csv_text(rows(klass)).removeprefix("\ufeff"), newline="")))
    assert read[0] == list(HEAD)
    assert [row[0] for row in read[1:]] == ["student"] * 4 + ["task"] * 3 + ["article"] * 5
    evil = report([result('=HYPERLINK("http://x")'), result("+1"), result(" @x"), result("＝1")])
    for row in list(csv.reader(io.StringIO(csv_text(rows(evil)).removeprefix("\ufeff"), newline="")))[1:5]:
        assert row[2].startswith("'")
    assert csv_text([]).startswith("\ufeff")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", "－1"])
def test_what_begins_a_formula_is_read_as_text(cell: str):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "36", "张三", "a=1", "12.5", "'x"])
def test_other_cells_stay_as_they_are(cell: str):
    assert safe(cell) == cell


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_the_drawing_has_a_bar_for_each_article_that_was_missed_and_no_script(klass: Report, lang: str):
    text = svg_text(klass, lang)
    root = ElementTree.fromstring(text.encode())
    assert root.tag.endswith("svg")
    words = ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("}text")]
    missed = [place.pick(lang) for place, tally in klass.articles.items() if tally.lost]
    assert len(missed) == 3
    for place in missed:
        assert any(word and place.startswith(word.rstrip("…")) for word in words), place
    assert "<script" not in text
    assert text == svg_text(klass, lang)


def test_a_drawing_of_nothing_missed_is_a_drawing():
    assert "nothing was missed" in svg_text(report([result("a")]), "en")


def changed(**changes):
    return result("a").model_dump() | changes


SPOILT = {
    "points that do not add up": (lambda: changed(earned="999"), "sum"),
    "a format of its own": (lambda: changed(format="x"), "no_result"),
    "answers": (lambda: attempt(drawn()).plain(), "no_result"),
    "a later version": (lambda: changed(version=2), "version"),
    "another key": (lambda: changed(bonus=3), "extra_forbidden"),
    "points in words": (lambda: changed(earned="all"), "value_error"),
    "endless points": (lambda: changed(earned="Infinity"), "value_error"),
    "points below zero": (lambda: changed(earned="-1"), "value_error"),
    "a student of two lines": (lambda: changed(student="a\nb"), "value_error"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_result_that_is_none_is_refused(what: str, tmp_path):
    make, code = SPOILT[what]
    with pytest.raises(BadInput) as refused:
        read_result(written(tmp_path, "a.result.json", make()))
    assert {problem.code for problem in refused.value.problems} == {code}
    assert "a.result.json" in refused.value.render("zh")


def test_the_schema_of_results_is_one_that_a_result_passes():
    schema = result_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    made = drawn()
    plain = grade(made, attempt(made, **{"2_2": "no"})).plain()
    checker = jsonschema.Draft202012Validator(schema)
    assert checker.is_valid(plain)
    assert not checker.is_valid({**plain, "bonus": 1})
    assert set(right(made)) == {item["item"] for item in plain["items"]}
