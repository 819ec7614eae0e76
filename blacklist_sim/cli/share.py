"""`share`: a sum that does not suffice, divided among several creditors, or among several debts to one of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.money_types import AMOUNT, RATE, MoneyCommand, Named
from blacklist_sim.cli.today import today
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.law.load import load_book
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.pages.share import AMONG, ENTERPRISE, ONE_CREDITOR, divided, share_data, share_lines
from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain

OF_CREDITORS = ("costs", "priority", "fee", "rank")
OF_DEBTS = ("due", "secured", "burden", "designated")
CLAIM = Text("claim", "债权")


@click.command(cls=MoneyCommand)
@click.argument("money", metavar="AMOUNT", type=AMOUNT)
@click.option(
    "--claim", "claims", type=Named(AMOUNT), multiple=True, required=True, metavar="NAME=AMOUNT",
    help="What is owed to a creditor, or on a debt; give each.",
)  # fmt: skip
@click.option("--among", type=options.Word(*AMONG), default="person", show_default=True, help="Whose claims they are.")
@options.on(text="The day whose law counts; today unless given.")
@click.option("--costs", type=AMOUNT, metavar="AMOUNT", help="Costs of the sale that brought the money.")
@click.option(
    "--priority", type=Named(AMOUNT), multiple=True, metavar="NAME=AMOUNT", help="A secured claim, in its turn."
)
@click.option("--fee", type=Named(AMOUNT), multiple=True, metavar="NAME=AMOUNT", help="What is due of a case's fee.")
@click.option("--rank", type=Named(options.NUMBER), multiple=True, metavar="NAME=N", help="Whose seizure came first.")
@click.option("--due", type=Named(options.DAY), multiple=True, metavar="NAME=DATE", help="When a debt falls due.")
@click.option("--secured", type=Named(AMOUNT), multiple=True, metavar="NAME=AMOUNT", help="How far it is secured.")
@click.option("--burden", type=Named(RATE), multiple=True, metavar="NAME=RATE", help="The interest that it bears.")
@click.option("--designated", multiple=True, metavar="NAME", help="The debtor chose to pay it; may be repeated.")
@options.as_json
@options.lang
def share(
    money: Decimal, claims: tuple[tuple[str, Decimal], ...], among: str, on: date | None, as_json: bool, lang: str,
    **given: Any,
) -> None:  # fmt: skip
    """Divide AMOUNT among several claims, by the law of a day.

    Among creditors: in proportion, or against an enterprise in the order of seizure (--rank); costs, fees and secured
    claims first. Among debts to one creditor (--among one_creditor, each with its --due): as the debtor designates,
    else what is due, least secured, heaviest, oldest.
    """
    book, day = load_book(), on or today()
    book.epoch(day)
    _no_name_twice(claims)
    _fitting(among, given, [name for name, _ in claims])
    found = divided(book, money, claims, day, among, given)
    if as_json:
        output.say_json(
            plain({"format": 1, "amount": money, "among": among, "on": day, **share_data(book, found, day)})
        )
        return
    output.say_lines(share_lines(book, found, money, among, day, lang))


def _fitting(among: str, given: Mapping[str, Any], names: list[str]) -> None:
    """Refuses an option of another kind of division, a name that is none of the claims, and a seizure without rank."""
    idle = OF_CREDITORS if among == ONE_CREDITOR else OF_DEBTS if among == ENTERPRISE else (*OF_DEBTS, "rank")
    if wrong := [f"--{name}" for name in idle if given[name] not in (None, ())]:
        raise BlacklistSimError(
            f"{', '.join(wrong)} does not go with --among {among}", f"{'、'.join(wrong)} 不能与 --among {among} 并用"
        )
    for option in ("fee", "rank", "due", "secured", "burden"):
        for name, _ in given[option]:
            if name not in names:
                raise NoSuchName(CLAIM, name, names)
    ranked = dict(given["rank"])
    if among == ENTERPRISE and len(names) > 1 and (without := [name for name in names if name not in ranked]):
        raise BlacklistSimError(
            f"whose seizure came first? give --rank {without[0]}=N for: {', '.join(without)}",
            f"请写明查封先后：对 {'、'.join(without)} 给出 --rank {without[0]}=N",
        )


def _no_name_twice(claims: Iterable[tuple[str, Decimal]]) -> None:
    names = [name for name, _ in claims]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise BlacklistSimError(
            f"--claim {twice} stands there twice: give each claim a name of its own",
            f"--claim {twice} 重复：请为每项债权取不同的名称",
        )
