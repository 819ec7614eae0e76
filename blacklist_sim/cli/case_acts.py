"""`case acts`: what is open in a saved case now."""

import click

from blacklist_sim.cli import output
from blacklist_sim.cli.case_command import CaseCommand, name_argument, reading
from blacklist_sim.cli.database import opened


@click.command(cls=CaseCommand)
@name_argument
@click.option("--who", multiple=True, metavar="ID", help="The person aimed at; may be repeated.")
@click.option("--case", "file", metavar="ID", help="One of several enforcement cases.")
@reading
def acts(name: str, who: tuple[str, ...], file: str | None, db: str | None, as_json: bool, lang: str) -> None:
    """List the acts open in the case NAME on the day that it has reached, and to whom.

    For each closed one: why not, what would make it possible, and the earliest day on which it may be done if nobody
    does anything till then. `case do` does one.
    """
    from blacklist_sim.pages.acts import ActsPage

    with opened(db, lang=lang) as store:
        case = store.open(name)
        case.check_read()
        page = ActsPage(store.law.under(case.story.policy), case.state, file, who)
    if as_json:
        output.say_json({"format": 1, "case": case.name, **page.data()})
        return
    for line, tone in page.lines():
        output.say(line.pick(lang), tone)
