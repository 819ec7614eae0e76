"""The area of exercises: chosen, worked, handed in and looked at again, by keys and by the mouse."""

import json
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from textual import events
from textual.widgets import Input, OptionList

from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.exercise.seeds import seed_of
from blacklist_sim.exercise.variant import variant
from blacklist_sim.text import LANGUAGES, Text
from blacklist_sim.workflow.assemble import load_engine
from tui.__main__ import main
from tui.answering import Asking, answered, day_given
from tui.cells import width
from tui.exercise_scene import ItemSeen
from tui.screens.answer import MarkSeveral, PutInOrder, WriteLine, WriteText
from tui.screens.ask import Ask
from tui.screens.pick import Pick
from tui.svg import grid_of
from tui.widgets.page import Page
from tui.widgets.virtual_list import VirtualList

from .mousing import click_option, click_row, click_words
from .running import run, seen, until

NAME = "paid-and-still-listed"
SEED = seed_of("teacher", NAME)


@pytest.fixture(scope="module")
def keys():
    """What is right in the variant of the test's user."""
    found = variant(load_engine(), read_exercise(NAME), SEED)
    return {id_: item.form.right(item) for id_, item in found.items.items()}


async def listed(pilot):
    """Goes to the area, to the shipped exercise."""
    program = pilot.app
    await until(pilot, lambda: program.session is not None and program.pane is not None)
    if isinstance(program.screen, Pick):
        await pilot.press("escape")
    await pilot.press("5")
    await until(pilot, lambda: program.pane.area == "exercise" and program.pane.list.row is not None)
    program.pane.query_one("#sought", Input).value = NAME
    await until(pilot, lambda: program.pane.chosen == NAME)


async def asked(pilot, kind):
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))


async def began(pilot, way: int = 0):
    """Begins it in one of the ways that are offered, by keys."""
    await listed(pilot)
    await pilot.press("enter")
    await asked(pilot, Pick)
    await pilot.press(*["down"] * way, "enter")
    await until(pilot, lambda: pilot.app.pane.paper is not None)


async def chosen(pilot, key: str):
    """Moves the cursor of the choices to one of them and takes it."""
    await asked(pilot, Pick)
    screen = pilot.app.screen
    place = [one for one, _ in screen.choices].index(key)
    screen.query_one(OptionList).highlighted = place
    await pilot.press("enter")


async def stands_on(pilot, item: str):
    """Goes down to an item by keys."""
    pane = pilot.app.pane
    place = next(at for at in range(pane.items.total) if pane.items._row(at).key == ("item", item))
    by = place - pane.items.cursor
    await pilot.press(*["down" if by > 0 else "up"] * abs(by))
    await until(pilot, lambda: pane.item is not None and pane.item.id == item)


async def answer(pilot, item: str, given):
    """Answers an item by keys."""
    pane = pilot.app.pane
    await stands_on(pilot, item)
    await pilot.press("enter")
    if pane.item.kind == "choice":
        await chosen(pilot, given)
    else:
        await asked(pilot, WriteLine)
        pilot.app.screen.query_one(Input).value = ""
        await pilot.press(*given.replace("-", ""), "enter")
    await until(pilot, lambda: pane.paper.items[item].given == given)


def telling(program) -> str:
    return program.pane.query_one("#item", Page).as_text()


def test_a_whole_exercise_is_done_by_keys_that_no_input_method_takes(app, keys):
    program = app()

    async def body(pilot):
        await began(pilot)
        for item, given in keys.items():
            await answer(pilot, item, given)
        await pilot.press("f6")
        await until(pilot, lambda: pilot.app.pane.item.verdict is not None)
        assert "points: 4 of 4" in telling(program) and "List Provisions" in telling(program)
        await pilot.press("f8")
        await chosen(pilot, "yes")
        await until(pilot, lambda: program.pane.paper.submitted)
        assert "result: 36 of 36 (100 %)" in telling(program)

    run(program, body, (120, 40))


def test_a_whole_exercise_is_done_by_the_mouse_alone(app, keys):
    program = app()

    async def body(pilot):
        await listed(pilot)
        pane = program.pane
        await click_row(pilot, pane.list, 0, times=2)
        await asked(pilot, Pick)
        await click_option(pilot, 0)
        await until(pilot, lambda: pane.paper is not None)
        for item in ("1.1", "1.2", "2.1"):
            place = next(at for at in range(pane.items.total) if pane.items._row(at).key == ("item", item))
            await click_row(pilot, pane.items, place, times=2)
            await asked(pilot, Pick)
            await click_option(pilot, [one for one, _ in program.screen.choices].index(keys[item]))
            await until(pilot, lambda item=item: pane.paper.items[item].given is not None)
        await click_words(pilot, " lock")
        await until(pilot, lambda: pane.item.locked)
        await click_words(pilot, " submit")
        await asked(pilot, Pick)
        await click_option(pilot, 1)
        await until(pilot, lambda: pane.paper.submitted)
        assert "12 of 36 (33 %)" in telling(program)

    run(program, body, (120, 50))


def test_what_is_no_answer_is_told_where_it_is_written_and_changes_nothing(app):
    program = app()

    async def body(pilot):
        await began(pilot)
        await stands_on(pilot, "2.4.by")
        await pilot.press("enter", *"soon", "enter")
        await until(pilot, lambda: "! a date such as 2019-03-12, or none" in seen(program))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(program.screen, WriteLine))
        assert program.pane.paper.items["2.4.by"].given is None
        await pilot.press("enter", "f4")
        await until(pilot, lambda: program.pane.paper.items["2.4.by"].given == "none")
        assert "there is none" in telling(program)

    run(program, body)


@pytest.mark.parametrize(
    ("written", "day"),
    [("2019-07-12", "2019-07-12"), ("2019/7/12", "2019-07-12"), ("20190712", "2019-07-12"), ("None", "none"),
     ("2019年7月12日", "2019-07-12"), ("无", "none"), ("2019-02-30", "2019-02-30"), ("soon", "soon")],
)  # fmt: skip
def test_a_day_is_taken_however_it_is_written(written, day):
    assert day_given(written) == day


def test_a_hint_tells_its_price_first_and_costs_it(app, keys):
    program = app()

    async def body(pilot):
        await began(pilot)
        await stands_on(pilot, "1.1")
        await pilot.press("f4")
        await asked(pilot, Pick)
        assert "at most 3 of 4 points" in seen(program)
        await chosen(pilot, "no")
        assert program.pane.item.hints == ()
        for tier, words in enumerate(("question", "article", "rule"), start=1):
            await pilot.press("f4")
            await chosen(pilot, "yes")
            await until(pilot, lambda tier=tier: len(program.pane.item.hints) == tier)
            assert f"{words}: " in telling(program)
        await answer(pilot, "1.1", keys["1.1"])
        await pilot.press("f6")
        await until(pilot, lambda: program.pane.item.locked)
        assert "points: 1 of 4" in telling(program)

    run(program, body, (100, 40))


def test_what_is_locked_is_explained_and_not_answered_again(app, keys):
    program = app()

    async def body(pilot):
        await began(pilot)
        await stands_on(pilot, "2.2")
        await pilot.press("f6")
        await until(pilot, lambda: "! answer it first (enter)" in seen(program))
        await answer(pilot, "2.2", "no")
        await pilot.press("f6")
        await until(pilot, lambda: program.pane.item.locked)
        assert "right: yes" in telling(program) and "art. 10(1)(1)" in telling(program)
        await pilot.press("enter")
        await until(pilot, lambda: "! this answer is locked" in seen(program))
        assert not isinstance(program.screen, Pick)

    run(program, body, (100, 40))


def test_an_exam_explains_nothing_before_it_is_submitted(app):
    program = app()

    async def body(pilot):
        await began(pilot, 1)
        assert program.pane.paper.exam
        await answer(pilot, "1.1", "permitted")
        await pilot.press("f6")
        await until(pilot, lambda: "! this is an exam" in seen(program))
        assert program.pane.item.verdict is None
        await pilot.press("f8")
        await asked(pilot, Pick)
        assert "8 unanswered: 1.2" in seen(program)
        await chosen(pilot, "yes")
        await until(pilot, lambda: program.pane.paper.submitted)
        assert all(item.verdict is not None for item in program.pane.paper.items.values())

    run(program, body, (100, 40))


def test_one_comes_back_to_what_was_left(app, keys):
    program = app()

    async def body(pilot):
        await began(pilot)
        await answer(pilot, "1.1", keys["1.1"])
        await pilot.press("escape")
        await until(pilot, lambda: program.pane.paper is None and "1/9" in seen(program))
        await pilot.press("1", "5", "enter")
        await asked(pilot, Pick)
        assert f"go on (seed {SEED})" in seen(program)
        await pilot.press("enter")
        await until(pilot, lambda: program.pane.paper is not None)
        assert program.pane.paper.items["1.1"].given == keys["1.1"]
        await pilot.press("f8")
        await chosen(pilot, "yes")
        await until(pilot, lambda: program.pane.paper.submitted)
        await pilot.press("f3")
        await until(pilot, lambda: program.pane.paper is None and "4/36" in seen(program))
        await pilot.press("enter")
        await chosen(pilot, "review")
        await until(pilot, lambda: program.pane.paper is not None and program.pane.paper.submitted)

    run(program, body)


def test_another_seed_has_other_values_and_what_is_no_number_is_told(app):
    program = app()

    async def body(pilot):
        await listed(pilot)
        await pilot.press("enter")
        await chosen(pilot, "seed")
        await asked(pilot, Ask)
        program.screen.query_one(Input).value = "many"
        await pilot.press("enter")
        await until(pilot, lambda: "is no whole number" in seen(program))
        await pilot.press("enter")
        await chosen(pilot, "seed")
        await asked(pilot, Ask)
        program.screen.query_one(Input).value = "3"
        await pilot.press("enter")
        await chosen(pilot, "begin")
        await until(pilot, lambda: program.pane.paper is not None)
        other = variant(load_engine(), read_exercise(NAME), 3)
        assert [task.ask for task in program.pane.paper.tasks] == [task.ask for task in other.tasks]

    run(program, body)


def test_what_comes_after_is_hidden_and_so_are_the_tracks_that_a_task_asks_of(app):
    program = app()

    async def body(pilot):
        await began(pilot)
        pane = program.pane
        before, asks, after = pane.paper.tasks
        assert before.past.tracks and asks.past.tracks and not before.past.hidden
        assert after.past.hidden and not after.past.tracks and not after.past.people
        assert len(after.past.events) == len(asks.past.events) + 1
        for item in ("2.1", "2.2", "2.3"):
            await answer(pilot, item, "yes")
            await pilot.press("f6")
            await until(pilot, lambda item=item: pane.paper.items[item].locked)
        assert pane.paper.tasks[2].past.hidden
        await answer(pilot, "2.4.who", "court")
        await pilot.press("f6")
        await answer(pilot, "2.4.by", "none")
        await pilot.press("f6")
        await until(pilot, lambda: pane.paper.items["2.4.by"].locked)
        assert pane.paper.tasks[2].past.hidden  # the last task asks of this moment itself

    run(program, body, (100, 40))


def test_no_key_is_in_what_is_shown_before_it_may_be_seen(app, keys):
    program = app()

    async def body(pilot):
        await began(pilot)
        items = program.pane.paper.items.values()
        assert all(item.verdict is None and item.rule is None and item.key == () for item in items)
        assert keys["3.last"] not in repr(program.pane.paper)
        await pilot.press("b")
        await until(pilot, lambda: "nothing here rests on a rule" in seen(program))

    run(program, body)


def test_a_teacher_sees_keys_and_nothing_of_it_is_kept(app, keys):
    program = app(teacher=True)

    async def body(pilot):
        await began(pilot)
        await stands_on(pilot, "3.last")
        assert f"key: {keys['3.last']}" in telling(program) and "teacher's view" in seen(program)
        assert not program.pane.paper.tasks[2].past.hidden
        await pilot.press("escape")
        await until(pilot, lambda: program.pane.paper is None)

    run(program, body, (120, 40))


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_the_result_is_written_into_a_file(app, keys, tmp_path: Path, form):
    program, target = app(), tmp_path / f"mine.{form}"

    async def body(pilot):
        await began(pilot)
        await pilot.press("f7")
        await until(pilot, lambda: "! there is a result once it has been submitted (S)" in seen(program))
        await answer(pilot, "1.1", keys["1.1"])
        await pilot.press("f8")
        await chosen(pilot, "yes")
        await until(pilot, lambda: program.pane.paper.submitted)
        await pilot.press("f7")
        await chosen(pilot, form)
        await asked(pilot, Ask)
        program.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, lambda: "written: " in seen(program))
        await pilot.press("f7")
        await chosen(pilot, form)
        await asked(pilot, Ask)
        program.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await chosen(pilot, "keep")

    run(program, body)
    text = target.read_text("utf-8")
    if form == "json":
        assert json.loads(text)["earned"] == "4" and json.loads(text)["seed"] == SEED
    else:
        assert "art. 10(1)" in text and "1.1" in text


def test_a_visitor_works_and_writes_nothing(app, keys, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    program = app(files=False)

    async def body(pilot):
        await began(pilot)
        await pilot.press("f8")
        await chosen(pilot, "yes")
        await until(pilot, lambda: program.pane.paper.submitted)
        before = sorted(path.name for path in tmp_path.iterdir())
        await pilot.press("f7")
        await chosen(pilot, "csv")
        await until(pilot, lambda: "task,item,asked" in telling(program))
        await pilot.press("a")
        await until(pilot, lambda: "no files of this machine" in seen(program))
        assert sorted(path.name for path in tmp_path.iterdir()) == before

    run(program, body)


def test_a_file_of_ones_own_is_listed_and_one_that_is_amiss_is_told_with_its_place(app, tmp_path: Path):
    program = app()
    good, bad = tmp_path / "mine.yaml", tmp_path / "bad.yaml"
    text = Path(read_exercise(NAME).file).read_text("utf-8")
    good.write_text(text.replace("She has paid, and is still", "Mine"), "utf-8")
    bad.write_text(text.replace("level: 1", "level: nine"), "utf-8")

    async def body(pilot):
        await listed(pilot)
        for path, words in ((bad, "bad.yaml:3:8"), (good, "Mine on the list")):
            await pilot.press("ctrl+f")
            await asked(pilot, Ask)
            program.screen.query_one(Input).value = str(path)
            await pilot.press("enter")
            await until(pilot, lambda words=words: words in seen(program))
        assert program.pane.chosen == "mine"
        await pilot.press("enter", "enter")
        await until(pilot, lambda: program.pane.paper is not None and program.pane.paper.name == "mine")

    run(program, body, (100, 40))


def test_what_is_not_found_leaves_an_empty_list(app):
    program = app()

    async def body(pilot):
        await listed(pilot)
        program.pane.query_one("#sought", Input).value = "no such thing"
        await until(pilot, lambda: "0 exercise(s)" in seen(program))
        await pilot.press("f3", "enter", "enter")
        assert program.pane.paper is None
        program.pane.query_one("#sought", Input).value = "预测"
        await until(pilot, lambda: program.pane.chosen is not None)

    run(program, body)


def item(kind: str, given=None) -> ItemSeen:
    options = tuple((one, Text(one, one)) for one in ("first", "second", "third"))
    return ItemSeen("1.1", Text("asked", "所问"), kind, Decimal(4), given, options=options)


async def given_by(pilot, one: ItemSeen, work):
    """What a dialog gives for an item that no shipped exercise asks, while it is worked by `work`."""
    found = []
    asking = Asking(pilot.app, SimpleNamespace(unfit=lambda name, value: None))

    async def ask():
        found.append(await answered(asking, one))

    pilot.app.run_worker(ask(), exit_on_error=False)
    await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
    await work(asking)
    await until(pilot, lambda: found)
    return found[0]


@pytest.mark.parametrize(
    ("kind", "given", "keys", "value"),
    [
        ("several", None, ("space", "down", "space", "enter"), ["first", "third"]),
        ("several", ["first"], ("space", "enter"), []),
        ("order", None, ("right", "right", "enter"), ["second", "third", "first"]),
        ("order", ["third", "second", "first"], ("down", "left", "enter"), ["second", "third", "first"]),
        ("words", None, (*"yes", "f4"), "yes"),
        ("words", "yes", ("end", "backspace", "f4"), "ye"),
        ("amount", None, (*"12.50", "enter"), "12.50"),
        ("unheard of", None, (*"[1, 2]", "enter"), [1, 2]),
        ("unheard of", None, (*"so", "enter"), "so"),
        ("place", None, ("down", "enter", *"10(1)", "enter"), {"instrument": "second", "article": "10(1)"}),
        ("choice", "first", ("end", "enter"), None),
    ],
)
def test_every_form_of_answer_is_given_by_keys(app, kind, given, keys, value):
    program = app()

    async def body(pilot):
        await listed(pilot)

        async def work(asking):
            for key in keys:
                before = len(program.screen_stack)
                await pilot.press({" ": "space", "[": "left_square_bracket", "]": "right_square_bracket"}.get(key, key))
                await pilot.pause()
                if key == "enter" and before > 1:
                    await pilot.pause(0.05)

        found = await given_by(pilot, item(kind, given), work)
        assert found is not None and found.value == value

    run(program, body)


def test_a_text_that_was_left_is_there_again(app):
    program = app()

    async def body(pilot):
        await listed(pilot)

        async def work(asking):
            await pilot.press(*"half", "escape")
            await until(pilot, lambda: len(program.screen_stack) == 1)
            assert asking.drafts == {"1.1": "half"}

        assert await given_by(pilot, item("words"), work) is None

    run(program, body)


@pytest.mark.parametrize("kind", ["several", "order"])
def test_marks_and_orders_are_given_by_the_mouse(app, kind):
    program = app()

    async def body(pilot):
        await listed(pilot)

        async def work(asking):
            rows = program.screen.query_one(VirtualList)
            await click_row(pilot, rows, 1)
            if kind == "order":
                await click_words(pilot, "earlier")
                await until(pilot, lambda: program.screen.order[0] == "second")
            await click_words(pilot, "OK")

        found = await given_by(pilot, item(kind), work)
        assert found.value == (["second"] if kind == "several" else ["second", "first", "third"])

    run(program, body)


def test_the_dialogs_fit_the_smallest_terminal(app):
    program = app()

    async def body(pilot):
        await listed(pilot)
        for kind, screen in (("several", MarkSeveral), ("order", PutInOrder), ("words", WriteText), ("day", WriteLine)):

            async def work(asking, screen=screen):
                assert isinstance(program.screen, screen)
                await until(pilot, lambda: "asked" in seen(program) and "esc close" in seen(program))
                await pilot.press("escape")

            assert await given_by(pilot, item(kind), work) is None

    run(program, body, (40, 12))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_of_an_exercise_fills_the_terminal_however_wide_it_is(app, lang):
    program = app(lang=lang)

    async def body(pilot):
        await began(pilot)
        pane = program.pane
        for step in ((pane.exercises.answer, "2.2", "no"), (pane.exercises.lock, "2.2"), (pane.exercises.submit,)):
            await pane.do_the(*step)
            for columns in (20, 33, 60, 81, 121):
                await pilot.resize_terminal(columns, 24)
                await pilot.pause()
                assert [line for line in grid_of(program.screen) if width(line) != columns] == []

    run(program, body, (80, 24))


def test_no_size_is_too_small_for_an_exercise_and_its_dialogs(app):
    program = app()

    async def body(pilot):
        await began(pilot)
        for size in ((1, 1), (2, 2), (5, 40), (80, 24), (1, 1)):
            await pilot.resize_terminal(*size)
        for key in ("down", "enter", "escape", "f4", "escape", "f8", "escape", "tab", "tab", "f5", "f5", "f3"):
            await pilot.press(key)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "She has paid" in seen(program))

    run(program, body, (80, 24))


@pytest.mark.parametrize("other", ["--visitor", "--served"])
def test_visitors_never_have_the_teachers_view(other):
    told = CliRunner().invoke(main, ["--teacher", other], env={"TEXTUAL_DRIVER": "none"})
    assert told.exit_code == 2 and "never for visitors" in told.output


def test_who_types_ahead_begins_what_was_sought(app):
    program = app()

    async def body(pilot):
        await listed(pilot)
        program.pane.query_one("#sought", Input).value = "no such thing"
        await until(pilot, lambda: program.pane.list.row is None)
        program.pane.query_one("#sought", Input).value = ""
        for key in ("f3", *NAME, "enter", "enter"):
            program.post_message(events.Key({"-": "minus"}.get(key, key), key if len(key) == 1 else None))
        await asked(pilot, Pick)
        assert program.screen.head.en == "She has paid, and is still on the list"

    run(program, body)
