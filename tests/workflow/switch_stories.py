"""How a policy is told: one story, one question, and the answer that each option of the switch gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow import observe

from .road_stories import tell


@dataclass(frozen=True)
class Told:
    """A switch, the story told under it, what is asked of the story, and what each option answers."""

    switch: str
    events: tuple[str, ...]
    asks: Callable[[Replay], Any]
    answers: dict[str, Any]
    how: dict[str, Any] = field(default_factory=dict)

    def under(self, option: str) -> Any:
        """What the story answers under that option."""
        return self.asks(tell(*self.events, policy=f'{{{self.switch}: "{option}"}}', **self.how))

    def by_default(self) -> Any:
        """What the story answers where nobody says anything about the switch."""
        return self.asks(tell(*self.events, **self.how))


def refusing(told: Replay) -> tuple[str, ...]:
    """The rules that refused the last act; none where everything happened."""
    return told.stopped.refused_by if told.stopped else ()


def state(track: str) -> Callable[[Replay], str]:
    """Where the debtor stands on a track at the end of the story."""
    return lambda told: observe.track_state(told.engine, told.state, track, "loan", "borrower")


def last_day(period: str) -> Callable[[Replay], date | None]:
    """The last day of a running period."""

    def asked(told: Replay) -> date | None:
        assert told.stopped is None, (told.stopped.refused_by, told.stopped.impossible)
        return next((found.deadline.last for found in told.state.periods if found.kind.id == period), None)

    return asked


def due(duty: str) -> Callable[[Replay], date | None]:
    """The last day of an open duty."""

    def asked(told: Replay) -> date | None:
        assert told.stopped is None, (told.stopped.refused_by, told.stopped.impossible)
        return next(found.due for (name, _), found in told.state.duties.items() if name == duty)

    return asked
