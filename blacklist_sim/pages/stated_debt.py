"""A debt as a user states it, without a timeline: the reckoning that his words mean, and what they leave out."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.book import Book
from blacklist_sim.law.money.claim import YUAN, Claim, Due, Interest
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.pages.day_amount import DayAmount
from blacklist_sim.text import Text
from blacklist_sim.workflow.money.account import Reckoning

Given = Mapping[str, Any]
"""What is stated by name: every one of `NAMES`; None, False or nothing in it is not stated."""

NAMES = (
    "principal", "dues", "costs", "interest_sum", "interest", "per_day", "interest_from", "interest_until", "paid",
    "collected", "sale_costs", "priority", "agreed_order", "excluded", "bankruptcy", "benchmark_rate",
    "currency", "in_yuan", "parity", "accepted",
)  # fmt: skip
WRITTEN = {"dues": "--due"}


def stated(given: Given) -> list[str]:
    """The options of a debt that stand on the command line, as they are written there."""
    return [_written(name) for name in NAMES if given[name] not in (None, (), False)]


def reckoning_given(book: Book, policy: Mapping[str, str], given: Given) -> Reckoning:
    """The reckoning of the debt stated; raises `BlacklistSimError` with what does not fit together."""
    if given["principal"] is None:
        others = ", ".join(stated(given))
        raise BlacklistSimError(
            *(
                (f"{others} without --principal: say how much is owed", f"有 {others} 而无 --principal：请写明欠款数额")
                if others
                else (
                    "say what is owed: a FILE, or --principal AMOUNT --due DATE",
                    "请说明债务：给出 FILE，或 --principal AMOUNT --due DATE",
                )
            )
        )
    stop, accepted = given["bankruptcy"], given["accepted"]
    return Reckoning(book, dict(policy), _claim(given), _receipts(given), given["excluded"], stop, accepted)


def notes(given: Given, on: date) -> Iterator[Text]:
    """What a user should know who reads the answer: what was left out of it, and why."""
    if not given["dues"]:
        yield Text("no --due: nothing is late, so nothing is owed for delay", "未给出 --due：未逾期，不计迟延利息")
    for name in ("paid", "collected"):
        for receipt in given[name]:
            if receipt.day > on:
                yield Text(
                    f"--{name} on {receipt.day} comes after {on} and is not counted",
                    f"{receipt.day} 的 --{name} 晚于 {on}，未计入",
                )
    if given["accepted"] is not None and given["accepted"] > on:
        yield Text(
            f"enforcement is accepted on {given['accepted']}, after {on}: no fee yet",
            f"{given['accepted']} 才受理执行，晚于 {on}：尚无执行申请费",
        )


def _claim(given: Given) -> Claim:
    currency = given["currency"] or YUAN
    if currency == YUAN and (given["in_yuan"] or given["parity"] is not None):
        raise BlacklistSimError(
            "--in-yuan and --parity turn a foreign currency into yuan: give its --currency too",
            "--in-yuan 与 --parity 用于将外币折算为人民币：请同时给出 --currency",
        )
    return Claim(
        given["principal"],
        tuple(Due(due.day, due.amount) for due in given["dues"]),
        given["costs"] or Decimal(0),
        _interest(given),
        given["interest_sum"] or Decimal(0),
        currency=currency,
        in_yuan=given["in_yuan"] or given["parity"] is not None,
        parity=given["parity"],
        benchmark_rate=given["benchmark_rate"],
        order=given["agreed_order"],
    )


def _interest(given: Given) -> Interest | None:
    rate, start = given["interest"], given["interest_from"]
    if rate is None:
        for name in ("interest_from", "interest_until", "per_day"):
            if given[name]:
                raise BlacklistSimError(
                    f"{_written(name)} without --interest: give its rate, as in --interest 6%",
                    f"有 {_written(name)} 而无 --interest：请给出利率，如 --interest 6%",
                )
        return None
    if start is None:
        raise BlacklistSimError(
            "--interest without --interest-from: say from which day it runs",
            "有 --interest 而无 --interest-from：请写明起算日",
        )
    yearly, daily = (None, rate) if given["per_day"] else (rate, None)
    return Interest(start, yearly, daily, given["interest_until"])


def _receipts(given: Given) -> tuple[Receipt, ...]:
    taken = {name: {pair.day: pair.amount for pair in given[name]} for name in ("sale_costs", "priority")}
    days = {receipt.day for receipt in given["collected"]}
    for name, amounts in taken.items():
        for day in amounts:
            if day not in days:
                raise BlacklistSimError(
                    f"{_written(name)} on {day}, when no money came in: give the --collected of that day",
                    f"{day} 有 {_written(name)} 而无收款：请给出当日的 --collected",
                )
        if len(amounts) < len(given[name]):
            raise BlacklistSimError(
                f"{_written(name)} is given twice for one day: add the amounts up",
                f"同一日重复给出 {_written(name)}：请合并金额",
            )
    paid = [Receipt(receipt.day, receipt.amount) for receipt in given["paid"]]
    return (*paid, *(_collected(receipt, taken) for receipt in given["collected"]))


def _collected(receipt: DayAmount, taken: Mapping[str, dict[date, Decimal]]) -> Receipt:
    """Of several receipts of one day the first bears the costs."""
    costs, priority = (taken[name].pop(receipt.day, Decimal(0)) for name in ("sale_costs", "priority"))
    return Receipt(receipt.day, receipt.amount, "collected", costs, priority)


def _written(name: str) -> str:
    return WRITTEN.get(name, f"--{name.replace('_', '-')}")
