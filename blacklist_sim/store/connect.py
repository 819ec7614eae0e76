"""Connections: SQLite in WAL with foreign keys and full synchronous commits, PostgreSQL as it comes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from blacklist_sim.store.address import Address
from blacklist_sim.store.errors import Damaged, StoreError, Unavailable
from blacklist_sim.store.failures import telling
from blacklist_sim.store.sqlite_file import BUSY_SECONDS, connected, read_only

PRAGMAS = ("foreign_keys = ON", "synchronous = FULL")
FILE = "file"
SNAPSHOT = {"isolation_level": "REPEATABLE READ"}


class Database:
    """One database and its pool of connections; what fails in a block is raised as a `StoreError`.

    `cache` is how many KiB of a SQLite file are kept in the memory at most, by default what SQLite itself keeps, 2,000.
    """

    def __init__(self, address: Address, cache: int | None = None) -> None:
        self.address = address
        path = address.path
        self.sqlite, self.read_only = path is not None, path is not None and read_only(path)
        self.engine = _on_server(address) if path is None else _on_file(address, path, cache)
        self._snapshots = self.engine if self.sqlite else self.engine.execution_options(**SNAPSHOT)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and writes nothing."""
        with telling(self.address), self._unmoved(), self._snapshots.connect() as connection, connection.begin():
            try:
                yield connection
            except UnicodeEncodeError:  # of what is asked, not of what stands there
                raise
            except ValueError as error:  # a column holds what its type does not allow
                raise Damaged(
                    f"{self.address.said}: a value in it does not read ({error}); see `db check`",
                    f"{self.address.said}：其中有无法读取的值（{error}）；见 db check",
                ) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes all of its block, or nothing of it."""
        with telling(self.address), self.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                yield connection
                self._check_place(connection)

    def _check_place(self, connection: Connection) -> None:
        """Raises Unavailable where a file that is open here is no longer the one that others find."""
        path = self.address.path
        if path is not None and connection.info[FILE] != _file(path):
            raise Unavailable(
                f"{self.address.said}: the file was moved, deleted or replaced while it was open here; nothing was "
                "stored: open it again",
                f"{self.address.said}：文件在打开期间被移动、删除或替换；未存储任何内容：请重新打开",
            )

    @contextmanager
    def reshaping(self) -> Iterator[Connection]:
        """Like `writing`, for tables themselves: foreign keys are looked at when all is in its new shape."""
        with telling(self.address), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            if self.sqlite:
                driver.execute("PRAGMA foreign_keys = OFF")
            try:
                connection.execution_options(writes=True)
                with connection.begin():
                    yield connection
                    if self.sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise StoreError("records would lose their case", "记录将失去所属案件")
            finally:
                connection.invalidate()  # the next one has its foreign keys on again

    def keep_log(self) -> None:
        """Has a SQLite file keep a write-ahead log from now on, so that readers and a writer do not wait.

        Where another program has it open it stays for now as it is, which is as safe.
        """
        if self.read_only or not self.sqlite:
            return
        with self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            if driver.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                try:
                    driver.execute("PRAGMA journal_mode = WAL").fetchone()
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                        raise

    @contextmanager
    def _unmoved(self) -> Iterator[None]:
        """A file that may only be read is read without locks: what was read holds if nobody has written meanwhile."""
        path = self.address.path
        if path is None or not self.read_only:
            yield
            return
        before = path.stat()
        yield
        after = path.stat()
        if (before.st_mtime_ns, before.st_size, before.st_ino) != (after.st_mtime_ns, after.st_size, after.st_ino):
            raise Unavailable(
                f"{self.address.said}: somebody has written to it while it was read; do it again",
                f"{self.address.said}：读取期间有人写入；请再试",
            )

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()


def _on_file(address: Address, path: Path, cache: int | None) -> Engine:
    engine = create_engine(address.url, creator=partial(connected, path))
    event.listen(engine, "connect", partial(_prepare, path, cache))
    event.listen(engine, "begin", _begin)
    return engine


def _on_server(address: Address) -> Engine:
    try:
        engine = create_engine(address.url, connect_args={"connect_timeout": BUSY_SECONDS}, pool_pre_ping=True)
    except ImportError:
        raise StoreError(
            f"{address.said}: the driver for PostgreSQL is not there; pip install 'psycopg[binary]'",
            f"{address.said}：缺少 PostgreSQL 驱动程序；请执行 pip install 'psycopg[binary]'",
        ) from None
    event.listen(engine, "connect", _lose_patience)
    return engine


def _lose_patience(connection: Any, _record: Any) -> None:
    """A server would let one program wait for another for ever, if that one has been stopped half-way."""
    connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.commit()


def _file(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _prepare(path: Path, cache: int | None, connection: Any, record: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says so
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    if cache is not None:
        connection.execute(f"PRAGMA cache_size = -{cache}")
    record.info[FILE] = _file(path)


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once, so that it waits for another one instead of failing half-way.

    A reader takes none, which cannot fail, and so needs nobody who tells of a failure: a page is short work.
    """
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN")
