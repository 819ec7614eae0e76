"""`db rebuild`: the list of cases made anew from the journals."""

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.database import database_option, opened
from blacklist_sim.cli.db_check import data, line
from blacklist_sim.cli.door import FAILED, OK
from blacklist_sim.cli.progress import progress
from blacklist_sim.text import Text

LOOKED_AT = Text("looked at", "已查看")


@click.command(cls=options.Command)
@click.option(
    "--accept-lost", is_flag=True,
    help="Rebuild a case though its last records are lost; nothing will tell any more that they were there.",
)  # fmt: skip
@database_option
@options.as_json
@options.lang
def rebuild(accept_lost: bool, db: str | None, as_json: bool, lang: str) -> int:
    """Make the list of cases anew from their journals, which stay as they are.

    Useful after the program has come with another book of law, and after somebody has changed the list by hand.
    """
    from blacklist_sim.store.rebuild import rebuild as rebuilt

    with opened(db, lang=lang) as store, progress(LOOKED_AT, lang) as count:
        found = rebuilt(store, count, accept_lost)
    if as_json:
        left = [data(finding) for finding in found.left]
        output.say_json({"format": 1, "cases": found.cases, "changed": found.changed, "left": left})
        return FAILED if left else OK
    for finding in found.left:
        output.say(line(finding).pick(lang), "bad")
    output.say_text(
        f"{found.cases:,} case(s) looked at, {found.changed:,} made anew",
        f"查看案件 {found.cases:,} 个，重建 {found.changed:,} 个", lang, "good",
    )  # fmt: skip
    if found.left:
        output.say_text(
            f"left as they are: {len(found.left):,}; restore them from a backup with `db restore`",
            f"未作改动 {len(found.left):,} 个；请用 db restore 从备份恢复", lang, "bad",
        )  # fmt: skip
    return FAILED if found.left else OK
