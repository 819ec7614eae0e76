"""What is said of words that describe no conduct: what was found, what is possible, what was probably meant."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from blacklist_sim.errors import InputProblem
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductField, ConductKind, Values
from blacklist_sim.text import Text

OPEN_KIND = "other"
"""The kind that takes whatever no other fits."""


def no_kind(book: Book, name: str) -> InputProblem:
    """A kind that the catalogue does not have."""
    kinds = [kind for kind in book.conduct if kind != OPEN_KIND]
    listed = ", ".join(kinds)
    hint = Text("", "")
    if OPEN_KIND in book.conduct:
        hint = Text(
            f"; what none of them fits is asked as `{OPEN_KIND}`, told in words",
            f"；均不相符的，以 {OPEN_KIND} 用文字说明",
        )
    spellings = {spelling: kind.id for kind in book.conduct.values() for spelling in (kind.id, *kind.aliases)}
    return InputProblem(
        "unknown_conduct",
        f"no kind of conduct is called {name!r}; there are {listed}{hint.en}",
        f"没有名为“{name}”的行为种类；可用：{listed}{hint.zh}",
        found=name,
        expected=listed,
        nearest=_nearest(name, spellings),
    )


def no_field(kind: ConductKind, name: str, shared: Sequence[str]) -> InputProblem:
    """A field that the kind does not have; `shared` are those that every kind has."""
    own = [field.id for field in kind.fields]
    en = f"{kind.id} has no field {name!r}; it takes {', '.join(own) or 'no field of its own'}, and {', '.join(shared)}"
    zh = f"{kind.name.zh}没有字段“{name}”；可用：{'、'.join((*own, *shared))}"
    known = {field: field for field in (*own, *shared)}
    return InputProblem(
        "unknown_field", en, zh, path=(name,), found=name, expected=", ".join((*own, *shared)),
        nearest=_nearest(name, known),
    )  # fmt: skip


def empty(name: str) -> InputProblem:
    """A field without anything in it."""
    return InputProblem(
        "empty", f"{name}: expected a text, found nothing", f"{name}：应为一段文字，实为空", path=(name,), found=""
    )


def no_value(name: str, text: Text, written: str, values: Mapping[str, Text], spelt: Mapping[str, str]) -> InputProblem:
    """A value that the field does not have; `spelt` are its values by every spelling."""
    return InputProblem(
        "unknown_value",
        f"{name}: {written!r} is no {text.en}; possible: {', '.join(values)}",
        f"{name}：“{written}”不是{text.zh}；可用：{'、'.join(f'{key}（{both.zh}）' for key, both in values.items())}",
        path=(name,),
        found=written,
        expected=", ".join(values),
        nearest=_nearest(written, spelt),
    )


def impossible(kind: ConductKind, values: Values, told: tuple[str, ...]) -> InputProblem:
    """A combination that does not exist; says what each field told could be, given the others."""
    said = [(field, value) for field, value in zip(kind.fields, values, strict=True) if value is not None]
    en, zh = [], []
    for place, (field, value) in enumerate(zip(kind.fields, values, strict=True)):
        if value is None or field.id not in told:
            continue
        possible = [name for name in field.values if kind.fitting((*values[:place], name, *values[place + 1 :]))]
        if possible:
            others = [(other.id, given) for other, given in said if other is not field]
            with_en = " and ".join(f"{name} {given}" for name, given in others)
            with_zh = "、".join(f"{name} {given}" for name, given in others)
            en.append(f"with {with_en}, {field.id} can be {', '.join(possible)}")
            zh.append(f"{with_zh} 时，{field.id} 可为 {'、'.join(possible)}")
    written = ", ".join(f"{field.id} {value}" for field, value in said)
    words = "，".join(f"{field.name.zh}为{field.values[value].zh}" for field, value in said if not field.free)
    return InputProblem(
        "impossible",
        f"{kind.id}: there is no {written}{'; ' if en else ''}{'; '.join(en)}",
        f"{kind.name.zh}：不存在{words}的组合{'；' if zh else ''}{'；'.join(zh)}",
        path=tuple(told[-1:]),
        found=written,
        expected="; ".join(en),
    )


def no_letter(field: ConductField, written: str, letters: str) -> InputProblem:
    """A train number that begins with a letter of no kind of train."""
    known = ", ".join(field.values)
    return InputProblem(
        "unknown_letter",
        f"{field.id}: no train number begins with {letters!r} ({written!r}); possible: {known}, "
        "alone or followed by digits, or digits alone",
        f"{field.name.zh}：没有以“{letters}”开头的车次（“{written}”）；可用：{known}，单独书写或后接数字，亦可仅写数字",
        path=(field.id,),
        found=written,
        expected=known,
    )


def wrong_count(kind: ConductKind, values: Values) -> InputProblem:
    """A conduct with more or fewer values than its kind has fields."""
    fields = ", ".join(field.id for field in kind.fields) or "none"
    return InputProblem(
        "wrong_count",
        f"{kind.id}: {len(values)} values given, one expected for each field ({fields}), None where it is left open",
        f"{kind.name.zh}：给出 {len(values)} 个值，应为每个字段（{fields}）一个，未说明的为 None",
        found=repr(values),
        expected=fields,
    )


def _nearest(name: str, spelt: Mapping[str, str]) -> str | None:
    close = get_close_matches(name.casefold(), [spelling.casefold() for spelling in spelt], 1, 0.6)
    if not close:
        return None
    return next((value for spelling, value in spelt.items() if spelling.casefold() == close[0]), None)
