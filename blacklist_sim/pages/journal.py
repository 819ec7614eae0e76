"""The journal of a saved case as it is shown: every record, and which of them no longer count."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from blacklist_sim.pages.case_words import Words
from blacklist_sim.pages.line import Line
from blacklist_sim.store import OpenCase
from blacklist_sim.store.chain import Recorded, moment
from blacklist_sim.store.records import ACT, EVENTS, OPEN, QUESTION, counting, in_words, taken_back
from blacklist_sim.text import Text
from blacklist_sim.timeline.doers import only_doer
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.report import QUESTIONS

OF_EVERY_ACT = frozenset(("date", "act", "by", "who", "to", "case", "note", "expect", "facts"))


class Journal:
    """The records of one case."""

    def __init__(self, case: OpenCase, words: Words, replay: Replay) -> None:
        self.records, self.words = case.journal, words
        self.taken_by, self.refused = taken_by(case.journal), refused(case.journal, replay)

    def lines(self) -> Iterator[Line]:
        """One line a record, with its tone; notes stand below."""
        for record in self.records:
            said, by = self.said(record), f"{record.recorded_by}, {moment(record.recorded_at)}"
            gone = self._gone(record)
            day = record.day or " " * 10
            yield (
                Text(
                    f"#{record.seq:<3} {day}  {said.en}{gone.en} — {by}",
                    f"#{record.seq:<3} {day}  {said.zh}{gone.zh}——{by}",
                ),
                "warn" if gone.en else "",
            )
            note = json.loads(record.payload).get("note")
            for line in (note or "").splitlines():
                yield Text(f"{'':16}{line}", f"{'':16}{line}"), ""

    def _gone(self, record: Recorded) -> Text:
        """Why a record does not count, if it does not."""
        undone = self.taken_by.get(record.seq)
        if undone is not None:
            return Text(f" [taken back by #{undone}]", f"〔已由 #{undone} 撤回〕")
        return Text(" [refused]", "〔被拒绝〕") if record.seq in self.refused else Text("", "")

    def data(self) -> list[dict[str, Any]]:
        """The records as plain data."""
        return [
            {
                "seq": record.seq,
                "kind": record.kind,
                "date": str(record.day) if record.day else None,
                "counts": record.kind in EVENTS and record.seq not in self.taken_by,
                "taken_back_by": self.taken_by.get(record.seq),
                "refused": record.seq in self.refused,
                "recorded_by": record.recorded_by,
                "recorded_at": record.recorded_at,
                "payload": json.loads(record.payload),
                "hash": record.hash.hex(),
            }
            for record in self.records
        ]

    def said(self, record: Recorded) -> Text:
        """What a record says, without who recorded it and when."""
        payload = json.loads(record.payload)
        if record.kind == ACT and payload["act"] in self.words.engine.catalogue.acts:
            return self.act(payload)
        if record.kind == QUESTION:
            return next(said for kind, said in QUESTIONS.items() if kind in payload)
        return _opened(payload) if record.kind == OPEN else in_words(record)

    def act(self, payload: Mapping[str, Any]) -> Text:
        """An act as it is written: who, what, about whom, and what else it says."""
        catalogue, people = self.words.engine.catalogue, self.words.story.people
        kind, who = catalogue.acts[payload["act"]], _names(payload.get("who"))
        file = payload.get("case") or next(iter(self.words.story.cases), None)
        case = self.words.story.cases.get(file or "")
        doer = payload.get("by") or (only_doer(kind, case, who) if case is not None else None)
        by = Text("", "")
        if doer is not None:
            name = Text(people[doer].name, people[doer].name) if doer in people else catalogue.role(doer)
            by = Text(f"{name.en}: ", f"{name.zh}：")
        about = self.words.of(person for person in who if person != doer)
        where = f" [{file}]" if self.words.several_cases else ""
        said = {key: value for key, value in payload.items() if key not in OF_EVERY_ACT}
        said |= {f"facts.{key}": value for key, value in (payload.get("facts") or {}).items()}
        more = "".join(f" {key}={_value(value)}" for key, value in said.items())
        return Text(f"{by.en}{kind.name.en}{about.en}{where}{more}", f"{by.zh}{kind.name.zh}{about.zh}{where}{more}")


def taken_by(records: list[Recorded]) -> dict[int, int]:
    """Which records no longer count, each with the undo that says so and still counts itself."""
    gone: dict[int, int] = {}
    for record in reversed(records):
        taken = taken_back(record)
        if taken is not None and record.seq not in gone:
            gone[taken] = record.seq
    return gone


def refused(records: list[Recorded], replay: Replay) -> set[int]:
    """The records of acts that the law refuses, as a timeline may expect."""
    counted = counting(records)
    return {counted[place].seq for place, step in replay.steps if step.kind == ACT and not step.accepted}


def _opened(payload: Mapping[str, Any]) -> Text:
    origin, program = payload.get("origin"), payload["program"]
    if origin is None:
        return Text(f"opened, by version {program}", f"开立（程序版本 {program}）")
    source, seq = origin["name"], origin["seq"]
    return Text(
        f"opened from record {seq} of {source}, by version {program}",
        f"由 {source} 第 {seq} 条记录处分出（程序版本 {program}）",
    )


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _value(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ",".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
