"""What the book of law holds: rules, figures, duties and policy switches, each dated and with its source."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from blacklist_sim.law.citation import Citation
from blacklist_sim.text import Text

TESTED_KINDS = ("element", "bar", "usual_bar", "formality", "power", "silent")
UNTESTED_KINDS = ("duty", "effect", "definition", "remedy", "principle")
EVIDENCE = ("confirmed", "partly", "unverified")


class _InForce(Protocol):
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...


V = TypeVar("V", bound=_InForce)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without a version that is silent on purpose, and why; the end is exclusive."""

    start: date
    end: date | None
    why: Text


class Dated(Generic[V]):
    """The dated versions of one thing, found by bisection; start inclusive, end exclusive."""

    __slots__ = ("_starts", "versions")

    def __init__(self, versions: Sequence[V]) -> None:
        self.versions: tuple[V, ...] = tuple(sorted(versions, key=lambda version: version.start))
        self._starts = [version.start for version in self.versions]

    def on(self, day: date) -> V | None:
        """The version in force on `day`, or None."""
        place = bisect_right(self._starts, day) - 1
        if place < 0:
            return None
        version = self.versions[place]
        return version if version.end is None or day < version.end else None


@dataclass(frozen=True, slots=True, eq=False)
class RuleVersion:
    """One rule as one text has it. `predicate` names the Python test bound to it; None: the rule is only cited."""

    rule: "Rule"
    start: date
    end: date | None
    cites: tuple[Citation, ...]
    evidence: str
    says: Text
    predicate: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A norm of the field under one id, with its versions in force one after another.

    `kind` says what the test's answer means (see `workflow.answers`); `governed_by` which day's law is asked:
    that of the act, of the day on which the situation arose, or of today.
    """

    id: str
    name: Text
    kind: str
    governed_by: str
    gaps: tuple[Gap, ...]
    remedy: str | None
    burden: str | None
    switch: str | None
    whose: str
    conflicts_with: tuple[str, ...]
    dated: Dated[RuleVersion] = field(default_factory=lambda: Dated[RuleVersion](()))

    def on(self, day: date) -> RuleVersion | None:
        """The version in force on `day`, or None."""
        return self.dated.on(day)

    @property
    def begins(self) -> date:
        """The first day on which some text knows it; the last of all days where none does."""
        return self.dated.versions[0].start if self.dated.versions else date.max

    def gap_on(self, day: date) -> Gap | None:
        """The declared gap that `day` falls into, if any."""
        return gap_on(self.gaps, day)


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure as one text has it; periods are `Length`, amounts and rates `Decimal`, counts and ages `int`.

    `note` says what the value rests on, where the sources give less than the figure asks for.
    """

    start: date
    end: date | None
    value: Any
    cites: tuple[Citation, ...]
    evidence: str
    note: Text | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A period, amount, rate, count, age or date of the law. `roll`: a last day on a rest day rolls on.

    Where the law leaves the rolling open, `roll` is the name of the switch that decides it.
    """

    id: str
    name: Text
    type: str
    roll: bool | str
    dated: Dated[FigureValue]
    gaps: tuple[Gap, ...]
    switch: str | None

    def on(self, day: date) -> FigureValue | None:
        """The value in force on `day`, or None in a gap."""
        return self.dated.on(day)


@dataclass(frozen=True, slots=True, eq=False)
class DutyRule:
    """What somebody must do: an `answer` to an act, or `standing` while a situation lasts.

    `about` is the unit, `states` the unit's own states in which a standing duty can exist, `condition` its predicate,
    `within` the figure of its period or `within_bound` the function that computes it,
    `knows` the kind of event the court must have learned of. The situation cannot exist before one of the acts in
    `after` was done (or one of those periods has run out), nor before one of the facts in `known` was stated.
    """

    id: str
    kind: str
    name: Text
    who: str
    about: str
    done_by: tuple[str, ...]
    rule: str
    within: str | None
    within_bound: str | None
    counts_from: str
    states: tuple[str, ...]
    condition: str | None
    knows: str | None
    after: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    dormant: bool = False
    """Whether it need not be looked for before one of those acts or facts has come."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A question that the texts leave open, the answers on offer, and the one taken unless a story says otherwise."""

    id: str
    decides: Text
    options: dict[str, Text]
    default: str
    note_ref: str
    commences: "Commencement | None" = None


@dataclass(frozen=True, slots=True)
class Commencement:
    """The days on which an instrument may be taken to begin, by the option of the switch that decides it."""

    instrument: str
    days: dict[str, date]


def gap_on(gaps: Sequence[Gap], day: date) -> Gap | None:
    """The gap that `day` falls into, if any."""
    return next((gap for gap in gaps if gap.start <= day and (gap.end is None or day < gap.end)), None)
