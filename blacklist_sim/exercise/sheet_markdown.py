"""Exercise sheets as Markdown, to be changed by a teacher before they are printed."""

from collections.abc import Iterable, Iterator

from blacklist_sim.exercise.answering import how
from blacklist_sim.exercise.given import aims, cases, people
from blacklist_sim.exercise.items import Item
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
from blacklist_sim.exercise.spaces_markdown import BLANK, said, space
from blacklist_sim.text import NO_TEXT, Text

NEW_PAGE = '<div style="break-before: page"></div>'


def sheets_markdown(sheets: Iterable[Sheet], lang: str, key: bool) -> Iterator[str]:
    """The lines: every sheet, then with `key` the key of each, every one on pages of its own."""
    keys: list[str] = []
    for number, sheet in enumerate(sheets):
        for part in sheet.parts:
            if number or part.number > 1:
                yield from ("", NEW_PAGE, "")
            yield from _part(sheet, part, lang)
        if key:
            keys += ("", NEW_PAGE, "", *_key(sheet, lang))
    yield from keys


def _part(sheet: Sheet, part: Part, lang: str) -> Iterator[str]:
    exercise, setting = sheet.variant.exercise, sheet.variant.setting
    number = said(sheet.number, lang)
    if part.number == 1:
        yield from (f"# {said(exercise.title, lang)}", "")
    several = f" · {said(part_name(part), lang)}" if len(sheet.parts) > 1 else ""
    owner = f"**{said(Text(sheet.owner, sheet.owner), lang)}**" if sheet.owner else BLANK
    yield f"{number}{several}"
    yield ""
    colon, worth = COLON.pick("zh" if lang == "zh" else "en"), f"{sheet.worth.normalize():f}"
    fill = ((NAME, owner), (DATE, BLANK), (POINTS, f"{BLANK} / {worth}"))
    yield " — ".join(f"{said(label, lang)}{colon}{room}" for label, room in fill)
    yield ""
    if part.number == 1:
        if sheet.tells_aims:
            yield from _list(AIMS, aims(sheet.variant), lang)
        if exercise.story != NO_TEXT:
            yield from (said(exercise.story, lang), "")
        yield from _list(PEOPLE, people(setting), lang)
        yield from _list(CASES, cases(setting), lang)
    for block in part.blocks:
        yield from _block(block, lang)


def _block(block: Block, lang: str) -> Iterator[str]:
    if block.events:
        yield from (f"**{said(EVENTS if block.first == 1 else LATER, lang)}**", "")
        yield from (f"{number}. {said(event, lang)}" for number, event in enumerate(block.events, start=block.first))
        yield ""
    for task in block.tasks:
        yield from (f"## {said(task_name(task), lang)}", "")
        if task.ask != NO_TEXT:
            yield from (said(task.ask, lang), "")
        for item in task.items:
            yield from _item(item, lang)


def _list(head: Text, texts: Iterable[Text], lang: str) -> Iterator[str]:
    yield from (f"**{said(head, lang)}**", "")
    yield from (f"- {said(text, lang)}" for text in texts)
    yield ""


def _item(item: Item, lang: str) -> Iterator[str]:
    ask = said(item.ask, lang)
    yield from (f"**{item.id}** {ask} ({said(points(item.worth), lang)})", "")
    if item.form.kind != "choice" and (manner := how(item)) != NO_TEXT:
        yield from (f"*{said(manner, lang)}*", "")
    yield from space(item, lang)
    yield ""


def _key(sheet: Sheet, lang: str) -> Iterator[str]:
    title = sheet.variant.exercise.title
    yield from (f"# {said(labelled(KEY, title), lang)}", "")
    owner = f" · {said(Text(sheet.owner, sheet.owner), lang)}" if sheet.owner else ""
    yield from (f"{said(sheet.number, lang)}{owner}", "")
    yield from _list(AIMS, aims(sheet.variant), lang)
    before: Item | None = None
    for task in sheet.variant.tasks:
        yield from (f"## {said(task_name(task), lang)}", "")
        for item in task.items:
            hand = f", {said(BY_HAND, lang)}" if item.pending else ""
            yield f"**{item.id}** {said(item.ask, lang)} ({said(points(item.worth), lang)}{hand})"
            yield ""
            for line in right_lines(item):
                yield from (f"**{said(line, lang)}**", "")
            yield from (f"- {said(line, lang)}" for line in reasons(item, before))
            if (law := basis(item)) != NO_TEXT:
                yield from ("", said(labelled(LAW, law), lang))
            yield ""
            before = item
