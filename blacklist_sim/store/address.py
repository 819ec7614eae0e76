"""Where the cases are kept: a file of the user's own unless another file or a server is named."""

import os
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from blacklist_sim.store.errors import StoreError

PROGRAM = "blacklist-sim"
FILE = "cases.db"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
ALMOST_A_URL = ("postgresql:", "postgres:", "sqlite:")
"""What no path begins with, but a URL with a slip of the pen, which may hold a password."""

DRIVERS = {SQLITE: "sqlite+pysqlite", POSTGRESQL: "postgresql+psycopg"}


class Address(NamedTuple):
    """A database by its URL; `path` is the file of SQLite, `said` what may be shown, without any password."""

    url: URL
    path: Path | None
    said: str
    own: bool = False
    """Whether it is the user's own default file."""


def address(text: str | None = None) -> Address:
    """The address meant by a path or a URL; the user's own file where nothing is said. Raises StoreError."""
    if not text:
        from platformdirs import user_data_path

        return file_address(user_data_path(PROGRAM, appauthor=False) / FILE, own=True)
    if "://" not in text and not text.startswith(ALMOST_A_URL):
        return file_address(Path(os.path.expanduser(text)))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError(
            "the address of the database does not read; write a path, or postgresql://USER@HOST/NAME",
            "无法读懂数据库地址；请写路径，或 postgresql://用户@主机/库名",
        ) from None
    kind = url.get_backend_name()
    kind = POSTGRESQL if kind == "postgres" else kind
    if kind not in DRIVERS:
        raise StoreError(
            f"{kind} is no kind of database that is known here; use a path (SQLite) or postgresql://USER@HOST/NAME",
            f"不支持 {kind} 数据库；请用路径（SQLite）或 postgresql://用户@主机/库名",
        )
    if kind == SQLITE:
        if not url.database or url.query or url.host:
            raise StoreError(
                "sqlite:// needs a file and nothing else, such as sqlite:///cases.db; a plain path does as well",
                "sqlite:// 后只须指明文件，如 sqlite:///cases.db；也可直接写路径",
            )
        return file_address(Path(url.database))
    url = url.set(drivername=DRIVERS[POSTGRESQL])
    shown = url.set(drivername=POSTGRESQL, query={})  # a query may hold a password too
    return Address(url, None, shown.render_as_string(hide_password=True))


def file_address(path: Path, own: bool = False) -> Address:
    """The address of a SQLite file; raises StoreError where no file can be called so."""
    if "\0" in str(path):
        raise StoreError("the name of a file cannot hold a NUL", "文件名不能含有 NUL 字符")
    return Address(URL.create(DRIVERS[SQLITE], database=str(path)), path, str(path), own)
