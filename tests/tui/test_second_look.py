"""What somebody sees who uses the interface for the first time, and tries what nobody meant."""

from dataclasses import replace

import pytest

from blacklist_sim.errors import BlacklistSimError
from tui.panes.cases import MOMENT

from .conftest import story


@pytest.fixture
def opened(session):
    """A case that stands where the debtor has paid."""
    session.store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    session.open("zhang")
    return session


def recorded(session) -> list[str]:
    return [getattr(event, "name", "") for event in session.store.open("zhang").story.events]


@pytest.mark.parametrize("change", ["undo", "redo", "undo_only", "undo_after", "with_cast"])
def test_a_case_shown_under_the_law_of_another_day_is_only_looked_at(opened, change):
    before = recorded(opened)
    opened.under_law_of("2015-01-01")
    assert opened.film_open.frames < len(before)  # an order of 2019 is refused by that law
    opened.seek(8)
    with pytest.raises(BlacklistSimError, match="for comparison"):
        getattr(opened, change)(*([{"court": "diligent"}, 1] if change == "with_cast" else []))
    assert recorded(opened) == before


def test_a_case_that_is_opened_stands_under_the_law_of_each_date(opened):
    opened.under_law_of("2015-01-01")
    assert opened.open("zhang").law_of is None
    opened.under_law_of("2015-01-01")
    assert opened.open_sample().law_of is None
