"""An account that runs on from receipt to receipt and can be read after each of them."""

from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Account, Allocation, Owed
from blacklist_sim.law.money.amounts import exactly, in_order
from blacklist_sim.law.money.chain import Chain, in_order_of_time
from blacklist_sim.law.money.claim import YUAN, Claim
from blacklist_sim.law.money.debt import Debt
from blacklist_sim.law.money.parity import in_yuan
from blacklist_sim.law.money.reading import reading
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.text import Text

TITLE_DAY = Text("the day of the title", "文书作出之日")
RECEIPT_DAY = Text("the day of a receipt", "收款之日")


class Terms(NamedTuple):
    """All that a reckoning rests on but the receipts and the day; see `reckon` for what each of them means."""

    book: Book
    policy: Mapping[str, str]
    claim: Claim
    excluded: tuple[tuple[date, date], ...] = ()
    stop: date | None = None
    accepted: date | None = None

    def same_as(self, other: "Terms") -> bool:
        """Whether the same receipts come to the same account under both."""
        return self.book is other.book and self[1:] == other[1:]


class RunningAccount:
    """A claim after the receipts taken so far; they are taken in the order of their days, and none is given back.

    Raises BadPolicy, and where it is read OutsideBook.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        read = reading(terms.book, terms.policy)
        with exactly():
            self.claim, self.converted = in_yuan(terms.claim)
            self.debt = Debt(terms.book, read, self.claim, terms.excluded, terms.stop)
        self.allocations: Chain[Allocation] | None = None

    def copy(self) -> "RunningAccount":
        """An account that stands the same and goes its own way from here."""
        twin = copy(self)
        twin.debt = self.debt.copy()
        return twin

    def check(self, receipt: Receipt) -> None:
        """Refuses a receipt from before the title; raises BadDates."""
        if self.claim.made is not None:
            in_order(self.claim.made, receipt.day, TITLE_DAY, RECEIPT_DAY)

    def take(self, receipt: Receipt) -> None:
        """Divides the next receipt; raises BadDates, OutsideBook."""
        self.check(receipt)
        with exactly():
            self._accept(self.debt, receipt.day)
            self.allocations = Chain(self.allocations, self.debt.take(receipt))

    def owed(self, day: date) -> Owed:
        """What is owed at the end of a day, that of the last receipt or a later one."""
        with exactly():
            return self._standing(day).owed(day)

    def account(self, day: date) -> Account:
        """The whole account at the end of a day, that of the last receipt or a later one."""
        with exactly():
            debt, claim = self._standing(day), self.claim
            missing = debt.missing(day)
            if claim.in_yuan and claim.currency != YUAN:
                missing += ("parity",)
            lines, allocations = debt.accrual.lines(day.toordinal()), tuple(in_order_of_time(self.allocations))
            return Account(day, claim.currency, debt.owed(day), lines, allocations, missing, self.converted)

    def _standing(self, day: date) -> Debt:
        """The debt as it stands on a day, its enforcement accepted if that day has come."""
        accepted = self.terms.accepted
        if accepted is None or self.debt.fee.accepted or accepted > day:
            return self.debt
        debt = self.debt.copy()
        self._accept(debt, day)
        return debt

    def _accept(self, debt: Debt, day: date) -> None:
        accepted = self.terms.accepted
        if accepted is not None and not debt.fee.accepted and accepted <= day:
            debt.accept(accepted)
