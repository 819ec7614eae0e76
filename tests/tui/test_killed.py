"""A terminal that is killed in the middle of anything loses nothing of what was acknowledged."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from bench.pseudo_terminal import Gone, PseudoTerminal
from blacklist_sim.store import Store
from blacklist_sim.store.check import check

from .conftest import story

HANGUP, TERMINATED = 129, 143
ROOT = Path(__file__).parent.parent.parent
DOWN, ENTER = "\x1b[B", "\r"


def read_out(terminal: PseudoTerminal) -> bytes:
    """All that a program still writes until it has ended."""
    left = b""
    with suppress(Gone):
        while chunk := terminal.read(10):
            left += chunk
    terminal.process.wait(10)
    return left


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_what_was_acknowledged_is_there_after_a_kill(store: Store, db: Path, how: signal.Signals):
    told = story()
    store.new("zhang", replace(told, events=told.events[:14]))
    command = [sys.executable, "-m", "tui", "--db", str(db), "--lang", "en", "zhang"]
    acknowledged = 14
    for _ in range(3):
        with PseudoTerminal(command, folder=ROOT) as terminal:
            terminal.until(f"{acknowledged}/{acknowledged}")
            terminal.until("> ✓")
            terminal.send(ENTER)
            terminal.until(f"{acknowledged + 1}/{acknowledged + 1}")
            acknowledged += 1
            terminal.send(DOWN + ENTER)
            os.kill(terminal.process.pid, how)
            read_out(terminal)
        kept = store.open("zhang")
        assert acknowledged <= len(kept.story.events) <= acknowledged + 1
        acknowledged = len(kept.story.events)
        assert not list(check(store))


def closed(terminal: PseudoTerminal) -> None:
    """Closes a terminal under its program."""
    with open(os.devnull, "r+b") as nothing:
        os.dup2(nothing.fileno(), terminal._master)


@pytest.mark.parametrize("heard", [True, False], ids=["with a signal", "without one"])
def test_a_program_whose_terminal_was_closed_ends_quietly(store: Store, db: Path, tmp_path: Path, heard: bool):
    told = story()
    store.new("zhang", replace(told, events=told.events[:14]))
    command = [sys.executable, "-m", "tui", "--db", str(db), "--lang", "en", "zhang"]
    if not heard:
        command = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command]
    with PseudoTerminal(command, folder=ROOT) as terminal:
        terminal.until("> ✓")
        terminal.send(ENTER)
        terminal.until("15/15")
        terminal.send("6")
        terminal.until("paused")
        terminal.send("R")
        terminal.until(" 0/15")
        terminal.send(" ")  # it plays, and so it draws when nobody looks any more
        terminal.until("playing")
        closed(terminal)
        assert terminal.process.wait(30) == HANGUP
    assert len(store.open("zhang").story.events) == 15
    assert not list(check(store))
    assert not (tmp_path / "log" / "terminal.log").exists()


def test_a_program_that_is_asked_to_end_leaves_the_terminal_as_it_was(store: Store, db: Path):
    store.new("zhang", story())
    with PseudoTerminal([sys.executable, "-m", "tui", "--db", str(db), "--lang", "en"], folder=ROOT) as terminal:
        terminal.until("zhang")
        os.kill(terminal.process.pid, signal.SIGTERM)
        left = read_out(terminal)
        assert terminal.process.returncode == TERMINATED
    assert b"\x1b[?1049l" in left and b"\x1b[?25h" in left


def test_a_program_that_is_asked_to_end_ends_though_its_terminal_takes_no_more(store: Store, db: Path):
    store.new("zhang", story())
    with PseudoTerminal([sys.executable, "-m", "tui", "--db", str(db), "--lang", "en"], folder=ROOT) as terminal:
        terminal.until("zhang")
        for area in "1717171717171717":
            terminal.send(area)
            sleep(0.2)  # nobody reads what is drawn, until no more of it can be written
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.process.wait(30) == TERMINATED
    assert not list(check(store))


def test_without_a_terminal_it_says_what_it_needs(db: Path):
    command = [sys.executable, "-m", "tui", "--db", str(db)]
    said = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT, timeout=30)
    assert said.returncode == 2
    assert "this needs a terminal" in said.stderr and "\x1b" not in said.stderr
