"""`db info` and `db upgrade`: what a database is, and bringing it up to date."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from blacklist_sim.cli import options, output
from blacklist_sim.cli.database import database_option, opened
from blacklist_sim.pages.table import aligned
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.store.about import About

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@click.command(cls=options.Command)
@database_option
@options.as_json
@options.lang
def info(db: str | None, as_json: bool, lang: str) -> None:
    """Tell where the database is, how large, at which step, and what is in it."""
    from blacklist_sim.store.about import about

    with opened(db, lang=lang) as store:
        found = about(store)
    if as_json:
        output.say_json({"format": 1, "database": asdict(found)})
        return
    output.say_all(aligned([[text.pick(lang) for text in row] for row in _rows(found)], indent=""))


def _rows(found: "About") -> Iterator[tuple[Text, Text]]:
    kind, mode = KINDS.get(found.kind, found.kind), found.journal_mode
    yield Text("database", "数据库"), _same(found.where)
    yield Text("kind", "类型"), _same(f"{kind} ({mode})" if mode else kind)
    yield Text("size", "大小"), Text(f"{found.size:,} bytes", f"{found.size:,} 字节")
    yield Text("revision", "结构版本"), _same(found.revision)
    archived = Text(f", {found.archived:,} of them put away", f"，其中已归档 {found.archived:,} 个")
    nothing = Text("", "")
    told = archived if found.archived else nothing
    yield Text("cases", "案件"), Text(f"{found.cases:,}{told.en}", f"{found.cases:,} 个{told.zh}")
    yield Text("records", "日志记录"), Text(f"{found.records:,}", f"{found.records:,} 条")
    yield Text("attempts at exercises", "习题作答"), Text(f"{found.attempts:,}", f"{found.attempts:,} 份")
    yield Text("opened by program", "开立所用程序版本"), _counted(found.programs)
    yield Text("opened under book", "开立所据法律版本"), _counted(found.laws)
    if found.read_only:
        yield Text("may", "权限"), Text("only be read", "只读")


def _counted(versions: Mapping[str, int]) -> Text:
    en = ", ".join(f"{version} ({count:,})" for version, count in versions.items())
    zh = "、".join(f"{version}（{count:,}）" for version, count in versions.items())
    return Text(en or "—", zh or "—")


def _same(text: str) -> Text:
    return Text(text, text)


@click.command(cls=options.Command)
@database_option
@options.as_json
@options.lang
def upgrade(db: str | None, as_json: bool, lang: str) -> None:
    """Bring a database of an earlier version up to date; a file is copied beside itself before.

    Every other command does so too when it first meets such a database.
    """
    from blacklist_sim.store import address, open_store
    from blacklist_sim.store.schema import REVISION

    said: list[Text] = []
    open_store(address(db), "", create=False, told=said.append).close()
    upgraded = bool(said)
    if not said:
        where = address(db).said
        said = [Text(f"{where} is up to date, at {REVISION}", f"{where} 已是最新版本 {REVISION}")]
    if as_json:
        output.say_json(
            {"format": 1, "upgraded": upgraded, "revision": REVISION, "said": [output.both(text) for text in said]}
        )
    for text in [] if as_json else said:
        output.say(text.pick(lang), "good")
