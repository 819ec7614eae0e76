"""A disk that is full: one message, nothing lost, and the same done again when there is room."""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from blacklist_sim.store import address, open_store
from blacklist_sim.store.check import check
from blacklist_sim.workflow.assemble import load_engine
from tui.app import BlacklistApp
from tui.desk import Desk
from tui.panes.cases import MOMENT
from tui.screens.ask import Ask
from tui.screens.report import Report

from .conftest import NOW, story
from .running import run, seen, until


@pytest.fixture
def disk() -> Iterator[Path]:
    """A disk of half a megabyte; where none can be mounted the test is skipped."""
    with tempfile.TemporaryDirectory() as made:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "none", made], capture_output=True)
        if mounted.returncode:
            pytest.skip("only root may mount a small disk; the same is tested with a small largest number of pages")
        try:
            yield Path(made)
        finally:
            subprocess.run(["umount", "--lazy", made], check=True)


def filled(disk: Path) -> Path:
    """Fills what is left of a disk."""
    path = disk / "ballast"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return path


def opened(program):
    return lambda: program.scene is not None and program.pane is not None and program.pane.choice is not None


def test_on_a_full_disk_an_act_is_not_stored_and_that_is_told_and_it_is_done_again_when_there_is_room(disk):
    path = disk / "cases.db"
    store = open_store(address(str(path)), "teacher", load_engine())
    store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    program = BlacklistApp(Desk(str(path), "teacher", now=lambda: NOW), ("zhang",), "en")

    async def body(pilot):
        await until(pilot, opened(program))
        ballast = filled(disk)
        await pilot.press("n")
        await until(pilot, lambda: "nothing was stored" in seen(program))
        assert program.scene.index == MOMENT and not isinstance(program.screen, Report)
        ballast.unlink()
        await pilot.press("n")
        await until(pilot, lambda: program.scene.index == MOMENT + 1)
        await until(pilot, lambda: "nothing was stored" not in seen(program))

    run(program, body, (140, 30))
    assert len(store.open("zhang").story.events) == MOMENT + 1
    assert not list(check(store))
    store.close()


def test_a_database_that_can_grow_no_further_loses_nothing_and_says_so(app, store):
    store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    program = app("zhang")

    def limit(connection, _record) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    async def body(pilot):
        await until(pilot, opened(program))
        database = program.session.store.database
        database.close()
        event.listen(database.engine, "connect", limit)
        for _ in range(100):
            for name, said in (("shell.undo", "taken back"), ("shell.redo", "done again")):
                program.action_act(name)
                await until(pilot, lambda said=said: said in seen(program) or "disk is full" in seen(program))
            if "disk is full" in seen(program):
                break
        assert "nothing was stored" in seen(program) and not isinstance(program.screen, Report)
        assert program.scene.frames == len(store.open("zhang").story.events)

    run(program, body, (140, 30))
    assert not list(check(store))


def test_a_picture_that_finds_no_room_or_no_folder_is_told_in_the_line_above_the_keys(app, store, tmp_path):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one("Input").value = str(tmp_path / "nowhere" / "a.svg")
        await pilot.press("enter")
        await until(pilot, lambda: "nowhere/a.svg: No such file" in seen(program))
        assert not isinstance(program.screen, Report)

    run(program, body, (180, 30))
