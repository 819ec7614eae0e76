"""Amounts, rates and currencies as a command line gives them."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import click

from blacklist_sim.cli.options import DAY, Command
from blacklist_sim.cli.usage import Unfit
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.money import amounts
from blacklist_sim.law.money.buckets import Bucket
from blacklist_sim.law.money.claim import check_order
from blacklist_sim.pages.day_amount import DayAmount
from blacklist_sim.text import Text

IN_FULL = "in_full"
PER_CENT = "%"
WRITTEN_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
NOT_A_NUMBER = re.compile(r"[+-]?(s?nan|inf|infinity)", re.IGNORECASE)
NEGATIVE = re.compile(r"-\d")
WHOLE = Decimal(1)
LONGEST = 40


class MoneyCommand(Command):
    """A command whose amount may stand alone, so that one below nought looks like an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the words; an amount below nought is told as one."""
        wrong = next((word for word in args if NEGATIVE.match(word)), None)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if wrong is None or error.option_name != wrong[:2]:
                raise
            raise Unfit(
                f"{wrong} is less than nought; give an amount from 0 up", f"{wrong} 小于零；请给出不小于 0 的金额",
                None, ctx,
            ) from None  # fmt: skip


def number(value: str, wanted: Text, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
    """The number that a word writes in plain figures; fails with what is wanted."""
    if WRITTEN_NUMBER.fullmatch(value) and len(value) <= LONGEST:
        return Decimal(value)
    if NOT_A_NUMBER.fullmatch(value):
        raise Unfit(f"{value!r} is no number; {wanted.en}", f"“{value}”不是数值；{wanted.zh}", param, ctx)
    seen = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    raise Unfit(f"cannot read {seen!r}; {wanted.en}", f"无法读取“{seen}”；{wanted.zh}", param, ctx)


def checked(
    check: Callable[[object, Text], Decimal], found: Decimal, what: Text, param: Any, ctx: click.Context | None
) -> Decimal:
    """What the law's own door makes of a number; fails with its message."""
    try:
        return check(found, what)
    except BlacklistSimError as refused:
        raise Unfit(*refused.text, param, ctx) from None


class Amount(click.ParamType):  # type: ignore[type-arg]
    """An amount in plain figures, from nought up, with at most two decimals."""

    name = "amount"
    WANTED = Text("write an amount in plain figures, as in 500000.00", "请以数字书写金额，如 500000.00")
    WHAT = Text("the amount", "金额")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The amount; fails with what is wrong with it."""
        if isinstance(value, Decimal):
            return value
        return checked(amounts.amount, number(value, self.WANTED, param, ctx), self.WHAT, param, ctx)


class Rate(click.ParamType):  # type: ignore[type-arg]
    """A rate as a fraction (0.06) or in per cent (6%)."""

    name = "rate"
    WANTED = Text("write a rate as 0.06 or 6%", "请将利率写作 0.06 或 6%")
    WHAT = Text("the rate", "利率")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The rate as a fraction; fails on one above 100 per cent, which is a slip of the pen."""
        if isinstance(value, Decimal):
            return value
        found = number(value.removesuffix(PER_CENT), self.WANTED, param, ctx)
        if value.endswith(PER_CENT):
            found = found.scaleb(-2)
        if found > WHOLE:
            raise Unfit(
                f"{value} is more than 100 per cent; {self.WANTED.en}", f"{value} 超过百分之百；{self.WANTED.zh}",
                param, ctx,
            )  # fmt: skip
        return checked(amounts.rate, found, self.WHAT, param, ctx)


class Parity(click.ParamType):  # type: ignore[type-arg]
    """Yuan for one unit of a currency."""

    name = "parity"
    WANTED = Text(
        "write the yuan for one unit of the currency, as in 7.1268", "请写明一单位外币折合的人民币，如 7.1268"
    )
    WHAT = Text("the central parity", "汇率中间价")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The parity; fails on nought and below."""
        if isinstance(value, Decimal):
            return value
        found = number(value, self.WANTED, param, ctx)
        if not found:
            raise Unfit(f"it is 0; {self.WANTED.en}", f"为 0；{self.WANTED.zh}", param, ctx)
        return checked(amounts.rate, found, self.WHAT, param, ctx)


class Dated(click.ParamType):  # type: ignore[type-arg]
    """`DATE=AMOUNT`; with `whole` the word in_full may stand for the amount, with `alone` the day may stand alone."""

    name = "date=amount"

    def __init__(self, whole: bool = False, alone: bool = False) -> None:
        self.whole, self.alone = whole, alone

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> DayAmount:
        """Day and amount; fails with how to write them."""
        if isinstance(value, DayAmount):
            return value
        day, sign, amount = value.partition("=")
        if not sign and not self.alone:
            also = f", or DATE={IN_FULL}" if self.whole else ""
            also_zh = f" 或 DATE={IN_FULL}" if self.whole else ""
            raise Unfit(f"{value!r} should read DATE=AMOUNT{also}", f"“{value}”应写作 DATE=AMOUNT{also_zh}", param, ctx)
        found = DAY.convert(day, param, ctx)
        if not sign or (self.whole and amount == IN_FULL):
            return DayAmount(found, None)
        return DayAmount(found, AMOUNT.convert(amount, param, ctx))


class Named(click.ParamType):  # type: ignore[type-arg]
    """`NAME=VALUE`, the name being the user's own and the value of some type."""

    name = "name=value"

    def __init__(self, of: click.ParamType) -> None:  # type: ignore[type-arg]
        self.of = of

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Any]:
        """Name and value; fails with how to write them."""
        if isinstance(value, tuple):
            return value
        name, sign, rest = value.rpartition("=")
        if not sign or not name.strip():
            what = (param.metavar if param is not None else None) or "NAME=VALUE"
            raise Unfit(f"{value!r} should read {what}", f"“{value}”应写作 {what}", param, ctx)
        return name.strip(), self.of.convert(rest, param, ctx)


class PartsInTurn(click.ParamType):  # type: ignore[type-arg]
    """Parts of a debt in the order in which they are to be paid, with commas between."""

    name = "parts"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Bucket, ...]:
        """The parts; fails on a word that is none, or one given twice."""
        if isinstance(value, tuple):
            return value
        found: Any = tuple(word.strip() for word in value.split(","))
        try:
            check_order(found)
        except BlacklistSimError as refused:
            raise Unfit(*refused.text, param, ctx) from None
        order: tuple[Bucket, ...] = found
        return order


class Currency(click.ParamType):  # type: ignore[type-arg]
    """The ISO code of a currency."""

    name = "currency"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code; fails on one that no currency has, with the nearest."""
        from blacklist_sim.case.currencies import CURRENCIES, MEANT
        from blacklist_sim.cli.usage import nearest

        if value in CURRENCIES:
            return str(value)
        close = MEANT.get(value.upper()) or nearest(value.upper(), sorted(CURRENCIES))
        hint = (f"; did you mean {close}?", f"；是否应为 {close}？") if close else ("", "")
        raise Unfit(
            f"no currency has the code {value!r} (such as CNY, USD, HKD){hint[0]}",
            f"没有代码为“{value}”的货币（如 CNY、USD、HKD）{hint[1]}", param, ctx,
        )  # fmt: skip


AMOUNT, RATE, PARITY, CURRENCY, PARTS = Amount(), Rate(), Parity(), Currency(), PartsInTurn()
