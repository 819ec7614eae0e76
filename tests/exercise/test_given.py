"""What a student is given before the first event, in words."""

from decimal import Decimal
from typing import get_args

import pytest

from blacklist_sim.exercise import given_words
from blacklist_sim.exercise.given import aims, cases, events, people, percent
from blacklist_sim.exercise.read import read_exercise, read_text, shipped
from blacklist_sim.exercise.variant import variant
from blacklist_sim.timeline.document import DebtorForm, PersonForm, TitleDocumentForm
from blacklist_sim.workflow.assemble import load_engine

FIRST = "paid-and-still-listed"


def drawn(text=None):
    return variant(load_engine(), read_exercise(FIRST) if text is None else read_text(text, FIRST, "c.yaml"), 3)


@pytest.mark.parametrize(
    ("form", "field", "names", "silent"),
    [
        (PersonForm, "kind", given_words.PEOPLE, set()),
        (PersonForm, "domicile", given_words.HOMES, {"prc"}),
        (TitleDocumentForm, "kind", given_words.TITLES, set()),
        (TitleDocumentForm, "duty", given_words.DUTIES, set()),
        (DebtorForm, "capacity", given_words.CAPACITIES, set()),
    ],
)
def test_every_value_that_a_story_may_state_has_words(form, field, names, silent):
    assert set(get_args(form.model_fields[field].annotation)) == set(names) | silent
    assert all(text.en and text.zh and text.en != text.zh for text in names.values())


def test_aims_are_named_with_their_articles():
    first, second = aims(drawn())
    assert first.en == "delete the entry, performed — List Provisions (法释〔2017〕7号), art. 10(1)"
    assert second.zh.endswith("《限制消费规定》（法释〔2015〕17号）第九条")


def test_every_aim_of_every_exercise_is_cited():
    for name in shipped():
        one = variant(load_engine(), read_exercise(name), 1)
        assert all("—" in aim.en and "——" in aim.zh for aim in aims(one)), name


STATED = """
exercise: 1
title: All that can be stated
level: 1
aims: [listing.delete]
timeline:
  timeline: 1
  title: Stated
  people:
    lender: {kind: person, name: 李某}
    borrower:
      {kind: person, name: 张某, born: 1985-03-02, sex: female, full_time_student: true, spouse_of: lender}
    firm: {kind: entity, name: 某公司, officers: {legal_representative: borrower}}
  cases:
    loan:
      applicant: lender
      debtors: [borrower, {who: firm, as: guarantor, liable_up_to: 5000}]
      court: {name: 某市某区人民法院}
      title_document:
        kind: judgment
        made: 2018-11-01
        pay: {principal: 200000, costs: 500, ordinary_interest: {rate_per_year: 0.06, from: 2018-01-01}}
        within_days: 10
  events:
    - {date: 2018-11-05, act: serve_judgment, who: [borrower, firm]}
tasks:
  - {kind: compute, figure: listing.delete, start: 2019-05-06}
"""


def test_people_and_cases_are_told_as_far_as_the_story_states_them():
    setting = drawn(STATED).setting
    _, borrower, firm = people(setting)
    assert borrower.en.endswith("born 1985-03-02; female; full-time student; spouse of: 李某")
    assert firm.zh == "某公司 [firm]：单位；法定代表人：张某"
    [case] = cases(setting)
    for said in ("李某 against 张某, 某公司 (guarantor, liable up to 5,000 yuan)", "costs 500 yuan", "within 10 days"):
        assert said in case.en
    assert "利息：年利率 6%，自 2018-01-01 起" in case.zh


def test_only_the_events_asked_for_are_told():
    one = drawn()
    assert [event.en[:10] for event in events(one, 2, 4)] == ["2019-01-15", "2019-01-20"]
    assert events(one, 0, 0) == []


@pytest.mark.parametrize(
    ("rate", "said"), [("0.06", "6%"), ("0.0435", "4.35%"), ("0.000175", "0.0175%"), ("1", "100%")]
)
def test_a_rate_is_told_in_per_cent(rate, said):
    assert percent(Decimal(rate)) == said
