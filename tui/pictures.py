"""`python -m tui.pictures FOLDER`: a picture of every area, on a shipped story at its most telling moment."""

import asyncio
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tui.actions import AREAS
from tui.app import BlacklistApp
from tui.desk import Desk
from tui.svg import svg_of

SIZE = (110, 32)
STORY, EVENTS = "ground-1-paid-in-full", 14
EXERCISE, SEED = "paid-and-still-listed", 7
NOW = datetime(2026, 1, 2, tzinfo=UTC)
KEYS = {"money": ("f8",), "law": ("f3", *"zxb"), "gate": (), "timeline": (), "stepper": ()}
Pilot = Any


async def taken(folder: Path, lang: str) -> None:
    """Takes the pictures of all areas in one language."""
    with TemporaryDirectory() as own:
        os.environ["BLACKLIST_SIM_SETTINGS"] = str(Path(own) / "settings.json")
        app = BlacklistApp(Desk(str(Path(own) / "cases.db"), "teacher", now=lambda: NOW), (STORY,), lang)
        async with app.run_test(size=SIZE) as pilot:
            await _until(pilot, lambda: app.scene is not None and app.pane is not None)
            await app.see(app.session.seek, EVENTS)
            for area in AREAS.values():
                await app.go(area.id)
                await _settled(pilot)
                pane: Any = app.pane
                if area.id == "exercise":
                    await pane.do_the(pane.exercises.begin, EXERCISE, SEED)
                await pilot.press(*KEYS.get(area.id, ()))
                await _settled(pilot)
                (folder / f"{area.id}-{lang}.svg").write_text(svg_of(app), "utf-8")


async def _until(pilot: Pilot, condition: Callable[[], bool]) -> None:
    for _ in range(500):
        await pilot.pause(0.02)
        if condition():
            return
    raise RuntimeError("the screen never came to that")


async def _settled(pilot: Pilot) -> None:
    """Waits until two looks at the screen are alike."""
    before = ""
    for _ in range(100):
        await pilot.pause(0.05)
        now = svg_of(pilot.app)
        if now == before:
            return
        before = now


def main(arguments: list[str]) -> None:
    """Takes them in English, or in the languages named after the folder."""
    folder, *langs = arguments or ["."]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for lang in langs or ["en"]:
        asyncio.run(taken(Path(folder), lang))


if __name__ == "__main__":
    main(sys.argv[1:])
