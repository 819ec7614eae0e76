"""`case list`: which cases there are, by what they are like."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.case_command import CaseCommand, reading
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.money_types import AMOUNT
from blacklist_sim.cli.usage import Unfit

if TYPE_CHECKING:
    from sqlalchemy import Row

    from blacklist_sim.store import Store
    from blacklist_sim.store.query import Filter

SORTS = ("changed", "name", "deadline", "owed")
PAGE = 50
FLAGS = {
    "in_debt": "in debt under an effective title",
    "listed": "on the list of defaulters",
    "restricted": "restricted in consumption",
    "exit_banned": "barred from leaving",
}


class Stage(click.ParamType):  # type: ignore[type-arg]
    """One of the stages of a case."""

    name = "stage"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The stage; fails with those there are."""
        from blacklist_sim.workflow.observe import STAGES

        return options.Word(*STAGES).convert(value, param, ctx)


class Words(click.ParamType):  # type: ignore[type-arg]
    """Text that is looked for."""

    name = "words"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text; fails where it holds characters that do not show, which no case can hold."""
        from blacklist_sim.store.names import shown
        from blacklist_sim.timeline.scalars import hidden

        if value and not hidden(value):
            return str(value)
        said = shown(value)
        raise Unfit(
            f"{said!r} is empty or holds control characters; write what is to be found",
            f"“{said}”为空或含控制字符；请写明要查找的文字", param, ctx,
        )  # fmt: skip


def flag_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """For each flag an option with its contrary."""
    for name, said in reversed(FLAGS.items()):
        word = name.replace("_", "-")
        function = click.option(
            f"--{word}/--not-{word}", name, default=None, help=f"Somebody in it is {said}, or nobody is."
        )(function)
    return function


@click.command("list", cls=CaseCommand)
@click.option("--stage", type=Stage(), metavar="STAGE", help="The stage that the furthest of its debtors has reached.")
@flag_options
@click.option("--mode", type=options.Word("strict", "audit"), help="How unlawful acts are taken.")
@click.option("--due-by", type=options.DAY, metavar="DATE", help="A deadline runs out by that day.")
@click.option("--owed-from", type=AMOUNT, metavar="AMOUNT", help="So much or more is owed, in yuan.")
@click.option("--by", type=Words(), metavar="USER", help="That user changed it last.")
@click.option("--text", type=Words(), metavar="WORDS", help="Its name, its title or a person's name holds the words.")
@click.option("--archived", is_flag=True, help="Those put away, instead of the others.")
@click.option("--sort", type=options.Word(*SORTS), default=SORTS[0], show_default=True, help="The order.")
@click.option("--limit", type=options.NUMBER, default=PAGE, show_default=True, help="How many at most.")
@click.option("--after", metavar="NAME", help="Those that follow on the case NAME: the next page.")
@reading
def list_(
    sort: str, limit: int, after: str | None, db: str | None, as_json: bool, lang: str, **asked: Any
) -> None:  # fmt: skip
    """List the cases: those that changed last come first.

    What is owed, and every date, is that of the day which a case has reached.
    """
    from blacklist_sim.store import address

    place = address(db)
    missing = place.own and place.path is not None and not place.path.exists()
    with nullcontext() if missing else opened(db, lang=lang) as store:
        rows = _page(store, wanted(asked), sort, limit + 1, after) if store is not None else []
        empty = not rows and (store is None or not _any(store))
    _say(rows, limit, bool(empty), as_json, lang)


def wanted(asked: Mapping[str, Any]) -> "Filter":
    """The filter that the options mean."""
    from blacklist_sim.store.query import Filter

    owed: Decimal | None = asked["owed_from"]
    due_by: date | None = asked["due_by"]
    flags = {name: asked[name] for name in FLAGS if asked[name] is not None}
    fen = None if owed is None else int(owed * 100)
    return Filter(asked["archived"], asked["stage"], flags, asked["mode"], due_by, fen, asked["by"], asked["text"])


def _page(store: "Store", wanted: "Filter", sort: str, size: int, after: str | None) -> "Sequence[Row[Any]]":
    from blacklist_sim.store.query import key

    if after is None:
        return store.cases(wanted, sort, size=size)
    with store.database.reading() as connection:
        last = store.row(connection, after)
    return store.cases(wanted, sort, key(last, sort), size)


def _any(store: "Store") -> bool:
    from blacklist_sim.store.query import Filter

    return any(store.cases(Filter(archived=away), size=1) for away in (False, True))


def _say(rows: "Sequence[Row[Any]]", limit: int, empty: bool, as_json: bool, lang: str) -> None:
    from blacklist_sim.pages.case_table import marked, table
    from blacklist_sim.pages.row import row_data

    shown, last = rows[:limit], rows[limit - 1].name if len(rows) > limit else None
    if as_json:
        output.say_json({"format": 1, "cases": [row_data(row) for row in shown], "next": last})
    elif empty:
        output.say_text(
            "no case is kept here yet; `case new --from ground-1-paid-in-full` opens one (`fixtures` lists more)",
            "尚无案件；可用 case new --from ground-1-paid-in-full 开立（fixtures 列出更多）", lang,
        )  # fmt: skip
    elif not shown:
        output.say_text(
            "no case is so; `case list` shows all that are not put away, `case list --archived` the others",
            "没有符合条件的案件；case list 列出未归档的全部案件，case list --archived 列出已归档的", lang,
        )  # fmt: skip
    else:
        for number, line in enumerate(table(shown, lang)):
            output.say(line, "" if number else "head")
        output.say(marked(shown).pick(lang))
        more = (f"; what follows: --after {last}", f"；后续：--after {last}") if last else ("", "")
        count = f"{len(shown)} case{'s' if len(shown) > 1 else ''}"
        output.say_text(f"{count}{more[0]}", f"案件 {len(shown)} 个{more[1]}", lang, "good")
