"""What the exercises on interest, removal, review and relief need beside what is proved of every exercise."""

from datetime import date, timedelta
from random import Random

import pytest

from blacklist_sim.exercise.draws import DrawForm
from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.exercise.telling import told
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine

FRIDAY, MONDAY = date(2019, 5, 10), date(2019, 5, 13)


def test_a_court_acts_on_weekdays():
    form = DrawForm(day=[str(FRIDAY), str(MONDAY)], weekdays=True)
    assert {form.drawn(Random(seed), {}) for seed in range(20)} == {FRIDAY, MONDAY}
    assert list(form.near(FRIDAY)) == [MONDAY] and list(form.near(MONDAY)) == [FRIDAY]


def test_a_weekday_after_a_friday_is_a_monday():
    form = DrawForm(after="then", days=["1", "3"], weekdays=True)
    assert {form.drawn(Random(seed), {"then": FRIDAY}) for seed in range(20)} == {MONDAY}


def test_a_range_without_a_weekday_is_refused():
    saturday = str(FRIDAY + timedelta(days=1))
    with pytest.raises(ValueError, match="weekdays"):
        DrawForm(day=[saturday, saturday], weekdays=True)


def test_where_there_are_several_cases_each_is_told_by_its_number():
    found = variant(load_engine(), read_exercise("four-cases-four-ends"), 1)
    event = found.story.events[found.setting.place("paid")]
    assert "（2019）某0101执123号" in told(found.setting, event).en
    assert "（2019）某0101执123号" in found.items["paid.1"].ask.zh


def test_no_two_rules_to_choose_from_read_alike():
    exercise = read_exercise("petition-rejection-reconsideration")
    offered = variant(load_engine(), exercise, 60).items["court.ground"].form.options
    assert len({option.text for option in offered}) == len(offered)


def test_a_duty_asked_by_its_act_is_called_by_the_act():
    asked = variant(load_engine(), read_exercise("three-instalments-and-no-right"), 1).items["third.3.who"].ask
    assert asked.en == "who now has to do this: delete the entry?"
