"""Turning a claim in a foreign currency into yuan."""

from dataclasses import replace

from blacklist_sim.law.money.account import Converted
from blacklist_sim.law.money.amounts import to_fen
from blacklist_sim.law.money.claim import YUAN, Claim
from blacklist_sim.law.money.proportion import in_ratio


def in_yuan(claim: Claim) -> tuple[Claim, Converted | None]:
    """The claim with its awarded sums turned into yuan, if the creditor asks for that and the parity is given.

    The principal is rounded to the fen once; instalments share it in proportion.
    """
    if not claim.in_yuan or claim.parity is None or claim.currency == YUAN:
        return claim, None
    principal = to_fen(claim.principal * claim.parity)
    amounts = [due.amount for due in claim.dues if due.amount is not None]
    dues = zip(claim.dues, in_ratio(principal, amounts), strict=True)
    turned = replace(
        claim,
        principal=principal,
        dues=tuple(due._replace(amount=part) for due, part in dues),
        costs=to_fen(claim.costs * claim.parity),
        interest_sum=to_fen(claim.interest_sum * claim.parity),
        currency=YUAN,
    )
    return turned, Converted(claim.currency, claim.principal, claim.parity, principal)
