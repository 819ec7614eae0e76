"""Whether an exercise holds what it claims, seed by seed: an answer to every task, and one where one is claimed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.aims import missed
from blacklist_sim.exercise.answer_forms import Order, Place
from blacklist_sim.exercise.draws import Value, draw
from blacklist_sim.exercise.exercise import Exercise
from blacklist_sim.exercise.items import Choice, Day, Item, Option, Several
from blacklist_sim.exercise.neighbours import neighbours
from blacklist_sim.exercise.roads import Road
from blacklist_sim.exercise.setting import Unsolvable
from blacklist_sim.exercise.spots import Spots
from blacklist_sim.exercise.task import Task
from blacklist_sim.exercise.telling import told
from blacklist_sim.exercise.variant import Variant, drawn_as, variant
from blacklist_sim.text import Text
from blacklist_sim.workflow.step import ACT

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

UNSOLVABLE, BOUNDARY, SEVERAL, CONTRADICTION, LEAK = "unsolvable", "boundary", "several", "contradiction", "leak"
REFUSED = "refused"
NO_RULE, AIM, LANGUAGE = "no_rule", "aim", "language"
ALIKE = 5
"""In how many variants, and in no other way, an answer has to stand in a later text to count as given away."""


class Problem(NamedTuple):
    """Something wrong with an exercise: a word for what, the first seed that shows it, where, and what is wrong."""

    code: str
    seed: int
    where: str
    text: Text


def check(engine: "Engine", exercise: Exercise, seeds: Iterable[int], edges: int | None = None) -> Iterator[Problem]:
    """Each thing that is wrong with any of the variants of these seeds, once, with the first seed that shows it.

    The values next to those drawn are tried for the first `edges` variants, for all where it is None.
    Raises BadInput where the exercise itself cannot be read.
    """
    checking = _Checking(engine, exercise, edges, exercise.aims)
    told: set[tuple[str, str, Text | None]] = set()
    for seed in seeds:
        for problem in checking.seed(seed):
            place = (problem.code, problem.where, problem.text if problem.code == LANGUAGE else None)
            if place not in told:
                told.add(place)
                yield problem
    yield from checking.whole()


@dataclass(slots=True)
class _Checking:
    engine: "Engine"
    exercise: Exercise
    edges: int | None
    aims: tuple[str, ...]
    keys: dict[tuple[Value, ...], dict[str, Any] | None] = field(default_factory=dict)
    seen: set[tuple[Value, ...]] = field(default_factory=set)
    given: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    first: int | None = None

    def seed(self, seed: int) -> Iterator[Problem]:
        """What is wrong with the variant of a seed; nothing where the same values were drawn before."""
        values = tuple(draw(self.exercise.draws, self.exercise.name, seed).values())
        if values in self.seen:
            return
        self.seen.add(values)
        try:
            found = variant(self.engine, self.exercise, seed)
        except Unsolvable as error:
            yield Problem(UNSOLVABLE, seed, "", error.text)
            return
        self.first = seed if self.first is None else self.first
        self.keys[tuple(found.drawn.values())] = _choices(found)
        self.aims = tuple(missed(self.engine, found, self.aims))
        self._give_away(found)
        for code, where, text in (
            *_refused(found),
            *_ambiguous(found),
            *_contradictions(found),
            *_unfounded(found),
            *_one_language(found),
        ):
            yield Problem(code, seed, where, text)
        if not self.exercise.boundary and (self.edges is None or len(self.seen) <= self.edges):
            yield from self._boundaries(found)

    def whole(self) -> Iterator[Problem]:
        """What only all variants together show."""
        for aim in self.aims if self.first is not None else ():
            said = Text(f"nothing asked rests on the aim {aim}", f"没有考点涉及目标 {aim}")
            yield Problem(AIM, self.first or 0, aim, said)
        for (item, task), (times, of) in self.given.items():
            if times == of >= ALIKE:
                said = Text(
                    f"the text of task {task} gives the answer to {item}", f"第 {task} 题的文字给出了 {item} 的答案"
                )
                yield Problem(LEAK, self.first or 0, item, said)

    def _boundaries(self, found: Variant) -> Iterator[Problem]:
        """The values drawn from which one step leads to another answer."""
        here = _choices(found)
        for name, values in neighbours(self.exercise.draws, found.drawn):
            there = self._keys(values)
            wrong = [item for item, key in here.items() if there is None or there.get(item) != key]
            if wrong:
                value, moved, which = found.drawn[name], values[name], ", ".join(wrong)
                said = Text(
                    f"{name} {value} lies on a boundary: with {moved} the answer is another ({which})",
                    f"{name} {value} 处于边界：取 {moved} 则答案不同（{which}）",
                )
                yield Problem(BOUNDARY, found.seed, name, said)

    def _keys(self, drawn: Mapping[str, Value]) -> dict[str, Any] | None:
        values = tuple(drawn.values())
        if values not in self.keys:
            try:
                self.keys[values] = _choices(drawn_as(self.engine, self.exercise, drawn))
            except (Unsolvable, BadInput):
                self.keys[values] = None
        return self.keys[values]

    def _give_away(self, found: Variant) -> None:
        """Counts how often a day that is asked for stands in the text of a task."""
        for task in found.tasks:
            for item in task.items:
                if not isinstance(item.form, Day) or not isinstance(item.key, date):
                    continue
                for other in found.tasks:
                    times, of = self.given.get((item.id, other.id), (0, 0))
                    self.given[item.id, other.id] = (times + (str(item.key) in other.ask.en), of + 1)


def _choices(found: Variant) -> dict[str, Any]:
    """What is right wherever one chooses, free of days and sums."""
    return {id_: key for id_, item in found.items.items() if (key := _chosen(item)) is not None}


def _chosen(item: Item) -> Any:
    form = item.form
    if isinstance(form, Choice | Several | Place | Order):
        return frozenset(item.key) if isinstance(form, Order | Several) else item.key
    if isinstance(form, Spots):
        return tuple(
            (spot.event, spot.missed, spot.rules, spot.remedies, isinstance(spot.until, date)) for spot in item.key
        )
    return len(item.key) if isinstance(form, Road) else None


Found = tuple[str, str, Text]


def _refused(found: Variant) -> Iterator[Found]:
    """The first act of the story that is refused, as in a timeline: it would be told as if it had been done."""
    setting, count = found.setting, len(found.story.events)
    setting.before(count)
    for number in range(count):
        for step in setting.steps[number]:
            if step.kind == ACT and not step.accepted:
                said = told(setting, found.story.events[number])
                by = ", ".join(step.refused_by) or "no row in the tables"
                by_zh = "、".join(step.refused_by) or "流程中无此一步"
                yield REFUSED, "timeline", Text(f"{said.en}: refused ({by})", f"{said.zh}：被拒绝（{by_zh}）")
                return


def _ambiguous(found: Variant) -> Iterator[Found]:
    """Options that read alike, and choices without one right option or with all of them right."""
    for id_, item in found.items.items():
        options = getattr(item.form, "options", ())
        for language in ("en", "zh"):
            texts = [option.text.pick(language) for option in options]
            if len(set(texts)) < len(texts):
                yield SEVERAL, id_, Text("two of its options read alike", "有两个选项文字相同")
        if isinstance(item.form, Choice) and not _right_ones(item, options):
            yield SEVERAL, id_, Text("none or all of its options are right", "没有正确选项或全部正确")


def _right_ones(item: Item, options: tuple[Option, ...]) -> bool:
    right = item.key if isinstance(item.key, frozenset) else {item.key}
    return bool(right) and right < {option.id for option in options}


def _contradictions(found: Variant) -> Iterator[Found]:
    """The same question with two answers, and a task before which more was to be seen than it may show."""
    asked: dict[tuple[Text, Text], tuple[str, Any]] = {}
    for task in found.tasks:
        for item in task.items:
            before, key = asked.setdefault((task.ask, item.ask), (item.id, item.key))
            if key != item.key:
                yield (
                    CONTRADICTION,
                    item.id,
                    Text(f"{before} asks the same and has another answer", f"{before} 问题相同而答案不同"),
                )
    yield from _shown_before(found.tasks)


def _shown_before(tasks: tuple[Task, ...]) -> Iterator[Found]:
    for before, task in pairwise(tasks):
        if task.seen < before.seen:
            said = Text(
                f"task {before.id} shows what is hidden from task {task.id}",
                f"第 {before.id} 题显示了第 {task.id} 题应隐藏的内容",
            )
            yield LEAK, task.id, said


def _unfounded(found: Variant) -> Iterator[Found]:
    for id_, item in found.items.items():
        if not item.law.rule or not item.law.cited.en:
            yield NO_RULE, id_, Text("it rests on no rule: name its `rule`", "没有所依据的规则：请写明 `rule`")


def _one_language(found: Variant) -> Iterator[Found]:
    """Texts that are missing in one of the languages."""
    exercise = found.exercise
    yield from _unsaid(
        "title", exercise.title, exercise.story if exercise.story.en or exercise.story.zh else exercise.title
    )
    for task in found.tasks:
        yield from _unsaid(task.id, task.ask)
        for item in task.items:
            options = [option.text for option in getattr(item.form, "options", ())]
            says = [item.law.says] if item.law.rule else []
            yield from _unsaid(item.id, item.ask, *says, item.form.said(item.key), *item.why, *options)


def _unsaid(where: str, *texts: Text) -> Iterator[Found]:
    for text in texts:
        if not text.en.strip() or not text.zh.strip():
            yield (
                LANGUAGE,
                where,
                Text(f"not in both languages: {text.en or text.zh}", f"缺少一种语言：{text.en or text.zh}"),
            )
    spoken = [text for text in texts[:1] if any(letter.isalpha() for letter in text.en)]
    for text in spoken:
        if text.en == text.zh and text.en.isascii():
            yield LANGUAGE, where, Text(f"not translated: {text.en}", f"未翻译：{text.en}")
