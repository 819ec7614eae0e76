"""What lies behind the parts of an area, and behind the areas."""

from textual.geometry import Region

from tui.widgets.backdrop import Backdrop

from .alone import alone


class Coloured(Backdrop):
    DEFAULT_CSS = "Coloured { width: 1fr; height: 1fr; background: #204060; }"


def test_all_its_lines_are_one_line_in_its_colour():
    async def body(pilot, app, widget):
        lines = widget.render_lines(Region(0, 2, 30, 9))
        assert len(lines) == 9 and len({id(line) for line in lines}) == 1
        assert lines[0].text == " " * 30
        assert {segment.style.bgcolor.get_truecolor() for segment in lines[0]} == {(0x20, 0x40, 0x60)}

    alone(Coloured(), body)


def test_where_no_colours_are_wanted_it_has_none(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def body(pilot, app, widget):
        (line,) = widget.render_lines(Region(0, 0, 30, 1))
        for segment in line:
            red, green, blue = segment.style.bgcolor.get_truecolor()
            assert red == green == blue

    alone(Coloured(), body)
