"""What the gate answers: a decision in one of five words, with every reason for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from blacklist_sim.gate.restraints import Entry, ExitBan, OperatorListing, Order
from blacklist_sim.law.model import FigureValue, RuleVersion
from blacklist_sim.text import Text

PERMITTED = "permitted"
UNDER_APPROVAL = "permitted_under_approval"
FOR_THE_COURT = "for_the_court"
UNKNOWN = "unknown"
PROHIBITED = "prohibited"

DECISIONS = (PERMITTED, UNDER_APPROVAL, FOR_THE_COURT, UNKNOWN, PROHIBITED)
"""The five words, the more closed the later: of several measures the most closed decides."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of an answer: a code for machines, the words for people, what it rests on and whom it comes from.

    `until` is the last day for which the reason holds, where one is known. `cause` is the entry, exit ban or operator's
    list that the reason is about, as `order` is the order. `evidence` is set where the reason is less sure than the
    version it rests on.
    """

    code: str
    says: Text
    version: RuleVersion | FigureValue | None = None
    order: Order | None = None
    until: date | None = None
    missing: tuple[str, ...] = ()
    cause: Entry | ExitBan | OperatorListing | None = None
    evidence: str | None = None


Reasons = tuple[Reason, ...]


class Answer:
    """One answer about one day; reasons and `until` may be functions, which are called when first read.

    `missing` names what was not told. `until` is the last day on which the answer holds for what is known, None where
    no such day is known.
    """

    __slots__ = ("_reasons", "_until", "day", "decision", "missing")

    def __init__(
        self,
        decision: str,
        day: date,
        reasons: Reasons | Callable[[], Reasons],
        missing: tuple[str, ...] = (),
        until: date | Callable[[], date | None] | None = None,
    ) -> None:
        self.decision = decision
        self.day = day
        self._reasons = reasons
        self.missing = missing
        self._until = until

    @property
    def reasons(self) -> Reasons:
        """Why, what decided first."""
        if callable(self._reasons):
            self._reasons = self._reasons()
        return self._reasons

    @property
    def until(self) -> date | None:
        """The last day on which the answer holds, where one is known."""
        if callable(self._until):
            self._until = self._until()
        return self._until

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answer):
            return NotImplemented
        mine = (self.decision, self.day, self.missing, self.until, self.reasons)
        return mine == (other.decision, other.day, other.missing, other.until, other.reasons)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Answer({self.decision!r}, {self.day}, missing={self.missing}, until={self.until})"
