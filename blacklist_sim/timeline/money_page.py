"""What is owed on a day, as tables and as data: each part with its rule, the working, what is missing and the way out.

A page is made of blocks, plain tables in both languages; the log of a replay and the command line each set them in
their own way.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.account import Account, Allocation, Line
from blacklist_sim.law.money.amounts import NOUGHT, total
from blacklist_sim.law.money.buckets import BUCKETS, NAMES
from blacklist_sim.law.money.penalty import Penalty
from blacklist_sim.law.money.working import (
    BY_THE_TITLE,
    KINDS,
    MISSING,
    OWED_PARTS,
    TAKEN_PARTS,
    account_data,
    money,
)
from blacklist_sim.text import Text
from blacklist_sim.timeline.money_words import per_cent, together, where
from blacklist_sim.timeline.owed_words import NOT_DUE, SURPLUS

COSTS_FIRST = ("money.order.court_costs_first",)
INSIDE_THE_TITLE = "money.order.costs_interest_principal"
CURRENCY = "money.doubled_part.currency"
RULES = {
    "enforcement_costs": "money.enforcement_costs",
    "costs": "money.judgment_debt",
    "principal": "money.judgment_debt",
    "ordinary_interest": "money.ordinary_interest",
    "enforcement_fee": "money.enforcement_fee",
}
OLD, ORDINARY, PRO_RATA = "old_delay_interest", "ordinary_interest", "money.delay_interest.old"
SWITCHES = {
    ORDINARY: ("ordinary_interest_day_basis",),
    OLD: ("delay_interest_days", "old_interest_day_basis"),
    "doubled": ("delay_interest_days", "awarded_costs_in_base"),
}
"""The open questions on which each kind of interest hangs."""

ONLY_OLD = ("benchmark_rate", "division_of_receipts", "law_before")
"""What leaves nothing unknown but the delay interest of the old rule, and how receipts fell on it."""
ACCRUED, PAID, OPEN = Text("accrued", "已生利息"), Text("paid", "已付"), Text("open", "未付")
STATED = Text("stated by the title as a sum", "文书载明的数额")
LEFT_TO_PAY = Text("left to pay", "尚欠")
WAIVED = Text("let fall by the creditor", "债权人放弃")
NOTHING = Text("", "")
PENALTY = Text("penalty for delay with a duty that is not money", "非金钱义务迟延履行金")
FOR_THE_COURT = Text("for the court to set, no loss being shown", "未证明损失，由法院确定")
NO_MONEY = Text(
    "nothing: the title orders no payment of money, or has been set aside", "无：文书未判令给付金钱，或已被撤销"
)


class Row(NamedTuple):
    """A line of a table: what, how, how much; `cited` is where the rule stands."""

    what: Text
    amount: Text
    how: Text = NOTHING
    cited: Text = NOTHING


class Block(NamedTuple):
    """A table under a heading, and where the rule stands that governs all of it."""

    head: Text
    rows: tuple[Row, ...]
    cited: Text = NOTHING


def same(text: str) -> Text:
    """What reads alike in both languages."""
    return Text(text, text)


def parts(book: Book, account: Account) -> tuple[Row, ...]:
    """What is owed, part by part, each with the place of its rule; the total last, then what is not due or too much."""
    owed = account.owed
    rows = [
        Row(NAMES[part], money(getattr(owed, part)), cited=cited(book, account, part))
        for part in OWED_PARTS
        if getattr(owed, part) != 0
    ]
    rows.append(Row(NAMES["total"], money(owed.total)))
    if owed.not_due:
        rows.append(Row(NOT_DUE, money(owed.not_due)))
    if account.surplus:
        rows.append(Row(SURPLUS, money(account.surplus)))
    return tuple(rows)


def cited(book: Book, account: Account, part: str) -> Text:
    """Where the rule of a part stands, as it read on the day for which it last counted."""
    line = next((line for line in reversed(account.lines) if line.what == part), None)
    if line is not None:
        return where(book, line.rule, line.last)
    return where(book, RULES[part], account.day) if part in RULES else BY_THE_TITLE


def conversion(book: Book, account: Account) -> Iterator[Block]:
    """How a principal in a foreign currency was turned into yuan, where it was."""
    converted = account.converted
    if converted is not None:
        product = f"{converted.currency} {converted.principal:,.2f} × {converted.parity:f}"
        row = Row(NAMES["principal"], money(converted.into), same(product))
        yield Block(Text("turned into yuan", "折算为人民币"), (row,), where(book, CURRENCY, account.day))


def interest(book: Book, account: Account) -> Iterator[tuple[str, Block]]:
    """Each kind of interest by its name in `Owed`, stretch by stretch, and what was paid of it."""
    kinds: dict[str, list[Line]] = {}
    for line in account.lines:
        kinds.setdefault(line.what, []).append(line)
    for what, lines in kinds.items():
        rows = (*map(_stretch, lines), *_sums(account, what, lines))
        yield what, Block(NAMES[what], rows, where(book, lines[-1].rule, lines[-1].last))


def receipts(book: Book, account: Account) -> Iterator[Block]:
    """Each receipt and how it was divided."""
    return (_received(book, allocation) for allocation in account.allocations)


def switches(book: Book, account: Account, policy: Mapping[str, str]) -> Iterator[Text]:
    """The open questions on which this account hangs, and how the policy answers them."""
    for name in dict.fromkeys(_open_questions(account)):
        switch = book.switches[name]
        chosen = policy.get(name, switch.default)
        option = switch.options[chosen]
        yield Text(f"{name}={chosen}: {option.en}", f"{name}={chosen}：{option.zh}")


def _open_questions(account: Account) -> Iterator[str]:
    kinds = {line.what for line in account.lines}
    for kind in BUCKETS:
        if kind in kinds:
            yield from SWITCHES[kind]
    if {OLD, ORDINARY} <= kinds:
        yield "ordinary_interest_beside_old"
    if OLD in kinds and any(allocation.rule != PRO_RATA for allocation in account.allocations):
        yield "old_delay_interest_after_change"
    if any(line.excluded for line in account.lines):
        yield "retrial_days_excluded"
        if OLD in kinds:
            yield "old_delay_days_left_out"
    if account.owed.enforcement_fee or any(allocation.enforcement_fee for allocation in account.allocations):
        yield "enforcement_fee_base"


def penalty_row(book: Book, found: Penalty) -> Row:
    """The penalty for delay with a duty that is not money; without a loss the court sets it."""
    place = where(book, found.rule, found.day)
    if found.for_the_court:
        return Row(PENALTY, FOR_THE_COURT, cited=place)
    loss = "" if found.loss is None or found.factor is None else f"{found.loss:,.2f} × {found.factor}"
    return Row(PENALTY, money(found.amount), same(loss), place)


def lacking(account: Account) -> tuple[str, ...]:
    """What was not given and leaves a part unknown; what no longer matters, because all is settled, is left out."""
    settled = account.owed.old_delay_interest is not None
    return tuple(name for name in account.missing if not (settled and name in ONLY_OLD))


def data(book: Book, account: Account) -> dict[str, Any]:
    """The whole account as plain data; keys are stable, amounts are text, None is not known."""
    found = account_data(book, account)
    creditor = account.owed.creditor
    found["owed"] = {**found["owed"], "creditor": None if creditor is None else f"{creditor:f}"}
    found["missing"] = {name: MISSING[name]._asdict() for name in lacking(account)}
    return found


def _stretch(line: Line) -> Row:
    span = Text(f"{line.first} to {line.last}", f"{line.first} 至 {line.last}")
    rate = Text("rate not given", "利率未给出") if line.rate is None else same(per_cent(line.rate))
    factor = f" × {line.factor}" if line.factor != 1 else ""
    days = f"({line.days + line.excluded} − {line.excluded})" if line.excluded else f"{line.days}"
    time = Text(f"{days} days", f"{days} 日") if line.basis is None else same(f"{days}/{line.basis}")
    base = f"{line.base:,.2f}"
    how = Text(f"{base} × {rate.en}{factor} × {time.en}", f"{base} × {rate.zh}{factor} × {time.zh}")
    return Row(span, money(line.amount), how)


def _sums(account: Account, what: str, lines: list[Line]) -> Iterator[Row]:
    """The stretches added up, and what receipts paid of it."""
    if any(line.amount is None for line in lines):
        return
    accrued = total(line.amount or NOUGHT for line in lines)
    paid = total(getattr(allocation, what) for allocation in account.allocations)
    left = getattr(account.owed, what)
    stated = left + paid - accrued
    if len(lines) > 1:
        yield Row(ACCRUED, money(accrued))
    if stated > 0:
        yield Row(STATED, money(stated))
    if paid or stated > 0:
        yield Row(PAID, money(-paid))
        yield Row(OPEN, money(left))


def _received(book: Book, allocation: Allocation) -> Block:
    receipt, kind = allocation.receipt, KINDS[allocation.receipt.kind]
    whole = f"{allocation.amount:,.2f}"
    rows = [
        Row(NAMES["enforcement_costs" if part == "sale_costs" else part], money(getattr(allocation, part)))
        for part in TAKEN_PARTS
        if getattr(allocation, part)
    ]
    if allocation.waived:
        rows.append(Row(WAIVED, money(allocation.waived)))
    rows.append(Row(LEFT_TO_PAY, money(allocation.left.total)))
    head = Text(f"{receipt.day}  {kind.en} {whole}", f"{receipt.day}  {kind.zh} {whole}")
    rules = (*(COSTS_FIRST if receipt.kind == "collected" else ()), INSIDE_THE_TITLE, allocation.rule)
    return Block(head, tuple(rows), together(book, rules, receipt.day))
