"""The same journal replayed otherwise: another mode, another policy, the law of another date. Nothing is recorded."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.differences import DifferencePage
from blacklist_sim.pages.line import Line
from blacklist_sim.pages.standing import CasePage
from blacklist_sim.store import OpenCase
from blacklist_sim.text import Text
from blacklist_sim.timeline.plain import plain
from blacklist_sim.timeline.replay import replay
from blacklist_sim.timeline.report import day_held

SIDES = Text("case", "本案"), Text("beside", "另行重演")


class Beside:
    """A replay of a case's events under other conditions; raises BlacklistSimError where there is no event yet."""

    def __init__(self, case: OpenCase, mode: str | None, policy: Mapping[str, str], law_of: date | None) -> None:
        if not case.story.events:
            raise BlacklistSimError(
                f"{case.name} has no event yet that could be replayed otherwise", f"{case.name} 尚无可另行重演的事件"
            )
        self.mode, self.policy, self.law_of = mode, policy, law_of
        self.replay = replay(case.store.law, case.story, mode=mode, policy=policy, law_of=law_of)

    def lines(self, page: CasePage) -> Iterator[Line]:
        """Under what it was replayed, and what stands otherwise than in the case."""
        said = self._said()
        yield (
            Text(
                f"beside the case, replayed under {said.en}; nothing of it is recorded",
                f"另行重演（{said.zh}）；不作任何记录",
            ),
            "head",
        )
        if (stop := stopped(self.replay.engine.catalogue.acts, self.replay.stopped)) is not None:
            yield stop, "warn"
        lines = list(DifferencePage(page, CasePage(self.replay)).lines(SIDES))
        yield from ((Text(f"  {line.en}", f"  {line.zh}"), "") for line in lines)
        if not lines:
            yield Text("  nothing stands otherwise", "  并无不同"), ""

    def data(self, page: CasePage) -> dict[str, Any]:
        """The same as plain data."""
        other, stop = CasePage(self.replay), self.replay.stopped
        return {
            "mode": self.replay.state.mode,
            "policy": dict(sorted(self.replay.state.policy.items())),
            "law_of": plain(self.law_of),
            "stopped": {"date": str(stop.day), "act": stop.name} if stop is not None else None,
            "stands": other.data(),
            "differences": DifferencePage(page, other).data(),
        }

    def _said(self) -> Text:
        parts = []
        if self.mode is not None:
            parts.append(Text(f"mode {self.mode}", f"模式 {self.mode}"))
        if self.policy:
            chosen = [f"{key}={option}" for key, option in sorted(self.policy.items())]
            parts.append(Text(f"policy {', '.join(chosen)}", f"政策 {'、'.join(chosen)}"))
        if self.law_of is not None:
            day = day_held(self.replay.engine.book)
            parts.append(Text(f"the law of {day.en} on every date", f"各日期一律适用 {day.zh} 的法律"))
        return Text("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))


def stopped(acts: Mapping[str, Any], step: Any) -> Text | None:
    """That the events after an act are not counted, because it is refused; None where none is."""
    if step is None:
        return None
    name = acts[step.name].name
    return Text(
        f"  stops on {step.day}: “{name.en}” is refused, what follows does not count",
        f"  停在 {step.day}：“{name.zh}”被拒绝，其后的事件不计",
    )
