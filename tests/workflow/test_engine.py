"""Time and acts: what stops a case on its way, what a refusal leaves, and what a fork, an undo or a policy changes."""

from datetime import date
from itertools import pairwise

import pytest

from blacklist_sim.case import Act
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.journal import Undo, counting, fold
from blacklist_sim.workflow.questions import whats_next
from blacklist_sim.workflow.step import DUE, LAPSE

from .listing_stories import ABLE, listed_on, tell

LISTED = listed_on("2019-03-12", ABLE)
ORDER = "date: 2019-03-13, act: order_consumption_restriction"
PAY = "date: 2019-06-03, act: pay, amount: in_full"
DELETE = "listing.delete.performed"


def test_a_case_cannot_go_back_in_time() -> None:
    told = tell()
    with pytest.raises(BlacklistSimError, match="time does not run back"):
        told.engine.step(told.state, Act(date(2018, 1, 1), "pay", by="borrower"))


def test_time_alone_brings_default_the_day_after_the_last_day_for_performance() -> None:
    story = read_timelines("fixture:ground-1-paid-in-full")[0]
    for day, state in ((date(2018, 12, 3), "effective"), (date(2018, 12, 4), "overdue")):
        told = replay(load_engine(), story, until=day)
        assert observe.track_state(told.engine, told.state, "title", "loan", None) == state


def test_stops_come_in_the_order_of_their_days() -> None:
    steps = [step for _, step in tell(*LISTED, ORDER, PAY, "date: 2022-01-01").steps]
    assert [step.day for step in steps] == sorted(step.day for step in steps)
    assert {LAPSE, DUE} <= {step.kind for step in steps}


def test_a_period_runs_out_before_a_duty_of_the_same_day_is_late() -> None:
    steps = [step for _, step in tell(*LISTED, ORDER, PAY, "date: 2022-01-01").steps]
    for earlier, later in pairwise(steps):
        if earlier.day == later.day:
            assert (earlier.kind, later.kind) != (DUE, LAPSE)


def test_a_duty_on_knowledge_counts_from_the_day_the_court_learned() -> None:
    at_once = tell(*LISTED, ORDER, PAY, "date: 2019-06-04")
    later = tell(*LISTED, ORDER, f"{PAY}, known_on: 2019-06-10", "date: 2019-06-12")
    days = [
        [item["by"] for item in observe.open_duties(told.state) if item["duty"] == DELETE] for told in (at_once, later)
    ]
    assert days == [[date(2019, 6, 6)], [date(2019, 6, 13)]]


def test_before_the_court_knows_of_the_payment_it_owes_no_deletion() -> None:
    told = tell(*LISTED, ORDER, f"{PAY}, known_on: 2019-06-10", "date: 2019-06-09")
    assert DELETE not in [item["duty"] for item in observe.open_duties(told.state)]


def test_a_refused_act_leaves_everything_but_the_date() -> None:
    told = tell(*LISTED)
    before = observe.look(told.engine, told.state)
    step = told.engine.step(
        told.state, Act(told.state.day, "delete_listing", case="loan", payload={"ground": "performed"})
    )[-1]
    assert not step.accepted
    assert observe.look(told.engine, told.state) == before
    assert not step.changed


def test_audit_keeps_an_unlawful_act_and_says_which_rule_it_broke() -> None:
    minor = "{kind: person, name: 张某, born: 2004-03-02}"
    strict = tell(*LISTED[:1], borrower=minor)
    audit = tell(*LISTED, borrower=minor, mode="audit")
    assert strict.stopped is not None
    assert "listing.bar.minor" in strict.stopped.refused_by
    assert "listing.bar.minor" in [finding.rule for finding in audit.state.findings]
    assert observe.listed(audit.state, "borrower")


def test_what_happens_next_if_nobody_acts_is_told_without_touching_the_case() -> None:
    told = tell(*LISTED, ORDER, PAY)
    before = observe.look(told.engine, told.state)
    steps = whats_next(told.engine, told.state, date(2019, 7, 1))
    assert (DUE, DELETE) in {(step.kind, step.name) for step in steps}
    assert observe.look(told.engine, told.state) == before


def test_two_forks_go_their_own_ways() -> None:
    told = tell(*LISTED, ORDER)
    fork = told.state.fork()
    told.engine.step(fork, Act(date(2019, 6, 3), "pay", by="borrower", case="loan", payload={"amount": "in_full"}))
    assert observe.track_state(told.engine, fork, "title", "loan", None) == "performed"
    assert observe.track_state(told.engine, told.state, "title", "loan", None) == "overdue"
    assert told.state.day < fork.day


def _journal() -> tuple[object, list[Act]]:
    told = tell(*LISTED, ORDER, PAY)
    return told.story, [event for event in told.story.events if isinstance(event, Act)]


def test_the_fold_of_a_journal_is_what_stepping_through_it_gives() -> None:
    engine, (story, acts) = load_engine(), _journal()
    state, steps = fold(engine, story, acts)  # type: ignore[arg-type]
    assert observe.look(engine, state) == observe.look(engine, tell(*LISTED, ORDER, PAY).state)
    assert all(step.accepted for step in steps)


def test_an_undone_act_leaves_no_trace_and_its_redo_brings_everything_back() -> None:
    engine, (story, acts) = load_engine(), _journal()
    last = len(acts) - 1
    looks = [
        observe.look(engine, fold(engine, story, records)[0])  # type: ignore[arg-type]
        for records in (acts, acts[:-1], [*acts, Undo(last)], [*acts, Undo(last), Undo(last + 1)])
    ]
    assert looks[2] == looks[1] != looks[0]
    assert looks[3] == looks[0]


def test_an_undo_of_what_has_not_happened_yet_is_refused() -> None:
    _, acts = _journal()
    with pytest.raises(BlacklistSimError, match="not before it"):
        counting([*acts, Undo(len(acts) + 5)])


def test_another_policy_gives_the_same_journal_another_answer() -> None:
    term = "grounds: [report_broken], facts: {report_duty_broken: true}"
    for policy, last in (
        ("{term_starts: decision}", date(2021, 3, 12)),
        ("{term_starts: publication}", date(2021, 3, 15)),
    ):
        told = tell(
            f"date: 2019-03-12, act: decide_listing, {term}",
            "date: 2019-03-15, act: publish_listing",
            policy=policy,
        )
        if told.stopped is not None:
            pytest.fail(str(told.stopped.refused_by))
        assert last in [period.deadline.last for period in told.state.periods]
