"""Whatever a released version has stored opens for ever."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, MetaData, Table, insert, text

from blacklist_sim import __version__
from blacklist_sim.store import Store, address, open_store, schema
from blacklist_sim.store.check import OF_THE_LAW, OTHER_LAW, check
from blacklist_sim.store.connect import Database
from blacklist_sim.store.query import Filter
from blacklist_sim.store.rebuild import rebuild
from blacklist_sim.store.records import EVENTS
from blacklist_sim.store.sound import KINDS
from blacklist_sim.workflow.engine import Engine

from .asked import ask

RELEASED = Path(__file__).parent / "released"
VERSIONS = sorted(path.stem for path in RELEASED.glob("*.db"))
REVISIONS = {"0.1.0": "0001", "0.2.0": "0002"}
"""The step at which each version left its databases."""


def told(version: str) -> list[dict[str, Any]]:
    """The rows that a version has written."""
    lines = (RELEASED / f"{version}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def on_server(version: str, place: str) -> None:
    """Puts a server where the version left it: the tables of its step, and its rows in them."""
    database = Database(address(place))
    with database.reshaping() as connection:
        schema.migrate(connection, database.address, REVISIONS[version])
        tables = MetaData()
        tables.reflect(connection)
        for row in told(version):
            table = tables.tables[row.pop("table")]
            connection.execute(insert(table).values({key: read(table, key, value) for key, value in row.items()}))
        connection.execute(text("SELECT setval(pg_get_serial_sequence('saved_case', 'id'), max(id)) FROM saved_case"))
    database.close()


def read(table: Table, column: str, value: Any) -> Any:
    """A value as its column takes it."""
    kind = table.c[column].type
    if value is not None and isinstance(kind, LargeBinary):
        return bytes.fromhex(value)
    return date.fromisoformat(value) if value is not None and kind.python_type is date else value


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def released(version: str, database: str, law: Engine) -> Iterator[Store]:
    """A database of a released version, opened by this one."""
    place = address(database)
    if place.path is not None:
        shutil.copy(RELEASED / f"{version}.db", place.path)
    else:
        on_server(version, database)
    store = open_store(place, "student", law, create=False)
    yield store
    store.close()


def test_this_version_has_its_database_here():
    assert __version__ in VERSIONS, "a version is released with its database: python -m tests.store.released.make"
    assert set(VERSIONS) == set(REVISIONS) == {path.stem for path in RELEASED.glob("*.jsonl")}
    assert REVISIONS[__version__] == schema.REVISION


def test_the_databases_hold_every_kind_of_record(version: str):
    kinds = {row["kind"] for row in told(version) if row["table"] == "journal_record"}
    assert kinds >= {"open", "undo", "archive", "unarchive", "rename", *EVENTS}
    if version == __version__:
        assert kinds == set(KINDS) | {"open"}


def test_what_a_released_version_has_stored_is_listed_as_it_was(released: Store, version: str):
    listed = {
        row.name: row._mapping
        for away in (False, True)
        for row in released.cases(Filter(archived=away), "name", size=1000)
    }
    rows = [row for row in told(version) if row["table"] == "saved_case"]
    assert set(listed) == {row["name"] for row in rows}
    for row in rows:
        now = listed[row["name"]]
        for column in row.keys() - {"table", *OF_THE_LAW}:
            value = now[column].hex() if isinstance(now[column], bytes) else now[column]
            assert value == row[column], column


def test_every_record_of_a_released_version_is_there_and_replays(released: Store, version: str):
    records = [row for row in told(version) if row["table"] == "journal_record"]
    for row in (row for row in told(version) if row["table"] == "saved_case"):
        case = released.open(row["name"])
        stored = [record for record in records if record["case_id"] == row["id"]]
        assert [(record.seq, record.payload, record.hash.hex()) for record in case.journal] == [
            (record["seq"], record["payload"], record["hash"]) for record in stored
        ]
        assert len(case.story.events) == row["acts"]
        assert str(case.state.day) == row["day"]


def test_nothing_is_found_wrong_with_it_and_its_cases_go_on(released: Store, database: str):
    assert {finding.code for finding in check(released)} <= {OTHER_LAW}
    rebuild(released)
    assert list(check(released)) == []
    case = released.open("begun")
    case.undo()
    case.fork("begun-again", 3)
    assert list(check(released)) == []
    released.close()
    assert ask("case", "show", "paid-otherwise", "--db", database).status == 0
    assert ask("db", "check", "--db", database).status == 0
