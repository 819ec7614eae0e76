"""What every store keeps over random acts: a case that is opened again stands where it stood in somebody's hands."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blacklist_sim.store.errors import StoreError, UnfitEvent

from ..invariants.walk import Walk
from .conftest import agrees, same

USUAL = settings(max_examples=30, suppress_health_check=list(HealthCheck))
DEEP = settings(USUAL, max_examples=200)
CHANCES = {
    "rnd": st.randoms(use_true_random=True),
    "mode": st.sampled_from(["strict", "audit"]),
    "acts": st.integers(min_value=10, max_value=40),
}
NUMBERS = count(1)


class Wander:
    """A case that is taken through the acts of a walk, with undos, redos, forks and fresh readings in between."""

    def __init__(self, store, rnd, mode):
        self.store, self.rnd = store, rnd
        self.walk = Walk(store.law.under({}), rnd, mode)
        self.cases = [store.new(self._name(), self.walk.story)]
        self.seen = dict.fromkeys(("done", "refused", "unfit", "undone", "redone", "forked", "read again"), 0)

    def _name(self):
        return f"case-{next(NUMBERS)}"

    def go(self, acts):
        for moment in self.walk.run(acts):
            if moment.tried is None:
                continue
            self._do(self.walk.done[-1])
            chance = self.rnd.random()
            if chance < 0.12:
                self._undo()
            elif chance < 0.24:
                self._redo()
            elif chance < 0.30:
                self._fork()
            elif chance < 0.40:
                self.cases[-1] = self.store.open(self.cases[-1].name)
                self.seen["read again"] += 1

    def _do(self, act):
        case = self.cases[-1]
        before = case.row
        try:
            accepted = case.do(act)[-1].accepted
        except UnfitEvent:
            self.seen["unfit"] += 1
            assert case.row == before
        else:
            self.seen["done" if accepted else "refused"] += 1
            assert (case.row != before) == accepted

    def _undo(self):
        case = self.cases[-1]
        if case.row.acts:
            case.undo(self.rnd.randint(1, min(4, case.row.acts)))
            self.seen["undone"] += 1

    def _redo(self):
        try:
            while self.rnd.random() < 0.8:
                self.cases[-1].redo()
                self.seen["redone"] += 1
        except StoreError:
            pass

    def _fork(self):
        case = self.cases[-1]
        at = None if self.rnd.random() < 0.5 else self.rnd.randint(0, case.row.last_seq)
        self.cases.append(case.fork(self._name(), at))
        self.seen["forked"] += 1
        if self.rnd.random() < 0.5:
            self.cases.reverse()


def wandered(store, rnd, mode, acts):
    """A wander at whose end every case of it reads as it stands in the hand, and as the list says."""
    wander = Wander(store, rnd, mode)
    wander.go(acts)
    for case in wander.cases:
        again = store.open(case.name)
        assert again.journal == case.journal and again.story == case.story and again.row == case.row
        same(again, case)
        agrees(again)
    return wander


def test_a_case_opened_again_stands_where_it_stood_in_the_hand(store):
    seen = dict.fromkeys(("done", "refused", "undone", "redone", "forked", "read again"), 0)

    @USUAL
    @given(**CHANCES)
    def wander(rnd, mode, acts):
        found = wandered(store, rnd, mode, acts).seen
        seen.update({name: seen[name] + found[name] for name in seen})

    wander()
    assert min(seen.values()) > 3, seen


@pytest.mark.slow
def test_many_cases_opened_again_stand_where_they_stood_in_the_hand(store):
    DEEP(given(**CHANCES)(lambda rnd, mode, acts: wandered(store, rnd, mode, acts) and None))()
