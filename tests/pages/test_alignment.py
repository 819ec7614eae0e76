"""Two courses of events on one axis of time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from blacklist_sim.pages.alignment import Happened, Pair, aligned

FIRST = date(2019, 1, 1)


def course(text: str) -> list[Happened]:
    """Events written as letters, each on the day of the digit before it."""
    return [Happened(FIRST + timedelta(days=int(text[at])), text[at + 1]) for at in range(0, len(text), 2)]


def test_the_same_events_stand_on_one_line():
    assert aligned(course("1a2b"), course("1a2b")) == [Pair(0, 0, True), Pair(1, 1, True)]


def test_what_only_one_has_stands_on_its_side_in_the_order_of_time():
    assert aligned(course("1a3b5c"), course("1a4d5c")) == [
        Pair(0, 0, True), Pair(1, None, False), Pair(None, 1, False), Pair(2, 2, True),
    ]  # fmt: skip


def test_two_events_of_one_day_share_a_line_though_they_are_not_the_same():
    assert aligned(course("1a2b"), course("1a2c")) == [Pair(0, 0, True), Pair(1, 1, False)]


def test_where_one_has_nothing_the_other_stands_alone():
    assert aligned(course("1a2b"), []) == [Pair(0, None, False), Pair(1, None, False)]
    assert aligned([], []) == []


COURSES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from("abc")), max_size=12).map(
    lambda events: [Happened(FIRST + timedelta(days=day), what) for day, what in sorted(events)]
)


@given(COURSES, COURSES)
def test_every_event_stands_once_and_in_order_and_no_line_goes_back_in_time(left, right):
    pairs = aligned(left, right)
    assert [pair.left for pair in pairs if pair.left is not None] == list(range(len(left)))
    assert [pair.right for pair in pairs if pair.right is not None] == list(range(len(right)))
    assert all((left[p.left] == right[p.right]) is p.same for p in pairs if None not in (p.left, p.right))
    days = [left[pair.left].day if pair.left is not None else right[pair.right].day for pair in pairs]
    assert days == sorted(days)
