"""Room to answer on a sheet in Markdown, and texts of which nothing is a sign of Markdown."""

import re
from collections.abc import Callable, Iterator, Mapping

from blacklist_sim.exercise.answering import options_of
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.markup import plain
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
from blacklist_sim.pages.markdown import escaped
from blacklist_sim.text import Text

BLANK = r"\_" * 20
_entity = re.compile(r"&(?=[#\w])")
_list_sign = re.compile(r"^(\d*)([.)])|^([-+=])")


def said(text: Text, lang: str) -> str:
    """A text on one line of which nothing is a sign of Markdown or HTML, wherever it stands."""
    line = escaped(plain(text.pick(lang)))
    return _list_sign.sub(r"\1\\\2\3", _entity.sub("&amp;", line))


def space(item: Item, lang: str) -> Iterator[str]:
    """Where an answer to an item is given; lines to write on where its form is not known here."""
    return SPACES.get(item.form.kind, _lines)(item, lang)


def _options(item: Item, lang: str) -> Iterator[str]:
    yield from _listed(item, lang, "○" if item.form.kind == "choice" else "☐")


def _listed(item: Item, lang: str, box: str) -> Iterator[str]:
    yield from (f"- {box} {said(option.text, lang)}" for option in options_of(item))


def _write(item: Item, lang: str) -> Iterator[str]:
    yield BLANK


def _lines(item: Item, lang: str) -> Iterator[str]:
    for _ in range(LINES):
        yield from (BLANK * 3, "")


def _place(item: Item, lang: str) -> Iterator[str]:
    yield from (said(INSTRUMENT, lang), "", *_listed(item, lang, "○"), "", f"{said(ARTICLE, lang)} {BLANK}")


def _order(item: Item, lang: str) -> Iterator[str]:
    yield from (f"*{said(NUMBERED, lang)}*", "", *_listed(item, lang, r"\_\_\_"))


def _spots(item: Item, lang: str) -> Iterator[str]:
    yield from (f"*{said(BY_SIGN, lang)}*", "")
    for head, listed in offered(item):
        yield from (f"**{said(head, lang)}**", "", *(f"- {sign}: {said(text, lang)}" for sign, _, text in listed), "")
    yield from _table(MARKS, lang)


def _road(item: Item, lang: str) -> Iterator[str]:
    yield from _table(ACTS, lang)


def _table(heads: tuple[Text, ...], lang: str) -> Iterator[str]:
    yield f"| {' | '.join(said(text, lang) for text in heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"|{'   |' * len(heads)}" for _ in range(ROWS))


SPACES: Mapping[str, Callable[[Item, str], Iterator[str]]] = {
    "choice": _options,
    "several": _options,
    "day": _write,
    "amount": _write,
    "place": _place,
    "order": _order,
    "spots": _spots,
    "road": _road,
}
