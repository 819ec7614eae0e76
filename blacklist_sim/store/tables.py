"""The two tables: the journal, which alone is the truth, and what is derived from it for listing and searching."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, column, true
from sqlmodel import Field, SQLModel

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


class SavedCase(SQLModel, table=True):
    """One case as it is listed: all of it follows from its journal and is made anew by `db rebuild`.

    `uid` never changes and belongs to one case only, wherever it is copied; `name` is what users call it. `stage` is
    the furthest of its debtors, the four flags tell whether any of them is so. `day` is the day the case has reached;
    `owed` is in fen. `law` says under which book and calendar the columns were derived. Times are UTC, ISO 8601.
    """

    __tablename__ = "saved_case"
    __table_args__ = (*indexes(),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(max_length=32, unique=True)
    name: str = Field(max_length=64, unique=True)
    title_en: str
    title_zh: str
    people: str
    mode: str
    day: date
    stage: str
    in_debt: bool
    listed: bool
    restricted: bool
    exit_banned: bool
    next_deadline: date = NO_DEADLINE
    owed: int = Field(default=NOT_KNOWN, sa_column=Column(BigInteger, nullable=False))
    acts: int
    last_seq: int
    last_hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    archived: bool = False
    origin: str | None = Field(default=None, max_length=32)
    origin_seq: int | None = None
    created_at: str
    created_by: str
    changed_at: str
    changed_by: str
    law: str


class JournalRecord(SQLModel, table=True):
    """One record of a journal, never changed and never deleted.

    `kind` is open, act, wait, question, undo, rename, archive or unarchive. `payload` is canonical JSON: an event as a
    timeline writes it, or what the kind needs. `hash` covers the record and the hash before it.
    """

    __tablename__ = "journal_record"
    __table_args__ = {"sqlite_with_rowid": False}

    case_id: int = Field(sa_column=Column(Integer, ForeignKey("saved_case.id"), primary_key=True, autoincrement=False))
    seq: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    kind: str
    day: date | None = None
    recorded_by: str
    recorded_at: str
    payload: str = Field(sa_column=Column(Text, nullable=False))
    hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


CASES: Table = SavedCase.__table__  # type: ignore[attr-defined]
JOURNAL: Table = JournalRecord.__table__  # type: ignore[attr-defined]
