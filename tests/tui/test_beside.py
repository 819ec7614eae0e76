"""Two branches beside each other, and where branches leave."""

from dataclasses import replace
from datetime import date

import pytest
from textual.widgets import Input, OptionList, Static

from blacklist_sim.text import Text
from tui import beside_asked
from tui import columns_of_two as columns
from tui.abreast import Abreast, Branch
from tui.cells import width
from tui.panes.cases import MOMENT
from tui.screens.ask import Ask
from tui.screens.beside import BesideScreen
from tui.screens.pick import Pick
from tui.svg import grid_of
from tui.widgets.key_line import KeyLine
from tui.widgets.two_columns import TwoColumns
from tui.widgets.virtual_list import VirtualList

from .conftest import story
from .running import run, seen, until
from .test_panes import opened


@pytest.fixture
def zhang(store):
    """A case where the debtor has paid, and a branch in which he has not and nothing is done."""
    case = store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    idle = case.fork("idle", MOMENT - 2)
    idle.advance(date(2019, 6, 10))
    store.new("other", story("plain-default"))
    return case


# ── pure ──


def both(text: str) -> Text:
    return Text(text, text)


ROWS = (
    Abreast(both("2019-01-01"), both("the same"), both("the same"), True, 1),
    Abreast(both("2019-01-02"), both("only left 只在左"), None, False, 2),
    Abreast(both("2019-01-03"), None, both("only right"), False, 2),
    Abreast(both("2019-01-04"), both("one"), both("two"), False, 3),
)


def test_a_sign_says_how_the_sides_differ():
    assert [row.sign for row in ROWS] == [" ", "<", ">", "|"]
    assert columns.differing(ROWS) == [1, 2, 3]


@pytest.mark.parametrize("cells", [20, 40, 59, 60, 80, 121])
def test_every_line_fills_the_cells_that_there_are(cells):
    about = columns.about_width(ROWS, cells, "en")
    lines = [line.text for line in columns.drawn(ROWS, cells, "en", about)]
    assert {width(line) for line in (*lines, columns.heads("张某案", "idle", about, cells))} == {cells}


def test_where_there_is_no_room_the_sides_stand_one_above_the_other():
    lines = list(columns.drawn(ROWS, 40, "en", 11))
    assert [(line.text.rstrip(), line.place) for line in lines] == [
        ("  2019-01-01 the same", 0),
        ("< 2019-01-02 only left 只在左", 1),
        ("> 2019-01-03 only right", 2),
        ("< 2019-01-04 one", 3),
        ("> 2019-01-04 two", 3),
    ]


def test_the_branches_of_a_case_and_those_to_compare_with_are_told_the_nearest_first(session, zhang, store):
    store.open("idle").fork("later")
    session.open("zhang")
    assert beside_asked.branches(session) == (Branch("idle", MOMENT - 2, 1),)
    assert [name for name, _ in beside_asked.others(session)][:1] == ["idle"]
    session.open("later")
    names = [name for name, _ in beside_asked.others(session)]
    assert names[0] == "idle" and set(names) == {"idle", "zhang", "other"}


def test_two_cases_stand_beside_each_other_with_what_comes_of_them(session, zhang):
    session.open("zhang")
    found = beside_asked.beside(session, "idle")
    assert [row.same for row in found.events[: MOMENT - 2]] == [True] * (MOMENT - 2)
    rest = found.events[MOMENT - 2 :]
    assert [(str(row.about.en), row.sign, row.index) for row in rest] == [
        ("2019-03-20", "<", MOMENT - 1), ("2019-06-03", "<", MOMENT), ("2019-06-10", ">", MOMENT),
    ]  # fmt: skip
    stands = {row.about.en: row for row in found.stands}
    assert not stands["owed: loan"].same and stands["owed: loan"].left.en == "0.00 yuan"
    assert "delete the entry" in stands["next deadline"].left.en
    assert stands["张某"].left.en == "listed, restricted in consumption"
    assert stands["entry on the list (张某)"].same
    assert any("last day passed: delete the entry" in row.left.en for row in found.stands if row.left)


def test_what_is_copied_holds_both_columns_uncoloured(session, zhang):
    session.open("zhang")
    text = columns.as_text(beside_asked.beside(session, "idle"), "en")
    assert "idle was forked from zhang" in text and " > time passes" in text and "owed: loan" in text


# ── on the screen ──


def full(program) -> str:
    """The line in full that is under the cursor."""
    return str(program.screen.query_one("#full", Static).render())


async def compare(pilot, name: str):
    program = pilot.app
    await pilot.press("f8")
    await until(pilot, lambda: isinstance(program.screen, Pick))
    program.screen.query_one(OptionList).highlighted = next(
        place for place, (key, _) in enumerate(program.screen.choices) if key == name
    )
    await pilot.press("enter")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
def test_a_branch_is_set_beside_the_case_and_an_event_is_gone_to(app, zhang, size):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        await compare(pilot, "idle")
        await until(pilot, lambda: isinstance(program.screen, BesideScreen) and "2019-06-10" in seen(program))
        events = program.screen.query_one("#events", TwoColumns)
        await until(pilot, lambda: events.has_focus)
        assert events.cursor == MOMENT - 2
        await until(pilot, lambda: "idle: -" in full(program))
        await pilot.press("n")
        assert events.cursor == MOMENT - 1
        await pilot.press("left")
        assert events.cursor == MOMENT - 2
        await pilot.press("up", "up", "enter")
        await until(pilot, lambda: program.scene.index == MOMENT - 3)
        assert program.scene.name == "zhang"

    run(program, body, size)


def test_how_they_stand_is_gone_through_and_copied_and_left(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        await compare(pilot, "idle")
        await until(pilot, lambda: isinstance(program.screen, BesideScreen))
        await pilot.press("tab", "y")
        stands = program.screen.query_one("#stands", TwoColumns)
        assert stands.has_focus
        assert "owed: loan" in program.clipboard
        await pilot.press("escape")
        await until(pilot, lambda: len(program.screen_stack) == 1)
        assert program.scene.index == MOMENT

    run(program, body, (80, 24))


def test_two_cases_are_worked_by_the_mouse_alone(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        await compare(pilot, "idle")
        await until(pilot, lambda: isinstance(program.screen, BesideScreen) and full(program))
        events, stands = program.screen.query(TwoColumns)
        keys = program.screen.query_one(KeyLine)

        async def key(name: str):
            line = seen(program).splitlines()[keys.region.y + 1]
            await pilot.click(keys, offset=(line.index(name), 1))

        await key("next")
        await until(pilot, lambda: events.cursor == MOMENT - 1)
        await key("other part")
        await until(pilot, lambda: stands.has_focus)
        await key("copy")
        await until(pilot, lambda: "owed: loan" in program.clipboard and "copied" in seen(program))
        await pilot.click(events, offset=(20, 4))
        place = events.cursor
        assert place < MOMENT - 1
        await key("go there")
        await until(pilot, lambda: program.scene.index == place + 1)

    run(program, body, (120, 40))


def test_no_size_is_too_small_for_two_cases(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        await compare(pilot, "idle")
        await until(pilot, lambda: isinstance(program.screen, BesideScreen))
        for size in ((1, 1), (5, 40), (20, 5), (59, 24), (60, 24), (200, 60)):
            await pilot.resize_terminal(*size)
            await pilot.press("down", "tab", "n", "end", "home")
            assert {width(line) for line in grid_of(program.screen)} == {size[0]}
        assert isinstance(program.screen, BesideScreen)

    run(program, body, (80, 24))


def test_any_other_case_can_be_named(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        await compare(pilot, "")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "nobody"
        await pilot.press("enter")
        await until(pilot, lambda: "! " in seen(program) and "nobody" in seen(program))
        await compare(pilot, "other")
        await until(pilot, lambda: "share no origin" in seen(program))

    run(program, body, (120, 40))


def test_where_a_branch_leaves_is_told_among_the_events_and_leads_there(app, zhang):
    program = app("zhang")

    async def body(pilot):
        await opened(pilot, "timeline")
        await until(pilot, lambda: "branch “idle” leaves (1 event)" in seen(program))
        here = program.pane.query_one(VirtualList)
        assert here.row.key == MOMENT
        here.focus()
        await pilot.press("up")
        await until(pilot, lambda: program.scene.index == MOMENT - 1)
        await pilot.press("up")
        await until(pilot, lambda: here.row.key == "idle")
        assert program.scene.index == MOMENT - 1
        await pilot.press("enter")
        await until(pilot, lambda: program.scene.name == "idle")
        await until(pilot, lambda: "leaves (" not in seen(program))

    run(program, body, (120, 40))
