"""Whoever is faster than the store: what he asks for is done in order, what he has overtaken is not done at all."""

import time
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from textual import events

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.check import check
from tui.agenda import MOST
from tui.app import BlacklistApp
from tui.desk import Desk
from tui.panes.cases import MOMENT
from tui.screens.find import Find

from .conftest import NOW, story
from .running import run, until

SLOW = 0.05
INPUTS = 400
NAMED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab", "shift+tab",
    "backspace", "delete", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f12", "ctrl+o", "ctrl+p", "ctrl+t",
)  # fmt: skip
TYPED = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789 -=[]'/,.<>?:？／：张某"
KEYS = {" ": "space", "-": "minus", "=": "equals_sign", "[": "left_square_bracket", "]": "right_square_bracket",
        "'": "apostrophe", "/": "slash", ",": "comma", ".": "full_stop", "<": "less_than_sign",
        ">": "greater_than_sign", "?": "question_mark", ":": "colon"}  # fmt: skip


class Watched(BlacklistApp):
    """The program, with whatever failed in it that nobody expected."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.failures: list[Exception] = []

    def failed(self, error: Exception) -> None:
        """Keeps it."""
        if not isinstance(error, BlacklistSimError | OSError):
            self.failures.append(error)
        super().failed(error)


class SlowDesk(Desk):
    """A desk at which everything takes a while; `asked` counts what was done at it, by name."""

    def __init__(self, db: str) -> None:
        super().__init__(db, "teacher", now=lambda: NOW)
        self.asked: Counter[str] = Counter()

    async def do(self, work, *args, **kwargs):
        """Does it slowly."""
        return await super().do(self._slowly, work, *args, **kwargs)

    def _slowly(self, work, *args, **kwargs):
        self.asked[getattr(work, "__name__", "")] += 1
        time.sleep(SLOW)
        return work(*args, **kwargs)


@pytest.fixture
def slow(store, db, tmp_path, monkeypatch) -> Watched:
    """The program over a slow desk, with a case that stands where the debtor has paid."""
    monkeypatch.chdir(tmp_path)  # a name that is typed at random may be that of a file to be written
    store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    return Watched(SlowDesk(str(db)), ("zhang",), "en")


def press(program, *keys: str) -> None:
    """Presses keys at once, without waiting for what comes of them."""
    for key in keys:
        character = key if len(key) == 1 else None
        program.post_message(events.Key(KEYS.get(key, key), character))


async def rested(pilot) -> None:
    """Waits until nothing waits to be done any more."""
    desk = pilot.app.desk
    seen = -1
    while seen != desk.asked.total():
        seen = desk.asked.total()
        for _ in range(5):
            await pilot.pause(SLOW)


def test_of_the_rows_that_a_held_key_goes_through_only_some_are_looked_up(slow):
    async def body(pilot):
        await until(pilot, lambda: slow.scene is not None and slow.pane is not None)
        press(slow, "7")
        await until(pilot, lambda: slow.pane.area == "law" and (slow.pane.query_one("#found").total or 0) > 100)
        await rested(pilot)
        slow.desk.asked.clear()
        press(slow, *["down"] * 100)
        await until(pilot, lambda: slow.pane.query_one("#found").cursor == 100)
        await rested(pilot)
        assert 1 <= slow.desk.asked["about"] < 50

    run(slow, body)


def test_a_key_held_down_is_done_a_few_times_after_it_was_let_go(slow):
    async def body(pilot):
        await until(pilot, lambda: slow.scene is not None and slow.pane is not None)
        await rested(pilot)
        press(slow, *["u"] * 100)
        await until(pilot, lambda: slow.scene.index < MOMENT)
        await rested(pilot)
        assert MOMENT - MOST - 1 <= slow.scene.index < MOMENT

    run(slow, body)


def test_moves_asked_for_while_one_is_being_done_are_done_after_it(slow):
    async def body(pilot):
        await until(pilot, lambda: slow.scene is not None and slow.pane is not None)
        press(slow, "3")
        await until(pilot, lambda: slow.pane.area == "timeline")
        press(slow, "left", "left", "left")
        await until(pilot, lambda: slow.scene.index == MOMENT - 3)

    run(slow, body)


def test_of_many_areas_asked_for_at_once_the_last_one_is_seen(slow):
    async def body(pilot):
        await until(pilot, lambda: slow.scene is not None and slow.pane is not None)
        press(slow, *"34567898761")
        await until(pilot, lambda: slow.pane.area == "cases")
        await rested(pilot)
        assert slow.pane.area == "cases"
        press(slow, *"2345")
        await until(pilot, lambda: slow.pane.area == "exercise")
        await rested(pilot)
        assert slow.pane.area == "exercise"

    run(slow, body)


def test_a_key_that_comes_to_a_dialog_that_is_not_there_yet_means_nothing(slow):
    async def nothing(text: str):
        return ()

    async def body(pilot):
        await until(pilot, lambda: slow.scene is not None and slow.pane is not None)
        dialog = Find(nothing, "en")
        slow.push_screen(dialog)
        assert await slow.run_action("list('move', 1)", dialog)
        await until(pilot, lambda: dialog.is_mounted)
        assert not slow.failures

    run(slow, body)


@pytest.mark.parametrize("opens", ["f1", "f2", "f6", "f7", "0", "ctrl+o", "ctrl+p", "ctrl+t", "b", "g"])
def test_keys_that_come_before_what_is_opened_is_there_harm_nothing(slow, opens):
    async def body(pilot):
        await until(pilot, lambda: slow.scene is not None and slow.pane is not None and slow.pane.choice is not None)
        for _ in range(3):
            press(slow, opens, "pagedown", "down", "pageup", "home", "end", "left", "right", "tab", "escape", "escape")
            await pilot.pause()
        await rested(pilot)
        press(slow, "escape", "escape")
        await until(pilot, lambda: len(slow.screen_stack) == 1)
        assert not slow.failures

    run(slow, body)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_typed_and_clicked_while_the_store_is_slow_is_survived_and_can_be_left(slow, store, seed):
    draw = Random(seed)

    def once() -> None:
        if draw.random() < 0.4:
            press(slow, draw.choice(NAMED))
        elif draw.random() < 0.8:
            press(slow, draw.choice(TYPED))
        else:
            at = draw.randrange(100), draw.randrange(30)
            for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
                slow.post_message(kind(None, *at, 0, 0, draw.choice((1, 3)), False, False, False, *at))

    async def body(pilot):
        left: list[int] = []
        slow.do_quit = lambda: left.append(1)
        await until(pilot, lambda: slow.scene is not None and slow.pane is not None)
        for number in range(INPUTS):
            once()
            if number % 20 == 0:
                await pilot.pause()
        left.clear()
        while not left:
            press(slow, "escape", "escape", "q")
            await pilot.pause(SLOW)
        assert not slow.failures

    run(slow, body)
    assert not list(check(store))
