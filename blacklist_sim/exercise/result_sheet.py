"""The result of one attempt for other programs and for paper: CSV, and a Markdown sheet."""

import csv
from collections.abc import Iterator
from io import StringIO

from blacklist_sim.exercise.grade import Result
from blacklist_sim.exercise.items import Marked
from blacklist_sim.pages.markdown import escaped
from blacklist_sim.text import NO_TEXT, Text

TITLES = (
    Text("task", "题"),
    Text("item", "小题"),
    Text("asked", "所问"),
    Text("answer", "作答"),
    Text("earned", "得分"),
    Text("worth", "满分"),
    Text("to be marked", "待评"),
    Text("hints cost", "提示扣分"),
    Text("right", "正确答案"),
    Text("rule", "规则"),
    Text("article", "条文"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def result_csv(result: Result, lang: str) -> str:
    """A row for each item, under `TITLES`; what a spreadsheet would take for a formula stands behind an apostrophe."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(title.pick(lang) for title in TITLES)
    for row in _rows(result, lang):
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row)
    return out.getvalue()


def _rows(result: Result, lang: str) -> Iterator[tuple[str, ...]]:
    for task in result.variant.tasks:
        for item in task.items:
            marked = next(mark for mark in result.marks if mark.item is item)
            given = "" if marked.given is None else str(marked.given)
            yield (
                task.id, item.id, item.ask.pick(lang), given, str(marked.earned), str(item.worth), str(marked.hidden),
                str(marked.price), item.form.said(item.key).pick(lang), item.law.rule, item.law.cited.pick(lang),
            )  # fmt: skip


def result_markdown(result: Result, lang: str) -> str:
    """A sheet to be printed: the points, then every task with what was answered, what is right, and why."""
    exercise, attempt = result.variant.exercise, result.attempt
    earned = Text(f"{result.earned} of {result.worth} points", f"{result.earned}/{result.worth} 分")
    if result.hidden:
        waits = Text(f"; {result.hidden} more to be marked", f"；另 {result.hidden} 分待评")
        earned = Text(earned.en + waits.en, earned.zh + waits.zh)
    who = Text(f"{attempt.student}, seed {attempt.seed}", f"{attempt.student}，种子 {attempt.seed}")
    lines = [f"# {escaped(exercise.title.pick(lang))}", "", f"- {escaped(who.pick(lang))}"]
    lines += [f"- {escaped(text.pick(lang))}" for text in (earned, *result.notes)]
    marks = {mark.item.id: mark for mark in result.marks}
    for task in result.variant.tasks:
        lines += ["", f"## {task.id}", "", escaped(task.ask.pick(lang))]
        for item in task.items:
            lines += ["", *_marked(marks[item.id], lang)]
    return "\n".join(lines) + "\n"


def _marked(marked: Marked, lang: str) -> Iterator[str]:
    item = marked.item
    yield f"### {escaped(item.id)} — {marked.earned}/{item.worth}"
    yield ""
    yield escaped(item.ask.pick(lang))
    yield ""
    given = Text("no answer", "未作答").pick(lang) if marked.given is None else str(marked.given)
    answer, right = Text("answer", "作答").pick(lang), Text("right", "正确").pick(lang)
    yield f"- {answer}: {escaped(given)}"
    if marked.mistakes or marked.hidden:
        yield f"- {right}: {escaped(item.form.said(item.key).pick(lang))}"
    for line in dict.fromkeys((*(why for mistake in marked.mistakes for why in mistake.why), *item.why)):
        yield f"- {escaped(line.pick(lang))}"
    laws = dict.fromkeys((*(mistake.law for mistake in marked.mistakes), item.law))
    for law in laws:
        if law.cited != NO_TEXT:
            yield f"- {escaped(law.cited.pick(lang))}"
