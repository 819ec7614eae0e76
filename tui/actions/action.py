"""What an action and an area of the interface are, and what an action may need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blacklist_sim.text import NO_TEXT, Text

if TYPE_CHECKING:
    from tui.scene import Scene

SHELL = "shell"
"""Where actions belong that can be done everywhere."""

Can = Callable[["Scene | None"], Text | None]
"""Why an action cannot be done now; None where it can."""


@dataclass(frozen=True, slots=True)
class Area:
    """One of the panes; `home` is where its class stands."""

    id: str
    name: Text
    key: str
    home: str


AREAS = {
    area.id: area
    for area in (
        Area("cases", Text("Cases", "案件"), "1", "tui.panes.cases:CasesPane"),
        Area("stepper", Text("Stepper", "步进"), "2", "tui.panes.stepper:StepperPane"),
        Area("timeline", Text("Timeline", "时间线"), "3", "tui.panes.timeline:TimelinePane"),
        Area("gate", Text("Gate", "购票口"), "4", "tui.panes.gate:GatePane"),
        Area("exercise", Text("Exercises", "练习"), "5", "tui.panes.exercise:ExercisePane"),
        Area("replay", Text("Replay", "回放"), "6", "tui.panes.replay:ReplayPane"),
        Area("law", Text("Law", "法律"), "7", "tui.panes.law:LawPane"),
        Area("transfer", Text("Transfer", "导入导出"), "8", "tui.panes.transfer:TransferPane"),
        Area("money", Text("Money", "金额"), "9", "tui.panes.money:MoneyPane"),
    )
}


def a_case(scene: Scene | None) -> Text | None:
    """A case has to be open."""
    return Text("open a case first ({shell.cases})", "请先打开案件（{shell.cases}）") if scene is None else None


def a_saved_case(scene: Scene | None) -> Text | None:
    """A case of the database has to be open."""
    if scene is not None and not scene.saved:
        return Text(
            "this story is in no database yet: the first act done in it makes a case of it",
            "该故事尚未入库：在其中实施第一项行为时即成为案件",
        )
    return a_case(scene)


@dataclass(frozen=True, slots=True)
class Action:
    """Something a user can do; `where` is the area in which its keys hold, `twin` the same as a command line.

    One that `goes_to` an area does nothing else; `files` marks those that read or write files. Every other is done by
    the pane of its area (the program itself for the shell), in a method called `do_` and the last part of the id.
    """

    id: str
    name: Text
    keys: tuple[str, ...] = ()
    help: Text = NO_TEXT
    twin: str = ""
    can: Can = lambda scene: None
    goes_to: str = ""
    files: bool = False

    @property
    def where(self) -> str:
        """The area, or the shell."""
        return self.id.partition(".")[0]

    @property
    def method(self) -> str:
        """The name of the method that does it."""
        return "do_" + self.id.partition(".")[2]
