"""Sharing money in proportion, to the last fen.

Each share is the exact one rounded to the nearest fen at one common divisor (the method of Sainte-Laguë), so that with
more money, or a greater weight, no share gets smaller, and the greater of two weights never gets less. Of equals the
earlier gets the odd fen.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from blacklist_sim.law.money.amounts import FEN, exactly, total


def in_proportion_to(money: Decimal, claims: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Money shared in proportion to claims, no claim getting more than itself: all of it, or all that is claimed."""
    return in_ratio(min(money, total(claims)), claims)


def in_ratio(money: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """All the money shared in the ratio of amounts; where they are all nought, nobody gets anything."""
    with exactly():
        parts = [int(weight / FEN) for weight in weights]
        whole, divisor = int(money / FEN), sum(parts)
        if not divisor:
            return tuple(Decimal(0) * FEN for _ in weights)
        shares = [_half_down(whole * part, divisor) for part in parts]
        _correct(shares, parts, whole)
        return tuple(Decimal(share) * FEN for share in shares)


def _half_down(part: int, divisor: int) -> int:
    """The quotient rounded to a whole, a half downwards."""
    return -((divisor - 2 * part) // (2 * divisor))


def _correct(shares: list[int], weights: list[int], whole: int) -> None:
    """Moves the shares to those of the next sums of money, one fen at a time, until they add up."""
    places = range(len(weights))
    while sum(shares) < whole:
        shares[max(places, key=lambda at: (Fraction(weights[at], 2 * shares[at] + 1), -at))] += 1
    while sum(shares) > whole:
        taken = [at for at in places if shares[at]]
        shares[min(taken, key=lambda at: (Fraction(weights[at], 2 * shares[at] - 1), -at))] -= 1
