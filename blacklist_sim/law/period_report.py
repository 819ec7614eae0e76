"""One computed period, told to a person or as plain data: nominal end, end after rolling, and the working."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.length import WORKING_DAY
from blacklist_sim.law.period import Deadline
from blacklist_sim.law.period_working import WEEKDAYS, DayLine, working
from blacklist_sim.text import Text

Cite = Callable[[str], Text | None]

LABELS = {
    "start": Text("start", "起算"),
    "length": Text("length", "期间"),
    "basis": Text("basis", "依据"),
    "nominal": Text("end by count", "计数届满"),
    "last": Text("last day", "届满日"),
    "working": Text("working", "推算过程"),
    "rules": Text("rules", "算法依据"),
}

PROJECTED = Text(
    "projected: the calendar is published until {until} only; the day may still move",
    "推算：日历仅公布至 {until}；届满日仍可能变动",
)
EARLIER = Text(
    "projected: the calendar is published from {since} on; earlier days rest on statutory holidays and weekends",
    "推算：日历自 {since} 起有据；此前依法定假日与周末推算",
)


class PeriodReport(NamedTuple):
    """A deadline, its working, and what it rests on; `basis` cites the figure of the law, where one is used."""

    end: Deadline
    lines: tuple[DayLine, ...]
    notes: tuple[Text, ...]
    basis: Text | None
    rules: tuple[tuple[str, Text], ...]

    def render(self, language: str = "en") -> str:
        """The report as lines of text in `en`, `zh` or `both`."""
        written = [_labelled(label, text).pick(language) for label, text in self._head()]
        written += [f"  {note.pick(language)}" for note in self.notes]
        written.append(LABELS["working"].pick(language))
        written += [f"  {_stretch(line)}  {line.text.pick(language)}" for line in self.lines]
        if self.rules:
            written.append(LABELS["rules"].pick(language))
            written += [f"  {rule}  {citation.pick(language)}" for rule, citation in self.rules]
        return "\n".join(written)

    def as_dict(self) -> dict[str, Any]:
        """The report as data for JSON, dates as ISO text; keys are stable."""
        end = self.end
        return {
            "start": end.start.isoformat(),
            "length": None if end.length is None else str(end.length),
            "unit": None if end.length is None else end.length.unit,
            "nominal": end.nominal.isoformat(),
            "last": end.last.isoformat(),
            "rolled": end.rolled,
            "rolls": end.roll,
            "excluded_days": end.excluded,
            "projected": end.projected,
            "basis": self.basis and _both(self.basis),
            "notes": [_both(note) for note in self.notes],
            "working": [_line_data(line) for line in self.lines],
            "rules": {rule: _both(citation) for rule, citation in self.rules},
        }

    def _head(self) -> list[tuple[Text, Text]]:
        end = self.end
        rows = [(LABELS["start"], _day(end.start))]
        if end.length is not None:
            rows.append((LABELS["length"], end.length.text))
        if self.basis is not None:
            rows.append((LABELS["basis"], self.basis))
        return [*rows, (LABELS["nominal"], _day(end.nominal)), (LABELS["last"], _day(end.last))]


def report(end: Deadline, calendar: Calendar, *, basis: Text | None = None, cite: Cite | None = None) -> PeriodReport:
    """The report of a deadline; `cite` gives the citation of a counting rule by its id, None where it has none."""
    lines = tuple(working(end, calendar))
    used = dict.fromkeys(line.rule for line in lines if line.rule is not None)
    cited = ((rule, cite(rule)) for rule in used) if cite is not None else ()
    rules = tuple((rule, citation) for rule, citation in cited if citation is not None)
    return PeriodReport(end, lines, _notes(end, calendar), basis, rules)


def _notes(end: Deadline, calendar: Calendar) -> tuple[Text, ...]:
    if not end.projected:
        return ()
    asked_from = end.start if end.length is not None and end.length.unit == WORKING_DAY else end.nominal
    notes = []
    if asked_from < calendar.published_from:
        notes.append(Text(*(text.format(since=calendar.published_from) for text in EARLIER)))
    if end.last > calendar.published_until:
        notes.append(Text(*(text.format(until=calendar.published_until) for text in PROJECTED)))
    return tuple(notes)


def _labelled(label: Text, text: Text) -> Text:
    return Text(f"{label.en}: {text.en}", f"{label.zh}：{text.zh}")


def _day(day: date) -> Text:
    weekday = WEEKDAYS[day.weekday()]
    return Text(f"{day} {weekday.en}", f"{day} {weekday.zh}")


def _stretch(line: DayLine) -> str:
    return f"{line.first}" if line.first == line.last else f"{line.first} – {line.last}"


def _line_data(line: DayLine) -> dict[str, Any]:
    return {
        "first": line.first.isoformat(),
        "last": line.last.isoformat(),
        "kind": line.kind,
        "number": line.number,
        "rule": line.rule,
        "projected": line.projected,
        "text": _both(line.text),
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
