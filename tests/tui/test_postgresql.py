"""The interface over a shared database: a case is stepped, and what somebody else did meanwhile is told."""

from dataclasses import replace

from blacklist_sim.store import address, open_store
from blacklist_sim.workflow.assemble import load_engine
from tui.app import BlacklistApp
from tui.desk import Desk
from tui.sample import MOMENT

from ..store.conftest import postgresql, server  # noqa: F401 (fixtures)
from .conftest import NOW, story
from .running import run, seen, until


def test_a_case_of_a_class_is_stepped_and_what_others_did_is_told(postgresql):  # noqa: F811
    engine = load_engine()
    teacher = open_store(address(postgresql), "teacher", engine)
    teacher.new("zhang", replace(story(), events=story().events[:MOMENT]))
    program = BlacklistApp(Desk(postgresql, "student", now=lambda: NOW), ("zhang",), "en")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane.choice is not None)
        other = open_store(address(postgresql), "other", engine)
        other.open("zhang").undo()
        other.close()
        await pilot.press("enter")
        await until(pilot, lambda: "moved on" in seen(program) and "by other" in seen(program))
        assert program.scene.index == MOMENT - 1 and program.pane.area == "stepper"
        await until(pilot, lambda: program.pane.choice is not None)
        await pilot.press("enter")
        await until(pilot, lambda: program.scene.index == MOMENT)

    run(program, body, (120, 40))
    assert [record.recorded_by for record in teacher.open("zhang").journal][-2:] == ["other", "student"]
    teacher.close()
