"""Places in the law as students write them: 10, 10(1), art. 10(1)(2), 第十条第一款第（二）项, IV(2), 472-475."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from blacklist_sim.law.citation import ROMAN, Citation
from blacklist_sim.law.instrument import Instrument
from blacklist_sim.law.numerals import chinese_numeral

HIGHEST = 1999
"""The highest number that is read in Chinese."""

ENGLISH = re.compile(
    r"(?:art\.?|arts\.?|articles?|items?|parts?)?(?P<number>\d+(?:-\d+)?|[ivx]+)(?P<within>(?:\(\w+\))*)", re.IGNORECASE
)
CHINESE = re.compile(
    r"第?(?P<number>\w+?)(?:条|部分)(?:至第?(?P<last>\w+?)条)?"
    r"(?:第?(?P<paragraph>\w+?)款)?(?:第?\(?(?P<item>\w+?)\)?项)?"
)
LAST, LAST_ZH = "last", "末"


@dataclass(frozen=True, slots=True)
class Article:
    """A place in an instrument; `number` may be a range such as 472-475.

    Of a student's place `within` holds what stands in brackets, which does not say whether it is paragraph or item.
    """

    number: str
    paragraph: str | None = None
    item: str | None = None
    within: tuple[str, ...] = ()

    def covers(self, given: "Article") -> bool:
        """Whether a student's place is this one: the article and, as far as given and known, paragraph and item."""
        if not _same(self.number, given.number):
            return False
        if not given.within:
            return _fits(self.paragraph, given.paragraph) and _fits(self.item, given.item)
        if len(given.within) == 1:
            return _fits(self.paragraph or self.item, given.within[0])
        return len(given.within) == 2 and _fits(self.paragraph, given.within[0]) and _fits(self.item, given.within[1])

    @property
    def written(self) -> str:
        """As a student would write it."""
        return self.number + "".join(f"({part})" for part in (self.paragraph, self.item) if part is not None)


def _fits(ours: str | None, given: str | None) -> bool:
    return ours is None or given is None or ours == given


def _same(ours: str, given: str) -> bool:
    first, dash, last = ours.partition("-")
    if ours == given or not dash:
        return ours == given
    return all(number.isdecimal() for number in (first, given, last)) and int(first) <= int(given) <= int(last)


def article_read(written: str) -> Article | None:
    """What somebody wrote, as an article; None where it is none."""
    text = "".join(written.translate({ord("（"): "(", ord("）"): ")", ord("–"): "-", ord("－"): "-"}).split())
    found = CHINESE.fullmatch(text)
    if found is not None:
        number = _number(found["number"])
        last, paragraph, item = (
            _number(found[part]) if found[part] else None for part in ("last", "paragraph", "item")
        )
        if "" in (number, last, paragraph, item):
            return None
        return Article(f"{number}-{last}" if last else number, paragraph, item)
    found = ENGLISH.fullmatch(text)
    if found is None:
        return None
    number = _number(found["number"])
    return Article(number, within=tuple(re.findall(r"\((\w+)\)", found["within"]))) if number else None


def article_cited(cite: Citation, instrument: Instrument, day: date) -> Article | None:
    """Where a citation stands on a day; None where it names no article, or none that is known."""
    if cite.part is not None:
        found = article_read(cite.part)
        return Article(found.number, item=found.within[0] if found.within else None) if found is not None else None
    if cite.article is None and cite.subject is None:
        found = article_read(cite.item) if cite.item is not None else None
        return Article(found.number, cite.paragraph) if found is not None else None
    number = cite.article_on(instrument, day)
    return Article(number, cite.paragraph, cite.item) if number is not None else None


def _number(written: str) -> str:
    """A number with Latin digits, Roman and Chinese ones included; empty where it is none."""
    if written == LAST_ZH:
        return LAST
    if written.upper() in ROMAN:
        return str(ROMAN.index(written.upper()) + 1)
    if written.isascii():
        return "-".join(str(int(part)) for part in written.split("-")) if written.replace("-", "").isdecimal() else ""
    return _numerals().get(written, "")


@cache
def _numerals() -> dict[str, str]:
    return {chinese_numeral(number): str(number) for number in range(1, HIGHEST + 1)}
