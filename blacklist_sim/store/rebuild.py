"""Making the columns of every case anew from its journal, which stays as it is."""

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from blacklist_sim.store import guard
from blacklist_sim.store.bulk import batched
from blacklist_sim.store.check import Counted, differing, lossy, uncounted
from blacklist_sim.store.survey import LOST, Examined, Finding, examine, one, walk
from blacklist_sim.store.tables import CASES
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store.store import Store

AT_ONCE = 50
"""How many cases are rebuilt in one transaction: others get their turn in between."""

UNIQUE = {"uid", "name"}
NAMED_ALIKE = Text(
    "another journal calls its case so too; the columns of both are left as they are",
    "另有日志使用同一案件名称；两案的列均未改动",
)


class Rebuilt(NamedTuple):
    """How many cases were looked at and how many had columns made anew, and what could not be rebuilt and why."""

    cases: int
    changed: int
    left: list[Finding]


class Todo(NamedTuple):
    """The cases to be rebuilt by their ids, first those that must let go of a name or uid another one needs."""

    unique: list[int]
    others: list[int]


def rebuild(store: "Store", count: Counted = uncounted, accept_lost: bool = False) -> Rebuilt:
    """Writes every column that does not follow from a journal as it follows, and the guard of the journal.

    A case whose journal is broken is left as it is. So is one of which the list knows more records than there are,
    since nothing else shows that they are lost, unless `accept_lost`.
    """
    with store.database.reading() as connection:
        unguarded = bool(guard.missing(connection))
    if unguarded:
        with store.database.writing() as connection:
            guard.set_guard(connection)
    looked_at, todo, left = _planned(store, count, accept_lost)
    changed = 0
    try:
        with store.database.writing() as connection, lossy(connection):
            for case_id in todo.unique:
                away = {column: f"!{case_id}" for column in UNIQUE}  # no case can be called so
                connection.execute(update(CASES).where(CASES.c.id == case_id).values(away))
            changed += sum(_rebuilt(store, connection, case_id, accept_lost) for case_id in todo.unique)
    except IntegrityError:
        left += [Finding("name_taken", f"(id {case_id})", None, NAMED_ALIKE) for case_id in todo.unique]
    for batch in batched(todo.others, AT_ONCE):
        with store.database.writing() as connection, lossy(connection):
            changed += sum(_rebuilt(store, connection, case_id, accept_lost) for case_id in batch)
    return Rebuilt(looked_at, changed, left)


def _planned(store: "Store", count: Counted, accept_lost: bool) -> tuple[int, Todo, list[Finding]]:
    """What is to be done, found out while others may go on writing."""
    done, todo, left = 0, Todo([], []), []
    with store.database.reading() as connection, lossy(connection):
        whole = connection.execute(select(func.count()).select_from(CASES)).scalar_one()
        for done, kept in enumerate(walk(connection), 1):
            examined = examine(store.law, kept)
            if not _may(examined, accept_lost):
                left += examined.findings
            elif kept.row is None or UNIQUE & set(differing(kept.row, examined.fresh or {})):
                todo.unique.append(kept.id)
            elif differing(kept.row, examined.fresh or {}):
                todo.others.append(kept.id)
            count(done, whole)
    return done, todo, left


def _may(examined: Examined, accept_lost: bool) -> bool:
    lost = any(finding.code == LOST for finding in examined.findings)
    return examined.fresh is not None and (accept_lost or not lost)


def _rebuilt(store: "Store", connection: Connection, case_id: int, accept_lost: bool) -> bool:
    """Whether a case had columns to write, now that nobody else can change it."""
    kept = one(connection, case_id)
    examined = examine(store.law, kept)
    fresh: dict[str, Any] | None = examined.fresh
    if fresh is None or not _may(examined, accept_lost):
        return False
    if kept.row is None:
        connection.execute(insert(CASES).values(id=case_id, **fresh))
        return True
    columns = {column: fresh[column] for column in differing(kept.row, fresh)}
    if columns:
        connection.execute(update(CASES).where(CASES.c.id == case_id).values(columns))
    return bool(columns)
