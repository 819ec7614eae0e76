"""An exercise as it stands in its file: checked, but with nothing drawn yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.draws import DrawForm, Value, filled
from blacklist_sim.exercise.forms import ExerciseForm
from blacklist_sim.text import Text
from blacklist_sim.timeline.problems import Flaw, Places, from_form
from blacklist_sim.timeline.yaml_text import Path

TIMELINE = "timeline"


@dataclass(frozen=True)
class Exercise:
    """An exercise: its name, its text and what was read from it.

    `document` is the whole file as plain data, `timeline` the plain document of its story, whose lines are those of the
    exercise where it stands in it.
    """

    name: str
    file: str
    text: str
    document: Mapping[str, Any]
    timeline: Mapping[str, Any]
    draws: Mapping[str, DrawForm]
    title: Text
    level: int
    aims: tuple[str, ...]
    story: Text
    boundary: bool
    find: Callable[[], Places]

    @cached_property
    def digest(self) -> str:
        """A short hash of the text, by which an answer tells to which edition of the exercise it belongs."""
        return sha256(self.text.encode()).hexdigest()[:16]

    def form(self, drawn: Mapping[str, Value]) -> ExerciseForm:
        """The exercise with what was drawn in its tasks; raises BadInput with places in the file."""
        head = {key: value for key, value in self.document.items() if key != TIMELINE}
        try:
            return ExerciseForm.model_validate({**filled(head, drawn), TIMELINE: {}})
        except ValidationError as error:
            flaws = from_form(error, (0,), ExerciseForm.model_json_schema)
            raise BadInput(without_tags(flaw).placed(self.file, self.find()) for flaw in flaws) from None

    def places(self) -> Places:
        """Where the values of the timeline stand in the file."""
        return _Within(self.find(), TIMELINE) if isinstance(self.document.get(TIMELINE), dict) else self.find()


def without_tags(flaw: Flaw) -> Flaw:
    """A flaw whose path leads through the file: the kinds of tasks are no keys in it."""
    kept = tuple(
        part for at, part in enumerate(flaw.path)
        if not (part in TAGS and flaw.path[at - 2 : at - 1] == ("tasks",) and isinstance(flaw.path[at - 1], int))
    )  # fmt: skip
    return flaw._replace(path=kept)


TAGS = ("predict", "gate", "decide", "spot", "compute", "plan", "order")


class _Within:
    """Places of a document that is a part of a larger one."""

    def __init__(self, places: Places, key: str) -> None:
        self._places, self._key = places, key

    def find(self, path: Path, of_key: bool = False) -> tuple[int, int]:
        """Line and column."""
        return self._places.find((path[0], self._key, *path[1:]), of_key)
