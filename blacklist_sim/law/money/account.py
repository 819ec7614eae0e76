"""The answer of a reckoning: what is owed on a day, how it came about, and what each receipt settled.

`reckon.reckon(book, policy, claim, receipts, day, excluded=(), stop=None, accepted=None) -> Account` gives it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from blacklist_sim.law.money.amounts import total
from blacklist_sim.law.money.receipt import Receipt


class Owed(NamedTuple):
    """What is owed, part by part, in the account's currency; None is not known (see `Account.missing`).

    `not_due` is the part of the principal whose last day has not passed. `enforcement_fee` is what remains to be paid
    of it if everything is paid that day. `enforcement_costs` are costs of a sale that its proceeds did not cover.
    """

    principal: Decimal
    costs: Decimal
    ordinary_interest: Decimal
    old_delay_interest: Decimal | None
    doubled: Decimal
    enforcement_fee: Decimal | None
    enforcement_costs: Decimal
    not_due: Decimal

    @property
    def creditor(self) -> Decimal | None:
        """What is owed to the creditor: everything but the fee; None where a part is not known."""
        if self.old_delay_interest is None:
            return None
        title = (self.enforcement_costs, self.costs, self.ordinary_interest, self.principal)
        return total((*title, self.old_delay_interest, self.doubled))

    @property
    def total(self) -> Decimal | None:
        """What settles everything if it is paid that day; None where a part is not known."""
        creditor, fee = self.creditor, self.enforcement_fee
        return None if creditor is None or fee is None else total((creditor, fee))


class Line(NamedTuple):
    """One stretch of one kind of interest at one base and rate: amount = base x rate x factor x days / basis.

    The amount is rounded half up to the fen; nothing else is. `first` and `last` both lie in the stretch, `days` are
    those of them that bear interest, `excluded` those left out. `basis` is the year in days of a yearly rate, None for
    a daily one. `rate` and `amount` are None where the benchmark rate is not given. `rule` and `figure` are ids in the
    book; a line of ordinary interest has no figure.
    """

    what: str
    first: date
    last: date
    days: int
    excluded: int
    base: Decimal
    rate: Decimal | None
    basis: int | None
    factor: int
    amount: Decimal | None
    rule: str
    figure: str | None


class Allocation(NamedTuple):
    """How one receipt was divided: `amount` is the sum of the other amounts, `left` what was owed afterwards.

    `sale_costs` also holds earlier costs of enforcement that were still open. `principal` and the rest are what the
    creditor got, `waived` is what fell though it was open. `rule` is the id of the rule on the order between the
    title's debt and delay interest.
    """

    receipt: Receipt
    amount: Decimal
    sale_costs: Decimal
    enforcement_fee: Decimal
    priority: Decimal
    costs: Decimal
    ordinary_interest: Decimal
    principal: Decimal
    old_delay_interest: Decimal
    doubled: Decimal
    surplus: Decimal
    left: Owed
    rule: str
    waived: Decimal = Decimal("0.00")


class Converted(NamedTuple):
    """A principal in a foreign currency and what it is in yuan at the parity of the day from which delay counts."""

    currency: str
    principal: Decimal
    parity: Decimal
    into: Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """A claim reckoned to the end of `day`: what is owed, the lines of interest, and what each receipt settled.

    `missing` names what was not given and leaves a part unknown: `benchmark_rate` (the old delay interest),
    `division_of_receipts` (how an early receipt fell on debt and old delay interest: what is shown is then the least
    principal that can be owed), `law_before` (delay before the first day that the book covers), `parity` (the account
    is in the foreign currency), `enforcement_fee` (an account in a foreign currency, fee in yuan).
    """

    day: date
    currency: str
    owed: Owed
    lines: tuple[Line, ...]
    allocations: tuple[Allocation, ...]
    missing: tuple[str, ...] = ()
    converted: Converted | None = None

    @property
    def surplus(self) -> Decimal:
        """What came in beyond all that was owed, to be returned to the debtor."""
        return total(allocation.surplus for allocation in self.allocations)
