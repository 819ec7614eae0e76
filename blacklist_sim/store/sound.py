"""What each kind of record can say; a chain that holds can still have been forged around anything else."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from blacklist_sim.store import records
from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.errors import Damaged
from blacklist_sim.store.names import names_a_case, shown
from blacklist_sim.text import Text

KINDS = (*records.EVENTS, records.UNDO, records.RENAME, records.ARCHIVE, records.UNARCHIVE)
ASKED = ("owed", "try")
PINS: Mapping[str, type] = {"book": str, "digest": str, "calendar": dict}

NO_RECORD = Text("this is no record of a journal", "不是日志记录")
NO_KIND = Text(f"there is no such kind; there are {', '.join(KINDS)}", "没有这种记录")
NO_DAY = Text("an event has a day, and nothing else has", "事件须有日期，其他记录则无")
NO_EVENT = Text("this is no act and no question", "不是行为或提问")
NO_UNDO = Text("this takes back no event or undo before it", "并未撤回其前的事件或撤回")
NO_NAME = Text("this is no name for a case", "不能用作案件名称")
NO_OPENING = Text("law or program of the case do not read", "法律版本或程序版本无法读取")


class Fault(NamedTuple):
    """What no record can say, and in which part of it that stands."""

    part: str
    text: Text


def check_sound(journal: Sequence[Recorded]) -> None:
    """Raises Damaged with the first record that says what none can say, also one that was taken back."""
    first = records.opened(journal)
    pins = first.get("law")
    sound = isinstance(pins, dict) and all(isinstance(pins.get(key), kind) for key, kind in PINS.items())
    fault = None if sound and isinstance(first.get("program"), str) else Fault("payload", NO_OPENING)
    for record in journal:
        fault = fault or (fault_in(record, journal) if record.seq else None)
        if fault is not None:
            name = shown(str(first["name"]))
            raise Damaged(
                f"case {name}: record {record.seq} does not read: {fault.text.en}",
                f"案件 {name}：第 {record.seq} 条记录无法读取：{fault.text.zh}",
            )


def fault_in(record: Recorded, journal: Sequence[Recorded]) -> Fault | None:
    """What a record after the first says that no such record can say, whichever version of the program wrote it."""
    payload = _payload(record)
    if payload is None:
        return Fault("payload", NO_RECORD)
    if record.kind not in KINDS:
        return Fault("kind", NO_KIND)
    if (record.kind in records.EVENTS) != (record.day is not None):
        return Fault("day", NO_DAY)
    if record.kind == records.UNDO:
        taken: Any = payload.get(records.TAKEN_BACK)
        known = taken.__class__ is int and 0 < taken < record.seq  # and no bool
        if not known or journal[taken].kind not in (*records.EVENTS, records.UNDO):
            return Fault("payload", NO_UNDO)
    if record.kind == records.RENAME and not (isinstance(payload.get("name"), str) and names_a_case(payload["name"])):
        return Fault("payload", NO_NAME)
    if not _told(record.kind, payload):
        return Fault("payload", NO_EVENT)
    return None


def _told(kind: str, payload: Mapping[str, Any]) -> bool:
    note = payload.get("note", "")
    if kind == records.ACT:
        return isinstance(payload.get("act"), str) and isinstance(note, str)
    return kind != records.QUESTION or any(asked in payload for asked in ASKED)


def _payload(record: Recorded) -> dict[str, Any] | None:
    try:
        found = json.loads(record.payload)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
