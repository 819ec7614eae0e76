"""Records and what they say: an event of a timeline, or a word about the journal itself."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.case import Act, Event, Question, Story
from blacklist_sim.store.chain import NOTHING_BEFORE, Recorded, canonical, digest, moment
from blacklist_sim.store.errors import Damaged, UnfitEvent
from blacklist_sim.text import Text
from blacklist_sim.timeline.json_text import DECODER
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary
from blacklist_sim.workflow.journal import standing

if TYPE_CHECKING:
    from blacklist_sim.timeline.problems import Flaw

OPEN, ACT, WAIT, QUESTION, UNDO, ARCHIVE, UNARCHIVE = "open", "act", "wait", "question", "undo", "archive", "unarchive"
RENAME = "rename"
EVENTS = (ACT, WAIT, QUESTION)
TAKEN_BACK = "takes_back"
ORDERED = ("people", "cases")
"""The parts of a story whose order means something: what names no case is about the first one."""

SAID: Mapping[str, Text] = {
    OPEN: Text("opened", "开立"),
    WAIT: Text("time passes until this day", "时间推移至该日"),
    QUESTION: Text("question", "提问"),
    UNDO: Text("takes back #{takes_back}", "撤回 #{takes_back}"),
    RENAME: Text("called {name} from now on", "改名为 {name}"),
    ARCHIVE: Text("put away", "归档"),
    UNARCHIVE: Text("taken out again", "取回"),
}
"""What a record says that is no act; what stands in braces is a part of its payload."""


class Said(NamedTuple):
    """What a record is to say, before it has its place in a journal."""

    kind: str
    day: date | None
    payload: str


class Unread(NamedTuple):
    """The first record that counts and that this program cannot read, though the one that wrote it could; and why."""

    record: Recorded
    why: Text


def opening(name: str, uid: str, story: Story, law: Mapping[str, Any], program: str, origin: Any = None) -> Said:
    """The first record: people, cases, mode, policy, cast, and under which law and by which program it was opened."""
    from blacklist_sim.timeline.write import to_plain

    return opening_with(to_plain(replace(story, events=())), name, uid, law, program, origin)


def opening_with(
    document: Mapping[str, Any], name: str, uid: str, law: Mapping[str, Any], program: str, origin: Any = None
) -> Said:
    """The same of a story that stands in a document, as a timeline writes it."""
    head = {key: value for key, value in document.items() if key != "events"}
    order = {key: list(head[key]) for key in ORDERED}
    said = {"name": name, "uid": uid, "story": head, "order": order, "law": law, "program": program}
    return Said(OPEN, None, canonical(said | ({"origin": origin} if origin else {})))


def of_event(event: Event, story: Story, words: Vocabulary) -> Said:
    """An event as a record."""
    from blacklist_sim.timeline.write import event_to_plain

    return Said(kind_of(event), event.date, canonical(event_to_plain(event, story, words)))


def kind_of(event: Event) -> str:
    """The kind of record that holds such an event."""
    return ACT if isinstance(event, Act) else QUESTION if isinstance(event, Question) else WAIT


def undo(takes_back: int) -> Said:
    """That the record of that number no longer counts."""
    return Said(UNDO, None, canonical({TAKEN_BACK: takes_back}))


def rename(name: str) -> Said:
    """That the case is called so from now on."""
    return Said(RENAME, None, canonical({"name": name}))


def chained(
    uid: str, last: Recorded | None, said: Iterable[Said], recorded_by: str, recorded_at: str
) -> list[Recorded]:
    """Records that follow `last`, each chained to the one before."""
    seq, before = (last.seq + 1, last.hash) if last is not None else (0, NOTHING_BEFORE)
    records = []
    for kind, day, payload in said:
        before = digest(uid, before, seq, kind, day, recorded_by, recorded_at, payload)
        records.append(Recorded(seq, kind, day, recorded_by, recorded_at, payload, before))
        seq += 1
    return records


def counting(records: Sequence[Recorded]) -> list[Recorded]:
    """The records of events that still count, in order."""
    places = standing([taken_back(record) for record in records])
    return [records[place] for place in places if records[place].kind in EVENTS]


def taken_back(record: Recorded) -> int | None:
    """The number of the record that this one takes back; None where it is no undo."""
    return int(json.loads(record.payload)[TAKEN_BACK]) if record.kind == UNDO else None


def last_undone(records: Sequence[Recorded]) -> Recorded | None:
    """The last undo of an event that still counts, if no event was recorded after it."""
    for place in reversed(standing([taken_back(record) for record in records])):
        record = records[place]
        if record.kind == UNDO and records[taken_back(record) or 0].kind in EVENTS:
            return None if any(later.kind in EVENTS for later in records[place:]) else record
    return None


def archived(records: Sequence[Recorded]) -> bool:
    """Whether the case has been put away and not been taken out again."""
    last = next((record.kind for record in reversed(records) if record.kind in (ARCHIVE, UNARCHIVE)), UNARCHIVE)
    return last == ARCHIVE


def named(records: Sequence[Recorded]) -> str:
    """What users call the case: the name it was opened under, or the last one given to it since."""
    renamed = next((record for record in reversed(records) if record.kind == RENAME), None)
    return str(json.loads(renamed.payload)["name"] if renamed is not None else opened(records)["name"])


def opened(records: Sequence[Recorded]) -> dict[str, Any]:
    """What the first record says; raises Damaged when it says nothing of the kind."""
    if records and records[0].kind == OPEN:
        try:
            found = json.loads(records[0].payload)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and {"name", "uid", "story", "order"} <= found.keys():
            return found
    raise Damaged("the journal does not begin by opening a case", "日志并非以开立案件开始")


def story_of(records: Sequence[Recorded], words: Vocabulary, upto: int | None = None) -> Story:
    """The story that the records tell, through record number `upto`; raises Damaged where it does not read."""
    records = records if upto is None else records[: upto + 1]
    found = _composed(records, words)
    if isinstance(found, Story):
        return found
    raise unreadable(records, *found)


def read_so_far(records: Sequence[Recorded], words: Vocabulary) -> tuple[Story, Unread | None]:
    """The story as far as the records read, and where that ends; raises Damaged where the first one does not."""
    found = _composed(records, words)
    if isinstance(found, Story):
        return found, None
    flaw, seq = found
    before = [record.payload for record in counting(records) if record.seq < seq]
    story = composed(records[0].payload, before, words)[0] if seq else None
    if story is None:
        raise unreadable(records, flaw, seq)
    return story, Unread(records[seq], Text(flaw.en, flaw.zh))


def unreadable(records: Sequence[Recorded], why: "Text | Flaw", seq: int) -> Damaged:
    """That a record does not read."""
    name = named(records)
    return Damaged(
        f"case {name}: record {seq} does not read: {why.en}", f"案件 {name}：第 {seq} 条记录无法读取：{why.zh}"
    )


def taken_on(records: Sequence[Recorded], words: Vocabulary) -> Story:
    """The story with the event of the last record, which is to be added; raises UnfitEvent where it does not fit."""
    found = _composed(records, words)
    if isinstance(found, Story):
        return found
    raise UnfitEvent(found[0].en, found[0].zh)


def _composed(records: Sequence[Recorded], words: Vocabulary) -> "Story | tuple[Flaw, int]":
    """The story, or what is wrong with it first and in which record."""
    counted = counting(records)
    story, flaws = composed(records[0].payload, [record.payload for record in counted], words)
    if story is not None:
        return story
    first = min(flaws, key=_event)
    return first, counted[_event(first)].seq if _event(first) >= 0 else 0


def _event(flaw: "Flaw") -> int:
    """At which event something is wrong; -1 where it is in none."""
    match flaw.path[1:]:
        case ("events", int(place), *_):
            return place
    return -1


def composed(
    opening: str, events: Iterable[str], words: Vocabulary, number: int = 0
) -> "tuple[Story | None, list[Flaw]]":
    """The story that payloads tell, or what is wrong with it; see `compose`."""
    from blacklist_sim.timeline.compose import compose

    head = _head(DECODER.decode(opening))
    return compose({**head, "events": [DECODER.decode(event) for event in events]}, number, words)


def _head(first: Any) -> dict[str, Any]:
    """The story without its events, people and cases in the order in which they were told."""
    try:
        story, order = first["story"], first["order"]
        return {**story, **{key: {name: story[key][name] for name in order[key]} for key in ORDERED}}
    except (KeyError, TypeError):
        raise Damaged("the record that opens the case does not read", "开立案件的记录无法读取") from None


def in_words(record: Recorded) -> Text:
    """What a record says, without its day and who recorded it; of an act its name alone.

    An act or a kind of record that only another version of the program knows is called as it stands there.
    """
    payload = json.loads(record.payload)
    if record.kind == ACT:
        name = payload.get("act")
        known = vocabulary().catalogue.acts.get(name)
        return known.name if known is not None else Text(str(name), str(name))
    said = SAID.get(record.kind) or Text(record.kind, record.kind)
    return Text(said.en.format_map(payload), said.zh.format_map(payload))


def told(record: Recorded) -> Text:
    """A record in one line."""
    said, head, when = in_words(record), f"#{record.seq} {record.day or '—'}", moment(record.recorded_at)
    return Text(
        f"{head} {said.en}, by {record.recorded_by} at {when}", f"{head} {said.zh}，{record.recorded_by} 于 {when} 记录"
    )
