"""A story that was played becomes one that tests itself."""

import re
from dataclasses import replace

import pytest

from blacklist_sim.timeline.expecting import expecting
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.timeline.write import to_yaml
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.observe import look

LAW = load_engine()
SHIPPED = sorted(shipped())


def bare(story):
    """The story without what it expects."""
    return replace(story, events=tuple(event._replace(expect=None) for event in story.events))


@pytest.mark.parametrize("name", SHIPPED)
def test_what_came_of_a_shipped_story_comes_of_it_again(name):
    for told in read_timelines(f"fixture:{name}"):
        before = replay(LAW, told)
        if before.stopped is not None:
            continue
        written = to_yaml([expecting(LAW, bare(told))])
        (again,) = read_text(written, "out", real_ids=True)
        found = replay(LAW, again)
        assert found.ok, [(check.index, check.key, check.expected, check.found) for check in found.failed]
        assert look(found.engine, found.state) == look(before.engine, before.state)
        assert found.checks


def sample():
    (told,) = read_timelines("fixture:ground-1-paid-in-full")
    return told


def test_every_event_that_changed_something_says_what():
    told = expecting(LAW, bare(sample()))
    published = next(event for event in told.events if getattr(event, "name", "") == "publish_listing")
    assert published.expect["listing"] == "published" and published.expect["listed"] is True
    paid = next(event for event in told.events if getattr(event, "name", "") == "pay")
    due = {item["duty"]: item.get("by") for item in paid.expect["duties_open"]["includes"]}
    assert str(due["listing.delete.performed"]) == "2019-06-06"
    assert paid.expect["title"] == "performed"


def test_the_end_holds_all_that_stands():
    *_, people, lists = (event.expect for event in expecting(LAW, bare(sample())).events)
    assert str(people["owed"]["total"]) == "0.00" and people["consumption"] == "lifted"
    assert lists["findings"] == []


def test_only_what_comes_from_a_place_on_is_expected():
    told = expecting(LAW, sample(), 10)
    assert told.events[:10] == sample().events[:10]
    assert told.events[10:] != sample().events[10:]


VALUES = {
    "published": "deleted", "listed: true": "listed: false", "by: 2019-06-06": "by: 2019-06-07",
    "stage: listed": "stage: removed", "owed: {total: 0.00}": "owed: {total: 0.01}",
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_a_value_that_is_changed_fails(value):
    written = to_yaml([expecting(LAW, bare(sample()))])
    head, events = written.split("events:")
    assert value in events
    changed = f"{head}events:{re.sub(re.escape(value), VALUES[value], events, count=1)}"
    assert not replay(LAW, read_text(changed, "out", real_ids=True)[0]).ok
