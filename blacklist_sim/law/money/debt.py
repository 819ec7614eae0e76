"""A debt as it stands while receipts come in one after another: what is open of each part, and the fee on it."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Allocation, Owed
from blacklist_sim.law.money.accrual import Accrual
from blacklist_sim.law.money.amounts import NOUGHT
from blacklist_sim.law.money.buckets import BUCKETS, TITLE, Bucket
from blacklist_sim.law.money.claim import YUAN, Claim
from blacklist_sim.law.money.court_fee import CourtFee
from blacklist_sim.law.money.division import OLD, Parts, in_proportion, in_turn, usual
from blacklist_sim.law.money.reading import Reading
from blacklist_sim.law.money.receipt import Receipt

DOUBLED_LAST, PRO_RATA, ACROSS = (
    "money.order.doubled_last",
    "money.delay_interest.old",
    "money.delay_interest.across_2014",
)


class Debt:
    """The open parts of a claim. Receipts are taken in order of their days; nothing else changes it."""

    def __init__(
        self, book: Book, read: Reading, claim: Claim, excluded: Iterable[tuple[date, date]], stop: date | None
    ) -> None:
        self.book, self.read, self.claim = book, read, claim
        self.accrual = Accrual(book, read, claim, excluded, stop)
        self.fee = CourtFee(book, read.fee_on_title)
        self.parts = [due.amount or NOUGHT for due in claim.dues] or [claim.principal]
        self.costs, self.enforcement_costs = claim.costs, NOUGHT
        self.paid: dict[Bucket, Decimal] = dict.fromkeys(BUCKETS, NOUGHT)
        self.divided_blindly = self.settled = False
        self.accrual.rebase(0, self.parts, self.costs)

    def copy(self) -> "Debt":
        """A debt that stands the same and goes its own way from here."""
        twin = copy(self)
        twin.accrual, twin.fee = self.accrual.copy(), copy(self.fee)
        twin.parts, twin.paid = list(self.parts), dict(self.paid)
        return twin

    def accept(self, day: date) -> None:
        """Enforcement is accepted on a day: from then on there is a fee."""
        open_parts = self._open(day)
        self.fee.accept(sum((open_parts[bucket] for bucket in TITLE[1:]), NOUGHT), day)

    def owed(self, day: date) -> Owed:
        """What is owed at the end of a day."""
        parts = self._open(day)
        late = zip(self.claim.dues, self.parts, strict=False)
        not_due = sum((part for due, part in late if due.last_day >= day), NOUGHT) if self.claim.dues else NOUGHT
        unknown = not self.settled and bool(self.accrual.missing(day.toordinal()))
        return Owed(
            parts["principal"],
            parts["costs"],
            parts["ordinary_interest"],
            None if unknown else parts[OLD],
            parts["doubled"],
            self._fee_on_all(parts, unknown),
            parts["enforcement_costs"],
            not_due,
        )

    def take(self, receipt: Receipt) -> Allocation:
        """Divides a receipt among what is open on its day."""
        day, collected = receipt.day, receipt.kind == "collected"
        parts = self._open(day)
        parts["enforcement_costs"] += receipt.costs
        claimed = _to_creditor(parts)
        money = receipt.amount if receipt.amount is not None else self._in_full(parts, receipt)
        sale = fee = priority = NOUGHT
        left = money
        if collected:
            sale = min(left, parts["enforcement_costs"])
            left -= sale
            parts["enforcement_costs"] -= sale
            fee = min(left, self._fee_on_receipt(money, claimed))
            left -= fee
            priority = min(left, receipt.priority)
            left -= priority
        shares, rule = self._divide(left, parts, receipt)
        left -= sum(shares.values(), NOUGHT)
        if not collected:
            fee = min(left, self._fee_on_receipt(money, claimed))
            left -= fee
        self.fee.count(money, _to_creditor(shares), fee)
        self._settle(receipt, shares, sale)
        waived = self._waive(day) if receipt.waives else NOUGHT
        return Allocation(
            receipt,
            money,
            sale + shares["enforcement_costs"],
            fee,
            priority,
            shares["costs"],
            shares["ordinary_interest"],
            shares["principal"],
            shares[OLD],
            shares["doubled"],
            left,
            self.owed(day),
            rule,
            waived,
        )

    def missing(self, day: date) -> tuple[str, ...]:
        """What was not given and leaves a part unknown."""
        found = self.accrual.missing(day.toordinal())
        if self.divided_blindly:
            found += ("division_of_receipts",)
        return (*found, "enforcement_fee") if self.fee.accepted and self._foreign else found

    @property
    def _foreign(self) -> bool:
        return self.claim.currency != YUAN

    def _open(self, day: date) -> Parts:
        ordinary, old, doubled = self.accrual.accrued(day.toordinal())
        paid = self.paid
        return {
            "enforcement_costs": self.enforcement_costs,
            "costs": self.costs,
            "ordinary_interest": self.claim.interest_sum + ordinary - paid["ordinary_interest"],
            "principal": sum(self.parts, NOUGHT),
            OLD: old - paid[OLD],
            "doubled": doubled - paid["doubled"],
        }

    def _divide(self, money: Decimal, parts: Parts, receipt: Receipt) -> tuple[Parts, str]:
        early = self.book.rules[DOUBLED_LAST].on(receipt.day) is None
        agreed = receipt.order or self.claim.order
        shared = not agreed and (early or self.read.old_shares_after_change)
        if receipt.amount is not None and not self.settled and self.accrual.missing(receipt.day.toordinal()):
            self.divided_blindly |= money > self._before_old(parts, agreed, shared)
        if agreed:
            return in_turn(money, parts, agreed), PRO_RATA if early else DOUBLED_LAST
        if shared:
            return in_proportion(money, parts), PRO_RATA if early else ACROSS if parts[OLD] else DOUBLED_LAST
        return in_turn(money, parts), DOUBLED_LAST

    def _before_old(self, parts: Parts, agreed: Sequence[Bucket], shared: bool) -> Decimal:
        """How much money goes elsewhere before any falls on the delay interest of the old rule."""
        order = usual(agreed)
        before = ("enforcement_costs",) if shared else order[: order.index(OLD)]
        return sum((parts[bucket] for bucket in before), NOUGHT)

    def _settle(self, receipt: Receipt, shares: Parts, sale: Decimal) -> None:
        self.costs -= shares["costs"]
        self.enforcement_costs += receipt.costs - sale - shares["enforcement_costs"]
        for bucket, share in shares.items():
            self.paid[bucket] += share
        principal = shares["principal"]
        for place, part in enumerate(self.parts):
            share = min(part, principal)
            self.parts[place] -= share
            principal -= share
        if receipt.amount is None:
            self.settled = True
        self.accrual.rebase(receipt.day.toordinal(), self.parts, self.costs)

    def _waive(self, day: date) -> Decimal:
        """Lets fall whatever is open at the end of a day; gives how much that is."""
        fallen = self._open(day)
        for bucket, amount in fallen.items():
            self.paid[bucket] += amount
        self.parts = [NOUGHT] * len(self.parts)
        self.costs = self.enforcement_costs = NOUGHT
        self.settled = True
        self.accrual.rebase(day.toordinal(), self.parts, self.costs)
        return sum(fallen.values(), NOUGHT)

    def _in_full(self, parts: Mapping[Bucket, Decimal], receipt: Receipt) -> Decimal:
        """Everything that is owed, as far as it is known, and what goes before it."""
        fee = NOUGHT if self._foreign else self.fee.on_all(_to_creditor(parts))
        return sum(parts.values(), NOUGHT) + fee + receipt.priority

    def _fee_on_all(self, parts: Mapping[Bucket, Decimal], unknown: bool) -> Decimal | None:
        if not self.fee.accepted or self.settled:
            return NOUGHT
        if self._foreign or (unknown and not self.read.fee_on_title):
            return None
        return self.fee.on_all(_to_creditor(parts))

    def _fee_on_receipt(self, money: Decimal, claimed: Decimal) -> Decimal:
        return NOUGHT if self._foreign else self.fee.on_receipt(money, claimed)


def _to_creditor(parts: Mapping[Bucket, Decimal]) -> Decimal:
    """What of these parts is claimed: all but the costs of enforcement."""
    return sum(parts.values(), NOUGHT) - parts["enforcement_costs"]
