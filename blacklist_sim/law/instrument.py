"""Legal instruments: their names, their dated texts, and the article numbers that a subject has in each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from blacklist_sim.text import Text

EVIDENCE_LEVELS = ("confirmed", "partly", "unverified")
INSTRUMENT_KEYS = {"name", "short", "texts", "not_read", "subjects"}
TEXT_KEYS = {"id", "number", "from", "to", "evidence"}


@dataclass(frozen=True, slots=True)
class InstrumentText:
    """One text of an instrument; the end is exclusive, the start the first of all days where it was not read.

    The evidence is about number and dates.
    """

    id: str
    start: date
    end: date | None
    number: str | None
    evidence: str

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "InstrumentText":
        """From an entry of `texts`; raises ValueError or KeyError."""
        _only(data, TEXT_KEYS)
        if data["evidence"] not in EVIDENCE_LEVELS:
            raise ValueError(f"unknown evidence {data['evidence']!r}")
        return cls(str(data["id"]), data.get("from", date.min), data.get("to"), data.get("number"), data["evidence"])

    def in_force(self, day: date) -> bool:
        """Whether this is the text that binds on `day`."""
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def label(self) -> Text:
        """The document number, else the text's year."""
        if self.number is not None:
            return Text(self.number, self.number)
        return Text(f"{self.id} text", f"{self.id}年文本")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, interpretation or other document; `subjects` maps a subject to its article number in each text."""

    id: str
    name: Text
    short: Text
    texts: tuple[InstrumentText, ...]
    not_read: Text
    subjects: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def from_data(cls, id: str, data: Mapping[str, Any]) -> "Instrument":
        """From an entry of instruments.yaml; raises ValueError with everything wrong with it, or KeyError."""
        _only(data, INSTRUMENT_KEYS)
        subjects = {
            subject: {str(text): str(number) for text, number in numbers.items()}
            for subject, numbers in (data.get("subjects") or {}).items()
        }
        texts = tuple(InstrumentText.from_data(text) for text in data["texts"])
        made = cls(id, Text(**data["name"]), Text(**data["short"]), texts, Text(**data["not_read"]), subjects)
        problems = list(made._problems())
        if problems:
            raise ValueError("; ".join(problems))
        return made

    def text_on(self, day: date) -> InstrumentText | None:
        """The text in force on `day`, or None."""
        return next((text for text in self.texts if text.in_force(day)), None)

    def text(self, id: str) -> InstrumentText:
        """The text of that id; raises KeyError."""
        for text in self.texts:
            if text.id == id:
                return text
        raise KeyError(id)

    def number_of(self, subject: str, day: date) -> str | None:
        """The article number that a subject has on `day`; None where no one read it. Raises KeyError."""
        text = self.text_on(day)
        numbers = self.subjects[subject]
        return numbers.get(text.id) if text is not None else None

    def translated(self, number: str, text: str, day: date) -> str | None:
        """The number on `day` of what stands under `number` in `text`; None where the concordance does not tell."""
        for subject, numbers in self.subjects.items():
            if numbers.get(text) == number:
                return self.number_of(subject, day)
        return None

    def _problems(self) -> Iterator[str]:
        for earlier, later in zip(self.texts, self.texts[1:], strict=False):
            if earlier.end != later.start:
                yield f"text {earlier.id} ends {earlier.end}, text {later.id} starts {later.start}"
        known = {text.id for text in self.texts}
        if len(known) != len(self.texts):
            yield "two texts have one id"
        for text in self.texts:
            if text.end is not None and text.end <= text.start:
                yield f"text {text.id} ends before it starts"
        for subject, numbers in self.subjects.items():
            for unknown in sorted(numbers.keys() - known):
                yield f"subject {subject} names the unknown text {unknown}"


def _only(data: Mapping[str, Any], keys: set[str]) -> None:
    unknown = sorted(data.keys() - keys)
    if unknown:
        raise ValueError(f"unknown keys: {', '.join(unknown)}")
