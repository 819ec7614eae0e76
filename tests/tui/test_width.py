"""Every line of every area fills the terminal exactly, however wide it is and in whatever language."""

from dataclasses import replace

import pytest

from blacklist_sim.text import LANGUAGES
from tui.actions import AREAS
from tui.cells import width
from tui.svg import grid_of

from .conftest import story
from .running import run, seen, until

SOME = (20, 33, 60, 81, 121)
EVEN, ODD = range(20, 201, 2), range(21, 201, 2)
HEIGHT = 24


def lines_fit(app, store, lang: str, widths, longest: float = 60) -> None:
    told = story()
    store.new("张某案", replace(told, events=told.events[:14]))
    program = app("张某案", lang=lang)

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        for area in AREAS:
            await program.go(area)
            for columns in widths:
                await pilot.resize_terminal(columns, HEIGHT)
                await pilot.pause()
                grid = grid_of(program.screen)
                assert len(grid) == HEIGHT
                wrong = [line for line in grid if width(line) != columns]
                assert not wrong, f"{area} at {columns}: {wrong[0]!r}"

    run(program, body, (80, HEIGHT), longest)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_fit_at_some_widths(app, store, lang):
    lines_fit(app, store, lang, SOME)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "widths"), [("en", EVEN), ("zh", ODD), ("both", range(21, 201, 4))])
def test_lines_fit_at_every_width(app, store, lang, widths):
    lines_fit(app, store, lang, widths, 900)


def test_no_size_is_too_small_for_any_area_or_dialog(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        for area in AREAS:
            await program.go(area)
            for size in ((1, 1), (2, 2), (5, 40), (80, 24)):
                await pilot.resize_terminal(*size)
            await pilot.resize_terminal(1, 1)
            for key in ("f1", "escape", "f2", "escape", "ctrl+o", "escape", "f4", "escape"):
                await pilot.press(key)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "zhang" in seen(program))

    run(program, body, (80, HEIGHT))
