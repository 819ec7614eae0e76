"""What keeps journals and attempts append-only: the database itself refuses to change or to delete a record."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

JOURNAL, ATTEMPTS = "journal_record", "attempt_record"
GUARDED = (JOURNAL, ATTEMPTS)
SAID = {JOURNAL: "the journal is append-only", ATTEMPTS: "the attempts are append-only"}

SQLITE = {
    f"{table}_no_{what}": f"CREATE TRIGGER {table}_no_{what} BEFORE {what}"
    f" ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END"
    for table, said in SAID.items()
    for what in ("UPDATE", "DELETE")
}
FUNCTION = """CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"""
"""One for all tables."""

POSTGRESQL = {
    f"{table}_append_only": f"CREATE TRIGGER {table}_append_only"
    f" BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()"
    for table in GUARDED
}
SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :name"
POSTGRESQL_TRIGGERS = (
    "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(:name) AND NOT tgisinternal AND tgenabled <> 'D'"
)


def missing(connection: Connection, tables: Sequence[str] = GUARDED) -> list[str]:
    """The names of the triggers that should be there and are not, or are switched off."""
    asked = text(SQLITE_TRIGGERS if _on_sqlite(connection) else POSTGRESQL_TRIGGERS)
    found = {name for table in tables for name in connection.execute(asked, {"name": table}).scalars()}
    return [name for table in tables for name in _triggers(connection, table) if name not in found]


def set_guard(connection: Connection, tables: Sequence[str] = GUARDED) -> None:
    """Puts every trigger in its place that is missing."""
    gone = missing(connection, tables)
    if gone and not _on_sqlite(connection):
        connection.exec_driver_sql(FUNCTION)
    for table in tables:
        for name, made in _triggers(connection, table).items():
            if name not in gone:
                continue
            if not _on_sqlite(connection):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")  # one that is switched off
            connection.exec_driver_sql(made)


def lift_guard(connection: Connection) -> None:
    """Takes the triggers away, for a transaction that puts the whole database back from a backup."""
    for table in GUARDED:
        where = "" if _on_sqlite(connection) else f" ON {table}"
        for name in _triggers(connection, table):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}{where}")


def _triggers(connection: Connection, table: str) -> dict[str, str]:
    """The triggers of a table by name, each with how it is made."""
    every = SQLITE if _on_sqlite(connection) else POSTGRESQL
    return {name: made for name, made in every.items() if name.startswith(f"{table}_")}


def _on_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
