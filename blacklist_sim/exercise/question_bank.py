"""The items of a variant as questions of a learning platform: each with the whole story as far as it may be seen."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from blacklist_sim.exercise.answering import how
from blacklist_sim.exercise.given import aims, cases, events, people
from blacklist_sim.exercise.hints import TIERS, hints
from blacklist_sim.exercise.items import Item
from blacklist_sim.exercise.markup import bullets, paragraph, within
from blacklist_sim.exercise.question import Question
from blacklist_sim.exercise.question_shapes import explained, shapes
from blacklist_sim.exercise.task import Task
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.text import Text

MOST_ID = 100
"""Characters of the number by which Moodle finds a question again."""

PEOPLE, CASES, EVENTS = Text("People", "人物"), Text("Cases", "案件"), Text("What has happened", "经过")


def questions(variant: Variant, lang: str, ordering: bool = True) -> Iterator[Question]:
    """A question for each item of a variant, two where a platform can mark one half only.

    `ordering` tells whether the platform knows questions that ask for an order; pairs are to be matched otherwise.
    """
    for task in variant.tasks:
        before = _before(variant, task, lang)
        for item in task.items:
            for shape in shapes(item, lang, ordering):
                question = _plain(variant, task, item, before, shape.name, lang)
                yield replace(question, text=question.text + shape.text, **shape.of)


def _plain(variant: Variant, task: Task, item: Item, before: str, half: str, lang: str) -> Question:
    """What does not depend on the form of the answer."""
    name, seed, id_ = variant.exercise.name, variant.seed, f"{item.id}{half}"
    idnumber = f"{name}/{id_}/{seed}"
    if len(idnumber) > MOST_ID:
        idnumber = sha256(idnumber.encode()).hexdigest()[:32]
    tags = (f"level {variant.exercise.level}", task.kind, f"item {id_}", f"seed {seed}", item.law.rule)
    text = before + paragraph(item.ask, lang, "h4") + ("" if half else paragraph(how(item), lang))
    return Question(
        f"{name} {id_} #{seed}", idnumber, "essay", text, explained(item, lang), item.worth,
        Decimal(1) / len(TIERS), tuple(within(hint.text, lang) for hint in hints(item)),
        tuple(tag for tag in tags if tag),
    )  # fmt: skip


def _before(variant: Variant, task: Task, lang: str) -> str:
    """The story as far as a task lets it be seen, and what the task asks."""
    setting = variant.setting
    return "".join(
        (
            paragraph(variant.exercise.story, lang),
            paragraph(PEOPLE, lang, "h5"), bullets(people(setting), lang),
            paragraph(CASES, lang, "h5"), bullets(cases(setting), lang),
            paragraph(EVENTS, lang, "h5") if task.seen else "", bullets(events(variant, 0, task.seen), lang, "ol"),
            paragraph(task.ask, lang),
        )
    )  # fmt: skip


def described(variant: Variant, lang: str) -> str:
    """What an exercise is about and what is to be learned from it, as HTML."""
    return paragraph(variant.exercise.title, lang) + bullets(aims(variant), lang)
