"""The interface served to a browser: seen, clicked, typed into, and gone when the tab is closed."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from blacklist_sim.store import Store

from .browser import Page, chromium, free_port, opened, running, until
from .conftest import story

ROOT = Path(__file__).parent.parent.parent
PICTURES = "BLACKLIST_SIM_PICTURES"
"""The variable that names a folder for pictures of what was seen, for who wants to look."""

pytestmark = pytest.mark.slow


def served(tmp_path: Path, body: Callable[[Page], Awaitable[None]], *words: str) -> None:
    """Serves the interface, opens it in a browser, and runs a body against the page."""
    chromium()
    port = free_port()
    command = [sys.executable, "-m", "tui.serve", "--port", str(port), *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}

    async def visiting() -> None:
        async with opened(f"http://127.0.0.1:{port}/", tmp_path) as page:
            await page.has_class("-first-byte")
            try:
                await body(page)
            finally:
                if (folder := os.environ.get(PICTURES)) and not page.closed:
                    (Path(folder) / f"{tmp_path.name}.png").write_bytes(await page.picture())

    with running(command, tmp_path / "serve.log", env=env, cwd=tmp_path):
        asyncio.run(asyncio.wait_for(visiting(), 120))


def programs(tmp_path: Path) -> list[int]:
    """The ids of the programs that run for visitors of this test."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_text().split("\0")
            here = Path(os.readlink(folder / "cwd"))
        except OSError:
            continue
        if here == tmp_path and "tui" in words:
            found.append(int(folder.name))
    return found


def test_a_case_is_seen_clicked_and_opened_in_a_browser(tmp_path: Path, db: Path, store: Store):
    store.new("zhang", story())

    async def body(page: Page) -> None:
        await page.until("zhang")
        before = await page.picture()
        await page.click(400, 300)
        await page.press("Enter", 13, "\r")
        await page.until("Stepper > zhang")
        await until(lambda: _other(page, before), lambda: "another picture")

    served(tmp_path, body, "--db", str(db))


def test_chinese_is_typed_by_an_input_method_in_a_browser(tmp_path: Path, db: Path, store: Store):
    store.new("zhang", story())

    async def body(page: Page) -> None:
        await page.until("zhang")
        await page.click(400, 300)
        await page.press("F3", 114)
        await page.until_cursor(1)
        await page.compose("李四")
        await page.until("no case is found")
        assert any("李四" in line for line in page.lines)

    served(tmp_path, body, "--db", str(db))


def test_a_visitor_without_a_database_has_one_of_their_own_and_no_files(tmp_path: Path):
    async def body(page: Page) -> None:
        await page.until("judgment defaulters")
        await page.click(100, 500)
        await page.press("Escape", 27)
        await page.until_gone("judgment defaulters")
        await page.press("F9", 120)
        await page.until("no files of this machine")

    served(tmp_path, body)


def test_the_program_of_a_visitor_ends_when_the_tab_is_closed(tmp_path: Path, db: Path, store: Store):
    async def body(page: Page) -> None:
        await page.until("Cases")
        assert len(programs(tmp_path)) == 1
        await page.close()
        await until(lambda: not programs(tmp_path), lambda: str(programs(tmp_path)))

    served(tmp_path, body, "--db", str(db))


async def _other(page: Page, before: bytes) -> bool:
    return await page.picture() != before
