"""Dividing what one property brought among several creditors."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal, NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import NOUGHT, amount, exactly
from blacklist_sim.law.money.buckets import NAMES
from blacklist_sim.law.money.proportion import in_proportion_to
from blacklist_sim.text import Text

COSTS_FIRST = "money.order.court_costs_first"
RULES = {
    "person": "payout.order",
    "organisation": "payout.order",
    "enterprise": "money.order.enterprise",
    "one_title": "money.order.one_title",
}
PROCEEDS = Text("the proceeds", "变价所得")
CLAIM = Text("the claim of a creditor", "债权人的债权数额")


class Creditor(NamedTuple):
    """A creditor with a title who takes part: what is owed to it, and what is still due of its case's fee.

    `rank` is the place of its seizure, 1 for the first; it counts only against an enterprise.
    """

    id: str
    claim: Decimal
    rank: int = 1
    fee: Decimal = NOUGHT


class Share(NamedTuple):
    """What one claim got."""

    id: str
    claim: Decimal
    got: Decimal


class Distribution(NamedTuple):
    """How proceeds were divided: costs, fees and priority claims first, then the shares; `surplus` goes back.

    The parts add up to the proceeds. Where `missing` says that the law of that day is not in the book, nothing after
    the priority claims is divided and `open` holds what there is.
    """

    proceeds: Decimal
    costs: Decimal
    fees: tuple[Share, ...]
    priority: tuple[Share, ...]
    shares: tuple[Share, ...]
    surplus: Decimal
    open: Decimal
    rules: tuple[str, ...]
    missing: tuple[str, ...]


def distribute(
    book: Book,
    day: date,
    among: Literal["person", "organisation", "enterprise", "one_title"],
    proceeds: Decimal,
    creditors: Sequence[Creditor],
    costs: Decimal = NOUGHT,
    priority: Iterable[tuple[str, Decimal]] = (),
) -> Distribution:
    """Divides proceeds among the creditors of a debtor, or of `one_title`, by the law of `day`.

    Against a natural person or another organisation in proportion, against an enterprise (one that is not bankrupt) in
    the order of seizure, seizures of one rank in proportion; creditors of one title in proportion. `priority` are the
    secured claims in their order. Raises BadAmount.
    """
    for creditor in creditors:
        amount(creditor.claim, CLAIM)
        amount(creditor.fee, NAMES["enforcement_fee"])
    with exactly():
        left = amount(proceeds, PROCEEDS)
        sale = min(left, amount(costs, NAMES["enforcement_costs"]))
        fees = _shared(left - sale, [(creditor.id, creditor.fee) for creditor in creditors if creditor.fee])
        left -= sale + _got(fees)
        secured = _in_turn(left, [(name, amount(claim, NAMES["priority"])) for name, claim in priority])
        left -= _got(secured)
        rules = (COSTS_FIRST, RULES[among])
        if book.rules[RULES[among]].on(day) is None:
            return Distribution(proceeds, sale, fees, secured, (), NOUGHT, left, rules, ("law_before",))
        shares = _by_rank(left, creditors, among == "enterprise")
        return Distribution(proceeds, sale, fees, secured, shares, left - _got(shares), NOUGHT, rules, ())


def _by_rank(money: Decimal, creditors: Sequence[Creditor], ranked: bool) -> tuple[Share, ...]:
    shares: list[Share] = []
    order = sorted(creditors, key=lambda creditor: creditor.rank) if ranked else creditors
    for _, equals in groupby(order, key=lambda creditor: creditor.rank if ranked else 0):
        got = _shared(money, [(creditor.id, creditor.claim) for creditor in equals])
        money -= _got(got)
        shares += got
    return tuple(shares)


def _shared(money: Decimal, claims: Sequence[tuple[str, Decimal]]) -> tuple[Share, ...]:
    parts = in_proportion_to(money, [claim for _, claim in claims])
    return tuple(Share(name, claim, part) for (name, claim), part in zip(claims, parts, strict=True))


def _in_turn(money: Decimal, claims: Sequence[tuple[str, Decimal]]) -> tuple[Share, ...]:
    shares = []
    for name, claim in claims:
        part = min(money, claim)
        money -= part
        shares.append(Share(name, claim, part))
    return tuple(shares)


def _got(shares: Iterable[Share]) -> Decimal:
    return sum((share.got for share in shares), NOUGHT)
