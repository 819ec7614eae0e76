"""Putting a backup in the place of a database: looked through first, all at once, and what was there is set aside."""

import os
import tempfile
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_path
from sqlalchemy import text

from blacklist_sim.store import attempt_rows, guard, transfer
from blacklist_sim.store.address import PROGRAM, Address, file_address
from blacklist_sim.store.backup import backup
from blacklist_sim.store.connect import Database
from blacklist_sim.store.errors import Damaged, NotADatabase, StoreError, Unavailable
from blacklist_sim.store.failures import telling, telling_of_files
from blacklist_sim.store.schema import check_known, one_revision, prepare
from blacklist_sim.store.snapshot import check_whole, copy_pages, drafted, free_names, not_locked, place, set_aside
from blacklist_sim.store.sqlite_file import SIDE_FILES, beside, connected, look, read_only
from blacklist_sim.store.survey import unbroken, walk
from blacklist_sim.text import Text

WHY = "before-restore"
MOST_SAID = 5
OWN_ONLY = 0o600


class Restored(NamedTuple):
    """How many cases there are now, and where what was there before is kept, if there was anything."""

    cases: int
    aside: Path | None


def restore(address: Address, source: Path, force: bool = False) -> Restored:
    """Puts a backup in the place of a database, whole or not at all, and sets aside what is there.

    A backup with a journal that is not whole is refused, and so are cases on a server and a file that is no database;
    with `force` the backup is taken as it is, what is on the server is set aside in a file, and so is that file.
    Raises StoreError, and Unavailable while others use the database.
    """
    if address.path is None:
        with drafted(Path(tempfile.gettempdir()) / "restore.db") as draft:
            cases = _looked_through(source, draft, force)
            return Restored(cases, _into_server(address, draft, force))
    with telling_of_files(address):
        path = Path(os.path.realpath(address.path))
        if address.own:
            path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and source.exists() and path.samefile(source):
            raise StoreError(f"{source} is the database itself", f"{source} 就是该数据库本身")
    there = _there(address, force)
    with drafted(path) as draft:
        cases = _looked_through(source, draft, force)
        return Restored(cases, _into_file(address, path, draft, there))


def _looked_through(source: Path, draft: Path, force: bool) -> int:
    """Copies a backup, brings the copy up to date and goes through it; gives the number of its cases."""
    address = file_address(source)
    if not source.exists():
        raise Unavailable(f"there is no file {source}", f"没有文件 {source}")
    found = look(address, create=False)
    if found is None:
        raise NotADatabase(f"{source} is empty: there is nothing to restore", f"{source} 为空：没有可恢复的内容")
    copy_pages(address, draft)
    draft.chmod(OWN_ONLY)
    check_whole(draft, address.said)
    copy = Database(file_address(draft)._replace(said=address.said))
    try:
        prepare(copy, found, keep=False)
        with copy.reading() as connection:
            wrong = [finding for kept in walk(connection) for finding in unbroken(kept)[1]]
            wrong += attempt_rows.faults(connection)
            cases = transfer.count(connection)
    finally:
        copy.close()
    if wrong and not force:
        some = wrong[:MOST_SAID]
        en = "".join(f"\n  {finding.case}, record {finding.seq}: {finding.text.en}" for finding in some)
        zh = "".join(f"\n  {finding.case}，第 {finding.seq} 条：{finding.text.zh}" for finding in some)
        raise Damaged(
            f"{source} is not whole ({len(wrong)}):{en}\nnothing was changed; --force restores it as it is",
            f"{source} 不完整（{len(wrong)} 处）：{zh}\n未作任何改动；--force 可按原样恢复",
        )
    with telling_of_files(address), closing(connected(draft)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()  # all of it is in the one file
    return cases


def _there(address: Address, force: bool) -> bool:
    """Whether a database is there that can be written over; raises StoreError where nothing may be touched.

    What is damaged is set aside file by file, and with `force` what is no database.
    """
    assert address.path is not None
    try:
        found = look(address, create=True)
        if found is None:
            return False
        check_known(address, one_revision(address, found.revisions))
    except Damaged:
        return False
    except NotADatabase:
        if force and address.path.is_file():
            return False
        raise
    if read_only(address.path):
        raise Unavailable(
            f"{address.said} may only be read; give yourself the right to write, or name another with --db",
            f"{address.said} 只能读取；请取得写入权限，或以 --db 另指数据库",
        )
    return True


def _into_file(address: Address, path: Path, draft: Path, there: bool) -> Path | None:
    if there:
        try:
            return _written_over(address, draft)
        except Damaged:
            pass  # too far gone to be written over
    draft.chmod(path.stat().st_mode if path.exists() else draft.stat().st_mode)
    aside = _moved_aside(path)
    if not place(draft, path):
        raise Unavailable(
            f"{address.said}: somebody has made it just now; nothing was changed",
            f"{address.said}：刚刚有人建立了该文件；未作任何改动",
        )
    return aside


def _written_over(address: Address, draft: Path) -> Path:
    """Writes the draft into the database that is there, in one transaction, so that whoever has it open goes along.

    What is there is set aside when nobody else can write to it any more, and before anything of it is replaced.
    """
    assert address.path is not None
    asides: list[Path] = []

    def locked(status: int, left: int, whole: int) -> None:
        not_locked(address)(status, left, whole)
        if not asides:
            asides.append(set_aside(address, WHY))

    database = Database(address)
    try:
        with telling(address):
            database.keep_log()  # so that what is there can be read while it is locked
    finally:
        database.close()
    try:
        with telling(address), closing(connected(draft)) as read, closing(connected(address.path)) as written:
            read.backup(written, pages=1, progress=locked)
    except Exception:  # and no interruption: one that comes while the last page is written finds all of it replaced
        for aside in asides:
            aside.unlink(missing_ok=True)  # nothing was changed
        raise
    return asides[0]


def _moved_aside(path: Path) -> Path | None:
    """Gives what is there another name, and whatever belongs to it a like one; nothing of it is opened."""
    if path.exists() and not path.stat().st_size and not any(beside(path, side).exists() for side in SIDE_FILES):
        path.unlink()
    target = next(free_names(path, WHY))
    moved = None
    for suffix in ("", *SIDE_FILES):  # without what lies beside it a database could be taken for whole, if this stops
        side = beside(path, suffix)
        if side.exists():
            os.rename(side, f"{target}{suffix}")
            moved = moved or Path(f"{target}{suffix}")
    return moved


def _into_server(address: Address, draft: Path, force: bool) -> Path | None:
    database, copy = Database(address), Database(file_address(draft))
    aside, complete = None, False
    try:
        prepare(database, None)
        with database.writing() as written, copy.reading() as read:
            tables = ", ".join(table.name for table in transfer.TABLES)
            written.execute(text(f"LOCK TABLE {tables} IN EXCLUSIVE MODE"))  # others may still read
            there, attempts = transfer.count(written), transfer.count_attempts(written)
            if (there or attempts) and not force:
                more = Text("", "")
                if attempts:
                    more = Text(f" and {attempts} attempt(s) at exercises", f"和 {attempts} 份习题作答")
                raise StoreError(
                    f"{address.said} holds {there} case(s){more.en}; --force sets them aside in a file and restores "
                    "the backup",
                    f"{address.said} 中有 {there} 个案件{more.zh}；--force 会将其另存为文件后恢复备份",
                )
            if there or attempts:
                aside = _server_set_aside(database)
            guard.lift_guard(written)
            transfer.clear(written)
            transfer.carry(read, written)
            guard.set_guard(written)
            complete = True
    except BaseException:
        if aside is not None and not complete:  # else the server may have stored it, though nobody has heard of that
            aside.unlink(missing_ok=True)  # nothing was changed
        raise
    finally:
        database.close()
        copy.close()
    return aside


def _server_set_aside(database: Database) -> Path:
    folder = user_data_path(PROGRAM, appauthor=False)
    with telling_of_files(file_address(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    return backup(database, next(free_names(folder / (database.address.url.database or PROGRAM), WHY)))
