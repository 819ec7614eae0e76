"""The shelf: the database as a list of cases, for which nothing of the law is needed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from blacklist_sim.store import query
from blacklist_sim.store.address import Address
from blacklist_sim.store.connect import Database
from blacklist_sim.store.schema import Told, prepare, unsaid
from blacklist_sim.store.sqlite_file import look


def open_database(address: Address, *, create: bool = True, told: Told = unsaid, cache: int | None = None) -> Database:
    """The database at an address, made or brought up to date where needed; raises StoreError.

    Without `create` a file that does not exist is refused. `told` hears of an upgrade. For `cache` see
    `Database`.
    """
    found = look(address, create) if address.path is not None else None
    database = Database(address, cache)
    try:
        prepare(database, found, told)
    except BaseException:
        database.close()
        raise
    return database


class Shelf:
    """The lines of all cases of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def close(self) -> None:
        """Gives the connections back."""
        self.database.close()

    def cases(
        self,
        wanted: query.Filter,
        sort: str = "changed",
        after: Sequence[Any] | None = None,
        size: int = query.PAGE,
        skip: int = 0,
    ) -> list[Row[Any]]:
        """A page of the list; see `query.page`."""
        with self.database.reading() as connection:
            return query.page(connection, wanted, sort, after, size, skip)

    def count(self, wanted: query.Filter) -> int:
        """How many cases the list has."""
        with self.database.reading() as connection:
            return query.count(connection, wanted)

    def any_case(self) -> bool:
        """Whether there is any case in the database, put away or not."""
        return any(self.cases(query.Filter(archived=away), size=1) for away in (False, True))
