"""The shape of a database: made, brought up to date with what was there kept, and left alone when it is newer."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, create_engine, text

from blacklist_sim.store import SavedCase, Store, address, connect, guard, open_store, schema
from blacklist_sim.store.errors import Damaged, NewerDatabase, NotADatabase, StoreError
from blacklist_sim.store.query import Filter
from blacklist_sim.store.tables import METADATA
from blacklist_sim.text import Text
from blacklist_sim.workflow.engine import Engine

from .conftest import OpenAs, begun, rows
from .next_step import NEXT, add_step

AddStep = Callable[..., Path]
BEFORE = schema.REVISION
"""The newest step, before a test adds one."""


@pytest.fixture
def with_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AddStep:
    """Gives the program one more step."""
    return partial(add_step, tmp_path, monkeypatch)


def marks(store: Store) -> list[str]:
    with store.database.reading() as connection:
        return list(connection.execute(text("SELECT mark FROM saved_case")).scalars())


def stands(place: str) -> str:
    store = open_store(address(place), "")
    try:
        with store.database.reading() as connection:
            return str(schema.revision(connection, store.database.address))
    finally:
        store.close()


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def asides(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.bak"))


def test_the_newest_step_is_the_one_that_the_program_names():
    assert schema.known_revisions()[0] == schema.REVISION


def test_the_steps_lead_to_the_tables_of_the_models(store: Store):
    with store.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, schema.tables()) == []
        assert guard.missing(connection) == []


def test_opening_a_database_that_is_up_to_date_reads_no_steps(sqlite: str):
    script = (
        "import sys\nfrom blacklist_sim.store import address, open_store\n"
        f"store = open_store(address({sqlite!r}), 'me')\n"
        "with store.database.reading() as connection: connection.exec_driver_sql('SELECT count(*) FROM saved_case')\n"
        "print('alembic' in sys.modules)\n"
    )
    said = [subprocess.check_output([sys.executable, "-c", script], encoding="utf-8", timeout=60) for _ in range(2)]
    assert [line.strip() for line in said] == ["True", "False"], "the first one has made it"


def test_an_old_database_is_brought_up_to_date_with_all_that_is_in_it(
    store: Store, open_as: OpenAs, with_step: AddStep
):
    case = store.new("kept", begun())
    before = rows(store)
    store.close()
    with_step()
    upgraded = open_as("student")
    assert rows(upgraded) == before
    assert marks(upgraded) == ["new"]
    found = upgraded.open("kept")
    assert found.journal == case.journal
    found.undo()
    with pytest.raises(Exception, match="append-only"), upgraded.database.writing() as connection:
        connection.execute(text("DELETE FROM journal_record"))
    assert upgraded.cases(Filter())[0].last_seq == case.row.last_seq + 1


def test_a_table_made_anew_by_a_step_keeps_the_records_that_refer_to_it(sqlite: str, law: Engine, with_step: AddStep):
    store = open_store(address(sqlite), "teacher", law)
    store.new("kept", begun())
    before = rows(store)
    store.close()
    with_step(recreate="always")
    upgraded = open_store(address(sqlite), "teacher", law)
    assert rows(upgraded) == before
    with upgraded.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    upgraded.close()


def test_what_an_upgrade_changes_is_kept_in_a_file_beside_and_said_once(
    sqlite: str, law: Engine, tmp_path: Path, with_step: AddStep
):
    store = open_store(address(sqlite), "teacher", law)
    store.new("kept", begun())
    before = rows(store)
    store.close()
    with_step()
    said: list[Text] = []
    for _ in range(2):
        open_store(address(sqlite), "teacher", law, told=said.append).close()
    aside = tmp_path / f"cases.db.before-{NEXT}.bak"
    assert asides(tmp_path) == [aside.name]
    assert [str(aside) in text.en and str(aside) in text.zh for text in said] == [True]
    shown = f"{schema.known_revisions()[1]} to {NEXT}"
    assert shown in said[0].en
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(BEFORE,)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",), "it needs no file beside it"
        assert connection.execute("SELECT count(*) FROM journal_record").fetchone() == (len(before) - 1,)


def test_a_file_that_was_kept_before_is_never_written_over(sqlite: str, tmp_path: Path, with_step: AddStep):
    open_store(address(sqlite), "teacher").close()
    with_step()
    earlier = tmp_path / f"cases.db.before-{NEXT}.bak"
    earlier.write_text("an earlier one")
    open_store(address(sqlite), "teacher").close()
    assert earlier.read_text() == "an earlier one"
    assert asides(tmp_path) == [f"cases.db.before-{NEXT}.2.bak", earlier.name]


@pytest.mark.parametrize("then", ["op.execute('SELECT nonsense')", "raise ValueError('a slip in the step')"])
def test_a_step_that_fails_leaves_the_old_database_as_it_was(
    store: Store, database: str, open_as: OpenAs, tmp_path: Path, with_step: AddStep, then: str,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    store.new("kept", begun())
    before = rows(store)
    store.close()
    with_step(then)
    with pytest.raises(StoreError, match=r"nonsense|a slip in the step") as refused:
        open_as("student")
    assert address(database).said in refused.value.text.zh
    monkeypatch.undo()
    assert rows(open_as("student")) == before
    assert stands(database) == BEFORE
    assert asides(tmp_path) == []


def test_the_old_database_is_kept_where_a_stop_comes_after_all_has_been_changed(
    sqlite: str, tmp_path: Path, with_step: AddStep, monkeypatch: pytest.MonkeyPatch
):
    @contextmanager
    def stopped(database: connect.Database) -> Iterator[Connection]:
        with reshaping(database) as connection:
            yield connection
        raise KeyboardInterrupt

    open_store(address(sqlite), "teacher").close()
    with_step()
    reshaping = connect.Database.reshaping
    monkeypatch.setattr(connect.Database, "reshaping", stopped)
    with pytest.raises(KeyboardInterrupt):
        open_store(address(sqlite), "teacher")
    assert stands(sqlite) == NEXT
    assert asides(tmp_path) == [f"cases.db.before-{NEXT}.bak"]


def test_two_programs_that_upgrade_at_once_do_it_once(store: Store, database: str, tmp_path: Path, with_step: AddStep):
    store.new("kept", begun())
    before = rows(store)
    store.close()
    folder = with_step("time.sleep(1)")
    script = (
        "import sys\nfrom pathlib import Path\nfrom blacklist_sim.store import address, open_store, schema\n"
        f"schema.MIGRATIONS, schema.REVISION = Path({str(folder)!r}), {NEXT!r}\n"
        f"store = open_store(address({database!r}), 'me', told=lambda text: print('upgraded'))\n"
        "with store.database.reading() as connection:\n"
        "    print(connection.exec_driver_sql('SELECT mark FROM saved_case').scalar_one())\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [running.communicate(timeout=60) for running in both]
    assert [running.returncode for running in both] == [0, 0], said
    assert sorted(out for out, _ in said) == ["new\n", "upgraded\nnew\n"]
    assert len(asides(tmp_path)) == (1 if address(database).path else 0)
    reopened = open_store(address(database), "me")
    assert rows(reopened) == before
    reopened.close()


def test_one_program_can_make_many_databases_at_once(tmp_path: Path):
    def make(number: int) -> str:
        place = str(tmp_path / f"{number}.db")
        open_store(address(place), "teacher").close()
        return stands(place)

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(make, range(24))) == {schema.REVISION}


def test_a_newer_database_is_refused_and_left_as_it_is(store: Store, database: str, open_as: OpenAs, tmp_path: Path):
    store.new("kept", begun())
    before = rows(store)
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    files = bytes_in(tmp_path)
    with pytest.raises(NewerDatabase) as refused:
        open_as("student")
    assert "later version" in refused.value.text.en
    assert "升级程序" in refused.value.text.zh
    assert address(database).said in refused.value.text.en
    assert bytes_in(tmp_path) == files
    assert rows(store) == before


def test_a_newer_database_with_unfinished_business_is_left_as_it_is_too(sqlite: str, tmp_path: Path):
    open_store(address(sqlite), "teacher").close()
    with closing(sqlite3.connect(sqlite)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
        files = {name: found for name, found in bytes_in(tmp_path).items() if not name.endswith("-shm")}
        assert set(files) == {"cases.db", "cases.db-wal"}
        with pytest.raises(NewerDatabase):
            open_store(address(sqlite), "student")
        assert {name: found for name, found in bytes_in(tmp_path).items() if not name.endswith("-shm")} == files


@pytest.mark.parametrize("spoil", ["DELETE FROM alembic_version", "INSERT INTO alembic_version VALUES ('0000')"])
def test_a_database_that_does_not_say_its_step_is_damaged(store: Store, open_as: OpenAs, spoil: str):
    with store.database.writing() as connection:
        connection.execute(text(spoil))
    store.close()
    with pytest.raises(Damaged, match="does not say by which version"):
        open_as("student")


def test_a_database_with_other_tables_is_not_taken_for_ours(database: str, open_as: OpenAs):
    place = address(database)
    if place.path is not None:
        with closing(sqlite3.connect(place.path)) as connection:
            connection.execute("CREATE TABLE songs (title TEXT)")
    else:
        engine = create_engine(place.url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE songs (title TEXT)"))
        engine.dispose()
    with pytest.raises(NotADatabase, match="songs"):
        open_as("student")


def test_the_models_have_the_columns_and_indexes_that_sql_is_written_with():
    def told(metadata: MetaData) -> dict[str, object]:
        found: dict[str, object] = {}
        for table in metadata.sorted_tables:
            found[table.name] = [
                (column.name, repr(column.type), column.nullable, column.primary_key, column.unique,
                 [key.target_fullname for key in column.foreign_keys])
                for column in table.columns
            ]  # fmt: skip
            found[f"{table.name} indexes"] = sorted(
                (str(index.name), [column.name for column in index.columns]) for index in table.indexes
            )
        return found

    assert told(SavedCase.metadata) == told(METADATA)
