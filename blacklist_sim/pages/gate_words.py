"""The words after `gate`: a timeline or none, then a conduct."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.gate.conduct import SHARED, Conduct, kind_called, read_conduct, value_called
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductField, ConductKind
from blacklist_sim.text import Text
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.problems import nearest

EXAMPLES = (
    "gate --restricted rail G second",
    "gate --restricted --as principal --on 2014-06-02 air --paid-by entity",
    "gate ground-1-paid-in-full --on 2019-03-20 hotel stars=5",
)
PATH_MARKS = (".", "/", os.sep, ":")


def shown(name: str) -> str:
    """A name as a command line writes it."""
    return name.replace("_", "-")


class Asked(NamedTuple):
    """The timeline, if one was named, and the words about the conduct."""

    file: str | None
    words: tuple[str, ...]


def split(book: Book, words: Sequence[str]) -> Asked:
    """What the words ask about; a first word that is no kind of conduct must be a timeline. Raises BadInput."""
    if not words or kind_called(book, words[0]) is not None:
        return Asked(None, tuple(words))
    first = words[0]
    if first in shipped() or os.path.lexists(first) or any(mark in first for mark in PATH_MARKS):
        return Asked(first, tuple(words[1:]))
    what = Text("kind of conduct and no timeline", "行为种类或时间线")
    raise BadInput([_unknown(book, first, what, (*_spellings(book), *shipped()))])


def kinds_told(book: Book, words: Iterable[str]) -> tuple[str, ...] | None:
    """The kinds that words name, for a table; None where there are no words. Raises BadInput."""
    found, problems = [], []
    for word in words:
        kind = kind_called(book, word)
        if kind is None:
            problems.append(_unknown(book, word, Text("kind of conduct", "行为种类"), _spellings(book)))
        else:
            found.append(kind.id)
    if problems:
        raise BadInput(problems)
    return tuple(dict.fromkeys(found)) or None


def conduct_told(book: Book, words: Sequence[str], beside: Mapping[str, str]) -> Conduct:
    """The conduct that the words mean, with what options tell beside it; raises BadInput with all that is wrong.

    A word is `field=value`, or a value: that of the first field not told yet which knows it.
    """
    if not words:
        raise BadInput([InputProblem("missing", f"say what is asked about; {_listing(book).en}",
                                     f"请写明要问的行为；{_listing(book).zh}")])  # fmt: skip
    kind = kind_called(book, words[0])
    if kind is None:
        raise BadInput([_unknown(book, words[0], Text("kind of conduct", "行为种类"), _spellings(book))])
    problems: list[InputProblem] = []
    fields: dict[str, str] = {}
    bare = []
    for word in words[1:]:
        pair = _pair(kind, word)
        if pair is None:
            bare.append(word)
        else:
            _tell(fields, *pair, problems)
    _fill(kind, bare, fields, problems)
    for name, value in beside.items():
        _tell(fields, name, value, problems)
    try:
        conduct = read_conduct(book, kind.id, fields)
    except BadInput as refused:
        raise BadInput([*problems, *refused.problems]) from None
    if problems:
        raise BadInput(problems)
    return conduct


def _pair(kind: ConductKind, word: str) -> tuple[str, str] | None:
    """Name and value; None for a bare word, which in a kind told in free words may hold any sign."""
    name, sign, value = word.partition("=")
    name = name.strip().replace("-", "_")
    free = any(field.free for field in kind.fields)
    if not sign or (free and name not in SHARED and name not in {field.id for field in kind.fields}):
        return None
    return name, value


def _tell(fields: dict[str, str], name: str, value: str, problems: list[InputProblem]) -> None:
    if fields.setdefault(name, value) != value:
        en, zh = f"{name} is told twice: {fields[name]} and {value}", f"{name} 重复：{fields[name]} 与 {value}"
        problems.append(InputProblem("twice", en, zh))


def _fill(kind: ConductKind, bare: list[str], fields: dict[str, str], problems: list[InputProblem]) -> None:
    if bare and kind.fields and kind.fields[0].free:
        _tell(fields, kind.fields[0].id, " ".join(bare), problems)
        return
    for word in bare:
        left = [field for field in kind.fields if field.id not in fields]
        if not left:
            problems.append(_too_many(kind, word))
            continue
        fields[_meant(left, word).id] = word


def _meant(left: list[ConductField], word: str) -> ConductField:
    """The first field that knows the word; else the one with the nearest value; else the first."""
    for field in left:
        if value_called(field, word) is not None:
            return field
    close = nearest(word.casefold(), [spelling for field in left for spelling in field.aliases])
    return next((field for field in left if close in field.aliases), left[0])


def _too_many(kind: ConductKind, word: str) -> InputProblem:
    fields = ", ".join(field.id for field in kind.fields)
    if not kind.fields:
        en = f"{kind.id} takes no word after it; {word!r} is one too many"
        return InputProblem("too_many", en, f"{kind.id} 之后不需其他词；多出“{word}”")
    return InputProblem(
        "too_many",
        f"{kind.id} takes a word for each of {fields}; {word!r} is one too many",
        f"{kind.id} 每项各取一词（{fields}）；多出“{word}”",
    )


# ── what can be asked ────────────────────────────────────────────────────────────────────────────────


def usage(kind: ConductKind) -> str:
    """How a kind is written, its fields in capitals."""
    return " ".join((kind.id, *(field.id.upper() for field in kind.fields)))


def kinds(book: Book) -> list[ConductKind]:
    """Every kind of conduct, what is sold by rail and air first, what is told in free words last."""
    return sorted(
        book.conduct.values(), key=lambda kind: (kind.channel is None, any(field.free for field in kind.fields))
    )


def kind_lines(book: Book) -> Iterator[Text]:
    """Every kind of conduct with its fields, one a line."""
    for kind in kinds(book):
        yield Text(f"  {usage(kind):<34} {kind.name.en}", f"  {usage(kind):<34} {kind.name.zh}")


def _listing(book: Book) -> Text:
    lines = list(kind_lines(book))
    examples = "".join(f"\n  {example}" for example in EXAMPLES)
    return Text(
        "there are (`gate --help` lists the values):\n"
        + "\n".join(line.en for line in lines)
        + f"\nfor example:{examples}",
        "可问（各字段的值见 gate --help）：\n" + "\n".join(line.zh for line in lines) + f"\n例如：{examples}",
    )


def _unknown(book: Book, word: str, what: Text, known: Iterable[str]) -> InputProblem:
    close, listing = nearest(word, known), _listing(book)
    hint = (f"; did you mean {close}?", f"；是否应为 {close}？") if close else ("", "")
    return InputProblem(
        "unknown_conduct",
        f"no {what.en} called {word!r}{hint[0]}\n{listing.en}",
        f"没有名为“{word}”的{what.zh}{hint[1]}\n{listing.zh}",
        found=word,
    )


def _spellings(book: Book) -> tuple[str, ...]:
    return tuple(spelling for kind in book.conduct.values() for spelling in (kind.id, *kind.aliases, *kind.name))
