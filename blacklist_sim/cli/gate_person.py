"""The options that describe the person asked about, where no timeline does."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from blacklist_sim.cli.gate_types import Approved, Dated, OneOf
from blacklist_sim.cli.options import DAY
from blacklist_sim.gate.bound import APPROVALS
from blacklist_sim.gate.operator_listing import CATEGORIES
from blacklist_sim.pages.described import WHO
from blacklist_sim.pages.gate_words import shown

F = TypeVar("F", bound=Callable[..., Any])

AS_WHOM = OneOf(WHO)


def person(function: F) -> F:
    """The options that describe a person."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


OPTIONS = (
    click.option(
        "--as", "as_whom", type=AS_WHOM, metavar="WHO",
        help=f"What the person is: {', '.join(map(shown, AS_WHOM.names))}. A debtor if something is said to bind, else "
        "a stranger. An order or entry is the entity's for its people, and the debtor's for those beside the case.",
    ),
    click.option("--restricted", is_flag=True, help="A restriction order was made and served."),
    click.option("--listed", is_flag=True, help="An entry on the list is published."),
    click.option("--exit-banned", is_flag=True, help="An exit ban was ordered."),
    click.option(
        "--since", type=DAY, metavar="DATE",
        help="The day of all these; a year before the day asked about unless given.",
    ),
    click.option("--served", type=DAY, metavar="DATE", help="The day on which the order was served, if later."),
    click.option("--lifted", type=DAY, metavar="DATE", help="The day on which the order was lifted."),
    click.option("--removed", type=DAY, metavar="DATE", help="The day on which the entry was removed."),
    click.option("--left", type=DAY, metavar="DATE", help="The day on which the person left the office."),
    click.option("--entity", is_flag=True, help="The debtor is an entity, not a person."),
    click.option("--foreigner", is_flag=True, help="The person has no mainland identity number."),
    click.option(
        "--approved", type=Approved(APPROVALS), multiple=True, metavar="KIND[=UNTIL]",
        help=f"The court opened the order: {', '.join(map(shown, APPROVALS))}, with the last day; may be repeated. A "
        "temporary lift opens aircraft and high-speed rail, and is taken to last the longest time.",
    ),
    click.option(
        "--notice", type=Dated(), multiple=True, metavar="SELLER=DATE",
        help="A notice to assist was served on a seller (see --seller); may be repeated.",
    ),
    *(
        click.option(
            f"--{operator}-list", type=Dated(names, ends=True), multiple=True, metavar="CATEGORY=DATE[..SETTLED]",
            help=f"On the {operator} operators' own list, published on DATE: {', '.join(map(shown, names))}. SETTLED: "
            "the day on which the duty behind it was met.",
        )
        for operator, names in CATEGORIES.items()
    ),
)  # fmt: skip
