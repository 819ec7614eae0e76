"""Chinese numerals, for the numbers of articles, paragraphs and items."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
LARGEST = 9999


def chinese_numeral(number: int) -> str:
    """266 as 二百六十六; raises ValueError outside 1 to 9999."""
    if not 0 < number <= LARGEST:
        raise ValueError(f"{number} is outside 1 to {LARGEST}")
    written, rest, skipped = "", number, False
    for size, name in _PLACES:
        digit, rest = divmod(rest, size)
        if digit:
            leading_ten = size == 10 and digit == 1 and not written
            written += ("零" if skipped else "") + ("" if leading_ten else _DIGITS[digit]) + name
            skipped = False
        else:
            skipped = bool(written)
    if rest:
        written += ("零" if skipped else "") + _DIGITS[rest]
    return written
