"""Exercises and results in lines for a terminal."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from blacklist_sim.exercise.given import aims, cases, events, people
from blacklist_sim.exercise.grade import Result
from blacklist_sim.exercise.items import Answered, Item, Marked, Mistake, Option, Unfit
from blacklist_sim.exercise.report import number
from blacklist_sim.exercise.results import share
from blacklist_sim.exercise.task import Task, kind_name
from blacklist_sim.exercise.variant import Variant
from blacklist_sim.store.names import shown
from blacklist_sim.text import NO_TEXT, Text

Line = tuple[Text, str]
"""A line in both languages, and its tone (head, good, warn, bad, or nothing)."""


CHOICES = {
    "options": NO_TEXT,
    "events": Text("acts", "行为"),
    "rules": Text("rules", "规则"),
    "remedies": Text("remedies", "救济"),
    "duties": Text("duties", "义务"),
}
"""The parts of a form that hold what there is to choose from, and what they are called."""


def choices(form: Answered) -> Iterator[tuple[str, Text, tuple[Option, ...]]]:
    """What there is to choose from: the name of the part, what it is called, the options; texts alone are numbered."""
    for part, called in CHOICES.items():
        found = getattr(form, part, ())
        if found:
            numbered = (Option(str(number), one) for number, one in enumerate(found, start=1))
            yield part, called, tuple(found) if isinstance(found[0], Option) else tuple(numbered)


def expected(form: Answered) -> Text:
    """How an item is answered."""
    try:
        form.read(object())
    except Unfit as unfit:
        return unfit.text
    return NO_TEXT


def sheet(variant: Variant, key: bool = False) -> Iterator[Line]:
    """The exercise as a student meets it: what is given, then each task with what has happened by then.

    The answers stand in it only with `key`; so do aims that would give some of them away.
    """
    exercise = variant.exercise
    yield exercise.title, "head"
    yield (
        Text(
            f"{exercise.name}, level {exercise.level}, seed {variant.seed}",
            f"{exercise.name}，难度 {exercise.level}，种子 {variant.seed}",
        ),
        "",
    )
    if key or variant.tells_aims:
        yield from _named(Text("Aims", "学习目标"), aims(variant))
    if exercise.story != NO_TEXT:
        yield exercise.story, ""
    yield from _named(Text("People", "人物"), people(variant.setting))
    yield from _named(Text("Cases", "案件"), cases(variant.setting))
    seen = 0
    for task in variant.tasks:
        yield NO_TEXT, ""
        if task.seen > seen:
            yield from _named(Text("What happens", "经过"), events(variant, seen, task.seen))
        seen = max(seen, task.seen)
        yield from _task(task, key)


def _named(name: Text, lines: Any) -> Iterator[Line]:
    yield Text(f"{name.en}:", f"{name.zh}："), "head"
    for line in lines:
        yield _indented(line), ""


def _indented(text: Text, by: str = "  ") -> Text:
    return Text(by + text.en, by + text.zh)


def _task(task: Task, key: bool) -> Iterator[Line]:
    kind = kind_name(task.kind)
    yield Text(f"Task {task.id} ({kind.en}): {task.ask.en}", f"第 {task.id} 题（{kind.zh}）：{task.ask.zh}"), "head"
    for item in task.items:
        yield from item_lines(item)
        if key:
            right = item.form.said(item.key)
            yield Text(f"      = {right.en}", f"      = {right.zh}"), "good"
            yield from _reasons(item.why, item.law.cited)


def item_lines(item: Item) -> Iterator[Line]:
    """What is asked, how it is answered, and for how many points."""
    worth = number(item.worth)
    yield Text(f"  [{item.id}] {item.ask.en} ({worth} pt)", f"  [{item.id}] {item.ask.zh}（{worth} 分）"), ""
    for _, called, chosen in choices(item.form):
        if called != NO_TEXT:
            yield Text(f"      {called.en}:", f"      {called.zh}："), ""
        for option in chosen:
            yield Text(f"      {option.id}: {option.text.en}", f"      {option.id}：{option.text.zh}"), ""
    if item.form.kind != "choice":
        how = expected(item.form)
        yield Text(f"      ({how.en})", f"      （{how.zh}）"), ""


def _reasons(why: tuple[Text, ...], cited: Text) -> Iterator[Line]:
    for line in why:
        yield _indented(line, " " * 8), ""
    if cited != NO_TEXT:
        yield Text(f"        — {cited.en}", f"        ——{cited.zh}"), ""


def result_lines(result: Result) -> Iterator[Line]:
    """What each item earned; for what was wrong, what would have been right, why, and by which law."""
    for note in result.notes:
        yield Text(f"note: {note.en}", f"注意：{note.zh}"), "warn"
    for mark in result.marks:
        yield from _marked(mark)
    yield scored(result.earned, result.worth, result.hidden), "head"


def scored(earned: Decimal, worth: Decimal, waiting: Decimal) -> Text:
    """Points earned of those there are; a share in per cent only where none wait for an instructor."""
    got, whole, part = number(earned), number(worth), share(earned, worth, waiting)
    if waiting:
        left = number(waiting)
        return Text(
            f"{got} of {whole} points so far; {left} more wait for the instructor",
            f"目前得分 {got} / {whole}；另有 {left} 分待教师评定",
        )
    more, zh = (f" ({part})", f"（{part}）") if part else ("", "")
    return Text(f"{got} of {whole} points{more}", f"得分 {got} / {whole}{zh}")


def _marked(mark: Marked) -> Iterator[Line]:
    item, waiting = mark.item, mark.hidden
    got, whole = number(mark.earned), number(item.worth)
    given = Text("no answer", "未作答") if mark.given is None else Text(*(shown(given_text(mark.given)),) * 2)
    tone = "warn" if waiting else "good" if mark.earned == item.worth else "bad"
    yield (
        Text(
            f"[{item.id}] {got}/{whole}  {item.ask.en}: {given.en}",
            f"[{item.id}] {got}/{whole}  {item.ask.zh}：{given.zh}",
        ),
        tone,
    )
    if waiting:
        left = number(waiting)
        yield Text(f"    {left} wait for the instructor", f"    {left} 分待教师评定"), "warn"
    if mark.price:
        cost = number(mark.price)
        yield Text(f"    hints cost {cost}", f"    提示扣 {cost} 分"), ""
    if mark.unfit != NO_TEXT:
        yield Text(f"    no answer to this: {mark.unfit.en}", f"    答案格式不符：{mark.unfit.zh}"), "warn"
    for mistake in mark.mistakes:
        yield from _mistake(mistake)


def _mistake(mistake: Mistake) -> Iterator[Line]:
    cost, what = number(mistake.points), mistake.what
    about = Text(f" ({what.en})", f"（{what.zh}）") if what != NO_TEXT else NO_TEXT
    yield (
        Text(
            f"    −{cost}{about.en}  right: {mistake.right.en}", f"    −{cost}{about.zh}  正确答案：{mistake.right.zh}"
        ),
        "",
    )
    yield from _reasons(mistake.why, mistake.law.cited)


def given_text(given: Any) -> str:
    """An answer as it was given, in one line."""
    if isinstance(given, list):
        return ", ".join(map(given_text, given)) or "[]"
    return str(given)


def document(variant: Variant, key: bool = False) -> dict[str, Any]:
    """The same as data; the answers stand in it only with `key`."""
    exercise, seen = variant.exercise, 0
    tasks = []
    for task in variant.tasks:
        told = events(variant, seen, task.seen)
        seen = max(seen, task.seen)
        tasks.append(
            {"id": task.id, "kind": task.kind, "ask": both(task.ask), "events": [both(text) for text in told],
             "items": [_item(item, key) for item in task.items]}
        )  # fmt: skip
    return {
        "name": exercise.name, "digest": exercise.digest, "seed": variant.seed, "title": both(exercise.title),
        "level": exercise.level, "aims": list(exercise.aims) if key or variant.tells_aims else [],
        "story": both(exercise.story),
        "people": [both(text) for text in people(variant.setting)],
        "cases": [both(text) for text in cases(variant.setting)], "tasks": tasks,
    }  # fmt: skip


def _item(item: Item, key: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": item.id, "ask": both(item.ask), "form": item.form.kind, "expected": both(expected(item.form)),
        **{
            part: [{"id": option.id, "text": both(option.text)} for option in chosen]
            for part, _, chosen in choices(item.form)
        },
        "worth": str(item.worth),
    }  # fmt: skip
    if key:
        found["key"] = {
            "answer": item.form.right(item), "said": both(item.form.said(item.key)), "rule": item.law.rule,
            "citation": both(item.law.cited), "why": [both(text) for text in item.why],
        }  # fmt: skip
    return found


def both(text: Text) -> dict[str, str]:
    """A text as data."""
    return text._asdict()
