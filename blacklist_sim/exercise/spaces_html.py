"""Room to answer on a printed page, as HTML."""

from collections.abc import Callable, Mapping

from blacklist_sim.exercise.answering import options_of
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.markup import escaped, inline, within
from blacklist_sim.exercise.spaces import (
    ACTS,
    ARTICLE,
    BY_SIGN,
    INSTRUMENT,
    LINES,
    MARKS,
    NUMBERED,
    ROWS,
    offered,
)
from blacklist_sim.pages.wrapping import width
from blacklist_sim.text import Text

TALL = ("spots", "road", "words")
"""Forms of answers whose room may go on on the next page."""

LONG = 36
"""Options that are wider than so many columns stand one below the other."""


def space(item: Item, lang: str) -> str:
    """Where an answer to an item is given; lines to write on where its form is not known here."""
    return SPACES.get(item.form.kind, _lines)(item, lang)


def _options(item: Item, lang: str) -> str:
    return _boxes(item, lang, "box one" if item.form.kind == "choice" else "box")


def _boxes(item: Item, lang: str, box: str, name: str = "") -> str:
    return _list([(f'<span class="{box}"></span>', option.text) for option in options_of(item)], lang, name)


def _list(marked: list[tuple[str, Text]], lang: str, name: str) -> str:
    """Texts with their marks, in two columns where all are short."""
    long = " long" if any(width(text.pick(lang)) > LONG for _, text in marked) else ""
    listed = "".join(f"<li>{mark}{inline(text, lang)}</li>" for mark, text in marked)
    return f'<ul class="options{name and f" {name}"}{long}">{listed}</ul>'


def _write(item: Item, lang: str) -> str:
    return '<div class="write"><span class="rule"></span></div>'


def _lines(item: Item, lang: str) -> str:
    return '<div class="line"></div>' * LINES


def _place(item: Item, lang: str) -> str:
    instruments = f'<div class="small">{inline(INSTRUMENT, lang)}</div>{_boxes(item, lang, "box one")}'
    return f'{instruments}<div class="write">{inline(ARTICLE, lang)} <span class="rule"></span></div>'


def _order(item: Item, lang: str) -> str:
    return f'<div class="small">{within(NUMBERED, lang)}</div>{_boxes(item, lang, "box place", "numbered")}'


def _spots(item: Item, lang: str) -> str:
    parts = [f'<div class="small">{within(BY_SIGN, lang)}</div>']
    for head, listed in offered(item):
        marked = [(f'<span class="sign">{escaped(sign)}</span>', text) for sign, _, text in listed]
        parts.append(f'<div class="small"><b>{inline(head, lang)}</b>{_list(marked, lang, "signs")}</div>')
    return "".join(parts) + _table(MARKS, lang)


def _road(item: Item, lang: str) -> str:
    return _table(ACTS, lang)


def _table(heads: tuple[Text, ...], lang: str) -> str:
    head = "".join(f"<th>{inline(text, lang)}</th>" for text in heads)
    row = f"<tr>{'<td></td>' * len(heads)}</tr>"
    return f'<table class="fields"><tr>{head}</tr>{row * ROWS}</table>'


SPACES: Mapping[str, Callable[[Item, str], str]] = {
    "choice": _options,
    "several": _options,
    "day": _write,
    "amount": _write,
    "place": _place,
    "order": _order,
    "spots": _spots,
    "road": _road,
}
