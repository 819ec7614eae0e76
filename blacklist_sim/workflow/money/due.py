"""When the performance of a title is due."""

from datetime import date

from blacklist_sim.law.period import Deadline, fixed_date
from blacklist_sim.workflow.rules.title_service import effective_on
from blacklist_sim.workflow.view import View

ONLY_BY_BREACH = ("tolerate", "refrain")


def due_at_once(v: View) -> Deadline | None:
    """The last day for performing a title without instalments; None where no day is set and time brings none."""
    title, start = v.title, effective_on(v)
    if start is None or title.duty in ONLY_BY_BREACH:
        return None
    if title.within_days is not None:
        return v.end("title.performance", start, given=title.within_days)
    if title.by is not None:
        return due_day(v, title.by, start)
    return None if title.duty == "recurring" else fixed_date(start, False, v.engine.calendar)


def due_day(v: View, day: date, start: date) -> Deadline:
    """The last day that the title fixes by its date, or the day on which it takes effect where that is later."""
    return fixed_date(max(day, start), v.switch("fixed_date_rolls") == "yes", v.engine.calendar)
