"""Breaking a long line to the width of a terminal, where a Chinese character takes two columns."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

HANG = "  "
YEAR = "〔〕"  # around the year in the number of a document, which stays whole
PLACES = ("art.", "arts", "item", "items", "point", "sentence")  # stay with the number after them
OPENING, CLOSING = "（〔《“‘([", "，、。；：！？）〕》”’,;:.!?)]"


def width(text: str) -> int:
    """The columns that a text takes."""
    return sum(_columns(char) for char in text)


def wrapped(line: str, columns: int, hang: str = HANG) -> Iterator[str]:
    """The line in pieces of at most so many columns; what follows the first hangs deeper by `hang`.

    It breaks at spaces and between Chinese characters, never before a closing mark, nor after an opening one or a
    digit, nor inside “art. 5”.
    """
    indent = line[: len(line) - len(line.lstrip())]
    hang = indent + hang
    piece, fresh = indent, True
    for unit in _units(line[len(indent) :]):
        if not fresh and width(piece + unit.rstrip()) > columns:
            yield piece.rstrip()
            piece, unit, fresh = hang, unit.lstrip(), True
        piece, fresh = piece + unit, fresh and not unit.strip()
    yield piece.rstrip()


def _units(text: str) -> Iterator[str]:
    """The smallest pieces that stay whole, each with the spaces after it."""
    start = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]) and text[start:place].rstrip() not in PLACES:
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _may_break(left: str, right: str) -> bool:
    if right.isspace() or right in CLOSING or left in OPENING:
        return False
    if right == YEAR[0] or (left == YEAR[1] and right.isdigit()) or (left.isdigit() and not right.isascii()):
        return False
    return left.isspace() or _columns(left) == 2 or _columns(right) == 2


def _columns(char: str) -> int:
    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1
