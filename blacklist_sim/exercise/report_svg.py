"""What was missed most as an SVG drawing: a bar for each article, one file that needs nothing else."""

from typing import Any

from blacklist_sim.exercise.report import Report
from blacklist_sim.pages.growth_svg import FONTS, WIDTH, charts, without_script
from blacklist_sim.text import Text

MOST_BARS = 15
BAR, FRAME = 34, 160
COLOUR = "#c0504d"
ID = "missed"
LONGEST = 60
TITLE = Text("Missed most: points lost by article", "失分最多的条文（失分）")


def svg_text(found: Report, lang: str) -> str:
    """The drawing as text, the same for the same report on every day and machine."""
    from pygal.style import Style

    missed = [(place, tally) for place, tally in found.articles.items() if tally.lost][:MOST_BARS]
    missed.reverse()  # the lowest bar is drawn first
    drawing: Any = charts().HorizontalBar(
        width=WIDTH, height=FRAME + BAR * max(len(missed), 1), js=(), show_legend=False, title=TITLE.pick(lang),
        truncate_label=-1, include_x_axis=True, value_formatter=lambda points: f"{points:,.2f}".removesuffix(".00"),
        no_data_text=Text("nothing was missed", "没有失分").pick(lang),
        style=Style(font_family=FONTS, colors=[COLOUR], opacity="1", no_data_font_family=FONTS),
    )  # fmt: skip
    drawing.uuid = ID
    drawing.x_labels = [_short(place.pick(lang)) for place, _ in missed]
    drawing.add("", [float(tally.lost) for _, tally in missed])
    return without_script(drawing.render_tree())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
