"""The shape of a database: made when it is new, brought up to date when it is old, refused when it is newer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.address import Address
from blacklist_sim.store.connect import Database
from blacklist_sim.store.errors import Damaged, NewerDatabase, NotADatabase, StoreError, Unavailable
from blacklist_sim.store.failures import telling
from blacklist_sim.store.snapshot import check_whole, set_aside
from blacklist_sim.store.sqlite_file import APPLICATION_ID, Found
from blacklist_sim.text import Text

REVISION = "0002"
"""The newest step of the migrations, said here so that opening a database need not read them."""

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x626C7331
"""By which one program at a time changes the shape of a shared database."""

ONE_AT_A_TIME = Lock()
"""Alembic keeps the step under way in its module: within a program one database is reshaped after the other."""

Told = Callable[[Text], None]


def unsaid(_text: Text) -> None:
    """For callers that do not care to hear."""


def tables() -> MetaData:
    """The tables as the models declare them; what holds for some cases only does so in every kind of database."""
    from blacklist_sim.store.models import SavedCase

    for index in SavedCase.metadata.tables[SavedCase.__tablename__].indexes:
        only = index.dialect_options["sqlite"]["where"]
        index.dialect_options["postgresql"]["where"] = only
    return SavedCase.metadata


def prepare(database: Database, found: Found | None, told: Told = unsaid, keep: bool = True) -> None:
    """Makes an empty database, or upgrades an old one; raises NewerDatabase and leaves alone what it does not know.

    `found` is what a look at the file of a SQLite database has shown; `keep` has an old one set aside first.
    """
    stands = stands_at(database, found)
    if stands is not None and stands != REVISION:
        check_known(database.address, stands)
    if stands != REVISION:
        _reshape(database, told, keep)
    with telling(database.address):
        database.keep_log()


def stands_at(database: Database, found: Found | None) -> str | None:
    """The step at which a database stands; None for one that is empty."""
    if database.sqlite:
        return one_revision(database.address, found.revisions) if found is not None else None
    with database.reading() as connection:
        return revision(connection, database.address)


def check_known(address: Address, stands: str) -> None:
    """Raises NewerDatabase for a step that this program does not know, or Damaged where the file cannot be trusted."""
    if stands != REVISION and stands not in known_revisions():
        if address.path is not None:
            check_whole(address.path, address.said)
        raise NewerDatabase(
            f"{address.said} was made by a later version of blacklist-sim and is left as it is; "
            "upgrade the program to open it",
            f"{address.said} 由更新版本的 blacklist-sim 创建，未作改动；请升级程序后再打开",
        )


def revision(connection: Connection, address: Address) -> str | None:
    """The same, read through a connection; raises NotADatabase for a database of other tables."""
    names = inspect(connection).get_table_names()
    if not names:
        return None
    if not {"alembic_version", "journal_record"} <= set(names):
        raise NotADatabase(
            f"{address.said} holds other tables ({', '.join(sorted(names)[:4])}); name another database with --db",
            f"{address.said} 中是其他数据表（{'、'.join(sorted(names)[:4])}）；请以 --db 另指数据库",
        )
    return one_revision(address, connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all())


def one_revision(address: Address, said: Sequence[str]) -> str:
    """The one step that a database says it stands at; raises Damaged where it says none, or several."""
    if len(said) != 1:
        raise Damaged(
            f"{address.said} does not say by which version it was made; restore it from a backup with `db restore`",
            f"{address.said} 未说明由哪一版本创建；请用 db restore 从备份恢复",
        )
    return said[0]


def _reshape(database: Database, told: Told, keep: bool) -> None:
    """Runs the steps that are missing, unless another program has done so since; all of them or none."""
    address = database.address
    if database.read_only:
        raise Unavailable(
            f"{address.said} must be brought up to date first, and it may only be read; "
            "give yourself the right to write, or copy it",
            f"{address.said} 须先升级，但只能读取；请取得写入权限，或另行复制",
        )
    aside = None
    try:
        with database.reshaping() as connection:
            if not database.sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            stands = revision(connection, address)
            if stands == REVISION:
                return
            if keep and stands is not None and database.sqlite:
                aside = set_aside(address, f"before-{REVISION}")
            migrate(connection, address)
            if database.sqlite:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    except Exception:  # and no interruption, which can come when all has been changed
        if aside is not None:  # nothing was changed: what it was kept for has not happened
            aside.unlink(missing_ok=True)
        raise
    if stands is not None:
        told(_upgraded(address, stands, aside))


def _upgraded(address: Address, stands: str, aside: Path | None) -> Text:
    kept = Text(f"; as it was, it is kept in {aside}", f"；原数据库保存于 {aside}") if aside else Text("", "")
    return Text(
        f"{address.said} was brought up to date, from {stands} to {REVISION}{kept.en}",
        f"{address.said} 已由 {stands} 升级至 {REVISION}{kept.zh}",
    )


def migrate(connection: Connection, address: Address, to: str = "head") -> None:
    """Runs the steps that are missing, in the transaction of `connection`; raises StoreError where one fails."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    try:
        with ONE_AT_A_TIME:
            command.upgrade(config, to)
    except (DBAPIError, BlacklistSimError):
        raise
    except Exception as error:  # whatever a step does wrong must leave the database as it was, with one message
        raise StoreError(
            f"{address.said}: the upgrade failed and nothing was changed ({error})",
            f"{address.said}：升级失败，未作任何改动（{error}）",
        ) from error


def known_revisions() -> list[str]:
    """Every step, the newest first."""
    from alembic.script import ScriptDirectory

    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()]


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
