"""A case in the list, a record of its journal, which alone is the truth, and one of an attempt at an exercise."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from blacklist_sim.store.tables import NO_DEADLINE, NOT_KNOWN, attempt_columns, case_columns, indexes, record_columns


def _fields(columns: Sequence[Column[Any]]) -> Any:
    """For a column its field, with a default where it has one."""
    by_name = {column.name: column for column in columns}
    return lambda name, **more: Field(sa_column=by_name[name], **more)


_of = _fields(case_columns())


class SavedCase(SQLModel, table=True):
    """One case as it is listed: all of it follows from its journal and is made anew by `db rebuild`.

    `uid` never changes and belongs to one case only, wherever it is copied; `name` is what users call it. `stage` is
    the furthest of its debtors, the four flags tell whether any of them is so. `day` is the day the case has reached;
    `owed` is in fen. `law` says under which book and calendar the columns were derived. Times are UTC, ISO 8601.
    """

    __tablename__ = "saved_case"
    __table_args__ = (*indexes(),)

    id: int | None = _of("id", default=None)
    uid: str = _of("uid")
    name: str = _of("name")
    title_en: str = _of("title_en")
    title_zh: str = _of("title_zh")
    people: str = _of("people")
    mode: str = _of("mode")
    day: date = _of("day")
    stage: str = _of("stage")
    in_debt: bool = _of("in_debt")
    listed: bool = _of("listed")
    restricted: bool = _of("restricted")
    exit_banned: bool = _of("exit_banned")
    next_deadline: date = _of("next_deadline", default=NO_DEADLINE)
    owed: int = _of("owed", default=NOT_KNOWN)
    acts: int = _of("acts")
    last_seq: int = _of("last_seq")
    last_hash: bytes = _of("last_hash")
    archived: bool = _of("archived", default=False)
    origin: str | None = _of("origin", default=None)
    origin_seq: int | None = _of("origin_seq", default=None)
    created_at: str = _of("created_at")
    created_by: str = _of("created_by")
    changed_at: str = _of("changed_at")
    changed_by: str = _of("changed_by")
    law: str = _of("law")


_of = _fields(record_columns())


class JournalRecord(SQLModel, table=True):
    """One record of a journal, never changed and never deleted.

    `kind` is open, act, wait, question, undo, rename, archive or unarchive. `payload` is canonical JSON: an event as a
    timeline writes it, or what the kind needs. `hash` covers the record and the hash before it.
    """

    __tablename__ = "journal_record"
    __table_args__ = {"sqlite_with_rowid": False}

    case_id: int = _of("case_id")
    seq: int = _of("seq")
    kind: str = _of("kind")
    day: date | None = _of("day", default=None)
    recorded_by: str = _of("recorded_by")
    recorded_at: str = _of("recorded_at")
    payload: str = _of("payload")
    hash: bytes = _of("hash")


_of = _fields(attempt_columns())


class AttemptRecord(SQLModel, table=True):
    """One thing that a student did in an attempt at an exercise, never changed and never deleted.

    `uid` is the hash of the attempt's first row, so that it is the same wherever the attempt is copied. `kind` is
    start, answer, hint, reveal or submit; `payload` is canonical JSON; `hash` covers the record and the one before it.
    """

    __tablename__ = "attempt_record"
    __table_args__ = {"sqlite_with_rowid": False}

    uid: str = _of("uid")
    seq: int = _of("seq")
    kind: str = _of("kind")
    recorded_by: str = _of("recorded_by")
    recorded_at: str = _of("recorded_at")
    payload: str = _of("payload")
    hash: bytes = _of("hash")
