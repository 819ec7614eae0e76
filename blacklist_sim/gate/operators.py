"""What the lists of the railways and the airlines close; they are the operators' own, no court lifts anything there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from blacklist_sim.gate.answer import PERMITTED, PROHIBITED, UNKNOWN, Answer
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.lasting import last_day
from blacklist_sim.gate.law_answer import open_fields
from blacklist_sim.gate.operator_listing import Listed, listed
from blacklist_sim.gate.operators_reasons import Finding, reason
from blacklist_sim.gate.reach import later
from blacklist_sim.gate.restraints import DEBTOR, Entry, Order, Restraints
from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar import Calendar
from blacklist_sim.law.conduct import ConductKind, ConductRow

SEPARATE = "consumption.operators.separate"
COURT_DEBTORS = "court_debtors_on_operator_lists"
EVERY_SEAT = ("rail",)
"""The operators whose list for misconduct closes whatever they run, also what no other list closes."""


class Verdict(NamedTuple):
    """The decision by the operators' lists with what it rests on, what decided first."""

    decision: str
    findings: tuple[Finding, ...]


def operators_answer(
    book: Book, policy: Mapping[str, str], calendar: Calendar, restraints: Restraints, conduct: Conduct, day: date
) -> Answer:
    """Whether a list of the railways or the airlines closes the conduct that day: `prohibited` or `permitted`.

    `until` is the last day on which this stays so. Orders and entries of courts bear on it only where the policy puts
    court debtors on these lists too. Raises `OutsideBook` for a day before the book begins, `BadInput` for a listing
    that no such list has.
    """
    book.epoch(day)
    kind = book.conduct[conduct.kind]
    found = tuple(listed(book, policy, calendar, listing) for listing in restraints.operators)
    both = book.option(policy, COURT_DEBTORS) == "both"
    apart = not both and bool(restraints.orders or restraints.entries)
    lists = _Lists(book, kind, conduct, found, _court_debtor(book, restraints) if both else (), apart)
    verdict = lists.on(day)
    missing = open_fields(kind, lists.rows, conduct.values) if verdict.decision == UNKNOWN else ()
    return Answer(
        verdict.decision,
        day,
        lambda: tuple(reason(book, finding, day, missing) for finding in verdict.findings),
        missing,
        last_day(lambda on: lists.on(on).decision, lists.turns, day),
    )


class _Spell(NamedTuple):
    """A stretch in which a court's data put the person on the operators' lists; `past` is the first day after it."""

    cause: Order | Entry
    first: date
    past: date | None


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    book: Book
    kind: ConductKind
    conduct: Conduct
    listed: tuple[Listed, ...]
    court: tuple[_Spell, ...]
    apart: bool
    """Whether courts have something against the person that these lists do not take over."""

    @property
    def rows(self) -> tuple[ConductRow, ...]:
        return self.kind.fitting(self.conduct.values)

    def on(self, day: date) -> Verdict:
        verdicts = [self._row(row, day) for row in self.rows]
        if len({verdict.decision for verdict in verdicts}) > 1:
            return Verdict(UNKNOWN, (Finding("open_question"),))
        findings = dict.fromkeys(finding for verdict in verdicts for finding in verdict.findings)
        return Verdict(verdicts[0].decision, tuple(findings))

    @property
    def turns(self) -> Iterator[date | None]:
        for found in self.listed:
            yield found.first
            yield None if found.last is None else later(found.last, 1)
        for spell in self.court:
            yield from (spell.first, spell.past)

    def _row(self, row: ConductRow, day: date) -> Verdict:
        channel = self.kind.channel_of(row)
        if channel is None:
            return Verdict(PERMITTED, (Finding("no_operator"),))
        closing: list[Finding] = []
        told: list[Finding] = []
        for found in (found for found in self.listed if found.listing.published <= day):
            if found.listing.operator != channel:
                told.append(Finding("other_operator", found))
            elif not found.in_effect(day):
                told.append(_away(found, day))
            elif row.sale is not None or (found.misconduct and channel in EVERY_SEAT):
                closing.append(Finding("closed_by_misconduct" if found.misconduct else "closed_by_other_fields", found))
                told.append(Finding("length" if found.length is not None else "until_paid", found))
            else:
                told.append(Finding("class_left_open", found))
        for spell in self.court:
            if row.sale is not None and spell.first <= day and (spell.past is None or day < spell.past):
                closing.append(Finding("court_debtor", cause=spell.cause))
        if not closing and not told:
            told.append(Finding("court_debtor_apart" if self.apart else "not_listed"))
        return Verdict(PROHIBITED if closing else PERMITTED, (*closing, *told))


def _away(found: Listed, day: date) -> Finding:
    """What to tell of a listing that is not in effect on that day."""
    if found.first is None:
        return Finding("no_list_yet", found)
    if found.last is not None and found.last < found.first:
        return Finding("met_before_effect", found)
    return Finding("time_for_objections" if day < found.first else "list_left", found)


def _court_debtor(book: Book, restraints: Restraints) -> tuple[_Spell, ...]:
    """What courts have against the person, as these lists take it over: by the courts' own days, while there are lists.

    An approval or a lift for a time changes nothing here; it belongs to the order.
    """
    spells = [
        _Spell(order, later(order.grace_until, 1) if order.grace_until else order.made, order.lifted)
        for order in restraints.orders
    ]
    spells += [
        _Spell(entry, entry.published, entry.removed) for entry in restraints.entries if entry.capacity == DEBTOR
    ]
    begin = book.rules[SEPARATE].begins
    return tuple(
        spell._replace(first=max(spell.first, begin))
        for spell in spells
        if spell.past is None or max(spell.first, begin) < spell.past
    )
