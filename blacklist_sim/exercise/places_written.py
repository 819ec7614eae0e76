"""The ways in which an article may be written: 10, 10(1), art. 10(1)(2), 第十条第一款第（二）项."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Protocol

from blacklist_sim.law.numerals import chinese_numeral

ENGLISH = ("", "art. ", "article ")
ANYTHING = "*"


class Place(Protocol):
    """An article with as much of paragraph and item as the law gives; `number` may be a range such as 472-475."""

    @property
    def number(self) -> str:
        """The article."""
        ...

    @property
    def paragraph(self) -> str | None:
        """The paragraph in it."""
        ...

    @property
    def item(self) -> str | None:
        """The item in that."""
        ...


def places_written(places: Iterable[Place | None]) -> tuple[str, ...]:
    """Every way of writing one of these places; nothing where one of them is any article."""
    found: dict[str, None] = {}
    for place in places:
        if place is None:
            return ()
        for number in _numbers(place.number):
            found.update(dict.fromkeys(_english(number, place)))
            found.update(dict.fromkeys(_chinese(number, place)))
    return tuple(found)


def _numbers(number: str) -> Iterator[str]:
    """The number, and each of a range."""
    yield number
    first, dash, last = number.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        yield from map(str, range(int(first), int(last) + 1))


def _english(number: str, place: Place) -> Iterator[str]:
    paragraph, item = place.paragraph, place.item
    tails = ["", f"({paragraph or item or ANYTHING})"]
    if paragraph is not None or item is not None:
        tails.append(f"({paragraph or ANYTHING})({item or ANYTHING})")
    yield from (f"{word}{number}{tail}" for word, tail in product(ENGLISH, tails))


def _chinese(number: str, place: Place) -> Iterator[str]:
    if not number.isdecimal():
        return
    paragraphs = ["", *(f"第{one}款" for one in _both(place.paragraph))]
    items = ["", *(f"第{left}{one}{right}项" for one in _both(place.item) for left, right in (("（", "）"), ("", "")))]
    for one, paragraph, item in product((chinese_numeral(int(number)), number), paragraphs, items):
        yield f"第{one}条{paragraph}{item}"


def _both(number: str | None) -> tuple[str, ...]:
    """A number in Chinese and in digits; anything where none is known."""
    if number is None:
        return (ANYTHING,)
    return (chinese_numeral(int(number)), number) if number.isdecimal() and int(number) else (number,)
