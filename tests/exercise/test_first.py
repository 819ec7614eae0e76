"""The whole way once: an exercise is read, drawn, answered and graded."""

from decimal import Decimal

import pytest

from blacklist_sim.exercise.attempt import answered
from blacklist_sim.exercise.grade import grade
from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine


@pytest.fixture(scope="module")
def first():
    return variant(load_engine(), read_exercise("paid-and-still-listed"), 3)


def attempt(variant, answers):
    return answered(variant.exercise.name, variant.exercise.digest, variant.seed, "s", answers)


def test_the_key_is_the_engines(first):
    assert first.items["2.2"].key == "yes" and first.items["2.4.who"].key == "court"
    assert first.items["1.1"].law.rule == "consumption.item.rail.g"


def test_all_right_earns_all_and_nothing_earns_nothing(first):
    right = {id_: item.form.right(item) for id_, item in first.items.items()}
    assert grade(first, attempt(first, right)).earned == grade(first, attempt(first, right)).worth > 0
    assert grade(first, attempt(first, {})).earned == 0


def test_a_mistake_costs_its_item_and_is_explained_with_its_article(first):
    right = {id_: item.form.right(item) for id_, item in first.items.items()}
    result = grade(first, attempt(first, right | {"2.2": "no"}))
    assert result.earned == result.worth - Decimal(4)
    [mistake] = [mistake for mark in result.marks for mistake in mark.mistakes]
    assert mistake.right.en == "yes" and mistake.law.cited.en.endswith("art. 10(1)(1)") and mistake.why
