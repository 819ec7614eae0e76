"""The register of actions: nothing unreachable, nothing twice, nothing without its other ways."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from blacklist_sim.cli.case import case as case_commands
from blacklist_sim.cli.root import root
from tui import finding
from tui.actions import ACTIONS, AREAS, SHELL, of
from tui.actions.action import a_case, a_saved_case
from tui.app import BlacklistApp
from tui.keys import document
from tui.panes.pane import Pane

ROOT = Path(__file__).parent.parent.parent


def pane_of(area: str) -> type[Pane]:
    module, _, name = AREAS[area].home.partition(":")
    found = getattr(import_module(module), name)
    assert isinstance(found, type)
    return found


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_is_done_by_its_area_and_has_its_names_and_keys(name):
    action = ACTIONS[name]
    assert action.name.en and action.name.zh and action.keys
    if not action.goes_to:
        home = BlacklistApp if action.where == SHELL else pane_of(action.where)
        assert callable(getattr(home, action.method))


@pytest.mark.parametrize("area", AREAS)
def test_no_key_means_two_things_in_one_place(area):
    keys: dict[str, str] = {}
    for action in (*of(SHELL), *of(area)):
        for key in action.keys:
            assert key not in keys, f"{key} is {keys[key]} and {action.id}"
            keys[key] = action.id


def test_every_punctuation_key_has_its_full_width_twin():
    twins = {
        "question_mark": "？", "colon": "：", "slash": "／", "full_stop": "。", "comma": "，", "apostrophe": "＇",
        "equals_sign": "＝", "left_square_bracket": "【", "right_square_bracket": "】", "less_than_sign": "《",
        "greater_than_sign": "》",
    }  # fmt: skip
    for action in ACTIONS.values():
        for key in action.keys:
            if key in twins:
                assert twins[key] in action.keys, action.id
            assert key.isalnum() or key in twins or "+" in key or not key.isascii(), key


def test_keys_that_terminals_and_multiplexers_take_are_left_alone():
    taken = {f"ctrl+{letter}" for letter in "abijmhszq"} | {"f10", "f11"}
    assert not taken & {key for action in ACTIONS.values() for key in action.keys}
    assert not [key for action in ACTIONS.values() for key in action.keys if key.startswith("alt+")]


@pytest.mark.parametrize("area", AREAS)
def test_every_action_is_found_by_its_name_its_key_and_its_command(area):
    for action in ACTIONS.values():
        for text in (action.name.en, action.name.zh, action.id):
            assert ("action", action.id) in [one.gives for one in finding.actions(text, area, None, "en")]


def test_every_command_of_a_case_has_its_action():
    twins = " ".join(action.twin for action in ACTIONS.values())
    acts_are_listed_by_the_stepper = {"acts"}
    for name in set(case_commands.entries) - acts_are_listed_by_the_stepper:
        assert f"case {name}" in twins, name


def test_every_twin_begins_with_a_command_that_there_is():
    for action in ACTIONS.values():
        if action.twin and not action.twin.startswith("--"):
            first, *rest = action.twin.split()
            assert first in root.entries, action.twin
            if first == "case":
                assert rest[0] in case_commands.entries


def test_a_command_line_leaves_no_word_open():
    for action in ACTIONS.values():
        assert "{" not in finding.twin(action, None)


def test_what_needs_a_case_says_so_where_none_is_open():
    for action in ACTIONS.values():
        if action.can in (a_case, a_saved_case):
            assert action.can(None).en


def test_the_printed_key_map_is_current():
    assert (ROOT / "docs" / "keys.md").read_text("utf-8") == document()


def test_an_area_is_gone_to_by_its_number():
    assert [area.key for area in AREAS.values()] == list("123456789")


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import tui", ("textual", "sqlmodel", "pydantic")),
        ("import tui.app", ("sqlmodel", "sqlalchemy", "pydantic", "transitions")),
        ("import blacklist_sim.cli.root", ("textual", "sqlmodel")),
        ("from blacklist_sim import load_engine, read_timelines, replay; load_engine()", ("textual", "sqlmodel")),
    ],
)
def test_nothing_is_loaded_before_it_is_needed(code, absent):
    asked = f"{code}\nimport sys\nprint([name for name in {absent!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "[]"


def test_no_two_areas_declare_the_same_action():
    declared = [action for area in (SHELL, *AREAS) for action in import_module(f"tui.actions.{area}").ACTIONS]
    assert len(declared) == len(ACTIONS)
