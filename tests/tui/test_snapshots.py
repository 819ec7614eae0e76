"""The harness that compares screens, on small programs of its own."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.cells import width
from tui.svg import grid_of, svg_of

from .running import run
from .snapshots import ONLY, Album, pictured

SIZE = (30, 6)


class Card(App[None]):
    """Says something, in both languages."""

    def __init__(self, said: str = "失信被执行人 <list> & 'x'") -> None:
        super().__init__()
        self.said = said

    def compose(self) -> ComposeResult:
        yield Static(self.said, markup=False)
        yield Input("某某")


class Dialog(ModalScreen[None]):
    DEFAULT_CSS = "Dialog { align: center middle; } Dialog Static { width: 8; height: 1; }"

    def compose(self) -> ComposeResult:
        yield Static("对话框")


async def nothing(pilot) -> None:
    pass


def runs(svg: str):
    """Where each run of text begins, how long it is in pixels, and what it says."""
    root = ElementTree.fromstring(svg)
    return [
        (float(run.get("x", 0)), float(run.get("textLength", 0)), run.text or "")
        for run in root.iter("{http://www.w3.org/2000/svg}text")
        if run.get("textLength")
    ]


def test_every_run_of_a_picture_is_as_long_as_its_cells_and_of_one_width():
    _, svg = pictured(Card(), SIZE, nothing)
    assert [said for _, _, said in runs(svg)][:2] == ["失信被执行人", "<list> & 'x'"]
    for left, length, said in runs(svg):
        assert length == pytest.approx(12.2 * width(said))
        assert left % 12.2 == pytest.approx(0, abs=0.01) or left % 12.2 == pytest.approx(12.2, abs=0.01)
        assert len({width(glyph) for glyph in said}) == 1
    assert runs(svg)[1][0] == pytest.approx(12 * 12.2 + 12.2)


def test_a_picture_needs_nothing_from_the_network_and_is_the_same_every_time():
    first, second = (pictured(Card(), SIZE, nothing)[1] for _ in range(2))
    assert first == second
    assert first.replace("http://www.w3.org/2000/svg", "").find("http") < 0


def test_every_line_of_a_screen_has_its_width_and_what_lies_beneath_a_dialog_is_seen():
    async def body(pilot) -> None:
        pilot.app.push_screen(Dialog())
        await pilot.pause()
        grid = grid_of(pilot.app.screen)
        assert [width(line) for line in grid] == [SIZE[0]] * SIZE[1]
        assert any("对话框" in line for line in grid) and any("失信" in line for line in grid)
        assert "对话框" in svg_of(pilot.app) and "失信" in svg_of(pilot.app)

    run(Card(), body, SIZE)


def test_a_screen_that_has_changed_fails_and_the_line_that_differs_is_told(tmp_path: Path):
    Album(tmp_path, True).compare("card", *pictured(Card("已删除"), SIZE, nothing))
    Album(tmp_path, False).compare("card", *pictured(Card("已删除"), SIZE, nothing))
    with pytest.raises(pytest.fail.Exception, match=r"card\.txt is another screen(?s:.)*-已删除\n\+已发布"):
        Album(tmp_path, False).compare("card", *pictured(Card("已发布"), SIZE, nothing))


def test_a_screen_that_only_looks_different_fails_by_its_picture(tmp_path: Path):
    grid, svg = pictured(Card(), SIZE, nothing)
    Album(tmp_path, True).compare("card", grid, svg)
    with pytest.raises(pytest.fail.Exception, match=r"card\.svg is another screen"):
        Album(tmp_path, False).compare("card", grid, svg.replace("fill: #", "fill: #0", 1))


def test_a_screen_that_is_not_stored_fails_and_is_shown(tmp_path: Path):
    with pytest.raises(pytest.fail.Exception, match=r"card\.txt is not stored(?s:.)*失信"):
        Album(tmp_path, False).compare("card", *pictured(Card(), SIZE, nothing))


def test_one_python_alone_rewrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    Album(tmp_path, sys.version_info[:2] == ONLY)
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    with pytest.raises(pytest.UsageError, match=r"with Python 3\.11 only"):
        Album(tmp_path, True)
