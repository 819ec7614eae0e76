"""The journal of a case, what would stand otherwise, and a case in which nothing has happened yet."""

from textual.widgets import Input

from tui.screens.ask import Ask
from tui.widgets.page import Page

from .conftest import story
from .running import run, seen, until


def test_the_journal_tells_who_recorded_what(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None)
        await pilot.press("3")
        await until(pilot, lambda: program.pane.area == "timeline")
        await pilot.press("f3")
        told = program.pane.query_one(Page)
        await until(pilot, lambda: f"{store.user}, 20" in told.as_text())
        assert told.as_text().count("#") >= len(story().events)

    run(program, body)


def test_what_would_stand_otherwise_in_another_mode_is_told_and_nothing_is_recorded(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None)
        records = len(store.open("zhang").journal)
        await pilot.press("3")
        await until(pilot, lambda: program.pane.area == "timeline")
        await pilot.press("o")
        await until(pilot, lambda: len(program.screen_stack) == 2)
        await pilot.press(*"audit")
        await until(pilot, lambda: "audit" in seen(program) and "strict" not in seen(program))
        await pilot.press("enter")
        told = program.pane.query_one(Page)
        await until(pilot, lambda: "replayed under mode audit" in told.as_text())
        assert "nothing stands otherwise" in told.as_text()
        assert len(store.open("zhang").journal) == records

    run(program, body)


def test_an_open_question_is_decided_otherwise(session, store):
    from tui import otherwise_asked

    store.new("zhang", story())
    session.open("zhang")
    known = {key: name for key, _, name in otherwise_asked.readings(session)}
    assert "audit" in known and "strict" not in known and len(known) > 50
    assert all(name.en and name.zh for name in known.values())
    key = next(key for key in known if key.startswith("three_days_start="))
    assert key.partition("=")[2] in otherwise_asked.otherwise(session, key)[0][0].en


def test_a_case_begins_anew_with_the_people_of_a_timeline(app, store):
    store.new("zhang", story())
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "zhang" in seen(program) and program.session is not None)
        await pilot.press("E")
        await until(pilot, lambda: len(program.screen_stack) == 2)
        program.screen.query_one(Input).value = "ground-1-paid-in-full"
        await pilot.press("enter")
        await until(pilot, lambda: program.scene is not None)
        assert program.scene.frames == 0 and program.scene.people

    run(program, body)


def test_a_story_goes_on_in_another_mode_and_a_saved_case_branches(session, store):
    session.open_named("ground-1-paid-in-full")
    session.seek(5)
    scene = session.with_reading("audit")
    assert (scene.mode, scene.index, scene.saved) == ("audit", 5, False)
    store.new("zhang", story())
    session.open("zhang")
    session.seek(3)
    scene = session.with_reading("three_days_start=event")
    assert (scene.frames, scene.parent, scene.saved) == (3, "zhang", True)
    assert store.open(scene.name).story.policy["three_days_start"] == "event"
    assert "three_days_start" not in store.open("zhang").story.policy


def test_what_the_careless_forget_follows_from_a_number_that_is_asked_for(app, store):
    store.new("zhang", story())
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None)
        for written in ("x", "7"):
            await pilot.press("c")
            await until(pilot, lambda: len(program.screen_stack) == 2)
            await pilot.press("down", "down", "enter")
            await until(pilot, lambda: isinstance(program.screen, Ask))
            program.screen.query_one(Input).value = written
            await pilot.press("enter")
            await until(pilot, lambda: len(program.screen_stack) == 1)
            if written == "x":
                await until(pilot, lambda: "no whole number" in seen(program))
        await until(pilot, lambda: program.scene.parent == "zhang")
        cast = store.open(program.scene.name).story.cast
        assert (cast.seed, cast.parts["court"]) == (7, "careless")

    run(program, body)
