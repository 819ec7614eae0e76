"""What of an exercise's story may be seen before a task is answered: never what comes after, nor an answer."""

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property

from blacklist_sim.exercise.given import cases, people
from blacklist_sim.exercise.task import Task
from blacklist_sim.exercise.telling import told
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.text import NO_TEXT, Text
from tui import views
from tui.exercise_scene import Past
from tui.film import Film
from tui.scene import Line, Track
from tui.standing_lines import people_lines

OF_WHAT_COMES = frozenset(("predict", "decide", "plan", "order"))
"""Kinds of task that ask of what comes after the events seen."""

OF_NO_STATE = frozenset(("gate",))
"""Kinds of task whose answer no track tells."""

GIVEN, CASES = Text("who is who", "人物"), Text("the case", "案件")


class PastOf:
    """The past of a variant, worked out once for each number of events."""

    def __init__(self, variant: Variant) -> None:
        self.variant = variant
        self._stands: dict[int, tuple[tuple[Track, ...], tuple[Line, ...]]] = {}

    @cached_property
    def given(self) -> tuple[Line, ...]:
        """What is given before anything happens: the story, the people, the cases."""
        setting, story = self.variant.setting, self.variant.exercise.story
        lines: list[Line] = [(story, "")] if story != NO_TEXT else []
        lines += [(GIVEN, "head"), *((text, "") for text in people(setting))]
        return (*lines, (CASES, "head"), *((text, "") for text in cases(setting)))

    @cached_property
    def _events(self) -> tuple[Text, ...]:
        setting = self.variant.setting
        return tuple(told(setting, event) for event in setting.story.events)

    @cached_property
    def _film(self) -> Film:
        setting = self.variant.setting
        return Film(setting.engine, replace(setting.story, events=()))

    def before(self, task: Task, still_open: Collection[Task]) -> Past:
        """What may be seen of a task's past while those tasks are not answered for good."""
        seen, setting = task.seen, self.variant.setting
        day = setting.story.events[seen - 1].date if seen else self._film.day(0)
        if any(tells(seen, other) for other in still_open):
            return Past(day, self._events[:seen], hidden=True)
        return Past(day, self._events[:seen], *self._standing(seen))

    def _standing(self, seen: int) -> tuple[tuple[Track, ...], tuple[Line, ...]]:
        if seen not in self._stands:
            state, film = self.variant.setting.before(seen), self._film
            flags = tuple(people_lines(views.people(state, film.engine)))
            self._stands[seen] = views.tracks(film, state), flags
        return self._stands[seen]


def tells(seen: int, task: Task) -> bool:
    """Whether the state after so many events may be the answer to a task."""
    if task.kind in OF_NO_STATE:
        return False
    return seen >= task.seen + (task.kind in OF_WHAT_COMES)
