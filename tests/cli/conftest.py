"""How these tests speak to the program: in this process by its entry, or in another one by its command."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from blacklist_sim.cli import main

ROOT = Path(__file__).parent.parent.parent
STORY = "ground-1-paid-in-full"


class Told(NamedTuple):
    """What the program said, and the status it ended with."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Tell = Callable[..., Told]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Runs a command line in this process."""
    monkeypatch.delenv("BLACKLIST_SIM_LANG", raising=False)

    def run(line: str, *more: object) -> Told:
        capsys.readouterr()
        status = main([*shlex.split(line), *map(str, more)])
        return Told(status, *capsys.readouterr())

    return run


@pytest.fixture
def shell() -> Tell:
    """Runs a command line as a user does, in a process of its own, with nothing of this one's settings."""

    def run(line: str, **environment: str) -> Told:
        done = subprocess.run(
            [sys.executable, "-m", "blacklist_sim", *shlex.split(line)],
            cwd=ROOT, env=surroundings(**environment), capture_output=True, encoding="utf-8", timeout=60,
        )  # fmt: skip
        return Told(done.returncode, done.stdout, done.stderr)

    return run


def surroundings(**changes: str) -> dict[str, str]:
    """The variables of this process without those that speak to the program, and with `changes`."""
    mine = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "BLACKLIST_SIM_LANG", "COLUMNS")}
    return mine | changes


@pytest.fixture
def story() -> str:
    """A shipped timeline as text."""
    return (ROOT / "fixtures" / "timelines" / f"{STORY}.yaml").read_text("utf-8")


@pytest.fixture
def changed(story: str, tmp_path: Path) -> Callable[[str, str], Path]:
    """The shipped timeline with one thing in it written otherwise, as a file."""

    def write(old: str, new: str) -> Path:
        assert story.count(old) == 1, "the change must hit one place"
        path = tmp_path / "changed.yaml"
        path.write_text(story.replace(old, new), "utf-8")
        return path

    return write


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where saved cases are kept; the file is made by the first command that needs it."""
    path = tmp_path / "cases.db"
    monkeypatch.setenv("BLACKLIST_SIM_DB", str(path))
    monkeypatch.setenv("BLACKLIST_SIM_USER", "student")
    return path


@pytest.fixture
def zhang(database: Path, tell: Tell) -> str:
    """A saved case that has reached the day after the payment, in the database."""
    assert tell(f"case new zhang --from {STORY} --until 2019-06-04").status == 0
    return "zhang"
