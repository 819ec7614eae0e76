"""Reckons a claim and what came in to the end of a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Account
from blacklist_sim.law.money.claim import Claim
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.law.money.running import RunningAccount, Terms


def reckon(
    book: Book,
    policy: Mapping[str, str],
    claim: Claim,
    receipts: Iterable[Receipt],
    day: date,
    excluded: Iterable[tuple[date, date]] = (),
    stop: date | None = None,
    accepted: date | None = None,
) -> Account:
    """What is owed under a claim at the end of `day`, after the receipts up to it; those of one day keep their order.

    `excluded`: stretches, first and last day included, that bear no doubled part. `stop`: the day on which the
    debtor's bankruptcy is accepted, with which all interest ends. `accepted`: the day on which enforcement was
    accepted, from which there is an enforcement fee. Raises BadClaim, BadDates, BadPolicy, OutsideBook.
    """
    running = RunningAccount(Terms(book, policy, claim, tuple(excluded), stop, accepted))
    for receipt in sorted(receipts, key=lambda receipt: receipt.day):
        running.check(receipt)
        if receipt.day > day:
            break
        running.take(receipt)
    return running.account(day)
