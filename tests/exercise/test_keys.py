"""Keys follow the book: a figure that is changed there changes them, with no edit to any exercise."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import blacklist_sim.law
from blacklist_sim.exercise.items import mark
from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.exercise.setting import Unsolvable
from blacklist_sim.exercise.variant import variant
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.load import load_book
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.bind import bindings
from blacklist_sim.workflow.catalogue_load import catalogue
from blacklist_sim.workflow.engine import Engine

MADE = Path(__file__).parent / "made"
DATA = Path(next(iter(blacklist_sim.law.__path__))) / "data"


def engine_with(folder, file, figure, old, new):
    """The engine on a book in which one figure has another value."""
    data = folder / "data"
    shutil.copytree(DATA, data)
    before, name, after = (data / file).read_text(encoding="utf-8").partition(f"\n{figure}:\n")
    assert name and old in after
    (data / file).write_text(before + name + after.replace(old, new, 1), encoding="utf-8")
    return Engine(load_book(data), load_calendar(), catalogue(), bindings())


def keys(engine, exercise, seed=3):
    return {id_: item.key for id_, item in variant(engine, exercise, seed).items.items()}


@pytest.fixture(scope="module")
def five_days(tmp_path_factory):
    """Five working days to delete an entry where the law gives three."""
    folder = tmp_path_factory.mktemp("book")
    return engine_with(
        folder, "figures/listing.yaml", "listing.delete", "value: 3 working_days", "value: 5 working_days"
    )


def test_more_days_to_delete_an_entry_move_every_last_day_that_counts_on_them(five_days):
    exercise = read_exercise("paid-and-still-listed")
    now, then = keys(load_engine(), exercise), keys(five_days, exercise)
    moved = {id_ for id_ in now if now[id_] != then[id_]}
    assert moved == {"2.4.by", "3.count", "3.last"}
    assert all(then[id_] > now[id_] for id_ in moved)


def test_a_right_answer_under_the_one_book_is_wrong_under_the_other(five_days):
    exercise = read_exercise("paid-and-still-listed")
    now, then = variant(load_engine(), exercise, 3), variant(five_days, exercise, 3)
    answer = now.items["3.last"].form.right(now.items["3.last"])
    assert mark(now.items["3.last"], answer).earned == 4 and mark(then.items["3.last"], answer).earned == 0


def test_another_age_of_majority_turns_the_decision_about_a_debtor_of_seventeen(tmp_path):
    exercise = read_exercise(MADE / "decide-a-minor.yaml")
    assert keys(load_engine(), exercise)["1.choice"] == "refuse"
    book = engine_with(tmp_path, "figures/listing.yaml", "listing.age_of_majority", "value: 18", "value: 17")
    assert keys(book, exercise)["1.choice"] == "list"


def test_other_days_for_review_move_the_last_day_of_the_remedy(tmp_path):
    exercise = read_exercise(MADE / "spot-a-spouse.yaml")
    book = engine_with(tmp_path, "figures/review.yaml", "review.exit_ban.apply", "value: 10 days", "value: 15 days")
    until = [[spot.until for spot in keys(engine, exercise)["1.spots"]][1] for engine in (load_engine(), book)]
    assert until == [date(2019, 3, 28), date(2019, 4, 2)]


def test_a_longer_time_to_appeal_leaves_no_lawful_order_so_early(tmp_path):
    exercise = read_exercise(MADE / "order-from-judgment-to-list.yaml")
    assert len(keys(load_engine(), exercise)["1.order"]) == 4
    book = engine_with(tmp_path, "figures/title.yaml", "title.appeal_judgment", "value: 15 days", "value: 150 days")
    with pytest.raises(Unsolvable, match="no order"):
        keys(book, exercise)
