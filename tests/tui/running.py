"""Running the interface in a test: a body of its own within a plain test, and waiting for what is to come."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tui.svg import grid_of

LONGEST = 60


def run(
    app: App[Any],
    body: Callable[[Pilot[Any]], Awaitable[None]],
    size: tuple[int, int] = (100, 30),
    longest: float = LONGEST,
) -> None:
    """Runs a body against the app; a test that hangs fails after so many seconds."""

    async def running() -> None:
        async with app.run_test(size=size) as pilot:
            await body(pilot)

    asyncio.run(asyncio.wait_for(running(), longest))


async def until(pilot: Pilot[Any], condition: Callable[[], Any], seconds: float = 10) -> None:
    """Waits until a condition holds; fails with the screen where it never does."""
    end = time.monotonic() + seconds
    while True:
        await pilot.pause()
        if condition():
            return
        if time.monotonic() > end:
            raise AssertionError("this never came:\n" + "\n".join(grid_of(pilot.app.screen)))
        await asyncio.sleep(0.01)


def seen(app: App[Any]) -> str:
    """The screen as text."""
    return "\n".join(line.rstrip() for line in grid_of(app.screen))
