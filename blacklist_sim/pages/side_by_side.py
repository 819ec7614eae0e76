"""Two cases in two columns: their events on one axis of time, how they stand, and what time alone would bring."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from blacklist_sim.pages.alignment import Happened, aligned
from blacklist_sim.pages.case_diff import DiffPage, Side
from blacklist_sim.pages.standing import FLAGS, SKIPPED
from blacklist_sim.store import diff
from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.records import counting
from blacklist_sim.text import Text
from blacklist_sim.timeline.report import day_lines
from blacklist_sim.workflow.step import Step

NONE_OF_THEM = Text("none of the four", "四项均无")
NEXT = Text("next deadline", "下一期限")
FINDINGS = Text("findings", "发现")
NO_DEADLINE = Text("none", "无")


class Event(NamedTuple):
    """A line of events: the day, how many events of either side there are up to it, and what happened on either."""

    day: date
    left_index: int
    right_index: int
    left: Text | None
    right: Text | None
    same: bool


class Stand(NamedTuple):
    """Something that stands, or would come: what it is, and how it is on either side; None where there is nothing."""

    about: Text
    left: Text | None
    right: Text | None

    @property
    def same(self) -> bool:
        """Whether it is alike on both sides."""
        return self.left == self.right


class SideBySide:
    """Two cases that are compared, in two columns."""

    def __init__(self, page: DiffPage) -> None:
        self.page = page

    def events(self) -> Iterator[Event]:
        """Their events that count; the same ones on one line."""
        courses = [counting(side.case.journal) for side in self.page.sides]
        left, right = (
            [Happened(record.day or date.min, (record.kind, record.payload)) for record in one] for one in courses
        )
        at = also = 0
        for pair in aligned(left, right):
            mine = self._said(self.page.left, courses[0], pair.left)
            other = self._said(self.page.right, courses[1], pair.right)
            at, also = at + (pair.left is not None), also + (pair.right is not None)
            day = left[pair.left].day if pair.left is not None else right[pair.right or 0].day
            yield Event(day, at, also, mine, other, pair.same)

    def _said(self, side: Side, course: Sequence[Recorded], place: int | None) -> Text | None:
        return None if place is None else side.journal.said(course[place])

    def standing(self) -> Iterator[Stand]:
        """Where they have come to: tracks, people, sums, the next deadline, duties, findings."""
        parts: list[Mapping[Text, Text]] = [dict(_numbered(_stands(side))) for side in self.page.sides]
        for about in dict.fromkeys(key for part in parts for key in part):
            yield Stand(about, parts[0].get(about), parts[1].get(about))

    def ahead(self) -> tuple[date, list[Stand]]:
        """Until when it is looked ahead, and what time alone brings to one of them only."""
        found = self.page.futures
        told = [_headlines(side, steps) for side, steps in zip(self.page.sides, (found.left, found.right), strict=True)]
        rows = []
        for pair in aligned(*([Happened(day, said) for day, said in side] for side in told)):
            mine = told[0][pair.left] if pair.left is not None else None
            other = told[1][pair.right] if pair.right is not None else None
            day = str((mine or other or (date.min,))[0])
            rows.append(Stand(Text(day, day), mine and mine[1], other and other[1]))
        return found.until, rows


def _headlines(side: Side, steps: Sequence[Step]) -> list[tuple[date, Text]]:
    found = []
    for step in steps:
        said = side.said([step])
        en, zh = (next(iter(day_lines(said, lang))) for lang in ("en", "zh"))
        day = f"{step.day}  "
        found.append((step.day, Text(en.removeprefix(day), zh.removeprefix(day))))
    return found


def _numbered(stands: Iterable[tuple[Text, Text]]) -> Iterator[tuple[Text, Text]]:
    """What is called the same as something before it, with its number."""
    seen = Counter[Text]()
    for about, said in stands:
        seen[about] += 1
        number = f" ({seen[about]})" if seen[about] > 1 else ""
        yield Text(f"{about.en}{number}", f"{about.zh}{number}"), said


def _stands(side: Side) -> Iterator[tuple[Text, Text]]:
    seen, words = side.page.seen, side.page.words
    for position in seen[diff.POSITIONS]:
        if position["state"] not in SKIPPED:
            unit = words.unit(position["track"], position["key"])
            yield unit, words.state(position["track"], position["state"], position["since"])
    for who, flags in seen[diff.PEOPLE].items():
        said = [words.flag(flag, True) for flag in FLAGS if flags[flag]]
        name = words.person(who)
        yield (
            Text(name, name),
            Text(", ".join(text.en for text in said), "，".join(text.zh for text in said)) if said else NONE_OF_THEM,
        )
    for case, owed in seen[diff.OWED].items():
        yield Text(f"owed: {case}", f"所欠：{case}"), words.owed(owed)
    yield NEXT, _next(side)
    for item in seen[diff.DUTIES]:
        named, until = words.duty(item), words.until(item)
        yield Text(f"duty: {named.en}", f"义务：{named.zh}"), until
    yield FINDINGS, Text(*[str(len(seen[diff.FINDINGS]))] * 2)


def _next(side: Side) -> Text:
    """The first day still to come on which something ends, and what."""
    seen, words = side.page.seen, side.page.words
    found: list[tuple[date, Text]] = []
    for item in seen[diff.DUTIES]:
        if item["by"] is not None and item["status"] != "breached":
            found.append((item["by"], words.duty(item)))
    found += [(item["last"], words.period(item)) for item in seen[diff.DEADLINES] if not item["paused"]]
    coming = [one for one in found if one[0] >= side.replay.state.day]
    if not coming:
        return NO_DEADLINE
    day, what = min(coming, key=lambda one: one[0])
    return Text(f"{day} {what.en}", f"{day} {what.zh}")
