"""What keys are called: as they are printed, as a user may write them, and as they are bound."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from string import punctuation

SHORTER = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip


def _bound(char: str) -> str:
    name = unicodedata.name(char).lower().replace("-", "_").replace(" ", "_")
    return SHORTER.get(name, name)


PUNCTUATION = {char: _bound(char) for char in punctuation}
"""The name under which a sign is bound."""

TWINS = {
    "question_mark": "？", "colon": "：", "slash": "／", "full_stop": "。", "comma": "，", "apostrophe": "＇",
    "equals_sign": "＝", "left_square_bracket": "【", "right_square_bracket": "】", "less_than_sign": "《",
    "greater_than_sign": "》", "plus": "＋", "minus": "－", "asterisk": "＊", "semicolon": "；",
    "exclamation_mark": "！", "left_parenthesis": "（", "right_parenthesis": "）", "at": "＠", "number_sign": "＃",
    "percent_sign": "％", "ampersand": "＆", "underscore": "＿", "backslash": "＼", "vertical_line": "｜",
    "tilde": "～", "quotation_mark": "＂", "dollar_sign": "＄", "circumflex_accent": "＾", "grave_accent": "｀",
    "left_curly_bracket": "｛", "right_curly_bracket": "｝",
}  # fmt: skip
"""What an input method sends in place of a sign."""

NAMED = frozenset(
    {"enter", "escape", "space", "tab", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up",
     "down", "left", "right", *(f"f{number}" for number in range(1, 25))}
)  # fmt: skip
ALSO = {
    "esc": "escape", "del": "delete", "ins": "insert", "return": "enter", "pgup": "pageup", "pgdn": "pagedown",
    "page_up": "pageup", "page_down": "pagedown",
}  # fmt: skip
MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "shift": "shift", "alt": "alt"}
PRINTED = {name: char for char, name in PUNCTUATION.items()} | {"escape": "esc", "delete": "del"}


def key_name(key: str) -> str:
    """A key as it is printed on a keyboard."""
    return PRINTED.get(key, key)


def canonical(written: str) -> str | None:
    """The name under which a key is bound that somebody has written; None where it is none."""
    if len(written) == 1:
        if written in PUNCTUATION:
            return PUNCTUATION[written]
        return "space" if written == " " else written if written.isprintable() else None
    *before, last = written.strip().split("+")
    held = [MODIFIERS.get(word.strip().lower()) for word in before]
    key = _unmodified(last.strip(), bool(before))
    if key is None or None in held:
        return None
    if held == ["shift"] and len(key) == 1 and key.isalpha():
        return key.upper()
    return "+".join([*sorted(set(filter(None, held))), key])


def _unmodified(written: str, modified: bool) -> str | None:
    if len(written) == 1:
        key = PUNCTUATION.get(written, written)
        return key.lower() if modified else key
    name = written.lower().replace(" ", "_")
    name = ALSO.get(name, name)
    return name if name in NAMED or name in PUNCTUATION.values() else None


def keys_like(written: str) -> Iterable[str]:
    """Names of keys of which one may have been meant."""
    held, plus, key = written.strip().lower().rpartition("+")
    return [f"{modifier}+{key}" for modifier in ("ctrl", "shift")] if held and plus else [*PUNCTUATION.values(), *NAMED]


def nearest(wrong: str, known: Iterable[str]) -> tuple[str, str]:
    """What somebody may have meant, in both languages, to be put behind what is wrong; empty where nothing is near."""
    close = get_close_matches(wrong, list(known), 1, 0.6)
    return (f"; did you mean {close[0]!r}?", f"；是否应为“{close[0]}”？") if close else ("", "")
