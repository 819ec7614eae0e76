"""A player of a film: pure, told how much time has passed, it tells to which event to go."""

from collections.abc import Collection
from dataclasses import dataclass, field

SLOWEST, FASTEST = 0.25, 64.0


@dataclass(slots=True)
class Player:
    """Plays `frames` events, so many a second as `speed` says; it stops at a breakpoint and at the end.

    `breakpoints` are events before whose successor it stops; with `loop` it begins again at the end.
    """

    frames: int
    index: int = 0
    speed: float = 1.0
    playing: bool = False
    loop: bool = False
    breakpoints: set[int] = field(default_factory=set)
    _due: float = 0.0

    def play(self) -> None:
        """Begins, from the beginning where it stands at the end."""
        if self.index >= self.frames:
            self.index = 0
        self.playing, self._due = self.frames > 0, 0.0

    def pause(self) -> None:
        """Stands still."""
        self.playing = False

    def faster(self) -> None:
        """Twice as fast."""
        self.speed = min(self.speed * 2, FASTEST)

    def slower(self) -> None:
        """Half as fast."""
        self.speed = max(self.speed / 2, SLOWEST)

    def step(self, by: int) -> int:
        """So many events on; standing still."""
        self.playing = False
        self.index = min(max(self.index + by, 0), self.frames)
        return self.index

    def tick(self, seconds: float, stops: Collection[int] = ()) -> int:
        """Lets time pass; gives the event to be seen. No event is passed over that is a breakpoint or in `stops`."""
        if not self.playing:
            return self.index
        self._due += seconds * self.speed
        while self._due >= 1 and self.playing:
            self._due -= 1
            self.index = 0 if self.index >= self.frames else self.index + 1
            at_end = self.index == self.frames and not self.loop
            self.playing = not (at_end or self.index in self.breakpoints or self.index in stops)
        return self.index
