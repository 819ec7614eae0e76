"""A variant: an exercise with the values of one seed, its story, and its tasks with their keys computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from blacklist_sim.case import Story
from blacklist_sim.errors import BadInput, BlacklistSimError, InputProblem
from blacklist_sim.exercise.draws import Value, draw, filled
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.exercise.forms import ExerciseForm
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.kinds import compute, decide, gate, order, plan, predict, spot
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.exercise.task import Task
from blacklist_sim.timeline.compose import compose
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

KINDS: Mapping[str, Callable[[Setting, Any, str], Task]] = {
    "predict": predict.task,
    "gate": gate.task,
    "decide": decide.task,
    "spot": spot.task,
    "compute": compute.task,
    "plan": plan.task,
    "order": order.task,
}
ASKING_FOR_LAW = ("decide", "spot")
"""Kinds of task that ask for rules and where they stand."""

MARK = "mark"
MOST_TRIES = 20


@dataclass(frozen=True)
class Variant:
    """What one student works on. `again` tells how often the seed was drawn anew because a task had no answer."""

    exercise: Exercise
    seed: int
    again: int
    drawn: Mapping[str, Value]
    form: ExerciseForm
    setting: Setting
    tasks: tuple[Task, ...]

    @property
    def story(self) -> Story:
        """The story with what was drawn."""
        return self.setting.story

    @property
    def tells_aims(self) -> bool:
        """Whether the aims may be told before it is done: where tasks ask for rules they would give answers away."""
        return all(task.kind not in ASKING_FOR_LAW for task in self.tasks)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id, in order."""
        return {item.id: item for task in self.tasks for item in task.items}

    def explained_with(self, name: str) -> tuple[str, ...]:
        """The items that are parts of one question with an item: what explains one of them tells the answers to all.

        The decision, its ground and its place are such parts (`1.choice`, `1.ground`); what is only numbered (`1.1`,
        `1.2`) is a question of its own.
        """
        stem, _, part = name.rpartition(".")
        if part.isdigit():
            return (name,)
        return tuple(
            id_ for id_ in self.items if id_.rpartition(".")[0] == stem and not id_.rpartition(".")[2].isdigit()
        )


def variant(engine: "Engine", exercise: Exercise, seed: int = 0, words: Vocabulary | None = None) -> Variant:
    """The variant of a seed. Raises Unsolvable where no draw of the seed gives every task an answer, BadInput."""
    again = 0
    while True:
        try:
            return drawn_as(engine, exercise, draw(exercise.draws, exercise.name, seed, again), seed, again, words)
        except Unsolvable:
            again += 1
            if again >= MOST_TRIES or not exercise.draws:
                raise


def drawn_as(
    engine: "Engine", exercise: Exercise, drawn: Mapping[str, Value], seed: int = 0, again: int = 0,
    words: Vocabulary | None = None,
) -> Variant:  # fmt: skip
    """The variant with given values; raises Unsolvable, BadInput."""
    words = words or vocabulary()
    form = exercise.form(drawn)
    setting = _setting(engine, exercise, drawn, words)
    tasks = []
    for number, one in enumerate(form.tasks, start=1):
        id_ = one.id or str(number)
        try:
            tasks.append(KINDS[one.kind](setting, one, id_))
        except Unsolvable as error:
            en, zh = error.text
            raise Unsolvable(f"task {id_}: {en}", f"第 {id_} 题：{zh}") from None
        except BadInput as error:
            raise BadInput(_in_task(exercise, id_, problem) for problem in error.problems) from None
        except BlacklistSimError as error:
            en, zh = error.text
            raise Unsolvable(f"task {id_}: {en}", f"第 {id_} 题：{zh}") from None
    return Variant(exercise, seed, again, drawn, form, setting, tuple(tasks))


def _in_task(exercise: Exercise, id_: str, problem: InputProblem) -> InputProblem:
    return InputProblem(
        problem.code, f"task {id_}: {problem.en}", f"第 {id_} 题：{problem.zh}", exercise.file, found=problem.found,
        expected=problem.expected, nearest=problem.nearest,
    )  # fmt: skip


def _setting(engine: "Engine", exercise: Exercise, drawn: Mapping[str, Value], words: Vocabulary) -> Setting:
    document = filled(exercise.timeline, drawn)
    marks: dict[str, int] = {}
    events = []
    for number, event in enumerate(document.get("events") or ()):
        if isinstance(event, dict) and MARK in event:
            marks[event[MARK]] = number
            event = {key: value for key, value in event.items() if key != MARK}
        events.append(event)
    document = {**document, "events": events}
    story, flaws = compose(document, 0, words)
    if story is None:
        raise BadInput(flaw.placed(exercise.file, exercise.places()) for flaw in flaws)
    return Setting(
        engine.under(story.policy), words, document, story, marks, f"{exercise.name}/{sorted(drawn.items())}"
    )
