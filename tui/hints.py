"""What a newcomer could try beside the sample, one thing at a time; each goes when it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from blacklist_sim.text import Text
from tui.keymap import Keymap

if TYPE_CHECKING:
    from tui.scene import Scene

EXPLAINED = "stepper.why"


@dataclass(frozen=True, slots=True)
class Happened:
    """What was done, if it was an action, in which area one is by now, and what is and was to be seen."""

    action: str = ""
    area: str = ""
    now: Scene | None = None
    before: Scene | None = None

    @property
    def went_back(self) -> bool:
        """Whether an earlier moment of the same case is seen."""
        now, before = self.now, self.before
        return now is not None and before is not None and now.name == before.name and now.index < before.index

    @property
    def did(self) -> bool:
        """Whether the case has more events than it had."""
        return self.now is not None and self.before is not None and self.now.frames > self.before.frames

    @property
    def branched(self) -> bool:
        """Whether another case is seen, which left this one."""
        now, before = self.now, self.before
        return now is not None and before is not None and now.name != before.name and bool(now.parent)


@dataclass(frozen=True, slots=True)
class Hint:
    """A thing to try; ids of actions in braces stand for their keys, and `done` tells when it was done."""

    id: str
    text: Text
    done: Callable[[Happened], bool]


HINTS = (
    Hint(
        "next",
        Text(
            "She has paid and is still on the list. {stepper.next} lets time pass to the last day the court has.",
            "她已付清，却仍在名单上。按 {stepper.next} 让时间推移至法院的最后期限。",
        ),
        lambda seen: seen.action == "stepper.next",
    ),
    Hint(
        "why",
        Text(
            "What bears ✗ cannot be done now: with the cursor on it, {stepper.take} says which rule is against it.",
            "标有 ✗ 的现在不能实施：将光标移到该项，按 {stepper.take} 说明是哪条规则阻止。",
        ),
        lambda seen: seen.action == EXPLAINED,
    ),
    Hint(
        "take",
        Text(
            "What bears ✓ can be done: on “delete the entry”, {stepper.take} does it; {shell.undo} takes it back.",
            "标有 ✓ 的可以实施：在“删除失信被执行人信息”上按 {stepper.take} 即实施；{shell.undo} 可撤回。",
        ),
        lambda seen: seen.did,
    ),
    Hint(
        "timeline",
        Text("{shell.timeline} shows the whole case on a bar of time.", "按 {shell.timeline} 在时间轴上查看整个案件。"),
        lambda seen: seen.area == "timeline",
    ),
    Hint(
        "back",
        Text(
            "{timeline.back} and {timeline.on} go an event back and on: looking at the past changes nothing.",
            "{timeline.back} 与 {timeline.on} 前后移动一项事件：回看过去不改变任何内容。",
        ),
        lambda seen: seen.went_back,
    ),
    Hint(
        "branch",
        Text(
            "{timeline.branch} begins a branch at this moment: a case that goes its own way.",
            "{timeline.branch} 从此刻起另立分支：一个自行发展的案件。",
        ),
        lambda seen: seen.branched,
    ),
    Hint(
        "compare",
        Text(
            "{timeline.compare} compares the branch with the case that it left.",
            "{timeline.compare} 将分支与原案件相比较。",
        ),
        lambda seen: seen.action == "timeline.compare",
    ),
    Hint(
        "gate",
        Text(
            "{shell.gate}: may she take the train that day? Law, seller and operators answer apart.",
            "按 {shell.gate}：当日她可以乘火车吗？法律、售票系统与运营单位分别作答。",
        ),
        lambda seen: seen.area == "gate",
    ),
    Hint(
        "help",
        Text(
            "{shell.help} lists all that can be done here: typing finds it, enter does it.",
            "{shell.help} 列出此处的全部操作：输入即查找，回车即执行。",
        ),
        lambda seen: seen.action == "shell.help",
    ),
)
"""In the order in which they lead through the sample."""


class Hints:
    """Which hint is shown; none before they have begun and after the last."""

    def __init__(self) -> None:
        self._at, self._shown = 0, False
        self._before: Scene | None = None

    @property
    def shown(self) -> Hint | None:
        """The hint that is shown."""
        return HINTS[self._at] if self._shown else None

    def text(self, keys: Keymap) -> Text | None:
        """What is said, with the keys by which it is done and how to be rid of it."""
        if self.shown is None:
            return None
        en, zh = keys.filled(self.shown.text)
        place, back = f"{self._at + 1}/{len(HINTS)}", keys.printed("shell.back")
        return Text(f"{place} {en} ({back}: no hints)", f"{place} {zh}（{back}：不再提示）")

    def begin(self) -> None:
        """Shows the hint that was shown last, at first the first; where one is shown already, the next."""
        if self._shown:
            self._on()
        else:
            self._shown = True

    def restart(self) -> None:
        """Shows the first hint."""
        self._at, self._shown, self._before = 0, True, None

    def end(self) -> None:
        """Shows none; `begin` comes back to the one that was shown."""
        self._shown = False

    def happened(self, seen: Happened) -> None:
        """Goes on where what is hinted at was done."""
        seen, self._before = replace(seen, before=self._before), seen.now
        if self.shown is not None and self.shown.done(seen):
            self._on()

    def _on(self) -> None:
        self._at += 1
        if self._at == len(HINTS):
            self._at, self._shown = 0, False
