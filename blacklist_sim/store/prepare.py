"""From a line of a file to a case ready to be written, or to everything that is wrong with the line.

What a record holds is the event as the line writes it, and what is replayed is read back from what the records hold:
the state that the columns tell is the one to which the journal leads, whoever replays it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple
from uuid import uuid4

from blacklist_sim import __version__
from blacklist_sim.case import Story
from blacklist_sim.errors import BadInput, BlacklistSimError
from blacklist_sim.store import records
from blacklist_sim.store.bulk import COLUMNS, Prepared
from blacklist_sim.store.chain import Recorded, canonical
from blacklist_sim.store.derive import derived, law_pins, replayed
from blacklist_sim.store.journal_line import FORMAT_KEY, LINE_BEGINS, journal_of, story_told
from blacklist_sim.store.store import refused
from blacklist_sim.timeline.compose import compose
from blacklist_sim.timeline.json_text import LinePlaces, parse_line
from blacklist_sim.timeline.problems import MOST_PROBLEMS, Flaw, Places
from blacklist_sim.timeline.read import real_ids_in
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.timeline.yaml_text import Path
from blacklist_sim.workflow.engine import Engine

PARTS: Mapping[str, type] = {"people": dict, "cases": dict, "events": list}
"""The parts of a timeline that a journal takes apart."""

Placing = Callable[[], Places]

MOST_OF_A_JOURNAL = 50_000_000, 2_500_000
"""How many characters and values the line of a journal may have, which goes on for as long as its case."""


class Given(NamedTuple):
    """What holds for all of a file: its name, who takes it in, and when.

    `real_ids` tells that it may hold real identity numbers, `named` that its cases are to have a certain name, which a
    whole journal cannot.
    """

    file: str
    user: str
    now: str
    real_ids: bool = False
    named: bool = False


class Arrived(NamedTuple):
    """A case that a file holds. `whole` tells that its journal came with it; `line` is 0 where it fills several."""

    file: str
    line: int
    name: str
    uid: str
    whole: bool
    case: Prepared


class Preparer:
    """Prepares the cases of one file under one law, by the table of moves that is compiled for batches."""

    def __init__(self, law: Engine, given: Given) -> None:
        self.law, self.given, self.words = law.compiled, given, vocabulary()

    def line(self, text: str, line: int, number: int, name: str) -> Arrived:
        """The case that one line of JSON Lines holds; raises BadInput.

        A line with the key `journal` is a whole journal, any other a timeline, which is to be called `name`. `number`
        is that of the document in the file, counted from 0.
        """
        given = self.given
        found = [] if given.real_ids else [replace(real, line=line) for real in real_ids_in(text, given.file)]
        try:
            most = MOST_OF_A_JOURNAL if text.startswith(LINE_BEGINS) else ()
            value = parse_line(text, given.file, line, *most)
            places = partial(LinePlaces, text, line, number)
            if isinstance(value, dict) and FORMAT_KEY in value:
                arrived = self._journal(text, number, line, places)
            else:
                arrived = self.timeline(value, number, name, line, places)
        except BadInput as bad:
            raise BadInput([*found, *bad.problems]) from None
        if found:
            raise BadInput(found)
        return arrived

    def timeline(self, document: Any, number: int, name: str, line: int, places: Placing) -> Arrived:
        """The case that a timeline tells, opened under `name`; raises BadInput."""
        if isinstance(document, dict):
            document = {**{key: kind() for key, kind in PARTS.items()}, **document}
        if not isinstance(document, dict) or not all(isinstance(document[key], kind) for key, kind in PARTS.items()):
            raise self._bad(compose(document, number, self.words)[1], places)
        uid = uuid4().hex
        opening = records.opening_with(document, name, uid, law_pins(self.law), __version__)
        events = [canonical(event) for event in document["events"]]
        story, flaws = records.composed(opening.payload, events, self.words, number)
        if story is None:
            raise self._bad(flaws, places)
        said = [opening, *map(_said, story.events, events)]
        journal = records.chained(uid, None, said, self.given.user, self.given.now)
        return self._arrived(story, journal, line, False, (number, "events"), places)

    def _journal(self, text: str, number: int, line: int, places: Placing) -> Arrived:
        journal, flaws = journal_of(text, number)
        if self.given.named:
            en, zh = "a whole journal has its case's own name; leave out --name", "完整日志已有案件名称；请勿用 --name"
            flaws = [Flaw((number, "name"), "named", en, zh)]
        if flaws:
            raise self._bad(flaws, places)
        story, flaws = story_told(journal, self.words, number)
        if story is None:
            raise self._bad(flaws, places)
        return self._arrived(story, journal, line, True, (number,), places)

    def _arrived(
        self, story: Story, journal: Sequence[Recorded], line: int, whole: bool, at: Path, places: Placing
    ) -> Arrived:
        """The case with its columns. A new one has to reach its end; one that was kept may stop by now."""
        try:
            found = replayed(self.law, story, asking=False)
            if found.stopped is not None and not whole:
                at = (*at, found.steps[-1][0])
                raise refused(found.stopped)
            columns = derived(self.law, story, found.state, journal)
        except BlacklistSimError as error:
            raise self._bad([Flaw(at, "replay", error.text.en, error.text.zh)], places) from None
        return Arrived(self.given.file, line, columns["name"], columns["uid"], whole, packed(columns, journal))

    def _bad(self, flaws: Sequence[Flaw], places: Placing) -> BadInput:
        found = places()
        return BadInput([flaw.placed(self.given.file, found) for flaw in flaws[: MOST_PROBLEMS + 1]])


def _said(event: Any, payload: str) -> records.Said:
    return records.Said(records.kind_of(event), event.date, payload)


def packed(columns: Mapping[str, Any], journal: Iterable[Recorded]) -> Prepared:
    """Columns and records as they are written."""
    rows = tuple((seq, kind, _plain(day), *rest) for seq, kind, day, *rest in journal)
    return Prepared(tuple(_plain(columns[name]) for name in COLUMNS), rows)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
