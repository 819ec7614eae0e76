"""Moving along the timeline by days and by months of the calendar."""

from dataclasses import replace

import pytest

from .conftest import story
from .running import run, until

SAMPLE_END = "2019-06-03"


@pytest.fixture
def zhang(store):
    """A saved case whose last event is of 3 June 2019."""
    return store.new("zhang", replace(story(), events=story().events[:14]))


def test_a_month_is_one_of_the_calendar_and_a_day_is_a_day(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and str(program.scene.day) == SAMPLE_END)
        await program.go("timeline")

        async def pressed(key: str, day: str) -> None:
            await pilot.press(key)
            await until(pilot, lambda: str(program.scene.day) == day)

        await pressed("m", "2019-07-03")
        await pressed("m", "2019-08-03")
        await pressed("M", "2019-07-03")
        program.pane.list.focus()
        await pressed("shift+left", "2019-07-02")
        await pressed("shift+right", "2019-07-03")
        await program.see(program.session.seek_written, "2019-08-31")
        await pressed("m", "2019-09-30")
        await pressed("M", "2019-08-30")

    run(program, body)
