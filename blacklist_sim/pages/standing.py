"""Where a case stands, as lines for people and as data: tracks, people, duties, deadlines, sums, findings."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from blacklist_sim.pages.case_words import Words
from blacklist_sim.pages.line import Line
from blacklist_sim.store import diff
from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.wording import citation

FLAGS = ("in_debt", "listed", "restricted", "exit_banned")
STANDS = Text("as it stands", "此时")
NOTHING = Text("none", "无")
HEADS = {
    diff.POSITIONS: Text("tracks", "各进程"),
    diff.PEOPLE: Text("people", "人物"),
    diff.DUTIES: Text("open duties", "进行中的义务"),
    diff.DEADLINES: Text("running periods", "进行中的期间"),
    diff.OWED: Text("owed at the end of the day", "日终所欠"),
    diff.FINDINGS: Text("findings", "发现"),
}
SKIPPED = ("none", "free")
"""States in which a track has not begun yet."""


class CasePage:
    """The state that a replay has come to."""

    def __init__(self, replay: Replay) -> None:
        self.replay, self.words = replay, Words(replay.engine, replay.story)
        self.seen = diff.picture(replay.engine, replay.state)

    def lines(self) -> Iterator[Line]:
        """The sections one after the other; what is empty says so in one word."""
        day = self.seen["date"]
        yield Text(f"{day}  {STANDS.en}", f"{day}  {STANDS.zh}"), "head"
        for what, head in HEADS.items():
            lines = list(getattr(self, f"_{what}")())
            if lines:
                yield head, "head"
                yield from ((Text(f"  {line.en}", f"  {line.zh}"), tone) for line, tone in lines)
            else:
                yield Text(f"{head.en}: {NOTHING.en}", f"{head.zh}：{NOTHING.zh}"), ""

    def data(self) -> dict[str, Any]:
        """The same as plain data."""
        return plain(self.seen)  # type: ignore[no-any-return]

    def _positions(self) -> Iterator[Line]:
        for position in self.seen[diff.POSITIONS]:
            if position["state"] not in SKIPPED:
                unit = self.words.unit(position["track"], position["key"])
                state = self.words.state(position["track"], position["state"], position["since"])
                yield Text(f"{unit.en}: {state.en}", f"{unit.zh}：{state.zh}"), ""

    def _people(self) -> Iterator[Line]:
        for who, flags in self.seen[diff.PEOPLE].items():
            said = [self.words.flag(flag, flags[flag]) for flag in FLAGS]
            name = self.words.person(who)
            yield (
                Text(
                    f"{name}: {', '.join(text.en for text in said)}", f"{name}：{'，'.join(text.zh for text in said)}"
                ),
                "",
            )

    def _duties_open(self) -> Iterator[Line]:
        engine, state = self.replay.engine, self.replay.state
        for duty in sorted(state.duties.values(), key=lambda duty: (duty.due or date.max, duty.rule.id, duty.key)):
            item = observe.duty_item(duty)
            named, until = self.words.duty(item), self.words.until(item)
            cited = citation(engine, duty.version, state.day) if duty.version else None
            where, where_zh = (f" — {cited.en}", f"——{cited.zh}") if cited else ("", "")
            tone = "warn" if duty.breached else ""
            yield Text(f"{named.en}, {until.en}{where}", f"{named.zh}，{until.zh}{where_zh}"), tone

    def _deadlines(self) -> Iterator[Line]:
        for item in self.seen[diff.DEADLINES]:
            period, last = self.words.period(item), self.words.last(item)
            yield Text(f"{period.en}, {last.en}", f"{period.zh}，{last.zh}"), ""

    def _owed(self) -> Iterator[Line]:
        for case, item in self.seen[diff.OWED].items():
            said = self.words.owed(item)
            yield Text(f"{case}: {said.en}", f"{case}：{said.zh}"), ""

    def _findings(self) -> Iterator[Line]:
        for item in self.seen[diff.FINDINGS]:
            said = self.words.finding(item)
            yield Text(f"! {item['date']} {said.en}", f"！{item['date']} {said.zh}"), "warn"
