"""One question at a seller's counter: what its system knows of the person that day, and what it does about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from blacklist_sim.gate.answer import PERMITTED, PROHIBITED, UNDER_APPROVAL, UNKNOWN
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.parameters import STARTS, Parameters
from blacklist_sim.gate.reach import (
    NEVER,
    OVER,
    STANDING,
    UNDER_WAY,
    Opening,
    Record,
    arrived,
    granted,
    later,
    names,
    notice_record,
)
from blacklist_sim.gate.restraints import DEBTOR, Entry, Order
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductKind, ConductRow

ID_CARD, FOREIGN, MILES = "id_card", "foreign", "miles"
ONE_DAY = timedelta(days=1)
NOTICE = "notice_served"


class Finding(NamedTuple):
    """One thing found at the counter: a code that `seller_reasons` puts into words, what it is about, and its days.

    `day` is the day that the words name, `until` the last day on which it holds, where one is known.
    """

    code: str
    cause: Order | Entry | None = None
    day: date | None = None
    until: date | None = None


class Verdict(NamedTuple):
    """The decision at the counter with what it rests on, what decided first."""

    decision: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Counter:
    """What is asked for at the counter, and what the courts have sent about the person who asks."""

    book: Book
    policy: Mapping[str, str]
    parameters: Parameters
    kind: ConductKind
    conduct: Conduct
    foreigner: bool
    records: tuple[Record, ...]

    @property
    def rows(self) -> tuple[ConductRow, ...]:
        """The rows of the catalogue that the conduct may mean."""
        return self.kind.fitting(self.conduct.values)

    @property
    def channel(self) -> str | None:
        """The sellers' system that may block the conduct, None where none does."""
        return next(filter(None, map(self.kind.channel_of, self.rows)), None)

    def on(self, day: date) -> Verdict:
        """The verdict of that day; unknown where a field left open matters."""
        verdicts = [self._row(row, day) for row in self.rows]
        if len({verdict.decision for verdict in verdicts}) > 1:
            return Verdict(UNKNOWN, (Finding("open_question"),))
        findings = dict.fromkeys(finding for verdict in verdicts for finding in verdict.findings)
        return Verdict(verdicts[0].decision, tuple(findings))

    def _row(self, row: ConductRow, day: date) -> Verdict:
        records = [record for record in self.records if record.made <= day]
        if not records:
            return Verdict(PERMITTED, (Finding("nothing_known"),))
        item, obstacle = self._barred(row, day), self._obstacle(row, day)
        if item is None:
            return Verdict(PERMITTED, (Finding("no_gate" if self.kind.channel_of(row) is None else "not_named"),))
        refused: list[Finding] = []
        opened: list[Finding] = []
        told: list[Finding] = []
        for record in records:
            notice = notice_record(record, self.conduct.seller)
            if isinstance(record.cause, Order) and not names(record.cause.items, item):
                told.append(Finding("item_not_in_order", record.cause))
            elif notice is not None and notice.state(day) == STANDING:
                self._noticed(notice, item, day, refused, opened)
            elif record.state(day) != STANDING:
                told.append(_away(record, day))
            elif obstacle is None:
                self._standing(record, item, day, refused, opened)
        if obstacle is None and refused:
            told = [*self._remarks(row, refused, day), *told]
        elif obstacle is not None and not refused:
            told = [obstacle, *told]
        return self._weighed(refused, opened, told)

    def _weighed(self, refused: list[Finding], opened: list[Finding], told: list[Finding]) -> Verdict:
        if refused and self.foreigner and all(finding.code != NOTICE for finding in refused):
            return Verdict(UNKNOWN, (Finding("foreigner"), *opened, *told))
        if refused:
            return Verdict(PROHIBITED, (*refused, *opened, *told))
        return Verdict(UNDER_APPROVAL if opened else PERMITTED, (*opened, *told))

    def _barred(self, row: ConductRow, day: date) -> str | None:
        """The rule of that day that bars the conduct; what no rule names, no seller refuses."""
        for bar in row.barred:
            counts = bar.switch is None or self.book.option(self.policy, bar.switch) == bar.option
            if counts and self.book.rules[bar.rule].on(day) is not None:
                return bar.rule
        return None

    def _obstacle(self, row: ConductRow, day: date) -> Finding | None:
        """Why the sellers' system does not see this sale, if it does not."""
        if self.kind.channel_of(row) is None:
            return Finding("no_gate")
        if row.sale is None:
            return Finding("not_named")
        if self.conduct.carrier == FOREIGN:
            return Finding("foreign_carrier")
        start, bound = self.parameters.start_of(row.sale), self.parameters.passports_from
        if day < start:
            return Finding(f"before_{STARTS[row.sale]}", None, start, start - ONE_DAY)
        if self._other_paper and day < bound:
            return Finding("before_passports_from", None, bound, bound - ONE_DAY)
        return None

    @property
    def _other_paper(self) -> bool:
        return self.conduct.paper not in (None, ID_CARD)

    def _remarks(self, row: ConductRow, refused: list[Finding], day: date) -> Iterator[Finding]:
        """What to know beside a refusal by the sellers' system."""
        if row.sale is None or all(finding.code == NOTICE for finding in refused):
            return
        yield Finding(f"since_{STARTS[row.sale]}", None, self.parameters.start_of(row.sale))
        if self.conduct.paper is None and day < self.parameters.passports_from:
            yield Finding("card_supposed", None, self.parameters.passports_from)
        if self._other_paper or MILES in self.conduct.values:
            yield Finding("leaks")

    def _noticed(self, notice: Record, item: str, day: date, refused: list[Finding], opened: list[Finding]) -> None:
        """A body with a notice to assist refuses, unless it is shown an approval; that takes no data."""
        for opening in self._granted(notice.cause, item, day):
            if opening.on(day):
                opened.append(Finding("shown", notice.cause, opening.first, opening.last))
                return
        until = None if notice.recalled is None else notice.recalled - ONE_DAY
        refused.append(Finding(NOTICE, notice.cause, notice.arrived, until))

    def _standing(self, record: Record, item: str, day: date, refused: list[Finding], opened: list[Finding]) -> None:
        """A record that stands with the sellers refuses, unless an approval has reached them."""
        unseen: list[Finding] = []
        for opening in self._granted(record.cause, item, day):
            seen = arrived(self.book, self.policy, opening, self.parameters)
            if seen is not None and seen.on(day):
                opened.append(Finding("opened", record.cause, seen.first, seen.last))
                return
            if opening.on(day):
                code = "approval_not_told" if seen is None else "lift_under_way"
                unseen.append(Finding(code, record.cause, opening.first))
        until = None if record.recalled is None else record.recalled - ONE_DAY
        if record.ended is not None and record.ended <= day:
            refused.append(Finding("still_refused", record.cause, record.ended, until))
        elif self._unserved(record.cause, day):
            refused.append(Finding("refused_before_service", record.cause, record.arrived, until))
        else:
            refused.append(Finding("refused", record.cause, record.arrived, until))
        refused.extend(unseen)

    def _unserved(self, cause: Order | Entry, day: date) -> bool:
        """Whether the law does not bind by that order yet, since it was not served."""
        if isinstance(cause, Entry) or self.book.option(self.policy, "order_binds_from") != "service":
            return False
        return cause.served is None or day < cause.served

    def _granted(self, cause: Order | Entry, item: str, day: date) -> Iterator[Opening]:
        """The approvals that open what a measure closes: its own, for an entry those in the orders of its case."""
        orders = [record.cause for record in self.records if isinstance(record.cause, Order)]
        if self.book.option(self.policy, "lift_reaches_other_cases") == "yes":
            return granted(orders, item)
        if isinstance(cause, Order):
            return granted((cause,), item)
        living = (order for order in orders if order.lifted is None or day < order.lifted)
        return granted((order for order in living if order.case == cause.case), item)

    @property
    def turns(self) -> Iterator[date | None]:
        """Every day on which the decision may change."""
        yield from (getattr(self.parameters, name) for name in (*STARTS.values(), "passports_from"))
        for row in self.rows:
            for bar in row.barred:
                for version in self.book.rules[bar.rule].dated.versions:
                    yield from (version.start, version.end)
        for record in self.records:
            yield from record.turns
            if isinstance(record.cause, Order):
                yield from (day for _, day in record.cause.notified)
                for approval in record.cause.approvals:
                    yield from (approval.granted, later(approval.granted, self.parameters.lag_of_lift_days))
                    yield None if approval.until is None else later(approval.until, 1)


def _away(record: Record, day: date) -> Finding:
    """What to tell of a record that does not stand with the sellers that day."""
    cause, state = record.cause, record.state(day)
    if state == OVER:
        return Finding("sold_again", cause, record.recalled)
    if state == UNDER_WAY and record.arrived is not None:
        return Finding("under_way", cause, record.arrived, record.arrived - ONE_DAY)
    if cause.capacity != DEBTOR if isinstance(cause, Entry) else not cause.named:
        return Finding("entity_people", cause)
    return Finding("never_sent" if state == NEVER else "not_sent_yet", cause, record.sent)
