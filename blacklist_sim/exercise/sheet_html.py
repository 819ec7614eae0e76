"""Exercise sheets as one HTML page for printing: nothing in it is fetched from anywhere, and nothing is run."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from blacklist_sim.exercise.answering import how
from blacklist_sim.exercise.given import aims, cases, people
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.markup import CODES, bullets, escaped, inline, paragraph, plain, within
from blacklist_sim.exercise.sheet import (
    AIMS,
    BY_HAND,
    CASES,
    COLON,
    DATE,
    EVENTS,
    KEY,
    LATER,
    LAW,
    NAME,
    PEOPLE,
    POINTS,
    Block,
    Part,
    Sheet,
    basis,
    labelled,
    part_name,
    points,
    reasons,
    right_lines,
    task_name,
)  # fmt: skip
from blacklist_sim.exercise.spaces_html import TALL, space
from blacklist_sim.text import NO_TEXT, Text

STYLE = Path(__file__).with_name("sheet.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def sheets_html(sheets: Iterable[Sheet], lang: str, key: bool) -> Iterator[str]:
    """The pieces of a page: every sheet, then with `key` the key of each, every one on pages of its own."""
    keys: list[str] = []
    for number, sheet in enumerate(sheets):
        if number == 0:
            yield from _head(sheet, lang)
        yield _footer(sheet, number)
        for part in sheet.parts:
            yield from _part(sheet, part, number, lang)
        if key:
            keys += _key(sheet, number, lang)
    yield from keys
    yield "</body>\n</html>\n"


def _head(sheet: Sheet, lang: str) -> Iterator[str]:
    code = CODES.get(lang, CODES["en"])
    yield f'<!DOCTYPE html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield f"<title>{inline(sheet.variant.exercise.title, lang)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")


def _footer(sheet: Sheet, number: int) -> str:
    """Whose every page of a sheet is: loose leaves find their way back."""
    said = " · ".join(part for part in (sheet.owner, sheet.number.en) if part)
    foot = f"@bottom-right {{ content: {_css_string(said + ' — ')} counter(page); font-size: 8pt; }}"
    return f"<style>@page s{number} {{ {foot} }}</style>\n"


def _css_string(text: str) -> str:
    """A text in quotation marks of CSS, with all that is no letter or digit by its number."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in plain(text)) + '"'


def _part(sheet: Sheet, part: Part, place: int, lang: str) -> Iterator[str]:
    exercise, setting = sheet.variant.exercise, sheet.variant.setting
    yield f'<section style="page: s{place}">\n<header>'
    if part.number == 1:
        yield paragraph(exercise.title, lang, "h1")
    several = f" · {inline(part_name(part), lang)}" if len(sheet.parts) > 1 else ""
    yield f'<div class="small">{inline(sheet.number, lang)}{several}</div>{_fill(sheet, lang)}</header>\n'
    if part.number == 1:
        if sheet.tells_aims:
            yield _aims(sheet, lang)
        yield paragraph(exercise.story, lang)
        yield _label(PEOPLE, lang) + bullets(people(setting), lang)
        yield _label(CASES, lang) + bullets(cases(setting), lang)
    for block in part.blocks:
        if block.events:
            yield _label(EVENTS if block.first == 1 else LATER, lang) + _events(block, lang)
        for task in block.tasks:
            yield _label(task_name(task), lang, "h2") + paragraph(task.ask, lang)
            for item in task.items:
                yield _item(item, lang)
    yield "</section>\n"


def _aims(sheet: Sheet, lang: str) -> str:
    return _label(AIMS, lang) + bullets(aims(sheet.variant), lang)


def _label(text: Text, lang: str, tag: str = "h3") -> str:
    return f"<{tag}>{inline(text, lang)}</{tag}>"


def _fill(sheet: Sheet, lang: str) -> str:
    owner = f"<b>{escaped(sheet.owner)}</b>" if sheet.owner else "<i></i>"
    colon, worth = COLON.pick("zh" if lang == "zh" else "en"), f"{sheet.worth.normalize():f}"
    return (
        f'<div class="fill"><span>{inline(NAME, lang)}{colon}{owner}</span>'
        f'<span>{inline(DATE, lang)}{colon}<i></i></span>'
        f'<span class="short">{inline(POINTS, lang)}{colon}<i></i> / {worth}</span></div>'
    )  # fmt: skip


def _events(block: Block, lang: str) -> str:
    """The events by number, the day apart from what was done."""
    rows = []
    for number, event in enumerate(block.events, start=block.first):
        day = event.en[:10]
        said = within(Text(event.en[10:].strip(), event.zh[10:].strip()), lang)
        rows.append(f'<tr><td class="n">{number}</td><td class="day">{day}</td><td>{said}</td></tr>\n')
    return f"<table>{''.join(rows)}</table>\n"


def _item(item: Item, lang: str) -> str:
    worth = f'<span class="worth">({inline(points(item.worth), lang)})</span>'
    tall = " tall" if item.form.kind in TALL else ""
    return (
        f'<div class="item{tall}"><div class="ask">{escaped(item.id)}&ensp;{within(item.ask, lang)} {worth}</div>'
        f"{_manner(item, lang)}{space(item, lang)}</div>\n"
    )  # fmt: skip


def _manner(item: Item, lang: str) -> str:
    """How an answer is given, where the form does not show it."""
    manner = NO_TEXT if item.form.kind == "choice" else how(item)
    return "" if manner == NO_TEXT else f'<div class="small">{within(manner, lang)}</div>'


def _key(sheet: Sheet, place: int, lang: str) -> Iterator[str]:
    title = sheet.variant.exercise.title
    head = labelled(KEY, title)
    owner = f" · {escaped(sheet.owner)}" if sheet.owner else ""
    yield f'<section class="key" style="page: s{place}">\n<header>{paragraph(head, lang, "h1")}'
    yield f'<div class="small">{inline(sheet.number, lang)}{owner}</div></header>\n'
    yield _aims(sheet, lang)
    before: Item | None = None
    for task in sheet.variant.tasks:
        yield _label(task_name(task), lang, "h2")
        for item in task.items:
            yield _answer(item, before, lang)
            before = item
    yield "</section>\n"


def _answer(item: Item, before: Item | None, lang: str) -> str:
    hand = f" · {inline(BY_HAND, lang)}" if item.pending else ""
    law = basis(item)
    paragraphs = "".join(f'<div class="right">{within(line, lang)}</div>' for line in right_lines(item))
    return (
        f'<div class="item"><div>{escaped(item.id)}&ensp;{within(item.ask, lang)} '
        f'<span class="worth">({inline(points(item.worth), lang)}{hand})</span></div>'
        f"{paragraphs}{bullets(reasons(item, before), lang)}"
        f"{paragraph(labelled(LAW, law), lang) if law != NO_TEXT else ''}</div>\n"
    )
