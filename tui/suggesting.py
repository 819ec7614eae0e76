"""What could stand where the cursor is in a filter: fields, and the values that a field can have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.stages import STAGES
from tui.filter_text import FIELDS, FLAGS, FULL_WIDTH, MODES, SORT_WORDS
from tui.words import FLAGS as FLAG_NAMES

ABOUT: Mapping[str, Text] = {
    "stage": Text("how far the case has come", "案件所处阶段"),
    "mode": Text("how acts are judged", "行为的审查方式"),
    "due_by": Text("a deadline up to a day", "截至某日的期限"),
    "owed_from": Text("owing an amount or more", "所欠不少于某金额"),
    "changed_by": Text("changed last by a user", "最近由某用户更改"),
    "archived": Text("put away", "已归档"),
    "sort": Text("the order", "排序"),
}
EXAMPLES: Mapping[str, Text] = {
    "due_by": Text("a day, as in due:2025-04-30", "日期，如 至:2025-04-30"),
    "owed_from": Text("an amount in yuan, as in owed:>100000", "金额（元），如 欠:>100000"),
    "changed_by": Text("the name of a user, as in by:teacher", "用户名，如 由:teacher"),
}
ORDERS: Mapping[str, Text] = {
    "changed": Text("changed last first", "最近更改者在前"),
    "name": Text("by name", "按名称"),
    "deadline": Text("by next deadline", "按下一期限"),
    "owed": Text("owing most first", "欠款多者在前"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """Something that could stand there, and what it means."""

    word: str
    about: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Suggested:
    """What could stand in place of the characters from `start` to `end`; where it is free text, `hint` shows how.

    `begun` tells that something of the part stands there already.
    """

    start: int
    end: int
    options: tuple[Option, ...] = ()
    hint: Text = NO_TEXT
    begun: bool = True

    def taken(self, text: str, at: int) -> tuple[str, int]:
        """The text with an option in it, and where the cursor is then."""
        word = self.options[at].word
        after = text[self.end :]
        space = "" if word.endswith(":") or after.startswith(" ") else " "
        return text[: self.start] + word + space + after, self.start + len(word) + (0 if word.endswith(":") else 1)


def suggest(text: str, cursor: int, lang: str = "en") -> Suggested:
    """What could stand at the cursor, which is in a part that begins after the last space.

    Fields and values begin with what is written, in the language in which that is; where nothing is written they are
    in `lang`. Where no value begins so, those are given that look like it, or else all.
    """
    plain = text.translate(FULL_WIDTH).replace("\u3000", " ")
    start = plain.rfind(" ", 0, cursor) + 1
    end = plain.find(" ", cursor) if " " in plain[cursor:] else len(plain)
    name, colon, _ = plain[start:end].partition(":")
    if not colon or cursor <= start + len(name):
        return _fields(plain[start:cursor], start, start + len(name) + len(colon), lang)
    begin = start + len(name) + 1
    return _values(name.lower(), plain[begin:cursor], begin, end)


def _fields(written: str, start: int, end: int, lang: str) -> Suggested:
    named = {word: FLAG_NAMES[flag] for word, flag in FLAGS.items()}
    named |= {word: ABOUT[name] for word, name in FIELDS.items()}
    chinese = lang == "zh" if not written else not written.isascii()
    return Suggested(
        start,
        end,
        tuple(
            Option(f"{word}:", about)
            for word, about in named.items()
            if word.startswith(written.lower()) and word.isascii() is not chinese
        ),
        begun=bool(written),
    )


def _values(name: str, written: str, start: int, end: int) -> Suggested:
    if name in FLAGS or FIELDS.get(name) == "archived":
        yes_no = ("yes", "no") if name.isascii() else ("是", "否")
        return Suggested(start, end, _near(written, {word: NO_TEXT for word in yes_no}))
    field = FIELDS.get(name, "")
    if field in EXAMPLES:
        return Suggested(start, end, hint=EXAMPLES[field])
    if field not in VALUES:
        return Suggested(start - len(name) - 1, start, _wrong_field(name))
    return Suggested(start, end, _near(written, _in_language(VALUES[field], written or name)))


def _wrong_field(name: str) -> tuple[Option, ...]:
    """The fields that look like one that there is not."""
    return tuple(Option(f"{word}:") for word in get_close_matches(name, [*FIELDS, *FLAGS], 3, 0.5))


def _near(written: str, words: Mapping[str, Text]) -> tuple[Option, ...]:
    if written.lower() in words:
        return ()
    begin = [word for word in words if word.startswith(written.lower())]
    found: Iterable[str] = begin or get_close_matches(written.lower(), words, 3, 0.4) or words
    return tuple(Option(word, words[word]) for word in found)


def _in_language(words: Mapping[str, Text], written: str) -> Mapping[str, Text]:
    return {word: about for word, about in words.items() if word.isascii() is written.isascii()}


VALUES: Mapping[str, Mapping[str, Text]] = {
    "stage": dict(STAGES) | {name.zh: name for name in STAGES.values()},
    "mode": {
        word: Text("unlawful acts are refused", "拒绝违法行为")
        if mode == "strict"
        else Text("unlawful acts are kept, with findings", "保留违法行为并记录问题")
        for word, mode in MODES.items()
    },
    "sort": {word: ORDERS[order] for word, order in SORT_WORDS.items()},
}
"""The values of the fields that have so few of them that they can be listed, each with what it means."""
