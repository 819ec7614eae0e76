"""What a story tells day by day: acts, waits and questions."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = {}


class Act(NamedTuple):
    """Something a party or a court does on a day.

    `by` is a person id or one of the words `court`, `higher_court`, `agency`. `who` and `to` are person ids, empty
    when the act names nobody. `index` is the place among the story's events. Payload values are dates, decimals,
    integers, booleans, texts, or tuples of texts; an amount may be the word `in_full`.
    """

    date: dt.date
    name: str
    by: str | None = None
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    case: str | None = None
    entry: int | None = None
    known_on: dt.date | None = None
    facts: Mapping[str, Any] = NOTHING
    reasons: str | None = None
    exception: str | None = None
    note: str | None = None
    payload: Mapping[str, Any] = NOTHING
    expect: Mapping[str, Any] | None = None
    index: int = 0  # type: ignore[assignment]

    def done(self, by: str | None, who: tuple[str, ...], case: str | None) -> "Act":
        """The act with its doer, those it is aimed at and its case filled in."""
        return Act(self.date, self.name, by, who, self.to, case, *self[6:])


class Wait(NamedTuple):
    """Time passing until a day; the place to look at what has become of the case."""

    date: dt.date
    note: str | None = None
    expect: Mapping[str, Any] | None = None
    index: int = 0  # type: ignore[assignment]


class Question(NamedTuple):
    """A question that changes nothing: `try` asks the gate about a conduct, `owed` asks about money.

    `payload` is what is told beside the conduct: `paid_by`, `paper`, `carrier`, `seller`, and under `sellers` what is
    supposed of the sellers' systems.
    """

    date: dt.date
    kind: str
    asks: Mapping[str, Any]
    who: tuple[str, ...] = ()
    case: str | None = None
    note: str | None = None
    expect: Mapping[str, Any] | None = None
    index: int = 0  # type: ignore[assignment]
    payload: Mapping[str, Any] = NOTHING


Event = Act | Wait | Question
