"""The rows of the area of exercises, and what is told beside them."""

from collections.abc import Iterator, Sequence

from blacklist_sim.text import NO_TEXT, Text
from tui.exercise_scene import ItemSeen, Listed, Paper, Past, TaskSeen
from tui.exercise_words import points, score_text, short_score, sign
from tui.scene import Line
from tui.widgets.columns import Column
from tui.widgets.virtual_list import Row
from tui.words import labelled, plain

LIST_COLUMNS = (
    Column("level", Text("lv", "级"), 2, right=True),
    Column("title", Text("exercise", "习题"), 16, 4),
    Column("kinds", Text("kinds of task", "题型"), 12, 2, hidden_below=60),
    Column("progress", Text("open", "进行中"), 7, hidden_below=36),
    Column("best", Text("best", "最佳"), 9, hidden_below=48),
)
PAPER_COLUMNS = (
    Column("sign", NO_TEXT, 1),
    Column("ask", Text("asked", "所问"), 12, 5),
    Column("said", Text("answer", "作答"), 8, 3),
)
TASK, ITEM, RESULT = "task", "item", "result"

AIMS, LEVEL, KINDS = Text("aims", "目标"), Text("level", "级别"), Text("kinds of task", "题型")
OPEN, SUBMITTED, BEST = Text("open", "进行中"), Text("submitted", "已提交"), Text("best", "最佳")
RESULT_NAME = Text("result", "结果")
TIMES = Text("submitted", "已提交次数")
WORTH, HINTS = Text("worth", "分值"), Text("hints taken", "已取提示")
ANSWER, NO_ANSWER = Text("your answer", "你的答案"), Text("no answer yet: {exercise.open}", "尚未作答：{exercise.open}")
LOCK = Text(
    "{exercise.lock} locks it and explains; {exercise.hint} gives a hint ({0}, at most {1} points are left then)",
    "{exercise.lock} 锁定并解释；{exercise.hint} 提示（{0}，此后至多可得 {1} 分）",
)
LOCK_ONLY = Text("{exercise.lock} locks it and explains", "{exercise.lock} 锁定并解释")
EXAM_HINT = Text(
    "{exercise.hint} gives a hint ({0}, at most {1} points are left then)",
    "{exercise.hint} 提示（{0}，此后至多可得 {1} 分）",
)
EXAM, TEACHER = (
    Text("exam", "考试"),
    Text("teacher's view: keys in sight, nothing is kept", "教师视图：显示答案，不作保存"),
)
SEED = Text("seed", "种子")
SO_FAR, STANDS = Text("the story so far", "至此的经过"), Text("as it stands", "此时")
HIDDEN = Text(
    "where the tracks stand is shown once the tasks that ask it are locked",
    "询问状态的题目锁定后，此处显示各轨道的状态",
)
NOTHING_YET = Text("nothing has happened yet", "尚无事件")
LATER = Text("what comes after is hidden", "其后事件不显示")


def listed_row(one: Listed, lang: str) -> Row:
    """An exercise of the list."""
    kinds = ", ".join(kind.pick(lang) for kind in one.kinds)
    progress = f"{one.open[0]}/{one.open[1]}" if one.open is not None else ""
    best = short_score(one.best) if one.best is not None else "…" if one.submitted else ""
    return Row(one.name, (str(one.level or "!"), one.title.pick(lang), kinds, progress, best), one.trouble is not None)


def listed_lines(one: Listed) -> Iterator[Line]:
    """What there is to say of an exercise before it is begun."""
    yield one.title, "head"
    if one.trouble is not None:
        yield one.trouble, "warn"
        return
    if one.story != NO_TEXT:
        yield one.story, ""
    yield labelled(LEVEL, plain(str(one.level))), ""
    yield labelled(KINDS, _listed(one.kinds)), ""
    yield labelled(AIMS, _listed(one.aims)), ""
    if one.open is not None:
        yield labelled(OPEN, plain(f"{one.open[0]}/{one.open[1]}")), "good"
    if one.submitted:
        yield labelled(TIMES, plain(str(one.submitted))), ""
    if one.best is not None:
        yield labelled(BEST, score_text(one.best)), "good"


def _listed(texts: Sequence[Text]) -> Text:
    return Text(", ".join(text.en for text in texts), "、".join(text.zh for text in texts))


def finds(one: Listed, text: str) -> bool:
    """Whether an exercise is meant by words, in either language."""
    sought = " ".join((one.name, *one.title, *one.story, *(word for text in (*one.kinds, *one.aims) for word in text)))
    return all(word in sought.lower() for word in text.lower().split())


def paper_rows(paper: Paper, lang: str) -> Iterator[Row]:
    """The result where there is one, then every task with its items."""
    if paper.score is not None:
        yield Row((RESULT, ""), ("=", RESULT_NAME.pick(lang), short_score(paper.score)))
    for task in paper.tasks:
        ask = f"{task.id} {task.kind.pick(lang)}: {task.ask.pick(lang)}"
        yield Row((TASK, task.id), ("", ask, ""), True)
        for item in task.items:
            yield Row((ITEM, item.id), (item_sign(item), item.ask.pick(lang), item.said.pick(lang)))


def item_sign(item: ItemSeen) -> str:
    """How an item stands: right, wrong, in part, to be marked; answered; or nothing."""
    if item.verdict is not None:
        return sign(item.verdict.score)
    return "·" if item.given is not None else ""


def head_line(paper: Paper) -> Text:
    """What is open, with how much of it is answered, or what it earned."""
    items = paper.items
    done = f"{len(items) - len(paper.unanswered)}/{len(items)}"
    parts = [paper.title, labelled(SEED, plain(str(paper.seed)))]
    parts.append(score_text(paper.score) if paper.score is not None else plain(done))
    parts += [EXAM] if paper.exam else []
    parts += [TEACHER] if paper.teacher else []
    return Text("  ".join(part.en for part in parts), "  ".join(part.zh for part in parts))


def task_line(task: TaskSeen) -> Line:
    """A task."""
    return labelled(Text(f"{task.id} {task.kind.en}", f"{task.id} {task.kind.zh}"), task.ask), "head"


def item_lines(paper: Paper, item: ItemSeen) -> Iterator[Line]:
    """An item with all that may be seen of it."""
    yield labelled(plain(item.id), item.ask), ""
    if item.verdict is None:
        answer = labelled(ANSWER, item.said) if item.given is not None else NO_ANSWER
        yield answer, "good" if item.given is not None else "dim"
    if item.hints:
        yield labelled(HINTS, plain(f"-{points(item.price)}")), "head"
        yield from item.hints
    if item.verdict is not None:
        yield from item.verdict.lines
    elif not item.locked:
        yield _ways(paper, item), "dim"
    yield from item.key


def _ways(paper: Paper, item: ItemSeen) -> Text:
    worth = labelled(WORTH, plain(points(item.worth)))
    if item.next_hint is None:
        return worth if paper.exam else Text(f"{worth.en}; {LOCK_ONLY.en}", f"{worth.zh}；{LOCK_ONLY.zh}")
    tier, left = item.next_hint, points(item.worth - item.next_hint.price)
    way = EXAM_HINT if paper.exam else LOCK
    en = way.en.replace("{0}", tier.name.en).replace("{1}", left)
    zh = way.zh.replace("{0}", tier.name.zh).replace("{1}", left)
    return Text(f"{worth.en}; {en}", f"{worth.zh}；{zh}")


def past_lines(paper: Paper, past: Past) -> Iterator[Line]:
    """What is given, what has happened so far, and how everybody stands where that may be seen."""
    yield from paper.given
    yield SO_FAR, "head"
    for text in past.events or (NOTHING_YET,):
        yield text, ""
    yield LATER, "dim"
    if past.hidden:
        yield HIDDEN, "dim"
    elif past.people:
        yield Text(f"{past.day}  {STANDS.en}", f"{past.day}  {STANDS.zh}"), "head"
        yield from past.people
