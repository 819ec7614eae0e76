"""A small class for the tests: one variant, its right answers, and submissions written as files."""

import json
from pathlib import Path
from typing import Any

from blacklist_sim.exercise.attempt import Attempt, answered
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.exercise.read import read_exercise, read_text
from blacklist_sim.exercise.variant import Variant, variant
from blacklist_sim.workflow.assemble import load_engine

NAME = "paid-and-still-listed"


def drawn(seed: int = 3, exercise: Exercise | None = None) -> Variant:
    """A variant of the exercise."""
    return variant(load_engine(), exercise or read_exercise(NAME), seed)


def right(made: Variant) -> dict[str, Any]:
    """All that is right."""
    return {id_: item.form.right(item) for id_, item in made.items.items()}


def attempt(made: Variant, student: str = "张三", **wrong: Any) -> Attempt:
    """An attempt with every answer right but those given."""
    answers = right(made) | {id_.replace("_", "."): given for id_, given in wrong.items()}
    return answered(made.exercise.name, made.exercise.digest, made.seed, student, answers)


def plain(made: Variant, student: str = "张三", **wrong: Any) -> dict[str, Any]:
    """The same as it is handed in."""
    return attempt(made, student, **wrong).plain()


def written(folder: Path, name: str, document: Any) -> Path:
    """A file with a document in it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document if isinstance(document, str) else json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def renamed(name: str) -> Exercise:
    """The exercise in a file of another name, with other words in it."""
    exercise = read_exercise(NAME)
    return read_text(exercise.text.replace("still on the list", "still listed"), name, f"{name}.yaml")
