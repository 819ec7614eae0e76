"""One student's work on a variant: a chain of rows, from which the answers and the hints taken follow."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

FORMAT, VERSION = "blacklist-sim answers", 1
START, ANSWER, HINT, REVEAL, SUBMIT = "start", "answer", "hint", "reveal", "submit"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the student did: what, to which item, and what was given (an answer, or a tier of hints).

    `at` is a moment in words, as whoever recorded it says; `hash` chains the row to all before it.
    """

    what: str
    item: str = ""
    given: Any = None
    at: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Whose work it is, on which edition of which exercise, with which seed, and what was done."""

    exercise: str
    digest: str
    seed: int
    student: str
    rows: tuple[Row, ...] = field(default=())

    def then(self, what: str, item: str = "", given: Any = None, at: str = "") -> "Attempt":
        """The same with one more row."""
        row = Row(what, item, given, at)
        row = replace(row, hash=link(self.rows[-1].hash if self.rows else self.root, row))
        return replace(self, rows=(*self.rows, row))

    @property
    def root(self) -> str:
        """What the first row is chained to."""
        return sha256(_canonical([self.exercise, self.digest, self.seed, self.student])).hexdigest()

    @property
    def answers(self) -> dict[str, Any]:
        """The last answer to each item; none counts that was given after its reason was shown, or all were."""
        found: dict[str, Any] = {}
        shown = set()
        for row in self.rows:
            if row.what == ANSWER and row.item not in shown:
                found[row.item] = row.given
            elif row.what == REVEAL:
                shown.add(row.item)
            elif row.what == SUBMIT:
                break
        return found

    @property
    def hints(self) -> dict[str, int]:
        """For each item the highest tier of hints that was taken."""
        found: dict[str, int] = {}
        for row in self.rows:
            if row.what == HINT:
                found[row.item] = max(found.get(row.item, 0), int(row.given))
        return found

    @property
    def submitted(self) -> str | None:
        """When it was handed in, as its row says; None where it was not."""
        return next((row.at for row in self.rows if row.what == SUBMIT), None)

    @property
    def broken(self) -> int | None:
        """The number of the first row, from 1, that does not follow from those before it; None where all do."""
        before = self.root
        for number, row in enumerate(self.rows, start=1):
            if link(before, row) != row.hash:
                return number
            before = row.hash
        return None

    def plain(self) -> dict[str, Any]:
        """As it is handed in."""
        return {
            "format": FORMAT, "version": VERSION, "exercise": self.exercise, "digest": self.digest, "seed": self.seed,
            "student": self.student,
            "rows": [{name: getattr(row, name) for name in Row.__slots__} for row in self.rows],
        }  # fmt: skip


def link(before: str, row: Row) -> str:
    """The hash of a row, given the one before it."""
    return sha256(before.encode() + _canonical([row.what, row.item, row.given, row.at])).hexdigest()


def answered(exercise: str, digest: str, seed: int, student: str, answers: Mapping[str, Any]) -> Attempt:
    """An attempt that consists of answers alone."""
    attempt = Attempt(exercise, digest, seed, student).then(START)
    for item, given in answers.items():
        attempt = attempt.then(ANSWER, item, given)
    return attempt.then(SUBMIT)


def rows_of(plain: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """Rows from their plain form, unchecked."""
    return tuple(Row(**{name: row[name] for name in Row.__slots__}) for row in plain)


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
