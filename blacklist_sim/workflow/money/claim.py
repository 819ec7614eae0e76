"""The title of a case as a claim to be reckoned: its sums, and the last day of each part."""

from collections.abc import Iterator

from blacklist_sim.law.money.amounts import NOUGHT
from blacklist_sim.law.money.claim import Claim, Due, Interest
from blacklist_sim.workflow.money.due import due_at_once, due_day
from blacklist_sim.workflow.rules.title_service import effective_on
from blacklist_sim.workflow.view import View

SET_ASIDE = "set_aside"


def claim_of(v: View) -> Claim | None:
    """The claim under the title of the view's case; None where the title orders no payment or has fallen."""
    title = v.title
    pay = title.pay
    if pay is None or v.state("title") == SET_ASIDE:
        return None
    terms = pay.ordinary_interest
    interest = None
    if terms is not None:
        interest = Interest(terms.from_date, terms.rate_per_year, terms.rate_per_day, terms.until, terms.year_days)
    foreign = pay.currency != "CNY"
    return Claim(
        pay.principal,
        tuple(_dues(v)),
        pay.costs or NOUGHT,
        interest=interest,
        interest_sum=pay.interest_sum or NOUGHT,
        made=title.made,
        currency=pay.currency,
        in_yuan=foreign and v.fact("creditor_asks_for_yuan") is True,
        parity=v.fact("central_parity") if foreign else None,
        benchmark_rate=v.fact("benchmark_rate"),
    )


def _dues(v: View) -> Iterator[Due]:
    """Nothing is due before the title is in effect."""
    start = effective_on(v)
    if start is None:
        return
    if v.title.instalments:
        left = v.title.pay.principal if v.title.pay is not None else None
        for part in v.title.instalments:
            yield Due(due_day(v, part.due, start).last, part.amount)
            left = left - part.amount if left is not None else None
        if left:
            yield Due(start, left)
        return
    end = due_at_once(v)
    if end is not None:
        yield Due(end.last)
