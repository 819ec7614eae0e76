"""Which exercises there are, how far a student has come in each, and how one can be begun.

Everything here runs at the desk.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blacklist_sim.errors import BadInput, BlacklistSimError
from blacklist_sim.exercise.attempt import Attempt
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.exercise.grade import grade
from blacklist_sim.exercise.read import read_exercise, shipped
from blacklist_sim.exercise.seeds import seed_of
from blacklist_sim.exercise.task import kind_name
from blacklist_sim.exercise.variant import variant
from blacklist_sim.text import NO_TEXT, Text
from tui.exercise_past import PastOf
from tui.exercise_scene import Beginning, Listed, Score
from tui.exercise_shelf import ExerciseShelf, Kept, MemoryShelf, StoreShelf
from tui.exercise_views import score

if TYPE_CHECKING:
    from tui.session import Session


class Choosing:
    """The exercises as one student sees them; in the teacher's view nothing is kept."""

    def __init__(self, session: "Session", teacher: bool = False) -> None:
        self.session, self.teacher = session, teacher
        store = session.store
        passing = teacher or session.read_only
        self.shelf: ExerciseShelf = MemoryShelf(store.user, store.stamp) if passing else StoreShelf(store)
        self._all: Sequence[Kept] = ()
        self._own: dict[str, str] = {}
        self._read: dict[str, Exercise | BadInput] = {}
        self._variants: dict[tuple[str, str, int], PastOf] = {}
        self._scores: dict[str, Score | None] = {}

    @property
    def student(self) -> str:
        """Who works."""
        return self.session.store.user

    def listed(self) -> tuple[Listed, ...]:
        """Every shipped exercise and every file that was named, the easy ones first."""
        self._all = self.shelf.all()
        found = [self._listed(name) for name in self._named()]
        return tuple(sorted(found, key=lambda one: (one.own, one.level, one.name)))

    def _named(self) -> list[str]:
        return [*(name for name in shipped() if name not in self._own), *self._own]

    def _exercise(self, name: str) -> Exercise:
        """An exercise by its name; raises BadInput."""
        if name not in self._read:
            try:
                self._read[name] = read_exercise(self._own.get(name, name))
            except BadInput as bad:
                self._read[name] = bad
        found = self._read[name]
        if isinstance(found, BadInput):
            raise found
        return found

    def _listed(self, name: str) -> Listed:
        own = name in self._own
        try:
            exercise = self._exercise(name)
        except BadInput as bad:
            return Listed(name, Text(name, name), 0, (), (), NO_TEXT, own, trouble=bad.text)
        kinds = tuple(dict.fromkeys(kind_name(task["kind"]) for task in exercise.document["tasks"]))
        book = self.session.store.law.book
        aims = tuple(
            next(known[aim].name for known in (book.rules, book.duties, book.figures) if aim in known)
            for aim in exercise.aims
        )
        mine = self._attempts(exercise)
        going = next((kept.attempt for kept in reversed(mine) if kept.attempt.submitted is None), None)
        done = [kept for kept in mine if kept.attempt.submitted is not None]
        scores = [found for kept in done if (found := self._scores.get(kept.key)) is not None]
        progress = self._progress(name, going)
        return Listed(
            name, exercise.title, exercise.level, kinds, aims, exercise.story, own, progress, len(done),
            max(scores, key=lambda one: one.earned, default=None),
        )  # fmt: skip

    def _progress(self, name: str, going: Attempt | None) -> tuple[int, int] | None:
        """How many items of how many are answered; nothing where the law has no answers to them any more."""
        if going is None:
            return None
        try:
            items = self._past(name, going.seed).variant.items
        except BlacklistSimError:
            return None
        return len([id_ for id_ in going.answers if id_ in items]), len(items)

    def more_scores(self) -> bool:
        """Works out what one attempt earned of which that is not known yet; whether there was one."""
        for name in self._named():
            exercise = self._read.get(name)
            for kept in self._attempts(exercise) if isinstance(exercise, Exercise) else ():
                if kept.attempt.submitted is not None and kept.key not in self._scores:
                    self._scores[kept.key] = self._score(name, kept.attempt)
                    return True
        return False

    def _score(self, name: str, attempt: Attempt) -> Score | None:
        try:
            return score(grade(self._past(name, attempt.seed).variant, attempt))
        except BlacklistSimError:
            return None

    def _attempts(self, exercise: Exercise) -> Sequence[Kept]:
        """The attempts at this edition of an exercise, the oldest first."""
        mine = exercise.name, exercise.digest
        return [kept for kept in self._all if (kept.attempt.exercise, kept.attempt.digest) == mine]

    def add(self, path: str) -> str:
        """Takes a file among the exercises; gives its name. Raises BadInput."""
        exercise = read_exercise(path)
        name = exercise.name
        if shipped().get(name) is not None and str(shipped()[name]) == exercise.file:
            return name
        self._own[name], self._read[name] = path, exercise
        return name

    def beginning(self, name: str) -> Beginning:
        """How an exercise can be begun or gone on with; raises BadInput."""
        exercise, self._all = self._exercise(name), self.shelf.all()
        mine = self._attempts(exercise)
        going = next((kept.attempt.seed for kept in reversed(mine) if kept.attempt.submitted is None), None)
        done = any(kept.attempt.submitted is not None for kept in mine)
        return Beginning(name, exercise.title, seed_of(self.student, name), self.student, going, done)

    def _past(self, name: str, seed: int) -> PastOf:
        exercise = self._exercise(name)
        key = name, exercise.digest, seed
        if key not in self._variants:
            self._variants[key] = PastOf(variant(self.session.store.law, exercise, seed))
        return self._variants[key]
