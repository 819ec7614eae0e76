"""What somebody sees who uses the interface for the first time, and tries what nobody meant."""

import gc
import re
import shlex
from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Input

from blacklist_sim.cli import main
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.workflow.wording import named
from tui import cells, gate_asked, money_asked
from tui.panes.cases import MOMENT
from tui.png import write_screen
from tui.screens.find import Find
from tui.screens.pick import Pick
from tui.words import plain

from .conftest import story
from .running import run, seen, until


@pytest.fixture
def opened(session):
    """A case that stands where the debtor has paid."""
    session.store.new("zhang", replace(story(), events=story().events[:MOMENT]))
    session.open("zhang")
    return session


def recorded(session) -> list[str]:
    return [getattr(event, "name", "") for event in session.store.open("zhang").story.events]


@pytest.mark.parametrize("change", ["undo", "redo", "undo_only", "undo_after", "with_cast"])
def test_a_case_shown_under_the_law_of_another_day_is_only_looked_at(opened, change):
    before = recorded(opened)
    opened.under_law_of("2015-01-01")
    assert opened.film_open.frames < len(before)  # an order of 2019 is refused by that law
    opened.seek(8)
    with pytest.raises(BlacklistSimError, match="for comparison"):
        getattr(opened, change)(*([{"court": "diligent"}, 1] if change == "with_cast" else []))
    assert recorded(opened) == before


def test_a_case_that_is_opened_stands_under_the_law_of_each_date(opened):
    opened.under_law_of("2015-01-01")
    assert opened.open("zhang").law_of is None
    opened.under_law_of("2015-01-01")
    assert opened.open_sample().law_of is None


def test_what_names_a_key_names_the_one_that_the_user_has_given(app, tmp_path, opened):
    (tmp_path / "keymap.yaml").write_text("shell.cases: C\ngate.matrix: X\nexercise.lock: P\n", "utf-8")
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("4")
        await until(pilot, lambda: "day by day (X)" in program.pane.as_text())
        await pilot.press("5")
        await until(pilot, lambda: program.pane.area == "exercise" and program.pane.list.row is not None)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: "P locks it" in seen(program))

    run(program, body)


@pytest.mark.parametrize("area", "234689")
def test_every_area_tells_that_no_case_is_open_and_which_key_leads_to_them(app, tmp_path, area, store):
    store.new("zhang", story())
    (tmp_path / "keymap.yaml").write_text("shell.cases: C\n", "utf-8")
    program = app()

    async def body(pilot):
        await until(pilot, lambda: program.session is not None and "1 case(s)" in seen(program))
        await pilot.press(area)
        said = "No case is open. C" if area != "8" else "no case is open to be written"
        await until(pilot, lambda: said in seen(program))
        await pilot.press("b")
        await until(pilot, lambda: "open a case first (C)" in seen(program))

    run(program, body)


def test_what_is_shown_names_the_keys_of_a_preset_as_soon_as_it_is_chosen(app, tmp_path, opened):
    (tmp_path / "keymap.yaml").write_text("gate.matrix: []\n", "utf-8")
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("4")
        await until(pilot, lambda: "F1 “day by day”" in program.pane.as_text())
        program.own = {}
        program.take_up("keys", "function")
        await until(pilot, lambda: "day by day (f8)" in program.pane.as_text())

    run(program, body)


LONG = "the first word of a long message, then many more of which none is lost, until the last one"


def test_a_long_message_is_read_to_its_end_and_takes_one_line_less_when_it_is_over(app, opened):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        program.flash(plain(LONG), "warn")
        await until(pilot, lambda: program.told.size.height == 3)
        said = " ".join(line.strip() for line in seen(program).splitlines()[-4:-1])
        assert said == f"! {LONG}"
        program.flash(plain(LONG * 9), "warn")
        await until(pilot, lambda: "…" in seen(program).splitlines()[-2])
        assert program.told.size.height == 3
        program.told.clear()
        await until(pilot, lambda: program.told.size.height == 1)

    run(program, body, (40, 16))


def test_looking_ahead_is_said_only_where_nothing_comes_after(app, opened):
    opened.store.new("li", story())
    program = app("li")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        program.run_worker(program.look(program.session.seek_written, "2019-02-01"))
        await until(pilot, lambda: "2019-02-01  between two events" in seen(program))
        assert "nothing recorded" not in seen(program)
        program.run_worker(program.look(program.session.seek_written, "2030-02-01"))
        await until(pilot, lambda: "looking ahead, nothing recorded" in seen(program))

    run(program, body, (120, 30))


@pytest.mark.filterwarnings("error::RuntimeWarning", "error::pytest.PytestUnraisableExceptionWarning")
def test_what_is_asked_for_again_before_it_is_answered_leaves_nothing_behind(app, opened):
    program = app("zhang")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane.choice is not None)
        await pilot.press(*["down", "up"] * 6)
        await pilot.press("4")
        await until(pilot, lambda: program.pane.area == "gate" and program.pane.answered is not None)
        pane = program.pane
        for _ in range(9):
            pane._again()
            pane._shown()
        await pilot.press("7")
        await until(pilot, lambda: program.pane.area == "law")
        for _ in range(9):
            program.pane._seek()
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(program.screen, Find))
        for _ in range(9):
            program.screen.seek_again()
        await until(pilot, lambda: program.screen.found)
        gc.collect()

    run(program, body)


def test_what_goes_wrong_while_it_is_asked_for_is_told(app, opened, monkeypatch):
    program = app("zhang")

    def fails(*_):
        raise BlacklistSimError("the database is away", "数据库不可用")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane.choice is not None)
        monkeypatch.setattr("tui.case_asked.preview", fails)
        await pilot.press("down")
        await until(pilot, lambda: "! the database is away" in seen(program))

    run(program, body)


def test_the_gate_says_that_there_is_nobody_else_to_ask_for(app, opened):
    program = app("zhang", lang="zh")

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("4")
        await until(pilot, lambda: program.pane.area == "gate" and program.pane.answered is not None)
        await until(pilot, lambda: "法律：不明" in seen(program))
        await pilot.press("p")
        await until(pilot, lambda: "不为其他人作答" in seen(program))

    run(program, body)


def test_every_field_of_every_act_has_its_name_in_both_languages(opened):
    engine = opened.engine
    for kind in engine.catalogue.acts.values():
        for field in kind.payload.values():
            en, zh = field.label or named(engine, field.name)
            assert "_" not in en and re.search("[\u4e00-\u9fff]", zh), f"{kind.id} {field.name}: {en} / {zh}"


def test_of_several_cases_every_debt_is_drawn_with_its_name(session):
    session.open_story(story("two-cases-and-one-payment", 1), "two")
    session.seek(session.film_open.frames)
    drawn, said = money_asked.growth(session, 60, 14)
    assert "[first]" in drawn and "[second]" in drawn and "300,000" in drawn
    assert [text.zh[-7:] for text, tone in said if tone == "head"] == ["〔first〕", "〔second〕"[-7:]]


def test_a_screen_is_not_written_as_what_it_is_not(tmp_path):
    with pytest.raises(BlacklistSimError, match=r"not as \.gif"):
        write_screen("<svg/>", ["a"], tmp_path / "s.gif")
    assert not (tmp_path / "s.gif").exists()
    write_screen("<svg/>", ["a"], tmp_path / "s")
    assert (tmp_path / "s").read_text("utf-8") == "a\n"


@pytest.mark.parametrize(
    ("text", "room", "said"),
    [
        ("ground-1-paid-in-full-2-2", 14, "ground-1-…-2-2"),
        ("ground-1-paid-in-full-2", 15, "ground-1-…ull-2"),
        ("zhang", 8, "zhang   "),
        ("张某的案件之二审第二", 9, "张某…第二"),
        ("ground-1", 5, "grou…"),
    ],
)
def test_a_name_that_is_too_long_is_cut_in_its_middle(text, room, said):
    assert cells.ended(text, room) == said and cells.width(said) == room


def test_branches_are_told_apart_in_a_narrow_list(app, opened):
    for name in ("ground-1-paid-in-full", "ground-1-paid-in-full-2", "ground-1-paid-in-full-3"):
        opened.store.new(name, story())
    program = app()

    async def body(pilot):
        await until(pilot, lambda: all(f"{end} " in seen(program) for end in ("full", "ll-2", "ll-3")))

    run(program, body, (80, 24))


def test_a_key_right_after_the_enter_that_leaves_the_line_is_not_written_into_it(app, opened):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("slash", *"zhang")
        await until(pilot, lambda: program.pane.sought == "zhang")
        for key in ("enter", "2"):  # as a terminal sends them, with no time between
            program.post_message(events.Key(key, key if key == "2" else "\r"))
        await until(pilot, lambda: program.pane.area == "stepper")
        assert program.screen.query_one("#sought", Input).value == "zhang"

    run(program, body)


def test_a_database_that_is_none_is_not_said_to_be_loading(app, db):
    db.write_text("junk", "utf-8")
    program = app()

    async def body(pilot):
        await until(pilot, lambda: program.ready.is_set() and program.pane is not None)
        await pilot.press("2")
        await until(pilot, lambda: "the database could not be opened" in seen(program))

    run(program, body)


def test_what_is_wrong_in_a_file_that_was_named_is_told_in_whole_lines(app, tmp_path):
    (tmp_path / "b.yaml").write_text("timeline: 1\ntitle: {en: x}\npeople: {a: {kind: person}}\ncases: {}\n", "utf-8")
    program = app(str(tmp_path / "b.yaml"))

    async def body(pilot):
        await until(pilot, lambda: program.ready.is_set() and "b.yaml:2:8: zh is missing;" in seen(program))
        assert "b.yaml:3:13: name is missing" in seen(program) and "\n" not in program.told.whole

    run(program, body, (120, 30))


def test_into_which_case_an_act_went_is_told_where_that_is_another_one(opened):
    def done() -> str:
        choice = next(one for one in opened.choices() if one.act == "order_consumption_restriction")
        return opened.do(opened.act(choice)).short.en

    opened.store.new("li", replace(story(), events=story().events[:10]))
    opened.open("li")
    assert done() == "2019-03-13  court: make a restriction order (张某)"
    opened.seek(10)
    assert done().endswith("— in a new branch, li-2")
    opened.open_sample()
    opened.seek(10)
    assert done().endswith("— stored as the case ground-1-paid-in-full")


def test_at_the_gate_all_can_be_told_that_the_command_line_takes(opened, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BLACKLIST_SIM_DB", str(tmp_path / "cases.db"))
    rail = next(kind for kind in gate_asked.kinds(opened) if kind.id == "rail")
    fields = {field.name: field.values[0][0] for field in rail.fields}
    assert list(fields) == ["train", "seat", "paid_by", "paper", "carrier", "seller"]
    answer = gate_asked.ask(opened, "rail", fields, "borrower")
    assert main(shlex.split(answer.command)) == 0
    head = answer.lines[0][0].en
    assert capsys.readouterr().out.splitlines()[0] == head and "payer" in head and "identity paper" in head


def test_who_could_sell_at_the_gate_are_the_people_of_the_story_that_is_open(app, opened):
    opened.store.new("other", story("two-cases-and-one-payment", 1))
    program = app("zhang")

    def sellers() -> list[str]:
        return [key for key, _ in program.pane.kind.fields[-1].values]

    async def body(pilot):
        await until(pilot, lambda: program.scene is not None and program.pane is not None)
        await pilot.press("4")
        await until(pilot, lambda: program.pane.area == "gate" and program.pane.answered is not None)
        assert sellers() == list(story().people)
        program.pane.tell("seller", "lender")
        program.run_worker(program.look(program.session.open, "other"))
        await until(pilot, lambda: sellers() == list(story("two-cases-and-one-payment", 1).people))
        assert "seller" not in program.pane.told()

    run(program, body)
