"""The growth of a debt drawn in a terminal: bands of different shades, so that they differ without colour too."""

from collections.abc import Iterator
from shutil import get_terminal_size

import click

from blacklist_sim.pages.growth import Chart
from blacklist_sim.pages.growth_drawing import SHADES, TONES, drawing
from blacklist_sim.pages.wrapping import wrapped

FEWEST_ROWS, MOST_ROWS, WIDEST = 15, 26, 110
BESIDE = 14
"""Rows of a terminal left to the page around the drawing."""


def terminal_lines(chart: Chart, lang: str) -> Iterator[str]:
    """The drawing with its title and the names of its bands.

    Words stay outside the drawing, whose maker takes a Chinese character to be one column wide.
    """
    screen = get_terminal_size()
    columns, rows = min(screen.columns, WIDEST), max(FEWEST_ROWS, min(screen.lines - BESIDE, MOST_ROWS))
    yield from (click.style(line, bold=True) for line in wrapped(chart.title.pick(lang), columns))
    yield from drawing(chart, columns, rows)
    for band in reversed(chart.bands):
        sign = click.style(SHADES[band.place] * 2, fg=TONES[band.place])
        yield f"  {sign} {band.name.pick(lang)}"
    for note in chart.notes:
        yield from wrapped(f"  {note.pick(lang)}", columns)
