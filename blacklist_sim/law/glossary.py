"""The glossary: terms of art with what they mean, where they stand, and what they are mixed up with; and the search."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from blacklist_sim.law.citation import Citation
from blacklist_sim.law.pinyin import initials, plain, spellings, squeezed
from blacklist_sim.text import Text

EXACT, PREFIX, INITIALS, SUBSTRING, WORDS = range(5)
BRACKETS = re.compile(r"[(（]([^)）]*)[)）]")


@dataclass(frozen=True, slots=True)
class TermCite:
    """Where a term stands, and how surely that is known."""

    citation: Citation
    evidence: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of art; a definition without citations is of a word of this program's own, or of one no text read defines.

    `mixed_up_with` says of other terms what the difference is; the file gives each pair once, at one of the two.
    """

    id: str
    name: Text
    pinyin: str
    definition: Text | None = None
    cites: tuple[TermCite, ...] = ()
    mixed_up_with: Mapping[str, Text] | None = None


class Glossary(Mapping[str, Term]):
    """The terms by id, in the order of the file; read and checked when first asked for, for no answer needs them."""

    def __init__(self, read: Callable[[], Mapping[str, Term]] = dict) -> None:
        self._read = read

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        return self._read()

    def __getitem__(self, id: str) -> Term:
        return self._terms[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def mixed_up_with(self, id: str) -> Mapping[str, Text]:
        """The terms that `id` is often mixed up with, and the difference, whichever of the two says it."""
        said = dict(self[id].mixed_up_with or {})
        for other in self.values():
            if other.mixed_up_with and id in other.mixed_up_with:
                said[other.id] = other.mixed_up_with[id]
        return said

    def find(self, text: str) -> list[Term]:
        """The terms that `text` names in English, Chinese or pinyin, or by initials of the pinyin, the nearest first.

        What equals a name comes first, then what begins one, what begins its initials, what stands within one, and
        last where every word stands somewhere; of equals the shorter name. An empty text finds all.
        """
        sought = _Sought(text)
        if not sought.plain:
            return list(self.values())
        ranked = [(rank, place) for place, forms in enumerate(self._forms) if (rank := sought.rank(forms))]
        terms = list(self.values())
        return [terms[place] for _, place in sorted(ranked)]

    def named_in(self, text: str) -> list[Term]:
        """The terms that a text names by one of their names, in the order in which they first stand in it.

        A name that stands only within a longer one, as 执行 does in 被执行人, is not counted.
        """
        spans = [
            (match.start(), -match.end(), place)
            for place, (_, name) in enumerate(self._written)
            for match in name.finditer(text)
        ]
        found: dict[int, None] = {}
        longest = (0, 0)
        for start, end, place in sorted(spans):
            if -end > longest[1] or (start, -end) == longest:
                longest = (start, -end)
                found[place] = None
        return [self._written[place][0] for place in found]

    @cached_property
    def _written(self) -> "list[tuple[Term, re.Pattern[str]]]":
        """How the name of each term may be written: in Chinese, or in English as words, in the plural too."""
        found = []
        for term in self.values():
            english = [re.escape(name) for name in dict.fromkeys(_alternatives(term.name.en)[:2])]
            chinese = [re.escape(name) for name in dict.fromkeys(_alternatives(term.name.zh)[:2])]
            written = rf"\b(?:{'|'.join(english)})s?\b|{'|'.join(chinese)}"
            found.append((term, re.compile(written, re.IGNORECASE)))
        return found

    @cached_property
    def _forms(self) -> "list[_Forms]":
        return [_Forms(term) for term in self.values()]


class _Forms:
    """All by which one term is found."""

    def __init__(self, term: Term) -> None:
        spoken = [spelt for said in _alternatives(term.pinyin) for spelt in spellings(said)]
        named = [plain(said) for name in term.name for said in _alternatives(name)]
        self.names = tuple(dict.fromkeys([*named, *spoken, plain(term.id.replace("_", " ")), term.id]))
        self.initials = tuple(initials(said) for said in _alternatives(term.pinyin))
        self.all = "\n".join(self.names)


class _Sought:
    """What somebody typed."""

    def __init__(self, text: str) -> None:
        self.plain = plain(text)
        self.together = squeezed(self.plain)
        self.words = self.plain.split()

    def rank(self, forms: _Forms) -> tuple[int, int] | None:
        """How near it comes and to how long a name; None where it does not."""
        asked = (self.plain, self.together)
        if lengths := [len(name) for name in forms.names if name in asked]:
            return EXACT, min(lengths)
        if lengths := [len(name) for name in forms.names if name.startswith(asked)]:
            return PREFIX, min(lengths)
        if lengths := [len(letters) for letters in forms.initials if letters.startswith(self.together)]:
            return INITIALS, min(lengths)
        if lengths := [len(name) for name in forms.names if self.plain in name or self.together in name]:
            return SUBSTRING, min(lengths)
        return (WORDS, len(forms.names[0])) if all(word in forms.all for word in self.words) else None


def _alternatives(name: str) -> list[str]:
    """A name as it is written, without what stands in brackets, and what stands in them."""
    inside = BRACKETS.findall(name)
    return [name, BRACKETS.sub("", name).strip(), *inside] if inside else [name]
