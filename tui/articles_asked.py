"""Articles by their number: which rules stand where, as the text in force on a day is numbered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.law.numerals import chinese_numeral
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book

NUMBERED = re.compile(r"\d|第.+条|条$")
IN_DIGITS = re.compile(r"第?([1-9]\d{0,3})条")


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule and the place at which it stands."""

    rule: str
    name: Text
    where: Text


def standing(book: "Book", text: str, day: date) -> Iterator[Standing]:
    """The rules whose place a text names, such as `cpl 264`, `art. 10(1)`, 第十条 or 10条; none without one.

    The instrument is named by its id, or by a part of its name in either language.
    """
    if not NUMBERED.search(text):
        return
    words = [re.compile(_whole(word)) for word in _in_chinese(text.lower()).split()]
    for rule in book.rules.values():
        version = rule.on(day)
        if version is not None:
            where = book.cited(version, day)
            cited = [book.instruments[cite.instrument] for cite in version.cites]
            named = " ".join(f"{one.id} {one.name.en} {one.name.zh}" for one in cited)
            sought = f"{where.en} {where.zh} {named}".lower()
            if all(word.search(sought) for word in words):
                yield Standing(rule.id, rule.name, where)


def _in_chinese(text: str) -> str:
    return IN_DIGITS.sub(lambda found: f"第{chinese_numeral(int(found[1]))}条", text)


def _whole(word: str) -> str:
    """A word as a pattern in which a number is not found within a longer one."""
    before = r"(?<!\d)" if word[0].isdigit() else ""
    return before + re.escape(word) + (r"(?!\d)" if word[-1].isdigit() else "")
