"""Every case of a database with its journal, one at a time, as they stand there and not as they should."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select, type_coerce
from sqlalchemy.types import NullType

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.chain import Recorded, broken
from blacklist_sim.store.derive import derived, replayed
from blacklist_sim.store.names import shown
from blacklist_sim.store.records import opened, story_of
from blacklist_sim.store.sound import check_sound
from blacklist_sim.store.tables import CASES, JOURNAL
from blacklist_sim.text import Text
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.workflow.engine import Engine

AT_ONCE = 500
"""How many rows are fetched at a time; a database of any size is gone through in the room of a few cases."""

LOST = "lost"
NO_JOURNAL = Text("it is in the list and has no journal", "列表中有此案件，但没有日志")
NO_ROW = Text("it has a journal and is not in the list", "有日志，但不在案件列表中")
BROKEN = Text(
    "its journal is not whole from here on: a record was changed, lost or moved",
    "日志自此不完整：有记录被改动、丢失或移动",
)
TYPES = {"seq": int, "kind": str, "recorded_by": str, "recorded_at": str, "payload": str, "hash": bytes}


class Kept(NamedTuple):
    """One case as a database keeps it: its row, if there is one, and its records, in the words of the driver."""

    id: int
    row: Mapping[str, Any] | None
    records: list[Row[Any]]

    @property
    def name(self) -> str:
        """What a reader may find it by."""
        return shown(str(self.row["name"])) if self.row is not None else f"(id {self.id})"


class Finding(NamedTuple):
    """Something that is not as it should be: in which case (none: in the database itself) and from which record on."""

    code: str
    case: str | None
    seq: int | None
    text: Text


class Examined(NamedTuple):
    """What is wrong with a case, and the columns that follow from its journal where that is whole."""

    kept: Kept
    findings: list[Finding]
    fresh: dict[str, Any] | None


def plainly(table: Any) -> list[Any]:
    """The columns of a table without reading their types, since what stands there need not be of them."""
    return [type_coerce(column, NullType()).label(column.name) for column in table.c]


def plain(value: Any) -> Any:
    """A value as a driver hands it on: SQLite knows neither days nor yes and no."""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def walk(connection: Connection) -> Iterator[Kept]:
    """Every case in the order of its id, also one that has lost its row or its journal."""
    streamed = {"yield_per": AT_ONCE}
    cases = connection.execute(select(*plainly(CASES)).order_by(CASES.c.id), execution_options=streamed)
    asked = select(*plainly(JOURNAL)).order_by(JOURNAL.c.case_id, JOURNAL.c.seq)
    journals = groupby(connection.execute(asked, execution_options=streamed), key=lambda record: record.case_id)
    row, journal = next(cases, None), next(journals, None)
    while row is not None or journal is not None:
        if journal is None or (row is not None and row.id < journal[0]):
            assert row is not None
            yield Kept(row.id, dict(row._mapping), [])
            row = next(cases, None)
            continue
        case_id, records = journal[0], list(journal[1])
        if row is not None and row.id == case_id:
            yield Kept(case_id, dict(row._mapping), records)
            row = next(cases, None)
        else:
            yield Kept(case_id, None, records)
        journal = next(journals, None)


def one(connection: Connection, case_id: int) -> Kept:
    """The same of one case, which nobody else changes until the transaction is over."""
    asked = select(*plainly(CASES)).where(CASES.c.id == case_id).with_for_update()
    row = connection.execute(asked).one_or_none()
    records = select(*plainly(JOURNAL)).where(JOURNAL.c.case_id == case_id).order_by(JOURNAL.c.seq)
    return Kept(case_id, dict(row._mapping) if row is not None else None, list(connection.execute(records)))


def examine(law: Engine, kept: Kept) -> Examined:
    """What is wrong with a case, its journal first; nothing in a database, however spoilt, ends it."""
    journal, findings = unbroken(kept)
    if journal is None:
        return Examined(kept, findings, None)
    try:
        check_sound(journal)
        story = story_of(journal, vocabulary())
        fresh = derived(law, story, replayed(law, story).state, journal)
    except BlacklistSimError as error:
        return Examined(kept, [_found(kept, "unreadable", 0, error.text)], None)
    except Exception as error:  # a chain can be forged around anything; the other cases are still to be looked at
        said = shown(f"{type(error).__name__}: {error}")
        text = Text(f"the journal does not read ({said})", f"日志无法读取（{said}）")
        return Examined(kept, [_found(kept, "unreadable", 0, text)], None)
    return Examined(kept, findings, fresh)


def unbroken(kept: Kept) -> tuple[list[Recorded] | None, list[Finding]]:
    """The journal of a case if it stands in one chain, and what is wrong with it without reading what it says."""
    if not kept.records:
        return None, [_found(kept, "no_journal", None, NO_JOURNAL)]
    journal = [record for record in map(_recorded, kept.records) if record is not None]
    place = broken(_uid(kept, journal), journal)
    if place is None and len(journal) < len(kept.records):
        place = len(journal)
    if place is not None:
        return None, [_found(kept, "broken", place, BROKEN)]
    return journal, _beside_journal(kept, journal[-1])


def _beside_journal(kept: Kept, last: Recorded) -> list[Finding]:
    """What only the row of a case can tell: that it is missing, or that it knew of more records."""
    if kept.row is None:
        return [_found(kept, "no_row", None, NO_ROW)]
    knew = kept.row["last_seq"]
    if isinstance(knew, int) and knew > last.seq:
        text = Text(
            f"its journal ends here, and the list knows records up to number {knew}: the last ones are lost",
            f"日志到此为止，而案件列表记有至第 {knew} 条：末尾的记录已丢失",
        )
        return [_found(kept, LOST, last.seq + 1, text)]
    return []


def _recorded(record: Row[Any]) -> Recorded | None:
    """The record, if every part of it is of its kind."""
    said = dict(record._mapping)
    day = said.pop("day")
    if not all(isinstance(said[name], kind) for name, kind in TYPES.items()):
        return None
    try:
        day = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return None
    del said["case_id"]
    return Recorded(day=day, **said)


def _uid(kept: Kept, journal: list[Recorded]) -> str:
    """The case that the records are chained to: that which the first of them opens."""
    try:
        return str(opened(journal)["uid"])
    except (BlacklistSimError, ValueError):
        return str(kept.row["uid"]) if kept.row is not None else ""


def _found(kept: Kept, code: str, seq: int | None, text: Text) -> Finding:
    return Finding(code, kept.name, seq, text)
