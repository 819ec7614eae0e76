"""The interface in a real terminal: tmux draws it, types into it, and sees what it leaves behind."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blacklist_sim.exercise import attempts
from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.exercise.seeds import seed_of
from blacklist_sim.exercise.variant import variant
from blacklist_sim.store import Store
from blacklist_sim.store.check import check
from blacklist_sim.workflow.assemble import load_engine

from .conftest import story
from .terminal import BEGUN, Terminal, click, drag

ROOT = Path(__file__).parent.parent.parent
Started = Callable[..., Terminal]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log" / "terminal.log"


@pytest.fixture
def started(tmp_path: Path, db: Path) -> Iterator[Started]:
    """Starts the program over the test's database; what is still running in the end is ended."""
    running: list[Terminal] = []

    def begun(*words: str, size: tuple[int, int] = (100, 30), lang: str = "en") -> Terminal:
        command = [sys.executable, "-m", "tui", "--db", str(db), "--lang", lang, *words]
        terminal = Terminal(command, tmp_path, size, {"PYTHONPATH": str(ROOT)})
        running.append(terminal)
        return terminal.__enter__()

    yield begun
    for terminal in running:
        terminal.__exit__(None, None, None)


def left_in_order(terminal: Terminal, log: Path) -> None:
    """Leaves, and looks at what is left: code 0, the terminal as it was, nothing in the log."""
    terminal.press("q")
    assert terminal.left() == f"{BEGUN}\nended 0"
    assert not log.exists() or "Traceback" not in log.read_text("utf-8")


def test_a_case_is_opened_by_enter_and_the_terminal_is_left_as_it_was(started: Started, store: Store, log: Path):
    store.new("zhang", story())
    terminal = started()
    terminal.until("zhang")
    terminal.press("Enter")
    terminal.until("Stepper > zhang")
    left_in_order(terminal, log)
    assert not list(check(store))


def test_chinese_is_typed_and_pasted_into_the_line_that_finds_cases(started: Started, store: Store, log: Path):
    store.new("zhang", story())
    terminal = started()
    terminal.until("zhang")
    terminal.type("／")
    terminal.until_cursor(1)
    terminal.type("李四")
    terminal.until("no case is found")
    terminal.paste("王五")
    terminal.until("李四王五")
    terminal.press("Enter")
    left_in_order(terminal, log)


def test_what_is_typed_right_after_the_key_that_finds_cases_goes_into_its_line(started: Started, store: Store):
    store.new("zhang", story())
    terminal = started()
    terminal.until("zhang")
    terminal.type("/nobody")
    terminal.until("no case is found", seconds=5)


def test_what_is_seen_fits_the_terminal_when_it_becomes_smaller_and_larger(started: Started, store: Store, log: Path):
    store.new("zhang", story())
    terminal = started("zhang", lang="both")
    terminal.until("zhang")
    for size in ((40, 12), (160, 50), (20, 6), (100, 30)):
        terminal.resize(*size)
        terminal.until("zhang" if size[0] > 30 else ">")
        assert len(terminal.screen.splitlines()) <= size[1]
    left_in_order(terminal, log)


def test_the_bar_of_time_is_dragged_with_the_mouse(started: Started, store: Store):
    store.new("zhang", story())
    terminal = started("zhang")
    terminal.until("Stepper > zhang")
    terminal.press("3")
    whole = f"{len(story().events)}/{len(story().events)} events"
    terminal.until("branch: zhang")
    terminal.type(drag(range(99, 0, -3), 2))
    terminal.until(" 1/")
    terminal.type(click(99, 2))
    terminal.until(whole)


def test_after_a_quick_drag_the_bar_rests_where_the_mouse_let_go(started: Started, store: Store, log: Path):
    store.new("zhang", story())
    terminal = started("zhang")
    terminal.until("Stepper > zhang")
    terminal.press("3")
    terminal.until("branch: zhang")
    terminal.type(drag(range(99, 0, -3), 2))
    terminal.until(" 1/")
    assert " 1/" in terminal.resting()
    left_in_order(terminal, log)


def test_a_whole_exercise_is_done_by_keys_alone(started: Started, store: Store, log: Path):
    name = "paid-and-still-listed"
    found = variant(load_engine(), read_exercise(name), seed_of("teacher", name))
    terminal = started("--as", "teacher", size=(120, 50))
    terminal.until("esc close")
    terminal.press("Escape")
    terminal.until_gone("esc close")
    terminal.press("5")
    terminal.until("exercise(s)")
    terminal.press("F3")
    terminal.type(name)
    terminal.until("1 exercise(s)")
    terminal.press("Enter")
    terminal.press("Enter")
    terminal.until("begin with seed")
    terminal.press("Enter")
    terminal.until("0/9")
    for number, item in enumerate(found.items.values(), start=1):
        terminal.until(f"{item.id}: ")
        terminal.press("Enter")
        right = item.form.right(item)
        if item.form.kind == "choice":
            terminal.until("enter choose")
            terminal.press("Home", *["Down"] * [one.id for one in item.form.options].index(right), "Enter")
        else:
            terminal.until("enter OK")
            terminal.type(right)
            terminal.press("Enter")
        terminal.until(f"{number}/9")
        terminal.press("Down")
        if number < 9 and f"{list(found.items)[number]}: " not in terminal.resting(0.2):
            terminal.press("Down")  # over the title of the next task
    terminal.press("F6")
    terminal.until("points: 4 of 4")
    terminal.press("F8")
    terminal.until("everything is answered")
    terminal.press("Enter")
    terminal.until("36 of 36 (100 %)")
    left_in_order(terminal, log)
    assert [kept.attempt.submitted is not None for kept in attempts.listed(store, name, "teacher")] == [True]
