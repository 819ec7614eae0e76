"""The book of law: rules, figures, duties and switches by id, opened at a date."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from blacklist_sim.errors import OutsideBook
from blacklist_sim.law.citation import Citation, Instrument, gathered, render
from blacklist_sim.law.commence import commence
from blacklist_sim.law.model import Dated, DutyRule, Figure, FigureValue, Rule, RuleVersion, Switch
from blacklist_sim.text import Text


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What became of one provision: `modelled` by the rules named, `partly`, or `left_out`, with the reason."""

    instrument: str
    texts: tuple[str, ...]
    provision: str
    status: str
    rules: tuple[str, ...]
    why: Text | None


@dataclass(frozen=True)
class Book:
    """Everything the program knows of the law. Nothing in it changes after loading."""

    version: str
    first_day: date
    covers: Text
    state_of_law: date
    instruments: Mapping[str, Instrument]
    rules: Mapping[str, Rule]
    figures: Mapping[str, Figure]
    duties: Mapping[str, DutyRule]
    switches: Mapping[str, Switch]
    ledger: tuple[LedgerLine, ...]
    glossary: Mapping[str, Any]
    digest: str

    def under(self, policy: Mapping[str, str]) -> "Book":
        """The book as a policy reads it: the commencement of an instrument moved to the day its switch names."""
        book = self
        for switch in self.switches.values():
            if switch.commences is not None:
                book = commence(book, switch.commences, switch.commences.days[policy.get(switch.id, switch.default)])
        return book

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """Every day on which some rule or figure begins or ceases to be in force, in order."""
        days: set[date] = set()
        dated: list[Dated[Any]] = [item.dated for item in self.rules.values()]
        dated += [item.dated for item in self.figures.values()]
        for version in (version for item in dated for version in item.versions):
            days.update(day for day in (version.start, version.end) if day is not None)
        return tuple(sorted(days))

    def epoch(self, day: date) -> int:
        """The stretch between two changes of law that `day` falls into; raises `OutsideBook` before the first day."""
        found = self._epochs.get(day)
        if found is None:
            if day < self.first_day:
                raise OutsideBook(day, self.first_day)
            found = self._epochs[day] = bisect_right(self.changes, day)
        return found

    @cached_property
    def _epochs(self) -> dict[date, int]:
        return {}

    def cited(self, item: RuleVersion | FigureValue, day: date) -> Text:
        """Where a version stands, as it reads on `day`, marked where it is not confirmed.

        Of several places those that have a text in force that day are given, or all where none has.
        """
        key = (id(item), bisect_right(self._text_days, day))
        found = self._cited.get(key)
        if found is None:
            texts = [render(cite, self.instruments, day, item.evidence) for cite in self._bearing(item, day)]
            found = Text("; ".join(text.en for text in texts), "；".join(text.zh for text in texts))
            self._cited[key] = found
        return found

    def cited_together(self, items: Iterable[RuleVersion], day: date) -> Text:
        """Where several rule versions stand, in one line, each instrument named once."""
        cites = [(cite, item.evidence) for item in items for cite in self._bearing(item, day)]
        return gathered(cites, self.instruments, day)

    def _bearing(self, item: RuleVersion | FigureValue, day: date) -> Sequence[Citation]:
        texts = self.instruments
        return [cite for cite in item.cites if cite.text or texts[cite.instrument].text_on(day)] or item.cites

    @cached_property
    def _text_days(self) -> tuple[date, ...]:
        texts = [text for instrument in self.instruments.values() for text in instrument.texts]
        return tuple(sorted({day for text in texts for day in (text.start, text.end) if day is not None}))

    @cached_property
    def _cited(self) -> dict[tuple[int, int], Text]:
        return {}

    def rolls(self, figure: Figure, policy: Mapping[str, str]) -> bool:
        """Whether a period of that figure rolls off a rest day; where the law is open, as the policy says."""
        if isinstance(figure.roll, bool):
            return figure.roll
        return (policy.get(figure.roll) or self.switches[figure.roll].default) == "yes"

    def next_change(self, after: date) -> date | None:
        """The first change of law later than `after`."""
        place = bisect_right(self.changes, after)
        return self.changes[place] if place < len(self.changes) else None

    def changes_between(self, after: date, until: date) -> tuple[date, ...]:
        """The changes of law later than `after`, up to and including `until`."""
        return self.changes[bisect_right(self.changes, after) : bisect_right(self.changes, until)]
