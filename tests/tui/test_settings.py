"""What can be set, where it is kept, and what is only looked at."""

import json
from dataclasses import fields

import pytest

from tui.screens.settings import SettingsScreen
from tui.settings import SETTINGS, Settings, load, place, save

from .conftest import story
from .running import run, seen, until


def test_every_setting_has_a_field_whose_first_value_can_be_chosen():
    names = [field.name for field in fields(Settings)]
    for setting in SETTINGS:
        assert setting.id in names and getattr(Settings(), setting.id) in setting.values
        for value in setting.values:
            assert setting.said(value).en and setting.helped(value).zh


def test_what_is_kept_is_read_again():
    kept = Settings("zh", "ansi-dark", "vim", True, False, {"老案": "stage:listed sort:owed"})
    save(kept)
    assert load() == kept


@pytest.mark.parametrize(
    "text",
    ["", "[", "[]", '{"lang": "xx", "keys": 3, "theme": ["x"], "animation": "yes", "views": 1}', "[" * 100_000,
     '{"views": {"a": 1}}', '{"lang": {}, "theme": {"a": []}}'],
)  # fmt: skip
def test_what_does_not_read_is_as_at_first(text):
    place().write_text(text, "utf-8")
    assert load() == Settings()


def test_a_theme_is_seen_under_the_cursor_and_escape_brings_the_old_one_back(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(program.screen, SettingsScreen) and program.screen.found)
        await pilot.press(*"light")
        await until(pilot, lambda: program.theme == "textual-light")
        assert program.settings.theme == "textual-dark"
        await pilot.press("escape")
        await until(pilot, lambda: program.theme == "textual-dark")

    run(program, body)
    assert not place().exists()


def test_the_language_is_set_while_the_settings_stay_open(app, store):
    program = app()
    store.new("zhang", story())

    async def body(pilot):
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(program.screen, SettingsScreen) and program.screen.found)
        await pilot.press("down", "enter")
        await until(pilot, lambda: program.lang == "zh" and "● " in seen(program) and "语言：中文" in seen(program))
        assert "> ●" in next(line for line in seen(program).splitlines() if "语言：中文" in line)
        await pilot.press("escape")
        await until(pilot, lambda: "1 件" in seen(program))

    run(program, body)
    assert json.loads(place().read_text("utf-8"))["lang"] == "zh"


def test_what_a_visitor_sets_holds_for_the_visit_only(app, store):
    store.new("zhang", story())
    program = app(files=False)

    async def body(pilot):
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("L")
        await until(pilot, lambda: "1 件" in seen(program))

    run(program, body)
    assert program.settings.lang == "zh" and not place().exists()


def test_animation_holds_at_once(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        assert program.animation_level == "none"
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(program.screen, SettingsScreen))
        await pilot.press(*"animation")
        await until(pilot, lambda: len(program.screen.found) == 2)
        await pilot.press("down", "enter")
        await until(pilot, lambda: program.animation_level == "full")

    run(program, body)
