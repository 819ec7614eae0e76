"""How predicates see a case: every read is recorded, so that the answer can be explained."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from blacklist_sim.case import Act, CaseFile, Party, TitleDocument
from blacklist_sim.law.length import Length
from blacklist_sim.law.period import Deadline, deadline
from blacklist_sim.workflow.answers import Beside, Cure, RawReading
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.state import Key, Period, Position, State

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

ANY = "*"


class NotGiven(Exception):
    """A required field of the act was left open, so nothing that rests on it can be answered."""


class View:
    """The case as one act, lapse or standing duty sees it on `date`.

    `units` are the positions aimed at and `unit` the first of them; `act` is None for lapses and duties.
    """

    __slots__ = (
        "_asked",
        "_beside",
        "_readings",
        "act",
        "case",
        "date",
        "engine",
        "payload",
        "period",
        "state_of",
        "units",
        "who",
    )

    def __init__(
        self,
        engine: "Engine",
        state: State,
        day: date,
        case: str,
        who: str | None,
        units: tuple[Position, ...],
        act: Act | None = None,
        period: Period | None = None,
    ) -> None:
        self.engine, self.state_of, self.date, self.case, self.who = engine, state, day, case, who
        self.units, self.act, self.period = units, act, period
        self.payload: Mapping[str, Any] = act.payload if act is not None else {}
        self._readings: list[RawReading] = []
        self._beside: Beside | None = None

    def asked(self) -> dict[str, Any]:
        """What has been asked elsewhere on account of this act, by person; kept as long as the view."""
        try:
            return self._asked
        except AttributeError:
            self._asked: dict[str, Any] = {}
            return self._asked

    def take(self) -> tuple[tuple[RawReading, ...], tuple[str, ...], date | None, tuple[Cure, ...]]:
        """What was read since the last take: readings, missing facts, earliest day, cures."""
        readings = tuple(self._readings)
        self._readings.clear()
        beside = self._beside
        if beside is None:
            return readings, (), None, ()
        self._beside = None
        return readings, tuple(beside.missing), beside.earliest, tuple(beside.cures)

    def forget(self) -> None:
        """Drops what was read since the last take."""
        self._readings.clear()
        self._beside = None

    def _noted(self) -> Beside:
        beside = self._beside
        if beside is None:
            beside = self._beside = Beside()
        return beside

    @property
    def unit(self) -> Position:
        """The first position aimed at; raises IndexError where the act is aimed at none."""
        return self.units[0]

    @property
    def by(self) -> str | None:
        """Who acts."""
        return self.act.by if self.act is not None else None

    @property
    def case_file(self) -> CaseFile:
        """The record of the case."""
        return self.state_of.story.cases[self.case]

    @property
    def title(self) -> TitleDocument:
        """The effective instrument of the case."""
        return self.case_file.title_document

    def party(self, person: str) -> Party:
        """The person with that id."""
        return self.state_of.story.people[person]

    def given(self, field: str) -> Any:
        """A payload field of the act, or None; raises `NotGiven` where a required one is left open."""
        value = self.payload.get(field)
        self._readings.append(("given", field, None, value))
        if value is None and self.act is not None and field in self.engine.catalogue.acts[self.act.name].required:
            self.missing(field)
            raise NotGiven(field)
        return value

    states: ClassVar[Callable[..., Ternary]] = given
    """A payload field of yes or no."""

    def fact(self, name: str, about: str | None = None) -> Any:
        """What is known of a fact, the act's own finding first; None when nothing is, which is recorded as missing."""
        stated = self.act.facts if self.act is not None else {}
        value = stated[name] if name in stated else self._known(name, about)
        self._readings.append(("fact", name, about or self.who, value))
        if value is None:
            self.missing(name)
        return value

    shown: ClassVar[Callable[..., Ternary]] = fact
    """A fact of yes or no."""

    def _known(self, name: str, about: str | None) -> Any:
        kind = self.engine.catalogue.facts[name].about
        person = about or self.who
        key: Key
        if kind == "person":
            key = (name, person)
        elif kind == "case":
            key = (name, self.case)
        elif kind == "debtor" or not self.units:
            key = (name, self.case, person)
        else:
            key = (name, *self.units[0].key)
        found = self.state_of.facts.get(key)
        if found is not None:
            return found.value
        recorded = self.case_file.facts.get(name)
        if recorded is not None:
            return recorded
        party = self.state_of.story.people.get(person) if person else None
        return party.facts.get(name) if party is not None else None

    def figure(self, name: str, on: date | None = None) -> Any:
        """The figure in force on the day asked (by default the day of the act), or None in a declared gap."""
        found = self.engine.book.figures[name].on(on or self.date)
        value = found.value if found is not None else None
        self._readings.append(("figure", name, None, value))
        return value

    def in_force(self, rule: str) -> bool:
        """Whether some text with that rule is in force on the day of the act."""
        return self.engine.book.rules[rule].on(self.date) is not None

    def switch(self, name: str) -> str:
        """The option chosen for a policy switch."""
        option = self.engine.option(self.state_of, name)
        self._readings.append(("switch", name, None, option))
        return option

    def state(self, track: str, who: str | None = None) -> str:
        """The state of this case on `title`, of a debtor on `enforcement` (of any debtor for somebody who is none)."""
        state = self.engine.state_on(self.state_of, track, self.case, who or self.who)
        self._readings.append(("state", track, who or self.who, state))
        return state

    def positions(self, track: str, who: str | None = None, case: str | None = None) -> list[Position]:
        """The positions on a track, by default of this person in this case; ANY lifts either limit."""
        person, of_case = who or self.who, case or self.case
        return [
            position
            for position in self.state_of.positions[track].values()
            if (of_case == ANY or position.key[0] == of_case)
            and (person == ANY or person is None or person == position.key[1] or person == position.key[-1])
        ]

    def acts(self, name: str, who: str | None = None, case: str | None = None) -> list[Act]:
        """The acts of that name so far, by default in this case and about this person (or nobody in particular)."""
        of_case, person = case or self.case, who or self.who
        state = self.state_of
        found = state.acts_called.get(name, []) if of_case == ANY else state.acts.get((of_case, name), [])
        if found and person is not None and person != ANY:
            found = [act for act in found if not act.who or person in act.who]
        self._readings.append(("acts", name, person, len(found)))
        return found

    def last(self, name: str, who: str | None = None, case: str | None = None) -> Act | None:
        """The latest such act, or None."""
        found = self.acts(name, who, case)
        return found[-1] if found else None

    def age(self, person: str | None = None, on: date | None = None) -> int | None:
        """Completed years of age on a day, or None (missing) where the birth date is not known."""
        who = person or self.who
        party = self.state_of.story.people.get(who) if who else None
        age = party.age_on(on or self.date) if party is not None else None
        if age is None:
            self.missing("born")
        self._readings.append(("reading", "age", who, age))
        return age

    def end(self, name: str, start: date, given: int | None = None, unit: str | None = None) -> Deadline | None:
        """The end of the period a figure fixes (or of `given` of its units) counted from `start`; None in a gap."""
        figure = self.engine.book.figures[name]
        found = figure.on(self.date)
        if found is None and given is None:
            return None
        span = found.value if found is not None else Length(0, "day")
        if given is not None:
            span = Length.given(given, unit or span.unit)
        return deadline(start, span, self.engine.rolls(self.state_of, figure), self.engine.calendar)

    def reading(self, name: str, value: Any) -> Any:
        """Records a derived value for the explanation and gives it back."""
        self._readings.append(("reading", name, self.who, value))
        return value

    def missing(self, name: str) -> None:
        """Records that a fact or a field is missing; returns None so that a predicate can return it."""
        self._noted().missing.append(name)

    def not_before(self, day: date) -> bool:
        """Whether `day` has come; if not, it is recorded as the earliest day."""
        if self.date >= day:
            return True
        beside = self._noted()
        beside.earliest = day if beside.earliest is None else max(day, beside.earliest)
        return False

    def cure(self, act: str, **payload: Any) -> None:
        """Records an act that would make the answer another one."""
        self._noted().cures.append((act, payload))
