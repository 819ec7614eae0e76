"""The book of law: rules, figures, duties and switches by id, opened at a date."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from blacklist_sim.errors import OutsideBook
from blacklist_sim.law.as_on import as_on
from blacklist_sim.law.citation import Citation, Instrument, InstrumentText, gathered, render
from blacklist_sim.law.commence import commence
from blacklist_sim.law.conduct import ConductKind
from blacklist_sim.law.glossary import Glossary
from blacklist_sim.law.model import Dated, DutyRule, Figure, FigureValue, Rule, RuleVersion, Switch
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.public_form import PublicForm


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
    """Everything the program knows of the law. Nothing in it changes after loading.

    The `digest` is that of all files on which an answer can rest; the glossary explains and decides nothing.
    `held_on` is the day whose law it gives for every date, and `whole` the book it was taken from; both are None in a
    book that gives each date its own.
    """

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
    glossary: Glossary
    digest: str
    conduct: Mapping[str, ConductKind] = field(default_factory=dict)
    public_entry: "PublicForm | None" = None
    held_on: date | None = None
    whole: "Book | None" = None

    def as_on(self, day: date) -> "Book":
        """The book that gives the law of `day` for every date it covers; raises `OutsideBook`.

        What the sellers of tickets did, from a day that is itself a figure, stays dated: it is practice and no law.
        """
        return as_on(self.whole or self, day)

    def under(self, policy: Mapping[str, str]) -> "Book":
        """The book as a policy reads it: the commencement of an instrument moved to the day its switch names."""
        if self.whole is not None and self.held_on is not None:
            return self.whole.under(policy).as_on(self.held_on)
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
        day = self.held_on or day
        key = (id(item), bisect_right(self._text_days, day))
        found = self._cited.get(key)
        if found is None:
            texts = [render(cite, self.instruments, day, item.evidence) for cite in self.bearing(item, day)]
            found = Text("; ".join(text.en for text in texts), "；".join(text.zh for text in texts))
            self._cited[key] = found
        return found

    def cited_together(self, items: Iterable[RuleVersion], day: date) -> Text:
        """Where several rule versions stand, in one line, each instrument named once."""
        day = self.held_on or day
        cites = [(cite, item.evidence) for item in items for cite in self.bearing(item, day)]
        return gathered(cites, self.instruments, day)

    def bearing(self, item: RuleVersion | FigureValue, day: date) -> Sequence[Citation]:
        """Of the places of a version those that have a text in force on a day, or all where none has."""
        texts = self.instruments
        return [cite for cite in item.cites if cite.text or texts[cite.instrument].text_on(day)] or item.cites

    @cached_property
    def _text_days(self) -> tuple[date, ...]:
        texts = [text for instrument in self.instruments.values() for text in instrument.texts]
        return tuple(sorted({day for text in texts for day in (text.start, text.end) if day is not None}))

    @cached_property
    def _cited(self) -> dict[tuple[int, int], Text]:
        return {}

    def text_on(self, instrument: str, day: date) -> InstrumentText | None:
        """The text of an instrument in force on `day`, or None."""
        return self.instruments[instrument].text_on(self.held_on or day)

    def value(self, figure: str, day: date) -> FigureValue:
        """The value of a figure in force on `day`; where none is, the one that came first of all."""
        first = (self.whole or self).figures[figure].dated.versions[0]
        return self.figures[figure].on(day) or first

    def rolls(self, figure: Figure, policy: Mapping[str, str]) -> bool:
        """Whether a period of that figure rolls off a rest day; where the law is open, as the policy says."""
        if isinstance(figure.roll, bool):
            return figure.roll
        return self.option(policy, figure.roll) == "yes"

    def option(self, policy: Mapping[str, str], switch: str) -> str:
        """The option that a policy takes of a switch, or the switch's default."""
        return policy.get(switch) or self.switches[switch].default

    def next_change(self, after: date) -> date | None:
        """The first change of law later than `after`."""
        place = bisect_right(self.changes, after)
        return self.changes[place] if place < len(self.changes) else None

    def changes_between(self, after: date, until: date) -> tuple[date, ...]:
        """The changes of law later than `after`, up to and including `until`."""
        return self.changes[bisect_right(self.changes, after) : bisect_right(self.changes, until)]
