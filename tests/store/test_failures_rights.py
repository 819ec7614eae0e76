"""Files and folders that may only be read, and disks that are full."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from blacklist_sim.store import Store, address, connect, open_store, sqlite_file
from blacklist_sim.store.check import check
from blacklist_sim.store.errors import Unavailable
from blacklist_sim.workflow.engine import Engine

from .asked import ask, refusal
from .conftest import SHIPPED, begun, rows, shipped

READING = [
    ("case", "list"), ("case", "show", "zhang"), ("case", "acts", "zhang"), ("db", "info"), ("db", "check"),
]  # fmt: skip
WRITING = [
    ("case", "new", "wang", "--from", SHIPPED), ("case", "archive", "zhang"), ("case", "undo", "zhang"),
]  # fmt: skip


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can reach."""
    with tempfile.TemporaryDirectory() as made:
        os.chmod(made, 0o755)
        yield Path(made)
        os.chmod(made, 0o755)


@pytest.fixture
def kept(folder: Path, law: Engine) -> Path:
    """A database with a case, and every command used once, as who is nobody can load nothing more."""
    path = folder / "cases.db"
    store = open_store(address(str(path)), "teacher", law)
    store.new("zhang", begun())
    store.close()
    spare = folder / "spare.db"
    shutil.copy(path, spare)
    warm(spare)
    for left in folder.iterdir():
        if left != path:
            left.unlink()
    return path


def warm(path: Path) -> None:
    """Loads in this process what the forked ones will need."""
    import alembic.autogenerate
    import alembic.command  # noqa: F401

    from blacklist_sim.cli import main

    for words in (*READING, *WRITING, ("db", "backup", str(path.with_suffix(".w")))):
        main([*words, "--db", str(path)])
    main(["db", "restore", str(path.with_suffix(".w")), "--db", str(path)])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(("file", "place"), [(0o444, 0o555), (0o644, 0o755), (0o444, 0o777), (0o666, 0o555)])
def test_a_database_that_may_only_be_read_is_read_without_a_trace_and_nothing_is_stored(
    kept: Path, file: int, place: int
):
    os.chmod(kept, file)
    os.chmod(kept.parent, place)
    before = kept.read_bytes()
    for words in READING:
        said = ask(*words, "--db", kept, nobody=True)
        assert said.status == 0, said
    assert "may" in ask("db", "info", "--db", kept, nobody=True).out
    for words in WRITING:
        assert f"{kept}: it may only be read; nothing was stored" in refusal(*words, "--db", kept, nobody=True)
    assert names(kept.parent) == {"cases.db"}
    assert kept.read_bytes() == before


def test_who_may_only_read_sees_what_another_has_just_stored(kept: Path, law: Engine):
    store = open_store(address(str(kept)), "teacher", law)
    store.open("zhang").archive()
    assert Path(f"{kept}-wal").stat().st_size
    assert "zhang" in ask("case", "list", "--archived", "--db", kept, nobody=True).out
    store.close()


def test_who_may_only_read_can_back_up_into_a_folder_of_his_own(kept: Path):
    with tempfile.TemporaryDirectory() as own:
        os.chmod(own, 0o777)
        said = ask("db", "backup", f"{own}/kept.bak", "--db", kept, nobody=True)
        assert said.status == 0, said
        assert "1 case(s), all whole" in ask("db", "check", "--db", f"{own}/kept.bak", nobody=True).out
    assert names(kept.parent) == {"cases.db"}


def test_a_reader_is_told_when_somebody_writes_while_he_reads(kept: Path, law: Engine, monkeypatch: pytest.MonkeyPatch):
    for module in (connect, sqlite_file):
        monkeypatch.setattr(module, "read_only", lambda _path: True)
    reader = connect.Database(address(str(kept)))
    with pytest.raises(Unavailable, match="somebody has written to it"), reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM saved_case")
        monkeypatch.undo()
        writer = open_store(address(str(kept)), "teacher", law)
        writer.open("zhang").archive()
        writer.close()
    reader.close()


def test_a_file_that_may_not_be_read_is_named(kept: Path):
    os.chmod(kept, 0o000)
    for words in (*READING, *WRITING):
        assert str(kept) in refusal(*words, "--db", kept, nobody=True)


def test_no_database_is_made_where_nobody_may_write(kept: Path):
    place = kept.with_name("new.db")
    said = refusal("case", "new", "wang", "--from", SHIPPED, "--db", place, nobody=True)
    assert f"{place} cannot be made: you may not write in its folder" in said
    said = refusal("db", "backup", place, "--db", kept, nobody=True)
    assert str(place) in said
    assert names(kept.parent) == {"cases.db"}


def test_a_database_that_may_only_be_read_is_not_restored_over(kept: Path):
    copy = kept.with_name("copy.bak")
    assert ask("db", "backup", copy, "--db", kept).status == 0
    os.chmod(copy, 0o644)
    before = kept.read_bytes()
    assert "only be read" in refusal("db", "restore", copy, "--db", kept, nobody=True)
    assert kept.read_bytes() == before


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


def test_on_a_full_disk_what_was_stored_stays_and_what_was_not_is_told(disk: Path, law: Engine):
    path = disk / "cases.db"
    stored = 0
    while (said := ask("case", "new", f"c{stored}", "--from", SHIPPED, "--db", path)).status == 0:
        stored += 1
    assert stored > 0
    assert f"{path}: the disk is full; nothing was stored: make room and do it again" in said.err or (
        f"{path}: reading or writing it failed; nothing was stored: look at the disk" in said.err
    )
    refusal("case", "new", "more", "--from", SHIPPED, "--db", path)
    checked = ask("db", "check", "--db", path)
    assert (checked.status, f"{stored} case(s), all whole" in checked.out) == (0, True), checked
    subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
    assert ask("case", "new", "more", "--from", SHIPPED, "--db", path).status == 0


def test_a_backup_that_finds_no_room_leaves_nothing_and_names_where_it_should_have_gone(
    disk: Path, sqlite: str, law: Engine
):
    store = open_store(address(sqlite), "teacher", law)
    for number in range(60):
        store.new(f"c{number}", shipped(SHIPPED))
    store.close()
    target = disk / "copy.bak"
    said = refusal("db", "backup", target, "--db", sqlite)
    assert f"{target}: the disk is full" in said
    assert list(disk.iterdir()) == []


@pytest.fixture
def crowded(sqlite: str, law: Engine) -> Iterator[Store]:
    """A database that can grow no further."""
    store = open_store(address(sqlite), "teacher", law)
    store.new("zhang", begun())
    store.database.close()

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store.database.engine, "connect", limit)
    yield store
    store.close()


def test_a_database_that_can_grow_no_further_keeps_what_it_has(crowded: Store, law: Engine):
    before = rows(crowded)
    with pytest.raises(Unavailable, match="the disk is full; nothing was stored"):
        for number in range(100):
            crowded.new(f"c{number}", shipped(SHIPPED))
    assert rows(crowded)[: len(before) - 1] != []
    assert list(check(crowded)) == []
    with closing(sqlite3.connect(crowded.database.address.path or "")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
