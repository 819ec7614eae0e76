"""What is in the memory when the cases are listed and the law is loaded, and nothing has been opened yet."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BEGUN = """
import asyncio, sys
import tui.app, tui.panes.cases
from tui.desk import Desk

async def begin():
    desk = Desk(sys.argv[1], "teacher")
    await desk.shelf()
    session = await desk.session()
    await desk.do(lambda: session.store.law)
    listing = session.listing("")
    await desk.do(listing.page, 0)
    desk.close()

asyncio.run(begin())
print(*sorted(name for name in sys.modules if name.startswith(("blacklist_sim.", "tui."))))
"""

FOR_OPENING = ("timeline.compose", "timeline.check", "timeline.document", "timeline.events", "workflow.questions")
FOR_EXPECTATIONS = ("timeline.expect", "timeline.check_expect", "timeline.expecting", "timeline.tried", "timeline.owed")
FOR_FILES = ("timeline.read", "timeline.write", "store.exchange", "store.survey", "store.journal_line", "pages.written")
FOR_TELLING = ("timeline.report", "timeline.saying", "gate.wording", "gate.law_reasons", "workflow.cast")
FOR_MONEY = ("law.money.running", "law.money.growth", "law.money.working", "law.money.fees", "timeline.money_page")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> set[str]:
    db = tmp_path_factory.mktemp("begun") / "cases.db"
    command = [sys.executable, "-c", BEGUN, str(db)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return set(told.stdout.split())


def test_the_list_and_the_law_are_there(loaded):
    assert {"tui.session", "tui.listing", "blacklist_sim.workflow.engine", "blacklist_sim.law.load"} <= loaded


@pytest.mark.parametrize("kept_out", [FOR_OPENING, FOR_EXPECTATIONS, FOR_FILES, FOR_TELLING, FOR_MONEY])
def test_what_belongs_to_a_later_action_is_loaded_with_it(loaded, kept_out):
    assert not loaded.intersection(f"blacklist_sim.{name}" for name in kept_out)
    assert "tui.views" not in loaded
