"""What is written out, what is recorded, and pictures of the screen."""

import csv
import shlex
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from blacklist_sim.case import Act
from blacklist_sim.cli import main
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.timeline.read import read_text, read_timelines
from blacklist_sim.timeline.replay import replay
from tui import recording, transfer_asked
from tui.panes.cases import MOMENT
from tui.screens.ask import Ask
from tui.screens.find import Find
from tui.screens.pick import Pick
from tui.widgets.page import Page

from .conftest import story
from .running import run, seen, until
from .test_panes import at, choose, opened

DELETE = Act(date(2019, 6, 3), "delete_listing", "court", ("borrower",), case="loan")


@pytest.fixture
def zhang(store):
    return store.new("zhang", replace(story(), events=story().events[:MOMENT]))


# ── recording, without a screen ──


def test_what_is_done_while_recording_becomes_a_test_that_holds(session, zhang):
    session.open("zhang")
    recording.start(session)
    assert session.scene().recording == "zhang"
    session.do(DELETE)
    text = recording.recorded(session)
    (told,) = read_text(text, "out")
    assert replay(session.store.law, told).ok
    assert [event.expect is not None for event in told.events[:MOMENT]] == [
        event.expect is not None for event in story().events[:MOMENT]
    ]
    assert told.events[MOMENT].expect["listing"] == "deleted"
    changed = text.replace("listing: deleted", "listing: published", 1)
    assert not replay(session.store.law, read_text(changed, "out")[0]).ok
    recording.stop(session)
    assert session.scene().recording == ""


def test_a_recording_goes_into_the_branch_that_an_act_in_the_past_begins(session, zhang):
    session.open("zhang")
    recording.start(session)
    session.seek(MOMENT - 2)
    session.do(Act(date(2019, 3, 15), "pay", "borrower", ("borrower",), case="loan", payload={"amount": "in_full"}))
    assert session.scene().recording == session.name != "zhang"
    (told,) = read_text(recording.recorded(session), "out")
    assert told.events[MOMENT - 2].expect["title"] == "performed"


def test_a_recording_of_a_story_in_no_database_goes_on_in_the_case_that_is_made_of_it(session):
    session.open_story(story(), "sample")
    session.seek(MOMENT)
    recording.start(session)
    assert recording.recorded(session) == ""
    session.do(DELETE)
    assert "listing: deleted" in recording.recorded(session)


def test_what_is_taken_back_is_not_recorded_and_another_name_is_no_end_of_it(session, zhang):
    session.open("zhang")
    recording.start(session)
    session.do(DELETE)
    session.undo()
    assert recording.recorded(session) == ""
    session.undo()
    session.redo()
    session.rename("zhang", "zhao")
    assert session.recording == recording.Recording("zhao", MOMENT - 1)
    assert "title: performed" in recording.recorded(session)


def test_another_case_that_is_looked_at_is_not_recorded(session, zhang, store):
    store.new("other", story("plain-default"))
    session.open("zhang")
    recording.start(session)
    session.do(DELETE)
    session.open("other")
    assert session.scene().recording == "zhang"
    session.advance(date(2030, 1, 1))
    assert "listing: deleted" in recording.recorded(session) and "2030" not in recording.recorded(session)


# ── forms ──


@pytest.mark.parametrize("form", ["yaml", "test", "jsonl", "journal"])
def test_a_form_that_is_read_again_says_whether_it_comes_back(session, zhang, form, monkeypatch):
    session.open("zhang")
    assert transfer_asked.written(session, form).back is True
    if form == "yaml":
        monkeypatch.setattr(session, "text", lambda form: "timeline: 1\n")
        assert transfer_asked.written(session, form).back is False


def test_what_only_a_saved_case_has_is_not_written_of_a_story(session):
    session.open_story(story(), "sample")
    assert transfer_asked.written(session, "test").back is True
    with pytest.raises(BlacklistSimError):
        transfer_asked.written(session, "journal")


@pytest.mark.parametrize(("lang", "word"), [("en", "prohibited"), ("zh", "禁止")])
def test_the_gate_is_written_as_rows_and_as_a_table(session, zhang, lang, word):
    session.open("zhang")
    rows = list(csv.reader(StringIO(transfer_asked.written(session, "gate.csv", lang).text)))
    assert {len(row) for row in rows} == {7} and len(rows) > 100
    assert any(word in row[3] for row in rows)
    table = transfer_asked.written(session, "gate.md", lang).text.splitlines()
    assert len(table) == len(rows) + 1 and table[1] == "| --- | --- | --- | --- | --- | --- | --- |"


def test_a_case_is_written_as_markdown(session, zhang):
    session.open("zhang")
    text = transfer_asked.written(session, "case.md").text
    assert text.startswith("# Ground 1") and "## What happened" in text
    assert "- 2019-06-03 张某: pay" in text and "- duty: delete the entry" in text


# ── on the screen ──


async def named(pilot, path: Path):
    await until(pilot, lambda: isinstance(pilot.app.screen, Ask))
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


def test_what_is_done_in_the_stepper_is_recorded_from_the_palette_and_written(app, zhang, tmp_path):
    program, target = app("zhang"), tmp_path / "mine.yaml"

    async def record(pilot):
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(program.screen, Find))
        program.screen.query_one(Input).value = "transfer.record"
        await until(pilot, lambda: [one.gives[1] for one in program.screen.found.values()] == ["transfer.record"])
        await pilot.press("enter")

    async def body(pilot):
        await opened(pilot)
        await record(pilot)
        await until(pilot, lambda: program.scene.recording == "zhang" and at(program, "stepper")())
        await until(pilot, lambda: "REC" in seen(program) and program.pane.choice is not None)
        choose(program, "delete_listing")
        await pilot.press("enter")
        await until(pilot, lambda: program.scene.index == MOMENT + 1)
        await record(pilot)
        await until(pilot, lambda: isinstance(program.screen, Ask))
        await pilot.press("escape")
        await until(pilot, lambda: "the recording goes on" in seen(program))
        await pilot.press("f3")
        await named(pilot, target)
        await until(pilot, lambda: "what was recorded" in seen(program))
        assert not program.scene.recording and "REC" not in seen(program)
        assert "delete_listing" in program.pane.query_one(Page).as_text()

    run(program, body, (120, 40))
    (told,) = read_timelines(target)
    assert told.events[MOMENT].expect["listing"] == "deleted"


def test_a_recording_in_which_nothing_was_done_ends_and_writes_nothing(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "transfer")
        await pilot.press("f3")
        await until(pilot, lambda: at(program, "stepper")() and program.scene.recording)
        await pilot.press("8")
        await until(pilot, at(program, "transfer"))
        await pilot.press("f3")
        await until(pilot, lambda: "nothing had been done" in seen(program))
        assert not program.scene.recording

    run(program, body)


def test_a_visitor_sees_what_was_recorded_and_no_file_is_written(app, zhang):
    program = app("zhang", files=False)

    async def body(pilot):
        await opened(pilot, "transfer")
        await pilot.press("f3")
        await until(pilot, lambda: at(program, "stepper")() and program.pane.choice is not None)
        choose(program, "delete_listing")
        await pilot.press("enter")
        await until(pilot, lambda: program.scene.index == MOMENT + 1)
        await pilot.press("8")
        await until(pilot, at(program, "transfer"))
        await pilot.press("f3")
        await until(pilot, lambda: not program.scene.recording)
        await until(pilot, lambda: "delete_listing" in program.pane.query_one(Page).as_text())

    run(program, body, (120, 40))


def test_the_form_is_chosen_and_says_that_it_reads_back(app, zhang, tmp_path):
    program, target = app("zhang"), tmp_path / "gate.csv"

    async def body(pilot):
        await opened(pilot, "transfer")
        await until(pilot, lambda: "✓ reads back" in seen(program))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(program.screen, Pick))
        options = program.screen.query_one(OptionList)
        options.highlighted = list(transfer_asked.FORMS).index("gate.csv")
        await pilot.press("enter")
        await until(pilot, lambda: "person,kind of conduct" in seen(program))
        assert "reads back" not in str(program.pane.query_one("#form", Static).render())
        await pilot.press("f8")
        await named(pilot, target)
        await until(pilot, target.exists)

    run(program, body, (120, 30))
    assert ",prohibited," in target.read_text("utf-8")


@pytest.mark.parametrize("form", transfer_asked.FORMS)
@pytest.mark.parametrize("saved", [True, False])
def test_the_command_that_is_copied_for_a_form_runs(session, zhang, store, form, saved, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BLACKLIST_SIM_DB", str(tmp_path / "cases.db"))
    monkeypatch.chdir(tmp_path)
    scene = session.open("zhang") if saved else session.open_sample()
    text = transfer_asked.command(scene, form, "en")
    assert bool(text) == (saved or form not in ("test", "journal", "public"))
    if text:
        assert main(shlex.split(text)) == 0, capsys.readouterr()
        if " -o " in text:
            written = Path(text.split()[-1]).read_text("utf-8")
            assert not saved or written == transfer_asked.written(session, form).text


def test_in_transfer_keys_are_keys_until_the_line_is_gone_to(app, zhang, tmp_path):
    program, file = app("zhang"), tmp_path / "mine.yaml"
    file.write_text("timeline: 2", "utf-8")

    async def body(pilot):
        await opened(pilot, "transfer")
        await pilot.press("9")
        await until(pilot, at(program, "money"))
        await pilot.press("8")
        await until(pilot, at(program, "transfer"))
        await pilot.press("f4")
        await until(pilot, lambda: program.focused is program.pane.query_one(Input))
        assert "write the path" in seen(program)
        await pilot.press("i", "escape", "3")
        await until(pilot, at(program, "timeline"))
        await pilot.press("8", "f4")
        await until(pilot, lambda: at(program, "transfer")() and program.pane.query_one(Input).value == "i")
        program.pane.query_one(Input).value = str(file)
        await pilot.press("f4")
        await until(pilot, lambda: "mistakes: " in seen(program))
        assert program.pane.as_command() == f"blacklist-sim check {file}"
        await pilot.press("2")
        await until(pilot, at(program, "stepper"))

    run(program, body)
