"""When performance is due, in one or in instalments."""

from datetime import date
from decimal import Decimal

from blacklist_sim.law.period import Deadline, fixed_date
from blacklist_sim.workflow.bind import length, outcome
from blacklist_sim.workflow.rules.title_performance import due_by, paid
from blacklist_sim.workflow.rules.title_service import effective_on
from blacklist_sim.workflow.view import View

ONLY_BY_BREACH = ("tolerate", "refrain")


def performance_end(v: View) -> Deadline | None:
    """The last day for performance, or of the next instalment open; None where no day is set and time brings none."""
    title, start = v.title, effective_on(v)
    if start is None or title.duty in ONLY_BY_BREACH:
        return None
    if title.within_days is not None:
        return v.end("title.performance", start, given=title.within_days)
    if title.instalments:
        due = next_due(v)
        return _on(v, max(due, start)) if due is not None else None
    if title.by is not None:
        return _on(v, max(title.by, start))
    return None if title.duty == "recurring" else fixed_date(start, False, v.engine.calendar)


def unpaid_parts(v: View) -> list[date]:
    """The days of the instalments that are not paid, the earliest first."""
    sum_paid, owed, found = paid(v), Decimal(0), []
    for part in v.title.instalments:
        owed += part.amount
        if owed > sum_paid:
            found.append(part.due)
    return found


def next_due(v: View) -> date | None:
    """The day of the first instalment that is not paid."""
    return next(iter(unpaid_parts(v)), None)


def _on(v: View, day: date) -> Deadline:
    return fixed_date(day, v.switch("fixed_date_rolls") == "yes", v.engine.calendar)


@length("title.performance")
def performance_length(v: View) -> Deadline | None:
    """The performance period, as a length."""
    return performance_end(v)


@outcome("title.performance")
def performance_over(v: View) -> str:
    """Whether an instalment met its day, or the title falls into default."""
    return "next_part" if v.title.instalments and paid(v) >= due_by(v) else "unperformed"
