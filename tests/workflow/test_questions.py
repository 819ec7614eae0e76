"""What a student asks of a moment: what may be done, what must be, what has been; why not, and what would help."""

from datetime import date, timedelta

import pytest

from blacklist_sim.case import Act
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.explain import explain
from blacklist_sim.workflow.questions import DEPENDS, DISCRETION, IMPOSSIBLE, OPEN, REFUSED, Why, open_acts, why

from .listing_stories import ABLE, listed_on, tell

LISTED = listed_on("2019-03-12", ABLE)
PAY = "date: 2019-06-03, act: pay, amount: in_full"


def ask(told: Replay, name: str, by: str = "court", **payload: object) -> Why:
    return why(told.engine, told.state, Act(told.state.day, name, by, case="loan", payload=payload))


def test_every_act_of_the_catalogue_stands_in_the_list_of_open_acts_and_the_open_ones_come_first() -> None:
    told = tell(*LISTED)
    options = open_acts(told.engine, told.state)
    assert {option.kind.id for option in options} == set(told.engine.catalogue.acts)
    ranks = [(OPEN, DISCRETION, DEPENDS, REFUSED, IMPOSSIBLE).index(option.status) for option in options]
    assert ranks == sorted(ranks)


def test_whatever_is_closed_says_why_in_both_languages() -> None:
    told = tell(*LISTED)
    for option in open_acts(told.engine, told.state):
        reason = option.reason(told.engine)
        assert bool(reason.en) == bool(reason.zh) == (option.status != OPEN), option.kind.id


def test_an_act_called_open_is_accepted_when_it_is_done() -> None:
    told = tell(*LISTED)
    for option in open_acts(told.engine, told.state):
        if option.status == OPEN:
            fork = told.state.fork()
            assert told.engine.act(fork, option.attempt.act).accepted, option.kind.id


def test_an_act_called_closed_is_refused_when_it_is_done() -> None:
    told = tell(*LISTED)
    for option in open_acts(told.engine, told.state):
        if option.status in (REFUSED, IMPOSSIBLE):
            fork = told.state.fork()
            assert not told.engine.act(fork, option.attempt.act).accepted, option.kind.id


def test_may_must_and_done_are_told_apart() -> None:
    before, after = tell(*LISTED), tell(*LISTED, PAY)
    deleted = tell(*LISTED, PAY, "date: 2019-06-05, act: delete_listing, ground: performed")
    unpaid, due, done = (ask(told, "delete_listing", ground="performed") for told in (before, after, deleted))
    assert (unpaid.may, [duty.due for duty in unpaid.must], len(unpaid.done)) == (False, [], 0)
    assert (due.may, [duty.due for duty in due.must], len(due.done)) == (True, [date(2019, 6, 6)], 0)
    assert (done.may, done.must, len(done.done)) == (False, (), 1)


def test_the_earliest_day_is_the_first_on_which_the_act_is_lawful() -> None:
    told = tell("date: 2019-03-01, act: apply_listing, by: lender, grounds: [able_but_refuses]", year=2019)
    answer = ask(told, "lift_temporarily")
    assert answer.status == IMPOSSIBLE
    assert answer.plan is not None
    assert "order_consumption_restriction" in answer.plan.acts


@pytest.mark.parametrize(("born", "first"), [("2001-06-15", date(2019, 6, 15)), ("2002-02-01", date(2020, 2, 1))])
def test_a_minor_may_be_listed_from_the_birthday_of_age(born: str, first: date) -> None:
    told = tell(borrower=f"{{kind: person, name: 张某, born: {born}}}")
    payload = {"grounds": ("able_but_refuses",)}
    act = Act(told.state.day, "decide_listing", "court", case="loan", payload=payload, facts={"able_to_perform": True})
    answer = why(told.engine, told.state, act)
    assert answer.status == REFUSED
    assert answer.earliest == first
    for day, accepted in ((first - timedelta(days=1), False), (first, True)):
        assert told.engine.step(told.state.fork(), act._replace(date=day))[-1].accepted == accepted


def test_an_unknown_answer_names_the_missing_fact() -> None:
    told = tell()
    answer = ask(told, "decide_listing", grounds=("able_but_refuses",))
    assert answer.status == DEPENDS
    assert answer.plan is not None
    assert "able_to_perform" in answer.plan.facts


def test_an_explanation_names_the_article_in_force_on_the_day_of_the_act() -> None:
    engine = load_engine()
    for year, text in ((2014, "法释〔2013〕17号"), (2019, "法释〔2017〕7号")):
        told = tell(f"date: {year}-03-12, act: decide_listing, {ABLE}", year=year)
        step = told.steps[-1][1]
        lines = [line for item in step.consulted for line in explain(engine, item, step.day).lines("zh")]
        assert any(text in line for line in lines), year
