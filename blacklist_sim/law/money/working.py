"""Shows how each sum of an account came about: period, days, base, rate, factor, amount and source.

Every stretch of interest and every receipt can be had as a text in English and Chinese, and the whole account as
plain data for JSON (amounts as strings).
"""

from datetime import date
from decimal import Decimal
from typing import Any

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Account, Allocation, Line, Owed
from blacklist_sim.law.money.accrual import ORDINARY_RULE
from blacklist_sim.law.money.buckets import NAMES
from blacklist_sim.text import Text

MISSING = {
    "benchmark_rate": Text(
        "the central bank's benchmark loan rate is not given: delay interest under the old rule is unknown",
        "未给出同期贷款基准利率：旧规则下的迟延利息不明",
    ),
    "division_of_receipts": Text(
        "how an earlier receipt fell on the debt and on the old delay interest is unknown: the principal shown, and "
        "the interest on it, is the least that can be owed",
        "此前收款在债务与旧迟延利息之间如何分配不明：所示本金及其利息为可能欠付的最低额",
    ),
    "law_before": Text("the law of that time is not in the book", "当时的法律未收入本书"),
    "parity": Text(
        "the central parity of the day from which delay counts is not given: the account stays in the foreign currency",
        "未给出起算日的汇率中间价：仍以外币计算",
    ),
    "enforcement_fee": Text(
        "the enforcement fee is set in yuan and is not part of an account in a foreign currency",
        "执行申请费以人民币计收，未计入外币账目",
    ),
}

BY_THE_TITLE = Text("the title", "生效法律文书")
NOT_HELD = Text("law of that time not in the book", "当时的法律未收入本书")
INSIDE_THE_TITLE = "money.order.costs_interest_principal"
UNKNOWN = Text("unknown", "不明")
RATE_UNKNOWN = Text("rate not given", "利率未给出")
KINDS = {"paid": Text("paid", "清偿"), "collected": Text("collected", "执行到位")}
LEFT = Text("left", "尚欠")

OWED_PARTS = (
    *("enforcement_costs", "costs", "ordinary_interest", "principal", "old_delay_interest", "doubled"),
    "enforcement_fee",
)
TAKEN_PARTS = (
    *("sale_costs", "enforcement_fee", "priority", "costs", "ordinary_interest", "principal"),
    *("old_delay_interest", "doubled", "surplus"),
)


def money(amount: Decimal | None) -> Text:
    """An amount with its thousands marked off; what is not known says so."""
    return UNKNOWN if amount is None else Text(f"{amount:,.2f}", f"{amount:,.2f}")


def source(book: Book, rule: str, day: date) -> Text:
    """Where a rule stands, as it read on a day; before a text spoke of it, ordinary interest rests on the title."""
    version = book.rules[rule].on(day)
    if version is None:
        return BY_THE_TITLE if rule == ORDINARY_RULE else NOT_HELD
    return book.cited_together([version], day)


def order_source(book: Book, allocation: Allocation) -> Text:
    """Where the order stands in which a receipt was divided: between debt and delay interest, and inside the debt."""
    day = allocation.receipt.day
    sources = [source(book, rule, day) for rule in (allocation.rule, INSIDE_THE_TITLE)]
    return Text("; ".join(text.en for text in sources), "；".join(text.zh for text in sources))


def line_text(book: Book, line: Line) -> Text:
    """One stretch of interest with its working and its source."""
    name, cited, result = NAMES[line.what], source(book, line.rule, line.last), money(line.amount)
    days = Text(f"{line.days} days", f"{line.days}日")
    if line.excluded:
        whole = line.days + line.excluded
        days = Text(
            f"{whole} days less {line.excluded} left out = {line.days}",
            f"{whole}日减不计息{line.excluded}日＝{line.days}日",
        )
    product = _product(line)
    return Text(
        f"{name.en}, {line.first} to {line.last}, {days.en}: {product.en} = {result.en} [{cited.en}]",
        f"{name.zh}，{line.first}至{line.last}，{days.zh}：{product.zh}＝{result.zh}〔{cited.zh}〕",
    )


def line_data(book: Book, line: Line) -> dict[str, Any]:
    """The same as plain data; keys are stable."""
    cited = source(book, line.rule, line.last)
    return {
        "what": line.what,
        "first": line.first.isoformat(),
        "last": line.last.isoformat(),
        "days": line.days,
        "days_left_out": line.excluded,
        "base": str(line.base),
        "rate": _plain(line.rate),
        "per": "day" if line.basis is None else "year",
        "year_days": line.basis,
        "factor": line.factor,
        "amount": _plain(line.amount),
        "rule": line.rule,
        "figure": line.figure,
        "source": _both(cited),
        "text": _both(line_text(book, line)),
    }


def allocation_text(book: Book, allocation: Allocation) -> Text:
    """How one receipt was divided, and what was left of the debt."""
    day, kind, whole = allocation.receipt.day, KINDS[allocation.receipt.kind], money(allocation.amount)
    cited = order_source(book, allocation)
    parts = [(_part_name(part), money(getattr(allocation, part))) for part in TAKEN_PARTS if getattr(allocation, part)]
    left = money(allocation.left.total)
    english = "; ".join(f"{name.en} {taken.en}" for name, taken in parts)
    chinese = "；".join(f"{name.zh} {taken.zh}" for name, taken in parts)
    return Text(
        f"{day}, {kind.en} {whole.en}: {english or 'nothing'}; {LEFT.en} {left.en} [{cited.en}]",
        f"{day}，{kind.zh} {whole.zh}：{chinese or '无'}；{LEFT.zh} {left.zh}〔{cited.zh}〕",
    )


def allocation_data(book: Book, allocation: Allocation) -> dict[str, Any]:
    """The same as plain data; keys are stable."""
    receipt = allocation.receipt
    return {
        "day": receipt.day.isoformat(),
        "kind": receipt.kind,
        "label": receipt.label,
        "amount": str(allocation.amount),
        **{part: str(getattr(allocation, part)) for part in (*TAKEN_PARTS, "waived")},
        "left": owed_data(allocation.left),
        "rule": allocation.rule,
        "source": _both(order_source(book, allocation)),
        "text": _both(allocation_text(book, allocation)),
    }


def owed_data(owed: Owed) -> dict[str, Any]:
    """What is owed, as plain data; None is not known."""
    parts = {part: _plain(getattr(owed, part)) for part in OWED_PARTS}
    return {**parts, "not_due": str(owed.not_due), "total": _plain(owed.total)}


def account_data(book: Book, account: Account) -> dict[str, Any]:
    """The whole account as plain data; keys are stable."""
    converted = account.converted
    return {
        "day": account.day.isoformat(),
        "currency": account.currency,
        "converted": None
        if converted is None
        else {
            "currency": converted.currency,
            "principal": str(converted.principal),
            "parity": str(converted.parity),
            "into": str(converted.into),
        },
        "owed": owed_data(account.owed),
        "lines": [line_data(book, line) for line in account.lines],
        "allocations": [allocation_data(book, allocation) for allocation in account.allocations],
        "surplus": str(account.surplus),
        "missing": {name: _both(MISSING[name]) for name in account.missing},
    }


def _product(line: Line) -> Text:
    base = money(line.base).en
    factor = f" × {line.factor}" if line.factor != 1 else ""
    span = f"{line.days}" if line.basis is None else f"{line.days}/{line.basis}"
    english, chinese = RATE_UNKNOWN if line.rate is None else (_rate(line).en, _rate(line).zh)
    return Text(f"{base} × {english}{factor} × {span}", f"{base}×{chinese}{factor.replace(' ', '')}×{span}")


def _rate(line: Line) -> Text:
    per = Text("a day", "日") if line.basis is None else Text("a year", "年")
    return Text(f"{line.rate:f} {per.en}", f"{per.zh}{line.rate:f}")


def _part_name(part: str) -> Text:
    return NAMES["enforcement_costs" if part == "sale_costs" else part]


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
