"""Everything by the mouse alone, and everything without a letter."""

from dataclasses import replace

import pytest
from textual import events
from textual.widgets import OptionList

from tui.actions import ACTIONS, AREAS, SHELL, of
from tui.app import BlacklistApp
from tui.panes.cases import MOMENT
from tui.screens.act_form import ActForm
from tui.screens.ask import Ask
from tui.screens.dialog import Dialog
from tui.screens.find import Find
from tui.screens.pick import Pick
from tui.shell import Shell
from tui.widgets.choice import Choice, Several
from tui.widgets.page import Page
from tui.widgets.shell_lines import Flash, Foot
from tui.widgets.virtual_list import VirtualList

from .conftest import story
from .mousing import RIGHT, click_close, click_found, click_more, click_option, click_row, click_words, wheel_to
from .running import run, seen, until

LARGE = (110, 110)
PLACES = (SHELL, *(area for area in AREAS if list(of(area))))
WALKS = [place if place in ("gate", "money") else pytest.param(place, marks=pytest.mark.slow) for place in PLACES]
"""The walks through all actions of a place; those through many take long."""


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch) -> None:
    """What is written in passing stands nowhere else."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def zhang(store):
    """A saved case that stands where the debtor has paid."""
    return store.new("zhang", replace(story(), events=story().events[:MOMENT]))


@pytest.fixture
def begun(monkeypatch) -> list[str]:
    """The actions that were begun and the areas that were gone to; leaving is only noted."""
    found: list[str] = []
    doing, seeing = BlacklistApp._begun, Shell._seen

    def done(self, action):
        found.append(action.id)
        doing(self, action)

    def gone(self, pane):
        found.append(f"{SHELL}.{pane.id}")
        seeing(self, pane)

    monkeypatch.setattr(BlacklistApp, "_begun", done)
    monkeypatch.setattr(Shell, "_seen", gone)
    monkeypatch.setattr(BlacklistApp, "do_quit", lambda self: None)
    return found


def opened(program):
    return lambda: program.pane is not None and program.scene is not None


async def gone_to(pilot, area: str) -> None:
    """Goes to an area by two clicks."""
    await pilot.click(offset=(2, 0))
    await until(pilot, lambda: isinstance(pilot.app.screen, Pick))
    await click_option(pilot, list(AREAS).index(area))
    await until(pilot, lambda: pilot.app.pane.area == area and not isinstance(pilot.app.screen, Dialog))


@pytest.mark.parametrize("place", WALKS)
def test_every_action_that_is_possible_is_done_by_clicks_alone(app, zhang, begun, place):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        area = "stepper" if place == SHELL else place
        await gone_to(pilot, area)
        for action in of(place):
            if action.can(program.scene) is not None:
                continue
            begun.clear()
            await click_more(pilot)
            await click_found(pilot, ("action", action.id))
            await until(pilot, lambda id=action.id: id in begun)
            await pilot.pause()
            while isinstance(program.screen, Dialog):
                await click_close(pilot)
            if program.pane.area != area:
                await gone_to(pilot, area)

    run(program, body, LARGE)


@pytest.mark.parametrize("place", WALKS)
def test_every_action_that_is_possible_is_done_by_arrows_function_keys_enter_and_escape(app, zhang, begun, place):
    program = app("zhang")

    def press(key: str, times: int = 1) -> None:
        for _ in range(times):
            program.post_message(events.Key(key, None))

    async def listed(pilot):
        await until(pilot, lambda: not isinstance(program.screen, Dialog))
        press("f1")
        await until(pilot, lambda: isinstance(program.screen, Find) and program.screen.found)
        await until(pilot, lambda: program.screen.query_one(VirtualList).total == len(program.screen.found))
        return [one.gives[1] for one in program.screen.found.values()]

    async def do(pilot, name):
        begun.clear()
        places = await listed(pilot)
        press("down", places.index(name))
        await until(pilot, lambda: program.screen.query_one(VirtualList).cursor == places.index(name))
        press("enter")
        await until(pilot, lambda: name in begun)
        await pilot.pause()
        while isinstance(program.screen, Dialog):
            dialog = program.screen
            press("escape")
            await until(pilot, lambda left=dialog: program.screen is not left)

    async def body(pilot):
        await until(pilot, opened(program))
        area = "stepper" if place == SHELL else place
        for action in of(place):
            if action.can(program.scene) is None:
                if program.pane.area != area:
                    await do(pilot, f"{SHELL}.{area}")
                await do(pilot, action.id)

    run(program, body, (100, 30))


def test_nothing_that_is_done_is_out_of_the_reach_of_these_walks():
    assert {action.id for place in PLACES for action in of(place)} == set(ACTIONS)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
def test_the_footer_shows_what_there_is_room_for_and_always_the_way_to_the_rest(app, zhang, size):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await until(pilot, lambda: "? " in seen(program).splitlines()[-1])
        assert seen(program).splitlines()[-1].endswith(" ?  more")
        await click_more(pilot)
        await click_close(pilot)
        await click_words(pilot, "take the step")
        await until(pilot, lambda: program.scene.index == MOMENT + 1)

    run(program, body, size)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
def test_the_head_leads_to_the_areas_the_cases_and_the_timeline(app, zhang, size):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await gone_to(pilot, "gate")
        await pilot.click(offset=(size[0] - 4, 0))
        await until(pilot, lambda: program.pane.area == "timeline")
        await pilot.click(offset=(18, 0))
        await until(pilot, lambda: program.pane.area == "cases")

    run(program, body, size)


def test_head_and_footer_are_cut_anew_when_the_terminal_becomes_wider(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await pilot.resize_terminal(40, 12)
        await until(pilot, lambda: "in full" not in seen(program).splitlines()[0])
        await pilot.resize_terminal(140, 12)
        await until(pilot, lambda: "in full" in seen(program).splitlines()[0])
        assert "play one party" in seen(program).splitlines()[-1]

    run(program, body)


def test_the_right_button_on_a_row_shows_what_can_be_done_there(app, zhang, store):
    store.new("li", story("plain-default"))
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "2 case(s)" in seen(program))
        await click_words(pilot, " zhang ", RIGHT)
        await until(pilot, lambda: isinstance(program.screen, Pick))
        assert "put away  (del)" in seen(program)
        await click_words(pilot, "open  (enter)")
        await until(pilot, lambda: program.scene is not None and program.scene.name == "zhang")

    run(program, body)


def test_what_was_said_is_clicked_away(app, zhang):
    program = app()

    async def body(pilot):
        await until(pilot, program.ready.is_set)
        await pilot.press("u")
        await until(pilot, lambda: "open a case first" in seen(program))
        await pilot.click(Flash)
        await until(pilot, lambda: "open a case first" not in seen(program))

    run(program, body)


def test_a_click_in_front_of_a_row_marks_it_and_takes_the_mark_away(app, zhang, store):
    store.new("li", story("plain-default"))
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "2 case(s)" in seen(program))
        rows = program.pane.query_one(VirtualList)
        await click_row(pilot, rows, 1, column=1)
        assert rows.marks == {rows._row(1).key} and rows.cursor == 0
        await click_row(pilot, rows, 1, column=1)
        assert not rows.marks

    run(program, body)


def test_a_click_below_the_thumb_of_a_scroll_bar_shows_more(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await gone_to(pilot, "law")
        rows = program.pane.query_one(VirtualList)
        await until(pilot, lambda: (rows.total or 0) > 30)
        await pilot.click(offset=(rows.region.right - 1, rows.region.bottom - 2))
        await until(pilot, lambda: rows.scroll_offset.y > 0)

    run(program, body)


def test_an_act_is_chosen_its_form_filled_and_it_is_done_by_clicks_alone(app, store):
    store.new("li", replace(story(), events=story().events[:6]))
    program = app("li")

    async def body(pilot):
        await until(pilot, opened(program))
        acts = program.pane.acts
        await until(pilot, lambda: acts.total)
        place = next(at for at in range(acts.total) if acts._row(at).key[0] == "decide_listing")
        await wheel_to(pilot, acts, place)
        await click_row(pilot, acts, place, times=2)
        await until(pilot, lambda: isinstance(program.screen, ActForm))
        form = program.screen
        await click_words(pilot, "do it")
        await until(pilot, lambda: "needs" in seen(program))
        await click_words(pilot, "able to perform but refuses")
        await until(pilot, lambda: form.query_one("#f-grounds", Several).selected == ["able_but_refuses"])
        await pilot.click("#f-facts-able_to_perform")
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await click_option(pilot, 1)
        await until(pilot, lambda: form.query_one("#f-facts-able_to_perform", Choice).value == "true")
        await click_words(pilot, "f4 do it")
        await until(pilot, lambda: program.scene.index == 7)

    run(program, body, (120, 110))


def test_a_question_with_a_line_is_answered_and_left_by_clicks(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await click_words(pilot, "to a day")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        await click_words(pilot, "esc close")
        await until(pilot, lambda: not isinstance(program.screen, Ask))
        await click_words(pilot, "to a day")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        await click_words(pilot, "enter OK")
        await until(pilot, lambda: program.scene.index == MOMENT + 1)

    run(program, body, (120, 40))


def test_a_ticket_is_asked_for_at_the_gate_by_clicks_alone(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await gone_to(pilot, "gate")
        await until(pilot, lambda: program.pane.answered is not None)
        details = program.pane.query_one("#fields", VirtualList)
        await click_row(pilot, details, 0, times=2)
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await click_option(pilot, 1)
        await until(pilot, lambda: program.pane.answered.decision == "prohibited")
        kinds = program.pane.query_one("#kinds", VirtualList)
        await click_row(pilot, kinds, 1)
        await until(pilot, lambda: program.pane.kind.id != "rail" and not program.pane.told())
        await click_row(pilot, kinds, 0)
        await until(pilot, lambda: program.pane.told() == {"train": "G"})

    run(program, body, (120, 40))


def test_what_waits_is_dropped_when_a_question_comes_first(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await until(pilot, lambda: program.pane.choice is not None)
        for name in ("stepper.form", "stepper.next"):
            program.action_act(name)
        await until(pilot, lambda: isinstance(program.screen, ActForm))
        await pilot.press("escape")
        await pilot.pause()
        program.action_act("money.working")
        await until(pilot, lambda: program.pane.area == "money")
        assert program.scene.index == MOMENT

    run(program, body)


def test_a_part_is_seen_alone_with_the_keys_below_it_and_all_parts_again_elsewhere(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        program.pane.query_one(Page).focus()
        await pilot.press("f5")
        await until(pilot, lambda: program.pane.part is not None)
        assert not program.pane.acts.display and program.screen.query_one(Foot).display
        await gone_to(pilot, "money")
        await gone_to(pilot, "stepper")
        assert program.pane.part is None and program.pane.acts.display

    run(program, body)


def test_the_choices_of_a_small_screen_scroll(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, opened(program))
        await pilot.press("0")
        await until(pilot, lambda: isinstance(program.screen, Pick))
        options = program.screen.query_one(OptionList)
        await pilot.press("end")
        await until(pilot, lambda: options.scroll_offset.y > 0)
        assert "Money" in seen(program)

    run(program, body, (40, 10))
