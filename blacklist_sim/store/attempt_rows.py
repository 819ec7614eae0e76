"""Attempts at exercises as a database keeps them: chains of records beside those of the cases, only ever added to.

What a record says is for `blacklist_sim.exercise.attempts` to know; here it is a kind and a payload in its place.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from blacklist_sim.store.chain import Recorded, broken
from blacklist_sim.store.errors import AttemptMovedOn, Damaged
from blacklist_sim.store.names import checked_user, shown
from blacklist_sim.store.records import Said, chained
from blacklist_sim.store.survey import AT_ONCE, BROKEN, TYPES, Finding, plainly
from blacklist_sim.store.tables import ATTEMPTS

if TYPE_CHECKING:
    from blacklist_sim.store.store import Store

SHOWN = 12
"""How much of an attempt's uid is shown; a part of it names the attempt."""

PARTS = tuple(ATTEMPTS.c[name] for name in Recorded._fields if name != "day")


def add(store: "Store", uid: str, last: Recorded | None, said: Sequence[Said]) -> list[Recorded]:
    """Records that follow the last one seen, written in one transaction; raises AttemptMovedOn where others follow."""
    added = chained(uid, last, said, checked_user(store.user), store.stamp())
    rows = [{"uid": uid, **_without_day(record)} for record in added]
    with store.database.writing() as connection:
        try:
            connection.execute(insert(ATTEMPTS), rows)
        except IntegrityError:
            raise AttemptMovedOn(uid[:SHOWN]) from None
    return added


def named(connection: Connection, beginning: str, most: int = 10) -> list[str]:
    """The uids that begin so, no more than `most`."""
    asked = select(ATTEMPTS.c.uid).where(ATTEMPTS.c.uid.startswith(beginning, autoescape=True), ATTEMPTS.c.seq == 0)
    return list(connection.execute(asked.order_by(ATTEMPTS.c.uid).limit(most)).scalars())


def kept(connection: Connection, uid: str) -> list[Recorded]:
    """The records of an attempt, none where there is no such attempt; raises Damaged where they are not whole."""
    rows = connection.execute(select(*PARTS).where(ATTEMPTS.c.uid == uid).order_by(ATTEMPTS.c.seq))
    return _whole(uid, [_recorded(row) for row in rows])


def begun(connection: Connection) -> list[tuple[str, str]]:
    """The uid of each attempt, with what its first record says."""
    asked = select(ATTEMPTS.c.uid, ATTEMPTS.c.payload).where(ATTEMPTS.c.seq == 0)
    return [(row.uid, row.payload) for row in connection.execute(asked)]


def every(connection: Connection) -> Iterator[tuple[str, list[Recorded]]]:
    """Each attempt in the order of its uid; raises Damaged where one is not whole."""
    for uid, rows in _walk(connection, (ATTEMPTS.c.uid, *PARTS)):
        yield uid, _whole(uid, [_recorded(row) for row in rows])


def faults(connection: Connection) -> Iterator[Finding]:
    """What is wrong with the attempts, whatever stands in their table."""
    for uid, rows in _walk(connection, plainly(ATTEMPTS)):
        records = [_recorded(row) for row in rows if all(isinstance(getattr(row, key), TYPES[key]) for key in TYPES)]
        place = broken(str(uid), records)
        if place is None and len(records) < len(rows):
            place = len(records)
        if place is not None:
            yield Finding("broken", f"attempt {shown(str(uid)[:SHOWN])}", place, BROKEN)


def _walk(connection: Connection, columns: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    asked = select(*columns).order_by(ATTEMPTS.c.uid, ATTEMPTS.c.seq)
    rows = connection.execute(asked, execution_options={"yield_per": AT_ONCE})
    return ((uid, list(some)) for uid, some in groupby(rows, key=lambda row: row.uid))


def _whole(uid: str, records: list[Recorded]) -> list[Recorded]:
    place = broken(uid, records)
    if place is not None:
        raise Damaged(
            f"attempt {uid[:SHOWN]} is not whole from record {place} on: changed, lost or moved; see `db check`",
            f"作答 {uid[:SHOWN]} 自第 {place} 条起不完整（被改动、丢失或移动）；见 db check",
        )
    return records


def _recorded(row: Any) -> Recorded:
    return Recorded(row.seq, row.kind, None, row.recorded_by, row.recorded_at, row.payload, row.hash)


def _without_day(record: Recorded) -> dict[str, Any]:
    found = record._asdict()
    del found["day"]
    return found
