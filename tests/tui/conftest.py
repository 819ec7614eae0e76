from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import _wait

from blacklist_sim.store import Store, address, open_store
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.workflow.assemble import load_engine
from tui.app import BlacklistApp
from tui.desk import Desk
from tui.session import Session

from .snapshots import looks_like, pytest_deselected  # noqa: F401

NAP = 0.01
"""Seconds."""

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's driver of tests guesses from naps when the program rests; shorter ones do, as tests wait for more."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", NAP)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", NAP / 20)


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and log of the test's own, and a terminal with colours."""
    monkeypatch.setenv("BLACKLIST_SIM_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLACKLIST_SIM_LOG", str(tmp_path / "log" / "terminal.log"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    found = open_store(address(str(db)), "teacher", load_engine())
    found.now = lambda: NOW
    yield found
    found.close()


@pytest.fixture
def session(store: Store) -> Session:
    return Session(store)


def story(name: str = "ground-1-paid-in-full", number: int = 0):
    """A shipped story."""
    return read_timelines(f"fixture:{name}")[number]


@pytest.fixture
def app(db: Path) -> Callable[..., BlacklistApp]:
    """Makes the program over the test's database."""

    def made(*opening: str, lang: str = "en", **given: bool) -> BlacklistApp:
        return BlacklistApp(Desk(str(db), "teacher", now=lambda: NOW, **given), opening, lang)

    return made
