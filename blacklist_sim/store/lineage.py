"""From which cases a case was forked, and what two cases have in common by that."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from blacklist_sim.store.tables import CASES


class Kin(NamedTuple):
    """The nearest case from which two cases come, and after which of its records each left it.

    `name` is None where that case is not in the database; a side is None for the case itself.
    """

    name: str | None
    left: int | None
    right: int | None


def kin(connection: Connection, left: str, right: str) -> Kin | None:
    """What the cases of two uids have in common; None where neither comes from the other, nor both from a third."""
    one, other = lineage(connection, left), lineage(connection, right)
    shared = next((uid for uid in one if uid in other), None)
    if shared is None:
        return None
    name = connection.execute(select(CASES.c.name).where(CASES.c.uid == shared)).scalar_one_or_none()
    return Kin(name, one[shared], other[shared])


def lineage(connection: Connection, uid: str) -> Mapping[str, int | None]:
    """The case itself (None) and those it comes from, each with the record after which it was left, nearest first."""
    found: dict[str, int | None] = {uid: None}
    while True:
        row = connection.execute(select(CASES.c.origin, CASES.c.origin_seq).where(CASES.c.uid == uid)).one_or_none()
        if row is None or row.origin is None or row.origin in found:
            return found
        uid, found[row.origin] = row.origin, row.origin_seq


class Fork(NamedTuple):
    """A case that left another one after its record `seq`, and how many events count in it by now."""

    name: str
    seq: int
    events: int


class Origin(NamedTuple):
    """The case from which another one was forked."""

    uid: str
    name: str


def forks(connection: Connection, uid: str) -> list[Fork]:
    """The cases that were forked from that of a uid, and are not put away, by name; reads the whole list."""
    columns = CASES.c
    asked = select(columns.name, columns.origin_seq, columns.acts).where(columns.origin == uid, ~columns.archived)
    found = connection.execute(asked.order_by(columns.name))
    return [Fork(row.name, row.origin_seq or 0, row.acts) for row in found]


def origin(connection: Connection, uid: str) -> Origin | None:
    """The case from which that of a uid was forked; None where it was not, or where that one is not here."""
    source = select(CASES.c.origin).where(CASES.c.uid == uid).scalar_subquery()
    row = connection.execute(select(CASES.c.uid, CASES.c.name).where(CASES.c.uid == source)).one_or_none()
    return Origin(row.uid, row.name) if row is not None else None
