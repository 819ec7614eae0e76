"""Listing cases: filters, an order, and pages that begin where the last one ended.

A page is one statement that walks one index in the order asked for, and never sorts. What a page costs does not grow
with the number of cases where, in any of the four orders, put away or not, the list is that of

* all cases, those of one stage, those of which one flag is true, or those that one user changed last;
* those with a deadline up to a day, in the order of deadlines; those owing some sum or more, in the order of sums.

Whatever else is asked (a second one of these filters, a flag that is false, the mode, a bound on a column that is not
the order's) is looked at row by row on the way, and costs as many rows as are passed over to fill the page. Text is
sought in that way too: where few cases hold it, the whole list is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, literal, or_, select, tuple_

from blacklist_sim.store.tables import CASES, MOST_OWED, NO_DEADLINE, NOT_KNOWN

SORTS: Mapping[str, tuple[str, bool]] = {
    "changed": ("changed_at", True),
    "name": ("name", False),
    "deadline": ("next_deadline", False),
    "owed": ("owed", True),
}
"""For each order the column and whether it descends."""

PAGE = 50
LONGEST_NAME = 5_000
"""No name, title or person that is stored has more characters."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases are listed; what is left at None is not asked. `flags` gives for a flag yes or no.

    `text` is looked for in name, title and people's names, without regard to case. Amounts are in fen; `due_by` lists
    those with a deadline up to that day.
    """

    archived: bool = False
    stage: str | None = None
    flags: Mapping[str, bool] = field(default_factory=dict)
    mode: str | None = None
    due_by: date | None = None
    owed_from: int | None = None
    changed_by: str | None = None
    text: str | None = None


def page(
    connection: Connection,
    wanted: Filter,
    sort: str = "changed",
    after: Sequence[Any] | None = None,
    size: int = PAGE,
    skip: int = 0,
) -> list[Row[Any]]:
    """One page; `after` is the key (see `key`) of the last row of the page before.

    `skip` passes over rows first, one by one, for who jumps to a place whose neighbours were never seen.
    """
    asked = statement(wanted, sort, after, size)
    return list(connection.execute(asked.offset(skip) if skip else asked).all())


def count(connection: Connection, wanted: Filter) -> int:
    """How many cases a list has; reads as many entries of an index as there are, or rows where it has no index."""
    asked = select(func.count()).select_from(CASES).where(*_conditions(wanted, CASES.c.id))
    return int(connection.execute(asked).scalar_one())


def key(row: Row[Any], sort: str) -> tuple[Any, int]:
    """What the next page begins after."""
    return getattr(row, SORTS[sort][0]), row.id


def statement(wanted: Filter, sort: str, after: Sequence[Any] | None, size: int) -> Select[Any]:
    """The query behind a page: one statement, in the order of an index."""
    column, descends = CASES.c[SORTS[sort][0]], SORTS[sort][1]
    asked = select(CASES).where(*_conditions(wanted, column)).limit(size)
    if after is not None:
        place, last = tuple_(column, CASES.c.id), tuple_(*(literal(part) for part in after))
        asked = asked.where(place < last if descends else place > last)
    if descends:
        return asked.order_by(column.desc(), CASES.c.id.desc())
    return asked.order_by(column, CASES.c.id)


def _conditions(wanted: Filter, order: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    columns = CASES.c
    found: list[ColumnElement[bool]] = [columns.archived.is_(wanted.archived)]
    if wanted.stage is not None:
        found.append(columns.stage == wanted.stage)
    found += [columns[flag].is_(value) for flag, value in wanted.flags.items()]
    if wanted.mode is not None:
        found.append(columns.mode == wanted.mode)
    if wanted.due_by is not None:
        last = min(wanted.due_by, NO_DEADLINE - timedelta(days=1))
        found.append(_on_the_way(columns.next_deadline, order) <= last)
    if wanted.owed_from is not None:
        least = max(wanted.owed_from, NOT_KNOWN + 1)
        found.append(_on_the_way(columns.owed, order) >= least if least <= MOST_OWED else false())
    if wanted.changed_by is not None:
        found.append(columns.changed_by == wanted.changed_by)
    if wanted.text is not None:
        found.append(_holding(wanted.text))
    return found


def _holding(text: str) -> ColumnElement[bool]:
    """That a name or the title holds a text; both are put into small letters by the database, so by the same rule."""
    if len(text) > LONGEST_NAME:
        return false()
    sought = func.lower(literal(f"%{_literal(text)}%"))
    names = (CASES.c.name, CASES.c.title_en, CASES.c.title_zh, CASES.c.people)
    return or_(*(func.lower(name).like(sought, escape="\\") for name in names))


def _on_the_way(column: ColumnElement[Any], order: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column; where the list has another order, said so that its index, which has not, is left alone."""
    return column if column is order else func.coalesce(column, column)


def _literal(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\%_" else char for char in text)
