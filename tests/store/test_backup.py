"""A backup: one file, whole, with every record as it is; and nothing else is ever written over."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from blacklist_sim.store import Store, address, backup, open_store, snapshot
from blacklist_sim.store.backup import backup as back_up
from blacklist_sim.store.check import check
from blacklist_sim.store.errors import NotADatabase, StoreError
from blacklist_sim.workflow.engine import Engine

from .asked import ask, refusal
from .conftest import OpenAs, begun, ground_one, rows

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


@pytest.fixture
def filled(store: Store) -> Store:
    """Cases with all kinds of records."""
    store.new("zhang", begun())
    case = store.new("li", ground_one())
    case.undo(2)
    case.redo()
    case.fork("li-2", 8)
    case.archive()
    return store


def test_a_backup_holds_every_row_as_it_is_in_one_file(filled: Store, tmp_path: Path, law: Engine):
    target = tmp_path / "kept.bak"
    assert back_up(filled.database, target) == target
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    copy = open_store(address(str(target)), "student", law, create=False)
    assert rows(copy) == rows(filled)
    assert list(check(copy)) == []
    copy.open("li").archive(False)
    copy.close()
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith("cases.db")} == {"kept.bak"}


def test_a_backup_is_no_more_open_to_others_than_the_database(sqlite: str, tmp_path: Path):
    store = open_store(address(sqlite), "teacher")
    os.chmod(sqlite, 0o640)
    assert back_up(store.database, tmp_path / "kept.bak").stat().st_mode & 0o777 == 0o640
    store.close()


def test_a_backup_can_be_made_while_others_write(filled: Store, open_as: OpenAs, tmp_path: Path, law: Engine):
    writer, done = open_as("student"), threading.Event()

    def write() -> None:
        case = writer.open("zhang")
        while not done.is_set():
            case.archive(not case.row.archived)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(5):
            copy = open_store(address(str(back_up(filled.database, tmp_path / f"{number}.bak"))), "", law)
            assert list(check(copy)) == []
            copy.close()
    finally:
        done.set()
        thread.join()
    assert len(writer.open("zhang").journal) > 7, "it did write"


def test_a_file_that_is_there_is_kept_unless_it_is_a_backup_to_be_replaced(filled: Store, tmp_path: Path):
    target, photo = tmp_path / "kept.bak", tmp_path / "photo.png"
    back_up(filled.database, target)
    first = target.read_bytes()
    filled.open("zhang").archive()
    with pytest.raises(StoreError, match="is there already"):
        back_up(filled.database, target)
    assert target.read_bytes() == first
    back_up(filled.database, target, force=True)
    assert target.read_bytes() != first
    photo.write_bytes(PNG)
    for force in (False, True):
        with pytest.raises(StoreError):
            back_up(filled.database, photo, force)
    with pytest.raises(NotADatabase):
        back_up(filled.database, photo, force=True)
    assert photo.read_bytes() == PNG


def test_a_backup_that_is_open_elsewhere_is_not_replaced(filled: Store, tmp_path: Path, law: Engine):
    target = back_up(filled.database, tmp_path / "kept.bak")
    used = open_store(address(str(target)), "student", law)
    used.open("zhang").archive()
    with pytest.raises(StoreError, match="is open in another program"):
        back_up(filled.database, target, force=True)
    assert used.open("zhang").row.archived
    used.close()


@pytest.mark.parametrize("name", [os.symlink, os.link], ids=["symbolic link", "hard link"])
def test_the_database_itself_is_no_place_for_its_backup(sqlite: str, tmp_path: Path, name: Callable[[str, str], None]):
    store = open_store(address(sqlite), "teacher")
    name(sqlite, str(tmp_path / "other"))
    for target in (Path(sqlite), tmp_path / "other"):
        with pytest.raises(StoreError, match="is the database itself"):
            back_up(store.database, target, force=True)
    store.close()


def test_a_place_for_a_backup_that_cannot_be_is_told_of(filled: Store, tmp_path: Path):
    with pytest.raises(StoreError, match="is a folder"):
        back_up(filled.database, tmp_path)
    with pytest.raises(StoreError, match="there is no folder"):
        back_up(filled.database, tmp_path / "missing" / "kept.bak")
    os.mkfifo(tmp_path / "pipe")
    for force in (False, True):
        with pytest.raises(StoreError):
            back_up(filled.database, tmp_path / "pipe", force)


def test_a_backup_that_is_broken_off_leaves_nothing(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(backup, "check_whole", stop)
    with pytest.raises(KeyboardInterrupt):
        back_up(filled.database, tmp_path / "kept.bak")
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_file_that_appears_meanwhile_is_kept(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "kept.bak"
    monkeypatch.setattr(backup, "check_whole", lambda *_: target.write_text("somebody's"))
    with pytest.raises(StoreError, match="is there already"):
        back_up(filled.database, target)
    assert target.read_text() == "somebody's"


def test_where_a_disk_knows_no_links_a_backup_is_placed_all_the_same(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(snapshot.os, "link", refuse)
    target = back_up(filled.database, tmp_path / "kept.bak")
    first = target.read_bytes()
    filled.open("zhang").archive()
    with pytest.raises(StoreError, match="is there already"):
        back_up(filled.database, target)
    assert target.read_bytes() == first


def test_of_a_damaged_database_no_backup_is_made(sqlite: str, tmp_path: Path, law: Engine):
    store = open_store(address(sqlite), "teacher", law)
    store.new("zhang", begun())
    store.close()
    with open(sqlite, "r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * 4096)
    said = refusal("db", "backup", tmp_path / "kept.bak", "--db", sqlite)
    assert f"{sqlite} is damaged" in said
    assert "db restore" in said
    assert not (tmp_path / "kept.bak").exists()


def test_a_backup_of_a_server_can_be_used_by_itself(postgresql: str, tmp_path: Path, law: Engine):
    store = open_store(address(postgresql), "teacher", law)
    store.new("zhang", begun())
    store.close()
    target = tmp_path / "kept.bak"
    assert ask("db", "backup", target, "--db", postgresql).status == 0
    assert target.stat().st_mode & 0o777 == 0o600
    assert ask("case", "archive", "zhang", "--db", target).status == 0
