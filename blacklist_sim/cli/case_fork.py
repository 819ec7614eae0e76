"""`case fork`: a case that goes its own way from a point of another."""

import click

from blacklist_sim.cli import output
from blacklist_sim.cli.case_command import RECORD, CaseCommand, name_argument, writing
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.user import writer
from blacklist_sim.pages.row import row_data


@click.command(cls=CaseCommand)
@name_argument
@click.argument("new")
@click.option("--at", type=RECORD, metavar="N", help="From record N of its journal; from the last unless given.")
@writing
def fork(
    name: str, new: str, at: int | None, db: str | None, user: str | None, as_json: bool, lang: str
) -> None:  # fmt: skip
    """Open the case NEW, which has gone the way of the case NAME so far; NAME stays as it is.

    `case show NAME --journal` tells the numbers of its records; `case diff` tells the two apart later.
    """
    with opened(db, writer(user), lang=lang) as store:
        case = store.open(name).fork(new, at)
    if as_json:
        output.say_json({"format": 1, "case": row_data(case.row)})
        return
    place = case.row.origin_seq
    output.say_text(
        f"opened {case.name} from record {place} of {name}; the day reached is {case.row.day}",
        f"已由 {name} 第 {place} 条记录处分出 {case.name}，已至 {case.row.day}", lang,
    )  # fmt: skip
