"""`case do`: an act, recorded if it may be done."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.case_command import CaseCommand, check_seen, name_argument, seen_option, writing
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.door import FAILED, OK
from blacklist_sim.cli.user import writer
from blacklist_sim.errors import BadInput
from blacklist_sim.pages.written import written

if TYPE_CHECKING:
    from blacklist_sim.case import Act
    from blacklist_sim.store import OpenCase
    from blacklist_sim.workflow.step import Step

again_option = click.option("--again", is_flag=True, help="Where the case has moved on, do it as the case now stands.")


@click.command(cls=CaseCommand)
@name_argument
@click.argument("act")
@click.argument("fields", metavar="[KEY=VALUE]...", type=options.PAIR, nargs=-1)
@options.on(text="The day of the act; the day that the case has reached unless given.")
@click.option("--by", metavar="ID", help="Who does it, where several could.")
@click.option("--who", multiple=True, metavar="ID", help="The person aimed at; may be repeated.")
@click.option("--case", "file", metavar="ID", help="One of several enforcement cases.")
@seen_option
@again_option
@writing
@options.real_ids
def do(
    name: str, act: str, fields: tuple[tuple[str, str], ...], on: date | None, by: str | None, who: tuple[str, ...],
    file: str | None, seen: int | None, again: bool, db: str | None, user: str | None, as_json: bool, lang: str,
    real_ids: bool,
) -> int:  # fmt: skip
    """Do an act in the case NAME, and tell what it brings.

    KEY=VALUE fills its fields (see the schema); facts.NAME=VALUE states a fact, reasons=TEXT gives reasons, note=TEXT
    adds a note. A refused act is not recorded, its reasons are told, and the status is 1. Those of the case whom nobody
    plays act first, on the days before.
    """
    from blacklist_sim.pages.steps import StepsPage

    pairs = (*fields, ("by", by)) if by is not None else fields
    if not real_ids:
        check_no_real_id(pairs)

    def meant(case: "OpenCase") -> "Act":
        return written(case.story, act, on or case.state.day, pairs, who, file, None)

    with opened(db, writer(user), lang=lang) as store:
        case = store.open(name)
        steps = taken_on(case, lambda: case.do(meant(case)), seen, again, lang)
        page = StepsPage(case, steps)
        if as_json:
            output.say_json(page.data())
        else:
            output.say_lines(page.lines(lang))
    return OK if page.accepted else FAILED


def taken_on(
    case: "OpenCase", does: "Callable[[], list[Step]]", seen: int | None, again: bool, lang: str
) -> "list[Step]":
    """What `does` brings; with `again` it is done anew for as long as others were faster. Raises MovedOn."""
    from blacklist_sim.store.errors import MovedOn
    from blacklist_sim.store.records import told

    while True:
        try:
            check_seen(case, seen)
            return does()
        except MovedOn as moved:
            if not again:
                raise
            click.echo({"zh": "该案件已有进展："}.get(lang, "this case moved on:"), err=True)
            for record in moved.since:
                click.echo(f"  {told(record).pick(lang)}", err=True)
            case.refresh()
            seen = None


def check_no_real_id(pairs: Iterable[tuple[str, str]]) -> None:
    """Raises BadInput where a value holds an identity number that could be a living person's."""
    from blacklist_sim.timeline.read import real_ids_in

    if problems := [problem for key, value in pairs for problem in real_ids_in(value, key)]:
        raise BadInput(problems)
