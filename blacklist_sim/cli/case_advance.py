"""`case advance`: time passes, and what it brings is told."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.case_command import CaseCommand, name_argument, seen_option, writing
from blacklist_sim.cli.case_do import again_option, taken_on
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.user import writer
from blacklist_sim.errors import BlacklistSimError

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase

NEXT = "next"


class DayOrNext(options.Day):
    """A day, or the word `next`."""

    name = "date or next"
    words = (*options.Day.words, NEXT)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The day, or the word itself; fails with what was expected."""
        return value if value == NEXT else super().convert(value, param, ctx)


@click.command(cls=CaseCommand)
@name_argument
@click.argument("to", metavar="DATE|next", type=DayOrNext())
@seen_option
@again_option
@writing
def advance(
    name: str, to: "date | str", seen: int | None, again: bool, db: str | None, user: str | None, as_json: bool,
    lang: str,
) -> None:  # fmt: skip
    """Let time pass in the case NAME until a day, and tell what happens on the way.

    What runs out on a day runs out at its end: `next` goes to the last day of the next duty or period, on which it can
    still be done, and from there to the day after. Those of the case whom nobody plays (`case new --cast`) act on the
    way; what takes reasons or a choice is left to you, and told.
    """
    from blacklist_sim.pages.steps import StepsPage

    with opened(db, writer(user), lang=lang) as store:
        case = store.open(name)
        steps = taken_on(case, lambda: case.advance(_goal(case, to)), seen, again, lang)
        page = StepsPage(case, steps)
        if as_json:
            output.say_json(page.data())
        else:
            output.say_lines(page.lines(lang))


def _goal(case: "OpenCase", to: date | str) -> date:
    if isinstance(to, date):
        return to
    from blacklist_sim.store.derive import next_deadline
    from blacklist_sim.store.tables import NO_DEADLINE

    last = next_deadline(case.state)
    if last == NO_DEADLINE:
        raise BlacklistSimError(
            f"no deadline runs in {case.name}; say until which day", f"{case.name} 没有进行中的期限；请指明日期"
        )
    return last if last > case.state.day else last + timedelta(days=1)
