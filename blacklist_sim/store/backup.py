"""A whole database in one file that can be put away, made while others go on working."""

import os
import shutil
from contextlib import closing
from pathlib import Path

from blacklist_sim.store.address import Address, file_address
from blacklist_sim.store.connect import Database
from blacklist_sim.store.errors import StoreError, Unavailable
from blacklist_sim.store.failures import telling_of_files
from blacklist_sim.store.schema import prepare
from blacklist_sim.store.snapshot import check_whole, copy_pages, drafted, place
from blacklist_sim.store.sqlite_file import SIDE_FILES, beside, connected, look
from blacklist_sim.store.transfer import carry


def backup(database: Database, target: Path, force: bool = False) -> Path:
    """Writes the whole database into a new SQLite file, checked and on the disk before it gets its name; gives that.

    Without `force` a file that is there is kept; with it, a database of cases that nobody has open is replaced, and
    nothing else ever is. Raises StoreError.
    """
    target = Path(os.path.realpath(target))
    _check_target(database.address, target, force)
    with drafted(target) as draft:
        if database.address.path is not None:
            copy_pages(database.address, draft)
            shutil.copymode(database.address.path, draft)
        else:
            _write_out(database, draft, str(target))
        check_whole(draft, database.address.said)
        if not place(draft, target, force):
            raise _taken(target)
    return target


def _check_target(source: Address, target: Path, force: bool) -> None:
    with telling_of_files(file_address(target)):
        if source.path is not None and target.exists() and source.path.exists() and target.samefile(source.path):
            raise StoreError(
                f"{target} is the database itself; name another file for the backup",
                f"{target} 就是该数据库本身；请为备份另取文件名",
            )
        if target.is_dir():
            raise StoreError(
                f"{target} is a folder; name a file in it, as in {target / 'cases.bak'}",
                f"{target} 是文件夹；请写明其中的文件，如 {target / 'cases.bak'}",
            )
        if not target.parent.is_dir():
            raise Unavailable(
                f"there is no folder {target.parent}; make it first",
                f"没有文件夹 {target.parent}；请先建立",
            )
        if not target.exists():
            return
    if not force:
        raise _taken(target)
    look(file_address(target), create=True)
    if any(beside(target, suffix).exists() for suffix in SIDE_FILES):
        raise StoreError(
            f"{target} is open in another program, or was left unfinished by one; name another file",
            f"{target} 正由其他程序打开，或其写入未完成；请另取文件名",
        )


def _taken(target: Path) -> StoreError:
    return StoreError(
        f"{target} is there already and is left as it is; name another file, or replace that backup with --force",
        f"{target} 已存在，未作改动；请另取文件名，或用 --force 替换该备份",
    )


def _write_out(source: Database, draft: Path, said: str) -> None:
    """Copies the rows of a server, as they are at one moment, into a SQLite file."""
    copy = Database(file_address(draft)._replace(said=said))
    try:
        prepare(copy, None)
        with source.reading() as read, copy.writing() as written:
            carry(read, written)
    finally:
        copy.close()
    with telling_of_files(file_address(draft)), closing(connected(draft)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()  # no file beside it
