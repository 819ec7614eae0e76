"""The law's answer: order by order, then the union of them all, since one order that closes is enough."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from blacklist_sim.gate.answer import (
    DECISIONS,
    FOR_THE_COURT,
    PERMITTED,
    PROHIBITED,
    UNDER_APPROVAL,
    UNKNOWN,
)
from blacklist_sim.gate.bound import NEVER, OWN, PRIVATE_FUNDS, Bound, BoundOrder
from blacklist_sim.gate.restraints import DEBTOR, Approval, Entry, ExitBan, Order
from blacklist_sim.gate.rulings import Ruling
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductKind, ConductRow, Values

NOT_IN_FORCE = "order_not_in_force"
NOT_BOUND = "not_bound_in_this_capacity"
NOT_IN_ORDER = "item_not_in_order"
OTHER_MONEY = "paid_with_other_money"
PAYER_UNKNOWN = "payer_unknown"
APPROVED = "approved"
BARRED = "barred"
COURT_JUDGES = "court_judges"
NOT_COVERED = "not_covered"

LEVELS = {word: level for level, word in enumerate(DECISIONS)}
OPEN, APPROVAL_LEVEL, COURT, UNSURE, CLOSED = (
    LEVELS[word] for word in (PERMITTED, UNDER_APPROVAL, FOR_THE_COURT, UNKNOWN, PROHIBITED)
)
LEVEL_OF = {
    NOT_IN_FORCE: OPEN, NOT_BOUND: OPEN, NOT_IN_ORDER: OPEN, OTHER_MONEY: OPEN, NOT_COVERED: OPEN,
    APPROVED: APPROVAL_LEVEL, COURT_JUDGES: COURT, PAYER_UNKNOWN: UNSURE, BARRED: CLOSED,
}  # fmt: skip
CLOSES = {PROHIBITED: BARRED, FOR_THE_COURT: COURT_JUDGES}
PAID_BY = ("paid_by",)


class Found(NamedTuple):
    """The decision with the last day of an approval that it rests on, and what was not told."""

    decision: str
    until: date | None
    missing: tuple[str, ...]


def under(order: BoundOrder, ruling: Ruling, day: date, paid_by: str | None) -> str:
    """What one order does to the conduct on that day; one of the codes above."""
    if day < order.first or day >= order.past:
        return NOT_IN_FORCE
    if order.controller and not ruling.controller:
        return NOT_BOUND
    if ruling.version is None:
        return NOT_COVERED
    if order.items is not None and order.items.isdisjoint(ruling.names):
        return NOT_IN_ORDER
    unknown = False
    if ruling.payer and paid_by not in order.money:
        if paid_by is not None:
            return OTHER_MONEY
        unknown = True
    if order.approvals:
        for approval, _ in order.approvals:
            opens = approves(approval, ruling, day, paid_by)
            if opens:
                return APPROVED
            unknown = unknown or opens is None
    return PAYER_UNKNOWN if unknown else CLOSES[ruling.decision]


def approves(approval: Approval, ruling: Ruling, day: date, paid_by: str | None) -> bool | None:
    """Whether an approval opens the conduct on that day; None where that hangs on a payer not told."""
    if day < approval.granted or (approval.until is not None and day > approval.until):
        return False
    if approval.items is not None and approval.items.isdisjoint(ruling.names):
        return False
    if approval.kind != PRIVATE_FUNDS:
        return True
    return None if paid_by is None else paid_by == OWN


def approval_under(order: BoundOrder, ruling: Ruling, day: date, paid_by: str | None) -> tuple[Approval, Order]:
    """The approval that opens the conduct under an order, of several the one that lasts longest."""
    opening = [pair for pair in order.approvals if approves(pair[0], ruling, day, paid_by)]
    return max(opening, key=lambda pair: pair[0].until or NEVER)


def weigh(bound: Bound, ruling: Ruling, day: date, paid_by: str | None) -> Found:
    """The union over the orders, the entries and what bears on the conduct directly, for one ruling."""
    worst, until = OPEN, None
    for order in bound.orders:
        code = under(order, ruling, day, paid_by)
        level = LEVEL_OF[code]
        if level > worst:
            worst = level
            if worst == CLOSED:
                break
        if level == APPROVAL_LEVEL:
            ends = approval_under(order, ruling, day, paid_by)[0].until
            if ends is not None and (until is None or ends < until):
                until = ends
    if worst != CLOSED and ruling.listing is not None and bound.entries:
        level = LEVELS[ruling.decision]
        if level > worst and any(closes_alone(entry, bound, ruling, day) for entry in bound.entries):
            worst = level
    decision = DECISIONS[worst]
    return Found(decision, until if worst == APPROVAL_LEVEL else None, PAID_BY if worst == UNSURE else ())


def closes_alone(entry: Entry, bound: Bound, ruling: Ruling, day: date) -> bool:
    """Whether a listing closes the conduct by itself: no order of its case that bites the conduct is in force."""
    if not listed(entry, day) or ruling.listing is None:
        return False
    return not any(
        order.order.case == entry.case and LEVEL_OF[under(order, ruling, day, OWN)] != OPEN for order in bound.orders
    )


def listed(entry: Entry, day: date) -> bool:
    """Whether the entry stands on that day."""
    return entry.published <= day and (entry.removed is None or day < entry.removed)


def banned(ban: ExitBan, day: date) -> bool:
    """Whether the exit ban is in force on that day."""
    return ban.ordered <= day and (ban.lifted is None or day < ban.lifted)


def decide_open(book: Book, kind: ConductKind, bound: Bound, ruling: Ruling, values: Values, day: date,
                paid_by: str | None) -> Found:  # fmt: skip
    """The decision where something beside orders bears on the conduct, or where fields were left open."""
    founds = [decide_direct(book, bound, each, day, paid_by) for each in (ruling, *ruling.others)]
    first = founds[0]
    if all(found.decision == first.decision for found in founds):
        ends = [found.until for found in founds if found.until is not None]
        return Found(first.decision, min(ends, default=None), first.missing)
    rows = (ruling.row, *(other.row for other in ruling.others))
    missing = (*open_fields(kind, rows, values), *(PAID_BY if any(found.missing for found in founds) else ()))
    return Found(UNKNOWN, None, missing)


def decide_direct(book: Book, bound: Bound, ruling: Ruling, day: date, paid_by: str | None) -> Found:
    """The decision of one ruling, with the statutes and the exit bans that bear on it."""
    found = weigh(bound, ruling, day, paid_by)
    level = max((LEVELS[word] for _, word, _ in direct_causes(book, bound, ruling.row, day)), default=OPEN)
    return found if level <= LEVELS[found.decision] else Found(DECISIONS[level], None, ())


def direct_causes(
    book: Book, bound: Bound, row: ConductRow, day: date
) -> Iterator[tuple[str, str, Entry | ExitBan | None]]:
    """What closes the row beside orders: the rule's id, the decision, and the measure it follows from.

    Where the book declares that it does not know the rule on that day, the decision is unknown.
    """
    causes: list[tuple[str | None, Sequence[Entry | ExitBan | None]]] = [
        (row.exit_ban, [ban for ban in bound.bans if banned(ban, day)]),
        (row.while_listed, [entry for entry in bound.entries if entry.capacity == DEBTOR and listed(entry, day)]),
        (row.statute, [None]),
    ]
    for name, measures in causes:
        if name is None:
            continue
        rule = book.rules[name]
        if rule.on(day) is not None:
            yield from ((name, PROHIBITED, measure) for measure in measures)
        elif rule.gap_on(day) is not None:
            yield from ((name, UNKNOWN, measure) for measure in measures)


def open_fields(kind: ConductKind, rows: Sequence[ConductRow], values: Values) -> tuple[str, ...]:
    """The fields left open that tell the rows apart."""
    return tuple(
        field.id
        for place, field in enumerate(kind.fields)
        if values[place] is None and len({row.when[place] for row in rows}) > 1
    )
