"""A story comes out of the database as it went in, and one that cannot be replayed to its end is not taken further."""

from dataclasses import replace
from datetime import date

import pytest

from blacklist_sim.case import Act, Story, Wait
from blacklist_sim.store import Store
from blacklist_sim.store.errors import StoreError
from blacklist_sim.store.records import of_event
from blacklist_sim.timeline.vocabulary import vocabulary

from .conftest import shipped

DELETE = Act(date(2019, 3, 2), "delete_listing", "court", ("borrower",), case="loan")


def until(story: Story, day: date) -> Story:
    return replace(story, events=tuple(event for event in story.events if event.date <= day))


@pytest.mark.parametrize("name", ["two-cases-and-one-payment", "company-order-binds-its-people"])
def test_people_and_cases_keep_the_order_in_which_they_were_told(store: Store, name: str) -> None:
    told = shipped(name)
    store.new("kept", told)
    kept = store.open("kept").story
    assert [list(kept.people), list(kept.cases)] == [list(told.people), list(told.cases)]
    assert kept.events == told.events


def test_a_story_that_stops_at_an_act_refused_is_not_kept(store: Store, story: Story) -> None:
    start = until(story, date(2019, 3, 1))
    with pytest.raises(StoreError, match="the story stops on 2019-03-02, where delete_listing is refused"):
        store.new("stopped", replace(start, events=(*start.events, DELETE)))


def test_nothing_follows_on_an_act_that_is_refused_by_now_until_it_is_taken_back(store: Store, story: Story) -> None:
    case = store.new("once-lawful", until(story, date(2019, 3, 1)))
    added = case._chained([of_event(DELETE, case.story, vocabulary())])
    store.append(case, added, {"last_seq": added[-1].seq, "last_hash": added[-1].hash})
    case.refresh()
    assert case.stopped is not None
    with pytest.raises(StoreError, match="has stopped at delete_listing of 2019-03-02"):
        case.do(Wait(date(2019, 4, 1)))
    fork = case.fork("twin")
    assert fork.stopped is not None
    case.undo()
    assert case.stopped is None
    assert case.advance(date(2019, 4, 1)) is not None
    assert store.open("once-lawful").state.day == date(2019, 4, 1)
