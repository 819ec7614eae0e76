"""Sums, rates and places in the law as the pages about money show them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from blacklist_sim.law.money.working import BY_THE_TITLE
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book


def where(book: "Book", rule: str, day: date) -> Text:
    """Where a rule stands on a day, each instrument named once; what no rule says is said by the title."""
    version = book.rules[rule].on(day)
    return BY_THE_TITLE if version is None else book.cited_together([version], day)


def together(book: "Book", rules: Iterable[str], day: date) -> Text:
    """Where several rules stand on a day, in one line; those that no text had then are left out."""
    versions = (book.rules[rule].on(day) for rule in rules)
    return book.cited_together([version for version in versions if version is not None], day)


def exact(amount: Decimal) -> str:
    """An amount with as many places as it has, two at least."""
    return f"{amount:,.2f}" if amount == amount.quantize(Decimal("0.01")) else f"{amount.normalize():,f}"


def per_cent(rate: Decimal) -> str:
    """A rate in per cent, without idle noughts."""
    return f"{(rate * 100).normalize():f}%"
