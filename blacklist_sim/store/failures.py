"""What a driver or the system reports, in words that help: full, locked, read-only, damaged, no database, away."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError, IntegrityError

from blacklist_sim.store.address import Address
from blacklist_sim.store.errors import Damaged, NotADatabase, StoreError, Unavailable

Message = tuple[type[StoreError], str, str]

FULL = (
    Unavailable,
    "the disk is full; nothing was stored: make room and do it again",
    "磁盘已满；未存储任何内容：请腾出空间后再试",
)
BUSY = (
    Unavailable,
    "another program is writing to it; nothing was stored: try again",
    "另一程序正在写入；未存储任何内容：请再试",
)
READ_ONLY = (
    Unavailable,
    "it may only be read; nothing was stored: give yourself the right to write, or name another with --db",
    "只能读取；未存储任何内容：请取得写入权限，或以 --db 另指数据库",
)
CANNOT_OPEN = (
    Unavailable,
    "it cannot be opened: look whether its folder exists and may be used",
    "无法打开：请检查其所在文件夹是否存在及可用",
)
DAMAGED = (
    Damaged,
    "it is damaged; restore it from a backup with `db restore`",
    "数据库已损坏；请用 db restore 从备份恢复",
)
NO_DATABASE = (NotADatabase, "this is no database of cases", "不是案件数据库")
FAILING = (
    Unavailable,
    "reading or writing it failed; nothing was stored: look at the disk",
    "读写失败；未存储任何内容：请检查磁盘",
)
NO_RIGHT = (
    Unavailable,
    "you have no right to do that there; nothing was stored: ask whoever keeps the database",
    "没有相应权限；未存储任何内容：请联系数据库管理者",
)
NO_ENTRY = (
    Unavailable,
    "the server does not let you in; look at the name of the user and the password",
    "服务器拒绝登录；请核对用户名与密码",
)
NO_SUCH_DATABASE = (
    Unavailable,
    "the server has no such database; make it first (createdb), or name another with --db",
    "服务器上没有该数据库；请先建立（createdb），或以 --db 另指数据库",
)
CROWDED = (
    Unavailable,
    "the server has no room for one more connection; try again",
    "服务器连接数已满；请稍后再试",
)
AWAY = (
    Unavailable,
    "the server cannot be reached; look whether it runs, and at host and port",
    "无法连接服务器；请检查其是否运行以及主机与端口",
)
BROKE_OFF = (
    Unavailable,
    "the connection to the server broke; look at what was stored before you do it again",
    "与服务器的连接已中断；再次操作前请先查看已存储的内容",
)
OTHER: Message = (Unavailable, "the database refuses; nothing was stored", "数据库拒绝；未存储任何内容")
TORN_TEXT = "Could not decode to UTF-8"
"""How SQLite's driver says that a text is none."""

SQLITE: Mapping[str, Message] = {
    "SQLITE_FULL": FULL,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": CANNOT_OPEN,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_AUTH": READ_ONLY,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": NO_DATABASE,
    "SQLITE_IOERR": FAILING,
}
POSTGRESQL: Mapping[str, Message] = {
    "25006": READ_ONLY,
    "28000": NO_ENTRY,
    "28P01": NO_ENTRY,
    "3D000": NO_SUCH_DATABASE,
    "3F000": NO_RIGHT,
    "40001": BUSY,
    "40P01": BUSY,
    "42501": NO_RIGHT,
    "53100": FULL,
    "53300": CROWDED,
    "55P03": BUSY,
    "58030": FAILING,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}
ON_CONNECTING: Mapping[str, Message] = {
    "password": NO_ENTRY,
    "role ": NO_ENTRY,
    "pg_hba": NO_ENTRY,
    "does not exist": NO_SUCH_DATABASE,
    "too many": CROWDED,
    "slots are reserved": CROWDED,
    "remaining connection slots": CROWDED,
    "resolve host": AWAY,
}
"""What a server that refuses to connect says, since its driver hands on no code then."""

SYSTEM: Mapping[int, Message] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.ENOENT: CANNOT_OPEN,
    errno.ENOTDIR: CANNOT_OPEN,
    errno.ELOOP: CANNOT_OPEN,
    errno.ENAMETOOLONG: CANNOT_OPEN,
}


@contextmanager
def telling(address: Address) -> Iterator[None]:
    """Turns what a driver raises in the block into a `StoreError`; a broken uniqueness passes as it is."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) != (address.path is not None):
            raise  # of another database, whose own block tells it
        raise _told(address, *_reported(address, error)) from None
    except sqlite3.Error as error:
        raise _told(address, _of_sqlite(error), error) from None
    except UnicodeEncodeError:
        raise StoreError(
            "a text holds half a character (a lone surrogate), which cannot be stored; nothing was stored",
            "文本中含有无法存储的半个字符（孤立代理项）；未存储任何内容",
        ) from None


@contextmanager
def telling_of_files(address: Address) -> Iterator[None]:
    """The same, and for what the system reports of a file."""
    try:
        with telling(address):
            yield
    except OSError as error:
        message = SYSTEM.get(error.errno or 0, FAILING)
        raise _told(address, message, error.strerror or error) from None


def _reported(address: Address, error: DBAPIError) -> tuple[Message, Any]:
    if address.path is not None:
        return _of_sqlite(error.orig), error.orig
    code = getattr(error.orig, "sqlstate", None)
    if code is not None:
        lost = error.connection_invalidated or code.startswith(("08", "57P"))
        return POSTGRESQL.get(code, BROKE_OFF if lost else OTHER), error.orig
    if error.connection_invalidated:
        return BROKE_OFF, error.orig
    said = str(error.orig)
    known = (message for words, message in ON_CONNECTING.items() if words in said)
    return next(known, AWAY if "connect" in said else OTHER), error.orig


def _of_sqlite(error: Any) -> Message:
    if TORN_TEXT in str(error):
        return DAMAGED
    name = getattr(error, "sqlite_errorname", "") or ""
    return SQLITE.get("_".join(name.split("_")[:2]), OTHER)


def _told(address: Address, message: Message, error: Any) -> StoreError:
    kind, en, zh = message
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return kind(f"{address.said}: {en} ({said})", f"{address.said}：{zh}（{said}）")
