"""How it looks, to be reviewed as text and looked at as a picture; whatever screen is stored is asked for here."""

from dataclasses import replace

import pytest
from textual.widgets import Input

from tui.actions import AREAS
from tui.panes.cases import MOMENT
from tui.screens.beside import BesideScreen
from tui.screens.pick import Pick
from tui.screens.settings import SettingsScreen

from .conftest import story
from .running import until
from .snapshots import KEPT, Album, unused
from .test_beside import compare, full, zhang  # noqa: F401 (a fixture)
from .test_panes import opened

EXERCISE = "paid-and-still-listed"
SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
AREA_SIZES = [(area, size) for area in AREAS for size in SIZES]
IN_CHINESE = [(area, size) for area in ("stepper", "gate", "law") for size in SIZES]
SOUGHT = {"law": "sxbzxr", "exercise": "paid-and-still-listed"}


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


@pytest.mark.parametrize(("name", "lang", "size"), [
    ("beside-80x24", "en", (80, 24)), ("beside-120x40", "en", (120, 40)), ("beside-zh-40x24", "zh", (40, 24)),
])  # fmt: skip
@pytest.mark.usefixtures("zhang")
def test_two_cases_beside_each_other(looks_like, app, name, lang, size):
    program = app("zhang", lang=lang)

    async def script(pilot):
        await opened(pilot, "timeline")
        await compare(pilot, "idle")
        await until(pilot, lambda: isinstance(program.screen, BesideScreen) and full(program))

    looks_like(name, program, size, script)


def worked(program, submitted: bool = False):
    """An exercise in which two items are answered, of which one is locked."""

    async def script(pilot):
        await until(pilot, lambda: program.session is not None and program.pane is not None)
        if isinstance(program.screen, Pick):
            await pilot.press("escape")
        await program.go("exercise")
        pane, work = program.pane, program.pane.exercises
        for step in ((work.begin, EXERCISE, 7), (work.answer, "1.1", "prohibited"), (work.hint, "1.2"),
                     (work.answer, "2.2", "no"), (work.lock, "2.2")):  # fmt: skip
            await pane.do_the(*step)
        if submitted:
            await pane.do_the(work.submit)
        else:
            pane.items.cursor = 5
            await until(pilot, lambda: pane.item is not None and pane.item.id == "2.2")

    return script


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", ["40x12", *SIZES])
def test_an_exercise_that_is_open(looks_like, app, lang, size):
    program = app(lang=lang)
    sizes = SIZES | {"40x12": (40, 12)}
    looks_like(f"exercise-open-{lang}-{size}", program, sizes[size], worked(program))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_exercise_that_was_submitted(looks_like, app, lang):
    program = app(lang=lang)
    looks_like(f"exercise-result-{lang}-120x40", program, (120, 40), worked(program, submitted=True))


def test_how_an_exercise_is_begun(looks_like, app):
    program = app()

    async def script(pilot):
        await until(pilot, lambda: program.session is not None and program.pane is not None)
        await pilot.press("escape")
        await program.go("exercise")
        program.pane.query_one("#sought").value = SOUGHT["exercise"]
        await until(pilot, lambda: program.pane.chosen == EXERCISE)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, Pick))

    looks_like("exercise-begin-80x24", program, (80, 24), script)


def test_every_stored_screen_is_looked_at(request: pytest.FixtureRequest):
    left = unused(request.session, Album(KEPT, False).names())
    if left is None:
        pytest.skip("not every test that compares screens has run")
    assert not left, "no test asks for these; delete them"
