"""`case undo` and `case redo`: what was done no longer counts, or counts again; the journal keeps all of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.case_command import RECORD, CaseCommand, check_seen, name_argument, seen_option, writing
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.user import writer
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.row import row_data
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase
    from blacklist_sim.store.chain import Recorded

UNDONE, REDONE = Text("taken back", "已撤回"), Text("done again", "已恢复")


@click.command(cls=CaseCommand)
@name_argument
@click.argument("count", type=options.NUMBER, required=False)
@click.option("--to", type=RECORD, metavar="N", help="Take back everything after record N.")
@click.option("--only", type=RECORD, metavar="N", help="Take back record N alone, if what came after can stand then.")
@seen_option
@writing
def undo(
    name: str, count: int | None, to: int | None, only: int | None, seen: int | None, db: str | None, user: str | None,
    as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Take back the last event of the case NAME that counts, or the last COUNT of them.

    `case show NAME --journal` tells the numbers of the records.
    """
    if [count, to, only].count(None) < 2:
        raise BlacklistSimError("give one of COUNT, --to N and --only N", "COUNT、--to N 与 --only N 只能择一")
    with opened(db, writer(user), lang=lang) as store:
        case = store.open(name)
        check_seen(case, seen)
        if only is not None:
            taken = [case.undo_only(only)]
        else:
            taken = case.undo(_after(case, to) if to is not None else count or 1)
        _say(case, taken, UNDONE, as_json, lang)


@click.command(cls=CaseCommand)
@name_argument
@seen_option
@writing
def redo(name: str, seen: int | None, db: str | None, user: str | None, as_json: bool, lang: str) -> None:
    """Do again what was taken back last in the case NAME, if nothing was done since."""
    with opened(db, writer(user), lang=lang) as store:
        case = store.open(name)
        check_seen(case, seen)
        _say(case, [case.redo()], REDONE, as_json, lang)


def _after(case: "OpenCase", place: int) -> int:
    """How many events that count come after a record; raises BlacklistSimError where there is none."""
    from blacklist_sim.store.records import counting

    found = sum(record.seq > place for record in counting(case.journal))
    if not found:
        raise BlacklistSimError(
            f"no event of {case.name} counts after record {place}", f"{case.name} 第 {place} 条之后没有仍有效的事件"
        )
    return found


def _say(case: "OpenCase", records: "Sequence[Recorded]", done: Text, as_json: bool, lang: str) -> None:
    from blacklist_sim.store.records import told

    if as_json:
        output.say_json({"format": 1, "records": [record.seq for record in records], "case": row_data(case.row)})
        return
    for record in records:
        said = told(record)
        output.say_text(f"{done.en}: {said.en}", f"{done.zh}：{said.zh}", lang)
    output.say_text(f"{case.name} stands on {case.row.day}", f"{case.name} 现至 {case.row.day}", lang, "good")
