"""The same journal under the law of another date."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from blacklist_sim.case import Story
from blacklist_sim.errors import OutsideBook
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.public_entry import public_entries
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.record import document
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.money.account import account

EVE, FIRST = date(2017, 4, 30), date(2017, 5, 1)


def told(name: str, law_of: date | None = None, until: date | None = None, number: int = 0) -> Replay:
    story = read_timelines(name)[number]
    return replay(load_engine(), story, until=until, mode="audit", law_of=law_of)


def deletions(found: Replay) -> list[tuple[str, str | None]]:
    return [
        (duty["duty"], str(duty["by"]) if duty["by"] else None)
        for duty in observe.open_duties(found.state)
        if "delete_listing" in duty["what"]
    ]


PAID_ON_GROUND_FOUR = "ground-four-paid-in-full-stays-listed", date(2019, 6, 19)


def test_what_the_text_of_2017_leaves_to_the_end_of_a_term_the_text_of_2013_deletes_on_payment() -> None:
    name, until = PAID_ON_GROUND_FOUR
    assert deletions(told(name, None, until)) == deletions(told(name, FIRST, until)) == []
    assert deletions(told(name, EVE, until)) == [("listing.delete.performed", None)]


def test_no_entry_has_a_term_under_the_text_of_2013_and_every_one_on_a_term_ground_under_that_of_2017() -> None:
    name, until = PAID_ON_GROUND_FOUR
    running = {
        law_of: [period.kind.id for period in told(name, law_of, until).state.periods] for law_of in (EVE, FIRST)
    }
    assert "listing.term" not in running[EVE]
    assert "listing.term" in running[FIRST]


def test_what_the_text_of_2013_leaves_without_a_period_the_text_of_2017_gives_three_working_days() -> None:
    name = "three-deletion-grounds-of-2013"
    story = read_timelines(name)[0]
    paid = next(event.date for event in story.events if getattr(event, "name", "") == "pay")
    own, later = told(name, None, paid), told(name, FIRST, paid)
    assert deletions(own) == deletions(told(name, EVE, paid)) == [("listing.delete.performed", None)]
    [(duty, by)] = deletions(later)
    assert duty == "listing.delete.performed" and by is not None


@pytest.mark.parametrize(("law_of", "refused"), [(EVE, ("listing.ground.report",)), (FIRST, ())])
def test_the_ability_to_perform_was_an_element_of_every_ground_until_the_day_before(
    law_of: date, refused: tuple[str, ...]
) -> None:
    story = read_timelines("ground-four-paid-in-full-stays-listed")[0]
    found = replay(load_engine(), story, law_of=law_of)
    assert (found.stopped.refused_by if found.stopped else ()) == refused


ABLE = "有履行能力而拒不履行生效法律文书确定义务"


@pytest.mark.parametrize(("law_of", "words"), [(EVE, f"其他{ABLE}"), (FIRST, ABLE), (None, ABLE)])
def test_the_public_entry_speaks_the_words_of_the_text_applied(law_of: date | None, words: str) -> None:
    found = told("ground-1-paid-in-full", law_of)
    [entry] = public_entries(found.engine, found.state, also_ended=True)
    assert entry["disruptTypeName"] == words


@pytest.mark.parametrize(("law_of", "doubled"), [(date(2014, 7, 31), False), (date(2014, 8, 1), True)])
def test_interest_for_delay_is_that_of_the_day_throughout(law_of: date, doubled: bool) -> None:
    found = told("delay-across-the-first-of-august-2014", law_of)
    owed = account(found.engine, found.state, next(iter(found.story.cases)))
    assert owed is not None
    assert (owed.owed.doubled > 0) is doubled
    assert (owed.owed.old_delay_interest != Decimal(0)) is not doubled


def _whole() -> Iterator[tuple[str, int, Story]]:
    """The shipped stories that lie, title and all, between two changes of the law."""
    for name in sorted(shipped()):
        for number, story in enumerate(read_timelines(name)):
            book = load_engine().under(story.policy).book
            days = [event.date for event in story.events] or [book.first_day]
            first = min([days[0], *(case.title_document.made for case in story.cases.values())])
            if first >= book.first_day and book.epoch(first) == book.epoch(days[-1]):
                yield name, number, story


LOOKS_BEYOND = ("public-notice-sixty-and-thirty-days",)
"""It asks, before an amendment, what the law will be at the end of a period."""


def test_a_story_that_saw_no_change_of_law_is_the_same_under_the_law_of_its_own_day() -> None:
    seen = 0
    for name, _, story in _whole():
        if name in LOOKS_BEYOND:
            continue
        own, held = (document(replay(load_engine(), story, law_of=law_of)) for law_of in (None, story.events[0].date))
        assert held.pop("law") == {**own.pop("law"), "as_on": str(story.events[0].date)}
        assert held == own
        seen += 1
    assert seen > 15


def test_a_replay_without_it_is_the_same_before_and_after_one_with_it() -> None:
    name = "restriction-before-and-after-2015-07-22"
    before = document(told(name))
    told(name, date(2012, 1, 1))
    assert document(told(name)) == before
    assert before["law"]["as_on"] is None


@pytest.mark.parametrize("law_of", [date(2010, 10, 1), date(2014, 1, 1), date(2026, 11, 1)])
def test_every_shipped_story_can_be_told_under_any_law(law_of: date) -> None:
    for name in shipped():
        for story in read_timelines(name):
            for mode in ("strict", "audit"):
                found = replay(load_engine(), story, mode=mode, law_of=law_of)
                assert document(found)["law"]["as_on"] == str(law_of)


def test_a_day_before_the_book_is_refused() -> None:
    with pytest.raises(OutsideBook):
        told("plain-default", date(2010, 9, 30))
