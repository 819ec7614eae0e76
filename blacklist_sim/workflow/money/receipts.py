"""What came in under the title of a case, as receipts in the order of the journal."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile, zip_longest
from typing import Any, Literal

from blacklist_sim.case import Act
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.view import View

IN_FULL = "in_full"
NOUGHT = Decimal(0)
PLAIN = ("pay", "collect_money", "perform_settlement", "confirm_sale", "resume_enforcement")
TENDER = "tender_instrument"
CLOSINGS = ("instrument_honoured", "instrument_dishonoured")
AGREED = ("settle", "sell_property")
RESTS_ON_AGREED = ("perform_settlement", "resume_enforcement", "confirm_sale")
"""Acts whose receipt depends on what had been agreed or sold by their day."""


def receipts_of(v: View) -> tuple[Receipt, ...]:
    """Every receipt so far, the present act's included; those of one day in the order in which they came."""
    return tuple(receipt for _, receipt in all_receipts(v.state_of, v.case, v.act))


def attributed(state: State, case: str) -> Iterator[tuple[str | None, Receipt]]:
    """Every receipt so far with the debtor who paid it or from whom it was collected; None where no one is named."""
    return ((payer(state, case, act, receipt), receipt) for act, receipt in all_receipts(state, case, None))


def payer(state: State, case: str, act: Act, receipt: Receipt) -> str | None:
    """The debtor who paid a receipt or from whom it was collected; None where no one is named."""
    debtors = state.story.cases[case].debtor_ids
    named = act.who if receipt.kind == "collected" or act.name == "confirm_sale" else (act.by,)
    return named[0] if named else debtors[0] if len(debtors) == 1 else None


def acts(state: State, case: str, present: Act | None, *names: str) -> list[Act]:
    """The acts of those names in a case, in order, the present act included."""
    of_case = state.acts
    found = [act for name in names for act in of_case.get((case, name), ())]
    if present is not None and present.name in names and all(act is not present for act in found):
        found.append(present)
    if len(names) > 1:
        found.sort(key=lambda act: (act.date, act.index))
    return found


def all_receipts(state: State, case: str, present: Act | None) -> list[tuple[Act, Receipt]]:
    """Every receipt of a case with the act that brought it, in the order in which they came."""
    plain = acts(state, case, present, *PLAIN)
    found = [(act, receipt) for act in plain for receipt in receipts_by(state, case, act)]
    found += _instruments(state, case, present)
    found.sort(key=lambda pair: (pair[0].date, pair[0].index))
    return found


def receipts_by(state: State, case: str, act: Act) -> Iterator[Receipt]:
    """What an act that is no tender of an instrument brings."""
    amount = act.payload.get("amount")
    if act.name == "confirm_sale":
        yield from _sale(state, case, act)
    elif act.name == "resume_enforcement":
        deducted = act.payload.get("deduct")
        untold = deducted - _paid_under_settlement(state, case, act)[1] if deducted else NOUGHT
        if untold > 0:
            yield Receipt(act.date, untold, label=act.name)
    elif act.name == "perform_settlement":
        if act.payload.get("result", "full") == "full":
            agreed = _sum(amount) if amount is not None else _left_of_settlement(state, case, act)
            yield Receipt(act.date, agreed, waives=agreed is not None, label=act.name)
        elif amount is not None:
            yield Receipt(act.date, amount, label=act.name)
    elif amount is not None:
        agreed_order = tuple(dict.fromkeys(act.payload.get("agreed_order") or ()))
        kind: Literal["paid", "collected"] = "paid" if act.name == "pay" else "collected"
        yield Receipt(act.date, _sum(amount), kind, order=agreed_order, label=act.name)


def _left_of_settlement(state: State, case: str, act: Act) -> Decimal | None:
    """What of the sum agreed was still to be paid; None where no sum was agreed."""
    agreed, paid = _paid_under_settlement(state, case, act)
    return None if agreed is None else max(agreed - paid, NOUGHT)


def _paid_under_settlement(state: State, case: str, act: Act) -> tuple[Decimal | None, Decimal]:
    """The sum agreed in the last settlement before an act, if one was, and what was paid under it in figures."""
    made = _last_before(state, case, "settle", act)
    if made is None:
        return None, NOUGHT
    since = takewhile(lambda other: made.date <= other.date, reversed(state.acts.get((case, "perform_settlement"), ())))
    before = (other.payload.get("amount") for other in since if other is not act and other.index < act.index)
    return made.payload.get("amount"), sum((paid for paid in before if paid not in (None, IN_FULL)), NOUGHT)


def _last_before(state: State, case: str, name: str, act: Act) -> Act | None:
    """The last act of that name in a case up to the day of an act."""
    return next((other for other in reversed(state.acts.get((case, name), ())) if other.date <= act.date), None)


def _sum(amount: Any) -> Decimal | None:
    """A sum in figures, or None for all that is owed."""
    return None if amount in (None, IN_FULL) else amount


def _sale(state: State, case: str, act: Act) -> Iterator[Receipt]:
    """A sale counts from its ruling; property taken in payment leaves no money from which costs could be taken."""
    sold = _last_before(state, case, "sell_property", act)
    sale = sold.payload if sold is not None else {}
    price = sale.get("price")
    if price is None:
        if act.payload.get("covers_debt"):
            yield Receipt(act.date, None, "collected", label=act.name)
    elif sale.get("mode") == "set_off":
        yield Receipt(act.date, price, label=act.name)
    else:
        costs, priority = act.payload.get("costs") or NOUGHT, act.payload.get("priority") or NOUGHT
        yield Receipt(act.date, price, "collected", costs, priority, label=act.name)


def _instruments(state: State, case: str, present: Act | None) -> Iterator[tuple[Act, Receipt]]:
    """Instruments are honoured or dishonoured in the order in which they were tendered.

    One counts when its value is received; where the switch lets acceptance count, from its tender, unless it fails.
    """
    tenders = acts(state, case, present, TENDER)
    if not tenders:
        return
    for tender, closing in zip_longest(tenders, acts(state, case, present, *CLOSINGS)):
        if tender is not None:
            yield from instrument(state, tender, closing)


def counts_when_tendered(state: State, tender: Act) -> bool:
    """Whether an instrument counts from its tender, unless it fails."""
    return state.policy.get("instrument_counts") == "acceptance" and bool(tender.payload.get("accepted"))


def instrument(state: State, tender: Act, closing: Act | None) -> Iterator[tuple[Act, Receipt]]:
    """What an instrument brought that was honoured or dishonoured by an act, or is still open, and by which act."""
    failed = closing is not None and closing.name == "instrument_dishonoured"
    counted = tender if counts_when_tendered(state, tender) else closing
    if counted is not None and not failed:
        amount = counted.payload.get("amount") or tender.payload.get("amount")
        if amount is not None:
            yield counted, Receipt(counted.date, _sum(amount), label=counted.name)
