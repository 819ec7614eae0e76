"""The period for performance: how long it is, and what its end brings."""

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import length, outcome
from blacklist_sim.workflow.money.instalments import due_is_paid, performance_end
from blacklist_sim.workflow.view import View


@length("title.performance")
def performance_length(v: View) -> Deadline | None:
    """The performance period, as a length."""
    return performance_end(v)


@outcome("title.performance")
def performance_over(v: View) -> str:
    """Whether an instalment met its day, or the title falls into default."""
    return "next_part" if v.title.instalments and due_is_paid(v) else "unperformed"
