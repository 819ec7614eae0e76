"""The gate: prepared for a person, asked about a conduct on a day, answering for law, seller and operators apart."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.gate.answer import PERMITTED, Answer, Reasons
from blacklist_sim.gate.bound import Bound, bind
from blacklist_sim.gate.conduct import Conduct, refusal
from blacklist_sim.gate.law_answer import Found, decide_open, weigh
from blacklist_sim.gate.restraints import Restraints
from blacklist_sim.gate.rulings import Ruling, Rulings
from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar import Calendar

if TYPE_CHECKING:
    from blacklist_sim.gate.parameters import Parameters

NOTHING_BINDS = Found(PERMITTED, None, ())


class Gate:
    """Book, policy and calendar, compiled once; `prepare` opens a door for a person."""

    def __init__(self, book: Book, policy: Mapping[str, str], calendar: Calendar) -> None:
        self.book = book.under(policy)
        self.policy = policy
        self.calendar = calendar
        self.rulings = Rulings(self.book, policy)

    def prepare(self, restraints: Restraints) -> "Door":
        """The door for whoever is bound so; raises `BadInput` on a capacity, approval or relation unknown."""
        return Door(self, restraints)


class Door:
    """One person at the gate; `decide` may be asked as often as wanted and remembers nothing."""

    __slots__ = ("_family", "_on", "_own", "gate", "restraints")

    def __init__(self, gate: Gate, restraints: Restraints) -> None:
        self.gate = gate
        self.restraints = restraints
        self._own, self._family = bind(gate.book, gate.policy, restraints)
        self._on = gate.rulings.on

    def decide(self, conduct: Conduct, day: date, parameters: "Parameters | None" = None) -> "Decision":
        """What law, seller and operators say of the conduct on that day; raises `BadInput` or `OutsideBook`.

        `parameters` are what is supposed of the sellers' systems, by default as the book has it on that day.
        """
        try:
            ruling = self._on(day)[conduct.kind][conduct.values]
        except KeyError:
            raise refusal(self.gate.book, conduct) from None
        if ruling.free:
            found = NOTHING_BINDS
        elif ruling.direct:
            found = self._open(ruling, conduct, day)
        else:
            found = weigh(self.bound(ruling), ruling, day, conduct.paid_by)
        return Decision(self, conduct, day, ruling, found, parameters)

    def _open(self, ruling: Ruling, conduct: Conduct, day: date) -> Found:
        book = self.gate.book
        kind, bound = book.conduct[conduct.kind], self.bound(ruling)
        return decide_open(book, kind, bound, ruling, conduct.values, day, conduct.paid_by)

    def bound(self, ruling: Ruling) -> Bound:
        """What binds in the matter: for a child's schooling the parents' orders too."""
        return self._family if ruling.for_child else self._own


class Decision:
    """Three answers to one question; `decision`, `until` and `missing` are the law's. Reasons are built when read."""

    __slots__ = ("_law", "_operators", "_seller", "conduct", "day", "door", "found", "parameters", "ruling")

    _law: Answer
    _seller: Answer
    _operators: Answer

    def __init__(
        self, door: Door, conduct: Conduct, day: date, ruling: Ruling, found: Found, parameters: "Parameters | None"
    ) -> None:
        self.door = door
        self.conduct = conduct
        self.day = day
        self.ruling = ruling
        self.found = found
        self.parameters = parameters

    @property
    def decision(self) -> str:
        """The law's decision, one of the five words."""
        return self.found.decision

    @property
    def until(self) -> date | None:
        """The last day of the approval that the decision rests on."""
        return self.found.until

    @property
    def missing(self) -> tuple[str, ...]:
        """What was not told and decides."""
        return self.found.missing

    @property
    def law(self) -> Answer:
        """What the law says."""
        try:
            return self._law
        except AttributeError:
            self._law = Answer(self.decision, self.day, self._law_reasons, self.missing, self.until)
            return self._law

    @property
    def seller(self) -> Answer:
        """What the seller's system does, whatever the law says."""
        try:
            return self._seller
        except AttributeError:
            from blacklist_sim.gate.seller import seller_answer

            gate, restraints = self.door.gate, self.door.restraints
            self._seller = seller_answer(gate.book, gate.policy, restraints, self.conduct, self.day, self.parameters)
            return self._seller

    @property
    def operators(self) -> Answer:
        """What the lists of the railways and the airlines do, which are not the court's."""
        try:
            return self._operators
        except AttributeError:
            from blacklist_sim.gate.operators import operators_answer

            gate, restraints = self.door.gate, self.door.restraints
            self._operators = operators_answer(
                gate.book, gate.policy, gate.calendar, restraints, self.conduct, self.day
            )
            return self._operators

    def _law_reasons(self) -> Reasons:
        from blacklist_sim.gate.asked import Asked
        from blacklist_sim.gate.law_reasons import law_reasons

        door, conduct = self.door, self.conduct
        bound = door.bound(self.ruling)
        return law_reasons(Asked(door.gate.rulings, door.restraints, bound, conduct, self.day, self.ruling))
