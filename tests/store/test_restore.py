"""A backup in the place of a database: all of it at once, and what was there is kept."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from blacklist_sim.store import Store, address, connect, guard, open_store, restore, sqlite_file
from blacklist_sim.store.backup import backup
from blacklist_sim.store.check import check
from blacklist_sim.store.errors import Damaged, MovedOn, NewerDatabase, NotADatabase, StoreError, Unavailable
from blacklist_sim.store.restore import restore as put_back
from blacklist_sim.workflow.engine import Engine

from .conftest import OpenAs, begun, rows
from .next_step import add_step


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the user."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    return tmp_path / "own" / "blacklist-sim"


@pytest.fixture
def kept(store: Store, tmp_path: Path, own_folder: Path) -> Path:
    """A backup of a database with two cases, one of which is taken further and a third one opened since."""
    assert own_folder
    store.new("zhang", begun())
    store.new("li", begun())
    found = backup(store.database, tmp_path / "kept.bak")
    store.open("zhang").undo()
    store.new("wang", begun())
    return found


def rows_of(path: Path) -> list[str]:
    store = open_store(address(str(path)), "")
    try:
        return rows(store)
    finally:
        store.close()


def test_a_backup_takes_the_place_of_what_is_there_and_that_is_kept(
    store: Store, database: str, kept: Path, tmp_path: Path, own_folder: Path
):
    before = rows(store)
    done = put_back(address(database), kept, force=True)
    assert done.cases == 2
    assert rows(store) == rows_of(kept) != before, "who has it open sees it"
    assert list(check(store)) == []
    assert done.aside == (tmp_path / "cases.db.before-restore.bak" if store.database.sqlite else done.aside)
    assert done.aside is not None
    assert done.aside.parent == (tmp_path if store.database.sqlite else own_folder)
    assert rows_of(done.aside) == before
    store.new("wang", begun())
    assert [finding.text for finding in check(store)] == []
    with store.database.reading() as connection:
        assert guard.missing(connection) == []


def test_every_restoring_keeps_a_file_of_its_own(store: Store, database: str, kept: Path):
    asides = [put_back(address(database), kept, force=True).aside for _ in range(3)]
    assert len(set(asides)) == 3
    assert all(aside is not None and aside.exists() for aside in asides)


def test_a_case_in_somebodys_hands_does_not_go_on_from_records_that_are_gone(
    store: Store, open_as: OpenAs, database: str, kept: Path
):
    mine = store.open("zhang")
    put_back(address(database), kept, force=True)
    other = open_as("student").open("zhang")
    other.undo()
    assert other.row.last_seq == mine.row.last_seq
    with pytest.raises(MovedOn):
        mine.archive()
    assert list(check(store)) == []


def test_where_nothing_is_a_backup_makes_a_database(kept: Path, database: str, tmp_path: Path, law: Engine):
    fresh = tmp_path / "fresh.db"
    for make in (lambda: None, fresh.unlink, lambda: (fresh.unlink(), fresh.touch())):
        make()
        done = put_back(address(str(fresh)), kept)
        assert (done.cases, done.aside) == (2, None)
        assert rows_of(fresh) == rows_of(kept)
        assert kept.exists()
    assert not list(tmp_path.glob(".draft*"))
    assert not list(tmp_path.glob("fresh.db.*"))


def test_the_users_own_file_is_made_with_its_folder(kept: Path, own_folder: Path):
    assert put_back(address(None), kept).cases == 2
    assert rows_of(own_folder / "cases.db") == rows_of(kept)


def test_cases_on_a_server_are_not_replaced_unless_that_is_asked_for(postgresql: str, tmp_path: Path, law: Engine):
    store = open_store(address(postgresql), "teacher", law)
    store.new("zhang", begun())
    target = backup(store.database, tmp_path / "kept.bak")
    store.open("zhang").undo()
    before = rows(store)
    with pytest.raises(StoreError, match=r"holds 1 case\(s\); --force"):
        put_back(address(postgresql), target)
    assert rows(store) == before
    store.close()


def test_an_empty_server_takes_a_backup_of_a_file_and_goes_on_numbering(
    sqlite: str, postgresql: str, tmp_path: Path, law: Engine
):
    file = open_store(address(sqlite), "teacher", law)
    for name in ("zhang", "li", "wang"):
        file.new(name, begun())
    assert put_back(address(postgresql), backup(file.database, tmp_path / "kept.bak")).aside is None
    server = open_store(address(postgresql), "student", law)
    assert rows(server) == rows(file)
    assert server.new("zhao", begun()).row.id == 4
    assert list(check(server)) == []
    server.close()
    file.close()


def test_while_another_program_writes_nothing_is_restored(
    store: Store, open_as: OpenAs, database: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before, other = rows(store), open_as("student")
    for module in (sqlite_file, connect):
        monkeypatch.setattr(module, "BUSY_SECONDS", 1)
    with other.database.writing() as writing:
        writing.execute(text("UPDATE saved_case SET stage = stage"))
        with pytest.raises(Unavailable, match="another program"):
            put_back(address(database), kept, force=True)
    assert rows(store) == before
    assert not list(tmp_path.rglob("*before-restore*"))


def test_no_act_is_lost_between_what_is_kept_and_what_is_restored(
    store: Store, open_as: OpenAs, database: str, kept: Path
):
    writer, done, acknowledged = open_as("student"), threading.Event(), []

    def write() -> None:
        for number in range(10_000):
            if done.is_set():
                return
            with suppress(Unavailable):
                acknowledged.append(writer.new(f"c{number}", begun(1)).row.uid)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        while len(acknowledged) < 10:
            pass
        aside = put_back(address(database), kept, force=True).aside
    finally:
        done.set()
        thread.join()
    assert aside is not None
    found = "".join(rows_of(aside)) + "".join(rows(store))
    assert [uid for uid in acknowledged if uid not in found] == []


def test_a_restoring_that_fails_midway_leaves_everything_as_it_was(
    store: Store, database: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> Path:
        raise Unavailable("no room for it", "没有空间")

    before = rows(store)
    monkeypatch.setattr(restore, "set_aside" if store.database.sqlite else "backup", fail)
    with pytest.raises(Unavailable, match="no room"):
        put_back(address(database), kept, force=True)
    assert rows(store) == before
    monkeypatch.undo()
    with store.database.reading() as connection:
        assert guard.missing(connection) == []
    assert not list(tmp_path.rglob("*before-restore*"))
    assert not list(tmp_path.glob(".draft*"))


def test_what_was_there_is_kept_where_nobody_hears_that_it_has_been_replaced(
    store: Store, database: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def stopped(status: int, _left: int, _whole: int) -> None:
        if status == sqlite3.SQLITE_DONE:
            raise KeyboardInterrupt

    @contextmanager
    def unheard(database: connect.Database) -> Iterator[Connection]:
        with writing(database) as connection:
            yield connection
        if not database.sqlite:
            raise Unavailable("the connection broke", "连接已中断")

    before, writing = rows(store), connect.Database.writing
    monkeypatch.setattr(restore, "not_locked", lambda _: stopped)
    monkeypatch.setattr(connect.Database, "writing", unheard)
    with pytest.raises(KeyboardInterrupt if store.database.sqlite else Unavailable):
        put_back(address(database), kept, force=True)
    monkeypatch.undo()
    assert rows(store) == rows_of(kept) != before
    (aside,) = tmp_path.rglob("*before-restore*.bak")
    assert rows_of(aside) == before


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"DROP TRIGGER journal_record_no_UPDATE; {statement}")


def test_a_backup_whose_journal_is_not_whole_is_refused_unless_it_is_asked_for(
    store: Store, database: str, kept: Path, tmp_path: Path
):
    before = rows(store)
    spoil(kept, "UPDATE journal_record SET payload = '{}' WHERE case_id = 2 AND seq = 3")
    with pytest.raises(Damaged, match="li, record 3") as refused:
        put_back(address(database), kept, force=False)
    assert "第 3 条" in refused.value.text.zh
    assert rows(store) == before
    assert put_back(address(database), kept, force=True).cases == 2
    assert [(finding.case, finding.seq) for finding in check(store) if finding.code == "broken"] == [("li", 3)]


def test_a_backup_of_a_later_version_is_refused(store: Store, database: str, kept: Path):
    before = rows(store)
    spoil(kept, "UPDATE alembic_version SET version_num = '9999'")
    content = kept.read_bytes()
    with pytest.raises(NewerDatabase, match=r"kept\.bak"):
        put_back(address(database), kept, force=True)
    assert (rows(store), kept.read_bytes()) == (before, content)


def test_a_database_of_a_later_version_is_not_restored_over(store: Store, database: str, kept: Path):
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = rows(store)
    with pytest.raises(NewerDatabase):
        put_back(address(database), kept, force=True)
    assert rows(store) == before


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(
    store: Store, database: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = rows_of(kept)
    content = kept.read_bytes()
    store.close()
    add_step(tmp_path, monkeypatch)
    put_back(address(database), kept, force=True)
    assert rows(store) == before
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT mark FROM saved_case")).scalars().all() == ["new", "new"]
    assert kept.read_bytes() == content


NO_BACKUPS = {"": NotADatabase, "title: a timeline\n": NotADatabase, "SQLite format 3\0": Damaged}


@pytest.mark.parametrize("content", NO_BACKUPS)
def test_what_is_no_backup_is_refused(store: Store, database: str, kept: Path, content: str):
    before = rows(store)
    kept.write_text(content)
    with pytest.raises(NO_BACKUPS[content], match=r"kept\.bak"):
        put_back(address(database), kept, force=True)
    kept.unlink()
    with pytest.raises(Unavailable, match="there is no file"):
        put_back(address(database), kept, force=True)
    assert rows(store) == before


def test_a_backup_that_is_cut_off_or_spoilt_is_refused(store: Store, database: str, kept: Path):
    before, whole = rows(store), kept.read_bytes()
    for content in (whole[: len(whole) // 2], whole[: 9 * 4096] + b"\xff" * 4096 + whole[10 * 4096 :]):
        kept.write_bytes(content)
        with pytest.raises(Damaged, match=r"kept\.bak"):
            put_back(address(database), kept, force=True)
    assert rows(store) == before


@pytest.fixture
def file(sqlite: str, law: Engine, tmp_path: Path) -> Path:
    """A database with a case, and a backup of it beside, named `kept.bak`."""
    store = open_store(address(sqlite), "teacher", law)
    store.new("zhang", begun())
    backup(store.database, tmp_path / "kept.bak")
    store.close()
    return Path(sqlite)


@pytest.mark.parametrize("page", [1, 2, 9])
def test_a_damaged_database_is_kept_byte_for_byte_when_a_backup_takes_its_place(file: Path, page: int):
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 + 100 : page * 4096] = b"\xff" * 3996
    file.write_bytes(content)
    kept = file.with_name("kept.bak")
    done = put_back(address(str(file)), kept)
    assert rows_of(file) == rows_of(kept)
    assert done.aside is not None
    assert done.aside.read_bytes() == content


@pytest.mark.parametrize("step", [None, b"\xff", "\xff\xff", 7])
def test_a_damaged_database_need_not_say_rightly_by_which_version_it_was_made(file: Path, step: object):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE alembic_version")
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (step,))
        connection.commit()
    content = bytearray(file.read_bytes())
    content[8 * 4096 + 100 : 9 * 4096] = b"\xff" * 3996
    file.write_bytes(content)
    with pytest.raises(Damaged):
        open_store(address(str(file)), "teacher").open("zhang")
    done = put_back(address(str(file)), file.with_name("kept.bak"))
    assert rows_of(file) == rows_of(file.with_name("kept.bak"))
    assert done.aside is not None and done.aside.read_bytes() == content


def test_a_database_that_is_cut_off_is_kept_too(file: Path):
    os.truncate(file, 5000)
    content = file.read_bytes()
    done = put_back(address(str(file)), file.with_name("kept.bak"))
    assert rows_of(file) == rows_of(file.with_name("kept.bak"))
    assert done.aside is not None
    assert done.aside.read_bytes() == content


def test_a_setting_aside_that_is_stopped_leaves_no_database_without_its_log(
    file: Path, monkeypatch: pytest.MonkeyPatch
):
    def stopped(source: Path, target: str) -> None:
        rename(source, target)
        raise KeyboardInterrupt

    rename, log = os.rename, file.with_name(f"{file.name}-wal")
    log.write_bytes(b"records that are not in the database yet")
    monkeypatch.setattr(restore.os, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        restore._moved_aside(file)
    monkeypatch.undo()
    assert log.exists() and not file.exists()
    with pytest.raises(Damaged, match=r"is gone or empty, but cases\.db-wal beside it holds records"):
        open_store(address(str(file)), "teacher")


def test_a_log_without_its_database_is_kept_and_not_taken_up(file: Path, law: Engine):
    store = open_store(address(str(file)), "teacher", law)
    store.open("zhang").undo()
    log = Path(f"{file}-wal").read_bytes()
    store.close()
    file.unlink()
    Path(f"{file}-wal").write_bytes(log)
    done = put_back(address(str(file)), file.with_name("kept.bak"))
    assert rows_of(file) == rows_of(file.with_name("kept.bak"))
    assert done.aside == file.with_name("cases.db.before-restore.bak-wal")
    assert done.aside.read_bytes() == log


def test_a_file_that_is_no_database_is_only_replaced_when_that_is_asked_for_and_is_kept(file: Path):
    file.write_text("a letter")
    with pytest.raises(NotADatabase):
        put_back(address(str(file)), file.with_name("kept.bak"))
    assert file.read_text() == "a letter"
    done = put_back(address(str(file)), file.with_name("kept.bak"), force=True)
    assert done.aside is not None
    assert done.aside.read_text() == "a letter"
    assert rows_of(file) == rows_of(file.with_name("kept.bak"))


def test_a_folder_is_never_replaced(file: Path, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotADatabase, match="is a folder"):
        put_back(address(str(tmp_path / "folder")), file.with_name("kept.bak"), force=True)


def test_a_database_is_not_restored_from_itself(file: Path):
    with pytest.raises(StoreError, match="is the database itself"):
        put_back(address(str(file)), file, force=True)
