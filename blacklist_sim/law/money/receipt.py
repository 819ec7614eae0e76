"""Money that came in: paid by the debtor, or collected by the court."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from blacklist_sim.law.money.amounts import NOUGHT, BadClaim, amount
from blacklist_sim.law.money.buckets import NAMES, Bucket
from blacklist_sim.law.money.claim import check_order
from blacklist_sim.text import Text

RECEIPT = Text("the amount received", "收到的金额")


@dataclass(frozen=True, slots=True)
class Receipt:
    """An amount that came in on the day on which it counts, in the currency of the account; None is all that is owed.

    That day is the day of payment, of transfer or withdrawal, or the day on which the ruling on a sale or set-off
    takes effect, never the day of the payout. `costs` are those of the sale, `priority` the claims of others that are
    paid first; both concern money that the court collects. `waives`: the creditor asks for no more, as when a
    settlement is kept; what is still open afterwards falls. `order` is an agreed order of payment, before the claim's.
    Raises BadAmount, BadClaim.
    """

    day: date
    amount: Decimal | None = None
    kind: Literal["paid", "collected"] = "paid"
    costs: Decimal = NOUGHT
    priority: Decimal = NOUGHT
    order: tuple[Bucket, ...] = ()
    waives: bool = False
    label: str | None = None

    def __post_init__(self) -> None:
        if self.amount is not None:
            object.__setattr__(self, "amount", amount(self.amount, RECEIPT))
        object.__setattr__(self, "costs", amount(self.costs, NAMES["enforcement_costs"]))
        object.__setattr__(self, "priority", amount(self.priority, NAMES["priority"]))
        check_order(self.order)
        if self.kind == "paid" and (self.costs or self.priority):
            raise BadClaim(
                "costs of a sale and claims with priority belong to money that the court collects; "
                "give them with a receipt of the kind 'collected'",
                "变价费用与优先受偿的债权只适用于法院执行所得款项；请以“collected”类收款给出",
            )
