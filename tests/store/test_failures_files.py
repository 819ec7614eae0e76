"""Whatever a path may lead to: one clear message with the place in it, and nothing there is touched."""

import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from blacklist_sim.store import address, open_store, sqlite_file
from blacklist_sim.store.query import Filter
from blacklist_sim.workflow.engine import Engine

from .asked import ask, refusal
from .conftest import SHIPPED, begun

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
READING = [("case", "list"), ("db", "info"), ("db", "check")]
COMMANDS = [*READING, ("case", "new", "wang", "--from", SHIPPED), ("db", "rebuild"), ("db", "upgrade")]


@pytest.fixture
def kept(sqlite: str, law: Engine) -> Path:
    """A database with two cases, closed."""
    store = open_store(address(sqlite), "teacher", law)
    store.new("zhang", begun())
    store.new("li", begun()).archive()
    store.close()
    return Path(sqlite)


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def text(path: Path) -> None:
    path.write_text("title: a timeline\n", "utf-8")


def picture(path: Path) -> None:
    path.write_bytes(PNG)


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("a.txt", "a")


def songs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")


def songs_being_written(path: Path) -> None:
    """A database of another program that was killed while it was writing."""
    songs(path.with_name("origin"))
    with closing(sqlite3.connect(path.with_name("origin"))) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO songs VALUES ('one')")
        connection.commit()
        for suffix in ("", "-wal"):
            shutil.copy(f"{path.with_name('origin')}{suffix}", f"{path}{suffix}")
    path.with_name("origin").unlink()


def marked(path: Path) -> None:
    songs(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("DROP TABLE songs")
        connection.execute("CREATE TABLE journal (entry)")


NOT_OURS = {
    text: "no database of cases",
    picture: "no database of cases",
    archive: "no database of cases",
    songs: "database of another program (songs)",
    songs_being_written: "database of another program (songs)",
    marked: "database of another program (journal)",
}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("make", NOT_OURS, ids=lambda make: make.__name__)
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], words: tuple[str, ...]
):
    path = tmp_path / "file"
    make(path)
    before = bytes_in(tmp_path)
    said = refusal(*words, "--db", path)
    assert str(path) in said
    assert NOT_OURS[make] in said
    assert {name: found for name, found in bytes_in(tmp_path).items() if not name.endswith("-shm")} == before


LENGTHS = {"one byte": 1, "half a head": 50, "a head": 100, "a page": 4096, "a half": 0.5, "all but one": -1}


@pytest.mark.parametrize("length", LENGTHS.values(), ids=LENGTHS)
def test_a_database_that_is_cut_off_is_told_apart_from_one_that_is_whole(kept: Path, length: float):
    whole = kept.stat().st_size
    os.truncate(kept, int(whole * length) if isinstance(length, float) else length % whole)
    before = bytes_in(kept.parent)
    for words in COMMANDS:
        said = refusal(*words, "--db", kept)
        assert str(kept) in said
        assert "cut off" in said or "no database of cases" in said
        assert "db restore" in said or length == 1
    assert bytes_in(kept.parent) == before


@pytest.mark.parametrize("page", [2, 5, 9])
def test_a_database_with_a_spoilt_page_is_found_out_by_check_and_ends_nothing_in_a_traceback(kept: Path, page: int):
    with kept.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    said = ask("db", "check", "--db", kept)
    assert said.status != 0
    assert "SQLite finds" in said.out or "damaged" in said.err
    for words in COMMANDS:
        said = ask(*words, "--db", kept)
        assert said.status in (0, 2)
        assert said.status == 0 or str(kept) in said.err


def test_an_empty_file_is_a_new_database(tmp_path: Path):
    path = tmp_path / "cases.db"
    path.touch()
    assert ask("case", "list", "--db", path).status == 0
    assert ask("case", "new", "zhang", "--from", SHIPPED, "--db", path).status == 0
    assert "1 case(s), all whole" in ask("db", "check", "--db", path).out


def test_the_log_of_a_database_that_is_gone_is_not_thrown_away(kept: Path, law: Engine):
    store = open_store(address(str(kept)), "teacher", law)
    store.open("zhang").archive()
    shutil.copy(f"{kept}-wal", kept.with_name("log"))
    store.close()
    os.rename(kept.with_name("log"), f"{kept}-wal")
    log = Path(f"{kept}-wal").read_bytes()
    for make in (kept.unlink, kept.touch):
        make()
        for words in COMMANDS:
            assert "cases.db-wal beside it holds records" in refusal(*words, "--db", kept)
        assert Path(f"{kept}-wal").read_bytes() == log


def test_a_folder_a_pipe_and_a_device_are_no_files(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for words in COMMANDS:
        assert f"{tmp_path} is a folder" in refusal(*words, "--db", tmp_path)
        assert f"{pipe} is a pipe or a device" in refusal(*words, "--db", pipe)
        assert "/dev/null is a pipe or a device" in refusal(*words, "--db", "/dev/null")


PLACES = {
    "missing/cases.db": "there is no folder",
    "file/cases.db": "cannot be opened",
    "x" * 300: "cannot be opened",
    "loop": "cannot be opened",
}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[:20])
def test_a_place_that_cannot_be_is_named(tmp_path: Path, place: str):
    (tmp_path / "file").write_text("a file")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for words in COMMANDS:
        said = refusal(*words, "--db", tmp_path / place)
        assert PLACES[place] in said
        assert str(tmp_path / place) in said


def test_a_command_that_only_looks_makes_no_file(tmp_path: Path):
    for words in (*READING, ("db", "rebuild"), ("db", "upgrade"), ("db", "backup", str(tmp_path / "b"))):
        assert "case new" in refusal(*words, "--db", tmp_path / "cases.db")
    assert list(tmp_path.iterdir()) == []


NAMES = [
    "with space.db", "a?b.db", "a#b.db", "100%.db", "%41.db", "案件.db", "🙂.db", "a'b\"c.db", "a&mode=memory",
    ":memory:", "file:x.db", "-dash.db", "~.db", "back\\slash.db", "new\nline.db",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_be_called_anything(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, law: Engine):
    monkeypatch.chdir(tmp_path)
    store = open_store(address(name), "teacher", law)
    store.new("zhang", begun())
    assert {path.name for path in tmp_path.iterdir()} == {name, f"{name}-wal", f"{name}-shm"}
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    again = open_store(address(str(tmp_path / name)), "teacher", law)
    assert [row.name for row in again.cases(Filter())] == ["zhang"]
    again.close()
    said = ask("db", "backup", "copy of it", f"--db={name}")
    assert said.status == 0, said
    assert {path.name for path in tmp_path.iterdir()} == {name, "copy of it"}


@pytest.fixture
def locked(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Another program that is writing to the database, and does not end."""
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield connection


WRITING = [("case", "new", "wang", "--from", SHIPPED), ("case", "archive", "zhang"), ("case", "undo", "zhang")]


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_locked_database_is_waited_for_and_then_told_of(kept: Path, words: tuple[str, ...]):
    said = refusal(*words, "--db", kept)
    assert f"{kept}: another program is writing to it; nothing was stored: try again" in said


@pytest.mark.usefixtures("locked")
def test_a_locked_database_can_still_be_read(kept: Path):
    for words in READING:
        assert ask(*words, "--db", kept).status == 0


def test_once_the_lock_is_gone_the_act_is_stored(kept: Path, locked: sqlite3.Connection):
    refusal("case", "archive", "zhang", "--db", kept)
    locked.execute("COMMIT")
    assert ask("case", "archive", "zhang", "--db", kept).status == 0


def test_a_backup_that_another_program_holds_entirely_is_told_of_as_well(kept: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        for words in (*READING, ("db", "backup", str(kept.with_name("b")))):
            assert f"{kept}: another program is" in refusal(*words, "--db", kept)


def test_a_text_that_is_none_is_damage_and_no_traceback(kept: Path):
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute("UPDATE saved_case SET title_en = CAST(x'ff' AS TEXT)")
        connection.commit()
    assert f"{kept}: it is damaged" in refusal("case", "list", "--db", kept)
    assert "title_en is" in ask("db", "check", "--db", kept).out
    assert ask("db", "rebuild", "--db", kept).status == 0
    assert ask("case", "list", "--db", kept).status == 0


def test_a_day_that_is_none_is_damage_and_no_traceback(kept: Path):
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute("UPDATE saved_case SET day = 'someday'")
        connection.commit()
    assert "a value in it does not read" in refusal("case", "list", "--db", kept)
    assert "day is 'someday' in the list" in ask("db", "check", "--db", kept).out
    assert ask("db", "rebuild", "--db", kept).status == 0
    assert ask("case", "list", "--db", kept).status == 0
