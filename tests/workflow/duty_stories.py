"""How a duty is told: what brings it, what does it, and the three ways in which it can go."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow.state import Duty

from .listing_stories import tell

SOON, LONG = timedelta(days=1), timedelta(days=120)


@dataclass(frozen=True)
class Owed:
    """A duty, the events that bring it, the act that does it, and its last day (None: the law fixes none)."""

    duty: str
    events: tuple[str, ...]
    act: str
    last: date | None = None
    told: dict[str, Any] = field(default_factory=dict)
    teller: Callable[..., Replay] = tell

    def with_(self, *more: str) -> Replay:
        """The story with what happens next."""
        return self.teller(*self.events, *more, **self.told)

    def opened(self) -> Duty:
        """The duty as it stands on the day after it arose."""
        told = self.with_()
        assert told.stopped is None, told.stopped.refused_by
        (found,) = {duty.key: duty for (name, _), duty in told.state.duties.items() if name == self.duty}.values()
        return found

    def day(self, late: bool) -> date:
        """A day to do it on: the last one, or one after; where none is fixed, soon or after a long time."""
        if self.last is not None:
            return self.last + SOON if late else self.last
        return self.opened().opened + (LONG if late else SOON)

    def done_on(self, day: date) -> tuple[Replay, Duty]:
        """The story in which it is done on that day, and how it ended."""
        told = self.with_(f"date: {day}, {self.act}")
        assert told.stopped is None, (told.stopped.refused_by, told.stopped.impossible)
        ended = [duty for duty in told.state.past_duties if duty.rule.id == self.duty]
        return told, ended[-1]


def overdue(told: Replay, duty: str) -> list[date]:
    """The days on which that duty was found overdue."""
    return [found.day for found in told.state.findings if found.kind == "overdue" and found.what == duty]


def met_in_time(owed: Owed) -> None:
    """Done on its last day the duty is done, and nothing is held against anybody."""
    assert owed.opened().due == owed.last
    told, duty = owed.done_on(owed.day(late=False))
    assert duty.outcome == "done"
    assert overdue(told, owed.duty) == []


def met_late(owed: Owed) -> None:
    """Done later the duty is late, with a finding dated its last day; without a last day it is never late."""
    told, duty = owed.done_on(owed.day(late=True))
    assert duty.outcome == ("done" if owed.last is None else "late")
    assert overdue(told, owed.duty) == ([] if owed.last is None else [owed.last])


def nothing_happens(owed: Owed) -> None:
    """Left undone the duty goes on, breached where it has a last day."""
    told = owed.with_(f"date: {owed.day(late=True) + LONG}")
    (duty,) = [duty for (name, _), duty in told.state.duties.items() if name == owed.duty]
    assert duty.outcome == "open" or duty.breached
    assert duty.breached == (owed.last is not None)
    assert overdue(told, owed.duty) == ([] if owed.last is None else [owed.last])
