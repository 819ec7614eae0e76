"""Ten thousand keys, clicks, sizes and pastes at random: the program goes on, and what is stored is sound."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from bench.pseudo_terminal import DRAG, KEYS, LEFT, WHEEL_DOWN, WHEEL_UP, Gone, PseudoTerminal, mouse, pasted
from blacklist_sim.store import Store
from blacklist_sim.store.check import check
from blacklist_sim.timeline.read import read_timelines

ROOT = Path(__file__).parent.parent.parent
TINY = [sys.executable, "-m", "bench.plain_apps", "echo"]
KEYS_PRESSED, AT_ONCE = 10_000, 40
SEEDS = (1, 2, 3)
LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789 -=[]'/,.<>?:;+_"
WIDE = "？／：；＇＝【】《》。，＋－中文张某"
CONTROL = "\x01\x02\x05\x06\x0b\x0e\x0f\x10\x12\x15\x16\x17\x18\x19"
NOISE = (
    "张某 2024-04-13",
    "[bold]x[/] {y}",
    "\x00\x07",
    "🙂́e",
    "x" * 500,
    "2019-06-03\n2019-06-04\n",
    "'; DROP TABLE saved_case; --",
)
SIZES = ((120, 40), (80, 24), (40, 12), (20, 5), (200, 60), (1, 1), (79, 23))
STORIES = ("ground-1-paid-in-full", "company-order-binds-its-people", "plain-default")


class Masher:
    """Does something at random, all of it given by the numbers drawn."""

    def __init__(self, terminal: PseudoTerminal, random: Random) -> None:
        self.terminal, self.random, self.size, self.done = terminal, random, (120, 40), 0

    def mash(self, times: int) -> None:
        """So many inputs, some at once; the program is let read what it can."""
        while self.done < times:
            for _ in range(AT_ONCE):
                self._once()
            self.done += AT_ONCE
            self.terminal.settle(0.01, longest=1)

    def _once(self) -> None:
        draw, kind = self.random, self.random.random()
        if kind < 0.45:
            self.terminal.send(draw.choice(list(KEYS.values())))
        elif kind < 0.8:
            self.terminal.send(draw.choice(LETTERS + WIDE))
        elif kind < 0.85:
            self.terminal.send(draw.choice(CONTROL))
        elif kind < 0.97:
            self.terminal.send("".join(self._mouse()))
        elif kind < 0.99:
            self.terminal.send(pasted(draw.choice(NOISE)))
        else:
            self.size = draw.choice(SIZES)
            self.terminal.resize(*self.size)

    def _mouse(self) -> Iterator[str]:
        draw = self.random
        column, line = draw.randrange(self.size[0]), draw.randrange(self.size[1])
        if draw.random() < 0.3:
            yield mouse(draw.choice((WHEEL_UP, WHEEL_DOWN)), column, line)
            return
        yield mouse(LEFT, column, line)
        for _ in range(draw.choice((0, 0, 0, 5))):
            column, line = draw.randrange(self.size[0]), draw.randrange(self.size[1])
            yield mouse(LEFT + DRAG, column, line)
        yield mouse(LEFT, column, line, released=True)


def leave(terminal: PseudoTerminal, keys: Sequence[str], seconds: float = 60) -> int:
    """Presses keys in turn until the program has ended, without a trace of an error; gives the code it left with."""
    end = monotonic() + seconds
    try:
        while monotonic() < end:
            for key in keys:
                terminal.send(key)
                terminal.settle(0.2, longest=2)
    except (Gone, OSError):
        assert "Traceback" not in terminal.written, terminal.written
        return terminal.process.wait(10)
    raise AssertionError("it does not end\n" + "\n".join(terminal.lines))


def mashed(
    command: Sequence[str], folder: Path, shown: str, seed: int, times: int, keys: Sequence[str], **env: str
) -> int:
    """Mashes a command from when a text is shown; gives the code that it leaves with when asked to.

    What leaves in good order on the way, as one can from a list of all actions, is started anew.
    """
    left, random = times, Random(seed)
    while True:
        with PseudoTerminal(command, env={"PYTHONPATH": str(ROOT), **env}, folder=folder) as terminal:
            terminal.until(shown)
            masher = Masher(terminal, random)
            try:
                masher.mash(left)
                terminal.resize(120, 40)
                terminal.settle(0.5, longest=30)
            except Gone:
                left -= masher.done
                if terminal.process.poll() != 0 or "Traceback" in terminal.written:
                    raise
                continue
            return leave(terminal, keys)


def test_the_masher_itself_goes_through_a_tiny_program(tmp_path: Path):
    assert mashed(TINY, tmp_path, "nothing but this", 1, 400, ["\x11"]) == 0


def test_the_masher_notices_an_error_that_is_only_told_at_the_end(tmp_path: Path):
    with pytest.raises(AssertionError, match="Traceback"):
        mashed(["sh", "-c", "echo begun; cat; echo Traceback"], tmp_path, "begun", 1, 40, ["\x04"])


def test_the_masher_notices_a_program_that_ends(tmp_path: Path):
    with pytest.raises(Gone, match=r"ended"):
        mashed(["sh", "-c", "echo begun; read x; exit 1"], tmp_path, "begun", 1, 400, ["q"])


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_is_typed_ends_the_program_or_harms_what_is_stored(
    tmp_path: Path, db: Path, store: Store, seed: int
):
    for name in STORIES:
        store.new(name, read_timelines(f"fixture:{name}")[0])
    log, home = tmp_path / "log" / "terminal.log", tmp_path / "home"
    home.mkdir()
    command = [sys.executable, "-m", "tui", "--db", str(db), "--lang", "both"]
    assert mashed(command, home, STORIES[-1], seed, KEYS_PRESSED, ["\x1b", "\x1b", "q"], HOME=str(home)) == 0
    assert not log.exists() or "Traceback" not in log.read_text("utf-8"), log.read_text("utf-8")[-4000:]
    assert not list(check(store))
