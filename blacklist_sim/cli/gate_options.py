"""The options of `gate` beside the person: of a timeline, of the sale, of what is supposed of the sellers' systems."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from blacklist_sim.cli import options
from blacklist_sim.cli.gate_types import DAYS, OneOf
from blacklist_sim.gate.conduct import CARRIERS, PAPERS, PAYERS

F = TypeVar("F", bound=Callable[..., Any])

OF_A_FILE = ("who", "number", "mode", "real_ids")
BESIDE = ("paid_by", "paper", "carrier", "seller")
SELLERS = ("lag_days", "lag_of_lift_days", "air_from", "rail_from", "rail_all_g_from", "passports_from")


def of_a_file(function: F) -> F:
    """The options that only a timeline has."""
    function = options.mode(options.real_ids(function))
    return _all(
        function,
        click.option("--who", metavar="ID", help="The person; the first debtor unless given."),
        click.option(
            "--story",
            "number",
            type=options.NUMBER,
            default=1,
            help="Which timeline of the file, where it has several.",
        ),
    )


def sale(function: F) -> F:
    """How it is paid and bought, and what is supposed of the sellers' systems."""
    return _all(
        function,
        click.option("--paid-by", type=OneOf(PAYERS), help="Whose money pays; some texts ask for it."),
        click.option("--paper", type=OneOf(PAPERS), help="The identity paper shown to the seller."),
        click.option("--carrier", type=OneOf(CARRIERS), help="Whether the carrier is in the domestic system."),
        click.option("--seller", metavar="ID", help="Who sells, where a notice to assist was served on somebody."),
        click.option("--lag", "lag_days", type=DAYS, metavar="DAYS", help="From order or entry to the refusal."),
        click.option(
            "--lag-of-lift",
            "lag_of_lift_days",
            type=DAYS,
            metavar="DAYS",
            help="From lift or removal to the next sale.",
        ),
        _day("--air-from", "From when air tickets are refused."),
        _day("--rail-from", "From when the high classes of trains are refused."),
        _day("--rail-all-g-from", "From when every seat of G trains is refused."),
        _day("--passports-from", "From when papers other than the identity card are recognised."),
    )


def _day(name: str, text: str) -> Callable[[F], F]:
    return click.option(name, type=options.DAY, metavar="DATE", help=text)


def _all(function: F, *found: Callable[[F], F]) -> F:
    for option in reversed(found):
        function = option(function)
    return function
