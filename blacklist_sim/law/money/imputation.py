"""On which of several debts to the same creditor a payment falls that does not suffice for all."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import NOUGHT, BadClaim, amount, exactly
from blacklist_sim.law.money.distribution import Share
from blacklist_sim.law.money.proportion import in_proportion_to
from blacklist_sim.law.money.receipt import RECEIPT
from blacklist_sim.text import Text

RULE = "money.order.several_debts"
OWED = Text("what is owed on a debt", "所欠债务数额")
SECURED = Text("the security of a debt", "债务的担保数额")


class OneDebt(NamedTuple):
    """One of several debts: what is owed on it, when it fell or falls due, how far it is secured.

    `burden` says how heavily it weighs, as the rate at which it bears interest; the higher the heavier.
    """

    id: str
    owed: Decimal
    due: date
    secured: Decimal = NOUGHT
    burden: Decimal = NOUGHT


class Imputation(NamedTuple):
    """What of a payment falls on each debt, in the order in which they are paid; `left` exceeds them all.

    Where `missing` says that the law of that day is not in the book, nothing is divided and all of it is left.
    """

    shares: tuple[Share, ...]
    left: Decimal
    missing: tuple[str, ...] = ()
    rule: str = RULE


def impute(
    book: Book, money: Decimal, debts: Sequence[OneDebt], day: date, designated: Sequence[str] = ()
) -> Imputation:
    """On which debts a payment of `day` falls: on those the debtor designates, in that order, then on the others.

    Of the others those that are due come first, then the least secured, the most burdensome, the earliest due; equals
    share in proportion. Raises BadAmount, BadClaim.
    """
    left = amount(money, RECEIPT)
    for debt in debts:
        for given, what in ((debt.owed, OWED), (debt.secured, SECURED)):
            amount(given, what)
    names = [debt.id for debt in debts]
    if unknown := [name for name in designated if name not in names]:
        raise BadClaim(
            f"the debtor designates {', '.join(unknown)}, which is none of the debts; name one of: {', '.join(names)}",
            f"债务人指定的 {'、'.join(unknown)} 不在所列债务之中；可指定：{'、'.join(names)}",
        )
    if book.rules[RULE].on(day) is None:
        return Imputation((), left, ("law_before",))

    def turn(debt: OneDebt) -> tuple[int, bool, Decimal, Decimal, date]:
        place = designated.index(debt.id) if debt.id in designated else len(designated)
        return place, debt.due > day, debt.secured, -debt.burden, debt.due

    shares: list[Share] = []
    with exactly():
        for _, group in groupby(sorted(debts, key=turn), key=turn):
            equals = list(group)
            for debt, got in zip(equals, in_proportion_to(left, [debt.owed for debt in equals]), strict=True):
                shares.append(Share(debt.id, debt.owed, got))
                left -= got
    return Imputation(tuple(shares), left)
