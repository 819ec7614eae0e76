"""What a title of money grants: principal, costs, ordinary interest, and until when each part is to be paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from blacklist_sim.law.money.amounts import NOUGHT, BadClaim, amount, in_order, rate
from blacklist_sim.law.money.buckets import BUCKETS, NAMES, Bucket
from blacklist_sim.text import Text

YUAN = "CNY"

INTEREST_FROM = Text("the first day of interest", "利息起算日")
INTEREST_UNTIL = Text("its last day", "利息截止日")
INSTALMENT = Text("an instalment", "分期款项")
YEARLY = Text("the interest rate by the year", "年利率")
DAILY = Text("the interest rate by the day", "日利率")
BENCHMARK = Text("the benchmark loan rate", "贷款基准利率")
PARITY = Text("the central parity", "汇率中间价")
INTEREST_SUM = Text("the interest that the title states as a sum", "文书载明的利息数额")


class Due(NamedTuple):
    """The last day for performing a part of the principal; None is the whole, or what other instalments leave.

    Where the title sets no time, its last day is the day on which it takes effect.
    """

    last_day: date
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest that the title itself awards on the principal, at one of two rates given as fractions.

    `from_date` and `until` both bear interest; None runs to payment. `year_days` is the year of a yearly rate where
    the title names one, else the policy says it. Raises BadAmount, BadDates, BadClaim.
    """

    from_date: date
    rate_per_year: Decimal | None = None
    rate_per_day: Decimal | None = None
    until: date | None = None
    year_days: int | None = None

    def __post_init__(self) -> None:
        if (self.rate_per_year is None) == (self.rate_per_day is None):
            raise BadClaim(
                "interest needs one rate, by the year or by the day, and not both; give exactly one",
                "利息须有且仅有一个利率（年利率或日利率）；请只给出其中之一",
            )
        if self.rate_per_year is not None:
            rate(self.rate_per_year, YEARLY)
        if self.rate_per_day is not None:
            rate(self.rate_per_day, DAILY)
        if self.until is not None:
            in_order(self.from_date, self.until, INTEREST_FROM, INTEREST_UNTIL)
        if self.year_days is not None and self.year_days < 1:
            raise BadClaim(
                f"a year of {self.year_days} days bears no interest; give 360 or 365, or leave it to the policy",
                f"以 {self.year_days} 日为一年无法计息；请写 360 或 365，或留待政策开关决定",
            )


@dataclass(frozen=True, slots=True)
class Claim:
    """A debt of money as its title fixes it; every amount is in `currency`, with at most two decimals.

    `dues` say until when the principal is to be paid, each part with its own last day; none: nothing is late yet.
    `interest_sum` is ordinary interest that the title states as a sum. `made` is the day of the title: no payment can
    be earlier. `in_yuan`: the creditor asks for yuan, so that `parity` (yuan for one unit, on the day from which delay
    counts) turns the awarded sums into yuan first. `benchmark_rate` is the central bank's loan rate by the year, which
    the old rule on delay needs. `order`: the order of payment that the parties agreed; what it leaves out follows in
    the usual order. Raises BadAmount, BadDates, BadClaim.
    """

    principal: Decimal
    dues: tuple[Due, ...] = ()
    costs: Decimal = NOUGHT
    interest: Interest | None = None
    interest_sum: Decimal = NOUGHT
    made: date | None = None
    currency: str = YUAN
    in_yuan: bool = False
    parity: Decimal | None = None
    benchmark_rate: Decimal | None = None
    order: tuple[Bucket, ...] = ()

    def __post_init__(self) -> None:
        _set(self, "principal", amount(self.principal, NAMES["principal"]))
        _set(self, "costs", amount(self.costs, NAMES["costs"]))
        _set(self, "interest_sum", amount(self.interest_sum, INTEREST_SUM))
        if self.benchmark_rate is not None:
            rate(self.benchmark_rate, BENCHMARK)
        if self.parity is not None:
            rate(self.parity, PARITY)
        check_order(self.order)
        _set(self, "dues", _whole(self.principal, self.dues))


def check_order(order: tuple[str, ...]) -> None:
    """Refuses an agreed order that names no part of a debt, or one twice; raises BadClaim."""
    odd = [name for name in order if name not in BUCKETS]
    if odd or len(set(order)) != len(order):
        known = ", ".join(BUCKETS)
        raise BadClaim(
            f"{', '.join(order)} is no order of payment; name each part at most once, of: {known}",
            f"{', '.join(order)} 不是清偿顺序；各项至多列一次，可用：{known}",
        )


def _set(claim: Claim, name: str, value: object) -> None:
    object.__setattr__(claim, name, value)


def _whole(principal: Decimal, dues: tuple[Due, ...]) -> tuple[Due, ...]:
    """The dues by last day, each with its amount, adding up to the principal."""
    if not dues:
        return ()
    fixed = [due._replace(amount=amount(due.amount, INSTALMENT)) for due in dues if due.amount is not None]
    open_ones = [due for due in dues if due.amount is None]
    if len(open_ones) > 1:
        days = ", ".join(str(due.last_day) for due in open_ones)
        raise BadClaim(
            f"the instalments of {days} have no amount; give them, or leave the amount of one open",
            f"{days} 的各期款项均未写明金额；请写明金额，至多留一期金额不填",
        )
    left = principal - sum((due.amount or NOUGHT for due in fixed), NOUGHT)
    if left < 0 or (left and not open_ones):
        raise BadClaim(
            f"the instalments add up to {principal - left} and the principal is {principal}; "
            "let them add up to the principal, or leave the amount of one open",
            f"各期款项合计 {principal - left}，而本金为 {principal}；请使两者一致，或留一期金额不填",
        )
    return tuple(sorted([*fixed, *(due._replace(amount=left) for due in open_ones)], key=lambda due: due.last_day))
