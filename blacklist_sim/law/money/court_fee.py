"""The enforcement fee of one case while money comes in: charged once, on what is enforced or applied for."""

from datetime import date
from decimal import Decimal

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import NOUGHT
from blacklist_sim.law.money.fees import Scale, enforcement_scale


class CourtFee:
    """What of the fee was taken and what is due, by the scale of the day of acceptance; before it nothing is due.

    On what is enforced: the fee on all that came in since, gross, but on no more than is claimed (what the creditor
    got since and what is still owed). On the title: the fee on what was applied for, as it stood on acceptance.
    """

    def __init__(self, book: Book, on_title: bool) -> None:
        self.book, self.on_title = book, on_title
        self._scale: Scale | None = None
        self.taken = NOUGHT
        self._applied_for = self._came_in = self._got = NOUGHT

    @property
    def accepted(self) -> bool:
        """Whether the case has been accepted."""
        return self._scale is not None

    def accept(self, applied_for: Decimal, day: date) -> None:
        """The case is accepted on a day for the debt of the title as it stands; raises OutsideBook."""
        self._scale, self._applied_for = enforcement_scale(self.book, day), applied_for

    def on_all(self, owed: Decimal) -> Decimal:
        """What is still to be paid of the fee if everything owed to the creditor is paid."""
        return self._open(self._applied_for if self.on_title else self._got + owed)

    def on_receipt(self, money: Decimal, owed: Decimal) -> Decimal:
        """What is due of the fee once so much more has been collected."""
        if not money:
            return NOUGHT
        return self._open(self._applied_for if self.on_title else min(self._came_in + money, self._got + owed))

    def count(self, money: Decimal, to_creditor: Decimal, fee: Decimal) -> None:
        """Money came in: so much of it for the creditor, so much for the fee."""
        if self._scale is not None:
            self._came_in += money
            self._got += to_creditor
            self.taken += fee

    def _open(self, base: Decimal) -> Decimal:
        if self._scale is None or not base:
            return NOUGHT
        return max(NOUGHT, self._scale.charged(base) - self.taken)
