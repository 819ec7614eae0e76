"""Over every exercise and item: full for what is right, nothing for nothing, and for a mistake exactly its points."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from blacklist_sim.exercise.answer_forms import Decision, Order, Place
from blacklist_sim.exercise.attempt import HINT, answered
from blacklist_sim.exercise.grade import grade
from blacklist_sim.exercise.hints import TIERS, hints
from blacklist_sim.exercise.items import NO_DAY, Amount, Choice, Day, Several, Words, mark
from blacklist_sim.exercise.read import read_exercise, shipped
from blacklist_sim.exercise.roads import Road
from blacklist_sim.exercise.spots import Spots
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine

MADE = sorted((Path(__file__).parent / "made").glob("*.yaml"))
EXERCISES = [*shipped(), *(str(path) for path in MADE)]
FEW, MANY = range(2), range(2, 30)


def drawn(name, seeds):
    exercise = read_exercise(name)
    return [variant(load_engine(), exercise, seed) for seed in seeds]


def attempt(found, answers):
    return answered(found.exercise.name, found.exercise.digest, found.seed, "s", answers)


def right(found):
    return {id_: item.form.right(item) for id_, item in found.items.items()}


def wrong(item):
    """Answers with one mistake in them, each with the points that it has to cost."""
    form, key, answer = item.form, item.key, item.form.right(item)
    if isinstance(form, Choice | Decision):
        correct = key if isinstance(key, frozenset) else {key}
        yield from ((option.id, item.worth) for option in form.options if option.id not in correct)
    elif isinstance(form, Several):
        part = item.worth / max(len(key), 1)
        for option in form.options:
            yield [id_ for id_ in (*answer, option.id) if (answer + [option.id]).count(id_) == 1], part  # noqa: RUF005
    elif isinstance(form, Day):
        for days in (-1, 1) if isinstance(key, date) else ():
            yield str(key + timedelta(days=days)), item.worth
        if form.or_none:
            yield ("2001-01-01" if key == NO_DAY else NO_DAY), item.worth
    elif isinstance(form, Amount):
        for sign in (-1, 1):
            yield str(key + sign * form.tolerance), Decimal(0)
            yield str(key + sign * (form.tolerance + Decimal("0.01"))), item.worth
    elif isinstance(form, Place):
        instruments = {instrument for instrument, _ in key}
        yield from (({**answer, "instrument": one.id}, item.worth) for one in form.options if one.id not in instruments)
        if all(article is not None for _, article in key):
            yield {**answer, "article": "987"}, item.worth / 2
    elif isinstance(form, Spots):
        yield from wrong_spots(item, answer)
    elif isinstance(form, Order):
        yield from wrong_orders(item, answer)
    elif isinstance(form, Road):
        yield from wrong_roads(item, answer)


def wrong_spots(item, answer):
    form = item.form
    for place, (spot, departure) in enumerate(zip(answer, item.key, strict=True)):
        rest = [*answer[:place], *answer[place + 1 :]]
        yield rest, departure.worth
        for field, options in (("rule", form.rules), ("remedy", form.remedies)):
            fits = departure.rules if field == "rule" else departure.remedies
            if field in spot:
                other = next(option.id for option in options if option.id not in fits)
                yield [*rest, spot | {field: other}], 1
                yield [*rest, {key: value for key, value in spot.items() if key != field}], 1
        if "until" in spot:
            yield [*rest, spot | {"until": "2001-01-01"}], 1
    marked = {spot.get("event") for spot in answer}
    for number in range(1, len(form.events) + 1):
        if number not in marked:
            yield [*answer, {"event": number}], 1
    missed = {spot.get("missed") for spot in answer}
    yield from (([*answer, {"missed": option.id}], 1) for option in form.duties if option.id not in missed)


def wrong_orders(item, answer):
    """Neighbours turned round: one pair that is needed, or one that may stand so."""
    needed = {(pair.first, pair.then) for pair in item.key}
    for place, pair in enumerate(pairwise(answer)):
        turned = [*answer[:place], pair[1], pair[0], *answer[place + 2 :]]
        if pair in needed:
            yield turned, item.worth / len(item.key)
        elif not item.form.tried(tuple(turned)):
            yield turned, Decimal(0)


def wrong_roads(item, answer):
    """The last act once more, lawful or not, beside the right ones; and the right ones without one of them."""
    twice = [*answer, answer[-1]]
    lawful = item.form.game.play(item.form.read(twice)).lawful
    yield twice, item.worth / (4 if lawful else 2)
    for place in range(len(answer)):
        rest = [*answer[:place], *answer[place + 1 :]]
        played = item.form.game.play(item.form.read(rest))
        lawful = rest and played.lawful and played.done
        yield rest, item.worth * (Decimal("0.75") if lawful else 1)


def check(found):
    answers = right(found)
    full, nothing = grade(found, attempt(found, answers)), grade(found, attempt(found, {}))
    assert full.earned + full.hidden == full.worth > 0 == nothing.earned
    assert full.earned < full.worth or not any(item.pending for item in found.items.values())
    for item in found.items.values():
        assert mark(item, answers[item.id]).mistakes == ()
        for given, points in wrong(item):
            marked = mark(item, given)
            assert not marked.unfit.en and item.worth - marked.earned == min(points, item.worth), (item.id, given)
            assert sum(mistake.points for mistake in marked.mistakes) >= points
            assert all(mistake.right.en and mistake.right.zh for mistake in marked.mistakes)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_item_is_marked_by_its_points(name):
    for found in drawn(name, FEW):
        check(found)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXERCISES)
def test_every_item_of_many_variants_is_marked_by_its_points(name):
    for found in drawn(name, MANY):
        check(found)


@pytest.mark.parametrize("name", EXERCISES)
def test_one_mistake_in_a_whole_attempt_costs_its_points_and_nothing_else(name):
    [found] = drawn(name, [5])
    answers, random = right(found), Random(5)
    full = grade(found, attempt(found, answers))
    for item in found.items.values():
        mistakes = list(wrong(item))
        for given, points in random.sample(mistakes, min(3, len(mistakes))):
            result = grade(found, attempt(found, answers | {item.id: given}))
            assert full.earned - result.earned == min(points, item.worth)


@pytest.mark.parametrize("name", EXERCISES)
def test_hints_cost_what_they_say_and_say_something_in_both_languages(name):
    [found] = drawn(name, [1])
    answers = right(found)
    full = grade(found, attempt(found, answers))
    for item in found.items.values():
        taken = attempt(found, answers)
        assert [hint.tier for hint in hints(item)] == list(TIERS)
        for hint in hints(item):
            assert hint.text.en and hint.text.zh
            taken = taken.then(HINT, item.id, hint.tier)
            result = grade(found, taken)
            lost = full.earned + full.hidden - result.earned - result.hidden
            assert lost == hint.price == item.worth * hint.tier / 4
        if not isinstance(item.form, Words):
            assert result.earned == full.earned - item.worth
