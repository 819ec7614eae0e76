"""`fee`: what a court charges on a value, slice by slice."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.money_types import AMOUNT, MoneyCommand
from blacklist_sim.cli.today import today
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.load import load_book
from blacklist_sim.law.money.fee_working import fee_data
from blacklist_sim.law.money.fees import Fee, acceptance_fee, enforcement_fee, preservation_fee
from blacklist_sim.pages.fee import fee_lines

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book

KINDS = ("enforcement", "acceptance", "preservation")


@click.command(cls=MoneyCommand)
@click.argument("value", metavar="[AMOUNT]", type=AMOUNT, required=False)
@click.option("--kind", type=options.Word(*KINDS), default=KINDS[0], show_default=True, help="Which fee.")
@click.option("--half", is_flag=True, help="Half of an acceptance fee: summary procedure, mediation, withdrawal.")
@options.on(text="The day whose law counts; today unless given.")
@options.as_json
@options.lang
def fee(value: Decimal | None, kind: str, half: bool, on: date | None, as_json: bool, lang: str) -> None:
    """Compute a court's fee on AMOUNT and show its slices.

    enforcement is charged on what is enforced (without AMOUNT: a duty that is not money), acceptance on the amount in
    dispute, preservation on the value preserved.
    """
    book = load_book()
    found = _fee(book, kind, value, half, on or today())
    if as_json:
        output.say_json({"format": 1, "kind": kind, **fee_data(book, found)})
        return
    output.say_lines(fee_lines(book, found, lang))


def _fee(book: "Book", kind: str, value: Decimal | None, half: bool, day: date) -> Fee:
    book.epoch(day)
    if half and kind != "acceptance":
        raise BlacklistSimError(
            "--half goes with --kind acceptance only: no other fee is halved",
            "--half 仅适用于 --kind acceptance：其他费用不减半",
        )
    if kind == "enforcement":
        return enforcement_fee(book, value, day)
    if kind == "preservation":
        return preservation_fee(book, value or Decimal(0), day)
    if value is None:
        raise BlacklistSimError(
            f"say on which AMOUNT, as in: fee 500000 --kind {kind}", f"请写明金额，例如：fee 500000 --kind {kind}"
        )
    return acceptance_fee(book, value, day, half)
