"""The penalty for delay with a duty that is not money (迟延履行金)."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import amount, exactly, to_fen
from blacklist_sim.text import Text

RULE, FACTOR = "title.duty.penalty", "money.non_money_penalty.factor"
LOSS = Text("the loss by the delay", "迟延造成的损失")


class Penalty(NamedTuple):
    """`amount` = loss x factor. None: the court sets it, as no loss is shown; or the factor is not known that day."""

    day: date
    loss: Decimal | None
    factor: int | None
    amount: Decimal | None
    for_the_court: bool
    missing: tuple[str, ...] = ()
    rule: str = RULE
    figure: str = FACTOR


def penalty(book: Book, loss: Decimal | None, day: date) -> Penalty:
    """The penalty for a loss, by the law of `day`; without a loss (None or nought) the court sets it.

    Raises BadAmount.
    """
    found = None if loss is None else amount(loss, LOSS)
    value = book.figures[FACTOR].on(day)
    factor = None if value is None else value.value
    if not found:
        return Penalty(day, found, factor, None, True)
    if factor is None:
        return Penalty(day, found, None, None, False, ("law_before",))
    with exactly():
        return Penalty(day, found, factor, to_fen(found * factor), False)
