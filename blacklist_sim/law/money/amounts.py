"""What may be given as an amount, a rate or a pair of dates; everything else is refused with one clear message."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text

NOUGHT = Decimal("0.00")
FEN = Decimal("0.01")
MOST = Decimal(10) ** 12
"""The highest amount that is accepted; a limit of the program, not of the law."""
HIGHEST_RATE = Decimal(1000)

EXACT = Context(prec=80, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])
"""Room for amount, rate and days multiplied without loss, whatever the caller's own context is."""


class BadAmount(BlacklistSimError):
    """An amount or rate that cannot be."""


class BadDates(BlacklistSimError):
    """Dates that stand in the wrong order."""


class BadClaim(BlacklistSimError):
    """A claim or receipt whose parts do not fit together."""


@contextmanager
def exactly() -> Iterator[None]:
    """Within it every decimal operation is exact to far below a fen, and halves are rounded up."""
    with localcontext(EXACT):
        yield


def to_fen(amount: Decimal) -> Decimal:
    """Rounded to two places, halves up."""
    return amount.quantize(FEN, ROUND_HALF_UP, EXACT)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, whatever the caller's own context is."""
    with exactly():
        return sum(amounts, NOUGHT)


def amount(value: object, what: Text) -> Decimal:
    """`value` as an amount: a decimal from nought to `MOST` with at most two decimals; raises BadAmount."""
    found = _number(value, what)
    if found < 0:
        raise BadAmount(
            f"{what.en} is {found}, less than nought; give an amount from 0 up",
            f"{what.zh}为 {found}，小于零；请给出不小于 0 的金额",
        )
    if found > MOST:
        raise BadAmount(
            f"{what.en} is {found}, more than {MOST:,}; amounts go up to {MOST:,}",
            f"{what.zh}为 {found}，超过 {MOST:,}；金额最高为 {MOST:,}",
        )
    if found.same_quantum(FEN):
        return found
    if EXACT.remainder(found, FEN):
        raise BadAmount(
            f"{what.en} is {found}, with more than two decimals; give it to the fen, as in 1000.00",
            f"{what.zh}为 {found}，小数超过两位；请精确到分，如 1000.00",
        )
    return to_fen(found)


def rate(value: object, what: Text) -> Decimal:
    """`value` as a rate, a fraction such as 0.06; raises BadAmount."""
    found = _number(value, what)
    if not 0 <= found <= HIGHEST_RATE:
        raise BadAmount(
            f"{what.en} is {found}; give it as a fraction from 0 up, as in 0.06 for six per cent",
            f"{what.zh}为 {found}；请给出不小于 0 的小数，如百分之六写作 0.06",
        )
    return found


def in_order(earlier: date, later: date, first: Text, second: Text) -> None:
    """Refuses an `earlier` that is after `later`; raises BadDates."""
    if earlier > later:
        raise BadDates(
            f"{first.en} ({earlier}) is after {second.en} ({later}); put the two dates in order",
            f"{first.zh}（{earlier}）晚于{second.zh}（{later}）；请调整日期先后",
        )


def _number(value: object, what: Text) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, Decimal):
        raise BadAmount(
            f"{what.en} is {value!r}, which is no exact number; give a decimal, not a float",
            f"{what.zh}为 {value!r}，不是精确数值；请给出十进制数而非浮点数",
        )
    if not value.is_finite():
        raise BadAmount(
            f"{what.en} is {value}, which is no number; give an amount in figures",
            f"{what.zh}为 {value}，不是数值；请给出数字",
        )
    return value
