"""How money falls on the parts of a debt: in the usual order, in an agreed one, or in proportion by the old rule.

Usual order: costs of realising the claim, ordinary interest, principal, then what the statute adds for delay. The old
rule shares money between the debt of the title and delay interest: of x (1 + 2 r t) that is paid, x goes to the debt.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from blacklist_sim.law.money.amounts import NOUGHT, to_fen
from blacklist_sim.law.money.buckets import BUCKETS, TITLE, Bucket

OLD: Bucket = "old_delay_interest"

Parts = dict[Bucket, Decimal]


def usual(agreed: Sequence[Bucket]) -> tuple[Bucket, ...]:
    """The parts of a debt in an agreed order; those it leaves out follow in the usual one."""
    return (*agreed, *(bucket for bucket in BUCKETS if bucket not in agreed))


def in_turn(money: Decimal, owed: Mapping[Bucket, Decimal], agreed: Sequence[Bucket] = ()) -> Parts:
    """Money laid on each part in turn, as far as it goes."""
    shares: Parts = {}
    for bucket in usual(agreed):
        shares[bucket] = share = min(money, owed[bucket])
        money -= share
    return shares


def in_proportion(money: Decimal, owed: Mapping[Bucket, Decimal]) -> Parts:
    """Money shared between the debt of the title and the old delay interest; inside the former, in turn.

    The share of the debt is rounded to the fen, the other is the rest. Costs of enforcement come before both.
    """
    first = min(money, owed["enforcement_costs"])
    title = sum((owed[bucket] for bucket in TITLE[1:]), NOUGHT)
    debt = title + owed[OLD]
    if money - first >= debt:
        return in_turn(money, owed)
    to_title = to_fen((money - first) * title / debt)
    shares = in_turn(first + to_title, {**owed, OLD: NOUGHT, "doubled": NOUGHT})
    shares[OLD] = money - first - to_title
    return shares
