"""`db backup` and `db restore`: a whole database in one file, and back."""

from pathlib import Path

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.database import database_option, opened


@click.command(cls=options.Command)
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Replace the backup that FILE is.")
@database_option
@options.as_json
@options.lang
def backup(file: str, force: bool, db: str | None, as_json: bool, lang: str) -> None:
    """Write the whole database into FILE, checked; others may go on working meanwhile.

    FILE is a SQLite database wherever the cases are kept, and can be used by itself with --db.
    """
    from blacklist_sim.store.backup import backup as backed_up

    with opened(db, lang=lang) as store:
        target = backed_up(store.database, Path(file), force)
    size = target.stat().st_size
    if as_json:
        output.say_json({"format": 1, "backup": str(target), "size": size})
    else:
        output.say_text(f"{target}: {size:,} bytes, checked", f"{target}：{size:,} 字节，已检查", lang, "good")


@click.command(cls=options.Command)
@click.argument("file", metavar="FILE")
@click.option(
    "--force", is_flag=True,
    help="Also a backup in which a journal is not whole, or in the place of a server's cases or of a file that is no "
    "database.",
)  # fmt: skip
@database_option
@options.as_json
@options.lang
def restore(file: str, force: bool, db: str | None, as_json: bool, lang: str) -> None:
    """Put the backup FILE in the place of the database: looked through first, all at once or not at all.

    What is there is kept in a file beside it, or in your own data folder if it is on a server.
    """
    from blacklist_sim.store import address
    from blacklist_sim.store.restore import restore as restored

    place = address(db)
    found = restored(place, Path(file), force)
    if as_json:
        aside = str(found.aside) if found.aside else None
        output.say_json({"format": 1, "database": place.said, "cases": found.cases, "kept": aside})
        return
    output.say_text(
        f"{place.said}: {found.cases:,} case(s) restored from {file}",
        f"{place.said}：已从 {file} 恢复 {found.cases:,} 个案件", lang, "good",
    )  # fmt: skip
    if found.aside:
        output.say_text(f"what was there is kept in {found.aside}", f"原有内容保存于 {found.aside}", lang)
