"""An event in the middle is taken back alone, or all that came after the one that is seen."""

from dataclasses import replace

import pytest

from blacklist_sim.errors import BlacklistSimError
from tui.panes.cases import MOMENT

from .conftest import story
from .running import run, seen, until


@pytest.fixture
def opened(session):
    """A case that stands where the debtor has paid."""
    session.store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    session.open("zhang")
    return session


def acts(session) -> list[str]:
    return [getattr(event, "name", "") for event in session.film_open.events]


def test_a_payment_is_taken_back_and_what_was_done_before_it_stays(opened):
    before = acts(opened)
    assert opened.undo_only().done
    assert acts(opened) == before[:-1] and opened.index == MOMENT - 1
    opened.redo()
    assert acts(opened) == before


def test_an_event_in_the_middle_is_taken_back_alone_and_the_moment_before_it_is_seen(opened):
    before = acts(opened)
    place = before.index("pay")  # the event before the payment, a question
    opened.seek(place)
    opened.undo_only()
    assert acts(opened) == [*before[: place - 1], "pay"] and opened.index == place - 1
    assert len(opened.store.open("zhang").story.events) == len(before) - 1


def test_what_others_rest_on_is_not_taken_back_alone_and_the_reason_is_told(opened):
    before = acts(opened)
    opened.seek(1)
    with pytest.raises(BlacklistSimError, match="is refused; nothing was taken back"):
        opened.undo_only()
    assert acts(opened) == before


def test_all_that_came_after_is_taken_back_at_once(opened):
    before = acts(opened)
    opened.seek(5)
    assert "9 event(s)" in opened.undo_after().short.en
    assert acts(opened) == before[:5] and opened.index == 5


def test_where_nothing_is_to_be_taken_back_that_is_said(opened):
    with pytest.raises(BlacklistSimError, match="nothing came after"):
        opened.undo_after()
    opened.seek(0)
    with pytest.raises(BlacklistSimError, match="no event is seen"):
        opened.undo_only()


def test_both_are_done_by_a_key_on_the_timeline(app, store):
    store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("3")
        await until(pilot, lambda: program.pane.area == "timeline")
        await pilot.press("ctrl+u")
        await until(pilot, lambda: program.scene.frames == MOMENT - 1)
        await pilot.press("left", "left")
        await until(pilot, lambda: program.scene.index == MOMENT - 3)
        await pilot.press("ctrl+x")
        await until(pilot, lambda: program.scene.frames == MOMENT - 3 and "2 event(s) taken back" in seen(program))

    run(program, body, (120, 40))
