"""A SQLite database copied page by page into another file, whole and checked, while others go on using it."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from blacklist_sim.store.address import Address, file_address
from blacklist_sim.store.errors import Damaged, Unavailable
from blacklist_sim.store.failures import telling_of_files
from blacklist_sim.store.sqlite_file import connected, only_reading

BACKUP = ".bak"
ENOUGH = 1000


def set_aside(address: Address, why: str) -> Path:
    """Copies the file of a database to `NAME.WHY.bak` beside it, with a number where that is taken; gives its path."""
    path = address.path
    assert path is not None
    for target in free_names(path, why):
        with drafted(target) as draft:
            copy_pages(address, draft)
            check_whole(draft, address.said)
            shutil.copymode(path, draft)
            if place(draft, target):
                return target
    raise Unavailable(
        f"there are too many backups beside {address.said}; move some away",
        f"{address.said} 旁的备份过多；请移走一些",
    )


def free_names(path: Path, why: str) -> Iterator[Path]:
    """Names for what is set aside, those left out that are taken."""
    for number in range(1, ENOUGH):
        target = path.with_name(f"{path.name}.{why}{f'.{number}' if number > 1 else ''}{BACKUP}")
        if not target.exists():
            yield target


@contextmanager
def drafted(target: Path) -> Iterator[Path]:
    """An empty file beside the target to write into; gone at the end, unless it has been put in its place."""
    with telling_of_files(file_address(target)):
        handle, name = tempfile.mkstemp(prefix=".draft-", suffix=BACKUP, dir=target.parent)
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
        finally:
            for side in ("", "-journal", "-wal", "-shm"):
                with suppress(OSError):
                    Path(name + side).unlink(missing_ok=True)


def copy_pages(source: Address, target: Path) -> None:
    """Copies the state that a database has at one moment; the copy needs no file beside it."""
    path = source.path
    assert path is not None
    with closing(connected(path)) as read, closing(connected(target)) as written:
        with telling_of_files(source):
            read.execute("SELECT count(*) FROM sqlite_master").fetchone()  # what is wrong with it is said of it
        read.backup(written, progress=not_locked(source))
        written.execute("PRAGMA journal_mode = DELETE").fetchone()


def not_locked(address: Address) -> Callable[[int, int, int], None]:
    """What a copying calls after each part: ends it where a database stays locked, instead of waiting for ever."""

    def look(status: int, _left: int, _whole: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Unavailable(
                f"{address.said}: another program is using it; nothing was stored: try again when it is done",
                f"{address.said}：另一程序正在使用；未存储任何内容：请待其结束后再试",
            )

    return look


def check_whole(path: Path, said: str) -> None:
    """Raises Damaged where SQLite finds a fault in the pages of a file; `said` is the name to show for it."""
    with telling_of_files(file_address(path)), closing(connected(path, only_reading(path))) as connection:
        faults = faults_of(connection)
    if faults:
        raise Damaged(
            f"{said} is damaged: {faults[0]}; restore it from a backup with `db restore`",
            f"{said} 已损坏：{faults[0]}；请用 db restore 从备份恢复",
        )


def faults_of(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the pages of a file."""
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    lines = (line for text in found for line in text.splitlines())
    return [line for line in lines if line != "ok" and not line.startswith("***")]


def place(draft: Path, target: Path, over: bool = False) -> bool:
    """Gives a finished draft its name, on the disk for good; False where the name is taken and not to be replaced."""
    _to_disk(draft, os.O_RDWR)
    if over:
        os.replace(draft, target)
    else:
        try:
            os.link(draft, target)  # unlike a renaming, this never replaces a file
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            if target.exists():
                return False
            os.rename(draft, target)
    with suppress(OSError):  # not every file system, and no folder of Windows, can be asked to
        _to_disk(target.parent, os.O_RDONLY)
    return True


def _to_disk(path: Path, how: int) -> None:
    """Waits until a file or a folder is on the disk."""
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
