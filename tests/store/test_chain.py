"""The hash of a record is the same on every machine and in every version: what is stored has to stand for ever."""

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from blacklist_sim.store import records
from blacklist_sim.store.chain import NOTHING_BEFORE, Recorded, broken, canonical, digest

UID = "0123456789abcdef" * 2
AT = "2026-03-01T08:00:00.000000Z"
SAID = {
    "date": date(2019, 3, 4),
    "act": "pay",
    "amount": Decimal("0.10"),
    "note": 'a "quoted" \\ line\n\t\u0000\u001f\u007f\u2028 李某 é e\u0301 👩‍⚖️ </script>',
    "facts": {"乙": True, "甲": None, "b": [1, -1, 2**63], "a": False, "B": {}},
}
WRITTEN = (
    '{"act":"pay","amount":"0.10","date":"2019-03-04","facts":{"B":{},"a":false,"b":[1,-1,9223372036854775808],'
    '"乙":true,"甲":null},"note":"a \\"quoted\\" \\\\ line\\n\\t\\u0000\\u001f\x7f\u2028 李某 é e\u0301 👩‍⚖️ </script>"}'
)
FIRST = "1394ea7a3758c5cdd65557c6cbe3de3eb29350f6b7abc4740f5a4053d8586451"
SECOND = "2615ff77361d9c16591bf0625987ca6d29b8fd5d1e6c4cde89d23584474f7fb9"


def test_what_a_record_says_is_written_in_one_way_only():
    assert canonical(SAID) == WRITTEN
    assert canonical(json.loads(WRITTEN)) == WRITTEN, "also when it was read back"


@pytest.mark.parametrize("turned", [reversed, sorted])
def test_the_order_in_which_things_were_said_makes_no_difference(turned):
    facts = {key: SAID["facts"][key] for key in turned(SAID["facts"])}
    assert canonical({key: ({**SAID, "facts": facts})[key] for key in turned(SAID)}) == WRITTEN


def test_the_hashes_of_a_journal_are_those_that_they_have_always_been():
    said = [records.Said("open", None, "{}"), records.Said("act", date(2019, 3, 4), WRITTEN)]
    journal = records.chained(UID, None, said, 'a "teacher" 老师', AT)
    assert [record.hash.hex() for record in journal] == [FIRST, SECOND]
    assert broken(UID, journal) is None


def test_a_hash_covers_the_plain_json_of_all_parts():
    parts = [UID, "", "0", "act", "2019-03-04", 'a "teacher" 老师', AT, WRITTEN]
    plain = sha256(json.dumps(parts, ensure_ascii=False).encode()).digest()
    assert digest(UID, NOTHING_BEFORE, 0, "act", date(2019, 3, 4), 'a "teacher" 老师', AT, WRITTEN) == plain


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"bytes", object()])
def test_what_has_no_single_way_to_be_written_is_no_part_of_a_journal(value):
    with pytest.raises((TypeError, ValueError)):
        canonical({"amount": value})


def test_no_part_of_a_record_can_be_moved_into_the_next_one():
    one = digest(UID, NOTHING_BEFORE, 0, "act", None, "ab", "c", "{}")
    assert one != digest(UID, NOTHING_BEFORE, 0, "act", None, "a", "bc", "{}")
    assert one != digest(UID, NOTHING_BEFORE, 0, "act", None, 'ab", "c', "", "{}")


def test_a_chain_begins_with_number_0_and_leaves_none_out():
    journal = records.chained(UID, None, [records.Said("open", None, "{}")] * 3, "teacher", AT)
    assert broken(UID, journal[1:]) == 0
    assert broken(UID, [journal[0], journal[2]]) == 1
    assert broken(UID[::-1], journal) == 0
    assert broken(UID, [*journal[:2], Recorded(*journal[2][:-1], b"")]) == 2
