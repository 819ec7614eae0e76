"""The answer to `case diff`: what two cases share, where they part, how they stand, what comes of it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from blacklist_sim.pages.differences import DifferencePage
from blacklist_sim.pages.journal import Journal
from blacklist_sim.pages.line import Said, tone
from blacklist_sim.pages.row import row_data
from blacklist_sim.pages.standing import CasePage
from blacklist_sim.store import OpenCase
from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.derive import replayed
from blacklist_sim.store.diff import futures, parting
from blacklist_sim.store.lineage import Kin
from blacklist_sim.text import Text
from blacklist_sim.timeline.record import step_data
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.report import day_lines
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

AHEAD = timedelta(days=365)
PARTS = {
    "people": Text("the people", "人物"),
    "cases": Text("the enforcement cases", "执行案件"),
    "mode": Text("the mode", "模式"),
    "policy": Text("the policy", "政策"),
    "cast": Text("how those behave whom nobody plays", "无人扮演者的行事方式"),
}


class Side:
    """One of the two cases."""

    def __init__(self, case: OpenCase, from_there: Sequence[Recorded]) -> None:
        self.case, self.name, self.from_there = case, case.name, from_there
        self.replay = replayed(case.store.law, case.story)
        self.page = CasePage(self.replay)
        self.journal = Journal(case, self.page.words, self.replay)

    @property
    def end(self) -> tuple[Engine, State]:
        """Where the case has come to."""
        return self.replay.engine, self.replay.state

    def said(self, steps: Sequence[Step]) -> Replay:
        """Steps to come, to be told in the names of this story."""
        ahead = Replay(self.replay.engine, self.replay.story, self.replay.state)
        ahead.steps = [(place, step) for place, step in enumerate(steps)]
        return ahead


class DiffPage:
    """Two cases side by side."""

    def __init__(self, left: OpenCase, right: OpenCase, kin: Kin | None) -> None:
        self.kin, self.parting = kin, parting(left.journal, right.journal)
        self.left, self.right = Side(left, self.parting.left), Side(right, self.parting.right)
        self.sides = self.left, self.right
        self.differences = DifferencePage(self.left.page, self.right.page)
        until = max(side.replay.state.day for side in self.sides)
        until = until + AHEAD if until < date.max - AHEAD else date.max
        self.futures = futures(self.left.end, self.right.end, until)

    def lines(self, lang: str) -> Iterator[Said]:
        """The page as lines in one language, each with its tone."""
        yield from ((text.pick(lang), "") for text in self.opening())
        for side in self.sides:
            yield from self._from_there(side, lang)
        yield from self._standing(lang)
        yield from self._ahead(lang)

    def opening(self) -> Iterator[Text]:
        """Where they come from, and how far they are the same."""
        yield self._origin()
        yield from self._common()

    def _from_there(self, side: Side, lang: str) -> Iterator[Said]:
        if not side.from_there:
            if self.left.from_there or self.right.from_there:
                yield Text(f"{side.name} has no event from there", f"{side.name} 其后没有事件").pick(lang), "head"
            return
        yield Text(f"{side.name} from there", f"{side.name} 其后").pick(lang), "head"
        for record in side.from_there:
            said = side.journal.said(record)
            line = Text(f"  #{record.seq} {record.day}  {said.en}", f"  #{record.seq} {record.day}  {said.zh}")
            yield line.pick(lang), ""

    def _standing(self, lang: str) -> Iterator[Said]:
        days = [side.replay.state.day for side in self.sides]
        when = Text(
            f"{self.left.name} on {days[0]}, {self.right.name} on {days[1]}",
            f"{self.left.name} 至 {days[0]}，{self.right.name} 至 {days[1]}",
        )
        left, right = (Text(case.name, case.name) for case in (self.left, self.right))
        found = list(self.differences.lines((left, right)))
        if found:
            yield Text(f"what stands otherwise: {when.en}", f"不同之处：{when.zh}").pick(lang), "head"
            yield from ((f"  {line.pick(lang)}", "") for line in found)
        else:
            yield Text(f"they stand alike: {when.en}", f"现状相同：{when.zh}").pick(lang), "good"

    def _ahead(self, lang: str) -> Iterator[Said]:
        until = self.futures.until
        if not (self.futures.left or self.futures.right):
            same = Text(
                f"if nobody does anything, the same happens in both until {until}",
                f"若无人作为，至 {until} 两案所发生之事相同",
            )
            yield same.pick(lang), "good"
            return
        for side, steps in zip(self.sides, (self.futures.left, self.futures.right), strict=True):
            if steps:
                head = Text(
                    f"if nobody does anything until {until}, in {side.name} only",
                    f"若至 {until} 无人作为，仅 {side.name} 中发生",
                )
                yield head.pick(lang), "head"
                yield from ((f"  {line}", tone(line)) for line in day_lines(side.said(steps), lang))

    def _origin(self) -> Text:
        left, right = self.left.name, self.right.name
        if self.left.case.row.uid == self.right.case.row.uid:
            return Text(f"{left} and {right} are one case", f"{left} 与 {right} 是同一案件")
        if self.kin is None:
            return Text(f"{left} and {right} share no origin", f"{left} 与 {right} 没有共同来源")
        if self.kin.left is None:
            return Text(
                f"{right} was forked from {left}, at record {self.kin.right}",
                f"{right} 由 {left} 第 {self.kin.right} 条记录处分出",
            )
        if self.kin.right is None:
            return Text(
                f"{left} was forked from {right}, at record {self.kin.left}",
                f"{left} 由 {right} 第 {self.kin.left} 条记录处分出",
            )
        source = (
            Text(*[self.kin.name] * 2) if self.kin.name else Text("a case that is not here", "不在此数据库中的案件")
        )
        return Text(
            f"{left} and {right} were forked from {source.en}, at records {self.kin.left} and {self.kin.right}",
            f"{left} 与 {right} 分别由 {source.zh} 第 {self.kin.left} 与第 {self.kin.right} 条记录处分出",
        )

    def _common(self) -> Iterator[Text]:
        if self.parting.head:
            parts = [PARTS[part] for part in self.parting.head]
            yield Text(
                f"they differ before any event, in {', '.join(part.en for part in parts)}",
                f"在任何事件之前即有不同：{'、'.join(part.zh for part in parts)}",
            )
        common = self.parting.common
        if not (self.left.from_there or self.right.from_there):
            yield Text(f"all their events are the same: {common}", f"全部事件相同：{common} 项")
        elif common:
            last = self.left.case.story.events[common - 1].date
            yield Text(f"the first {common} events are the same, until {last}", f"前 {common} 项事件相同，至 {last}")
        else:
            yield Text("they part at the first event", "自第一项事件起即不同")

    def data(self) -> dict[str, Any]:
        """The page as plain data."""
        ahead = zip(("left", "right"), self.sides, (self.futures.left, self.futures.right), strict=True)
        return {
            "format": 1,
            "left": row_data(self.left.case.row),
            "right": row_data(self.right.case.row),
            "kin": self.kin._asdict() if self.kin is not None else None,
            "parting": {
                "common": self.parting.common,
                "head": list(self.parting.head),
                **{name: _events(side) for name, side in zip(("left", "right"), self.sides, strict=True)},
            },
            "differences": self.differences.data(),
            "until": str(self.futures.until),
            "futures": {name: [step_data(side.said(steps), step) for step in steps] for name, side, steps in ahead},
        }


def _events(side: Side) -> list[dict[str, Any]]:
    return [
        {"seq": record.seq, "date": str(record.day), "said": side.journal.said(record)._asdict()}
        for record in side.from_there
    ]
