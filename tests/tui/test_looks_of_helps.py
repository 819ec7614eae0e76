"""How the first hints, the suggestions of a filter and the settings look."""

import pytest
from textual.widgets import Input

from tui.screens.pick import Pick
from tui.screens.settings import SettingsScreen

from .conftest import story
from .running import until


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_first_hint(looks_like, app, lang):
    program = app(lang=lang)

    async def script(pilot):
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: program.pane is not None and program.pane.area == "stepper")

    looks_like(f"hint-{lang}-80x24", program, (80, 24), script)


@pytest.mark.parametrize(("name", "typed"), [("fields", ""), ("values", "stage:re"), ("wrong", "stage:nowhere")])
def test_what_can_be_said_in_a_filter(looks_like, app, store, name, typed):
    store.new("zhang", story())
    program = app()

    async def script(pilot):
        await until(pilot, lambda: program.pane is not None and program.pane.list.row is not None)
        await pilot.press("f3")
        line = program.pane.query_one(Input)
        line.value = typed
        line.cursor_position = len(typed)

    looks_like(f"filter-{name}-80x24", program, (80, 24), script)


def test_the_settings(looks_like, app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def script(pilot):
        await until(pilot, lambda: program.pane is not None and program.scene is not None)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(program.screen, SettingsScreen) and program.screen.found)

    looks_like("settings-80x24", program, (80, 24), script)
