"""Finding real identity numbers of mainland China, so that none is read into a story by mistake."""

import re
from collections.abc import Iterator
from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
ASSIGNED_REGIONS = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
        ),
    )
)
_eighteen = re.compile(r"[1-8][0-9]{16}[0-9Xx]")


def real_numbers(text: str) -> Iterator[int]:
    """Where in a text a number stands that could be a living person's."""
    for match in _eighteen.finditer(text):
        start, end = match.span()
        alone = not text[start - 1 : start].isdigit() and not text[end : end + 1].isdigit()
        if alone and could_be_real(match.group()):
            yield start


def could_be_real(number: str) -> bool:
    """Whether region, birthday and check character of an eighteen-character number are all possible (GB 11643)."""
    if number[:2] not in ASSIGNED_REGIONS:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True))
    if CHECK_CHARACTERS[total % 11] != number[17].upper():
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return True
