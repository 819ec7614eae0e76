"""A whole journal as one line of JSON, as it leaves one database and comes into another: the same records and hashes.

    {"journal": 1, "name": …, "uid": …, "records": [{"seq": 0, "kind": "open", "day": null, "recorded_by": …,
     "recorded_at": …, "payload": {…}, "hash": "…"}, …]}

What a record says stands there as data; written canonically it is the very text that its hash covers.
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from blacklist_sim.case import Story
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store import records
from blacklist_sim.store.chain import Recorded, broken, canonical
from blacklist_sim.store.names import checked_user, names_a_case
from blacklist_sim.store.sound import fault_in
from blacklist_sim.timeline.problems import Flaw
from blacklist_sim.timeline.scalars import read_date
from blacklist_sim.timeline.vocabulary import Vocabulary
from blacklist_sim.timeline.yaml_text import Path

FORMAT_KEY = "journal"
FORMAT = 1
LINE_BEGINS = f'{{"{FORMAT_KEY}"'
OF_A_CASE = {FORMAT_KEY, "name", "uid", "records"}
OF_A_RECORD = set(Recorded._fields)
MOST_RECORDS = 2**31 - 1

_is_uid = re.compile(r"[0-9a-f]{32}").fullmatch
_is_hash = re.compile(r"[0-9a-f]{64}").fullmatch
_is_moment = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z", re.ASCII).fullmatch


def line_of(name: str, uid: str, journal: Sequence[Recorded]) -> str:
    """The line that holds a journal, without its end."""
    written = ", ".join(map(_record, journal))
    return f'{LINE_BEGINS}: {FORMAT}, "name": {_text(name)}, "uid": {_text(uid)}, "records": [{written}]}}'


def _record(record: Recorded) -> str:
    day = "null" if record.day is None else f'"{record.day}"'
    return (
        f'{{"seq": {record.seq}, "kind": "{record.kind}", "day": {day}, "recorded_by": {_text(record.recorded_by)}, '
        f'"recorded_at": {_text(record.recorded_at)}, "payload": {record.payload}, "hash": "{record.hash.hex()}"}}'
    )


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


class Unsound(Exception):
    """A journal that no program of this house has written."""

    def __init__(self, path: Path, en: str, zh: str) -> None:
        super().__init__(en)
        self.path, self.en, self.zh = path, en, zh


def journal_of(text: str, document: int) -> tuple[list[Recorded], list[Flaw]]:
    """The records that a line holds, or what is wrong with it first; paths begin with the number of the document."""
    try:
        return _journal(json.loads(text, parse_float=_no_float)), []
    except Unsound as flaw:
        return [], [Flaw((document, *flaw.path), "journal", flaw.en, flaw.zh)]
    except ValueError:  # a number of thousands of digits, or with a fraction
        return [], [Flaw((document,), "journal", "a number in it is none of a journal", "其中的数字不属于日志")]


def _no_float(_text: str) -> Any:
    raise ValueError


def _journal(case: Mapping[str, Any]) -> list[Recorded]:
    if case[FORMAT_KEY] != FORMAT or case[FORMAT_KEY] is True:
        raise Unsound((FORMAT_KEY,), f"expected {FORMAT}, the format that this release reads", f"应为格式 {FORMAT}")
    if case.keys() != OF_A_CASE:
        raise Unsound(
            (), f"expected the keys {', '.join(sorted(OF_A_CASE))}", f"应有的键：{'、'.join(sorted(OF_A_CASE))}"
        )
    uid, listed = case["uid"], case["records"]
    if not isinstance(uid, str) or not _is_uid(uid):
        raise Unsound(("uid",), "expected 32 digits 0-9, a-f", "应为 32 位十六进制数字")
    if not isinstance(listed, list) or not listed:
        raise Unsound(("records",), "expected a list of records", "应为记录列表")
    journal = [_read(record, ("records", place)) for place, record in enumerate(listed)]
    place = broken(uid, journal)
    if place is not None:
        raise Unsound(
            ("records", place),
            f"the journal is not whole from record {place} on: changed, lost or moved",
            f"日志自第 {place} 条起不完整（被改动、丢失或移动）",
        )
    _look_at_names(case, journal)
    for record in journal[1:]:
        fault = fault_in(record, journal)
        if fault is not None:
            raise Unsound(("records", record.seq, fault.part), *fault.text)
    return journal


def _read(record: Any, path: Path) -> Recorded:
    if not isinstance(record, dict) or record.keys() != OF_A_RECORD:
        keys = ", ".join(Recorded._fields)
        raise Unsound(path, f"expected a record with the keys {keys}", f"应为含下列键的记录：{keys}")
    try:
        day = None if record["day"] is None else read_date(record["day"])
        sound = (
            record["seq"].__class__ is int
            and isinstance(record["kind"], str)
            and isinstance(record["payload"], dict)
            and _is_moment(record["recorded_at"])
            and _is_hash(record["hash"])
            and checked_user(record["recorded_by"])
        )
        payload = canonical(record["payload"])
        payload.encode()
    except (ValueError, TypeError, AttributeError, BlacklistSimError):
        sound = None
    if not sound:
        raise Unsound(path, "this is no record of a journal", "不是日志记录")
    return Recorded(
        record["seq"], record["kind"], day, record["recorded_by"], record["recorded_at"], payload,
        bytes.fromhex(record["hash"]),
    )  # fmt: skip


def _look_at_names(case: Mapping[str, Any], journal: Sequence[Recorded]) -> None:
    opening = ("records", 0, "payload")
    try:
        first, name = records.opened(journal), records.named(journal)
    except (BlacklistSimError, KeyError):
        raise Unsound(opening, "the journal does not begin by opening a case", "日志并非以开立案件开始") from None
    if first["uid"] != case["uid"]:
        raise Unsound(("uid",), "the journal belongs to another case", "日志属于另一案件")
    if case["name"] != name or not names_a_case(name):
        raise Unsound(("name",), "this is not the name that the journal gives the case", "与日志中的案件名称不符")
    origin = first.get("origin")
    sound = isinstance(first.get("law"), dict) and isinstance(first.get("program"), str)
    if origin is not None:
        sound = (
            sound
            and isinstance(origin, dict)
            and isinstance(origin.get("uid"), str)
            and bool(_is_uid(origin["uid"]))
            and origin.get("seq").__class__ is int
            and 0 <= origin["seq"] <= MOST_RECORDS
        )
    if not sound:
        raise Unsound(opening, "law, program or origin of the case do not read", "法律版本、程序版本或来源无法读取")


def story_told(journal: Sequence[Recorded], words: Vocabulary, document: int) -> tuple[Story | None, list[Flaw]]:
    """The story that the records of a line tell, those that are taken back read as well, or what is wrong with them."""
    for record, after in pairwise(journal):
        if record.kind != records.UNDO and after.kind == records.UNDO:
            story, flaws = _told(journal[: after.seq], words, document)
            if story is None:
                return None, flaws
    return _told(journal, words, document)


def _told(journal: Sequence[Recorded], words: Vocabulary, document: int) -> tuple[Story | None, list[Flaw]]:
    counted = records.counting(journal)
    root: Path = (document, "records")
    try:
        story, flaws = records.composed(journal[0].payload, [record.payload for record in counted], words, document)
    except BlacklistSimError as error:
        return None, [Flaw((*root, 0, "payload"), "journal", error.text.en, error.text.zh)]
    if story is None:
        return None, [flaw._replace(path=_place(flaw.path, counted, root), other=None) for flaw in flaws]
    for event, record in zip(story.events, counted, strict=True):
        if (event.date, records.kind_of(event)) != (record.day, record.kind):
            en, zh = "kind and day are not those of the event that it holds", "类型与日期和所载事件不符"
            return None, [Flaw((*root, record.seq), "journal", en, zh)]
    return story, []


def _place(path: Path, counted: Sequence[Recorded], root: Path) -> Path:
    """Where in the line of a journal the thing stands that stands at `path` in the document of its story."""
    match path[1:]:
        case ("events", int(place), *inside):
            return (*root, counted[place].seq, "payload", *inside)
        case inside:
            return (*root, 0, "payload", "story", *inside)
