"""The table of the gate."""

from blacklist_sim.pages.gate_table import Notes
from blacklist_sim.text import Text


def test_notes_number_each_place_once():
    notes, one, two = Notes(), Text("one", "一"), Text("two", "二")
    assert [notes.mark(place) for place in (one, None, two, one)] == ["[1]", "", "[2]", "[1]"]
    assert [line.en for line in notes.lines()] == ["[1] one", "[2] two"]
