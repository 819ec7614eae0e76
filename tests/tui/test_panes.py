"""The areas on a screen, worked by keys and by the mouse."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from blacklist_sim.store import Store
from blacklist_sim.store.query import Filter
from blacklist_sim.text import Text
from blacklist_sim.timeline.write import to_json_line
from tui.panes.cases import MOMENT
from tui.scene import Scene
from tui.screens.act_form import ActForm
from tui.screens.ask import Ask
from tui.screens.find import Find
from tui.screens.jump import Jump
from tui.screens.pick import Pick
from tui.screens.report import Report
from tui.screens.settings import SettingsScreen
from tui.widgets.page import Page
from tui.widgets.scrubber import Scrubber
from tui.widgets.state_diagram import StateDiagram
from tui.widgets.virtual_list import VirtualList

from .conftest import story
from .running import run, seen, until

SAMPLE = "ground-1-paid-in-full"


@pytest.fixture
def zhang(store: Store):
    """A saved case that stands where the debtor has paid."""
    return store.new("zhang", replace(story(), events=story().events[:MOMENT]))


def at(app, area: str):
    return lambda: app.pane is not None and app.pane.area == area and app.pane.is_mounted


async def opened(pilot, area: str = "stepper") -> None:
    app = pilot.app
    await until(pilot, lambda: app.session is not None and app.pane is not None and app.scene is not None)
    if area != "stepper":
        await pilot.press(
            {"timeline": "3", "gate": "4", "replay": "6", "law": "7", "transfer": "8", "money": "9"}[area]
        )
        await until(pilot, at(app, area))
    await pilot.pause()


def journal(db: Path) -> int:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute("SELECT count(*) FROM journal_record").fetchone()[0]


def test_who_has_no_case_yet_stands_in_the_most_telling_moment_after_one_key(app):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: program.scene is not None and program.scene.index == MOMENT)
        await until(pilot, lambda: "delete the entry" in seen(program))
        assert "by 2019-06-06" in seen(program)

    run(program, body, (120, 40))


def test_a_case_is_sought_and_opened_by_keys_alone(app, zhang, store):
    store.new("li", story("plain-default"))
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "2 case(s)" in seen(program))
        await pilot.press("slash", *"zha")
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("enter")
        await pilot.press("enter")
        await until(pilot, lambda: program.scene is not None and program.scene.name == "zhang")

    run(program, body)


def test_who_types_ahead_opens_what_was_sought_and_not_what_was_listed(app, zhang, store):
    store.new("li", story("plain-default"))
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "2 case(s)" in seen(program) and "> li" in seen(program))
        for key in ("slash", *"zha", "enter", "enter"):
            program.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: program.scene is not None)
        assert program.scene.name == "zhang"

    run(program, body)


def test_what_was_chosen_ahead_is_not_opened_once_one_moved_on_or_nothing_is_found(app, zhang, store):
    store.new("li", story("plain-default"))
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "2 case(s)" in seen(program) and "> li" in seen(program))
        here = program.pane.query_one(VirtualList)
        for wrong in ("nobody", "stage:nowhere"):
            program.pane.query_one(Input).value = wrong
            assert here.outdated()
            here.action_open()
            await until(pilot, lambda: not here.outdated())
        for sought in ("", "sort:name"):
            program.pane.query_one(Input).value = sought
            assert here.outdated()
            if sought:
                here.action_open()
                here.cursor = 1
            await until(pilot, lambda: not here.outdated() and here.total == 2 and here.row is not None)
        await pilot.pause(0.2)
        assert program.scene is None

    run(program, body)


def test_what_is_said_while_the_law_is_loaded_stays(app, zhang):
    program = app()
    words = Text("something happened", "发生了某事")

    async def body(pilot):
        program.flash(words)
        await until(pilot, program.ready.is_set)
        await pilot.pause()
        assert words.en in seen(program)

    run(program, body)


def test_a_filter_that_does_not_read_is_told_and_loses_nothing(app, zhang):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "1 case(s)" in seen(program))
        program.pane.query_one(Input).value = "stage:nowhere"
        await until(pilot, lambda: "stage:nowhere: one of" in seen(program))
        program.pane.query_one(Input).value = ""
        await until(pilot, lambda: "1 case(s)" in seen(program))

    run(program, body, (140, 30))


def test_a_step_is_taken_told_and_stored_at_once_and_undone(app, zhang, db):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await until(pilot, lambda: program.pane.choice is not None)
        before = journal(db)
        assert program.pane.choice.act == "delete_listing"
        await pilot.press("enter")
        await until(pilot, lambda: program.scene.index == MOMENT + 1)
        assert journal(db) == before + 1
        await until(pilot, lambda: "published → deleted" in seen(program))
        await pilot.press("u")
        await until(pilot, lambda: program.scene.index == MOMENT)
        assert journal(db) == before + 2
        await pilot.press("U")
        await until(pilot, lambda: program.scene.index == MOMENT + 1)

    run(program, body, (120, 40))


def choose(program, act: str) -> None:
    acts = program.pane.acts
    place = next(at for at in range(acts.total) if acts._row(at).key[0] == act)
    acts.cursor = place


def test_a_refused_act_is_explained_and_not_recorded(app, zhang, db):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await until(pilot, lambda: program.pane.choice is not None)
        before = journal(db)
        choose(program, "publish_listing")
        await pilot.press("enter")
        await until(pilot, lambda: "may:   no" in program.pane.query_one(Page).as_text())
        assert journal(db) == before and program.scene.index == MOMENT

    run(program, body, (120, 40))


def test_an_act_that_needs_something_asks_for_it_tells_what_is_wrong_and_does_it(app, store, db):
    store.new("li", replace(story(), events=story().events[:6]))
    program = app("li")

    async def body(pilot):
        await opened(pilot)
        await until(pilot, lambda: program.pane.choice is not None)
        choose(program, "decide_listing")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, ActForm))
        form = program.screen
        await pilot.press("f4")
        await until(pilot, lambda: "needs" in seen(program))
        form.query_one("#f-grounds").select("able_but_refuses")
        assert form.query_one("#f-facts-able_to_perform").region.y < form.query_one("Collapsible").region.y
        form.query_one("#f-facts-able_to_perform").value = "true"
        await pilot.press("f4")
        await until(pilot, lambda: not isinstance(program.screen, ActForm))
        await until(pilot, lambda: program.scene.index == 7)
        assert store.open("li").story.events[-1].payload["grounds"] == ("able_but_refuses",)

    run(program, body, (120, 40))


def test_time_is_let_pass_to_the_next_deadline_and_to_a_day(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: str(program.scene.day) == "2019-06-06")
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "soon"
        await pilot.press("enter")
        await until(pilot, lambda: "is no day" in seen(program))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "2019-06-07"
        await pilot.press("enter")
        await until(pilot, lambda: str(program.scene.day) == "2019-06-07")
        await until(pilot, lambda: "finding" in program.pane.query_one(Page).as_text())

    run(program, body, (120, 40))


def test_the_bar_of_time_is_dragged(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        bar = program.pane.query_one(Scrubber)
        first = program.scene.marks[5]
        await pilot.mouse_down(bar, offset=(90, 1))
        await pilot.hover(bar, offset=(bar.column(first.day), 1))
        await pilot.mouse_up(bar, offset=(bar.column(first.day), 1))
        await until(pilot, lambda: program.scene.day == first.day)
        assert program.scene.index < MOMENT

    run(program, body, (100, 30))


def test_an_act_done_in_the_past_begins_a_branch_which_is_compared(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        await pilot.press("left", "left")
        await until(pilot, lambda: program.scene.index == MOMENT - 2)
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "otherwise"
        await pilot.press("enter")
        await until(pilot, lambda: program.scene.name == "otherwise" and program.scene.parent == "zhang")
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: "otherwise was forked from zhang" in seen(program))

    run(program, body, (120, 40))


def test_a_day_after_the_end_is_looked_at_and_not_recorded(app, zhang, db):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        before = journal(db)
        await pilot.press("m")
        await until(pilot, lambda: program.scene.beyond)
        assert "looking ahead" in seen(program)
        assert journal(db) == before

    run(program, body, (140, 30))


def test_the_gate_is_shut_for_a_train_and_says_why(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "gate")
        await until(pilot, lambda: program.pane.answered is not None and program.pane.kind is not None)
        assert program.pane.kind.id == "rail"
        await pilot.press("tab", "right")
        await until(pilot, lambda: list(program.pane.told().values()) == ["G"])
        await until(pilot, lambda: program.pane.answered.decision == "prohibited")
        await until(pilot, lambda: "law: prohibited" in seen(program) and "art. 3" in seen(program))
        await pilot.press("x")
        await until(pilot, lambda: "# prohibited" in seen(program))

    run(program, body, (120, 40))


def test_a_case_plays_by_itself_and_stops_at_a_breakpoint(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "replay")
        await pilot.press("f4")
        await until(pilot, lambda: program.scene.index == 0)
        program.pane.player.breakpoints = {4}
        program.pane.player.speed = 64
        await pilot.press("space")
        await until(pilot, lambda: program.scene.index == 4 and not program.pane.player.playing)

    run(program, body)


def test_money_shows_its_working_and_how_it_grew(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "money")
        await until(pilot, lambda: "owed at the end of 2019-06-03" in seen(program))
        await pilot.press("f6", "f8")
        await until(pilot, lambda: "working" in program.pane.query_one(Page).as_text())
        await until(pilot, lambda: "the debt from" in program.pane.query_one(Page).as_text())

    run(program, body, (110, 40))


def test_a_term_is_looked_up_by_its_initials(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "law")
        await pilot.press("f3", *"sxbzxr")
        await until(pilot, lambda: "judgment defaulter" in seen(program))

    run(program, body)


def test_a_file_is_looked_at_before_it_is_taken_in_and_of_a_wrong_one_nothing_unless_asked(app, zhang, store, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("timeline: 1\ntitle: x\ncases: {}\nevents: [{date: 2024-02-30, act: pay}]\n")
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "transfer")
        line = program.pane.query_one(Input)
        line.value = str(wrong)
        await pilot.press("f6")
        await until(pilot, lambda: len(program.screen_stack) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: len(program.screen_stack) == 1 and "!" in seen(program))
        assert len(store.cases(Filter())) == 1
        wrong.with_suffix(".jsonl").write_text(to_json_line(story()) + "\n{}\n")
        line.value = str(wrong.with_suffix(".jsonl"))
        await pilot.press("f6")
        await until(pilot, lambda: len(program.screen_stack) == 2)
        await pilot.press("enter")
        await until(pilot, lambda: "1 new case(s)" in seen(program))
        assert program.pane.as_command().endswith("--keep-going")
        line.value = "plain-default"
        await pilot.press("f4")
        await until(pilot, lambda: "2 timeline(s) can be taken in" in seen(program))
        await pilot.press("f6")
        await until(pilot, lambda: "2 new case(s)" in seen(program))

    run(program, body, (120, 30))


def test_the_open_case_is_written_into_a_file_and_over_one_only_when_asked(app, zhang, tmp_path):
    target, program = tmp_path / "out.yaml", app("zhang")

    async def body(pilot):
        await opened(pilot, "transfer")
        for answer in ("", "escape", "enter"):
            await pilot.press("f8")
            await until(pilot, lambda: isinstance(program.screen, Ask))
            program.screen.query_one(Input).value = str(target)
            await pilot.press("enter")
            if answer:
                await until(pilot, lambda: "is there already" in seen(program))
                await pilot.press("down", answer)
                await until(pilot, lambda: len(program.screen_stack) == 1)
            else:
                await until(pilot, target.exists)
            await until(pilot, lambda answer=answer: (target.read_text("utf-8") == "mine") == (answer == "escape"))
            target.write_text("mine")
        await until(pilot, lambda: "written" in seen(program))

    run(program, body, (140, 30))


def test_every_action_of_a_place_is_found_and_done_without_a_letter_key(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(program.screen, Find) and program.screen.found)
        names = [one.gives[1] for one in program.screen.found.values()]
        place = names.index("shell.language")
        await pilot.press(*["down"] * place, "enter")
        await until(pilot, lambda: program.lang == "zh")

    run(program, body)


def test_the_palette_finds_cases_rules_and_days(app, zhang):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("ctrl+p", *"zhang")
        await until(pilot, lambda: ("case", "zhang") in [one.gives for one in program.screen.found.values()])
        place = [one.gives for one in program.screen.found.values()].index(("case", "zhang"))
        await pilot.press(*["down"] * place, "enter")
        await until(pilot, lambda: program.scene is not None)
        await pilot.press("ctrl+p", *"2019-03-14")
        await until(pilot, lambda: ("day", "2019-03-14") in [one.gives for one in program.screen.found.values()])
        await pilot.press("enter")
        await until(pilot, lambda: str(program.scene.day) == "2019-03-14")

    run(program, body)


def test_an_action_that_cannot_be_done_says_why(app, zhang):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: program.ready.is_set() and "1 case(s)" in seen(program))
        await pilot.press("u")
        await until(pilot, lambda: "open a case first" in seen(program))

    run(program, body)


def test_an_unexpected_error_ends_nothing_and_shows_no_traceback(app, zhang, tmp_path, monkeypatch):
    from tui.log import begin_log, place

    begin_log()
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)

        def broken() -> Scene:
            raise ZeroDivisionError("secret of a case")

        program.session.undo = broken
        await pilot.press("u")
        await until(pilot, lambda: isinstance(program.screen, Report))
        assert "nothing is lost" in seen(program).replace("\n", " ") and "secret" not in seen(program)
        await pilot.press("escape")
        await pilot.press("L")
        await until(pilot, lambda: program.lang == "zh")

    run(program, body)
    assert "ZeroDivisionError" in place().read_text()


def test_a_language_and_a_theme_stay_set(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(program.screen, SettingsScreen))
        await pilot.press(*"contrast")
        await until(pilot, lambda: len(program.screen.found) == 1)
        await until(pilot, lambda: program.theme == "high-contrast")
        await pilot.press("enter", "escape", "L")

    run(program, body)
    again = app("zhang", lang=None)
    assert (again.lang, again.settings.theme) == ("zh", "high-contrast")


def test_a_visitor_touches_no_file(app, zhang):
    program = app("zhang", files=False)

    async def body(pilot):
        await opened(pilot, "transfer")
        program.pane.query_one(Input).value = "/etc/passwd"
        await pilot.press("f4")
        await until(pilot, lambda: "no files of this machine" in seen(program))

    run(program, body)


def test_a_track_is_chosen_by_arrows_and_drawn_as_boxes(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        diagram = program.pane.query_one(StateDiagram)
        diagram.focus()
        diagram.cursor = 0
        await pilot.press("down", "down")
        assert diagram.cursor == 2
        await until(pilot, lambda: "<- published 2019-03-12" in seen(program))

    run(program, body, (120, 40))


def test_a_name_in_brackets_is_no_markup(app, store):
    told = story()
    told = replace(told, title=type(told.title)("[bold]x[/bold] [", "[bold]y"))
    store.new("odd", told)
    program = app("odd")

    async def body(pilot):
        await opened(pilot)
        assert "[bold]x[/bold] [" in seen(program)
        await pilot.press("1")
        await until(pilot, lambda: "[bold]x[/bold] [" in seen(program))

    run(program, body, (140, 30))


def test_one_who_has_taken_the_case_further_is_not_overwritten(app, zhang, store):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await until(pilot, lambda: program.pane.choice is not None)
        other = store.open("zhang")
        other.advance(other.state.day)
        await pilot.press("enter")
        await until(pilot, lambda: "zhang" in seen(program) and "! " in seen(program))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: program.scene.frames == MOMENT + 1)

    run(program, body, (120, 40))


def test_marks_stay_on_a_list_and_the_cursor_keeps_its_place(app, zhang, store):
    store.new("li", story("plain-default"))
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "2 case(s)" in seen(program))
        await pilot.press("space")
        assert len(program.pane.query_one(VirtualList).marks) == 1

    run(program, body)


def test_a_letter_leads_to_every_part_of_the_screen(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(program.screen, Jump) and len(program.screen.parts) == 3)
        letter = next(key for key, part in program.screen.parts.items() if isinstance(part, Page))
        await pilot.press(letter)
        await until(pilot, lambda: isinstance(program.focused, Page))
        await pilot.press("f5")
        await until(pilot, lambda: program.pane.part is program.focused)
        assert not program.pane.query_one(VirtualList).display and "more" in seen(program)
        await pilot.press("escape")
        await until(pilot, lambda: program.pane.query_one(VirtualList).display)

    run(program, body)


def test_a_case_is_seen_under_the_law_of_another_day_and_nothing_is_done_there(app, zhang, db):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        before = journal(db)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "2014-01-01"
        await pilot.press("enter")
        await until(pilot, lambda: "law of 2014-01-01" in seen(program))
        await pilot.press("2", "f8")
        await until(pilot, lambda: "for comparison" in seen(program))
        assert journal(db) == before

    run(program, body, (140, 30))


def test_a_case_is_renamed_and_marked_cases_are_written_into_a_file(app, zhang, store, tmp_path):
    store.new("li", story("plain-default"))
    program, target = app(), tmp_path / "both.jsonl"

    async def body(pilot):
        await until(pilot, lambda: "2 case(s)" in seen(program))
        await pilot.press("space", "space", "f8")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)
        await pilot.press("home", "f6")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "renamed"
        await pilot.press("enter")
        await until(pilot, lambda: "renamed" in [row.name for row in store.cases(Filter())])

    run(program, body)
    assert len(target.read_text("utf-8").splitlines()) == 2


def test_what_the_cursor_is_on_is_copied_as_the_command_that_does_it(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot)
        await until(pilot, lambda: program.pane.choice is not None)
        await pilot.press("f12")
        await until(
            pilot,
            lambda: program.clipboard == "blacklist-sim case do zhang delete_listing --on 2019-06-03 --who borrower",
        )
        await program.go("gate")
        await until(pilot, lambda: program.pane.answered is not None)
        await pilot.press("f12")
        await until(pilot, lambda: program.clipboard.startswith("blacklist-sim gate case:zhang --on 2019-06-03 --who"))

    run(program, body)
