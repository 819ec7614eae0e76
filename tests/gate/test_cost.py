"""A decision costs a handful of calls; what nobody reads is not worked out. Counts, since they have no noise."""

import gc
import subprocess
import sys

import pytest

from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.gate import Door

from .door import door, entry, on, order

FLIGHT = Conduct("air", ("economy", "domestic", "ordinary", "money"))
METRO = Conduct("everyday", ("metro",))
DAY = on("2020-03-10")
ALONE = """
import sys
from datetime import date
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.gate import Gate
from blacklist_sim.gate.restraints import Order, Restraints
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.load import load_book
who = Gate(load_book(), {}, load_calendar(environ={})).prepare(Restraints("a", (Order("loan", date(2012, 5, 2)),)))
who.decide(Conduct("golf"), date(2020, 3, 10)).law.decision
print(*(name for name in sys.modules if name.startswith("blacklist_sim.gate.")))
"""


def calls(who: Door, conduct: Conduct) -> int:
    """How many Python functions one decision calls, once its table has been compiled."""
    who.decide(conduct, DAY)
    counted = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    gc.disable()  # what a collection happens to call does not count
    sys.setprofile(count)
    try:
        who.decide(conduct, DAY)
    finally:
        sys.setprofile(before)
        gc.enable()
    return counted - 1


@pytest.mark.parametrize(
    ("who", "conduct", "most"),
    [
        (door(), FLIGHT, 8),
        (door(order()), FLIGHT, 8),
        (door(order(), order("shop"), order("bank"), entry()), METRO, 8),
        (door(order(lifted="2014-01-06"), order("shop", lifted="2014-01-06"), order("bank")), FLIGHT, 10),
    ],
    ids=["nobody bound", "one order", "what no order covers", "three orders"],
)
def test_a_decision_takes_a_handful_of_calls(who: Door, conduct: Conduct, most: int) -> None:
    assert calls(who, conduct) <= most


def test_the_other_two_answers_are_not_even_loaded_before_they_are_read() -> None:
    loaded = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, check=True, text=True).stdout.split()
    assert "blacklist_sim.gate.gate" in loaded
    assert not {"blacklist_sim.gate.seller", "blacklist_sim.gate.operators"} & set(loaded)
