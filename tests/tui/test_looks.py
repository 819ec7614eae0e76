"""How every area looks, to be reviewed as text and looked at as a picture."""

from dataclasses import replace

import pytest

from tui.actions import AREAS
from tui.panes.cases import MOMENT

from .conftest import story
from .running import until

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
AREA_SIZES = [(area, size) for area in AREAS for size in SIZES]
IN_CHINESE = [(area, size) for area in ("stepper", "gate", "law") for size in SIZES]
SOUGHT = {"law": "sxbzxr"}


@pytest.fixture
def paid(store):
    """A case that stands where the debtor has paid and is still on the list."""
    told = story()
    store.new("zhang", replace(told, events=told.events[:MOMENT]))


def at(program, area: str):
    """Goes to an area, with something there to look at."""

    async def script(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await program.go(area)
        if area in SOUGHT:
            program.pane.query_one("#sought").value = SOUGHT[area]

    return script


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize(("area", "size"), AREA_SIZES)
def test_every_area(looks_like, app, area, size):
    program = app("zhang")
    looks_like(f"{area}-{size}", program, SIZES[size], at(program, area))


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize(("area", "size"), IN_CHINESE)
def test_areas_in_chinese(looks_like, app, area, size):
    program = app("zhang", lang="zh")
    looks_like(f"{area}-zh-{size}", program, SIZES[size], at(program, area))


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_smallest_terminal_that_is_of_use(looks_like, app, lang):
    program = app("zhang", lang=lang)
    looks_like(f"stepper-{lang}-40x12", program, (40, 12), at(program, "stepper"))


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize("theme", ["textual-light", "high-contrast", "ansi-dark", "ansi-light"])
def test_the_themes(looks_like, app, theme):
    program = app("zhang")
    program.settings.theme = theme
    looks_like(f"stepper-{theme}", program, SIZES["80x24"], at(program, "stepper"))


@pytest.mark.usefixtures("paid")
def test_without_colours(looks_like, app, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    program = app("zhang")
    looks_like("stepper-no-colour", program, SIZES["80x24"], at(program, "stepper"))


def test_the_first_look(looks_like, app):
    program = app()

    async def script(pilot):
        await until(pilot, lambda: len(program.screen_stack) > 1)

    looks_like("welcome", program, SIZES["80x24"], script)
