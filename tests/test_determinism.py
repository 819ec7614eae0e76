"""A journal told twice gives the same document to the byte, wherever, whenever and under whatever settings."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from freezegun import freeze_time

from blacklist_sim.cli import main

ROOT = Path(__file__).resolve().parent.parent
TIMELINES = Path("fixtures", "timelines")
STORIES = (
    "plain-default", "minor-never-listed", "company-order-binds-its-people", "mixed-grounds-two-entries",
    "settlement-broken-title-resumed", "correction-rejected-and-upheld-listing-public-throughout",
    "two-empty-queries-after-the-round", "term-over-debt-unpaid-comes-off", "heir-liable-out-of-the-estate",
    "public-notice-sixty-and-thirty-days",
)  # fmt: skip
COMMAND = ("replay", "--json", *(str(TIMELINES / f"{name}.yaml") for name in STORIES))
PROGRAM = """
import sys
from freezegun import freeze_time
today, arguments = sys.argv[1], sys.argv[2:]
if today == "now":
    from blacklist_sim.cli import main
    sys.exit(main(arguments))
with freeze_time(today):
    from blacklist_sim.cli import main
    sys.exit(main(arguments))
"""


def elsewhere(today: str = "now", **settings: str) -> bytes:
    """What another process prints under other settings, on another day."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, today, *COMMAND],
        cwd=ROOT,
        env={**quiet, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    return done.stdout


@cache
def usual() -> bytes:
    return elsewhere()


def here(capfdbinary, monkeypatch) -> bytes:
    """What this process prints."""
    monkeypatch.chdir(ROOT)
    main(COMMAND)
    return capfdbinary.readouterr().out


def test_the_document_tells_every_story_with_its_steps():
    told = json.loads(usual())["timelines"]

    assert {Path(one["file"]).stem for one in told} == set(STORIES)
    assert all(one["steps"] for one in told)
    assert sum(len(one["steps"]) for one in told) > 10 * len(told)


def test_a_journal_told_twice_in_one_process_reads_the_same(capfdbinary, monkeypatch):
    first = here(capfdbinary, monkeypatch)

    assert here(capfdbinary, monkeypatch) == first == usual()


@pytest.mark.parametrize("today", ["1999-01-01", "2012-02-29", "2027-02-28 23:59:59", "2027-12-31", "2051-07-01"])
def test_todays_date_changes_nothing_in_a_running_process(today, capfdbinary, monkeypatch):
    with freeze_time(today):
        assert here(capfdbinary, monkeypatch) == usual()


SETTINGS: Mapping[str, Mapping[str, str]] = {
    "far in the east": {"TZ": "Pacific/Kiritimati"},
    "far in the west": {"TZ": "America/Adak"},
    "no locale": {"LC_ALL": "C"},
    "no locale, nothing made up for it": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "Chinese": {"LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"},
    "another encoding": {"PYTHONIOENCODING": "gb18030"},
    "hashes from nought": {"PYTHONHASHSEED": "0"},
    "other hashes": {"PYTHONHASHSEED": "4294967295"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_another_process_under_other_settings_prints_the_same_bytes(settings):
    assert elsewhere(**settings) == usual()


@pytest.mark.parametrize(
    ("today", "zone"),
    [
        ("1999-01-01", "Pacific/Kiritimati"),
        ("2012-02-29", "America/Adak"),
        ("2027-12-31 23:30:00", "Pacific/Kiritimati"),
        ("2027-01-01 00:30:00", "America/Adak"),
    ],
)
def test_another_process_on_another_day_prints_the_same_bytes(today, zone):
    assert elsewhere(today, TZ=zone) == usual()
