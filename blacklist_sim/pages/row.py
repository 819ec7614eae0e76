"""The line of a case in the list as plain data, and its parts in words."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from blacklist_sim.store.tables import NO_DEADLINE, NOT_KNOWN
from blacklist_sim.timeline.plain import plain

FEN = Decimal("0.01")
FLAGS = ("in_debt", "listed", "restricted", "exit_banned")


def row_data(row: Row[Any]) -> dict[str, Any]:
    """Everything the list knows of a case; `events` are those that count."""
    found = {
        "name": row.name,
        "title": {"en": row.title_en, "zh": row.title_zh},
        "people": row.people.split("\n") if row.people else [],
        "mode": row.mode,
        "date": row.day,
        "stage": row.stage,
        **{flag: getattr(row, flag) for flag in FLAGS},
        "next_deadline": deadline(row),
        "owed": owed(row),
        "events": row.acts,
        "records": row.last_seq + 1,
        "archived": row.archived,
        "opened": {"at": row.created_at, "by": row.created_by},
        "changed": {"at": row.changed_at, "by": row.changed_by},
    }
    return plain(found)  # type: ignore[no-any-return]


def deadline(row: Row[Any]) -> date | None:
    """The next deadline, if there is one."""
    return None if row.next_deadline == NO_DEADLINE else row.next_deadline


def owed(row: Row[Any]) -> Decimal | None:
    """What is owed in yuan; None where it is not known or is no sum in yuan."""
    return None if row.owed == NOT_KNOWN else row.owed * FEN
