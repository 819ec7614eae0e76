"""A second engine, its charts written by hand from the law, against the tables and on random walks."""

from datetime import date
from random import Random

import pytest

from blacklist_sim.case import Act
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.catalogue import ActKind, LapseKind, Outcome
from blacklist_sim.workflow.journal import fold

from ..invariants.cast import story
from . import court
from .chart import Chart, arrows, known, leaves, outgoing
from .court import CHARTS
from .follow import Following
from .restrictions import ExitBan, State

ACTS_A_WALK = 50
BLOCKS = 8
WALKS_A_BLOCK = 40


@pytest.fixture(scope="module")
def engine():
    return load_engine()


def drawn(chart: type[Chart]) -> dict[tuple[str, str], set[str]]:
    """The arrows of a chart: for each state and event where it may lead."""
    return {(leaf, event): dests for leaf in leaves(chart) for event, dests in outgoing(chart, leaf).items()}


def rows(track: str, kind: ActKind | LapseKind, outcome: Outcome) -> dict[str, str]:
    """The rows of an outcome on a track; a state that the act needs and leaves alone counts as a row to itself."""
    table = {**outcome.moves.get(track, {}), **outcome.sweeps.get(track, {})}
    needs = kind.needs.get(track, ()) if isinstance(kind, ActKind) else ()
    return table or {state: state for state in needs}


@pytest.mark.parametrize("track", CHARTS)
def test_chart_and_track_know_the_same_states(engine, track):
    assert set(leaves(CHARTS[track])) == set(engine.catalogue.tracks[track].states)


@pytest.mark.parametrize("track", CHARTS)
def test_chart_and_table_draw_the_same_arrows(engine, track):
    chart, wrong = CHARTS[track], []
    for kind in engine.catalogue.kinds:
        for outcome in kind.outcomes.values():
            event = known(chart, kind.id, outcome.name)
            ours, theirs = rows(track, kind, outcome), {}
            if event is not None:
                theirs = {leaf: dests for (leaf, name), dests in drawn(chart).items() if name == event}
            if set(ours) != set(theirs) or any(dest not in theirs[state] for state, dest in ours.items()):
                wrong.append((kind.id, outcome.name, ours, theirs))

    assert wrong == []


@pytest.mark.parametrize("track", CHARTS)
def test_every_event_of_a_chart_is_an_act_or_a_lapse(engine, track):
    named = {
        name
        for kind in engine.catalogue.kinds
        for outcome in kind.outcomes
        for name in (kind.id.replace(".", "_"), f"{kind.id.replace('.', '_')}__{outcome}")
    }

    assert {event.id for event in CHARTS[track].events} <= named


def follow(engine, seeds: range) -> tuple[list[str], int, int, set[court.Arrow]]:
    """Follows a walk for each seed: the disagreements, the acts tried, the impossible ones, the arrows taken."""
    wrong, tried, impossible, taken = [], 0, 0, set()
    for seed in seeds:
        following = Following(engine, Random(seed), "strict" if seed % 4 == 0 else "audit")
        wrong += [f"walk {seed}: {text}" for text in following.disagreements(ACTS_A_WALK)]
        tried, impossible = tried + following.tried, impossible + following.impossible
        taken |= following.second.taken
    return wrong, tried, impossible, taken


@pytest.mark.parametrize("block", range(BLOCKS))
def test_both_engines_reach_the_same_states_on_random_acts(engine, block):
    wrong, tried, impossible, _ = follow(engine, range(block * WALKS_A_BLOCK, (block + 1) * WALKS_A_BLOCK))

    assert wrong == []
    assert impossible > tried / 10, "many of the acts tried are impossible, and both engines say so"


def test_random_walks_take_most_arrows_of_every_chart(engine):
    *_, taken = follow(engine, range(10_000, 10_300))
    drawn_on = {track: {(track, *arrow) for arrow in arrows(chart)} for track, chart in CHARTS.items()}

    assert taken <= set().union(*drawn_on.values())
    assert {
        track: len(taken & all_of_it) > len(all_of_it) / 2 for track, all_of_it in drawn_on.items()
    } == dict.fromkeys(CHARTS, True)


class ForgetfulBan(Chart):
    """An exit ban that a request for border control ends: no law says so."""

    free = State(initial=True)
    ordered = State()
    lifted = State()

    order_exit_ban = free.to(ordered)
    request_border_control = lift_exit_ban = ordered.to(lifted)


def test_a_chart_that_differs_is_caught(engine, monkeypatch):
    monkeypatch.setitem(CHARTS, "exit_ban", ForgetfulBan)

    wrong, *_ = follow(engine, range(60))

    assert any("request_border_control" in text for text in wrong)
    assert leaves(ForgetfulBan) == leaves(ExitBan)


BY_PUBLIC_NOTICE = {"method": "public_notice", "pay_within_days": 7}
DEFERRED = {"ground": "higher_court", "months": 3}
PAUSES = {
    "the notice is still only posted": (date(2019, 4, 20), "accepted"),
    "the notice came during the pause": (date(2019, 6, 3), "notified"),
}


@pytest.mark.parametrize(("day", "state"), PAUSES.values(), ids=PAUSES)
def test_a_public_notice_comes_by_its_own_days_also_while_enforcement_is_deferred(engine, day, state):
    told = story(date(2018, 10, 1), ("loan",), mode="audit")
    acts = [
        Act(date(2018, 10, 2), "serve_judgment", "court"),
        Act(date(2019, 3, 1), "apply_enforcement", "lender", ("adult",)),
        Act(date(2019, 3, 4), "accept_enforcement", "court", ("adult",)),
        Act(date(2019, 3, 6), "serve_notice", "court", ("adult",), payload=BY_PUBLIC_NOTICE),
        Act(date(2019, 3, 20), "defer_enforcement", "higher_court", ("adult",), payload=DEFERRED),
        Act(day, "end_deferral", "court", ("adult",)),
    ]
    reached, _ = fold(engine, told, acts)

    assert reached.positions["enforcement"]["loan", "adult"].state == state


def test_a_notice_of_an_application_since_withdrawn_does_not_count_for_the_next(engine):
    told = story(date(2018, 10, 1), ("loan",), mode="audit")
    days = {"suspend_enforcement": {"ground": "other"}, "resume_enforcement": {"ground": "ground_ended"}}
    names = (
        "apply_enforcement", "accept_enforcement", "serve_notice", "terminate_enforcement",
        "apply_enforcement", "accept_enforcement", "suspend_enforcement", "resume_enforcement",
    )  # fmt: skip
    payloads = {"serve_notice": {"pay_within_days": 7}, "terminate_enforcement": {"ground": "withdrawn"}, **days}
    acts = [Act(date(2018, 10, 2), "serve_judgment", "court")]
    acts += [
        Act(date(2019, 3, 1 + number), name, "court", ("adult",), payload=payloads.get(name, {}))
        for number, name in enumerate(names)
    ]
    reached, _ = fold(engine, told, acts)

    assert reached.positions["enforcement"]["loan", "adult"].state == "accepted"


def test_enforcement_resumed_against_several_goes_on_for_each_where_it_stood(engine):
    told = story(date(2018, 10, 1), ("campus",), mode="audit")
    both = ("youth", "student")
    acts = [
        Act(date(2018, 10, 2), "serve_judgment", "court"),
        Act(date(2019, 3, 1), "apply_enforcement", "bank", both),
        Act(date(2019, 3, 4), "accept_enforcement", "court", both),
        Act(date(2019, 3, 6), "serve_notice", "court", ("student",), payload={"pay_within_days": 7}),
        Act(date(2019, 3, 7), "suspend_enforcement", "court", both, payload={"ground": "other"}),
        Act(date(2019, 4, 1), "resume_enforcement", "court", both, payload={"ground": "ground_ended"}),
    ]
    reached, _ = fold(engine, told, acts)

    assert {who: reached.positions["enforcement"]["campus", who].state for who in both} == {
        "youth": "accepted",
        "student": "notified",
    }


@pytest.mark.slow
def test_both_engines_reach_the_same_states_on_thousands_of_walks(engine):
    wrong, *_ = follow(engine, range(20_000, 23_000))

    assert wrong == []
