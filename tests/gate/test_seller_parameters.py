"""What is supposed of the sellers' systems comes from the book, and a question may suppose something else."""

from dataclasses import fields

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.gate.parameters import FIGURES, STARTS, Parameters
from blacklist_sim.law.conduct import SALES

from .counters import BOOK, on

TODAY = on("2019-03-12")


def test_every_parameter_is_a_figure_of_the_book():
    assert list(FIGURES) == [field.name for field in fields(Parameters)]
    held = Parameters.of(BOOK, TODAY)
    assert {name: getattr(held, name) for name in FIGURES} == {
        name: BOOK.figures[figure].on(TODAY).value for name, figure in FIGURES.items()
    }


def test_every_class_of_sale_has_a_first_day():
    assert set(STARTS) == set(SALES)
    held = Parameters.of(BOOK, TODAY)
    assert [held.start_of(sale) for sale in SALES] == [held.air_from, held.rail_from, held.rail_all_g_from]


@pytest.mark.parametrize(
    ("name", "rule"),
    [("air_from", "consumption.channel.air"), ("passports_from", "consumption.channel.passports")],
)
def test_a_first_day_is_that_of_the_rule_that_tells_of_it(name: str, rule: str):
    assert getattr(Parameters.of(BOOK, TODAY), name) == BOOK.rules[rule].dated.versions[0].start


def test_no_first_day_lies_before_the_rule_that_bars_the_conduct():
    held = Parameters.of(BOOK, TODAY)
    assert BOOK.rules["consumption.item.rail.g"].on(held.rail_all_g_from) is not None
    assert BOOK.rules["consumption.item.rail.emu_first"].on(held.rail_from) is not None


def test_what_no_source_gives_is_marked_unverified_and_says_what_it_rests_on():
    supposed = ("rail_from", "rail_all_g_from", "lag_days", "lag_of_lift_days")
    held = {name: BOOK.figures[figure].on(TODAY) for name, figure in FIGURES.items()}
    assert {name for name, value in held.items() if value.evidence == "unverified"} == set(supposed)
    for name in ("rail_from", "rail_all_g_from"):
        assert held[name].note is not None


def test_before_any_gate_the_first_values_are_taken():
    assert Parameters.of(BOOK, on("2011-01-01")) == Parameters.of(BOOK, TODAY)


def test_a_parameter_that_is_given_stands_and_the_others_stay():
    held = Parameters.of(BOOK, TODAY, lag_days=3, rail_all_g_from="2017-01-01")
    usual = Parameters.of(BOOK, TODAY)
    assert (held.lag_days, held.rail_all_g_from) == (3, on("2017-01-01"))
    assert (held.air_from, held.lag_of_lift_days) == (usual.air_from, usual.lag_of_lift_days)
    assert held.source(BOOK, "lag_days", TODAY) is None
    assert held.source(BOOK, "air_from", TODAY) is BOOK.figures[FIGURES["air_from"]].on(TODAY)


@pytest.mark.parametrize(
    ("given", "code", "en", "zh"),
    [
        ({"lag_days": -1}, "negative_lag", "give 0 or more", "0 或以上"),
        ({"lag_days": "soon"}, "unreadable", "expected a whole number of days, found 'soon'", "整数天数"),
        ({"lag_days": 1.5}, "unreadable", "found 1.5", "1.5"),
        ({"lag_days": True}, "unreadable", "found True", "True"),
        ({"air_from": "July 2014"}, "unreadable", "YYYY-MM-DD", "YYYY-MM-DD"),
        ({"air_from": 3}, "unreadable", "found 3", "3"),
        ({"air_from": "2009-01-01"}, "before_the_book", "is before 2010-10-01", "早于"),
        ({"rail_from": "2019-01-01"}, "dates_out_of_order", "rail_all_g_from: 2018-05-01 is before rail_from", "早于"),
        ({"passports_from": "2014-06-30"}, "dates_out_of_order", "is before 2014-07-01", "早于开始拦截的首日"),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else None,
)
def test_a_parameter_that_cannot_be_is_refused_in_both_languages(given, code: str, en: str, zh: str):
    with pytest.raises(BadInput) as refused:
        Parameters.of(BOOK, TODAY, **given)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem.path[0] in FIGURES
    assert en in problem.en
    assert zh in problem.zh


def test_a_misspelt_parameter_is_told_the_nearest_name():
    with pytest.raises(BadInput) as refused:
        Parameters.of(BOOK, TODAY, lag_day=2)
    (problem,) = refused.value.problems
    assert (problem.code, problem.nearest) == ("unknown_parameter", "lag_days")


def test_everything_wrong_is_told_at_once():
    with pytest.raises(BadInput) as refused:
        Parameters.of(BOOK, TODAY, lag_days=-2, lag=1, air_from="then")
    assert {problem.code for problem in refused.value.problems} == {"negative_lag", "unknown_parameter", "unreadable"}


def test_papers_may_have_led_to_the_number_from_the_first_refusal_on():
    held = Parameters.of(BOOK, TODAY, passports_from="2014-07-01")
    assert held.passports_from == held.air_from
