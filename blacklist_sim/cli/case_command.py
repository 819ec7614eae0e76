"""What the commands on saved cases share: how they end, and their common options."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from blacklist_sim.cli import options
from blacklist_sim.cli.database import database_option
from blacklist_sim.cli.door import FAILED
from blacklist_sim.cli.user import user_option
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase

AGAIN = Text("with --again it is done on the case as it now stands", "加 --again 则在案件现状上再做一次")
F = TypeVar("F", bound=Callable[..., Any])

name_argument = click.argument("name")
seen_option = click.option(
    "--seen", type=options.NUMBER, metavar="N",
    help="Do it only if the case has no more records than the N that you have seen (`case show` tells how many).",
)  # fmt: skip


class RecordNumber(options.Number):
    """The number of a record, from 0 on."""

    name = "record"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails on anything else."""
        return 0 if value == "0" else super().convert(value, param, ctx)


RECORD = RecordNumber()


class CaseCommand(options.Command):
    """A command that ends with status 1 where somebody else has taken the case further."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs it; that the case has moved on is told like a refusal."""
        return options.refusing(ctx, lambda context: _moving_on(context, super(options.Command, self).invoke))


def _moving_on(ctx: click.Context, invoke: Callable[[click.Context], Any]) -> Any:
    from blacklist_sim.store.errors import MovedOn

    try:
        return invoke(ctx)
    except MovedOn as moved:
        lang = ctx.params.get("lang") or "en"
        click.echo(moved.render(lang), err=True)
        if "again" in ctx.params:
            click.echo(AGAIN.pick(lang), err=True)
        return FAILED


def reading(function: F) -> F:
    """The options of every command that only looks."""
    return database_option(options.as_json(options.lang(function)))


def writing(function: F) -> F:
    """The options of every command that adds to a journal."""
    return user_option(reading(function))


def check_seen(case: "OpenCase", seen: int | None) -> None:
    """Raises MovedOn where a case has more records than its user has seen."""
    from blacklist_sim.store.errors import MovedOn
    from blacklist_sim.store.records import told

    if seen is not None and len(case.journal) > seen:
        since = case.journal[seen:]
        raise MovedOn(case.name, since, map(told, since))
