"""Transactions: a reader sees one moment, a writer stores all or nothing and waits for his turn."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from blacklist_sim.store import Store, address, connect, open_store, sqlite_file
from blacklist_sim.store.errors import Damaged, StoreError, Unavailable
from blacklist_sim.store.query import Filter
from blacklist_sim.store.shelf import open_database
from blacklist_sim.store.sqlite_file import SIDE_FILES
from blacklist_sim.workflow.engine import Engine

from .conftest import OpenAs, begun, rows

STAGES = text("SELECT stage FROM saved_case ORDER BY id")


def test_a_reader_sees_one_moment_whatever_others_store_meanwhile(store: Store, open_as: OpenAs):
    store.new("zhang", begun())
    other = open_as("student")
    with store.database.reading() as connection:
        before = connection.execute(STAGES).scalars().all()
        other.open("zhang").archive()
        other.new("li", begun())
        assert connection.execute(STAGES).scalars().all() == before
        assert connection.execute(text("SELECT count(*) FROM saved_case WHERE archived")).scalar_one() == 0
    with store.database.reading() as connection:
        assert len(connection.execute(STAGES).all()) == 2


def test_a_block_that_fails_has_stored_nothing(store: Store):
    store.new("zhang", begun())
    before = rows(store)
    with pytest.raises(ZeroDivisionError), store.database.writing() as connection:
        connection.execute(text("UPDATE saved_case SET stage = 'listed'"))
        raise ZeroDivisionError
    assert rows(store) == before


def test_a_writer_waits_for_another_one(store: Store, open_as: OpenAs):
    store.new("zhang", begun())
    other, order = open_as("student"), []

    def write() -> None:
        other.open("zhang").archive()
        order.append("second")

    with store.database.writing() as connection:
        connection.execute(text("UPDATE saved_case SET stage = stage"))
        thread = threading.Thread(target=write)
        thread.start()
        time.sleep(0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_file_is_written_through_and_keeps_its_references(sqlite: str, store: Store):
    if not store.database.sqlite:
        pytest.skip("how a server writes is its own affair")
    with store.database.reading() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("synchronous", "foreign_keys", "journal_mode")
        }
    assert said == {"synchronous": 2, "foreign_keys": 1, "journal_mode": "wal"}


def test_where_a_file_is_in_use_its_log_is_turned_on_the_next_time(sqlite: str, open_as: OpenAs, store: Store):
    if not store.database.sqlite:
        pytest.skip("a server keeps its own log")
    store.close()
    with sqlite3.connect(sqlite, isolation_level=None) as using:
        using.execute("PRAGMA journal_mode = DELETE")
        using.execute("BEGIN")
        using.execute("SELECT count(*) FROM saved_case").fetchone()
        with open_as("student").database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
        using.execute("COMMIT")
    using.close()
    again = open_as("teacher")
    with again.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_half_a_character_is_refused(store: Store):
    with pytest.raises(StoreError, match="half a character"), store.database.writing() as connection:
        connection.execute(text("UPDATE saved_case SET people = :people"), {"people": "\ud800"})


def test_nobody_waits_for_ever_for_a_program_that_was_stopped_half_way(
    store: Store, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
):
    store.new("zhang", begun())
    for module in (connect, sqlite_file):
        monkeypatch.setattr(module, "BUSY_SECONDS", 1)
    other = open_as("student")
    case, before = other.open("zhang"), rows(store)
    with store.database.writing() as connection:
        connection.execute(text("UPDATE saved_case SET stage = stage"))
        with pytest.raises(Unavailable, match="another program is writing to it; nothing was stored"):
            case.archive()
    assert rows(store) == before
    case.archive()


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_nothing_is_stored_in_a_file_that_others_no_longer_find(sqlite: str, law: Engine, how: str):
    store, file = open_store(address(sqlite), "teacher", law), Path(sqlite)
    case = store.new("zhang", begun())
    if how == "moved":
        file.rename(file.with_name("elsewhere.db"))
    else:
        file.unlink()
    if how == "replaced":
        for side in SIDE_FILES:
            file.with_name(file.name + side).unlink(missing_ok=True)
        open_store(address(sqlite), "teacher", law).close()
    for _ in range(2):
        with pytest.raises(Unavailable, match="moved, deleted or replaced while it was open here; nothing was stored"):
            case.archive()
    assert case.row.archived is False
    store.close()


def test_half_a_character_that_is_asked_for_is_no_damage(store: Store):
    with pytest.raises(StoreError, match="half a character") as refused:
        store.cases(Filter(changed_by="\udcff"))
    assert not isinstance(refused.value, Damaged)


@pytest.mark.parametrize(("cache", "kept"), [(256, -256), (None, -2000)])
def test_so_much_of_a_file_is_kept_in_the_memory_as_is_asked_for(tmp_path: Path, cache: int | None, kept: int):
    database = open_database(address(str(tmp_path / "cases.db")), cache=cache)
    with database.reading() as connection:
        assert connection.execute(text("PRAGMA cache_size")).scalar_one() == kept
    database.close()
