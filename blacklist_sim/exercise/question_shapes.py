"""What the form of an answer makes of a question: which type it has, and what each answer earns.

What a platform cannot mark as it is marked here comes to the instructor as a free text, with the key.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from blacklist_sim.exercise.items import NO_DAY, Item, Option
from blacklist_sim.exercise.markup import bullets, inline, paragraph
from blacklist_sim.exercise.places_written import places_written
from blacklist_sim.exercise.question import WHOLE, Answer, Gap, Pair
from blacklist_sim.text import NO_TEXT, Text

MOST_RIGHT = 10
"""Moodle knows the parts of a whole down to one tenth; with more right options than that it refuses a question."""

NONE_WRITTEN = ("none", "无", "没有")
RIGHT, LAW, NONE_OF_THESE = Text("Right", "正确答案"), Text("Law", "依据"), Text("None of these", "以上均不是")
INSTRUMENT, ARTICLE = Text("Instrument", "法律文件"), Text("Article", "条款")
RULES, REMEDIES = Text("Rules", "规则"), Text("Remedies", "救济")
EITHER = Text("either may come first", "先后均可")
WHY = Text(
    "For each that you marked: which rule does it break, which remedy is open, and until when? For each duty that was "
    "missed: what was its last day?",
    "对所标出的每一项：违反哪一规则，有何救济，至迟何日？对逾期未履行的义务：最后一日为何日？",
)
FIRST = Text("Of each two acts, say which has to come before the other.", "对每两项行为，请判断何者必须在先。")
MARK = Text("Mark what was unlawful, and each duty that was not done in time.", "请标出违法行为与逾期未履行的义务。")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a form adds to a question: its fields, more text, and the name of its half where there are two."""

    of: Mapping[str, Any]
    text: str = ""
    name: str = ""


def shapes(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    """The question that an item becomes, or the two."""
    return SHAPES.get(item.form.kind, _read)(item, lang, ordering)


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


def _read(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    """What no platform can mark is read by the instructor, who is told what is right."""
    return (Shape(_essay(item, lang)),)


def _essay(item: Item, lang: str) -> dict[str, Any]:
    return {"kind": "essay", "grader": explained(item, lang), "hints": (), "penalty": Decimal(0)}


def _choice(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    right = item.key if isinstance(item.key, frozenset) else frozenset((item.key,))
    form: Any = item.form
    answers = tuple(
        Answer(inline(option.text, lang), WHOLE if option.id in right else Decimal(0)) for option in form.options
    )
    return (Shape({"kind": "multichoice", "answers": answers}),)


def _several(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    """Each right option earns an equal part, each wrong one costs as much: what is earned is what `Several` leaves."""
    form: Any = item.form
    if len(item.key) > MOST_RIGHT:
        return _read(item, lang, ordering)
    return (Shape(_any_of(form.options, item.key, lang)),)


def _any_of(options: tuple[Option, ...], key: Any, lang: str) -> dict[str, Any]:
    if not key:
        options, key = (*options, Option("", NONE_OF_THESE)), ("",)
    part = WHOLE / len(key)
    answers = tuple(Answer(inline(option.text, lang), part if option.id in key else -part) for option in options)
    return {"kind": "multichoice", "single": False, "answers": answers}


def _day(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    answers = tuple(Answer(text, WHOLE) for text in days_written(item.key))
    return (Shape({"kind": "shortanswer", "answers": answers}),)


def days_written(day: Any) -> tuple[str, ...]:
    """The ways of writing a day that are taken: 2019-06-08, 2019年6月8日, 2019年06月08日; that there is none."""
    if day == NO_DAY:
        return NONE_WRITTEN
    short, long = f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day:%m}月{day:%d}日"
    return tuple(dict.fromkeys((day.isoformat(), short, long)))


def _amount(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    form: Any = item.form
    return (Shape({"kind": "numerical", "answers": (Answer(f"{item.key:f}", WHOLE, form.tolerance),)}),)


def _place(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    """Two gaps, each half of the points: the instrument, chosen, and the article, written.

    A right article of a wrong instrument, which earns nothing here, earns its half there.
    """
    form: Any = item.form
    right = {instrument for instrument, _ in item.key}
    chosen = tuple(
        Answer(inline(option.text, lang), WHOLE if option.id in right else Decimal(0)) for option in form.options
    )
    half = max(1, round(item.worth / 2))
    written = places_written(article for _, article in item.key)
    gaps = [Gap(inline(INSTRUMENT, lang), True, chosen, half)]
    if written:
        gaps.append(Gap(inline(ARTICLE, lang), False, tuple(Answer(text, WHOLE) for text in written), half))
    return (Shape({"kind": "cloze", "gaps": tuple(gaps), "grade": Decimal(half * len(gaps))}),)


def _order(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    """An order, where only one is right; else, and where there are no orders, which of two acts has to come first."""
    form: Any = item.form
    before = _closed({(pair.first, pair.then) for pair in item.key})
    names = {option.id: option.text for option in form.options}
    if ordering and len(before) == len(names) * (len(names) - 1) // 2:
        steps = tuple(inline(names[name], lang) for name in form.right(item))
        return (Shape({"kind": "ordering", "steps": steps}),)
    return (Shape({"kind": "matching", "pairs": tuple(_pairs(names, before, lang))}, paragraph(FIRST, lang)),)


def _pairs(names: Mapping[str, Text], before: set[tuple[str, str]], lang: str) -> Iterator[Pair]:
    first, second = Text("A before B", "A 先于 B"), Text("B before A", "B 先于 A")
    left = {first: 0, second: 0, EITHER: 0}
    for one, other in combinations(names, 2):
        said = Text(
            f"A: {names[one].en} — B: {names[other].en}", f"A：{names[one].zh}——B：{names[other].zh}"
        )  # fmt: skip
        answer = first if (one, other) in before else second if (other, one) in before else EITHER
        left.pop(answer, None)
        yield Pair(inline(said, lang), answer.pick(lang))
    yield from (Pair("", text.pick(lang)) for text in left)


def _closed(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs with all that follow from them."""
    found = set(pairs)
    while more := {(a, d) for a, b in found for c, d in found if b == c} - found:
        found |= more
    return found


def _spots(item: Item, lang: str, ordering: bool) -> tuple[Shape, ...]:
    """What was unlawful is marked by the platform, why and what can be done about it read by the instructor.

    As here each that is found earns a point, and each mark on something lawful costs one.
    """
    form: Any = item.form
    found = len(item.key)
    if found > MOST_RIGHT:
        return _read(item, lang, ordering)
    told = [
        Option(str(number), Text(f"{number}. {text.en}", f"{number}. {text.zh}"))
        for number, text in enumerate(form.events, start=1)
    ]
    key = {str(one.event) if one.event is not None else one.missed for one in item.key}
    marked = _any_of((*told, *form.duties), key, lang) | {"grade": Decimal(found)}
    rest = item.worth - found
    if not rest:
        return (Shape(marked, paragraph(MARK, lang)),)
    offered = "".join(
        paragraph(name, lang, "h5") + bullets((option.text for option in options), lang)
        for name, options in ((RULES, form.rules), (REMEDIES, form.remedies))
        if options
    )
    reasons = _essay(item, lang) | {"grade": rest}
    return (Shape(marked, paragraph(MARK, lang)), Shape(reasons, paragraph(WHY, lang) + offered, ".why"))


SHAPES: Mapping[str, Callable[[Item, str, bool], tuple[Shape, ...]]] = {
    "choice": _choice,
    "several": _several,
    "day": _day,
    "amount": _amount,
    "place": _place,
    "order": _order,
    "spots": _spots,
}
