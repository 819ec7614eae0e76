"""The court's fees by value: on enforcement, on accepting a suit, on preserving property.

Each is a flat sum on the first slice of the value and a rate on every further slice; only the sum is rounded.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any, NamedTuple

from blacklist_sim.errors import OutsideBook
from blacklist_sim.law.book import Book
from blacklist_sim.law.money.amounts import NOUGHT, amount, exactly, to_fen
from blacklist_sim.text import Text

ENFORCEMENT, ACCEPTANCE, PRESERVATION = "money.enforcement_fee", "money.acceptance_fee", "money.preservation_fee"
VALUE = Text("the value on which a fee is reckoned", "计费金额")


class FeeLine(NamedTuple):
    """A slice of the value from `over` up: `charged` on `slice`, at `rate` or, where that is None, a flat sum.

    `figure` is the id of the rate or the flat sum in the book. `charged` is exact, not rounded.
    """

    over: Decimal
    slice: Decimal
    rate: Decimal | None
    charged: Decimal
    figure: str


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee under the rule `rule`: `amount` on the value `base`, slice by slice.

    Where there is no value the amount is None and lies between `least` and `most`, for the court to set. `share` is
    the part of it that is due (half in summary procedure), `cap` the highest sum, where the fee was cut to it.
    """

    rule: str
    day: date
    base: Decimal | None
    amount: Decimal | None
    lines: tuple[FeeLine, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    share: Decimal | None = None
    cap: Decimal | None = None


class Scale(NamedTuple):
    """A sliding scale as it stands on a day: a flat sum up to the first step, then each step's rate up to its end."""

    rule: str
    flat: Decimal
    flat_up_to: Decimal
    steps: tuple[tuple[Decimal | None, Decimal, str], ...]

    def lines(self, value: Decimal) -> tuple[FeeLine, ...]:
        """The slices of a value, each with its charge."""
        found = [FeeLine(NOUGHT, min(value, self.flat_up_to), None, self.flat, f"{self.rule}.flat")]
        over = self.flat_up_to
        for up_to, rate, figure in self.steps:
            if value <= over:
                break
            part = (value if up_to is None else min(value, up_to)) - over
            found.append(FeeLine(over, part, rate, part * rate, figure))
            if up_to is None:
                break
            over = up_to
        return tuple(found)

    def charged(self, value: Decimal) -> Decimal:
        """The fee on a value, rounded half up to the fen."""
        charged, over = self.flat, self.flat_up_to
        for up_to, rate, _ in self.steps:
            if value <= over:
                break
            charged += ((value if up_to is None else min(value, up_to)) - over) * rate
            over = up_to or value
        return to_fen(charged)


def scale(book: Book, rule: str, step: str, day: date) -> Scale:
    """The scale of a fee on a day, its steps called `step` (`slice`, `step`); raises OutsideBook."""
    ends = []
    for number in count(1):
        end, rate = f"{rule}.{step}_{number}_up_to", f"{rule}.{step}_{number}_rate"
        if end not in book.figures and rate not in book.figures:
            break
        ends.append((figure(book, end, day) if end in book.figures else None, rate))
    steps = tuple((end, figure(book, rate, day), rate) for end, rate in ends[1:])
    return Scale(rule, figure(book, f"{rule}.flat", day), ends[0][0] or NOUGHT, steps)


def enforcement_scale(book: Book, day: date) -> Scale:
    """The scale of the enforcement fee on a day; raises OutsideBook."""
    return scale(book, ENFORCEMENT, "slice", day)


def enforcement_fee(book: Book, value: Decimal | None, day: date) -> Fee:
    """The fee for enforcing a value in yuan; None: a duty that is not money, for which the court sets it in bounds.

    Nothing enforced costs nothing. Raises BadAmount, OutsideBook.
    """
    if value is None:
        bounds = [figure(book, f"{ENFORCEMENT}.no_amount_{bound}", day) for bound in ("least", "most")]
        return Fee(ENFORCEMENT, day, None, None, least=bounds[0], most=bounds[1])
    if not amount(value, VALUE):
        return Fee(ENFORCEMENT, day, NOUGHT, NOUGHT)
    return _on(enforcement_scale(book, day), value, day)


def acceptance_fee(book: Book, value: Decimal, day: date, half: bool = False) -> Fee:
    """The fee for a suit over a value in yuan; `half` in summary procedure, mediation, withdrawal.

    Raises BadAmount, OutsideBook.
    """
    share = figure(book, f"{ACCEPTANCE}.half", day) if half else None
    return _on(scale(book, ACCEPTANCE, "step", day), amount(value, VALUE), day, share=share)


def preservation_fee(book: Book, value: Decimal, day: date) -> Fee:
    """The fee for preserving property of a value in yuan, nought where it has none; raises BadAmount, OutsideBook."""
    cap = figure(book, f"{PRESERVATION}.cap", day)
    return _on(scale(book, PRESERVATION, "slice", day), amount(value, VALUE), day, cap=cap)


def figure(book: Book, name: str, day: date) -> Any:
    """The value of a figure on a day; raises OutsideBook where the book begins later."""
    value = book.figures[name].on(day)
    if value is None:
        raise OutsideBook(day, book.first_day)
    return value.value


def _on(table: Scale, value: Decimal, day: date, share: Decimal | None = None, cap: Decimal | None = None) -> Fee:
    with exactly():
        lines = table.lines(value)
        charged = sum((line.charged for line in lines), NOUGHT)
        if share is not None:
            charged *= share
        cut = cap is not None and charged > cap
        return Fee(
            table.rule,
            day,
            value,
            to_fen(cap if cut and cap is not None else charged),
            lines,
            share=share,
            cap=cap if cut else None,
        )
