"""The growth of a debt drawn in characters: bands of different shades, so that they differ without colour too."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from blacklist_sim.pages.growth import Chart

SHADES, TONES = "█▓▒░", ("blue", "cyan", "yellow", "red")
DATES = 3


def drawing(chart: Chart, columns: int, rows: int) -> Iterator[str]:
    """The bands over their days, without title and names."""
    import plotext

    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)
    plotext.plot_size(columns, rows)
    days = [day.toordinal() for day in chart.days]
    for band in reversed(chart.bands):
        for first, end in _runs([edge > chart.floor for edge in band.edge]):
            heights = [float(edge) for edge in band.edge[first:end]]  # places on a screen, no longer amounts
            look = {"marker": SHADES[band.place], "color": TONES[band.place], "fillx": float(chart.floor)}
            plotext.plot(days[first:end], heights, **look)
    plotext.xlim(days[0], days[-1])
    plotext.ylim(float(chart.floor), float(chart.top))
    plotext.yticks([float(mark) for mark in chart.marks], [f"{mark:,f}" for mark in chart.marks])
    shown = chart.dates(DATES)
    plotext.xticks([day.toordinal() for day in shown], [str(day) for day in shown])
    yield from plotext.build().splitlines()


def _runs(there: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """From where to where there is something to draw; a debt that is paid leaves no line on the ground."""
    for something, run in groupby(range(len(there)), key=there.__getitem__):
        if something:
            places = list(run)
            yield places[0], places[-1] + 1
