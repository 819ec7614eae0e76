"""A player of a film: pure, told how much time has passed, it tells to which event to go."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

SLOWEST, FASTEST = 0.25, 64.0


@dataclass(slots=True)
class Player:
    """Plays `frames` events, so many a second as `speed` says; it stops at a breakpoint and at the end.

    `breakpoints` are events before whose successor it stops; with `loop` it begins again at the end. `days` are those
    of the events: played `by_day` the time of the story passes evenly, at so many days a second as `speed` says.
    """

    frames: int
    index: int = 0
    speed: float = 1.0
    playing: bool = False
    loop: bool = False
    breakpoints: set[int] = field(default_factory=set)
    days: Sequence[date] = ()
    by_day: bool = False
    _due: float = 0.0
    _time: float = 0.0

    def play(self, day: date | None = None) -> None:
        """Begins at the event reached, or at a day after it; from the beginning where it stands at the end."""
        if self.index >= self.frames:
            self.index, day = 0, None
        self.playing, self._due = self.frames > 0, 0.0
        self._begin_time()
        if day is not None and self.days:
            self._time = max(self._time, float(day.toordinal()))

    def pause(self) -> None:
        """Stands still."""
        self.playing = False

    def faster(self) -> None:
        """Twice as fast."""
        self.speed = min(self.speed * 2, FASTEST)

    def slower(self) -> None:
        """Half as fast."""
        self.speed = max(self.speed / 2, SLOWEST)

    def pace(self) -> None:
        """Day by day, or from event to event again; at one a second."""
        self.by_day, self.speed, self._due = not self.by_day, 1.0, 0.0
        self._begin_time()

    def step(self, by: int) -> int:
        """So many events on; standing still."""
        self.playing = False
        self.index = min(max(self.index + by, 0), self.frames)
        return self.index

    @property
    def day(self) -> date | None:
        """The day reached while time passes evenly; None where it is that of the last event."""
        if not self.by_day or not self.playing or not self.index:
            return None
        day = date.fromordinal(int(self._time))
        return day if day > self.days[self.index - 1] else None

    def tick(self, seconds: float, stops: Collection[int] = ()) -> int:
        """Lets time pass; gives the event to be seen. No event is passed over that is a breakpoint or in `stops`."""
        if not self.playing:
            return self.index
        if self.by_day:
            self._days_pass(seconds * self.speed, stops)
            return self.index
        self._due += seconds * self.speed
        while self._due >= 1 and self.playing:
            self._due -= 1
            self._one_on(stops)
        return self.index

    def _days_pass(self, days: float, stops: Collection[int]) -> None:
        if self.index >= self.frames:
            self.index = 0
            self._begin_time()
            return
        self._time += days
        while self.playing and self.index < self.frames and self.days[self.index].toordinal() <= self._time:
            self._one_on(stops)

    def _one_on(self, stops: Collection[int]) -> None:
        self.index = 0 if self.index >= self.frames else self.index + 1
        at_end = self.index == self.frames and not self.loop
        self.playing = not (at_end or self.index in self.breakpoints or self.index in stops)

    def _begin_time(self) -> None:
        """Time begins at the day of the last event; before the first one, the day before it."""
        if self.days:
            self._time = float(self.days[self.index - 1].toordinal() if self.index else self.days[0].toordinal() - 1)
