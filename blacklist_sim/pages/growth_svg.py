"""The growth of a debt as an SVG drawing: one file that needs nothing else, without script, clock or chance in it."""

from datetime import date
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from blacklist_sim.pages.growth import Chart

COLOURS = ("#3b6ea5", "#5aa7a7", "#d9a441", "#c0504d")
FONTS = "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
WIDTH, HEIGHT = 960, 540
DATES = 6
NAMESPACES = {"": "http://www.w3.org/2000/svg", "xlink": "http://www.w3.org/1999/xlink"}
ID = "debt"


def svg_text(chart: Chart, lang: str) -> str:
    """The drawing as text, the same for the same debt on every day and machine."""
    from pygal.style import Style

    bands = list(reversed(chart.bands))  # each band is filled down to the ground, so the highest is drawn first
    drawing: Any = charts().DateLine(
        width=WIDTH, height=HEIGHT, fill=True, show_dots=False, js=(), legend_at_bottom=True,
        title="\n".join(text.pick(lang) for text in (chart.title, *chart.notes)),
        legend_at_bottom_columns=len(bands), range=(float(chart.floor), float(chart.top)),
        value_formatter=lambda amount: f"{amount:,.2f}".removesuffix(".00"), x_value_formatter=date.isoformat,
        style=Style(font_family=FONTS, colors=[COLOURS[band.place] for band in bands], opacity="1"),
    )  # fmt: skip
    drawing.uuid = ID
    drawing.x_labels = chart.dates(DATES)
    drawing.y_labels = [float(mark) for mark in chart.marks]
    for band in bands:
        edge = [(day, float(height)) for day, height in zip(chart.days, band.edge, strict=True)]
        drawing.add(band.name.pick(lang), edge)
    return without_script(drawing.render_tree())


def charts() -> ModuleType:
    """The library that draws, kept to trees of the standard library: where lxml is installed it would take its."""
    import pygal
    from pygal.etree import etree

    etree.to_etree()
    return pygal  # type: ignore[no-any-return]


def without_script(root: ElementTree.Element) -> str:
    """The drawing without script, without remarks on its maker and the day, and without links."""
    for prefix, uri in NAMESPACES.items():
        ElementTree.register_namespace(prefix, uri)
    for parent in root.iter():
        for child in list(parent):
            tag: object = child.tag
            if tag is ElementTree.Comment or str(tag).rpartition("}")[2] == "script":
                parent.remove(child)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
