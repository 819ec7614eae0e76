"""What tests of the store stand on: a database of each kind, empty for each test, and stores on it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from blacklist_sim.case import Act, Story
from blacklist_sim.store import OpenCase, SavedCase, Store, address, open_store
from blacklist_sim.store.derive import derived
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.engine import Engine

from ..invariants.picture import differences, picture
from .server import Server, running

KINDS = ("sqlite", "postgresql")
TEACHER = "teacher"
CASES = "cases"
"""The database on the server."""

SHIPPED = "ground-1-paid-in-full"

OpenAs = Callable[[str], Store]


@pytest.fixture(scope="session")
def law() -> Engine:
    """The engine, put together once."""
    return load_engine()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of the tests' own."""
    with running() as server:
        server.create(CASES)
        yield server


@pytest.fixture
def postgresql(server: Server) -> str:
    """The address of an empty database on the server."""
    server.empty(CASES)
    return server.url(CASES)


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The path of a file that is not there yet."""
    return str(tmp_path / "cases.db")


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, as a user writes it; the test runs once on each kind."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def open_as(database: str, law: Engine) -> Iterator[OpenAs]:
    """Opens the database in somebody's name, with connections of their own."""
    stores: list[Store] = []

    def open_it(user: str) -> Store:
        stores.append(open_store(address(database), user, law))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


@pytest.fixture
def store(open_as: OpenAs) -> Store:
    """The database as the teacher has it open."""
    return open_as(TEACHER)


@pytest.fixture
def story() -> Story:
    """A shipped story from the title to the deletion of the entry."""
    return ground_one()


def shipped(name: str) -> Story:
    """The first story of a shipped timeline."""
    return read_timelines(f"fixture:{name}")[0]


def ground_one() -> Story:
    """From the title to the deletion of the entry."""
    return shipped(SHIPPED)


def begun(events: int = 6) -> Story:
    """Its first events: as far as the application for listing, or further."""
    story = ground_one()
    return replace(story, events=story.events[:events])


def pay(day: date, amount: str = "0.01") -> Act:
    """The borrower pays a little."""
    return Act(day, "pay", by="borrower", payload={"amount": Decimal(amount)})


def same(one: OpenCase, other: OpenCase) -> None:
    """Both stand alike, in all that the engine keeps and in all that is looked at."""
    assert differences(picture(one.state), picture(other.state)) == {}
    law = one.store.law
    assert observe.look(law, one.state) == observe.look(law, other.state)


def agrees(case: OpenCase) -> None:
    """Its line in the list is what its journal says."""
    line = dict(case.row._mapping)
    del line["id"]
    assert line == derived(case.store.law, case.story, case.state, case.journal)


def rows(store: Store) -> list[str]:
    """Every row of every table, column by column."""
    with store.database.reading() as connection:
        return [
            repr(row)
            for table in SavedCase.metadata.sorted_tables
            for row in connection.execute(select(table).order_by(*table.primary_key))
        ]
