"""What a newcomer is told to try, and that it goes when it was done."""

from dataclasses import replace

import pytest
from textual.widgets import Input

from blacklist_sim.text import LANGUAGES
from tui.actions import ACTIONS, AREAS
from tui.cells import width
from tui.hints import EXPLAINED, HINTS, Happened, Hints
from tui.keymap import PRESETS, VIM, keymap
from tui.sample import MOMENT
from tui.screens.ask import Ask
from tui.screens.find import Find
from tui.screens.pick import Pick
from tui.session import Session
from tui.svg import grid_of
from tui.widgets.hint_line import HintLine

from .conftest import story
from .running import run, seen, until


@pytest.mark.parametrize("preset", PRESETS)
def test_every_hint_is_said_in_both_languages_with_the_keys_of_the_preset(preset):
    hints = Hints()
    hints.begin()
    for _ in HINTS:
        text = hints.text(keymap(preset))
        assert text.en and text.zh and "{" not in text.en + text.zh
        assert len(text.en) < 160
        hints.begin()


def test_a_hint_names_the_key_that_the_user_has_chosen():
    hints = Hints()
    hints.begin()
    assert " n lets time pass" in hints.text(keymap(VIM)).en
    assert " f7 lets time pass" in hints.text(keymap(own={"stepper.next": ["f7"]})).en


def test_each_goes_when_it_was_done_and_not_before(session: Session):
    scene = session.open_sample()
    past, more, branch = replace(scene, index=3), replace(scene, frames=99), replace(scene, name="b", parent="a")
    doing = {
        "next": Happened("stepper.next", "stepper", scene),
        "why": Happened(EXPLAINED, "stepper", scene),
        "take": Happened("", "stepper", more),
        "timeline": Happened("", "timeline", scene),
        "back": Happened("", "timeline", past),
        "branch": Happened("", "timeline", branch),
        "compare": Happened("timeline.compare", "timeline", scene),
        "gate": Happened("", "gate", scene),
        "help": Happened("shell.help", "gate", scene),
    }
    assert list(doing) == [hint.id for hint in HINTS]
    hints = Hints()
    hints.begin()
    for name, done in doing.items():
        hints.happened(Happened("shell.language", "cases", scene))
        assert hints.shown is not None and hints.shown.id == name
        hints.happened(done)
        assert hints.shown is None or hints.shown.id != name
    assert hints.shown is None


def test_what_is_hinted_at_exists():
    for hint in HINTS:
        for word in hint.text.en.split("{")[1:]:
            assert word.partition("}")[0] in ACTIONS
        assert hint.text.en.count("{") == hint.text.zh.count("{")
    assert {"timeline", "gate"} <= set(AREAS)


def test_who_has_ended_them_comes_back_to_the_one_that_was_shown():
    hints = Hints()
    hints.begin()
    hints.happened(Happened("stepper.next"))
    hints.end()
    assert hints.shown is None and hints.text(keymap()) is None
    hints.happened(Happened(EXPLAINED))
    hints.begin()
    assert hints.shown.id == "why"


def hint(program) -> str:
    line = program.screen_stack[0].query_one(HintLine)
    return line.text


def test_a_newcomer_is_led_through_the_sample(app):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: "1/9 She has paid" in hint(program))
        assert program.scene.index == MOMENT and "1/9" in seen(program)
        await until(pilot, lambda: program.pane.choice is not None)
        await pilot.press("n")
        await until(pilot, lambda: hint(program).startswith("→ 2/9") and str(program.scene.day) == "2019-06-06")
        await until(pilot, lambda: program.pane.choice is not None)
        refused = [key for key, one in program.pane.choices.items() if one.status == "refused"]
        rows = program.pane.acts
        rows.cursor = next(at for at in range(rows.total) if rows._row(at).key == refused[0])
        await pilot.press("enter")
        await until(pilot, lambda: hint(program).startswith("→ 3/9"))
        rows.cursor = 0
        await until(pilot, lambda: program.pane.choice.act == "delete_listing")
        await pilot.press("enter")
        await until(pilot, lambda: hint(program).startswith("→ 4/9"))
        await pilot.press("3")
        await until(pilot, lambda: hint(program).startswith("→ 5/9"))
        await pilot.press("left")
        await until(pilot, lambda: hint(program).startswith("→ 6/9"))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "otherwise"
        await pilot.press("enter")
        await until(pilot, lambda: hint(program).startswith("→ 7/9"))
        await pilot.press("f8")
        await until(pilot, lambda: hint(program).startswith("→ 8/9"))
        await pilot.press("escape")
        await until(pilot, lambda: len(program.screen_stack) == 1)
        await pilot.press("4")
        await until(pilot, lambda: hint(program).startswith("→ 9/9"))
        await pilot.press("f1")
        await until(pilot, lambda: not hint(program))
        assert not program.settings.hints

    run(program, body, (100, 40))


def test_escape_ends_them_and_the_palette_brings_them_back(app):
    program = app(lang="zh")

    async def body(pilot):
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: "她已付清" in hint(program))
        await pilot.press("escape")
        await until(pilot, lambda: not hint(program))
        assert program.pane.area == "stepper"
        await pilot.press("escape")
        await until(pilot, lambda: program.pane.area == "cases")
        await pilot.press("o")
        await until(pilot, lambda: program.pane.area == "stepper")
        assert not hint(program)
        await pilot.press("ctrl+p", *"hints")
        await until(pilot, lambda: isinstance(program.screen, Find))
        await until(pilot, lambda: ("action", "shell.hints") in [one.gives for one in program.screen.found.values()])
        await pilot.press("enter")
        await until(pilot, lambda: "她已付清" in hint(program))
        await pilot.click(HintLine)
        await until(pilot, lambda: not hint(program))

    run(program, body)
    assert not app().settings.hints


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hints_and_suggestions_fit_at_every_width(app, store, lang):
    store.new("zhang", story())
    program = app("zhang", lang=lang)

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("H")
        await until(pilot, lambda: hint(program))
        await pilot.press("1")
        await until(pilot, lambda: program.pane.area == "cases" and program.pane.list.row is not None)
        await pilot.press("f3", *["down"] * 7)
        for columns in (20, 33, 60, 81, 121):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
            lines = grid_of(program.screen)
            assert [line for line in lines if width(line) != columns] == []
            assert len(lines) == 24 and any("/9" in line for line in lines)

    run(program, body, (80, 24))


def test_hints_that_are_asked_for_with_nothing_open_open_the_sample(app, store):
    store.new("zhang", story())
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("H")
        await until(pilot, lambda: program.scene is not None and "1/9" in hint(program))
        await pilot.press("H")
        await until(pilot, lambda: "2/9" in hint(program))

    run(program, body)
