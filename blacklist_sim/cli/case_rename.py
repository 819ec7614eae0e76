"""`case rename`: a case gets another name."""

import click

from blacklist_sim.cli import output
from blacklist_sim.cli.case_command import CaseCommand, name_argument, writing
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.user import writer
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.row import row_data


@click.command(cls=CaseCommand)
@name_argument
@click.argument("new")
@writing
def rename(name: str, new: str, db: str | None, user: str | None, as_json: bool, lang: str) -> None:
    """Call the case NAME by another name, NEW; its journal keeps the old one."""
    with opened(db, writer(user), lang=lang) as store:
        case = store.open(name)
        if new == case.name:
            raise BlacklistSimError(f"{name} is called so already", f"{name} 已是此名")
        case.rename(new)
    if as_json:
        output.say_json({"format": 1, "case": row_data(case.row)})
    else:
        output.say_text(f"{name} is now called {new}", f"{name} 现改称 {new}", lang)
