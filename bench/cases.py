"""Many different cases, made from shipped timelines by a seed: other people, other sums, half of them cut off."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from blacklist_sim.errors import BadInput
from blacklist_sim.store.bulk import COLUMNS, Prepared
from blacklist_sim.store.chain import NOTHING_BEFORE, canonical, digest
from blacklist_sim.store.prepare import Given, Preparer
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.write import to_json_line
from blacklist_sim.workflow.engine import Engine

SHIPPED = (
    "ground-1-paid-in-full",
    "plain-default",
    "two-cases-and-one-payment",
    "list-deleted-order-stays",
    "grace-paid-and-unpaid",
    "exit-ban-begins-and-ends",
    "part-payment-lifts-nothing",
    "settlement-kept-closes-the-case",
    "company-order-binds-its-people",
    "term-over-debt-unpaid-comes-off",
)
FAMILIES, GIVEN_NAMES = "赵钱孙李周吴郑王冯陈", "伟芳娜敏静丽强磊军洋"
MOMENT = "2026-01-01T00:00:00.000000Z"
USERS = 30
TEMPLATES = 300
Document = dict[str, Any]


class Writer:
    """Writes stories that nobody has told before, each of which replays to its end."""

    def __init__(self, law: Engine, seed: int) -> None:
        self.random = Random(seed)
        self.preparer = Preparer(law, Given("bench", "bench", MOMENT))
        told = [json.loads(to_json_line(story)) for name in SHIPPED for story in read_timelines(f"fixture:{name}")]
        self.told = [(document, self._replays(document, 1), self._replays(document, 10_000)) for document in told]

    def line(self) -> str:
        """One line of JSON Lines."""
        document, *of_other_sums = self.random.choice(self.told)
        more = self.random.randrange(1, 10_000) if all(of_other_sums) else 0
        return json.dumps(self._other(document, more), ensure_ascii=False)

    def lines(self, count: int) -> Iterator[str]:
        """So many lines."""
        return (self.line() for _ in range(count))

    def _other(self, document: Document, more: int) -> Document:
        events = document["events"]
        kept = len(events) if self.random.random() < 0.5 else self.random.randint(len(events) // 2, len(events))
        return {
            **document,
            "people": {key: {**party, "name": self._name()} for key, party in document["people"].items()},
            "cases": {key: _owing_more(case, more) for key, case in document["cases"].items()},
            "events": events[:kept],
        }

    def _name(self) -> str:
        return self.random.choice(FAMILIES) + "".join(self.random.choices(GIVEN_NAMES, k=2))

    def _replays(self, document: Document, more: int) -> bool:
        other = {**document, "cases": {key: _owing_more(case, more) for key, case in document["cases"].items()}}
        try:
            self.preparer.line(json.dumps(other), 1, 0, "tried")
        except BadInput:
            return False
        return True

    def prepared(self, count: int) -> Iterator[Prepared]:
        """So many cases ready to be written, names, sums, deadlines and users spread as in a large database.

        What a list shows of a case is drawn, and the journal is that of one of a few hundred stories told anew.
        """
        drawn = [self.preparer.line(self.line(), 1, 0, "drawn").case for _ in range(min(TEMPLATES, count))]
        for number in range(count):
            yield self._anew(self.random.choice(drawn), number)

    def _anew(self, case: Prepared, number: int) -> Prepared:
        draw = self.random
        uid, name = f"{draw.getrandbits(128):032x}", f"case-{number:06}"
        first = canonical(json.loads(case.journal[0][5]) | {"uid": uid, "name": name})
        before, journal = NOTHING_BEFORE, []
        for seq, kind, day, by, at, payload, _ in case.journal:
            payload = payload if seq else first
            before = digest(uid, before, seq, kind, day, by, at, payload)
            journal.append((seq, kind, day, by, at, payload, before))
        columns = dict(zip(COLUMNS, case.columns, strict=True)) | {
            "uid": uid, "name": name, "people": f"{self._name()}\n{self._name()}",
            "owed": draw.randrange(10**9), "last_hash": before,
            "next_deadline": (date(2019, 1, 1) + timedelta(days=draw.randrange(3000))).isoformat(),
            "changed_at": f"2026-01-{draw.randrange(1, 29):02}T00:00:{draw.random() * 60:09.6f}Z",
            "changed_by": f"user{draw.randrange(USERS)}",
        }  # fmt: skip
        return Prepared(tuple(columns.values()), tuple(journal))


def _owing_more(case: Document, more: int) -> Document:
    title = case["title_document"]
    if "pay" not in title:
        return case
    pay = title["pay"] | {"principal": f"{float(title['pay']['principal']) + more:.2f}"}
    return {**case, "title_document": {**title, "pay": pay}}
