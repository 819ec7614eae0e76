"""Every track's table, pair by pair, against the machine that is built from it."""

from datetime import date
from itertools import product

import pytest
from transitions import MachineError

from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.state import Position

ENGINE = load_engine()
CATALOGUE = ENGINE.catalogue
A_DAY = date(2020, 1, 2)
TRIGGERS = sorted({f"{kind.id}/{outcome}" for kind in CATALOGUE.kinds for outcome in kind.outcomes})


def fired(track: str, state: str, trigger: str) -> str | None:
    """Where a position in a state goes on the machine; None where the machine knows no such arrow."""
    event = ENGINE.machines[track].events.get(trigger)
    position = Position(track, ("a case",), state, A_DAY)
    if event is None:
        return None
    try:
        moved = event.trigger(position)
    except MachineError:
        assert position.state == state, "a refused trigger leaves the position where it was"
        return None
    assert moved
    return position.state


@pytest.mark.parametrize("track", CATALOGUE.tracks)
def test_table_and_machine_agree_on_every_pair_of_state_and_trigger(track):
    pairs = product(CATALOGUE.tracks[track].states, TRIGGERS)
    found = {(state, trigger): fired(track, state, trigger) for state, trigger in pairs}
    table = {(state, trigger): CATALOGUE.table.get((track, state, trigger)) for state, trigger in found}

    assert found == table
    assert any(table.values()), "the track has arrows at all"


@pytest.mark.parametrize("track", CATALOGUE.tracks)
def test_machine_has_no_trigger_and_no_state_beyond_the_table(track):
    machine = ENGINE.machines[track]
    written = {trigger for on, _, trigger in CATALOGUE.table if on == track}

    assert set(machine.events) == written, "an automatic transition would be a trigger of its own"
    assert list(machine.states) == list(CATALOGUE.tracks[track].states)
    assert machine.initial == CATALOGUE.tracks[track].first


def test_each_pair_of_state_and_trigger_has_one_row():
    rows = [(track, source, trigger) for track, source, trigger, _ in CATALOGUE.rows()]

    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("track", CATALOGUE.tracks)
def test_every_state_of_a_track_can_be_reached_and_no_row_leads_out_of_it(track):
    states = CATALOGUE.tracks[track]
    arrows = {(source, dest) for on, source, _, dest in CATALOGUE.rows() if on == track}
    reached, before = {states.first}, set()
    while reached != before:
        before, reached = reached, reached | {dest for source, dest in arrows if source in reached}

    assert reached == set(states.states)


def test_a_row_taken_out_of_the_machine_would_be_noticed():
    track, state, trigger = next(iter(CATALOGUE.table))
    (transition,) = ENGINE.machines[track].events[trigger].transitions.pop(state)
    try:
        assert fired(track, state, trigger) != CATALOGUE.table[track, state, trigger]
    finally:
        ENGINE.machines[track].events[trigger].transitions[state].append(transition)
