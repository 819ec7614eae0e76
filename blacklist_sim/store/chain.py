"""Canonical JSON and the chain of hashes: a record that was changed, lost or moved shows."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any, NamedTuple

NOTHING_BEFORE = b""
"""What the first record of a case is chained to."""


class Recorded(NamedTuple):
    """One record as it stands in the journal; see `JournalRecord` for what each part is."""

    seq: int
    kind: str
    day: date | None
    recorded_by: str
    recorded_at: str
    payload: str
    hash: bytes


def canonical(value: Any) -> str:
    """The one way to write a value as JSON: keys sorted, no spaces, dates and amounts as text."""
    return CANONICAL.encode(value)


def _word(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot stand in a journal")


CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=_word)


def digest(
    uid: str, before: bytes, seq: int, kind: str, day: date | None, recorded_by: str, recorded_at: str, payload: str
) -> bytes:
    """The hash of a record: SHA-256 over the case, the hash before it and everything that the record says."""
    parts = (uid, before.hex(), str(seq), kind, str(day), recorded_by, recorded_at, payload)
    listed = f"[{', '.join(map(encode_basestring, parts))}]"  # a JSON list, made without setting up a writer each time
    return sha256(listed.encode("utf-8", "surrogatepass")).digest()


def broken(uid: str, records: Iterable[Recorded]) -> int | None:
    """The number of the first record that is changed, moved or missing; None if all stand in one chain."""
    before, expected = NOTHING_BEFORE, 0
    for record in records:
        seq, kind, day, recorded_by, recorded_at, payload, found = record
        if seq != expected or digest(uid, before, seq, kind, day, recorded_by, recorded_at, payload) != found:
            return expected
        before, expected = found, expected + 1
    return None


def moment(stamp: str) -> str:
    """A time that a record bears, to the second, as a reader reads it."""
    return f"{stamp[:10]} {stamp[11:19]} UTC"
