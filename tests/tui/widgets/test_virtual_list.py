"""A list of any length, worked by keys and by the mouse."""

import asyncio

import pytest
from rich.style import Style
from rich.text import Text as Rich
from textual.events import MouseScrollDown

from blacklist_sim.text import Text
from tui.widgets.virtual_list import PAGE, Column, MarkedList, Row, VirtualList

from ..running import seen, until
from .alone import alone, given_any_size, wrong_lines

COLUMNS = (
    Column("no", Text("number", "编号"), 8, right=True, sortable=True),
    Column("who", Text("name of the debtor", "被执行人姓名"), 10, 2),
    Column("court", Text("court", "法院"), 9, 1, hidden_below=40),
)


def row(at: int, dim: bool = False) -> Row:
    return Row(at, (f"{at:,}", f"王某某{at}", Rich("某区人民法院", spans=[])), dim)


class Source:
    """Rows of any number; what was asked of it, and an answer only once it is let go on where it is held."""

    def __init__(self, length: int, shift: int = 0) -> None:
        self.length, self.shift = length, shift
        self.asked: list[int] = []
        self.free = asyncio.Event()
        self.free.set()
        self.fails = False

    async def __call__(self, first: int, count: int) -> list[Row]:
        assert (first % PAGE, count) == (0, PAGE)
        self.asked.append(first // PAGE)
        await self.free.wait()
        if self.fails:
            raise OSError("the disk is gone")
        return [row(at + self.shift) for at in range(first, min(first + count, self.length))]


def work(body, widget=None, size=(60, 12)):
    alone(widget if widget is not None else MarkedList(COLUMNS), body, size)


def test_a_hundred_thousand_rows_open_with_a_handful_of_pages():
    async def body(pilot, app, widget):
        source = Source(100_000)
        widget.set_source(source, 100_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        await until(pilot, lambda: widget._missing() is None)
        assert len(source.asked) <= 4 and source.asked == sorted(source.asked)
        await pilot.press("end")
        await until(pilot, lambda: "99,999" in seen(app))
        assert len(source.asked) <= 8

    work(body)


def test_dragging_over_the_whole_list_asks_for_what_is_seen_last_and_not_for_all_between():
    async def body(pilot, app, widget):
        source = Source(100_000)
        widget.set_source(source, 100_000)
        await until(pilot, lambda: widget._missing() is None)
        source.free.clear()
        for place in range(0, 100_000, 1_000):
            widget.scroll_to(0, place, animate=False)
        await pilot.pause()
        source.free.set()
        await until(pilot, lambda: "99,000" in seen(app))
        await until(pilot, lambda: widget._missing() is None)
        assert len(source.asked) <= 10

    work(body)


def test_keys_answer_while_rows_are_not_there_yet():
    async def body(pilot, app, widget):
        source = Source(500)
        source.free.clear()
        widget.set_source(source, 500)
        await pilot.press("down", "down")
        assert widget.cursor == 2 and ">" in seen(app).splitlines()[3] and "..." in seen(app)
        await pilot.press("enter", "space")
        assert not app.told(VirtualList.Opened) and not widget.marks
        source.free.set()
        await until(pilot, lambda: "王某某2" in seen(app))
        await until(pilot, lambda: app.told(VirtualList.Highlighted)[-1].key == 2)

    work(body)


def test_a_late_answer_of_the_source_before_is_not_shown():
    async def body(pilot, app, widget):
        old, new = Source(500), Source(500, shift=7_000)
        old.free.clear()
        widget.set_source(old, 500)
        await until(pilot, lambda: old.asked)
        widget.set_source(new, 500)
        await until(pilot, lambda: "7,000" in seen(app))
        old.free.set()
        await pilot.pause()
        assert "7,000" in seen(app) and widget.row.key == 7_000
        await pilot.press("end")
        await until(pilot, lambda: widget.row is not None and widget.row.key == 7_499)

    work(body)


def test_the_keys_move_the_cursor_and_keep_it_in_view():
    async def body(pilot, app, widget):
        widget.set_source(Source(1_000), 1_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        for key, place in (("down", 1), ("pagedown", 11), ("up", 10), ("end", 999), ("pageup", 989), ("home", 0)):
            await pilot.press(key)
            assert widget.cursor == place
            await until(pilot, lambda place=place: f"王某某{place} " in seen(app))
            await until(pilot, lambda place=place: app.told(VirtualList.Highlighted)[-1].key == place)

    work(body)


def test_a_click_moves_the_cursor_a_second_one_opens_and_enter_does_too():
    async def body(pilot, app, widget):
        widget.set_source(Source(1_000), 1_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        await pilot.click(widget, offset=(5, 4))
        assert widget.cursor == 3 and not app.told(VirtualList.Opened)
        await pilot.click(widget, offset=(5, 5), times=2)
        assert widget.cursor == 4 and [one.key for one in app.told(VirtualList.Opened)] == [4]
        await pilot.press("enter")
        assert [one.key for one in app.told(VirtualList.Opened)] == [4, 4]

    work(body)


def test_a_click_on_a_title_asks_for_an_order_where_there_is_one():
    async def body(pilot, app, widget):
        widget.set_source(Source(1_000), 1_000)
        await pilot.click(widget, offset=(5, 0))
        await pilot.click(widget, offset=(20, 0))
        assert [one.column for one in app.told(VirtualList.SortAsked)] == ["no"]

    work(body)


def test_the_wheel_scrolls_and_fetches_what_comes_into_view():
    async def body(pilot, app, widget):
        widget.set_source(Source(1_000), 1_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        for _ in range(40):
            await pilot._post_mouse_events([MouseScrollDown], widget, offset=(5, 5))
        await until(pilot, lambda: widget.scroll_offset.y > 2 * PAGE / 2)
        place = widget.scroll_offset.y
        await until(pilot, lambda: f"王某某{place} " in seen(app))
        assert widget.cursor == 0

    work(body)


def test_the_space_bar_marks_rows_and_marks_outlive_another_order():
    async def body(pilot, app, widget):
        widget.set_source(Source(1_000), 1_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        await pilot.press("space", "down", "space", "up", "space")
        assert widget.marks == {0} and seen(app).splitlines()[1].startswith(" *")
        widget.set_source(Source(1_000), 1_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        assert widget.marks == {0}

    work(body)


def test_the_cursor_stays_on_its_row_when_the_list_is_read_again():
    async def body(pilot, app, widget):
        widget.set_source(Source(5_000), 5_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        widget.cursor = 3_000
        await until(pilot, lambda: widget.row is not None)
        widget.set_source(Source(5_000, shift=3), 5_000, keep=3_000)
        await until(pilot, lambda: widget.row is not None and widget.row.key == 3_000)
        assert widget.cursor == 2_997
        await until(pilot, lambda: app.told(VirtualList.Highlighted)[-1].key == 3_000)

    work(body)


def test_where_the_row_is_gone_the_cursor_goes_to_the_first_and_nothing_else_is_told():
    async def body(pilot, app, widget):
        widget.set_source(Source(5_000), 5_000)
        await until(pilot, lambda: "王某某0" in seen(app))
        widget.cursor = 3_000
        await until(pilot, lambda: widget.row is not None)
        app.heard.clear()
        widget.set_source(Source(5_000, shift=90_000), 5_000, keep=3_000)
        await until(pilot, lambda: app.told(VirtualList.Highlighted))
        assert widget.cursor == 0 and [one.key for one in app.told(VirtualList.Highlighted)] == [90_000]

    work(body)


def test_who_moves_on_is_not_thrown_back_to_the_row_that_was_sought():
    async def body(pilot, app, widget):
        source = Source(5_000)
        source.free.clear()
        widget.set_source(source, 5_000, keep=4)
        await pilot.press("down")
        source.free.set()
        await until(pilot, lambda: widget.row is not None)
        assert widget.cursor == 1

    work(body)


def test_a_list_of_unknown_length_grows_as_one_goes_on_and_ends_where_it_ends():
    async def body(pilot, app, widget):
        source = Source(333)
        widget.set_source(source, None)
        await until(pilot, lambda: "王某某0" in seen(app))
        await until(pilot, lambda: widget._missing() is None)
        assert widget.total is None and len(source.asked) <= 4
        for _ in range(10):
            await pilot.press("end")
            await until(pilot, lambda: widget._missing() is None)
        assert widget.total == 333 and widget.row.key == 332

    work(body)


def test_a_source_that_fails_is_told_and_shown_and_asked_again_when_one_moves():
    async def body(pilot, app, widget):
        source = Source(500)
        source.fails = True
        widget.set_source(source, 500)
        await until(pilot, lambda: app.told(VirtualList.Failed))
        assert "!" in seen(app)
        source.fails = False
        await pilot.press("down")
        await until(pilot, lambda: "王某某1" in seen(app))

    work(body)


def test_rows_that_are_all_there_need_no_source_and_nothing_is_still_something():
    async def body(pilot, app, widget):
        widget.set_rows([row(at) for at in range(2_000)], keep=1_500)
        await until(pilot, lambda: "王某某1500" in seen(app))
        widget.set_rows(())
        await pilot.press("down", "end", "enter", "space", "pageup")
        assert widget.cursor == 0 and widget.row is None and app.told(VirtualList.Highlighted)[-1].key is None

    work(body)


def test_what_looks_like_markup_or_would_break_the_line_is_shown_as_it_is():
    async def body(pilot, app, widget):
        widget.set_rows([Row(1, ("[b]1", "a\x1b[2Jb\nc\td", Rich("x\ny")))])
        await until(pilot, lambda: "[b]1" in seen(app))
        assert "a [2Jb c d" in seen(app) and "x y" in seen(app)

    work(body)


def test_a_styled_text_keeps_its_look_in_its_column_and_under_the_cursor():
    async def body(pilot, app, widget):
        widget.set_rows([Row(at, (Rich("7", "bold"), Rich.assemble(("红", "red"), "ab"), "")) for at in range(2)])
        await until(pilot, lambda: "红ab" in seen(app))
        for y in (1, 2):
            looks = {segment.text.strip(): segment.style for segment in widget.render_line(y)}
            assert looks["红"].color == Style.parse("red").color != looks["ab"].color
            assert looks["7"].bold and widget.render_line(y).text[2:10] == "       7"
        assert all(segment.style.reverse for segment in widget.render_line(1))

    work(body)


def test_nothing_of_the_last_column_lies_below_the_scroll_bar():
    async def body(pilot, app, widget):
        for long in (3, 300):
            widget.set_rows([Row(at, ("", "", "最后一栏的文字很长很长" * 3)) for at in range(long)])
            await until(pilot, lambda: "…" in seen(app).splitlines()[1][-3:])
            assert widget.room.width == widget.size.width - 1

    work(body)


def test_every_line_is_as_wide_as_the_list_at_every_width_in_every_language():
    async def body(pilot, app, widget):
        widget.marks = {1}
        rows = [
            row(0),
            row(1),
            row(2, dim=True),
            Row(3, ("失信" * 9, Rich("被执行人" * 30, "bold"), Rich("e\u0301\x1b" * 30))),
        ]
        widget.set_rows([*rows, *map(row, range(4, 60))])
        assert not list(wrong_lines(widget, 7))
        source = Source(500)
        source.free.clear()
        widget.set_source(source, 500)
        assert not list(wrong_lines(widget, 4))
        source.free.set()

    work(body, given_any_size(VirtualList)(COLUMNS))


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 3), (3, 2)])
def test_a_screen_of_next_to_no_size_is_no_trouble(size):
    async def body(pilot, app, widget):
        widget.set_source(Source(500), 500)
        await pilot.press("down", "end", "pageup")
        await until(pilot, lambda: widget.row is not None)

    work(body, size=size)


def test_without_colours_the_cursor_and_the_marks_are_seen_all_the_same(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def body(pilot, app, widget):
        widget.set_rows([row(at) for at in range(5)])
        await pilot.press("space", "down")
        lines = seen(app).splitlines()
        assert [line[:2] for line in lines[1:5]] == [" *", "  ", "> ", "  "]
        assert all(segment.style.reverse for segment in widget.render_line(3))

    work(body)
