"""The tables as SQL is written with them; `models` says what each column means.

A list of cases needs these alone: loading the models takes as long as loading SQLAlchemy.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    column,
    true,
)

NO_DEADLINE = date.max
"""Stands for no deadline, so that a list sorted by deadlines ends with the cases that have none."""

NOT_KNOWN = -1
"""Stands for a sum that is not known, is no sum in yuan, or has no room in its column."""

MOST_OWED = 2**63 - 1
"""The largest sum that the column has room for, in fen."""

SORTED_BY = ("changed_at", "name", "next_deadline", "owed")
"""The columns by which the list can be sorted."""

FLAGS = ("in_debt", "listed", "restricted", "exit_banned")


def indexes() -> Iterator[Index]:
    """For each order of the list an index of all cases, by stage, by user, and for each flag of those it is true of."""
    for sort in SORTED_BY:
        for first in ((), ("stage",), ("changed_by",)):
            yield Index("_".join(("ix_saved_case", *first, sort)), "archived", *first, sort, "id")
        for flag in FLAGS:
            only = column(flag, Boolean).is_(true())
            name = f"ix_saved_case_{flag}_{sort}"
            yield Index(name, "archived", sort, "id", sqlite_where=only)


def _must(name: str, kind: Any, **more: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, **more)


def case_columns() -> list[Column[Any]]:
    """The columns of the list of cases, new ones each time."""
    return [
        Column("id", Integer, primary_key=True),
        _must("uid", String(32), unique=True),
        _must("name", String(64), unique=True),
        *(_must(name, String) for name in ("title_en", "title_zh", "people", "mode")),
        _must("day", Date),
        _must("stage", String),
        *(_must(flag, Boolean) for flag in FLAGS),
        _must("next_deadline", Date, default=NO_DEADLINE),
        _must("owed", BigInteger, default=NOT_KNOWN),
        _must("acts", Integer),
        _must("last_seq", Integer),
        _must("last_hash", LargeBinary),
        _must("archived", Boolean, default=False),
        Column("origin", String(32)),
        Column("origin_seq", Integer),
        *(_must(name, String) for name in ("created_at", "created_by", "changed_at", "changed_by", "law")),
    ]


def record_columns() -> list[Column[Any]]:
    """The columns of the journal, new ones each time."""
    return [
        Column("case_id", Integer, ForeignKey("saved_case.id"), primary_key=True, autoincrement=False),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        _must("kind", String),
        Column("day", Date),
        *(_must(name, String) for name in ("recorded_by", "recorded_at")),
        _must("payload", Text),
        _must("hash", LargeBinary),
    ]


def attempt_columns() -> list[Column[Any]]:
    """The columns of the attempts at exercises, new ones each time."""
    return [
        Column("uid", String(64), primary_key=True),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        *(_must(name, String) for name in ("kind", "recorded_by", "recorded_at")),
        _must("payload", Text),
        _must("hash", LargeBinary),
    ]


METADATA = MetaData()
CASES = Table("saved_case", METADATA, *case_columns(), *indexes())
JOURNAL = Table("journal_record", METADATA, *record_columns(), sqlite_with_rowid=False)
ATTEMPTS = Table("attempt_record", METADATA, *attempt_columns(), sqlite_with_rowid=False)
