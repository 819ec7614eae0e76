"""How long a decision lasts, for what is known today."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta


def last_day(decide: Callable[[date], str], turns: Iterable[date | None], day: date) -> date | None:
    """The last day on which the decision of `day` holds, None where nothing known ends it.

    `turns` are all days on which the decision may change; they may come in any order, with None for what never comes.
    """
    decision = decide(day)
    ahead = sorted({turn for turn in turns if turn is not None and turn > day})
    changed = next((turn for turn in ahead if decide(turn) != decision), None)
    return None if changed is None else changed - timedelta(days=1)
