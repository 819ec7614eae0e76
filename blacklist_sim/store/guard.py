"""What keeps a journal append-only: the database itself refuses to change or to delete a record."""

from sqlalchemy import Connection, text

SQLITE = {
    f"journal_record_no_{what}": f"CREATE TRIGGER journal_record_no_{what} BEFORE {what}"
    " ON journal_record BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for what in ("UPDATE", "DELETE")
}
FUNCTION = """CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"""
POSTGRESQL = {
    "journal_record_append_only": "CREATE TRIGGER journal_record_append_only"
    " BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_record"
    " FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()"
}
SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_record'"
POSTGRESQL_TRIGGERS = (
    "SELECT tgname FROM pg_trigger WHERE tgrelid = 'journal_record'::regclass AND NOT tgisinternal AND tgenabled <> 'D'"
)


def missing(connection: Connection) -> list[str]:
    """The names of the triggers that should be there and are not, or are switched off."""
    asked = SQLITE_TRIGGERS if _on_sqlite(connection) else POSTGRESQL_TRIGGERS
    found = set(connection.execute(text(asked)).scalars())
    return [name for name in _triggers(connection) if name not in found]


def set_guard(connection: Connection) -> None:
    """Puts every trigger in its place that is missing."""
    gone = missing(connection)
    if gone and not _on_sqlite(connection):
        connection.exec_driver_sql(FUNCTION)
    for name in gone:
        if not _on_sqlite(connection):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON journal_record")  # one that is switched off
        connection.exec_driver_sql(_triggers(connection)[name])


def lift_guard(connection: Connection) -> None:
    """Takes the triggers away, for a transaction that puts the whole database back from a backup."""
    for name in _triggers(connection):
        where = "" if _on_sqlite(connection) else " ON journal_record"
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}{where}")


def _triggers(connection: Connection) -> dict[str, str]:
    return SQLITE if _on_sqlite(connection) else POSTGRESQL


def _on_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
