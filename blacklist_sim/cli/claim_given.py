"""The options that state a debt on the command line, without a timeline."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from blacklist_sim.cli.money_types import AMOUNT, CURRENCY, PARITY, PARTS, RATE, Dated
from blacklist_sim.cli.options import DAY, STRETCH

F = TypeVar("F", bound=Callable[..., Any])

PAIR, PAIR_OR_FULL, PAIR_OR_DAY = "DATE=AMOUNT", "DATE=AMOUNT|DATE=in_full", "DATE|DATE=AMOUNT"

OPTIONS = (
    click.option("--principal", type=AMOUNT, metavar="AMOUNT", help="The debt, when there is no FILE."),
    click.option(
        "--due", "dues", type=Dated(alone=True), multiple=True, metavar=PAIR_OR_DAY,
        help="The last day for performance; with amounts, of each instalment.",
    ),
    click.option("--costs", type=AMOUNT, metavar="AMOUNT", help="Costs that the title awards."),
    click.option("--interest-sum", type=AMOUNT, metavar="AMOUNT", help="Interest that the title states as a sum."),
    click.option("--interest", type=RATE, metavar="RATE", help="The title's own interest a year, 0.06 or 6%."),
    click.option("--per-day", is_flag=True, help="That rate is one a day."),
    click.option("--interest-from", type=DAY, metavar="DATE", help="Its first day."),
    click.option("--interest-until", type=DAY, metavar="DATE", help="Its last day; to payment unless given."),
    click.option(
        "--paid", type=Dated(whole=True), multiple=True, metavar=PAIR_OR_FULL, help="A payment; may be repeated."
    ),
    click.option(
        "--collected", type=Dated(whole=True), multiple=True, metavar=PAIR_OR_FULL,
        help="Money that the court got, on the day it was transferred or the sale took effect.",
    ),
    click.option(
        "--sale-costs", type=Dated(), multiple=True, metavar=PAIR, help="Costs of the sale that brought that money."
    ),
    click.option(
        "--priority", type=Dated(), multiple=True, metavar=PAIR, help="Secured claims paid out of it first."
    ),
    click.option(
        "--agreed-order", type=PARTS, default=(), metavar="PART,PART",
        help="Which parts payments were agreed to settle first.",
    ),
    click.option(
        "--excluded", type=STRETCH, multiple=True, metavar="FIRST..LAST",
        help="Days without the doubled part: the title was examined or retried.",
    ),
    click.option("--bankruptcy", type=DAY, metavar="DATE", help="The day on which the petition was accepted."),
    click.option("--benchmark-rate", type=RATE, metavar="RATE", help="The loan rate a year that the old rule doubles."),
    click.option("--currency", type=CURRENCY, metavar="CODE", help="The currency of the title; CNY unless given."),
    click.option("--in-yuan", is_flag=True, help="The creditor asks for yuan; receipts are in yuan then."),
    click.option("--parity", type=PARITY, metavar="YUAN", help="Yuan for one unit on the first day of delay."),
    click.option("--accepted", type=DAY, metavar="DATE", help="Enforcement was accepted: adds the court's fee."),
)  # fmt: skip


def claim_options(function: F) -> F:
    """The options that state a debt."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function
