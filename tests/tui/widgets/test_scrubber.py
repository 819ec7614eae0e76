"""The bar of a case's time, by keys and by the mouse."""

from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from textual import on
from textual.events import MouseScrollDown, MouseScrollUp

from tui.scene import NO_TEXT, Ahead, Mark
from tui.widgets import scrubber
from tui.widgets.scrubber import Scrubber

from ..running import seen, until
from .alone import Alone, alone, given_any_size, wrong_lines

BEGUN = date(2024, 1, 1)
DAYS = (0, 10, 40, 41, 41, 90)


def on_day(number: int) -> date:
    return BEGUN + timedelta(days=number)


def marks(days=DAYS):
    return [Mark(on_day(day), at, "act", NO_TEXT) for at, day in enumerate(days, start=1)]


def deadline(number: int, over: bool = False) -> Ahead:
    return Ahead(on_day(number), NO_TEXT, NO_TEXT, over)


class Case(Alone):
    """A case that is where the bar asks it to be, once `slow` is over."""

    slow = False

    def at(self, index: int, day: date | None = None, days=DAYS) -> None:
        day = day or on_day(days[max(index - 1, 0)])
        self.widget.show(marks(days), [deadline(120)], index, day, on_day(120), "主线")

    @on(Scrubber.Sought)
    def sought(self, event) -> None:
        if not self.slow:
            self.at(event.index)

    @on(Scrubber.SoughtDay)
    def sought_day(self, event) -> None:
        if not self.slow:
            self.at(sum(on_day(day) <= event.day for day in DAYS), event.day)


def work(body, widget=None, size=(62, 5)):
    async def standing(pilot, app, bar) -> None:
        app.at(6)
        await pilot.pause()
        await body(pilot, app, bar)

    alone(widget or Scrubber(), standing, size, Case)


def bar_line(app) -> str:
    return seen(app).splitlines()[1]


def test_three_lines_tell_the_day_how_far_it_is_the_branch_and_days_along_the_bar():
    async def body(pilot, app, bar):
        top, middle, bottom = seen(app).splitlines()[:3]
        assert top.startswith("┌ 2024-03-31  6/6 events ─") and top.endswith("─ branch: 主线 ┐")
        assert middle[0] + middle[-1] == "││" and bottom.startswith("└ 2024-01-01 ─") and "2024-04-30 ┘" in bottom
        assert middle[bar.column(on_day(0))] == "┼" and middle[bar.column(on_day(90))] == "█"
        assert middle[bar.column(on_day(120))] == "◊"
        app.widget.lang = "zh"
        await until(pilot, lambda: "6/6 事件" in seen(app) and "分支: 主线" in seen(app))

    work(body)


def test_events_nearer_than_a_cell_are_a_number_and_come_apart_nearer_by():
    async def body(pilot, app, bar):
        app.at(3)
        await until(pilot, lambda: "3" in bar_line(app))
        assert "2" not in bar_line(app)
        await pilot.press("plus", "plus")
        await until(pilot, lambda: "2" in bar_line(app) and "3" not in bar_line(app))
        assert "4x" in seen(app)
        assert bar_line(app)[0] == "<" and bar_line(app)[-1] == ">"
        await pilot.press("minus", "minus")
        await until(pilot, lambda: "3" in bar_line(app))

    work(body)


def test_more_than_nine_events_in_a_cell_are_a_plus():
    async def body(pilot, app, bar):
        app.at(12, days=(0,) * 11 + (90,))
        await until(pilot, lambda: bar_line(app)[1] == "+")

    work(body)


def test_nearer_than_a_week_does_not_go_and_every_step_back_is_seen():
    async def body(pilot, app, bar):
        await pilot.press(*["plus"] * 12)
        first, last = bar.scale.first, bar.scale.last
        assert 7 <= (last - first).days < 14
        await pilot.press("minus")
        assert (bar.scale.last - bar.scale.first).days >= 2 * (last - first).days - 1

    work(body)


def test_the_view_goes_with_the_present_day():
    async def body(pilot, app, bar):
        await pilot.press("plus", "plus")
        for index in range(7):
            app.at(index)
            await until(pilot, lambda: "█" in bar_line(app) or "2" in bar_line(app))
            assert bar.scale.first <= bar.day <= bar.scale.last

    work(body)


def test_arrows_go_by_events_and_with_shift_by_days():
    async def body(pilot, app, bar):
        await pilot.press("left", "left", "right", "home", "end")
        assert [one.index for one in app.told(Scrubber.Sought)] == [5, 4, 5, 0, 6]
        await pilot.press("shift+left", "shift+left", "shift+right")
        assert [one.day for one in app.told(Scrubber.SoughtDay)] == [on_day(89), on_day(88), on_day(89)]

    work(body)


def test_no_press_is_lost_while_the_case_is_still_on_its_way():
    async def body(pilot, app, bar):
        app.slow = True
        await pilot.press("left", "left")
        app.at(5)
        await pilot.press("left")
        assert [one.index for one in app.told(Scrubber.Sought)] == [5, 4, 3]
        app.at(2)  # somebody else has led the case elsewhere
        await pilot.press("left")
        assert app.told(Scrubber.Sought)[-1].index == 1

    work(body)


def test_the_wheel_goes_by_events():
    async def body(pilot, app, bar):
        await pilot._post_mouse_events([MouseScrollUp], bar, offset=(5, 1))
        await pilot._post_mouse_events([MouseScrollUp], bar, offset=(5, 1))
        await pilot._post_mouse_events([MouseScrollDown], bar, offset=(5, 1))
        assert [one.index for one in app.told(Scrubber.Sought)] == [5, 4, 5]

    work(body)


@pytest.mark.parametrize(("day", "index"), [(0, 1), (5, 1), (10, 2), (80, 5), (120, 6)])
def test_a_click_leads_to_the_last_event_up_to_there(day, index):
    async def body(pilot, app, bar):
        await pilot.click(bar, offset=(bar.column(on_day(day)), 1))
        assert [one.index for one in app.told(Scrubber.Sought)] == [index]

    work(body)


def test_a_click_on_the_present_event_leads_back_from_a_day_after_it():
    async def body(pilot, app, bar):
        app.at(6, on_day(115))
        await pilot.click(bar, offset=(bar.column(on_day(100)), 1))
        await until(pilot, lambda: bar.day == on_day(90))

    work(body)


def test_of_many_places_asked_for_at_once_the_last_one_is_gone_to():
    async def body(pilot, app, bar):
        gone: list[int] = []
        app.at = lambda index, day=None: gone.append(index)
        for index in (1, 2, 3, 4):
            bar.post_message(Scrubber.Sought(index))
        await until(pilot, lambda: gone)
        await pilot.pause()
        assert gone == [4]

    work(body)


def test_a_drag_tells_once_a_frame_and_at_its_end_where_it_ended(monkeypatch):
    monkeypatch.setattr(scrubber, "FRAME", 1_000)

    async def body(pilot, app, bar):
        await pilot.mouse_down(bar, offset=(bar.column(on_day(90)), 1))
        for day in range(89, -1, -9):
            await pilot.hover(bar, offset=(bar.column(on_day(day)), 1))
        assert [one.index for one in app.told(Scrubber.Sought)] == [6]
        await pilot.mouse_up(bar, offset=(bar.column(on_day(8)), 1))
        assert [one.index for one in app.told(Scrubber.Sought)] == [6, 1]
        await pilot.hover(bar, offset=(bar.column(on_day(80)), 1))
        assert len(app.told(Scrubber.Sought)) == 2

    work(body)


def test_a_drag_goes_on_frame_by_frame_while_the_mouse_is_held():
    async def body(pilot, app, bar):
        await pilot.mouse_down(bar, offset=(bar.column(on_day(90)), 1))
        for day, index in ((80, 5), (15, 2), (100, 6)):
            await pilot.hover(bar, offset=(bar.column(on_day(day)), 1))
            await until(pilot, lambda index=index: bar.index == index)
        await pilot.mouse_up(bar, offset=(bar.column(on_day(100)), 1))

    work(body)


def test_the_bar_stands_still_under_the_mouse_also_when_near():
    async def body(pilot, app, bar):
        app.at(4)
        await pilot.press("plus")
        before = bar.scale
        await pilot.mouse_down(bar, offset=(30, 1))
        await pilot.hover(bar, offset=(3, 1))
        await until(pilot, lambda: bar.index < 4)
        assert bar.scale == before
        await pilot.mouse_up(bar, offset=(3, 1))
        assert bar.scale != before

    work(body)


def test_without_a_case_nothing_is_shown_and_nothing_asked():
    async def body(pilot, app, bar):
        bar.show((), (), 0, date.min, date.min, "")
        await pilot.press("left", "right", "shift+left", "home", "plus", "minus")
        await pilot.click(bar, offset=(5, 1))
        assert not app.told(Scrubber.Sought) and not app.told(Scrubber.SoughtDay) and not seen(app).strip()

    work(body)


def test_a_case_without_events_has_a_day_all_the_same():
    async def body(pilot, app, bar):
        app.slow = True
        bar.show((), [deadline(20), deadline(3, over=True)], 0, on_day(4), on_day(20), "x")
        await until(pilot, lambda: "2024-01-05  0/0" in seen(app))
        assert "█" in bar_line(app) and "◊" in bar_line(app)
        await pilot.press("right", "shift+right")
        assert app.told(Scrubber.SoughtDay)[-1].day == on_day(5)

    work(body)


def test_a_missed_deadline_a_coming_one_and_the_present_differ_without_colours(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def body(pilot, app, bar):
        bar.show(marks((0,)), [deadline(5, over=True), deadline(30)], 1, on_day(20), on_day(30), "x")
        await until(pilot, lambda: {"┼", "!", "█", "◊"} <= set(bar_line(app)))

    work(body)


def test_every_line_is_as_wide_as_the_bar_at_every_width_in_every_language():
    async def body(pilot, app, bar):
        for zoom in (0, 2):
            bar.zoom = zoom
            assert not list(wrong_lines(bar, 4))
        bar.show((), (), 0, date.min, date.min, "")
        assert not list(wrong_lines(bar, 4))

    work(body, given_any_size(Scrubber)())


def test_every_sign_takes_one_cell():
    assert {cell_len(sign) for sign in "┼█◊!+─│<>"} == {1}


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (11, 3), (12, 2)])
def test_a_screen_of_next_to_no_size_is_no_trouble(size):
    async def body(pilot, app, bar):
        await pilot.press("left", "plus", "shift+right", "minus")
        await pilot.click(bar, offset=(0, 0))

    work(body, size=size)


def test_the_ends_of_the_calendar_hold():
    async def body(pilot, app, bar):
        bar.show([Mark(date.max, 1, "act", NO_TEXT)], (), 1, date.max, date.max, "x")
        await pilot.press("shift+right", "plus")
        assert app.told(Scrubber.SoughtDay)[-1].day == date.max

    work(body)
