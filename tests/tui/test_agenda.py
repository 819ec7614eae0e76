"""What waits while something else is being done."""

import pytest

from tui.agenda import MOST, Agenda


@pytest.fixture
def agenda() -> Agenda[str]:
    """Things of which the capital ones are places to go to."""
    return Agenda(lambda later, earlier: later.isupper() and earlier.isupper())


def done(agenda: Agenda[str]) -> list[str]:
    found = []
    while (thing := agenda.next()) is not None:
        found.append(thing)
    return found


def test_only_the_first_thing_asks_somebody_to_begin(agenda):
    assert agenda.add("a")
    assert not agenda.add("b")
    assert done(agenda) == ["a", "b"]
    assert agenda.add("c")


def test_a_place_that_was_not_gone_to_yet_is_overtaken_by_the_next_one(agenda):
    for thing in ("a", "B", "c", "D", "E"):
        agenda.add(thing)
    assert done(agenda) == ["a", "c", "E"]


def test_what_is_done_without_waiting_overtakes_too(agenda):
    agenda.add("B")
    agenda.overtake("C")
    assert done(agenda) == []


def test_a_key_that_is_held_down_waits_a_few_times_only(agenda):
    for _ in range(1000):
        agenda.add("a")
    assert done(agenda) == ["a"] * MOST


def test_what_is_forgotten_is_not_done_and_who_works_goes_on(agenda):
    agenda.add("a")
    assert agenda.next() == "a"
    agenda.add("b")
    agenda.forget()
    assert not agenda.add("c")
    assert done(agenda) == ["c"]
