"""A whole class's submissions, graded one after the other; what is wrong with one never stops the others."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from blacklist_sim.errors import BadInput, BlacklistSimError, InputProblem
from blacklist_sim.exercise.attempt import Attempt
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.exercise.given_points import GivenPoints
from blacklist_sim.exercise.grade import Result, grade
from blacklist_sim.exercise.handed_in import read
from blacklist_sim.exercise.json_door import path_shown, problem
from blacklist_sim.exercise.read import read_exercise, shipped
from blacklist_sim.exercise.variant import Variant, variant
from blacklist_sim.store.names import shown
from blacklist_sim.text import Text
from blacklist_sim.timeline.problems import nearest

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

RESULT_ENDING = ".result.json"
"""How the files of results end, which are no submissions."""

MOST_VARIANTS = 64
"""How many variants are kept at hand for students who have the same one."""

Key = tuple[str, int]
"""The name of an exercise and a seed."""

NOT_SUBMITTED = Text("begun and never submitted", "已开始但未提交")


@dataclass(frozen=True, slots=True)
class Graded:
    """A submission that was graded, and where it stands."""

    place: str
    result: Result


@dataclass(frozen=True, slots=True)
class Skipped:
    """A submission that could not be graded, and why."""

    place: str
    problems: tuple[InputProblem, ...]


def files_in(places: Iterable[Path]) -> list[Path]:
    """The files named, and of each folder all files in it and below, in the order of their names.

    Hidden files and results are left out of folders.
    """
    found: list[Path] = []
    for place in places:
        if not place.is_dir():
            found.append(place)
            continue
        for file in sorted(place.rglob("*")):
            hidden_one = any(part.startswith((".", "__MACOSX")) for part in file.relative_to(place).parts)
            if not hidden_one and not file.is_dir() and not file.name.endswith(RESULT_ENDING):
                found.append(file)
    return list(dict.fromkeys(found))


class Classwork:
    """Grades submissions to the exercises given, or to shipped ones where none is given.

    It works with the table of moves that is compiled for batches. An exercise is looked up by its name, never opened by
    what a submission says. `points` are those that an instructor
    has given to items that no program marks.
    """

    def __init__(
        self, engine: "Engine", exercises: Sequence[Exercise] = (), points: GivenPoints | None = None,
        real_ids: bool = False,
    ) -> None:  # fmt: skip
        self.engine, self.points, self.real_ids = engine.compiled, points, real_ids
        self._given = bool(exercises)
        self._exercises: dict[str, Exercise] = {exercise.name: exercise for exercise in exercises}
        self._variants: OrderedDict[Key, Variant] = OrderedDict()
        self._met: set[Key] = set()
        self._last: tuple[Key, Variant] | None = None

    def grade(self, files: Iterable[Path]) -> Iterator[Graded | Skipped]:
        """Every submission of the files, graded or with what is wrong with it, in their order."""
        for file in files:
            for place, attempt in read(file, self.real_ids):
                yield self.graded(place, attempt)

    def graded(self, place: str, attempt: Attempt | BadInput) -> Graded | Skipped:
        """One submission; nothing in it, however made, raises."""
        try:
            if isinstance(attempt, BadInput):
                raise attempt
            return Graded(place, self.result(attempt))
        except BadInput as error:
            return Skipped(place, tuple(self._here(place, one) for one in error.problems))
        except BlacklistSimError as error:
            return Skipped(place, (problem(place, "ungraded", error.text),))
        except Exception as error:  # answers can be made of anything; the other students are still to be graded
            said = shown(f"{type(error).__name__}: {error}")
            text = Text(f"it could not be graded ({said})", f"无法评分（{said}）")
            return Skipped(place, (problem(place, "ungraded", text),))

    def result(self, attempt: Attempt) -> Result:
        """An attempt, graded; raises BlacklistSimError where its exercise or its variant is not to be had."""
        made = self._variant(self._exercise(attempt.exercise), attempt.seed)
        given: Mapping[str, Decimal] | None = None
        if self.points is not None:
            given = self.points.of(attempt.student, attempt.exercise)
        result = grade(made, attempt, given)
        if self.points is not None:
            taken = [mark.item.id for mark in result.marks if mark.item.pending and not mark.mistakes]
            self.points.used(attempt.student, attempt.exercise, [id_ for id_ in taken if id_ in (given or ())])
        return result if attempt.submitted is not None else replace(result, notes=(*result.notes, NOT_SUBMITTED))

    def _exercise(self, name: str) -> Exercise:
        if name in self._exercises:
            return self._exercises[name]
        if self._given:
            wanted = ", ".join(self._exercises)
            said = Text(
                f"answers to another exercise, {shown(name)}; expected {wanted}",
                f"所答为另一习题 {shown(name)}；应为 {wanted}",
            )
            raise BadInput([InputProblem("other_exercise", *said)])
        known = shipped()
        if name not in known:
            said = Text(
                f"no exercise called {shown(name)} is shipped; name its file with --exercise",
                f"没有名为 {shown(name)} 的内置习题；请以 --exercise 指明文件",
            )
            raise BadInput([InputProblem("other_exercise", *said, nearest=nearest(name, known))])
        self._exercises[name] = read_exercise(known[name])
        return self._exercises[name]

    def _variant(self, exercise: Exercise, seed: int) -> Variant:
        """The variant, made anew unless it was the last one, or has been asked for twice before.

        Where each student has a seed of their own, keeping what nobody asks for again costs more than it saves.
        """
        key = exercise.name, seed
        if self._last is not None and self._last[0] == key:
            return self._last[1]
        self._last = None  # its room is free for the next one
        made = self._variants.pop(key, None) or variant(self.engine, exercise, seed)
        if key in self._met:
            self._variants[key] = made
            if len(self._variants) > MOST_VARIANTS:
                self._variants.popitem(last=False)
        self._met.add(key)
        self._last = key, made
        return made

    @staticmethod
    def _here(place: str, one: InputProblem) -> InputProblem:
        """A problem with the name of the submission before it, unless it has one."""
        return one if one.file else replace(one, file=path_shown(place))
