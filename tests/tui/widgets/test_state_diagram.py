"""Where a case stands, as a drawing that is gone through by keys and by the mouse."""

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from rich.style import Style

from blacklist_sim.text import Text
from tui.scene import Box, Track
from tui.widgets.state_diagram import StateDiagram
from tui.widgets.strips import strip
from tui.widgets.track_lines import around

from ..running import seen, until
from .alone import alone, given_any_size, wrong_lines

NAMES = (
    Text("filed", "已申请"),
    Text("notice given", "已通知"),
    Text("listed", "已发布"),
    Text("deleted", "已删除"),
    Text("shielded", "已屏蔽"),
)
STANDINGS = ("past", "past", "present", "reachable", "other")
STATES = tuple(
    Box(name.en, name, standing, date(2024, 1, at + 1) if at < 3 else None)
    for at, (name, standing) in enumerate(zip(NAMES, STANDINGS, strict=True))
)
LISTING = Track("listing", Text("entry on the list", "失信名单"), "王某", STATES, True)
ORDER = Track("consumption", Text("restriction", "限制消费"), "王某", STATES[1:], True)
LONG = Track(
    "long",
    Text("road", "流程"),
    "",
    tuple(
        Box(str(at), Text(f"state no. {at}", f"状态{at}"), "present" if at == 20 else "past" if at < 20 else "other")
        for at in range(40)
    ),
    True,
)


def work(body, tracks=(LISTING, ORDER), size=(90, 14), widget=None):
    async def standing(pilot, app, diagram) -> None:
        diagram.set_tracks(tracks)
        await pilot.pause()
        await body(pilot, app, diagram)

    alone(widget or StateDiagram(), standing, size)


def place(line: str, text: str) -> int:
    """In which cell a text begins."""
    return cell_len(line[: line.index(text)])


def test_the_track_under_the_cursor_is_drawn_as_boxes_and_says_where_it_stands():
    async def body(pilot, app, diagram):
        lines = seen(app).splitlines()
        assert lines[0] == ">entry on the list 王某  <- listed 2024-01-03"
        assert [part.strip() for part in lines[2].split(" > ")] == [
            "│ filed ✓ │", "│ notice given ✓ │", "║ listed ║", "│ deleted │", "shielded",
        ]  # fmt: skip
        assert lines[4].startswith(" restriction 王某")

    work(body)


def test_what_is_past_present_reachable_and_neither_differs_without_colours(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def body(pilot, app, diagram):
        looks = {segment.text.strip(): segment.style for segment in diagram.render_line(2)}
        assert looks["listed"].reverse and not looks["deleted"].reverse
        assert "filed ✓" in looks and looks["shielded"].dim
        line = seen(app).splitlines()[4]
        assert "notice given ✓ > [listed 2024-01-03] > (deleted) > shielded" in line

    work(body)


def test_in_both_languages_the_chinese_name_stands_above_the_english_one():
    async def body(pilot, app, diagram):
        diagram.lang = "both"
        await until(pilot, lambda: "已申请 ✓" in seen(app))
        lines = seen(app).splitlines()
        assert "║ 已发布 ║" in lines[2] and "║ listed ║" in lines[3] and "filed ✓" not in lines[3]
        assert lines[1].count("┐") + lines[1].count("╗") == lines[4].count("┘") + lines[4].count("╝") == 4
        diagram.lang = "zh"
        await until(pilot, lambda: "listed" not in seen(app) and "已发布" in seen(app))

    work(body)


def test_a_narrow_diagram_has_one_line_for_each_track():
    async def body(pilot, app, diagram):
        assert len(seen(app).strip().splitlines()) == 2
        assert "filed ✓ > notice given ✓ >" not in seen(app)
        assert all("[listed 2024-01-03]" in line and "…" in line for line in seen(app).strip().splitlines())

    work(body, size=(45, 6))


def test_a_line_that_has_room_is_not_shortened():
    async def body(pilot, app, diagram):
        assert "filed ✓ > [listed] > (deleted)" in seen(app) and "…" not in seen(app)

    short = replace(
        LISTING, name=Text("x", "x"), unit="", states=(STATES[0], replace(STATES[2], since=None), STATES[3])
    )
    work(body, tracks=(short,), size=(55, 6))


def test_of_a_long_road_the_present_state_is_seen_and_arrows_lead_along_it():
    async def body(pilot, app, diagram):
        assert "state no. 20" in seen(app) and "state no. 21" in seen(app) and "state no. 0" not in seen(app)
        assert seen(app).splitlines()[2].strip().startswith("…") and seen(app).splitlines()[2].rstrip().endswith("…")
        await pilot.press(*["right"] * 12)
        await until(pilot, lambda: "state no. 32" in seen(app))
        await pilot.press(*["left"] * 40)
        await until(pilot, lambda: "state no. 0 ✓" in seen(app) and "╔" in seen(app).splitlines()[1][:3])
        await pilot.press("enter")
        assert app.told(StateDiagram.Chosen)[-1].box.id == "0"

    work(body, tracks=(LONG,))


def test_enter_chooses_the_present_state_or_the_one_gone_to():
    async def body(pilot, app, diagram):
        await pilot.press("enter", "right", "enter", "down", "enter", "left", "left", "left", "enter")
        chosen = [(one.track.id, one.box.id) for one in app.told(StateDiagram.Chosen)]
        assert chosen == [
            ("listing", "listed"), ("listing", "deleted"), ("consumption", "listed"), ("consumption", "notice given"),
        ]  # fmt: skip

    work(body)


def test_a_click_on_a_box_or_on_a_name_in_a_line_chooses_and_one_beside_goes_to_the_track():
    async def body(pilot, app, diagram):
        lines = seen(app).splitlines()
        await pilot.click(diagram, offset=(place(lines[2], "deleted"), 2))
        await pilot.click(diagram, offset=(place(lines[4], "shielded"), 4))
        await pilot.click(diagram, offset=(2, 0))
        assert diagram.cursor == 0
        chosen = [(one.track.id, one.box.id) for one in app.told(StateDiagram.Chosen)]
        assert chosen == [("listing", "deleted"), ("consumption", "shielded")]

    work(body)


def test_the_cursor_is_shown_only_where_the_diagram_has_the_focus():
    async def body(pilot, app, diagram):
        assert ">entry" in seen(app) and "╔" in seen(app)
        app.set_focus(None)
        await until(pilot, lambda: ">entry" not in seen(app) and "╔" not in seen(app))

    work(body)


def test_the_cursor_goes_to_the_track_on_which_something_has_moved():
    async def body(pilot, app, diagram):
        await pilot.press("right")
        diagram.set_tracks((LISTING, replace(ORDER, states=STATES[2:])))
        assert diagram.cursor == 1 and diagram.along == 0
        await until(pilot, lambda: "<- listed" in seen(app))

    work(body)


def test_many_tracks_scroll_so_that_the_one_under_the_cursor_is_seen_whole():
    async def body(pilot, app, diagram):
        await pilot.press(*["down"] * 19)
        await until(pilot, lambda: "track 19" in seen(app) and "└" in seen(app))
        await pilot.press(*["up"] * 19)
        await until(pilot, lambda: "track 0" in seen(app) and "└" in seen(app))

    work(body, tracks=[replace(LISTING, id=str(at), unit=f"track {at}") for at in range(20)], size=(90, 8))


def test_a_diagram_as_wide_as_boxes_need_keeps_its_width_whether_it_scrolls_or_not():
    async def body(pilot, app, diagram):
        for height in (4, 5, 6, 7, 20):
            await pilot.resize_terminal(61, height)
            await until(pilot, lambda height=height: app.size.height == height)
            assert diagram.render_line(1).cell_length == 60
            assert "┌" in seen(app)

    work(body, size=(61, 20))


def test_a_track_that_has_not_begun_stays_a_line():
    async def body(pilot, app, diagram):
        assert "┌" not in seen(app) and "[listed" in seen(app)

    work(body, tracks=(replace(LISTING, begun=False),))


def test_every_line_is_as_wide_as_the_diagram_at_every_width_in_every_language():
    async def body(pilot, app, diagram):
        odd = Track(
            "odd", Text("[b]x\n", "失信\t名单" * 9), "某" * 30, tuple(replace(box, since=None) for box in STATES), True
        )
        diagram.set_tracks((LISTING, odd, LONG))
        for cursor in range(3):
            diagram.cursor = cursor
            assert not list(wrong_lines(diagram, 10))

    work(body, widget=given_any_size(StateDiagram)())


@pytest.mark.parametrize("tracks", [(), (LISTING, ORDER)])
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (61, 1)])
def test_a_screen_of_next_to_no_size_and_no_tracks_are_no_trouble(size, tracks):
    async def body(pilot, app, diagram):
        await pilot.press("down", "right", "left", "enter", "up")
        await pilot.click(diagram, offset=(0, 0))

    work(body, tracks=tracks, size=size)


def test_what_comes_next_is_shown_rather_than_what_was():
    assert around([5] * 9, 4, 15) == (4, 6)
    assert around([5] * 9, 8, 15) == (6, 8)
    assert around([5] * 9, 0, 100) == (0, 8)
    assert around([50], 0, 3) == (0, 0)


def test_a_line_of_no_cells_is_no_line():
    assert strip([("失信", Style())], 0, Style()).cell_length == 0
    assert strip([("失信", Style())], 3, Style()).text == "失 "
