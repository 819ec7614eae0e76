"""The table read off the machines moves every position as the machines do, and refuses what it would not understand."""

from datetime import date
from itertools import product

import pytest
from transitions import Machine, MachineError

from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.timeline.report import log_lines
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.machines import compiled
from blacklist_sim.workflow.state import Position

ENGINE = load_engine()
A_DAY = date(2020, 1, 2)


def moved(fire, track, state):
    """Where a position in a state goes; None where it is refused, and stays where it was."""
    position = Position(track, ("a case",), state, A_DAY)
    try:
        assert fire(position) is True
    except MachineError as error:
        assert position.state == state
        return None, str(error)
    return position.state, ""


@pytest.mark.parametrize("track", ENGINE.catalogue.tracks)
def test_table_and_machine_move_every_position_alike_and_refuse_in_the_same_words(track):
    triggers = [trigger for on, trigger in ENGINE.fire if on == track]
    pairs = list(product(triggers, ENGINE.catalogue.tracks[track].states))
    by_table = {pair: moved(ENGINE.compiled.fire[track, pair[0]], track, pair[1]) for pair in pairs}

    assert by_table == {pair: moved(ENGINE.fire[track, pair[0]], track, pair[1]) for pair in pairs}
    assert any(dest for dest, _ in by_table.values()) and any(said for _, said in by_table.values())


def told(engine, story):
    found = replay(engine, story)
    return list(log_lines(found, "en", explain=True)), found.checks, found.state.day


def test_every_shipped_story_comes_out_the_same_on_the_table_and_on_the_machines():
    stories = [story for path in shipped().values() for story in read_timelines(path)]

    for story in stories:
        assert told(ENGINE.compiled, story) == told(ENGINE, story), story.title.en


def test_the_engine_of_a_policy_keeps_to_the_table():
    other = ENGINE.compiled.under({"make_up_days_work": "no"})

    assert other is not ENGINE.compiled and other.fire is ENGINE.compiled.fire


QUIET = {"name": "b", "ignore_invalid_triggers": True}
ROW = {"trigger": "go", "source": "a", "dest": "b"}
BEYOND = {
    "a guard": {"transitions": [{**ROW, "conditions": [lambda event: True]}]},
    "a callback before a row": {"transitions": [{**ROW, "before": [print]}]},
    "a callback after a row": {"transitions": [{**ROW, "after": [print]}]},
    "a callback at a row's outset": {"transitions": [{**ROW, "prepare": [print]}]},
    "two rows from one state": {"transitions": [ROW, {**ROW, "dest": "a"}]},
    "a row that leads nowhere": {"transitions": [{**ROW, "dest": None}]},
    "a callback of the machine": {"transitions": [ROW], "after_state_change": [print]},
    "a callback of a state": {"transitions": [ROW], "states": ["a", {"name": "b", "on_enter": [print]}]},
    "silent refusals": {"transitions": [ROW], "ignore_invalid_triggers": True},
    "silent refusals in a state": {
        "transitions": [ROW],
        "states": [{"name": "a", "ignore_invalid_triggers": True}, "b"],
    },
}


@pytest.mark.parametrize("what", BEYOND)
def test_what_the_table_does_not_understand_is_refused_by_name(what):
    machine = Machine(model=None, initial="a", auto_transitions=False, **{"states": ["a", "b"], **BEYOND[what]})

    with pytest.raises(ValueError, match="compiled"):
        compiled({"listing": machine})
