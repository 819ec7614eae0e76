"""A program that is killed while it upgrades or restores leaves the database as it was or as it should be."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from blacklist_sim.store import address, open_store, schema
from blacklist_sim.store.backup import backup
from blacklist_sim.store.check import check
from blacklist_sim.store.restore import restore
from blacklist_sim.workflow.engine import Engine

from .conftest import begun, rows
from .next_step import NEXT, add_step

KILLS = 12
BEFORE = schema.REVISION
"""The newest step, before a test adds one."""


def ended(work: Callable[[], object], after: float | None = None) -> int:
    """How a process that does the work ends: with 0, or with the signal if it is killed after so many seconds."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def took(work: Callable[[], object]) -> float:
    """How long a process takes for the work if nobody kills it."""
    began = time.monotonic()
    assert ended(work) == 0
    return time.monotonic() - began


@pytest.fixture
def moments() -> Callable[[float], list[float]]:
    """Moments at random within a time, the same in every run."""
    chance = random.Random(7)
    return lambda whole: sorted(chance.uniform(0, whole) for _ in range(KILLS))


def test_a_restoring_that_is_killed_has_happened_or_has_not(
    database: str, tmp_path: Path, law: Engine, moments: Callable[[float], list[float]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    store = open_store(address(database), "teacher", law)
    for number in range(30):
        store.new(f"c{number}", begun())
    now = rows(store)
    kept = backup(store.database, tmp_path / "now.bak")
    for number in range(30, 60):
        store.new(f"c{number}", begun())
    later, further = rows(store), backup(store.database, tmp_path / "later.bak")
    store.close()
    whole = took(lambda: restore(address(database), further, force=True))
    cut_off = 0
    for number, moment in enumerate(moments(whole)):
        source = (kept, further)[number % 2]
        how = ended(lambda source=source: restore(address(database), source, force=True), moment)
        assert how in (0, -signal.SIGKILL)
        cut_off += how != 0
        assert rows(store) in (now, later)
        assert list(check(store)) == []
        store.close()
    assert cut_off, "some were killed before they were done"


def test_an_upgrade_that_is_killed_has_happened_or_has_not(
    sqlite: str, tmp_path: Path, law: Engine, moments: Callable[[float], list[float]], monkeypatch: pytest.MonkeyPatch
):
    store = open_store(address(sqlite), "teacher", law)
    for number in range(30):
        store.new(f"c{number}", begun())
    before = rows(store)
    store.close()
    old = Path(sqlite).read_bytes()
    add_step(tmp_path, monkeypatch, recreate="always")
    whole = took(lambda: open_store(address(sqlite), ""))
    for moment in moments(whole):
        for path in tmp_path.glob("cases.db*"):
            path.unlink()
        Path(sqlite).write_bytes(old)
        assert ended(lambda: open_store(address(sqlite), ""), moment) in (0, -signal.SIGKILL)
        with closing(sqlite3.connect(sqlite)) as connection:
            (stands,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            marks = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('saved_case')")]
        assert ("mark" in marks) == (stands == NEXT)
        assert stands in (NEXT, BEFORE)
        assert stands != NEXT or list(tmp_path.glob("*.bak")), "what was there is kept before anything is changed"
        again = open_store(address(sqlite), "teacher", law)
        assert rows(again) == before
        with again.database.reading() as connection:
            assert schema.revision(connection, again.database.address) == NEXT
            assert connection.execute(text("SELECT count(*) FROM saved_case WHERE mark = 'new'")).scalar_one() == 30
        again.close()
