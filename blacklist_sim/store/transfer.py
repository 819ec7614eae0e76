"""Every row of one database carried into another one as it is, ids and hashes included, whatever kinds they are."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from blacklist_sim.store.tables import ATTEMPTS, CASES, METADATA

AT_ONCE = 500
TABLES: Sequence[Table] = METADATA.sorted_tables
"""The tables, each after those that it refers to."""


def carry(source: Connection, target: Connection) -> None:
    """Copies every row into tables that are empty."""
    for table in TABLES:
        rows = source.execute(select(table).order_by(*table.primary_key), execution_options={"yield_per": AT_ONCE})
        for some in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
    if target.dialect.name != "sqlite":
        _follow_highest_id(target)


def clear(connection: Connection) -> None:
    """Deletes every row; the guards must have been lifted."""
    for table in reversed(TABLES):
        connection.execute(table.delete())


def count(connection: Connection) -> int:
    """How many cases there are."""
    asked: Any = select(func.count()).select_from(CASES)
    return int(connection.execute(asked).scalar_one())


def count_attempts(connection: Connection) -> int:
    """How many attempts at exercises there are."""
    asked: Any = select(func.count(ATTEMPTS.c.uid.distinct()))
    return int(connection.execute(asked).scalar_one())


def _follow_highest_id(connection: Connection) -> None:
    """Has a server hand out ids after those that were brought along."""
    highest = "SELECT setval(pg_get_serial_sequence('saved_case', 'id'), max(id)) FROM saved_case HAVING max(id) > 0"
    connection.execute(text(highest))
