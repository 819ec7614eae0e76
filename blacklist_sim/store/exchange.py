"""Writing cases out, one after the other: as timelines, as whole journals, or as the public sees those listed.

A timeline holds the events that still count, with what was asked and expected; reading it leads to the same state. As a
test it expects what came of each event instead. A whole journal holds everything, and is the same case wherever it is
taken in.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.derive import replayed
from blacklist_sim.store.errors import Damaged
from blacklist_sim.store.journal_line import line_of
from blacklist_sim.store.records import archived, named, opened, story_of
from blacklist_sim.store.store import Store, whole
from blacklist_sim.store.survey import unbroken, walk
from blacklist_sim.timeline.expecting import expecting
from blacklist_sim.timeline.public_entry import public_entries
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.timeline.write import to_json_line, to_yaml


class Whole(NamedTuple):
    """A case as its journal tells it, every record in its place."""

    name: str
    journal: list[Recorded]


def exported(store: Store, names: Sequence[str] | None, form: str, put_away: bool = False) -> Iterator[str]:
    """The text of each case named, in one of `FORMS`; with None that of all cases, also those `put_away` if asked.

    All are of one moment, and one at a time is in the memory. Raises NoSuchCase, and Damaged for a case that is not
    whole.
    """
    write = FORMS[form]
    with store.database.reading() as connection:
        found = _all(connection, put_away) if names is None else _named(store, connection, names)
        for number, case in enumerate(found):
            yield (BETWEEN.get(form, "") if number else "") + write(store, case)


def _named(store: Store, connection: Connection, names: Sequence[str]) -> Iterator[Whole]:
    rows = [store.row(connection, name) for name in dict.fromkeys(names)]
    for row in rows:
        journal = store.journal(connection, row.id)
        whole(row, journal)
        yield Whole(row.name, journal)


def _all(connection: Connection, put_away: bool) -> Iterator[Whole]:
    for kept in walk(connection):
        journal, findings = unbroken(kept)
        if findings or journal is None:
            text = findings[0].text
            raise Damaged(f"case {kept.name}: {text.en}; see `db check`", f"案件 {kept.name}：{text.zh}；见 db check")
        if put_away or not archived(journal):
            yield Whole(named(journal), journal)


def _yaml(_store: Store, case: Whole) -> str:
    return to_yaml([story_of(case.journal, vocabulary())])


def _json_line(_store: Store, case: Whole) -> str:
    return f"{to_json_line(story_of(case.journal, vocabulary()))}\n"


def _journal(_store: Store, case: Whole) -> str:
    return f"{line_of(case.name, opened(case.journal)['uid'], case.journal)}\n"


def _test(store: Store, case: Whole) -> str:
    return to_yaml([expecting(store.law, story_of(case.journal, vocabulary()))])


def _test_line(store: Store, case: Whole) -> str:
    return f"{to_json_line(expecting(store.law, story_of(case.journal, vocabulary())))}\n"


def _public(store: Store, case: Whole) -> str:
    """The entries that can be seen on the day reached, each a line in the words of the list itself."""
    found = replayed(store.law, story_of(case.journal, vocabulary()), asking=False)
    entries = public_entries(found.engine, found.state)
    return "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)


FORMS: Mapping[str, Callable[[Store, Whole], str]] = {
    "yaml": _yaml,
    "jsonl": _json_line,
    "journal": _journal,
    "public": _public,
    "test": _test,
    "test.jsonl": _test_line,
}
EXPECTING = {"yaml": "test", "jsonl": "test.jsonl"}
"""The forms of a timeline, each with that in which it expects what came of it."""

BETWEEN = {"yaml": "---\n", "test": "---\n"}
