"""Whether a file may be written where one is there already: the user is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blacklist_sim.text import Text

if TYPE_CHECKING:
    from tui.app import BlacklistApp

THERE = Text("the file is there already", "文件已存在")
REPLACE = {"keep": Text("let it stay", "保留"), "replace": Text("replace it", "覆盖")}


async def may_write(shell: BlacklistApp, target: str) -> bool | None:
    """Whether a file is there that is to be replaced; None where it is to stay."""
    from tui.screens.pick import Pick

    if not await shell.desk.do(Path(target).expanduser().is_file):
        return False
    chosen = await shell.ask(Pick(THERE, list(REPLACE.items()), shell.lang))
    return True if chosen == "replace" else None
