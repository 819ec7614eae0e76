"""From a variant and an attempt to what is shown of them; the only place that looks at keys."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from blacklist_sim.exercise.attempt import REVEAL, Attempt
from blacklist_sim.exercise.grade import Result, grade
from blacklist_sim.exercise.hints import TIER_NAMES, hints, price
from blacklist_sim.exercise.items import Item, Law, Marked, Unfit, mark
from blacklist_sim.exercise.task import Task, kind_name
from blacklist_sim.text import NO_TEXT, Text
from tui.exercise_past import PastOf
from tui.exercise_scene import ItemSeen, Paper, Score, TaskSeen, Tier, Verdict
from tui.exercise_words import points, score_text
from tui.scene import Line
from tui.words import labelled, plain

EXAM = "exam"
"""What the first row of an attempt says where no reason is shown before it is submitted."""

ANSWERED, RIGHT, KEY = Text("your answer", "你的答案"), Text("right", "正确"), Text("key", "答案")
NOTHING = Text("no answer", "未作答")
EARNED = Text("points", "得分")
BY_TASK, BY_ARTICLE = Text("by task", "按题"), Text("by article, what was missed most first", "按条文，失分多者在先")
RESULT = Text("result", "结果")
HINTS_COST = Text("no more than this could be had after hints", "提示后至多可得")
WAITING = Text("points that an instructor has still to give", "待教师评定的分数")
PARTS = ("events", "rules", "remedies", "duties")
OPEN_TEXT = ("amount", "words")
"""Forms whose answers are shown as they were written."""


def is_exam(attempt: Attempt) -> bool:
    """Whether no reason is shown before all is submitted."""
    return bool(attempt.rows) and attempt.rows[0].given == EXAM


def locked(attempt: Attempt) -> frozenset[str]:
    """The items whose reasons were shown."""
    return frozenset(row.item for row in attempt.rows if row.what == REVEAL)


def paper(past: PastOf, key: str, attempt: Attempt, teacher: bool) -> Paper:
    """An attempt as it lies before the user."""
    variant, exam, submitted = past.variant, is_exam(attempt), attempt.submitted is not None
    shown, answers, taken = locked(attempt), attempt.answers, attempt.hints
    whole = [task for task in variant.tasks if not all(item.id in shown for item in task.items)]
    open_tasks: Collection[Task] = () if submitted or teacher else whole
    tasks = tuple(
        TaskSeen(
            task.id, kind_name(task.kind), task.ask,
            tuple(
                item_seen(item, answers.get(item.id), taken.get(item.id, 0), item.id in shown, submitted, teacher)
                for item in task.items
            ),
            past.before(task, open_tasks),
        )
        for task in variant.tasks
    )  # fmt: skip
    exercise = variant.exercise
    result = grade(variant, attempt) if submitted else None
    return Paper(
        key, exercise.name, exercise.title, past.given, variant.seed, exam, teacher, submitted, tasks,
        score(result) if result is not None else None,
        tuple(result_lines(result, variant.tasks)) if result is not None else (),
    )  # fmt: skip


def score(result: Result) -> Score:
    """What a result earned in all."""
    return Score(result.earned, result.worth, result.hidden)


def item_seen(item: Item, given: Any, tier: int, is_locked: bool, submitted: bool, teacher: bool) -> ItemSeen:
    """An item as it may be seen after hints up to a tier."""
    form, over = item.form, is_locked or submitted
    tiers = list(hints(item))
    coming = tiers[tier] if tier < len(tiers) and not over else None
    cost = price(item, min(tier, len(tiers)))
    verdict = None
    if over:
        marked = mark(item, given, cost)
        said = answer_said(form, given)
        verdict = Verdict(Score(marked.earned, item.worth, marked.hidden), tuple(verdict_lines(marked, said)))
    return ItemSeen(
        item.id, item.ask, form.kind, item.worth, given, answer_said(form, given), over,
        tuple((option.id, option.text) for option in getattr(form, "options", ())),
        _parts(form), getattr(form, "or_none", False),
        tuple((labelled(TIER_NAMES[one.tier], one.text), "") for one in tiers[:tier]),
        Tier(TIER_NAMES[coming.tier], coming.price) if coming is not None else None,
        cost, verdict,
        tuple(key_lines(item)) if teacher else (),
        (item.law.rule, item.law.name) if item.law.rule and (over or teacher) else None,
    )  # fmt: skip


def _parts(form: Any) -> dict[str, tuple[tuple[str, Text], ...]]:
    """What the parts of an answer are chosen from; acts of a story are numbered."""
    found = {part: getattr(form, part) for part in PARTS if getattr(form, part, ())}
    if "events" in found:
        found["events"] = tuple((str(number), text) for number, text in enumerate(found["events"], start=1))
    return {part: tuple((one[0], one[1]) for one in options) for part, options in found.items()}


def answer_said(form: Any, given: Any) -> Text:
    """An answer in words; one that does not read as it was written."""
    if given is None:
        return NO_TEXT
    names = {option.id: option.text for option in getattr(form, "options", ())}
    if form.kind in OPEN_TEXT:
        return plain(str(given))
    if form.kind in ("choice", "several", "day"):
        try:
            said: Text = form.said(form.read(given))
            return said
        except Unfit:
            return plain(str(given))
    if isinstance(given, list) and all(isinstance(one, str) for one in given):
        return _in_turn(names.get(one, plain(one)) for one in given)
    if isinstance(given, Mapping) and given.get("instrument") in names:
        name, article = names[given["instrument"]], given.get("article") or ""
        return Text(f"{name.en} {article}".strip(), f"{name.zh}{article}")
    return plain(given if isinstance(given, str) else json.dumps(given, ensure_ascii=False))


def _in_turn(texts: Iterable[Text]) -> Text:
    found = list(texts)
    return Text(" > ".join(text.en for text in found), " > ".join(text.zh for text in found))


def verdict_lines(marked: Marked, said: Text) -> Iterator[Line]:
    """What an answer earned, what was wrong in it, what is right and why, each reason and each rule once."""
    item = marked.item
    earned = score_text(Score(marked.earned, item.worth, marked.hidden))
    yield labelled(EARNED, earned), "good" if marked.earned == item.worth else "warn"
    if marked.price:
        yield labelled(HINTS_COST, plain(points(item.worth - marked.price))), "dim"
    yield labelled(ANSWERED, said if said != NO_TEXT else NOTHING), ""
    if marked.unfit != NO_TEXT:
        yield marked.unfit, "warn"
    told: set[Text] = set()
    for mistake in marked.mistakes:
        if mistake.what != NO_TEXT:
            yield Text(f"✗ {mistake.what.en} (-{points(mistake.points)})",
                       f"✗ {mistake.what.zh}（-{points(mistake.points)}）"), "warn"  # fmt: skip
        yield from _once(told, labelled(RIGHT, mistake.right), "good")
        yield from _reasons(told, mistake.why, mistake.law)
    if not marked.mistakes:
        yield from _reasons(told, item.why, item.law)


def _reasons(told: set[Text], why: Iterable[Text], law: Law) -> Iterator[Line]:
    for line in why:
        yield from _once(told, line, "")
    yield from law_lines(told, law)


def law_lines(told: set[Text], law: Law) -> Iterator[Line]:
    """A rule: its name, what it says, where it stands."""
    if law.rule:
        yield from _once(told, law.name, "head")
        for text in (law.says, law.cited):
            if text != NO_TEXT:
                yield from _once(told, text, "dim" if text is law.cited else "")


def _once(told: set[Text], text: Text, tone: str) -> Iterator[Line]:
    if text not in told:
        told.add(text)
        yield text, tone


def key_lines(item: Item) -> Iterator[Line]:
    """What is right and why, for a teacher."""
    told: set[Text] = set()
    yield labelled(KEY, item.form.said(item.key)), "good"
    yield from _reasons(told, item.why, item.law)


def result_lines(result: Result, tasks: Iterable[Task]) -> Iterator[Line]:
    """The result as a whole, by task, and by article."""
    yield labelled(RESULT, score_text(score(result))), "head"
    if result.hidden:
        yield labelled(WAITING, plain(points(result.hidden))), "warn"
    for note in result.notes:
        yield note, "warn"
    marks = {mark.item.id: mark for mark in result.marks}
    yield BY_TASK, "head"
    for task in tasks:
        mine, kind = _sum(marks[item.id] for item in task.items), kind_name(task.kind)
        yield labelled(Text(f"{task.id} {kind.en}", f"{task.id} {kind.zh}"), score_text(mine)), ""
    yield BY_ARTICLE, "head"
    for cited, mine in by_article(result):
        yield labelled(cited, score_text(mine)), "" if mine.earned == mine.worth else "warn"


def by_article(result: Result) -> list[tuple[Text, Score]]:
    """What was earned under each article, what was missed most first; items without an article are in none."""
    found: dict[Text, list[Marked]] = defaultdict(list)
    for marked in result.marks:
        if marked.item.law.cited != NO_TEXT:
            found[marked.item.law.cited].append(marked)
    sums = [(cited, _sum(marks)) for cited, marks in found.items()]
    return sorted(sums, key=lambda one: one[1].earned - one[1].worth)


def _sum(marks: Iterable[Marked]) -> Score:
    found = list(marks)
    earned = sum((mark.earned for mark in found), Decimal(0))
    worth = sum((mark.item.worth for mark in found), Decimal(0))
    return Score(earned, worth, sum((mark.hidden for mark in found), Decimal(0)))
