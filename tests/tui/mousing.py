"""Clicking what is seen: by its words, by its row, by its place."""

from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from tui.cells import width
from tui.screens.dialog import Dialog
from tui.screens.find import Find
from tui.screens.jump import Jump
from tui.svg import grid_of
from tui.widgets.shell_lines import Foot
from tui.widgets.virtual_list import VirtualList

from .running import until

RIGHT = 3


async def click_words(pilot: Pilot[Any], words: str, button: int = 1) -> None:
    """Clicks in the middle of words that are seen; of several, of the lowest."""
    await until(pilot, lambda: any(words in line for line in grid_of(pilot.app.screen)))
    lines = grid_of(pilot.app.screen)
    y = max(at for at, line in enumerate(lines) if words in line)
    x = width(lines[y][: lines[y].index(words)]) + width(words) // 2
    await pilot.click(offset=(x, y), button=button)


async def click_more(pilot: Pilot[Any]) -> None:
    """Clicks the last of the footer, in any language."""
    foot = pilot.app.screen.query_one(Foot)
    line = grid_of(pilot.app.screen)[foot.region.y]
    await pilot.click(offset=(width(line.rstrip()) - 1, foot.region.y))
    await until(pilot, lambda: isinstance(pilot.app.screen, Find) and pilot.app.screen.found)


async def click_found(pilot: Pilot[Any], gives: tuple[str, str]) -> None:
    """Clicks a row of the box that finds everything, for which it must be large enough."""
    screen = pilot.app.screen
    assert isinstance(screen, Find)
    place = [one.gives for one in screen.found.values()].index(gives)
    await click_row(pilot, screen.query_one(VirtualList), place)


async def wheel_to(pilot: Pilot[Any], rows: VirtualList, place: int) -> None:
    """Turns the wheel over a list until a row is seen."""
    x, y = rows.region.x + 3, rows.region.y + 1
    while place >= rows.scroll_offset.y + rows.size.height - rows.head:
        before = rows.scroll_offset.y
        pilot.app.post_message(events.MouseScrollDown(None, x, y, 0, 0, 0, False, False, False))
        await until(pilot, lambda before=before: rows.scroll_offset.y > before)


async def click_row(pilot: Pilot[Any], rows: VirtualList, place: int, column: int = 4, times: int = 1) -> None:
    """Clicks a row of a list."""
    y = rows.region.y + rows.head + place - rows.scroll_offset.y
    assert y < rows.region.bottom
    await pilot.click(offset=(rows.region.x + column, y), times=times)


async def click_option(pilot: Pilot[Any], place: int) -> None:
    """Clicks one of the choices of a dialog."""
    options = pilot.app.screen.query_one(OptionList)
    await pilot.click(offset=(options.region.x + 3, options.region.y + place))


async def click_close(pilot: Pilot[Any]) -> None:
    """Closes the dialog that is open."""
    screen = pilot.app.screen
    assert isinstance(screen, Dialog)
    if isinstance(screen, Jump):
        await pilot.click(offset=(1, 1))
    else:
        await click_words(pilot, "esc ")
    await until(pilot, lambda: pilot.app.screen is not screen)
