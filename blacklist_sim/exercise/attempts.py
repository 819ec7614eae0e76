"""Attempts that last: kept row by row in the store, and carried elsewhere as JSON Lines."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blacklist_sim.exercise.attempt import ANSWER, HINT, REVEAL, START, SUBMIT, Attempt, Row
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.store import attempt_rows
from blacklist_sim.store.attempt_rows import SHOWN
from blacklist_sim.store.chain import Recorded, canonical
from blacklist_sim.store.errors import Damaged, NoSuchAttempt, StoreError
from blacklist_sim.store.names import shown
from blacklist_sim.store.records import Said

if TYPE_CHECKING:
    from blacklist_sim.store import Store

KINDS = (START, ANSWER, HINT, REVEAL, SUBMIT)
HEAD = ("exercise", "digest", "seed", "student")
LEAST_NAMED = 4
"""How many characters of its name an attempt is called by at least."""

NEW, FURTHER, SAME = "new", "further", "same"


@dataclass(frozen=True, slots=True)
class Kept:
    """An attempt of the store: `uid` is the hash of its first row, `last` the last record of it that was seen."""

    uid: str
    attempt: Attempt
    begun_at: str
    last: Recorded

    @property
    def name(self) -> str:
        """By what it is called."""
        return self.uid[:SHOWN]


def begun(exercise: Exercise, seed: int, student: str, at: str, given: Any = None) -> Attempt:
    """A new attempt, which has its first row and is kept nowhere yet; `given` says how it is begun."""
    return Attempt(exercise.name, exercise.digest, seed, student).then(START, given=given, at=at)


def begin(store: "Store", exercise: Exercise, seed: int, student: str, given: Any = None) -> Kept:
    """Begins an attempt in the store."""
    return _keep(store, begun(exercise, seed, student, store.stamp(), given), None)


def add(store: "Store", kept: Kept, what: str, item: str = "", given: Any = None) -> Kept:
    """Adds a row; raises AttemptMovedOn where somebody else has added one since, StoreError once it is handed in."""
    check_open(kept.attempt)
    return _keep(store, kept.attempt.then(what, item, given, store.stamp()), kept)


def check_open(attempt: Attempt) -> None:
    """Raises StoreError where an attempt has been handed in."""
    if attempt.submitted is not None:
        raise StoreError(
            "it has been handed in already and stays as it is; begin another with `exercise start`",
            "该作答已提交，不可更改；如需重做请用 exercise start 另行开始",
        )


def find(store: "Store", name: str) -> Kept:
    """The attempt of which the name is the beginning; raises NoSuchAttempt, and Damaged where it is not whole."""
    with store.database.reading() as connection:
        uids = attempt_rows.named(connection, name, 2) if len(name) >= LEAST_NAMED else []
        if len(uids) != 1:
            raise _not_one(name, len(uids))
        return _read(uids[0], attempt_rows.kept(connection, uids[0]))


def listed(store: "Store", exercise: str | None = None, student: str | None = None) -> list[Kept]:
    """The attempts, those of an exercise or of a student if that is asked for, in the order in which they began."""
    with store.database.reading() as connection:
        if exercise is None and student is None:
            every: Iterable[tuple[str, list[Recorded]]] = attempt_rows.every(connection)
        else:
            uids = [uid for uid, payload in attempt_rows.begun(connection) if _of(payload, exercise, student)]
            every = ((uid, attempt_rows.kept(connection, uid)) for uid in uids)
        found = [_read(uid, records) for uid, records in every]
    return sorted(found, key=lambda kept: (kept.begun_at, kept.uid))


def _of(payload: str, exercise: str | None, student: str | None) -> bool:
    """Whether an attempt whose first record says this is one of an exercise and of a student."""
    try:
        head = json.loads(payload)
        return exercise in (None, head["exercise"]) and student in (None, head["student"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return False  # nobody's, as long as it does not read


def line_of(attempt: Attempt) -> str:
    """An attempt as one line of JSON Lines: what would be handed in."""
    return f"{json.dumps(attempt.plain(), ensure_ascii=False)}\n"


def take_in(store: "Store", attempt: Attempt) -> str:
    """Keeps an attempt that was made elsewhere: a new one, one taken further, or the same as here.

    Raises StoreError where its rows do not form a chain, or where it has gone another way than the one kept here.
    """
    uid = checked_uid(attempt)
    with store.database.reading() as connection:
        records = attempt_rows.kept(connection, uid)
    if not records:
        _keep(store, attempt, None)
        return NEW
    here = _read(uid, records)
    some = min(len(here.attempt.rows), len(attempt.rows))
    if here.attempt.rows[:some] != attempt.rows[:some]:
        raise StoreError(
            f"attempt {here.name} is here already and has gone another way from row {_parts(here.attempt, attempt)} on",
            f"作答 {here.name} 已在此处，且自第 {_parts(here.attempt, attempt)} 行起与之不同",
        )
    if len(attempt.rows) == some:
        return SAME
    _keep(store, attempt, here)
    return FURTHER


def checked_uid(attempt: Attempt) -> str:
    """By what an attempt is known everywhere; raises StoreError for one that is not whole."""
    if (row := attempt.broken) is not None:
        raise StoreError(
            f"row {row} does not follow from those before it: it was changed after it was recorded",
            f"第 {row} 行与其前各行不衔接：记录后被改动",
        )
    if not attempt.rows or attempt.rows[0].what != START or any(row.what == START for row in attempt.rows[1:]):
        raise StoreError(
            "the first row of an attempt, and no other, is its start", "作答的第一行（且仅第一行）应为开始"
        )
    return attempt.rows[0].hash


def _parts(here: Attempt, other: Attempt) -> int:
    pairs = zip(here.rows, other.rows, strict=False)
    return next(number for number, (one, two) in enumerate(pairs, start=1) if one != two)


def _keep(store: "Store", attempt: Attempt, before: Kept | None) -> Kept:
    """Writes the rows that are not written yet."""
    uid, written = attempt.rows[0].hash, len(before.attempt.rows) if before is not None else 0
    said = [Said(row.what, None, canonical(_payload(attempt, row))) for row in attempt.rows[written:]]
    added = attempt_rows.add(store, uid, before.last if before is not None else None, said)
    return Kept(uid, attempt, before.begun_at if before is not None else added[0].recorded_at, added[-1])


def _payload(attempt: Attempt, row: Row) -> Mapping[str, Any]:
    said = {"item": row.item, "given": row.given, "at": row.at}
    return said | ({key: getattr(attempt, key) for key in HEAD} if row.what == START else {})


def _read(uid: str, records: list[Recorded]) -> Kept:
    """The attempt that records tell; its own chain follows from them."""
    try:
        head = json.loads(records[0].payload)
        attempt = Attempt(*(head[key] for key in HEAD))
        for record in records:
            said = json.loads(record.payload)
            if record.kind not in KINDS:
                raise ValueError(record.kind)
            attempt = attempt.then(record.kind, said["item"], said["given"], said["at"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Damaged(
            f"attempt {uid[:SHOWN]} does not read; see `db check`", f"作答 {uid[:SHOWN]} 无法读取；见 db check"
        ) from None
    return Kept(uid, attempt, records[0].recorded_at, records[-1])


def _not_one(name: str, found: int) -> NoSuchAttempt:
    said = shown(name)
    if found:
        return NoSuchAttempt(
            f"several attempts are called {said}…; write more of the name", f"有多份作答以 {said} 开头；请多写几位"
        )
    return NoSuchAttempt(
        f"no file and no attempt called {said!r}; `exercise attempts` lists those kept",
        f"没有名为“{said}”的文件或作答；exercise attempts 列出已保存的作答",
    )
