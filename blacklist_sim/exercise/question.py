"""Items as questions of a learning platform: plain data that Moodle XML and GIFT are written from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from blacklist_sim.exercise.answering import how
from blacklist_sim.exercise.given import aims, cases, events, people
from blacklist_sim.exercise.hints import TIERS, hints
from blacklist_sim.exercise.items import NO_DAY, Amount, Choice, Item, Option, Several
from blacklist_sim.exercise.markup import bullets, inline, paragraph, within
from blacklist_sim.exercise.task import Task
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.text import NO_TEXT, Text

WHOLE = Decimal(100)
MOST_RIGHT = 10
"""Moodle knows the parts of a whole down to one tenth; with more right options than that it refuses a question."""

MOST_ID = 100
"""Characters of the number by which Moodle finds a question again."""

NONE_WRITTEN = ("none", "无", "没有")
PEOPLE, CASES, EVENTS = Text("People", "人物"), Text("Cases", "案件"), Text("What has happened", "经过")
RIGHT, BECAUSE, LAW = Text("Right", "正确答案"), Text("Because", "理由"), Text("Law", "依据")
NONE_OF_THESE = Text("None of these", "以上均不是")


class Answer(NamedTuple):
    """An answer with the part of the points that it earns, in per cent; a wrong one among several takes points away.

    `text` is HTML where an answer is chosen, plain where it is written. `tolerance` is that of a number.
    """

    text: str
    fraction: Decimal
    tolerance: Decimal = Decimal(0)


class Pair(NamedTuple):
    """Something with what belongs to it: HTML, and a plain text to be chosen."""

    text: str
    match: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` is Moodle's name of its type, `text`, `feedback`, `grader` and the hints are HTML.

    `penalty` is the part of the points that each hint costs, `single` whether one answer is chosen, `steps` are the
    parts of an order, rightly ordered.
    """

    name: str
    idnumber: str
    kind: str
    text: str
    feedback: str
    grade: Decimal
    penalty: Decimal
    hints: tuple[str, ...]
    tags: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    single: bool = True
    pairs: tuple[Pair, ...] = ()
    steps: tuple[str, ...] = ()
    grader: str = ""


Shape = Mapping[str, Any]
"""What the form of an answer adds to a question."""


def questions(variant: Variant, lang: str, ordering: bool = True) -> Iterator[Question]:
    """A question for each item of a variant; each holds the whole story as far as it may be seen.

    `ordering` tells whether the platform knows questions that ask for an order; pairs are to be matched otherwise.
    """
    for task in variant.tasks:
        before = _before(variant, task, lang)
        for item in task.items:
            shape = SHAPES.get(item.form.kind, _essay)(item, lang, ordering)
            yield replace(_plain(variant, task, item, before, lang), **shape)


def _plain(variant: Variant, task: Task, item: Item, before: str, lang: str) -> Question:
    name, seed = variant.exercise.name, variant.seed
    idnumber = f"{name}/{item.id}/{seed}"
    if len(idnumber) > MOST_ID:
        idnumber = sha256(idnumber.encode()).hexdigest()[:32]
    tags = (f"level {variant.exercise.level}", task.kind, f"item {item.id}", f"seed {seed}", item.law.rule)
    text = before + paragraph(item.ask, lang, "h4") + paragraph(how(item), lang)
    return Question(
        f"{name} {item.id} #{seed}", idnumber, "essay", text, explained(item, lang), item.worth,
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
            paragraph(EVENTS, lang, "h5") if task.seen else "", bullets(events(variant, 0, task.seen), lang),
            paragraph(task.ask, lang),
        )
    )  # fmt: skip


def explained(item: Item, lang: str) -> str:
    """What is right, why, and where the law says so."""
    law = item.law
    rule = Text(f"{law.name.en}: {law.says.en} — {law.cited.en}", f"{law.name.zh}：{law.says.zh}——{law.cited.zh}")
    right = item.form.said(item.key)
    return "".join(
        (
            paragraph(Text(f"{RIGHT.en}: {right.en}", f"{RIGHT.zh}：{right.zh}"), lang),
            bullets((Text(*(line.strip().removeprefix("- ") for line in text)) for text in item.why), lang),
            paragraph(Text(f"{LAW.en}: {rule.en}", f"{LAW.zh}：{rule.zh}") if law.rule else NO_TEXT, lang),
        )
    )


def described(variant: Variant, lang: str) -> str:
    """What an exercise is about and what is to be learned from it, as HTML."""
    return paragraph(variant.exercise.title, lang) + bullets(aims(variant), lang)


def _choice(item: Item, lang: str, ordering: bool) -> Shape:
    assert isinstance(item.form, Choice)
    right = item.key if isinstance(item.key, frozenset) else frozenset((item.key,))
    answers = (
        Answer(inline(option.text, lang), WHOLE if option.id in right else Decimal(0)) for option in item.form.options
    )
    return {"kind": "multichoice", "answers": tuple(answers)}


def _several(item: Item, lang: str, ordering: bool) -> Shape:
    """Each right option earns an equal part, each wrong one costs as much: what is earned is what `Several` leaves."""
    assert isinstance(item.form, Several)
    options, key = item.form.options, item.key
    if len(key) > MOST_RIGHT:
        return _essay(item, lang, ordering)
    if not key:
        options, key = (*options, Option("", NONE_OF_THESE)), ("",)
    part = WHOLE / len(key)
    answers = (Answer(inline(option.text, lang), part if option.id in key else -part) for option in options)
    return {"kind": "multichoice", "single": False, "answers": tuple(answers)}


def _day(item: Item, lang: str, ordering: bool) -> Shape:
    return {"kind": "shortanswer", "answers": tuple(Answer(text, WHOLE) for text in days_written(item.key))}


def days_written(day: Any) -> tuple[str, ...]:
    """The ways of writing a day that are taken: 2019-06-08, 2019年6月8日, 2019年06月08日; that there is none."""
    if day == NO_DAY:
        return NONE_WRITTEN
    short, long = f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day:%m}月{day:%d}日"
    return tuple(dict.fromkeys((day.isoformat(), short, long)))


def _amount(item: Item, lang: str, ordering: bool) -> Shape:
    assert isinstance(item.form, Amount)
    return {"kind": "numerical", "answers": (Answer(f"{item.key:f}", WHOLE, item.form.tolerance),)}


def _essay(item: Item, lang: str, ordering: bool) -> Shape:
    """What no platform can mark is read by the instructor, who is told what is right."""
    return {"kind": "essay", "grader": explained(item, lang), "hints": (), "penalty": Decimal(0)}


SHAPES: Mapping[str, Callable[[Item, str, bool], Shape]] = {
    "choice": _choice,
    "several": _several,
    "day": _day,
    "amount": _amount,
}
