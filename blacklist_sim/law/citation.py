"""Citations: where a rule stands, printed with the article number of the text in force on a day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from blacklist_sim.law.instrument import Instrument, InstrumentText
from blacklist_sim.law.numerals import chinese_numeral
from blacklist_sim.text import Text

__all__ = ["EVIDENCE_MARKS", "Citation", "Instrument", "InstrumentText", "render"]

CITATION_KEYS = {"instrument", "text", "article", "subject", "paragraph", "item", "sentence", "part", "place"}

EVIDENCE_MARKS = {
    "confirmed": Text("", ""),
    "partly": Text(" [partly confirmed]", "〔部分核实〕"),
    "unverified": Text(" [unverified]", "〔未核实〕"),
}

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
PART = re.compile(rf"(?P<part>{'|'.join(ROMAN)})(?:\((?P<item>\d+)\))?")
LAST = "last"

ARTICLE_UNKNOWN = Text("article number unknown", "条号不明")
NOT_IN_FORCE = Text("no text in force then", "当时无有效文本")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument: an article by number, or by `subject` where the numbers change with the text.

    Opinions are cited by `item` alone, documents in parts by `part` ("IV(2)"), all else by `place` in words. Numbers
    are kept as written ("10", "472-475", "last"). `text` fixes the text cited, else it is the one in force on the day.
    """

    instrument: str
    article: str | None = None
    subject: str | None = None
    paragraph: str | None = None
    item: str | None = None
    sentence: str | None = None
    text: str | None = None
    part: str | None = None
    place: Text | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Citation":
        """From a `cite` of the data files; raises ValueError or KeyError."""
        unknown = sorted(data.keys() - CITATION_KEYS)
        if unknown:
            raise ValueError(f"a citation has no {', '.join(unknown)}")
        if "article" in data and "subject" in data:
            raise ValueError("a citation names an article or a subject, not both")
        parts = {key: str(data[key]) for key in CITATION_KEYS - {"place"} if data.get(key) is not None}
        if not parts.keys() & {"article", "subject", "item"} and parts.keys() & {"paragraph", "sentence"}:
            raise ValueError("a paragraph or sentence needs its article, subject or item")
        return cls(**parts, place=Text(**data["place"]) if data.get("place") else None)

    def article_on(self, instrument: Instrument, day: date) -> str | None:
        """The article's number in the text cited; None where it is unknown. Raises KeyError on an unknown subject."""
        if self.subject is None:
            return self.article
        if self.text is not None:
            return instrument.subjects[self.subject].get(self.text)
        return instrument.number_of(self.subject, day)

    def where(self, instrument: Instrument, day: date) -> Text:
        """The place alone, such as "art. 10(1)(1)" and 第十条第一款第（一）项; empty for the whole instrument."""
        if self.place is not None:
            return self.place
        if self.part is not None:
            return _part(self.part)
        if self.article is None and self.subject is None:
            return self._item_alone() if self.item is not None else Text("", "")
        number = self.article_on(instrument, day)
        if number is None:
            return ARTICLE_UNKNOWN
        english = f"arts {number}" if _ends(number) else f"art. {number}"
        chinese = "至".join(f"第{_numeral(end)}条" for end in _ends(number) or (number,))
        return Text(english + self._within((self.paragraph, self.item)), chinese + self._within_chinese())

    def _item_alone(self) -> Text:
        assert self.item is not None
        if not self.item.isdigit():
            return _part(self.item)
        return Text(f"item {self.item}{self._within((self.paragraph,))}", f"第{self.item}条{self._within_chinese()}")

    def _within(self, parts: tuple[str | None, ...]) -> str:
        named = [part for part in parts if part is not None]
        written = "".join(", last paragraph" if part == LAST else f"({part})" for part in named)
        return written if self.sentence is None else f"{written}, sentence {self.sentence}"

    def _within_chinese(self) -> str:
        written = ""
        if self.paragraph is not None:
            written += "末款" if self.paragraph == LAST else f"第{_numeral(self.paragraph)}款"
        if self.item is not None and (self.article is not None or self.subject is not None):
            written += f"第（{_numeral(self.item)}）项"
        return written if self.sentence is None else f"{written}第{_numeral(self.sentence)}句"


def render(citation: Citation, instruments: Mapping[str, Instrument], day: date, evidence: str = "confirmed") -> Text:
    """The citation as it reads on `day`, in both languages, with a mark where it is not fully confirmed."""
    instrument = instruments[citation.instrument]
    cited = instrument.text(citation.text) if citation.text is not None else instrument.text_on(day)
    where, label = citation.where(instrument, day), _label(instrument, cited)
    mark = EVIDENCE_MARKS[evidence]
    separator = ", " if where.en else ""
    return Text(
        f"{instrument.short.en}{label.en and f' ({label.en})'}{separator}{where.en}{mark.en}",
        f"{_titled(instrument)}{label.zh and f'（{label.zh}）'}{where.zh}{mark.zh}",
    )


def gathered(cites: Iterable[tuple[Citation, str]], instruments: Mapping[str, Instrument], day: date) -> Text:
    """Many citations in one line: each instrument once, with all its places; each comes with its evidence level."""
    places: dict[tuple[str, Text], dict[Text, None]] = {}
    for cite, evidence in cites:
        instrument, mark = instruments[cite.instrument], EVIDENCE_MARKS[evidence]
        cited = instrument.text(cite.text) if cite.text is not None else instrument.text_on(day)
        where = cite.where(instrument, day)
        label = _label(instrument, cited)
        whole = not where.en
        head = Text(label.en and f" ({label.en})", label.zh and f"（{label.zh}）")
        if whole:
            head = Text(head.en + mark.en, head.zh + mark.zh)
        here = places.setdefault((cite.instrument, head), {})
        if not whole:
            here[Text(where.en + mark.en, where.zh + mark.zh)] = None
    english, chinese = [], []
    for (name, head), found in places.items():
        instrument = instruments[name]
        english.append(", ".join([instrument.short.en + head.en, *(place.en for place in found)]))
        chinese.append(_titled(instrument) + head.zh + "、".join(place.zh for place in found))
    return Text("; ".join(english), "；".join(chinese))


def _titled(instrument: Instrument) -> str:
    """Its Chinese name, between title marks if it is a document."""
    return f"《{instrument.short.zh}》" if instrument.texts else instrument.short.zh


def _label(instrument: Instrument, cited: InstrumentText | None) -> Text:
    if cited is not None:
        return cited.label
    if not instrument.texts:
        return Text("", "")
    return NOT_IN_FORCE


def _part(written: str) -> Text:
    """A place such as "IV(2)" in a document divided into parts."""
    match = PART.fullmatch(written)
    if match is None:
        return Text(written, written)
    chinese = f"第{chinese_numeral(ROMAN.index(match['part']) + 1)}部分"
    item = match["item"]
    return Text(f"part {written}", chinese + (f"第（{_numeral(item)}）项" if item else ""))


def _ends(number: str) -> tuple[str, str] | None:
    """The two ends of a range such as "472-475"."""
    first, dash, last = number.partition("-")
    return (first, last) if dash and first.isdigit() and last.isdigit() else None


def _numeral(part: str) -> str:
    return chinese_numeral(int(part)) if part.isdigit() else part
