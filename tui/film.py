"""A story as a film: the state after any number of its events, and on the days in between and after."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from blacklist_sim.case import Act, Event, Story
from blacklist_sim.text import Text
from blacklist_sim.timeline.replay import Replay, refusal_expected, replay
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

EVERY = 25
"""How many events lie between two states that are kept: from the nearest one every other is a moment away."""


class Film:
    """The events of a story that can be played; an act refused unexpectedly ends it.

    `frames` is how many events there are to see, `steps[n]` what the event number n brought, counted from 0. `rows`
    tells for each track to which state a trigger leads from a state.
    """

    def __init__(self, engine: "Engine", story: Story) -> None:
        self.engine, self.story = engine.under(story.policy), story
        self.rows: dict[str, dict[tuple[str, str], str]] = {track: {} for track in engine.catalogue.tracks}
        for track, source, trigger, dest in engine.catalogue.rows():
            self.rows[track][source, trigger] = dest
        self.steps: list[list[Step]] = []
        self.stopped: Step | None = None
        self._kept: list[State] = []
        state = self.engine.begin(story, self._first_day())
        for event in story.events:
            if len(self.steps) % EVERY == 0:
                self._kept.append(state.fork())
            steps = self._played(state, event)
            self.steps.append(steps)
            if isinstance(event, Act) and not steps[-1].accepted and not refusal_expected(event.expect or {}):
                self.stopped = steps[-1]
                break
        self._end = state
        self._last = -1, state
        days = [period.deadline.last for period in state.periods if period.paused_on is None]
        days += [duty.due for duty in state.duties.values() if duty.due is not None]
        self.horizon = max([*days, state.day])
        """The last day on which something happens, or runs out if nothing more happens."""

    @property
    def frames(self) -> int:
        """How many events can be seen; the film stands before the first one at 0."""
        return len(self.steps)

    @property
    def events(self) -> Sequence[Event]:
        """The events that can be seen."""
        return self.story.events[: self.frames]

    def at(self, index: int, day: date | None = None) -> State:
        """The state after so many events, on their last day or a later one; the caller's own."""
        state = self._end.fork() if index >= self.frames else self._near(index)
        if day is not None and day > state.day:
            self.engine.advance(state, day)
        return state

    def _near(self, index: int) -> State:
        """Played from the nearest state that is kept, that of the last question among them: often one event before."""
        kept = index // EVERY
        begun, state = kept * EVERY, self._kept[kept]
        if begun <= self._last[0] <= index:
            begun, state = self._last
        state = state.fork()
        for event in self.story.events[begun:index]:
            self._played(state, event)
        self._last = index, state.fork()
        return state

    @cached_property
    def replayed(self) -> Replay:
        """The whole story with its expectations held."""
        return replay(self.engine, self.story)

    def story_lines(self) -> Sequence[Text]:
        """What the story is about, who is who, and by which mode and policy it is played."""
        from blacklist_sim.timeline.report import opening_lines

        return tuple(opening_lines(Replay(self.engine, self.story, self._end)))

    def day(self, index: int) -> date:
        """The day of the state after so many events."""
        return self.story.events[index - 1].date if index else self._first_day()

    def index_on(self, day: date) -> int:
        """How many events there are up to the end of a day."""
        return sum(event.date <= day for event in self.events)

    def _first_day(self) -> date:
        if self.story.events:
            return self.story.events[0].date
        made = [case.title_document.made for case in self.story.cases.values()]
        return max(min(made, default=self.engine.book.first_day), self.engine.book.first_day)

    def _played(self, state: State, event: Event) -> list[Step]:
        if isinstance(event, Act):
            return self.engine.step(state, event)
        return self.engine.advance(state, event.date)
