"""Answers that are made of parts, and attempts that outlast a program and meet others."""

from pathlib import Path

import pytest
from textual.widgets import Input

from blacklist_sim.exercise import attempts
from blacklist_sim.exercise.attempt import ANSWER
from blacklist_sim.exercise.read import read_exercise
from blacklist_sim.exercise.seeds import seed_of
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine
from tui.screens.act_form import ActForm
from tui.screens.answer import PutInOrder, WriteLine
from tui.screens.ask import Ask
from tui.screens.pick import Pick

from .running import run, seen, until
from .test_exercise import NAME, answer, asked, began, chosen, listed, stands_on, telling

MADE = Path(__file__).parent.parent / "exercise" / "made"


def right(file: str):
    """What is right in the variant that the test's user gets of an exercise in a file."""
    exercise = read_exercise(MADE / f"{file}.yaml")
    found = variant(load_engine(), exercise, seed_of("teacher", exercise.name))
    return {id_: item.form.right(item) for id_, item in found.items.items()}


async def opened(pilot, file: str):
    """Begins an exercise that stands in a file."""
    program = pilot.app
    await listed(pilot)
    await pilot.press("ctrl+f")
    await asked(pilot, Ask)
    program.screen.query_one(Input).value = str(MADE / f"{file}.yaml")
    await pilot.press("enter")
    await until(pilot, lambda: program.pane.chosen == file)
    await pilot.press("enter")
    await asked(pilot, Pick)
    await pilot.press("enter")
    await until(pilot, lambda: program.pane.paper is not None)


async def written(pilot, text: str):
    """Writes the line of a dialog."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Ask | WriteLine))
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")


async def full_marks(pilot, file: str):
    """Hands it in, with every answer right."""
    await pilot.press("f8")
    await chosen(pilot, "yes")
    await until(pilot, lambda: pilot.app.pane.paper.submitted)
    score = pilot.app.pane.paper.score
    assert score.earned == score.worth - score.hidden, telling(pilot.app)


@pytest.mark.slow
def test_departures_are_marked_with_rule_remedy_and_last_day(app):
    program, [(item, marks)] = app(), right("spot-a-spouse").items()

    async def body(pilot):
        await opened(pilot, "spot-a-spouse")
        await stands_on(pilot, item)
        assert program.pane.paper.tasks[0].past.hidden
        await pilot.press("enter")
        for mark in marks:
            if "event" in mark:
                await chosen(pilot, f"event {mark['event']}")
                await chosen(pilot, mark["rule"])
                await chosen(pilot, mark.get("remedy", ""))
            else:
                await chosen(pilot, f"missed {mark['missed']}")
            await written(pilot, mark.get("until", ""))
        await asked(pilot, Pick)
        await pilot.press("escape")  # and comes back: the marks are still there
        await until(pilot, lambda: not isinstance(program.screen, Pick))
        assert program.pane.item.given is None
        await pilot.press("enter")
        await until(pilot, lambda: f"done: {len(marks)} marked" in seen(program))
        await chosen(pilot, "")
        await until(pilot, lambda: program.pane.item.given == marks)
        await full_marks(pilot, "spot-a-spouse")

    run(program, body, (110, 40))


def test_a_mark_can_be_taken_away_and_a_last_day_that_is_none_is_told(app):
    program, [(item, marks)] = app(), right("spot-a-spouse").items()
    mark = next(mark for mark in marks if "event" in mark)

    async def body(pilot):
        await opened(pilot, "spot-a-spouse")
        await stands_on(pilot, item)
        await pilot.press("enter")
        await chosen(pilot, f"event {mark['event']}")
        await chosen(pilot, mark["rule"])
        await chosen(pilot, "")
        await written(pilot, "some day")
        await until(pilot, lambda: "! a date such as" in seen(program))
        await pilot.press("f4")
        await until(pilot, lambda: "done: 1 marked" in seen(program))
        await chosen(pilot, f"event {mark['event']}")
        await chosen(pilot, "away")
        await until(pilot, lambda: "done: 0 marked" in seen(program))
        await chosen(pilot, "")
        await until(pilot, lambda: not isinstance(program.screen, Pick))
        assert program.pane.item.given is None

    run(program, body, (110, 40))


def test_a_plan_is_made_act_by_act_in_the_simulator(app):
    program, [(item, road)] = app(), right("plan-off-the-list").items()

    async def act(pilot, step):
        await asked(pilot, Pick)
        plan = next(name for name, _ in program.screen.choices if name == "done")
        assert plan
        place = next(key for key, text in program.screen.choices if names[step["act"]] in text.en)
        await chosen(pilot, place)
        await asked(pilot, ActForm)
        form = program.screen
        for field in form.form.fields:
            if field.name in step and field.kind == "one":
                form.query_one(f"#f-{field.name}").value = step[field.name]
        await pilot.press("f4")

    names = {name: kind.name.en for name, kind in load_engine().catalogue.acts.items()}

    async def body(pilot):
        await opened(pilot, "plan-off-the-list")
        await stands_on(pilot, item)
        await pilot.press("enter")
        await chosen(pilot, "day")
        await written(pilot, "1999-01-01")
        await until(pilot, lambda: "a day from" in seen(program))
        for step in road:
            await act(pilot, step)
        await until(pilot, lambda: f"done: {len(road)} act(s)" in seen(program))
        await chosen(pilot, "back")
        await act(pilot, road[-1])
        await until(pilot, lambda: f"done: {len(road)} act(s)" in seen(program))
        await chosen(pilot, "done")
        await until(pilot, lambda: program.pane.item.given is not None)
        await full_marks(pilot, "plan-off-the-list")

    run(program, body, (110, 44))


def test_acts_are_put_in_order(app):
    program, answers = app(), right("order-from-judgment-to-list")
    [(item, order)] = answers.items()

    async def body(pilot):
        await opened(pilot, "order-from-judgment-to-list")
        await stands_on(pilot, item)
        await pilot.press("enter")
        await asked(pilot, PutInOrder)
        for place, name in enumerate(order):
            screen = program.screen
            here = screen.order.index(name)
            rows = screen.query_one("VirtualList")
            rows.cursor = here
            await pilot.press(*["left"] * (here - place))
            await until(pilot, lambda screen=screen, place=place, name=name: screen.order.index(name) == place)
        await pilot.press("enter")
        await until(pilot, lambda: program.pane.item.given == order)
        assert " > " in program.pane.item.said.en
        await full_marks(pilot, "order-from-judgment-to-list")

    run(program, body, (110, 40))


def test_a_decision_is_given_with_its_place_in_the_law(app):
    program, answers = app(), right("decide-a-minor")

    async def body(pilot):
        await opened(pilot, "decide-a-minor")
        for item, given in answers.items():
            await stands_on(pilot, item)
            kind = program.pane.item.kind
            if kind == "choice":
                await answer(pilot, item, given)
            elif kind == "place":
                await pilot.press("enter")
                await chosen(pilot, given["instrument"])
                await written(pilot, given["article"])
                await until(pilot, lambda: program.pane.item.given is not None)
            else:
                await pilot.press("enter", *"because", "f4")
                await until(pilot, lambda: program.pane.item.given == "because")
        await full_marks(pilot, "decide-a-minor")
        score = program.pane.paper.score
        assert not score.hidden or ("still to be marked" in telling(program) and "100 %" not in telling(program))

    run(program, body, (110, 40))


def test_an_attempt_is_there_again_in_another_program(app):
    for given in (None, "permitted"):
        program = app()

        async def body(pilot, program=program, given=given):
            await began(pilot)  # the second time the first way is to go on
            assert program.pane.paper.items["1.1"].given == given
            await answer(pilot, "1.1", "permitted")

        run(program, body)


def test_who_was_overtaken_is_told_and_sees_the_attempt_as_it_is_by_then(app, store):
    program = app()

    async def body(pilot):
        await began(pilot)
        [kept] = attempts.listed(store, student="teacher")
        attempts.add(store, kept, ANSWER, "1.2", "permitted")
        await stands_on(pilot, "1.1")
        await pilot.press("enter")
        await chosen(pilot, "permitted")
        await until(pilot, lambda: "taken further since it was read" in seen(program))
        assert program.pane.paper.items["1.2"].given == "permitted"
        assert program.pane.paper.items["1.1"].given is None
        await answer(pilot, "1.1", "permitted")

    run(program, body)


@pytest.mark.parametrize("given", [{"read_only": True}, {"teacher": True}])
def test_where_nothing_is_stored_and_in_the_teachers_view_no_attempt_is_kept(app, store, given):
    program = app(**given)

    async def body(pilot):
        await began(pilot)
        await answer(pilot, "1.1", "permitted")

    run(program, body)
    assert attempts.listed(store) == []


def test_what_would_begin_or_answer_it_on_the_command_line_can_be_copied(app, store):
    program = app()

    async def body(pilot):
        await listed(pilot)
        assert program.pane.as_command() == f"blacklist-sim exercise start {NAME}"
        await pilot.press("enter", "enter")
        await until(pilot, lambda: program.pane.paper is not None)
        [kept] = attempts.listed(store)
        assert program.pane.as_command() == f"blacklist-sim exercise answer {kept.name} 1.1 …"

    run(program, body)
