"""A class graded, beside the replays that its grading cannot do without: the story and the keys of each variant."""

import gc
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.measure import row
from blacklist_sim.exercise.attempt import ANSWER, HINT, START, SUBMIT, Attempt
from blacklist_sim.exercise.classwork import RESULT_ENDING, Classwork, Graded, files_in
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.read import read_exercise, shipped
from blacklist_sim.exercise.variant import variant
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.engine import Engine

STUDENTS = 300
ROUNDS = 5
RIGHT, HINTED = 0.7, 0.1
LIMIT = 1.5


def grading() -> None:
    """A class of so many, each with a seed of their own, from files to result files, beside their replays.

    Student by student one is timed after the other, so that whatever else the machine does falls on both.
    """
    engine = load_engine()
    exercises = [read_exercise(path) for path in shipped().values()]
    with TemporaryDirectory() as place:
        folder = Path(place)
        hand_in(engine, exercises, folder)
        rounds = [timed(engine, exercises, folder) for _ in range(ROUNDS + 1)][1:]
    ratio, each = median(graded / replayed for replayed, graded in rounds), min(graded for _, graded in rounds)
    print(row(f"a class of {STUDENTS} graded / the sum of its replays", ratio, LIMIT))
    print(f"  … {each / STUDENTS * 1000:.1f} ms each, {len(exercises)} exercise(s)")


def dealt(exercises: list[Exercise]) -> list[tuple[int, Exercise]]:
    """Which seed and which exercise each student has."""
    return [(seed, exercises[seed % len(exercises)]) for seed in range(1, STUDENTS + 1)]


def timed(engine: Engine, exercises: list[Exercise], folder: Path) -> tuple[float, float]:
    """The seconds of the replays, and those of the whole class run: read, graded, and the results written."""
    gc.collect()
    replayed, start = 0.0, perf_counter()
    with TemporaryDirectory() as out:
        work = Classwork(engine).grade(files_in([folder]))
        graded = perf_counter() - start
        for seed, exercise in dealt(exercises):
            start = perf_counter()
            variant(engine, exercise, seed)
            between = perf_counter()
            one = next(work)
            assert isinstance(one, Graded), one
            text = json.dumps(one.result.plain(), ensure_ascii=False)
            (Path(out) / f"{seed}{RESULT_ENDING}").write_text(text, "utf-8")
            replayed, graded = replayed + between - start, graded + perf_counter() - between
    return replayed, graded


def hand_in(engine: Engine, exercises: list[Exercise], folder: Path) -> None:
    """A submission of each student, partly wrong."""
    random = Random(1)
    for seed, exercise in dealt(exercises):
        attempt = Attempt(exercise.name, exercise.digest, seed, f"student {seed}").then(START)
        for item in variant(engine, exercise, seed).items.values():
            if random.random() < HINTED:
                attempt = attempt.then(HINT, item.id, 1)
            attempt = attempt.then(ANSWER, item.id, answer(item, random))
        document = attempt.then(SUBMIT).plain()
        (folder / f"{seed:03}.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def answer(item: Item, random: Random) -> Any:
    """What is right, more often than not."""
    if random.random() < RIGHT:
        return item.form.right(item)
    wrong: dict[str, Callable[[], Any]] = {
        "choice": lambda: random.choice([option.id for option in getattr(item.form, "options", ())]),
        "several": list,
        "day": lambda: "2019-01-01",
        "amount": lambda: "1",
        "words": lambda: "…",
    }
    return wrong.get(item.form.kind, lambda: None)()


if __name__ == "__main__":
    grading()
