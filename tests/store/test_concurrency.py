"""Several people at once: every act that was acknowledged is there once, and nobody sees anything but `MovedOn`."""

import json
from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from blacklist_sim.case import Wait
from blacklist_sim.store import address, open_store
from blacklist_sim.store.check import check
from blacklist_sim.store.errors import MovedOn, NameTaken

from .conftest import agrees, begun, pay
from .hands import Hand


def on_shared_cases(number, names, acts):
    """Takes shared cases on, now from a fresh look, now from an old one; what moved on is looked at and done again."""

    def work(store, ack):
        rnd, held, moved = Random(number), {}, 0
        for turn in range(acts):
            name, note = rnd.choice(names), f"{number}/{turn}"
            if name not in held or rnd.random() < 0.8:
                held[name] = store.open(name)
            case = held[name]
            while True:
                try:
                    kind = _one_act(case, rnd, turn, note)
                    break
                except MovedOn as told:
                    assert told.since and told.since[0].seq == case.row.last_seq + 1
                    moved += 1
                    case.refresh()
            ack([name, case.row.last_seq, kind, "" if kind == "undo" else note])
        ack({"moved on": moved})

    return work


def _one_act(case, rnd, turn, note):
    if turn % 48 == 0:
        assert case.do(pay(case.state.day)._replace(note=note))[-1].accepted
        return "act"
    if turn % 16 == 8 and case.row.acts > 2:
        case.undo()
        return "undo"
    case.do(Wait(case.state.day + timedelta(rnd.random() < 0.05), note=note))
    return "wait"


def together(database, law, *, people, acts, cases):
    """All that came of it is as it was acknowledged; gives back how often somebody's case had moved on."""
    names = [f"case-{number}" for number in range(cases)]
    store = open_store(address(database), "teacher", law)
    for name in names:
        store.new(name, begun(1))
    store.close()

    hands = [Hand(database, f"student{number}", law, on_shared_cases(number, names, acts)) for number in range(people)]
    acked, moved = [], 0
    for number, hand in enumerate(hands):
        *said, last = hand.rest()
        acked += [(*one, f"student{number}") for one in said]
        moved += last["moved on"]
    assert len(acked) == people * acts

    store = open_store(address(database), "teacher", law)
    for name in names:
        told = sorted(one[1:] for one in acked if one[0] == name)
        case = store.open(name)
        assert [(*_said(record), record.recorded_by) for record in case.journal[2:]] == told
        assert [event.note for event in case.story.events[1:]] == _counting(told)
        agrees(case)
    assert list(check(store)) == []
    store.close()
    return moved


def _said(record):
    return [record.seq, record.kind, json.loads(record.payload).get("note", "")]


def _counting(told):
    """The notes that still count, by what was acknowledged alone."""
    notes = []
    for _, kind, note, _ in told:
        if kind == "undo":
            notes.pop()
        else:
            notes.append(note)
    return notes


def test_four_people_share_five_cases(database, law):
    assert together(database, law, people=4, acts=50, cases=5) > 5


@pytest.mark.slow
def test_eight_people_share_twenty_cases(database, law, record_property):
    moved = together(database, law, people=8, acts=500, cases=20)
    record_property("moved on", moved)
    print(f"{moved} times a case had moved on")
    assert moved > 100


def test_many_open_a_new_database_at_once_and_one_of_them_gets_the_name(database, law):
    def work(store, ack):
        try:
            store.new("loan", begun())
            ack("opened")
        except NameTaken:
            ack("taken")
        assert store.open("loan").row.acts == 6

    hands = [Hand(database, f"student{number}", law, work) for number in range(6)]

    assert Counter(said for hand in hands for said in hand.rest()) == {"opened": 1, "taken": 5}
