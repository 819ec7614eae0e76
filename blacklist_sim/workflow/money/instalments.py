"""Which instalments are paid: what the account has put on the principal, costs and interest of the title first."""

from datetime import date
from decimal import Decimal

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.money.account import account_of
from blacklist_sim.workflow.money.due import ONLY_BY_BREACH, due_at_once, due_day
from blacklist_sim.workflow.money.takings import takings_of
from blacklist_sim.workflow.rules.title_service import effective_on
from blacklist_sim.workflow.view import View


def performance_end(v: View) -> Deadline | None:
    """The last day for performance, or of the next instalment open; None where no day is set and time brings none."""
    start = effective_on(v)
    if start is None or not v.title.instalments or v.title.within_days is not None or v.title.duty in ONLY_BY_BREACH:
        return due_at_once(v)
    due = next_due(v)
    return due_day(v, due, start) if due is not None else None


def paid(v: View) -> Decimal:
    """The sum of what was paid in figures, the present act's money included."""
    last = takings_of(v).last
    return last.figures if last is not None else Decimal(0)


def due_is_paid(v: View) -> bool:
    """Whether every instalment due by the view's day is paid."""
    due = sum((part.amount for part in v.title.instalments if part.due <= v.date), Decimal(0))
    return not due or _principal_paid(v) >= due


def unpaid_parts(v: View) -> list[date]:
    """The days of the instalments that are not paid, the earliest first."""
    sum_paid, owed, found = _principal_paid(v), Decimal(0), []
    for part in v.title.instalments:
        owed += part.amount
        if owed > sum_paid:
            found.append(part.due)
    return found


def next_due(v: View) -> date | None:
    """The day of the first instalment that is not paid."""
    return next(iter(unpaid_parts(v)), None)


def _principal_paid(v: View) -> Decimal:
    pay = v.title.pay
    if pay is None or takings_of(v).last is None:
        return Decimal(0)
    found = account_of(v)
    if found is None or found.converted is not None:
        return paid(v)
    return pay.principal - found.owed(v.date).principal
