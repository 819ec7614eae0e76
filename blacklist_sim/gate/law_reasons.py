"""Why the law answers as it does: a reason for each order, each entry, and whatever else bears on the conduct."""

from collections.abc import Iterator
from datetime import date

from blacklist_sim.gate import law_words as words
from blacklist_sim.gate.answer import Reason, Reasons
from blacklist_sim.gate.asked import BESIDE, Asked, Weighed, evidence, item_name
from blacklist_sim.gate.bound import OWN, PRIVATE_FUNDS, BoundOrder
from blacklist_sim.gate.law_answer import (
    APPROVED,
    BARRED,
    COURT_JUDGES,
    LEVEL_OF,
    NOT_BOUND,
    NOT_IN_FORCE,
    NOT_IN_ORDER,
    OPEN,
    OTHER_MONEY,
    PAYER_UNKNOWN,
    approval_under,
    approves,
    decide_direct,
    open_fields,
)
from blacklist_sim.gate.law_beside import beside, of_entries, of_statutes
from blacklist_sim.gate.restraints import Approval, Order
from blacklist_sim.gate.rulings import CONTROLLER, PAYER, Ruling
from blacklist_sim.law.conduct import ConductRow
from blacklist_sim.text import Text

APPROVAL_RULES = {
    "necessity": "consumption.exemption.necessity",
    "private_funds": "consumption.exemption.private_funds",
    "temporary_lift": "consumption.temporary_lift",
}
ORDER_RULES = {
    "not_made": "consumption.order.may",
    "lifted": "consumption.lift.ground",
    "in_grace": "consumption.grace",
    "not_served": "consumption.binds_from_service",
}


def law_reasons(asked: Asked) -> Reasons:
    """The reasons, what decided first, what only explains last."""
    if not asked.ruling.others:
        return _sorted(_of_ruling(asked, asked.ruling))
    rulings = (asked.ruling, *asked.ruling.others)
    book, bound, day, payer = asked.rulings.book, asked.bound, asked.day, asked.conduct.paid_by
    decisions = [decide_direct(book, bound, ruling, day, payer).decision for ruling in rulings]
    if len(set(decisions)) == 1:
        return _sorted(reason for ruling in rulings for reason in _of_ruling(asked, ruling))
    return tuple(_depends(asked, rulings, decisions))


def _sorted(weighed: Iterator[Weighed]) -> Reasons:
    ordered = sorted(weighed, key=lambda pair: -pair[0])
    seen: dict[tuple[object, ...], Reason] = {}
    for _, reason in ordered:
        seen.setdefault((reason.code, reason.says, reason.version, reason.order, reason.cause), reason)
    return tuple(seen.values())


def _of_ruling(asked: Asked, ruling: Ruling) -> Iterator[Weighed]:
    yield from of_statutes(asked, ruling)
    yield from _of_orders(asked, ruling)
    yield from of_entries(asked, ruling)
    yield from beside(asked, ruling)


# ── orders ───────────────────────────────────────────────────────────────────────────────────────────


def _of_orders(asked: Asked, ruling: Ruling) -> Iterator[Weighed]:
    binding = False
    named = False
    for order, code in asked.orders(ruling):
        if code == NOT_IN_FORCE:
            yield BESIDE, _not_in_force(asked, order.order)
            continue
        binding = True
        reason = _of_order(asked, ruling, order, code)
        named = named or reason.version is ruling.version
        yield LEVEL_OF[code], reason
        if LEVEL_OF[code] > OPEN and code != APPROVED:
            yield from ((BESIDE, short) for short in _approvals_short(asked, ruling, order))
        if order.order.left is not None and order.order.left <= asked.day:
            yield BESIDE, _left(asked, order.order)
    if not binding:
        yield OPEN, _no_order(asked)
    if ruling.version is None:
        if not binding:
            yield OPEN, _not_covered(asked, ruling, None)
    elif not named:
        yield (
            BESIDE,
            Reason("item", words.would_be_barred(item_name(ruling)), ruling.version, evidence=evidence(ruling)),
        )


def _of_order(asked: Asked, ruling: Ruling, order: BoundOrder, code: str) -> Reason:
    given, version, paid_by = order.order, ruling.version, asked.conduct.paid_by
    sure = evidence(ruling)
    if code == BARRED:
        return Reason(code, words.barred(given, item_name(ruling)), version, given, evidence=sure)
    if code == COURT_JUDGES:
        return Reason(code, words.for_the_court(given, item_name(ruling)), version, given, evidence=sure)
    if code == PAYER_UNKNOWN:
        says = words.payer_unknown(given, order.money) if ruling.payer else words.private_payer_unknown(given)
        rule = PAYER if ruling.payer else APPROVAL_RULES[PRIVATE_FUNDS]
        return Reason(code, says, asked.version(rule), given, missing=("paid_by",))
    if code == OTHER_MONEY and paid_by is not None:
        return Reason(code, words.other_money(given, order.money, paid_by), asked.version(PAYER), given)
    if code == APPROVED:
        approval, under_order = approval_under(order, ruling, asked.day, paid_by)
        says = words.approved(given, approval, under_order)
        rules = (APPROVAL_RULES[approval.kind], "consumption.exemption.necessity")
        return Reason(code, says, asked.version(*rules), given, until=approval.until)
    if code == NOT_IN_ORDER:
        return Reason(
            code, words.not_in_order(given, item_name(ruling)), asked.version("consumption.order.contents"), given
        )
    if code == NOT_BOUND:
        gap = asked.rulings.book.rules[CONTROLLER].gap_on(asked.day)
        why = gap.why if gap is not None else Text("", "")
        return Reason(code, words.not_bound(given, why), asked.version("consumption.target.officer"), given)
    return _not_covered(asked, ruling, given)


def _not_covered(asked: Asked, ruling: Ruling, order: Order | None) -> Reason:
    row = ruling.row
    return Reason(
        "not_covered", words.not_covered(order, _why(asked, row)), asked.version(*row.cites), order,
        evidence=row.evidence,
    )  # fmt: skip


def _why(asked: Asked, row: ConductRow) -> Text:
    """Why nothing closes the row: what the book says of the silence that day, else what the row says."""
    book, day = asked.rulings.book, asked.day
    silent = [book.rules[bar.rule].gap_on(day) for bar in row.barred if bar.switch is None]
    silent += [book.rules[row.judge].gap_on(day)] if row.judge is not None else []
    passed_over = any(bar.switch is not None and book.rules[bar.rule].on(day) for bar in row.barred)
    if row.why is not None and (passed_over or not any(silent)):
        return row.why
    return next((gap.why for gap in silent if gap is not None), row.why or Text("", ""))


def _not_in_force(asked: Asked, order: Order) -> Reason:
    day = asked.day
    if order.made > day:
        why = "not_made"
    elif order.lifted is not None and order.lifted <= day:
        why = "lifted"
    elif order.grace_until is not None and day <= order.grace_until:
        why = "in_grace"
    else:
        why = "not_served"
    until = order.grace_until if why == "in_grace" else None
    return Reason(f"order_{why}", words.not_in_force(order, why), asked.version(ORDER_RULES[why]), order, until)


def _no_order(asked: Asked) -> Reason:
    relation = asked.restraints.relation
    rule = words.NO_ORDER_RULES.get(relation, "consumption.target.debtor")
    return Reason(f"no_order_{relation}", words.NO_ORDER[relation], asked.version(rule))


def _left(asked: Asked, order: Order) -> Reason:
    version = asked.version("consumption.lift.former_officer", "consumption.lift.ground")
    return Reason("left_office", words.left_office(order), version, order)


def _approvals_short(asked: Asked, ruling: Ruling, order: BoundOrder) -> Iterator[Reason]:
    """The approvals that do not open a closed order, and why not."""
    day, payer = asked.day, asked.conduct.paid_by
    for approval in order.order.approvals:
        why = _shortfall(approval, ruling, day, payer)
        if why is not None:
            version = asked.version(APPROVAL_RULES[approval.kind], "consumption.exemption.necessity")
            yield Reason(f"approval_{why}", words.approval_short(approval, why), version, order.order, approval.until)
    for other in asked.bound.orders:
        if other is not order and any(approves(each, ruling, day, payer) for each in other.order.approvals):
            says = words.approval_elsewhere(order.order, other.order)
            yield Reason("approval_elsewhere", says, asked.version("consumption.each_order"), order.order)


def _shortfall(approval: Approval, ruling: Ruling, day: date, paid_by: str | None) -> str | None:
    if day < approval.granted:
        return "not_yet"
    if approval.until is not None and day > approval.until:
        return "over"
    if approval.items is not None and approval.items.isdisjoint(ruling.names):
        return "other_item"
    if approval.kind == PRIVATE_FUNDS and paid_by not in (None, OWN):
        return "other_money"
    return None


# ── open questions ───────────────────────────────────────────────────────────────────────────────────


def _depends(asked: Asked, rulings: tuple[Ruling, ...], decisions: list[str]) -> Iterator[Reason]:
    """What an open question depends on, and what would hold for each thing it may mean."""
    kind, values = asked.kind, asked.conduct.values
    fields = {field.id: field for field in kind.fields}
    missing = open_fields(kind, tuple(ruling.row for ruling in rulings), values)
    yield Reason("depends_on", words.depends_on([fields[name].name for name in missing]), missing=missing)
    for group, decision in _grouped(rulings, decisions):
        told = []
        for place, field in enumerate(kind.fields):
            wanted = [ruling.row.when[place] for ruling in group]
            if field.id in missing and None not in wanted:
                meant = frozenset[str]().union(*filter(None, wanted))
                told.append((field.name, [text for name, text in field.values.items() if name in meant]))
        version = group[0].version or asked.version(*group[0].row.cites)
        yield Reason(f"if_{decision}", words.if_so(told, decision), version, evidence=evidence(group[0]))


def _grouped(rulings: tuple[Ruling, ...], decisions: list[str]) -> Iterator[tuple[list[Ruling], str]]:
    """The rulings that come to the same by the same version and differ in one field, together."""
    groups: dict[tuple[object, ...], list[Ruling]] = {}
    places = range(len(rulings[0].row.when))
    telling = [place for place in places if len({ruling.row.when[place] for ruling in rulings}) > 1]
    for ruling, decision in zip(rulings, decisions, strict=True):
        apart: object = ruling if len(telling) > 1 else evidence(ruling)
        groups.setdefault((decision, ruling.version, apart), []).append(ruling)
    for key, group in groups.items():
        yield group, str(key[0])
