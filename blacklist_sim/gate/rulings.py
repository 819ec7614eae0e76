"""What the law of one stretch of days says about each combination of conduct, before anybody is asked about.

Compiled from the catalogue: one table for each stretch between two changes of the rules that bear on conduct. Nothing
in it depends on a person or on a question.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from blacklist_sim.errors import OutsideBook
from blacklist_sim.gate.answer import FOR_THE_COURT, PERMITTED, PROHIBITED
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import Bar, ConductKind, ConductRow, Values
from blacklist_sim.law.model import RuleVersion

PAYER = "consumption.payer"
BREACH = "consumption.breach"
BY_OWN_OR_ENTITY_MONEY = "consumption.breach.by_own_or_entity_money"
CONTROLLER = "consumption.target.actual_controller"
LISTED = "consumption.listed_without_order"
LISTED_SWITCH, LISTED_PROHIBITS = "listed_without_order", "policy_prohibits"
ALWAYS = (PAYER, BREACH, CONTROLLER, LISTED)
"""Rules whose changes matter to every conduct."""


@dataclass(frozen=True, slots=True, eq=False)
class Ruling:
    """What holds for one combination: `decision` where somebody is bound, and the version that says so.

    `names` are the ids under which an order or an approval may name the item. `payer`: it matters whose money pays.
    `controller`: an order against an entity reaches its actual controller. `listing`: the version under which a listing
    alone closes it. `others` are the rulings of the other rows that an open question may mean. `direct`: something
    beside an order or entry bears on it, or the question is open; `free`: no order and no entry can close it.
    """

    row: ConductRow
    decision: str
    version: RuleVersion | None
    bar: Bar | None
    names: frozenset[str]
    payer: bool
    controller: bool
    listing: RuleVersion | None
    for_child: bool
    others: tuple["Ruling", ...]
    direct: bool
    free: bool

    def same_as(self, other: "Ruling") -> bool:
        """Whether both close the same by the same version, so that it does not matter which of them is meant."""
        return self._weight == other._weight

    @property
    def _weight(self) -> tuple[object, ...]:
        row = self.row
        return (self.decision, self.version, self.listing, row.exit_ban, row.while_listed, row.statute)


Table = Mapping[str, Mapping[Values, Ruling]]


class Rulings:
    """The tables of all stretches, each kind compiled when it is first asked about in a stretch."""

    def __init__(self, book: Book, policy: Mapping[str, str]) -> None:
        self.book = book
        self.policy = policy
        self._days = tuple(sorted({book.first_day, *self._turns()}))
        self._tables = tuple(_Stretch(self, day) for day in self._days)

    def on(self, day: date) -> Table:
        """The table for `day`; raises `OutsideBook` before the first day of the book."""
        place = bisect_right(self._days, day)
        if not place:
            raise OutsideBook(day, self.book.first_day)
        return self._tables[place - 1]

    @property
    def turns(self) -> tuple[date, ...]:
        """The first day of each stretch."""
        return self._days

    def chosen(self, switch: str) -> str:
        """The option that the policy takes, or the default."""
        return self.book.option(self.policy, switch)

    def _turns(self) -> Iterator[date]:
        for name in {*ALWAYS, *(name for kind in self.book.conduct.values() for name in _rules(kind))}:
            rule = self.book.rules.get(name)
            for version in rule.dated.versions if rule is not None else ():
                yield from (
                    day for day in (version.start, version.end) if day is not None and day > self.book.first_day
                )


def _rules(kind: ConductKind) -> Iterator[str]:
    for row in kind.rows:
        yield from (bar.rule for bar in row.barred)
        yield from row.cites
        yield from (name for name in (row.judge, row.exit_ban, row.while_listed, row.statute) if name is not None)


class _Stretch(dict[str, Mapping[Values, Ruling]]):
    """One table; a kind of the catalogue is compiled on first use, anything else raises KeyError."""

    def __init__(self, rulings: Rulings, day: date) -> None:
        self.rulings = rulings
        self.day = day

    def __missing__(self, kind: str) -> Mapping[Values, Ruling]:
        found = self.rulings.book.conduct[kind]
        table = self[kind] = _compiled(self.rulings, found, self.day)
        return table


class _AnyWords(dict[Values, Ruling]):
    """The table of a kind told in free words: whatever they are, the values without them decide.

    The words themselves are never kept.
    """

    def __init__(self, kind: ConductKind, table: Mapping[Values, Ruling]) -> None:
        super().__init__(table)
        self.kind = kind

    def __missing__(self, values: Values) -> Ruling:
        if len(values) != len(self.kind.fields):
            raise KeyError(values)
        return self[self.kind.decisive(values)]


def _compiled(rulings: Rulings, kind: ConductKind, day: date) -> Mapping[Values, Ruling]:
    by_row = {row: _ruling(rulings, kind, row, day) for row in kind.rows}
    table: dict[Values, Ruling] = {}
    for values in product(*((None, *(() if field.free else field.values)) for field in kind.fields)):
        rows = [row for row in kind.rows if row.fits(values)]
        if rows:
            table[values] = _of_all([by_row[row] for row in rows])
    return _AnyWords(kind, table) if any(field.free for field in kind.fields) else table


def _of_all(rulings: list[Ruling]) -> Ruling:
    """One ruling for an open question: the first, with all others that could make a difference."""
    first, *rest = rulings
    if all(first.same_as(other) for other in rest):
        return first
    return Ruling(
        first.row, first.decision, first.version, first.bar, first.names, first.payer, first.controller, first.listing,
        first.for_child, tuple(rest), True, False,
    )  # fmt: skip


def _ruling(rulings: Rulings, kind: ConductKind, row: ConductRow, day: date) -> Ruling:
    book = rulings.book
    bar, version = _bar(rulings, row, day)
    decision = PROHIBITED
    if version is None:
        version = book.rules[row.judge].on(day) if row.judge is not None else None
        decision = FOR_THE_COURT if version is not None else PERMITTED
    breach = book.rules[BREACH].on(day)
    direct = any((row.exit_ban, row.while_listed, row.statute))
    return Ruling(
        row,
        decision,
        version,
        bar,
        _names(version.rule.id) if version is not None else frozenset(),
        breach is not None and breach.predicate == BY_OWN_OR_ENTITY_MONEY,
        book.rules[CONTROLLER].on(day) is not None,
        _listing(rulings, row, day) if version is not None else None,
        kind.for_child,
        (),
        direct,
        decision == PERMITTED and not direct,
    )


def _bar(rulings: Rulings, row: ConductRow, day: date) -> tuple[Bar | None, RuleVersion | None]:
    for bar in row.barred:
        version = rulings.book.rules[bar.rule].on(day)
        if version is not None and (bar.switch is None or rulings.chosen(bar.switch) == bar.option):
            return bar, version
    return None, None


def _listing(rulings: Rulings, row: ConductRow, day: date) -> RuleVersion | None:
    if not row.listed or rulings.chosen(LISTED_SWITCH) != LISTED_PROHIBITS:
        return None
    return rulings.book.rules[LISTED].on(day)


def _names(rule: str) -> frozenset[str]:
    """The rule's id with those above it: who names the open-ended item means all of it."""
    parts = rule.split(".")
    return frozenset(".".join(parts[:end]) for end in range(1, len(parts) + 1))
