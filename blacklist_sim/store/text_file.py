"""A file of cases that is written whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.snapshot import drafted, place
from blacklist_sim.store.sqlite_file import is_sqlite


def write_file(target: Path, texts: Iterable[str], force: bool) -> int:
    """Writes a file beside its place and puts it there when it is whole; gives the number of texts.

    Raises BlacklistSimError where something is there that is not to be replaced, and what the texts raise.
    """
    target = Path(os.path.realpath(target))
    check_target(target, force)
    number = 0
    with drafted(target) as draft:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            for number, text in enumerate(texts, start=1):  # noqa: B007
                file.write(text)
        draft.chmod(0o666 & ~_umask())
        if not place(draft, target, over=force):
            raise _taken(target)
    return number


def check_target(target: Path, force: bool) -> None:
    """Refuses what is there already; with `force` only what no export can have been: a database, a device, a pipe."""
    if target.is_dir() or (target.exists() and not force):
        raise _taken(target)
    if target.exists() and (not target.is_file() or is_sqlite(target)):
        raise BlacklistSimError(
            f"{target} is a database or no plain file and is never replaced; name another file",
            f"{target} 是数据库或并非普通文件，不予覆盖；请另取文件名",
        )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _taken(target: Path) -> BlacklistSimError:
    if target.is_dir():
        return BlacklistSimError(f"{target} is a folder; name a file in it", f"{target} 是文件夹；请指明其中的文件")
    return BlacklistSimError(
        f"{target} is there already; it is left as it is: name another file, or replace it with --force",
        f"{target} 已存在，未作改动：请另取文件名，或用 --force 覆盖",
    )
