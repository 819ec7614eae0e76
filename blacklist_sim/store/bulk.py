"""Writing many cases at once: prepared rows go to the driver as they are, a thousand cases in one transaction.

The tables, their indexes and their guards are those that every other writer uses, and so is the durability: a
transaction that has ended is on the disk.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Table

from blacklist_sim.store.connect import Database
from blacklist_sim.store.tables import CASES, JOURNAL

T = TypeVar("T")

BATCH = 1_000
"""How many cases are written in one transaction: others get their turn in between."""

COLUMNS = tuple(column.name for column in CASES.columns if not column.primary_key)
"""What is written of a case besides its id, in this order."""


class Prepared(NamedTuple):
    """A case ready to be written, its days as text.

    `columns` are those of `COLUMNS`, `journal` the records, each in the order of `chain.Recorded`.
    """

    columns: tuple[Any, ...]
    journal: tuple[tuple[Any, ...], ...]


def write_all(database: Database, prepared: Iterable[Prepared], size: int = BATCH) -> int:
    """Writes cases, `size` of them in each transaction; gives back how many.

    Raises IntegrityError for a name or uid that is there already; the transactions before that one stand.
    """
    count = 0
    for batch in batched(prepared, size):
        with database.writing() as connection:
            write(connection, batch)
        count += len(batch)
    return count


def write(connection: Connection, prepared: Sequence[Prepared]) -> None:
    """Writes cases in the transaction of a connection that may write."""
    if not prepared:
        return
    numbered = list(zip(allotted(connection, len(prepared)), prepared, strict=True))
    connection.exec_driver_sql(_insert(connection, CASES), [(number, *case.columns) for number, case in numbered])
    rows = [(number, *record) for number, case in numbered for record in case.journal]
    connection.exec_driver_sql(_insert(connection, JOURNAL), rows)


def extend(connection: Connection, number: int, seen: tuple[int, bytes], case: Prepared) -> bool:
    """Writes the records that follow the last one seen of a case, and its columns anew.

    `number` is the id of the case, `seen` number and hash of that record. False, and nothing is written, where its last
    record is another one by now.
    """
    sign = _sign(connection)
    columns = ", ".join(f"{name} = {sign}" for name in COLUMNS)
    asked = f"UPDATE saved_case SET {columns} WHERE id = {sign} AND last_seq = {sign} AND last_hash = {sign}"
    if connection.exec_driver_sql(asked, (*case.columns, number, *seen)).rowcount != 1:
        return False
    added = [(number, *record) for record in case.journal[seen[0] + 1 :]]
    connection.exec_driver_sql(_insert(connection, JOURNAL), added)
    return True


def allotted(connection: Connection, count: int) -> Iterable[int]:
    """So many ids that nobody else gets.

    A SQLite transaction that may write has been alone since it began, and its ids follow the highest; PostgreSQL takes
    them from the sequence that serves every writer.
    """
    if connection.dialect.name == "sqlite":
        highest = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM saved_case").scalar_one()
        return range(highest + 1, highest + 1 + count)
    asked = "SELECT nextval(pg_get_serial_sequence('saved_case', 'id')) FROM generate_series(1, %s)"
    return list(connection.exec_driver_sql(asked, (count,)).scalars())


def _insert(connection: Connection, table: Table) -> str:
    names = [column.name for column in table.columns]
    signs = ", ".join([_sign(connection)] * len(names))
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({signs})"


def _sign(connection: Connection) -> str:
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in lists of `size`, the last one shorter."""
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch
