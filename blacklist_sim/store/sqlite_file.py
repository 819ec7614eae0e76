"""What a SQLite file shows before it is opened for good: that it is one, that it is ours, what may be done with it."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from blacklist_sim.store.address import Address, file_address
from blacklist_sim.store.errors import Damaged, NotADatabase, Unavailable
from blacklist_sim.store.failures import telling_of_files

APPLICATION_ID = 0x626C7331
"""By which a SQLite file says that it is one of ours."""

BUSY_SECONDS = 10
"""How long a program waits for another one to be done."""

SIGN = b"SQLite format 3\0"
HEAD = 100
PAGE_SIZE, PAGES = slice(16, 18), slice(28, 32)
HALF_WRITTEN = "SQLITE_READONLY_ROLLBACK"
JOURNAL_SIGN = bytes.fromhex("d9d505f920a163d7")
JOURNAL_HEAD, PAGES_BEFORE = 28, slice(16, 20)
"""What a rollback journal begins with, and where it tells how many pages the database had before."""

WRITE, READ, STILL = "mode=rwc", "mode=ro", "mode=ro&immutable=1"
"""How SQLite opens a file; one that stands still is read without locks and without files beside it."""

SIDE_FILES = ("-wal", "-shm", "-journal")
UNFINISHED = ("-wal", "-journal")
"""What lies beside a database while somebody has it open, or since somebody was interrupted."""


class Found(NamedTuple):
    """What a file holds: whether it bears our mark, the names of its tables, the steps it says it stands at."""

    ours: bool
    tables: frozenset[str]
    revisions: tuple[str, ...]


def look(address: Address, create: bool) -> Found | None:
    """What the file of an address holds, None if that is nothing yet; raises StoreError, and changes nothing.

    Without `create` a file that does not exist is refused.
    """
    path = address.path
    assert path is not None
    with telling_of_files(address):
        if address.own and create:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            about = path.stat()
        except FileNotFoundError:
            _missing(address, path, create)
            return None
        _kind(address, about.st_mode)
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head:
            _no_loose_records(address, path)
            return None
        if not head.startswith(SIGN):
            raise NotADatabase(
                f"{address.said} is no database of cases and is left as it is; name another file",
                f"{address.said} 不是案件数据库，未作改动；请另指文件",
            )
        _long_enough(address, path, head)
        return _checked(address, contents(path))


def is_sqlite(path: Path) -> bool:
    """Whether a plain file is a SQLite database, of whatever program."""
    with telling_of_files(file_address(path)), path.open("rb") as file:
        return file.read(len(SIGN)) == SIGN


def _missing(address: Address, path: Path, create: bool) -> None:
    if not address.own and not path.parent.is_dir():
        raise Unavailable(
            f"{address.said}: there is no folder {path.parent}; make it, or name another place with --db",
            f"{address.said}：没有文件夹 {path.parent}；请先建立，或以 --db 另指位置",
        )
    _no_loose_records(address, path)
    if not create:
        raise Unavailable(
            f"there is no database {address.said}; `case new` or `case import` makes one",
            f"没有数据库 {address.said}；可用 case new 或 case import 建立",
        )
    if not may_write(path.parent):
        raise Unavailable(
            f"{address.said} cannot be made: you may not write in its folder; name another place with --db",
            f"无法建立 {address.said}：无权写入其所在文件夹；请以 --db 另指位置",
        )


def _kind(address: Address, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise NotADatabase(
            f"{address.said} is a folder; name a file in it, as in {os.path.join(address.said, 'cases.db')}",
            f"{address.said} 是文件夹；请写明其中的文件，如 {os.path.join(address.said, 'cases.db')}",
        )
    if not stat.S_ISREG(mode):
        raise NotADatabase(
            f"{address.said} is a pipe or a device, no file; name a file",
            f"{address.said} 是管道或设备，不是文件；请指明文件",
        )


def _no_loose_records(address: Address, path: Path) -> None:
    """SQLite would throw away the write-ahead log of a database that is gone; it may be all that is left of it."""
    loose = [side for side in unfinished(path) if not _undoes_all(side)]
    if loose and not _filled(path):  # somebody may have made it since
        raise Damaged(
            f"{address.said} is gone or empty, but {loose[0].name} beside it holds records of it; "
            "put the database back, or use `db restore`, which sets that file aside",
            f"{address.said} 已不存在或为空，但旁边的 {loose[0].name} 中仍有其记录；"
            "请放回数据库，或使用 db restore（会另存该文件）",
        )


def _undoes_all(side: Path) -> bool:
    """Whether a file is the rollback journal of a database that is only being made, or was when its maker was killed.

    Such a journal leads back to nothing; one without its sign leads nowhere.
    """
    try:
        with side.open("rb") as file:
            head = file.read(JOURNAL_HEAD)
    except FileNotFoundError:
        return True
    return side.name.endswith("-journal") and (not head.startswith(JOURNAL_SIGN) or not any(head[PAGES_BEFORE]))


def _filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _long_enough(address: Address, path: Path, head: bytes) -> None:
    """The head tells how long the file is, unless something beside it is still to be taken up."""
    page = int.from_bytes(head[PAGE_SIZE], "big")
    page = 65536 if page == 1 else page
    needed, size = int.from_bytes(head[PAGES], "big") * page, path.stat().st_size
    if len(head) < HEAD or (size < needed and not unfinished(path)):
        raise Damaged(
            f"{address.said} is cut off: {size} bytes where it should have {needed or 'more'}; "
            "restore it from a backup with `db restore`",
            f"{address.said} 不完整：仅有 {size} 字节，应有 {needed or '更多'}；请用 db restore 从备份恢复",
        )


def _checked(address: Address, found: Found) -> Found | None:
    if found.ours or {"alembic_version", "journal_record"} <= found.tables:
        return found if found.tables else None
    if not found.tables:
        return None
    raise NotADatabase(
        f"{address.said} is a database of another program ({', '.join(sorted(found.tables)[:4])}) and is left as it is;"
        " name another file",
        f"{address.said} 是其他程序的数据库（{'、'.join(sorted(found.tables)[:4])}），未作改动；请另指文件",
    )


def contents(path: Path) -> Found:
    """What a SQLite file holds, read without leaving a trace where nobody else has it open."""
    if unfinished(path):
        try:
            return _contents(path, READ)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != HALF_WRITTEN or read_only(path):
                raise
            return _contents(path, WRITE)  # so that SQLite takes back what a writer had half done when it was killed
    try:
        return _contents(path, STILL)
    except sqlite3.DatabaseError:  # somebody may have begun to write just then
        return _contents(path, READ)


def _contents(path: Path, how: str) -> Found:
    with closing(connected(path, how)) as connection:
        tables = frozenset(
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        )
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        revisions: tuple[str, ...] = ()
        if "alembic_version" in tables:
            found = connection.execute("SELECT version_num FROM alembic_version")
            revisions = tuple(step for (step,) in found if isinstance(step, str))
        return Found(mark == APPLICATION_ID, tables, revisions)


def connected(path: Path, how: str | None = None) -> sqlite3.Connection:
    """A connection to a file: to write it where that may be done, else to read it, unless `how` says it."""
    if how is None:
        how = only_reading(path) if read_only(path) else WRITE
    uri = f"{path.absolute().as_uri()}?{how}"  # so no character of the path means anything else
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)


def only_reading(path: Path) -> str:
    """How to open a file so that it is left as it is."""
    return READ if unfinished(path) else STILL


def unfinished(path: Path) -> list[Path]:
    """The files beside a database that hold something which the database does not hold yet."""
    found = (beside(path, suffix) for suffix in UNFINISHED)
    return [side for side in found if side.exists() and side.stat().st_size]


def beside(path: Path, suffix: str) -> Path:
    """A file that belongs to a database; it lies where the database really is."""
    return Path(os.path.realpath(path) + suffix)


def may_write(path: Path) -> bool:
    """Whether whoever runs the program may write a file, or in a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def read_only(path: Path) -> bool:
    """Whether a database can only be read; to write it, its folder must be written too."""
    real = Path(os.path.realpath(path))
    return real.exists() and not (may_write(real) and may_write(real.parent))
