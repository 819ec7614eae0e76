"""The catalogue of acts: everything a party or a court can do, and everything that time alone can bring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from typing import Any

from blacklist_sim.text import Text

MOST_VARIANTS = 16
UNIT_TRACKS = {
    "case": "title",
    "debtor": "enforcement",
    "debtors": "enforcement",
    "entry": "listing",
    "new_entry": "listing",
    "order": "consumption",
    "new_order": "consumption",
    "remedy": "review",
    "new_remedy": "review",
    "ban": "exit_ban",
    "new_ban": "exit_ban",
    "person": None,
}
COMMON_FIELDS = (
    "date",
    "act",
    "by",
    "who",
    "to",
    "case",
    "entry",
    "known_on",
    "facts",
    "reasons",
    "exception",
    "note",
    "expect",
)

Rows = Mapping[str, Mapping[str, str]]
"""For each track, from which state to which."""


@dataclass(frozen=True, slots=True)
class Track:
    """One kind of position and its states, the first being where a position begins."""

    id: str
    name: Text
    unit: str
    states: Mapping[str, Text]

    @property
    def first(self) -> str:
        """The state a new position is in."""
        return next(iter(self.states))


@dataclass(frozen=True, slots=True)
class EnumType:
    """A closed set of words; `many` allows several at once."""

    id: str
    many: bool
    values: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Field:
    """One payload field; `type` is a plain type or the id of an `EnumType`; `in_full` lets an amount be that word.

    A field with `fact` establishes that fact by its value.
    """

    name: str
    type: str
    required: bool = False
    in_full: bool = False
    label: Text | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule that governs an act, asked only when the payload fits `when`; a `basis` must be in force that day.

    `when` gives for a field the values with which the rule is asked.
    """

    rule: str
    when: Mapping[str, tuple[Any, ...]]
    basis: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act or a lapse brings: moves, periods, answers called for, facts settled.

    `trigger` is what moves a position on the machines.
    """

    name: str
    trigger: str
    moves: Rows
    sweeps: Rows
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    pauses: tuple[str, ...]
    resumes: tuple[str, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    establishes: Mapping[str, Any]

    @property
    def on_periods(self) -> bool:
        """Whether it ends, pauses or resumes a period."""
        return bool(self.ends or self.pauses or self.resumes)


@dataclass(frozen=True, slots=True)
class ActKind:
    """One entry of the catalogue: who may do it, at what it is aimed, what it carries and what it brings."""

    id: str
    name: Text
    stage: str
    by: tuple[str, ...]
    about: str
    needs: Mapping[str, tuple[str, ...]]
    payload: Mapping[str, Field]
    may_establish: tuple[str, ...]
    rules: tuple[RuleUse, ...]
    outcomes: Mapping[str, Outcome]
    chosen_by: str | None
    answers: tuple[str, ...]
    tells: str | None
    settling: tuple[tuple[str, str], ...]
    """The payload fields that establish a fact by their value, each with the fact."""
    deciding: tuple[str, ...]
    """The payload fields on which it depends which rules are asked."""
    required: frozenset[str]
    """The payload fields that may not be left open."""
    first: Outcome = field(init=False)
    only: Outcome | None = field(init=False)
    """The outcome of an act that has one only."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", next(iter(self.outcomes.values())))
        object.__setattr__(self, "only", self.first if len(self.outcomes) == 1 else None)


@dataclass(frozen=True, slots=True)
class LapseKind:
    """A period that can run: how long, about what, what its end brings; `each` runs one for every person in `to`."""

    id: str
    name: Text
    stage: str
    about: str
    figure: str | None
    given_by: str | None
    unit: str
    bound: bool
    counts_from: str
    each: str | None
    rules: tuple[str, ...]
    outcomes: Mapping[str, Outcome]
    only: Outcome | None = field(init=False)
    """The outcome of a period that has one only."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "only", next(iter(self.outcomes.values())) if len(self.outcomes) == 1 else None)


@dataclass(frozen=True, slots=True)
class FactKind:
    """A fact that a case can turn on: its type, whom it is about and who may establish it."""

    id: str
    name: Text
    type: str
    about: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """All tracks, acts, lapses, enumerations, facts, readings and roles."""

    tracks: Mapping[str, Track]
    acts: Mapping[str, ActKind]
    lapses: Mapping[str, LapseKind]
    types: Mapping[str, EnumType]
    facts: Mapping[str, FactKind]
    readings: Mapping[str, Text]
    roles: Mapping[str, Text]

    def role(self, name: str) -> Text:
        """A role in words; whoever has none stands under the own id."""
        return self.roles.get(name, Text(name, name))

    @property
    def kinds(self) -> tuple[ActKind | LapseKind, ...]:
        """Every act and every lapse."""
        return (*self.acts.values(), *self.lapses.values())

    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """Every row of every table: track, state, trigger (`act/outcome`), next state."""
        for kind in self.kinds:
            for outcome in kind.outcomes.values():
                for rows in (outcome.moves, outcome.sweeps):
                    for track, table in rows.items():
                        for source, dest in table.items():
                            yield track, source, outcome.trigger, dest

    @cached_property
    def table(self) -> Mapping[tuple[str, str, str], str]:
        """The compiled table: (track, state, trigger) to the next state."""
        return {(track, source, trigger): dest for track, source, trigger, dest in self.rows()}

    @cached_property
    def first(self) -> Mapping[str, str]:
        """For each track the state in which a position begins."""
        return {track.id: track.first for track in self.tracks.values()}

    @cached_property
    def bringing(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """For each (track, state) the triggers that lead to it."""
        found: dict[tuple[str, str], set[str]] = {}
        for track, _, trigger, dest in self.rows():
            found.setdefault((track, dest), set()).add(trigger)
        return {place: frozenset(triggers) for place, triggers in found.items()}

    @cached_property
    def sources(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """For each act, by track, the states from which some outcome of it leads on."""
        return {
            kind.id: {
                track: frozenset(
                    source
                    for outcome in kind.outcomes.values()
                    for rows in (outcome.moves, outcome.sweeps)
                    for source in rows.get(track, ())
                )
                for track in self.tracks
            }
            for kind in self.acts.values()
        }

    @cached_property
    def variants(self) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
        """For each act the payloads worth trying: combinations of its required choices, other fields left open."""
        return {kind.id: tuple(islice(self._payloads(kind), MOST_VARIANTS)) for kind in self.acts.values()}

    def _payloads(self, kind: ActKind) -> Iterator[Mapping[str, Any]]:
        choices = [
            [(field.name, value) for value in self._samples(field)] for field in kind.payload.values() if field.required
        ]
        for chosen in product(*choices):
            yield {name: value for name, value in chosen if value is not None}

    def _samples(self, field: Field) -> list[Any]:
        kind = self.types.get(field.type)
        if kind is not None:
            return [(value,) if kind.many else value for value in kind.values]
        if field.type == "bool":
            return [True, False]
        return ["in_full"] if field.in_full else [None]
