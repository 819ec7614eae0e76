"""When periods end whose length stands in the case and not in the book."""

from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.law.length import Length
from blacklist_sim.law.period import Deadline, deadline, fixed_date
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


def computed(engine: "Engine", answer: Any, start: date, view: View) -> Deadline | None:
    """A deadline from what a bound length function gave: a deadline, a last day, a figure, or (count, unit, figure)."""
    if answer is None or isinstance(answer, Deadline):
        return answer
    if isinstance(answer, date):
        return fixed_date(answer, view.switch("fixed_date_rolls") == "yes", engine.calendar)
    if isinstance(answer, str):
        return view.end(answer, start)
    count, unit, figure = answer
    roll = engine.rolls(view.state_of, engine.book.figures[figure]) if figure else True
    return deadline(start, Length.given(count, unit), roll, engine.calendar)
