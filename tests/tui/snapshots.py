"""Screens as they should be: a text for reviewing and a picture for looking at, of the same name."""

import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tui.svg import grid_of, svg_of

from .running import LONGEST, run

KEPT = Path(__file__).parent / "snapshots"
ONLY = (3, 11)
"""The Python that rewrites: one alone, so that no two people take turns in rewriting the same screens."""

STEADY = 3
"""How many looks in a row at a screen must be alike before it is taken for finished."""

Script = Callable[[Pilot[Any]], Awaitable[None]]
Compared = Callable[..., None]
USED = pytest.StashKey[dict[str, set[str]]]()
"""The names that each test has asked for; none where it has not come to that."""


async def unhurried(pilot: Pilot[Any]) -> None:
    """A script that does nothing."""


class Album:
    """The stored screens in a folder."""

    def __init__(self, folder: Path, rewriting: bool) -> None:
        if rewriting and sys.version_info[:2] != ONLY:
            raise pytest.UsageError(f"snapshots are rewritten with Python {'.'.join(map(str, ONLY))} only")
        self.folder, self.rewriting = folder, rewriting

    def names(self) -> set[str]:
        """The names of all that is stored."""
        return {path.stem for path in self.folder.iterdir()} if self.folder.is_dir() else set()

    def compare(self, name: str, grid: Sequence[str], svg: str) -> None:
        """Fails where the screen is not the stored one, and tells the lines that differ."""
        found = {"txt": "".join(f"{line.rstrip()}\n" for line in grid), "svg": svg}
        if self.rewriting:
            self.folder.mkdir(exist_ok=True)
            for kind, text in found.items():
                (self.folder / f"{name}.{kind}").write_text(text, "utf-8")
            return
        for kind, text in found.items():
            path = self.folder / f"{name}.{kind}"
            if not path.is_file():
                pytest.fail(f"{path.name} is not stored; look at the screen, then --rewrite-snapshots\n{found['txt']}")
            stored = path.read_text("utf-8")
            if stored != text:
                pytest.fail(f"{path.name} is another screen (- stored, + now)\n{difference(stored, text)}")


def difference(stored: str, now: str) -> str:
    """The lines that differ, with the line above and below them."""
    return "\n".join(unified_diff(stored.splitlines(), now.splitlines(), "stored", "now", "", "", 1, ""))


def pictured(app: App[Any], size: tuple[int, int], script: Script) -> tuple[list[str], str]:
    """The screen that a script leads to, as text and as a picture, once it changes no more."""
    taken: list[tuple[list[str], str]] = []

    async def body(pilot: Pilot[Any]) -> None:
        await script(pilot)
        await steady(pilot)
        taken.append((grid_of(app.screen), svg_of(app)))

    app.animation_level = "none"
    run(app, body, size)
    return taken[0]


async def steady(pilot: Pilot[Any]) -> None:
    """Waits until the screen stays as it is, whatever is being done at the desk having been done before each look."""
    seen: list[list[str]] = []
    desk = getattr(pilot.app, "desk", None)

    def still() -> bool:
        for box in pilot.app.screen.query(Input):
            box.cursor_blink = False
        seen.append(grid_of(pilot.app.screen))
        return len(seen) >= STEADY and all(grid == seen[-1] for grid in seen[-STEADY:])

    end = time.monotonic() + LONGEST / 2
    while not still():
        assert time.monotonic() < end, "this screen never comes to rest:\n" + "\n".join(seen[-1])
        if desk is not None:
            await desk.do(int)
        await pilot.pause()


@pytest.fixture
def looks_like(request: pytest.FixtureRequest) -> Compared:
    """Compares the screen that a script leads to with the stored one of that name."""
    album = Album(KEPT, request.config.getoption("--rewrite-snapshots"))
    used = request.config.stash.setdefault(USED, {}).setdefault(request.node.nodeid, set())

    def compared(name: str, app: App[Any], size: tuple[int, int], script: Script = unhurried) -> None:
        used.add(name)
        album.compare(name, *pictured(app, size, script))

    return compared


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """Remembers that somebody does not look at all screens."""
    for item in items:
        if asks(item):
            item.config.stash.setdefault(USED, {})[item.nodeid] = set()


def asks(item: pytest.Item) -> bool:
    """Whether a test compares screens."""
    return "looks_like" in getattr(item, "fixturenames", ())


def unused(session: pytest.Session, names: set[str]) -> set[str] | None:
    """Those of the names that no test asked for; None where not every test that compares screens has come to do so."""
    used = session.config.stash.get(USED, {})
    named_alone = any("::" in argument for argument in session.config.args)
    return None if named_alone or not all(used.values()) else names - set().union(*used.values())
