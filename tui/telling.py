"""What happened, in words: one short line, and the whole of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blacklist_sim.case import Story
from blacklist_sim.text import Text
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.workflow.step import ACT
from tui.scene import Line, Told

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.state import State
    from blacklist_sim.workflow.step import Step

INDENT = 12
"""By how much a log sets off what happened on a day."""

NOTHING = Text("nothing happened on the way", "期间未发生任何事")


def told(engine: "Engine", story: Story, state: "State", steps: Sequence["Step"]) -> Told:
    """What came of an act or of time; an act that was refused is not done."""
    from blacklist_sim.timeline.report import day_lines

    done = not steps or steps[-1].kind != ACT or steps[-1].accepted
    replay = Replay(engine, story, state, [(0, step) for step in steps])
    lines = [Text(en, zh) for en, zh in zip(day_lines(replay, "en"), day_lines(replay, "zh"), strict=True)]
    if not lines:
        return Told(done, NOTHING, ((NOTHING, "dim"),))
    return Told(done, lines[0], tuple(_toned(line) for line in lines))


def _toned(line: Text) -> Line:
    """With the little indent that a pane has room for."""
    if not line.en.startswith(" "):
        return line, "head"
    line = Text(f"  {line.en[INDENT:]}", f"  {line.zh[INDENT:]}")
    return line, "warn" if line.en.lstrip().startswith("!") else ""
