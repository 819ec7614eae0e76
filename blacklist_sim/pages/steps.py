"""What an act or the time brought to a saved case, told as `replay` tells it."""

from collections.abc import Iterator, Sequence
from typing import Any

from blacklist_sim.pages.cast import CastPage
from blacklist_sim.pages.line import Line, Said, tone
from blacklist_sim.pages.row import deadline, row_data
from blacklist_sim.store import OpenCase
from blacklist_sim.text import Text
from blacklist_sim.timeline.record import step_data
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.report import day_lines
from blacklist_sim.workflow.step import ACT, Step

REFUSED = Text("refused; nothing was recorded", "被拒绝；未作任何记录")


class StepsPage:
    """Steps one after the other, and where the case has arrived with them."""

    def __init__(self, case: OpenCase, steps: Sequence[Step]) -> None:
        self.case, self.steps = case, steps
        self.replay = Replay(case.store.law.under(case.story.policy), case.story, case.state)
        self.replay.steps = [(0, step) for step in steps]

    @property
    def accepted(self) -> bool:
        """Whether nothing was refused."""
        return all(step.accepted for step in self.steps)

    def lines(self, lang: str) -> Iterator[Said]:
        """The page as lines in one language, its end last."""
        yield from ((line, tone(line)) for line in day_lines(self.replay, lang))
        if self.accepted:
            yield from ((line.pick(lang), meant) for line, meant in CastPage(self.case).left_lines())
        end, meant = self.end()
        yield end.pick(lang), meant

    def end(self) -> Line:
        """Where the case has arrived, or that nothing was recorded."""
        if not self.accepted:
            return REFUSED, "bad"
        last, row = deadline(self.case.row), self.case.row
        en, zh = (
            (f"the next deadline is {last}", f"下一期限为 {last}") if last else ("no deadline runs", "没有进行中的期限")
        )
        records = self._records()
        said = Text(
            f"recorded as {records.en}; {row.name} has reached {row.day}, {en}",
            f"已记为{records.zh}；{row.name} 已至 {row.day}，{zh}",
        )
        return said, "good"

    def _records(self) -> Text:
        """The numbers of the records that were added: one for each act, and one for a wait or a question."""
        last, acts = self.case.journal[-1], sum(step.kind == ACT for step in self.steps)
        first = last.seq - acts + (last.kind == ACT)
        if first == last.seq:
            return Text(f"#{last.seq}", f"第 {last.seq} 条")
        return Text(f"#{first} to #{last.seq}", f"第 {first} 至 {last.seq} 条")

    def data(self) -> dict[str, Any]:
        """The page as plain data; what the cast leaves to the user stands in it where the case has one."""
        has_cast = self.accepted and self.case.story.cast is not None
        left = {"left_to_user": CastPage(self.case).left_data()} if has_cast else {}
        return {
            "format": 1,
            "accepted": self.accepted,
            "record": self.case.row.last_seq if self.accepted else None,
            "steps": [step_data(self.replay, step) for step in self.steps],
            "case": row_data(self.case.row),
            **left,
        }
