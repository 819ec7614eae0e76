"""What a user has open, and where in it he stands."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from shlex import quote
from typing import TYPE_CHECKING, Any, TypeVar

from blacklist_sim.case import Story
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.store.records import opened
from blacklist_sim.text import Text
from blacklist_sim.timeline.scalars import read_date
from tui.film import Film
from tui.filter_text import read as filter_text_read
from tui.listing import Listing
from tui.openings import NothingOpen, Opening, openings
from tui.recording import Recording
from tui.sample import MOMENT, SAMPLE
from tui.scene import Choice, Scene

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase, Store
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.state import State

T = TypeVar("T")
REMEMBERED = 200
"""How many answers about a story are kept at most."""


class Looking:
    """A store, and at most one case or story that is open, seen at a moment."""

    def __init__(self, store: "Store", read_only: bool = False) -> None:
        self.store, self.read_only = store, read_only
        self.case: OpenCase | None = None
        self.film: Film | None = None
        self.index, self.day = 0, date.min
        self._name = self._parent = self._address = ""
        self.law_of: date | None = None
        self.recording: Recording | None = None
        self._memory: tuple[Film | None, dict[object, Any]] = (None, {})

    def listing(self, filter_text: str) -> Listing:
        """The saved cases that a filter finds; raises UnreadFilter."""
        return Listing(self.store, filter_text_read(filter_text))

    def open(self, name: str) -> Scene:
        """Opens a saved case where it stands, under the law of each date; raises StoreError."""
        case, self.law_of = self.store.open(name), None
        return self._show(case)

    @property
    def _law(self) -> "Engine":
        law = self.store.law
        return law if self.law_of is None else law.as_on(self.law_of)

    def under_law_of(self, day: str) -> Scene:
        """Shows the open case under the law of one day throughout, or for an empty text under the law of each date.

        A comparison, in which nothing can be done. Raises BlacklistSimError, and OutsideBook.
        """
        law_of = day_read(day) if day.strip() else None
        if law_of is not None:
            self.store.law.book.epoch(law_of)
        self.law_of = law_of
        index, film = self.index, self.film_open
        self.film = Film(self._law, film.story)
        return self.seek(index)

    def openings(self, names: Iterable[str]) -> list[Opening]:
        """The saved cases of these names, and the stories of the files and shipped timelines; raises BadInput."""
        return openings(self.store, names)

    def open_one(self, opening: Opening) -> Scene:
        """Opens one of them."""
        if opening.story is None:
            return self.open(opening.name)
        return self.open_story(opening.story, opening.name, opening.address)

    def open_named(self, name: str) -> Scene:
        """Opens a saved case of that name, or else a file or a shipped timeline; raises BadInput, StoreError."""
        return self.open_one(self.openings([name])[0])

    def open_empty(self, name: str) -> Scene:
        """Opens the people and cases of a file, a shipped timeline or a saved case, and none of what happened there."""
        opening = self.openings([name])[0]
        story = opening.story or self.store.open(opening.name).story
        return self.open_story(replace(story, events=()), opening.name)

    def open_sample(self) -> Scene:
        """Opens the sample where it tells most."""
        self.open_named(SAMPLE)
        return self.seek(MOMENT)

    def open_story(self, story: Story, name: str, address: str = "") -> Scene:
        """Opens a story that is in no database, at its beginning."""
        self.case, self._name, self._parent, self.law_of = None, name, "", None
        self._address = address or quote(name)
        self.film = Film(self._law, story)
        return self.seek(0)

    def refresh(self) -> Scene:
        """Reads the case again, as others may have taken it further; the moment seen stays where it can."""
        if self.case is None:
            return self.scene()
        index, at_end = self.index, self.index == self.film_open.frames
        self.case.refresh()
        self._show(self.case)
        return self.scene() if at_end else self.seek(index)

    @property
    def name(self) -> str:
        """What the open case is called."""
        return self._name

    @property
    def address(self) -> str:
        """What names the open case on the command line."""
        return self._address if self.case is None else f"case:{quote(self._name)}"

    @property
    def seen_on(self) -> date:
        """The day seen; where no case is open, the last day whose law the book knows."""
        return self.day if self.film is not None else self.store.law.book.state_of_law

    @property
    def engine(self) -> "Engine":
        """The engine under the policy of the open case."""
        return self.film_open.engine

    @property
    def film_open(self) -> Film:
        """The film of the open case; raises NothingOpen."""
        if self.film is None:
            raise NothingOpen("no case is open", "没有打开的案件")
        return self.film

    def _show(self, case: "OpenCase") -> Scene:
        origin = opened(case.journal).get("origin") or {}
        self.case, self._name, self._parent = case, case.name, origin.get("name", "")
        self.film = Film(self._law, case.story)
        return self.seek(self.film.frames)

    def seek(self, index: int) -> Scene:
        """Goes to the moment after so many events."""
        self.index = min(max(index, 0), self.film_open.frames)
        self.day = self.film_open.day(self.index)
        return self.scene()

    def seek_day(self, day: date) -> Scene:
        """Goes to the end of a day; one before the first event is taken for the beginning.

        A day after the last event shows what time alone brings; nothing of it is recorded.
        """
        self.index = self.film_open.index_on(day)
        self.day = max(day, self.film_open.day(self.index))
        return self.scene()

    def seek_change(self, by: int) -> Scene:
        """Goes to the next event (1) or the one before (-1) that moved something on a track."""
        changes = [
            place for place, steps in enumerate(self.film_open.steps, start=1) if any(step.moves for step in steps)
        ]
        if by > 0:
            return self.seek(next((place for place in changes if place > self.index), self.film_open.frames))
        return self.seek(next((place for place in reversed(changes) if place < self.index), 0))

    def seek_written(self, day: str) -> Scene:
        """Goes to the end of a day that somebody has written; raises BlacklistSimError."""
        return self.seek_day(day_read(day))

    def state(self) -> "State":
        """The state seen; the caller's own."""
        return self.film_open.at(self.index, self.day)

    def remembered(self, key: object, make: Callable[[], T]) -> T:
        """What was worked out about the open story before, or is now; the story taken on is another one."""
        if self._memory[0] is not self.film or len(self._memory[1]) > REMEMBERED:
            self._memory = self.film, {}
        if key not in self._memory[1]:
            self._memory[1][key] = make()
        found: T = self._memory[1][key]
        return found

    def scene(self) -> Scene:
        """What is seen."""
        return self.scene_at(self.index, self.day)

    def scene_at(self, index: int, day: date | None = None) -> Scene:
        """What would be seen after so many events, on their last day or a later one."""
        day = day or self.film_open.day(index)
        recording = self.recording.name if self.recording is not None else ""
        key = "scene", index, day, self._name, self._parent, self.case is None, self.law_of, recording
        return self.remembered(key, lambda: self._scene(index, day, recording))

    def _scene(self, index: int, day: date, recording: str) -> Scene:
        from tui import views

        film, case = self.film_open, self.case
        state, engine = film.at(index, day), film.engine
        stopped = None
        if film.stopped is not None:
            name = engine.catalogue.acts[film.stopped.name].name
            stopped = Text(
                f"stops on {film.stopped.day}: “{name.en}” is refused",
                f"停在 {film.stopped.day}：“{name.zh}”被拒绝",
            )
        return Scene(
            self._name,
            film.story.title,
            case is not None,
            state.mode,
            state.day,
            index,
            film.frames,
            day > film.day(index),
            views.tracks(film, state),
            views.people(state, engine),
            self.remembered("marks", lambda: views.marks(film)),
            views.ahead(engine, state),
            len(state.findings),
            film.horizon,
            self.law_of,
            self._parent,
            stopped,
            recording,
            self.address,
        )

    def choices(self) -> list[Choice]:
        """Everything that could be tried at the moment seen, what can be done first."""
        from tui import views

        return views.choices(self.film_open.engine, self.state())


def day_read(text: str) -> date:
    """A day that somebody has written; raises BlacklistSimError."""
    try:
        return read_date(text.strip())
    except ValueError:
        raise BlacklistSimError(
            f"{text!r} is no day; write it as in 2019-06-03", f"“{text}”不是日期；请写作 2019-06-03"
        ) from None
