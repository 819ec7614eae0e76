"""What a database is: where it is, how large, at which step, and by which programs and laws its cases were opened."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, text

from blacklist_sim.store.schema import revision
from blacklist_sim.store.survey import AT_ONCE
from blacklist_sim.store.tables import CASES, JOURNAL
from blacklist_sim.store.transfer import count_attempts

if TYPE_CHECKING:
    from blacklist_sim.store.store import Store

UNREADABLE = "?"


@dataclass(frozen=True, slots=True)
class About:
    """`size` is in bytes; `programs` and `laws` tell how many cases were opened by each version."""

    where: str
    kind: str
    size: int
    revision: str
    cases: int
    archived: int
    records: int
    attempts: int
    programs: dict[str, int]
    laws: dict[str, int]
    journal_mode: str | None
    read_only: bool


def about(store: "Store") -> About:
    """What there is to say of a database."""
    database = store.database
    with database.reading() as connection:
        count = select(func.count()).select_from(CASES)
        programs, laws = _opened_by(connection)
        return About(
            where=database.address.said,
            kind=connection.dialect.name,
            size=_size(connection),
            revision=revision(connection, database.address) or "",
            cases=connection.execute(count).scalar_one(),
            archived=connection.execute(count.where(CASES.c.archived.is_(True))).scalar_one(),
            records=connection.execute(select(func.count()).select_from(JOURNAL)).scalar_one(),
            attempts=count_attempts(connection),
            programs=programs,
            laws=laws,
            journal_mode=_journal_mode(connection),
            read_only=database.read_only,
        )


def _size(connection: Connection) -> int:
    asked = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    if connection.dialect.name != "sqlite":
        asked = "SELECT pg_database_size(current_database())"
    return int(connection.execute(text(asked)).scalar_one())


def _journal_mode(connection: Connection) -> str | None:
    if connection.dialect.name != "sqlite":
        return None
    return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one())


def _opened_by(connection: Connection) -> tuple[dict[str, int], dict[str, int]]:
    """By which versions of the program and of the book the cases were opened, the most frequent first."""
    programs: Counter[str] = Counter()
    laws: Counter[str] = Counter()
    asked = select(JOURNAL.c.payload).where(JOURNAL.c.seq == 0)
    for payload in connection.execute(asked, execution_options={"yield_per": AT_ONCE}).scalars():
        program, law = _versions(payload)
        programs[program] += 1
        laws[law] += 1
    return dict(programs.most_common()), dict(laws.most_common())


def _versions(payload: str) -> tuple[str, str]:
    try:
        said = json.loads(payload)
        return str(said["program"]), str(said["law"]["book"])
    except (ValueError, KeyError, TypeError):
        return UNREADABLE, UNREADABLE
