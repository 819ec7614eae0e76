"""A terminal that is killed in the middle of anything loses nothing of what was acknowledged."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.pseudo_terminal import PseudoTerminal
from blacklist_sim.store import Store
from blacklist_sim.store.check import check

from .conftest import story

ROOT = Path(__file__).parent.parent.parent
DOWN, ENTER = "\x1b[B", "\r"


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
            terminal.process.wait(10)
        kept = store.open("zhang")
        assert acknowledged <= len(kept.story.events) <= acknowledged + 1
        acknowledged = len(kept.story.events)
        assert not list(check(store))
