"""Citations: where a rule stands, printed with the article number of the text in force on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from blacklist_sim.law.instrument import Instrument, InstrumentText
from blacklist_sim.law.numerals import chinese_numeral
from blacklist_sim.text import Text

__all__ = ["EVIDENCE_MARKS", "Citation", "Instrument", "InstrumentText", "render"]

CITATION_KEYS = {"instrument", "text", "article", "subject", "paragraph", "item", "sentence", "place"}

EVIDENCE_MARKS = {
    "confirmed": Text("", ""),
    "partly": Text(" [partly confirmed]", "〔部分核实〕"),
    "unverified": Text(" [unverified]", "〔未核实〕"),
}

ARTICLE_UNKNOWN = Text("article number unknown", "条号不明")
NOT_IN_FORCE = Text("no text in force on {day}", "{day}无有效文本")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument: an article by number, or by `subject` where the numbers change with the text.

    Parts are kept as written ("10", "472-475", "one"). `text` fixes the text cited, else it is the one in force on
    the day. `place` is for documents without articles, such as "part IV(2)".
    """

    instrument: str
    article: str | None = None
    subject: str | None = None
    paragraph: str | None = None
    item: str | None = None
    sentence: str | None = None
    text: str | None = None
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
        if not parts.keys() & {"article", "subject"} and parts.keys() & {"paragraph", "item", "sentence"}:
            raise ValueError("a paragraph, item or sentence needs its article or subject")
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
        if self.article is None and self.subject is None:
            return Text("", "")
        number = self.article_on(instrument, day)
        if number is None:
            return ARTICLE_UNKNOWN
        return Text(self._english(number), self._chinese(number))

    def _english(self, number: str) -> str:
        written = f"arts {number}" if _ends(number) else f"art. {number}"
        for part in (self.paragraph, self.item):
            if part is not None:
                written += f"({part})"
        return written if self.sentence is None else f"{written}, sentence {self.sentence}"

    def _chinese(self, number: str) -> str:
        written = "至".join(f"第{_numeral(end)}条" for end in _ends(number) or (number,))
        if self.paragraph is not None:
            written += f"第{_numeral(self.paragraph)}款"
        if self.item is not None:
            written += f"第（{_numeral(self.item)}）项"
        if self.sentence is not None:
            written += f"第{_numeral(self.sentence)}句"
        return written


def render(citation: Citation, instruments: Mapping[str, Instrument], day: date, evidence: str = "confirmed") -> Text:
    """The citation as it reads on `day`, in both languages, with a mark where it is not fully confirmed."""
    instrument = instruments[citation.instrument]
    cited = instrument.text(citation.text) if citation.text is not None else instrument.text_on(day)
    where, label = citation.where(instrument, day), _label(instrument, cited, day)
    mark = EVIDENCE_MARKS[evidence]
    separator = ", " if where.en else ""
    return Text(
        f"{instrument.short.en}{label.en and f' ({label.en})'}{separator}{where.en}{mark.en}",
        f"《{instrument.short.zh}》{label.zh and f'（{label.zh}）'}{where.zh}{mark.zh}",
    )


def _label(instrument: Instrument, cited: InstrumentText | None, day: date) -> Text:
    if cited is not None:
        return cited.label
    if not instrument.texts:
        return Text("", "")
    return Text(NOT_IN_FORCE.en.format(day=day), NOT_IN_FORCE.zh.format(day=day))


def _ends(number: str) -> tuple[str, str] | None:
    """The two ends of a range such as "472-475"."""
    first, dash, last = number.partition("-")
    return (first, last) if dash and first.isdigit() and last.isdigit() else None


def _numeral(part: str) -> str:
    return chinese_numeral(int(part)) if part.isdigit() else part
