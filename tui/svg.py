"""The screen as a picture and as text."""

import re
from collections.abc import Iterator
from html import escape, unescape
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tui import cells

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.strip import Strip

ID = "s"
FORMAT = """\
<svg viewBox="0 0 {width} {height}" xml:space="preserve" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
rect {{ shape-rendering: crispEdges; }}
text {{ white-space: pre; }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's own names a font of the network and cuts every line by itself."""

NEEDLESS = re.compile(rf' clip-path="url\(#{ID}-line-\d+\)"| shape-rendering="crispEdges"')
TEXT = re.compile(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)" textLength="([^"]*)">([^<]*)</text>')
ELEMENT = re.compile(r"(?<=>)(?=<(?:text|rect|circle|g)\b)")


def svg_of(app: "App[Any]", title: str = "") -> str:
    """The screen as SVG, always the same for the same screen.

    Runs of wide and of narrow glyphs stand each by itself, and are as long as their cells: Rich counts characters
    (https://github.com/Textualize/rich/issues/2742), by which browsers squeeze Chinese to half its width.
    """
    from rich.console import Console
    from rich.segment import Segment, Segments

    lines = strips_of(app.screen)
    width = max((strip.cell_length for strip in lines), default=0)
    console = Console(
        width=width, height=len(lines), file=StringIO(), record=True, force_terminal=True, color_system="truecolor",
        legacy_windows=False,
    )  # fmt: skip
    for strip in lines:
        console.print(Segments([*strip.simplify().discard_meta(), Segment.line()]), end="")
    drawn = console.export_svg(title=title or str(app.title), code_format=FORMAT, unique_id=ID)
    return ELEMENT.sub("\n", TEXT.sub(_by_width, NEEDLESS.sub("", drawn)))


def _by_width(found: re.Match[str]) -> str:
    """One run of text as runs of glyphs of one width, without the blanks at their ends."""
    look, left, y, length, escaped = found.groups()
    text = unescape(escaped).replace("\N{NO-BREAK SPACE}", " ")
    cell, x, drawn = float(length) / max(len(text), 1), float(left), []
    for run in _runs(text):
        if said := run.strip():
            at, long = x + cell * run.index(said), cell * cells.width(said)
            drawn.append(
                f'<text class="{look}" x="{at:g}" y="{y}" textLength="{long:g}">{escape(said, quote=False)}</text>'
            )
        x += cell * cells.width(run)
    return "".join(drawn)


def _runs(text: str) -> Iterator[str]:
    wide = False

    def is_wide(glyph: str) -> bool:
        nonlocal wide
        if taken := cells.width(glyph):  # a mark set above another glyph takes none, and stays with it
            wide = taken > 1
        return wide

    return ("".join(run) for _, run in groupby(text, is_wide))


def grid_of(screen: "Screen[Any]") -> list[str]:
    """The screen as lines of text, each of as many cells as the screen is wide."""
    return [strip.text for strip in strips_of(screen)]


def strips_of(screen: "Screen[Any]") -> "list[Strip]":
    """The lines as they are drawn, with the screens that shine through from beneath."""
    from textual._context import visible_screen_stack

    visible_screen_stack.set(screen.app._background_screens if screen is screen.app.screen else [])
    return screen._compositor.render_strips()
