"""When what a court has against a person stands with the sellers: sent, arrived, opened for a time, taken back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from blacklist_sim.gate.bound import TEMPORARY_LIFT
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.gate.restraints import DEBTOR, Approval, Entry, Order
from blacklist_sim.law.book import Book

AHEAD, UNDER_WAY, STANDING, OVER, NEVER = "ahead", "under_way", "standing", "over", "never"


@dataclass(frozen=True, slots=True)
class Record:
    """An order or an entry on its way to the sellers and back.

    `sent` is the day on which the court has something to send, None where it never has; sellers refuse from `arrived`
    on and sell again from `recalled` on, which follows `ended`, the day of the lift or deletion.
    """

    cause: Order | Entry
    sent: date | None
    arrived: date | None
    ended: date | None
    recalled: date | None

    def state(self, day: date) -> str:
        """Where the record is on that day."""
        if self.sent is None or self.arrived is None:
            return NEVER
        if self.recalled is not None and self.recalled <= self.arrived:
            return NEVER
        if day < self.sent:
            return AHEAD
        if day < self.arrived:
            return UNDER_WAY
        return STANDING if self.recalled is None or day < self.recalled else OVER

    @property
    def made(self) -> date:
        """The day from which there is such a measure."""
        return self.cause.made if isinstance(self.cause, Order) else self.cause.published

    @property
    def turns(self) -> tuple[date | None, ...]:
        """The days on which its state may change."""
        return self.sent, self.arrived, self.ended, self.recalled


def order_record(book: Book, policy: Mapping[str, str], order: Order, parameters: Parameters) -> Record:
    """The way of an order, counted from its making or its service as the policy says, after any grace.

    What reaches somebody through an office alone carries no ID number by which a seller could find that person.
    """
    made = book.option(policy, "order_reaches_sellers_from") == "making"
    sent = None if not order.named else order.made if made else order.served
    if sent is not None and order.grace_until is not None:
        sent = max(sent, later(order.grace_until, 1))
    return _record(order, sent, order.lifted, parameters)


def entry_record(entry: Entry, parameters: Parameters) -> Record:
    """The way of an entry; that of an entity carries no ID number by which a seller could find its people."""
    return _record(entry, entry.published if entry.capacity == DEBTOR else None, entry.removed, parameters)


def notice_record(record: Record, body: str | None) -> Record | None:
    """The same order with a body on which a notice to assist was served: it knows from that day, without a lag."""
    if not isinstance(record.cause, Order) or record.sent is None:
        return None
    days = [day for notified, day in record.cause.notified if notified == body]
    if not days:
        return None
    told = max(min(days), record.sent)
    return Record(record.cause, told, told, record.ended, record.recalled)


@dataclass(frozen=True, slots=True)
class Opening:
    """An approval as somebody sees it: it opens from the first to the last day, both included; no last day, no end."""

    approval: Approval
    first: date
    last: date | None

    def on(self, day: date) -> bool:
        """Whether it opens on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


def granted(orders: Iterable[Order], item: str) -> Iterator[Opening]:
    """The approvals in these orders that open that item of restricted conduct, as the court gave them."""
    for order in orders:
        for approval in order.approvals:
            if names(approval.items, item):
                yield Opening(approval, approval.granted, approval.until)


def arrived(book: Book, policy: Mapping[str, str], opening: Opening, parameters: Parameters) -> Opening | None:
    """The same as the sellers' system sees it, None where nobody tells the system.

    A lift for a time arrives with the lag of a lift; its last day is sent with it, so the refusal resumes by itself.
    """
    if opening.approval.kind != TEMPORARY_LIFT and book.option(policy, "approvals_reach_sellers") != "all":
        return None
    return Opening(opening.approval, later(opening.first, parameters.lag_of_lift_days), opening.last)


def names(items: frozenset[str] | None, item: str) -> bool:
    """Whether an order or approval of these items means that one; none named means all, a wider id what it spans."""
    return items is None or any(item == name or item.startswith(f"{name}.") for name in items)


def later(day: date, days: int) -> date:
    """So many days on, or the last date there is."""
    return day + timedelta(days=min(days, (date.max - day).days))


def _record(cause: Order | Entry, sent: date | None, ended: date | None, parameters: Parameters) -> Record:
    if sent is not None and ended is not None and ended <= sent:
        sent = None
    arrives = None if sent is None else later(sent, parameters.lag_days)
    recalled = None if ended is None else later(ended, parameters.lag_of_lift_days)
    return Record(cause, sent, arrives, ended, recalled)
