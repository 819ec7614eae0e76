"""The list of cases: what is suggested while a filter is typed, views that are kept, marks, and what goes wrong."""

from dataclasses import replace

import pytest
from textual.events import Key
from textual.widgets import Input

from blacklist_sim.store.query import Filter
from tui import saved_views
from tui.filter_text import FIELDS, FLAGS, read
from tui.screens.ask import Ask
from tui.screens.pick import Pick
from tui.suggesting import suggest
from tui.widgets.filter_line import FilterLine, Suggestions
from tui.widgets.virtual_list import VirtualList

from .conftest import story
from .running import run, seen, until


def words(text: str, cursor: int | None = None, lang: str = "en") -> list[str]:
    found = suggest(text, len(text) if cursor is None else cursor, lang)
    return [option.word for option in found.options]


# ── what could stand there ──


def test_at_first_every_field_is_suggested_in_the_language_of_the_interface():
    assert set(words("")) | set(words("", lang="zh")) == {f"{word}:" for word in (*FIELDS, *FLAGS)}
    assert all(word.isascii() for word in words("")) and not any(word.isascii() for word in words("", lang="zh"))


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("st", ["stage:"]), ("zhang st", ["stage:"]), ("阶", ["阶段:"]), ("Lis", ["listed:"]), ("zhang", []),
        ("stage:p", ["petitioned"]), ("STAGE:Re", ["restricted", "repaid", "removed"]), ("stage:listed", []),
        ("阶段：已清", ["已清偿"]), ("listed:", ["yes", "no"]), ("名单:", ["是", "否"]), ("archived:y", ["yes"]),
        ("mode:a", ["audit"]), ("sort:", ["changed", "name", "deadline", "owed"]), ("排序:金", ["金额"]),
        ("stage:listd", ["listed", "restricted"]), ("stag:x", ["stage:", "sort:"]), ("nothing:like", []),
        ("mode:zzz", ["strict", "audit"]),
    ],
)  # fmt: skip
def test_what_could_stand_there_is_suggested(text, suggested):
    assert words(text) == suggested


@pytest.mark.parametrize(("text", "hint"), [("due:", "2025-04-30"), ("owed:>", ">100000"), ("由:", "由:teacher")])
def test_where_a_text_is_free_an_example_is_shown(text, hint):
    found = suggest(text, len(text))
    assert found.options == () and hint in found.hint.en + found.hint.zh


def test_every_value_that_is_suggested_reads():
    for field in words("") + words("", lang="zh"):
        for value in words(field):
            read(f"{field}{value}")


@pytest.mark.parametrize(
    ("text", "cursor", "at", "after"),
    [
        ("st", 2, 0, ("stage:", 6)), ("stage:li", 8, 0, ("stage:listed ", 13)),
        ("lis owed:>5", 3, 0, ("listed: owed:>5", 7)), ("stage:nowhere owed:>5", 9, 0, ("stage:judgment owed:>5", 15)),
        ("阶段：已", 4, 1, ("阶段：已限制消费 ", 9)),
    ],
)  # fmt: skip
def test_a_suggestion_is_put_in_where_the_cursor_is(text, cursor, at, after):
    found = suggest(text, cursor)
    if "nowhere" in text:
        found = replace(found, options=suggest("stage:", 6).options)
    assert found.taken(text, at) == after


def test_what_is_only_being_written_is_not_wrong_yet_and_is_when_it_is_left(app, three):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f3", *"stage:")
        await until(pilot, lambda: program.pane.query_one(FilterLine).writing)
        for key in "rep":
            await pilot.press(key)
            await pilot.pause(0.1)
            assert "3 case(s)" in seen(program) and "one of" not in seen(program)
        await pilot.press("enter")
        await until(pilot, lambda: "stage:rep: one of" in seen(program))

    run(program, body)


# ── views ──


def test_a_view_is_kept_replaced_and_forgotten():
    views = saved_views.kept({"old": "stage:listed"}, "big", " owed:>5 sort:owed ")
    assert views == {"old": "stage:listed", "big": "owed:>5 sort:owed"}
    assert saved_views.kept(views, "big", "")["big"] == ""
    assert saved_views.without(views, "old") == {"big": "owed:>5 sort:owed"}
    assert saved_views.now(views, "stage:listed ") == "view old"
    assert [key for key, _ in saved_views.choices(views, "")] == ["view big", "view old", "keep", "forget"]
    assert [key for key, _ in saved_views.choices({}, "")] == ["keep"]


# ── on the screen ──


@pytest.fixture
def three(store):
    """Three cases: one of Zhang's that stands on the list, two that are done."""
    store.new("zhang", replace(story(), events=story().events[:14]))
    store.new("li", story("plain-default"))
    store.new("wang", story())


def listed(program):
    return program.pane.query_one(VirtualList)


def test_a_suggestion_is_chosen_with_arrows_and_taken_with_tab_and_the_count_follows(app, three):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f3", *"st")
        await until(pilot, lambda: "stage:  how far" in seen(program) or " stage: " in seen(program))
        await pilot.press("tab")
        line = program.pane.query_one(Input)
        assert line.value == "stage:" and line.has_focus
        await pilot.press(*["down"] * 4, "enter")
        assert line.value == "stage:repaid " and line.has_focus
        await until(pilot, lambda: "2 case(s)" in seen(program))
        await pilot.press("backspace", *" na")
        await pilot.press("enter")
        await until(pilot, lambda: listed(program).has_focus)
        assert not program.pane.query_one(Suggestions).display

    run(program, body)


def test_tab_leaves_the_line_where_nothing_is_chosen_and_right_takes_only_at_the_end(app, three):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f3", "tab")
        await until(pilot, lambda: listed(program).has_focus)
        await pilot.press("f3", *"so", "left", "right")
        line = program.pane.query_one(Input)
        assert line.value == "so"
        await pilot.press("right")
        assert line.value == "sort:"

    run(program, body)


def test_a_suggestion_is_taken_by_a_click(app, three):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f3")
        line = program.pane.query_one(Suggestions)
        await until(pilot, lambda: line.display and line.region.height == 1)
        await pilot.click(line, offset=(2, 0))
        assert program.pane.query_one(Input).value == "debt:"
        assert program.pane.query_one(Input).has_focus

    run(program, body)


def test_a_wrong_part_is_told_beneath_the_line_and_put_right_with_one_key(app, three):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f3")
        program.pane.query_one(Input).value = "stage:repad"
        await until(pilot, lambda: "stage:repad: one of" in seen(program) and "what is suggested" in seen(program))
        assert "判决" not in seen(program)
        await until(pilot, lambda: "zhang" in seen(program) and listed(program).total == 3)
        await pilot.press("tab")
        await until(pilot, lambda: "2 case(s)" in seen(program) and "one of" not in seen(program))

    run(program, body, (120, 30))


def test_who_comes_back_finds_filter_cursor_and_scroll_as_they_were(app, store):
    for number in range(120):
        store.new(f"case-{number:03}", replace(story(), events=story().events[:1]))
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "120 case(s)" in seen(program))
        program.pane.query_one(Input).value = "case sort:name"
        await until(pilot, lambda: listed(program).row is not None and listed(program).cursor == 119)
        await pilot.press("home")
        await pilot.press(*["pagedown"] * 4, "up", "up")
        await until(pilot, lambda: listed(program).row is not None and listed(program).cursor > 60)
        place, top = listed(program).cursor, listed(program).scroll_offset.y
        key = listed(program).row.key
        await pilot.press("7")
        await until(pilot, lambda: program.pane.area == "law")
        await pilot.press("1")
        await until(pilot, lambda: program.pane.area == "cases" and listed(program).row is not None)
        await until(pilot, lambda: listed(program).row.key == key)
        assert (listed(program).cursor, listed(program).scroll_offset.y) == (place, top)
        assert program.pane.query_one(Input).value == "case sort:name"
        await pilot.press("enter")
        await until(pilot, lambda: program.scene is not None and program.pane.area == "stepper")
        await pilot.press("escape")
        await until(pilot, lambda: program.pane.area == "cases" and listed(program).row is not None)
        assert (listed(program).cursor, listed(program).scroll_offset.y) == (place, top)

    run(program, body)


def test_a_view_is_named_chosen_and_forgotten_without_a_letter_key(app, three):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        program.pane.query_one(Input).value = "listed:yes sort:owed"
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(program.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = "urgent 急"
        await pilot.press("enter")
        await until(pilot, lambda: "kept as urgent 急" in seen(program))
        program.pane.query_one(Input).value = ""
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(program.screen, Pick) and "urgent 急" in seen(program))
        await pilot.press("enter")
        await until(pilot, lambda: "1 case(s)" in seen(program))
        assert program.pane.query_one(Input).value == "listed:yes sort:owed"

    run(program, body)
    again = app()
    assert again.settings.views == {"urgent 急": "listed:yes sort:owed"}

    async def forgets(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(again))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(again.screen, Pick))
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(again.screen, Pick) and "forget which" in seen(again))
        await pilot.press("enter")
        await until(pilot, lambda: "forgotten: urgent 急" in seen(again))

    run(again, forgets)
    assert app().settings.views == {}


def test_all_that_is_found_is_marked_and_put_away_and_taken_out_again(app, three, store):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        program.pane.query_one(Input).value = "stage:removed"
        await until(pilot, lambda: "1 case(s)" in seen(program))
        await pilot.press("＊")
        await until(pilot, lambda: listed(program).marks == {"wang"})
        await pilot.press("asterisk")
        await until(pilot, lambda: not listed(program).marks)
        program.pane.query_one(Input).value = ""
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("asterisk")
        await until(pilot, lambda: "3 marked" in seen(program))
        await pilot.press("delete")
        await until(pilot, lambda: "3 put away" in seen(program) and not listed(program).marks)
        assert store.count(Filter()) == 0
        program.pane.query_one(Input).value = "archived:yes"
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("asterisk")
        await until(pilot, lambda: "3 marked" in seen(program))
        await pilot.press("delete")
        await until(pilot, lambda: store.count(Filter()) == 3)

    run(program, body)


def test_rows_that_cannot_be_read_are_told_in_the_line_above_the_keys(app, three, monkeypatch):
    from tui.listing import Listing

    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))

        def broken(self, *given):
            raise OSError("disk gone")

        with monkeypatch.context() as patch:
            patch.setattr(Listing, "page", broken)
            program.pane.seek()
            await until(pilot, lambda: "the list cannot be read: OSError" in seen(program))
            patch.setattr(Listing, "count", broken)
            program.flash(type(program).TITLE and saved_views.choices({}, "")[0][1])
            program.pane.seek()
            await until(pilot, lambda: "the list cannot be read: OSError" in seen(program))
        program.pane.seek()
        await until(pilot, lambda: listed(program).row is not None)

    run(program, body)


def test_what_is_typed_right_after_enter_is_for_the_list(app, three):
    program = app()

    async def body(pilot):
        await until(pilot, lambda: "3 case(s)" in seen(program))
        await pilot.press("f3")
        for key in ("z", "enter", "down", "question_mark"):
            program.post_message(Key(key, "?" if key == "question_mark" else key if len(key) == 1 else None))
        await until(pilot, lambda: len(program.screen_stack) == 2)
        assert program.pane.sought == "z"

    run(program, body)
