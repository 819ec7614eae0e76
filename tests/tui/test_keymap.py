"""Presets of keys, a user's own keys, and what stands against them."""

import pytest
from textual.widgets import OptionList

from blacklist_sim.text import Text
from tui.actions import ACTIONS, AREAS, SHELL, of
from tui.key_names import PUNCTUATION, TWINS, canonical
from tui.keymap import FIXED, FUNCTION, PRESETS, TAKEN, VIM, VIM_MOVES, Moves, keymap
from tui.keys import document
from tui.own_keys import own_keys
from tui.screens.ask import Ask
from tui.screens.pick import Pick
from tui.screens.settings import SettingsScreen
from tui.settings import place
from tui.widgets.virtual_list import VirtualList

from .conftest import story
from .running import run, seen, until


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("area", AREAS)
def test_in_no_preset_a_key_means_two_things_in_one_place(preset, area):
    owners: dict[str, str] = {}
    for action in (*of(SHELL), *of(area)):
        for key in keymap(preset).of(action.id):
            assert key not in owners, f"{key} is {owners[key]} and {action.id}"
            owners[key] = action.id


@pytest.mark.parametrize("preset", PRESETS)
def test_in_every_preset_signs_have_their_twins_and_what_terminals_take_is_left_alone(preset):
    keys = keymap(preset)
    for action in ACTIONS:
        for key in keys.of(action):
            assert key not in TAKEN and not key.startswith("alt+")
            assert key not in TWINS or TWINS[key] in keys.of(action)
    assert all(key in keys.of(action) for key, action in FIXED.items())


@pytest.mark.parametrize("preset", [preset for preset in PRESETS if preset != FUNCTION])
def test_every_action_keeps_a_key(preset):
    assert [action for action in ACTIONS if not keymap(preset).of(action)] == []


def test_the_first_preset_is_what_the_register_says():
    assert {action.id: keymap().of(action.id) for action in ACTIONS.values()} == {
        action.id: action.keys for action in ACTIONS.values()
    }


def test_no_letter_of_vims_moves_means_anything_else_there():
    letters = {move[0] for move in VIM_MOVES}
    assert not letters & {key for keys in keymap(VIM).keys.values() for key in keys}
    assert keymap(VIM).of("replay.breakpoint") == ("ctrl+k", "f6")


def test_function_keys_only_has_no_key_that_an_input_method_could_take():
    for keys in keymap(FUNCTION).keys.values():
        assert not [key for key in keys if (len(key) == 1 and not key.isdigit()) or key in PUNCTUATION.values()]
    assert keymap(FUNCTION).of("shell.gate") == ("4",)


def test_a_text_names_the_keys_that_there_are_and_where_there_is_none_how_else_it_is_done():
    text = Text("{cases.sample} or {shell.transfer}", "{cases.sample}、{shell.transfer}")
    assert keymap().filled(text) == ("o or 8", "o、8")
    assert keymap(FUNCTION).filled(text) == ("F1 “open the sample” or 8", "F1“打开示例”、8")


def test_two_keys_in_turn_are_one_move_and_another_key_between_them_is_none():
    moves = Moves(VIM_MOVES)
    assert [moves.pressed(key) for key in "jgg"] == ["down", "", "home"]
    assert [moves.pressed(key) for key in ("g", "x", "g", "k", "G")] == ["", None, "", "up", "end"]


@pytest.mark.parametrize(
    ("written", "key"),
    [("?", "question_mark"), ("esc", "escape"), ("Ctrl+X", "ctrl+x"), ("shift+a", "A"), ("F4", "f4"), (" ", "space"),
     ("page up", "pageup"), ("full_stop", "full_stop"), ("shift+ctrl+left", "ctrl+shift+left"), ("＋", "＋"),
     ("crtl+x", None), ("f99", None), ("", None), ("wat", None)],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(written, key):
    assert canonical(written) == key


def test_ones_own_keys_are_taken_with_their_twins_in_place_of_those_of_the_preset():
    keys = keymap(own={"cases.sort": ["!", "ctrl+n"]})
    assert keys.of("cases.sort") == ("exclamation_mark", "！", "ctrl+n")
    assert keys.troubles == ()


def test_a_clash_is_told_with_both_owners_and_the_one_who_asked_for_the_key_has_it():
    keys = keymap(own={"cases.sort": ["o"], "cases.filter": ["/"]})
    assert keys.of("cases.sort") == ("o",) and keys.of("cases.sample") == ()
    assert [text.en for text in keys.troubles] == ["o is asked for by cases.sort and cases.sample: cases.sort has it"]
    assert "归 cases.sort" in keys.troubles[0].zh


def test_a_key_of_everywhere_that_is_taken_in_one_place_is_told_as_well():
    assert "shell.undo" in keymap(own={"cases.sort": ["u"]}).troubles[0].en


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"cases.srt": ["s"]}, "cases.srt: there is no such action; did you mean 'cases.sort'?"),
        ({"cases.sort": ["escpe"]}, "cases.sort: 'escpe' is no key; did you mean 'escape'?"),
        ({"cases.sort": ["crtl+x"]}, "cases.sort: 'crtl+x' is no key; did you mean 'ctrl+x'?"),
        ({"cases.sort": ["ctrl+z"]}, "cases.sort: terminals keep ctrl+z for themselves"),
        ({"cases.sort": ["f1"]}, "cases.sort: f1 stays with shell.help"),
    ],
)
def test_what_cannot_be_is_told_and_breaks_nothing(own, told):
    keys = keymap(own=own)
    assert [text.en for text in keys.troubles] == [told]
    assert keys.of("shell.help")[-1] == "f1" and keys.of("shell.back") == ("escape",)


def test_what_moves_cannot_be_taken_for_something_else():
    assert "moves in the preset vim" in keymap(VIM, {"cases.sort": ["j"]}).troubles[0].en


def test_help_keeps_its_way_whatever_is_asked_for():
    assert keymap(own={"shell.help": ["f3"]}).of("shell.help") == ("f3", "f1")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("keymap.yaml", "cases.sort: [=, 'y']\nshell.money: 9\n"),
        ("keymap.json", '{"cases.sort": ["=", "y"], "shell.money": "9"}'),
    ],
)
def test_a_file_is_read_in_either_form(name, text):
    place().parent.mkdir(exist_ok=True)
    (place().parent / name).write_text(text, "utf-8")
    assert own_keys() == ({"cases.sort": ("=", "y"), "shell.money": ("9",)}, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [("[" * 5000, "does not read"), ("a: [", "does not read"), ("- x", "ids of actions are expected"), ("", ""),
     ("cases.sort: {a: b}", "a key, or a list of keys"), ("x" * 60_000, "more than 50,000 bytes"),
     ("é: \x00", "does not")],
)  # fmt: skip
def test_a_file_that_does_not_read_is_told_and_breaks_nothing(text, told):
    (place().parent / "keymap.yaml").write_text(text, "utf-8")
    own, troubles = own_keys()
    assert own == {}
    assert told in "".join(text.en for text in troubles)


def test_the_printed_key_map_tells_the_presets():
    assert "ctrl+k" in document() and "keymap.yaml" in document()


def test_ones_own_keys_work_are_shown_and_their_clashes_told_at_the_start(app, store):
    store.new("zhang", story())
    (place().parent / "keymap.yaml").write_text("cases.rename: ['o', '!']\ncases.srt: x\n", "utf-8")
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await until(pilot, lambda: "no such action" in seen(program) and "cases.sort" in seen(program))
        assert " o  rename" in seen(program)
        await pilot.press("！")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        await pilot.press("escape", "f2")
        await until(pilot, lambda: isinstance(program.screen, SettingsScreen) and program.screen.found)
        assert "cases.rename and cases.sample" in seen(program)

    run(program, body, (140, 30))


def test_a_preset_is_chosen_in_the_settings_and_holds_at_once_everywhere(app, store):
    for name in ("a", "b", "c"):
        store.new(name, story())
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(program.screen, SettingsScreen))
        await pilot.press(*"vim")
        await until(pilot, lambda: "keys: vim" in seen(program) and "arrows" not in seen(program))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: not isinstance(program.screen, SettingsScreen))
        cases = program.pane.query_one(VirtualList)
        await pilot.press("j", "j")
        await until(pilot, lambda: cases.cursor == 2)
        await pilot.press("g", "g")
        await until(pilot, lambda: cases.cursor == 0)
        await pilot.press("G", "k")
        await until(pilot, lambda: cases.cursor == 1)
        await pilot.press("f7", "j")
        await until(pilot, lambda: isinstance(program.screen, Pick))
        program.settings.views["all"] = ""
        await pilot.press("escape", "f7")
        await until(pilot, lambda: isinstance(program.screen, Pick) and "forget" in seen(program))
        await pilot.press("j", "j")
        await until(pilot, lambda: program.screen.query_one(OptionList).highlighted == 2)
        await pilot.press("k", "escape")
        await until(pilot, lambda: len(program.screen_stack) == 1)
        await pilot.press("slash", "j")
        assert program.pane.query_one("#sought").value == "j"

    run(program, body)
    assert app().settings.keys == VIM
