"""One question of the law with everything that its reasons are drawn from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from blacklist_sim.gate.answer import Reason
from blacklist_sim.gate.bound import Bound, BoundOrder
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.law_answer import under
from blacklist_sim.gate.law_words import reading as reading_taken
from blacklist_sim.gate.restraints import Restraints
from blacklist_sim.gate.rulings import Ruling, Rulings
from blacklist_sim.law.conduct import ConductKind
from blacklist_sim.law.model import RuleVersion
from blacklist_sim.text import Text

Weighed = tuple[int, Reason]
BESIDE = -1
"""The weight of what explains a decision without being its cause."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with everything that its reasons are drawn from."""

    rulings: Rulings
    restraints: Restraints
    bound: Bound
    conduct: Conduct
    day: date
    ruling: Ruling

    @property
    def kind(self) -> ConductKind:
        """The kind of conduct in the catalogue."""
        return self.rulings.book.conduct[self.conduct.kind]

    def version(self, *rules: str) -> RuleVersion | None:
        """The first of the rules that is in force on the day."""
        found = (self.rulings.book.rules[rule].on(self.day) for rule in rules)
        return next((version for version in found if version is not None), None)

    def orders(self, ruling: Ruling) -> Iterator[tuple[BoundOrder, str]]:
        """Each order with what it does under a ruling."""
        for order in self.bound.orders:
            yield order, under(order, ruling, self.day, self.conduct.paid_by)


def item_name(ruling: Ruling) -> Text:
    """The name of the item that closes the conduct, or leaves it to the court."""
    return ruling.version.rule.name if ruling.version is not None else Text("", "")


def evidence(ruling: Ruling) -> str | None:
    """How sure it is that the item covers the conduct, where that is less sure than the item."""
    return ruling.bar.evidence if ruling.bar is not None else ruling.row.evidence


def reading(asked: Asked, switch: str) -> Reason:
    """The reading that the policy takes where the texts leave a point open."""
    found = asked.rulings.book.switches[switch]
    return Reason(f"reading_{switch}", reading_taken(found.decides, found.options[asked.rulings.chosen(switch)]))
