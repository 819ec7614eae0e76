"""Where a replay stops besides the events that were marked, and what it says when it does."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from blacklist_sim.text import Text
from tui.scene import ReplayLog

UNMET = Text("not as expected: the log says what was expected and found, and why", "与预期不符：预期、实际与原因见日志")
BREAKPOINT = Text("stopped at a breakpoint", "停于断点")
CHANGE = Text("stopped where a track moved", "停于状态变化处")
END = Text("the end of the story", "故事结束")


@dataclass(slots=True)
class Stops:
    """A replay always stops where something is not as expected, and if asked to at every change and at rules."""

    log: ReplayLog | None = None
    changes: bool = False
    rules: set[str] = field(default_factory=set)

    def places(self) -> frozenset[int]:
        """The events at which it stops."""
        if self.log is None:
            return frozenset()
        asked = (self.log.asked.get(rule, frozenset()) for rule in self.rules)
        return self.log.unmet.union(self.log.moves if self.changes else (), *asked)

    def found(self, text: str) -> Iterator[tuple[str, Text, int]]:
        """The rules asked whose id or name holds a text: the id, the name, at how many events."""
        words, log = text.lower().split(), self.log
        for rule, name in log.rules.items() if log is not None else ():
            if log is not None and all(word in f"{rule} {name.en} {name.zh}".lower() for word in words):
                yield rule, name, len(log.asked[rule])

    def reason(self, index: int, breakpoints: set[int]) -> Text:
        """Why it has stopped at an event."""
        log = self.log
        if log is not None and index in log.unmet:
            return UNMET
        if index in breakpoints:
            return BREAKPOINT
        here = [rule for rule in sorted(self.rules) if log is not None and index in log.asked.get(rule, ())]
        if here and log is not None:
            names = [log.rules[rule] for rule in here]
            en, zh = ", ".join(name.en for name in names), "、".join(name.zh for name in names)
            return Text(f"stopped where a rule was asked: {en}", f"停于询问规则处：{zh}")
        if log is not None and self.changes and index in log.moves:
            return CHANGE
        return END
