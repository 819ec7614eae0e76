"""`case archive`: a case is put away, so that lists leave it out, or taken out again."""

import click

from blacklist_sim.cli import output
from blacklist_sim.cli.case_command import CaseCommand, name_argument, writing
from blacklist_sim.cli.database import opened
from blacklist_sim.cli.user import writer
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.row import row_data


@click.command(cls=CaseCommand)
@name_argument
@click.option("--back", is_flag=True, help="Take it out again.")
@writing
def archive(name: str, back: bool, db: str | None, user: str | None, as_json: bool, lang: str) -> None:
    """Put the case NAME away: it stays as it is, but lists leave it out unless they are asked for --archived."""
    with opened(db, writer(user), lang=lang) as store:
        case = store.open(name)
        if case.row.archived is not back:
            raise _already(name, back)
        case.archive(not back)
    if as_json:
        output.say_json({"format": 1, "case": row_data(case.row)})
    elif back:
        output.say_text(f"taken out again: {name}", f"已取回：{name}", lang)
    else:
        output.say_text(
            f"put away: {name}; `case archive {name} --back` takes it out again",
            f"已归档：{name}；case archive {name} --back 可取回", lang,
        )  # fmt: skip


def _already(name: str, back: bool) -> BlacklistSimError:
    if back:
        return BlacklistSimError(f"{name} is not put away", f"{name} 未归档")
    return BlacklistSimError(f"{name} is put away already", f"{name} 已归档")
