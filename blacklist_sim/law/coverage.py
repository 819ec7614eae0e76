"""How far the book goes: what became of every provision, and which rules have been seen to hold and to fail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blacklist_sim.law.instrument import Instrument
from blacklist_sim.law.model import TESTED_KINDS, Rule

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book, LedgerLine

STATUSES = ("modelled", "partly", "left_out")
Exercise = Mapping[str, Mapping[str, int]]
"""How often each rule gave each answer, by rule id; an untested rule counts as `cited` where it was relied on."""


@dataclass(frozen=True, slots=True)
class InstrumentCoverage:
    """The ledger of one instrument; how many of its provisions stand at each status."""

    instrument: Instrument
    lines: "tuple[LedgerLine, ...]"

    def count(self, status: str) -> int:
        """How many provisions have that status."""
        return sum(line.status == status for line in self.lines)


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """One rule and how often it was seen to let an act pass, to stand against it, and to be relied on."""

    rule: Rule
    holds: int
    fails: int
    cited: int

    @property
    def tested(self) -> bool:
        """Whether the rule is one that is asked, not only cited."""
        return self.rule.kind in TESTED_KINDS

    @property
    def seen(self) -> str:
        """`both`, `holds`, `fails`, `cited` or `never`."""
        if not self.tested:
            return "cited" if self.cited else "never"
        if self.holds and self.fails:
            return "both"
        return "holds" if self.holds else "fails" if self.fails else "never"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole ledger by instrument, and every rule with what was seen of it."""

    instruments: tuple[InstrumentCoverage, ...]
    rules: tuple[RuleCoverage, ...]

    def count(self, status: str) -> int:
        """How many provisions of the ledger have that status."""
        return sum(part.count(status) for part in self.instruments)

    def seen(self, what: str, tested: bool) -> tuple[RuleCoverage, ...]:
        """The tested (or the only cited) rules of which that was seen."""
        return tuple(rule for rule in self.rules if rule.tested == tested and rule.seen == what)


def coverage(book: "Book", exercise: Exercise) -> Coverage:
    """The ledger of `book` and its rules, held against the answers collected in `exercise`."""
    instruments = tuple(
        InstrumentCoverage(instrument, tuple(line for line in book.ledger if line.instrument == name))
        for name, instrument in book.instruments.items()
    )
    return Coverage(instruments, tuple(_rule(rule, exercise.get(rule.id, {})) for rule in book.rules.values()))


def _rule(rule: Rule, answers: Mapping[str, int]) -> RuleCoverage:
    """An unknown or a discretion without reasons stands against an act as a failure does."""
    holds = answers.get("holds", 0) + answers.get("discretion", 0)
    fails = answers.get("fails", 0) + answers.get("unknown", 0)
    return RuleCoverage(rule, holds, fails, answers.get("cited", 0))
