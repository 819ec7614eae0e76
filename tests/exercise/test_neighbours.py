"""The values next to those that were drawn are values that could have been drawn as well."""

from datetime import date, timedelta

import pytest

from blacklist_sim.exercise.draws import SATURDAY, DrawForm, draw
from blacklist_sim.exercise.neighbours import neighbours
from blacklist_sim.exercise.read import read_exercise, shipped

CHAIN = {
    "listed": DrawForm(day=["2018-12-03", "2018-12-28"], weekdays="true"),
    "paid": DrawForm(after="listed", days=["60", "150"]),
    "deleted": DrawForm(after="paid", days=["1", "3"], weekdays="true"),
}


def strays(forms, drawn):
    """The days that lie outside what can be drawn after another day, where some weekday can."""
    for name, form in forms.items():
        if form.after is None:
            continue
        days = [drawn[form.after] + timedelta(days=by) for by in range(form.days[0], form.days[1] + 1)]
        possible = [day for day in days if not form.weekdays or day.weekday() < SATURDAY]
        if possible and drawn[name] not in possible:
            yield name, drawn[name]


def test_a_day_after_another_stays_after_it_when_that_one_moves():
    drawn = {"listed": date(2018, 12, 26), "paid": date(2019, 5, 5), "deleted": date(2019, 5, 6)}
    moved = [values for name, values in neighbours(CHAIN, drawn) if name == "paid"]
    assert [(values["paid"], values["deleted"]) for values in moved] == [
        (date(2019, 5, 4), date(2019, 5, 6)), (date(2019, 5, 6), date(2019, 5, 7)),
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(shipped()))
def test_whatever_is_moved_lies_where_it_could_have_been_drawn(name):
    forms = read_exercise(name).draws
    for seed in range(40):
        drawn = draw(forms, name, seed)
        assert not list(strays(forms, drawn))
        for moved, values in neighbours(forms, drawn):
            assert not list(strays(forms, values)), (seed, moved)
