"""The register of actions: nothing unreachable, nothing twice, nothing without its other ways."""

import shlex
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from blacklist_sim.cli import main
from blacklist_sim.cli.case import case as case_commands
from blacklist_sim.cli.root import root
from blacklist_sim.exercise import attempts
from blacklist_sim.exercise.read import read_exercise
from tui import finding
from tui.actions import ACTIONS, AREAS, SHELL, of
from tui.actions.action import a_case, a_saved_case
from tui.app import BlacklistApp
from tui.keys import document
from tui.panes.cases import MOMENT
from tui.panes.pane import Pane

from .conftest import story

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
        if action.twin:
            first, *rest = action.twin.split()
            assert first in root.entries, action.twin
            if first == "case":
                assert rest[0] in case_commands.entries


ASKED_FOR = {
    "{case}": "zhang", "{act}": "lift_consumption_restriction", "ORDER": "name", "FILE": "FILE.yaml", "NEW": "new",
    "OTHER": "li", "DATE": "2019-06-04", "KIND": "rail", "ID": "borrower", "…": "rail G second", "KEY=VALUE": "note=x",
    "SWITCH=OPTION": "three_days_start=event",
    "EXERCISE": "paid-and-still-listed", "ITEM": "1.1 --yes",
    "RULE": "listing.delete", "FORM": "jsonl", "NAME": "other", " N": " 13",
}  # fmt: skip
"""What somebody may write for the words that a command line leaves to him."""


@pytest.mark.parametrize("name", [name for name, action in ACTIONS.items() if action.twin])
def test_every_twin_runs_once_its_words_are_filled(name, session, tmp_path, monkeypatch, capsys):
    action, store = ACTIONS[name], session.store
    if action.twin.startswith("tui"):
        return  # needs a terminal
    monkeypatch.setenv("BLACKLIST_SIM_DB", str(tmp_path / "cases.db"))
    monkeypatch.chdir(tmp_path)
    for case in ("zhang", "li"):
        store.new(case, replace(story(), events=story().events[:MOMENT]))
    scene = session.open("zhang")
    if name == "shell.redo":
        session.undo()
    writes = "-o FILE" in action.twin
    if not writes:
        (tmp_path / "FILE.yaml").write_text(session.text("yaml"), "utf-8")
    text = action.twin
    if "ATTEMPT" in text:
        exercise = read_exercise("paid-and-still-listed")
        text = text.replace("ATTEMPT", attempts.begin(store, exercise, 1, store.user).name)
    if name == "exercise.file":
        text = text.replace("FILE", read_exercise("paid-and-still-listed").file)
    for word, said in ASKED_FOR.items():
        text = text.replace(word, said)
    line = finding.twin(replace(action, twin=text), scene)
    assert main(shlex.split(line)[1:]) == 0, (line, capsys.readouterr())


def test_a_story_in_no_database_is_named_by_its_file(session):
    why = finding.twin(ACTIONS["stepper.why"], session.open_sample())
    assert why.startswith("blacklist-sim why ground-1-paid-in-full ") and "case:" not in why
    several = session.openings(["plain-default", "listed-restricted-banned-in-debt"])
    assert all(one.address.startswith((one.name, f"{one.name} --story")) for one in several)


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
