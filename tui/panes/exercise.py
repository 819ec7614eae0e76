"""Exercises: the list; and of the one that is open the story so far, the tasks, and what there is to say of an item."""

from shlex import quote
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input, Static

from blacklist_sim.text import NO_TEXT, Text
from tui.exercise_rows import (
    ITEM,
    LIST_COLUMNS,
    PAPER_COLUMNS,
    RESULT,
    head_line,
    item_lines,
    paper_rows,
    past_lines,
    task_line,
)
from tui.exercise_scene import ItemSeen, Paper, TaskSeen
from tui.panes.exercise_list import ExerciseList
from tui.panes.pane import bindings
from tui.scene import Scene
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.sought_line import SoughtLine
from tui.widgets.state_diagram import StateDiagram
from tui.widgets.virtual_list import VirtualList
from tui.words import LONGEST, plain

if TYPE_CHECKING:
    pass

SEEK = Text("seek by title, kind of task or aim", "按标题、题型或目标查找")
WIDE, HIGH = 76, 20
"""From this width the story stands beside the tasks, and from this height the tracks above it."""


class ExercisePane(ExerciseList):
    """Either the list of exercises, or the one that is open."""

    area = "exercise"
    caseless = True
    BINDINGS = bindings("exercise")
    DEFAULT_CSS = """
    ExercisePane { layout: vertical; }
    ExercisePane #choose, ExercisePane #work { height: 1fr; layout: vertical; }
    ExercisePane #count, ExercisePane #head { height: 1; padding: 0 1; color: $text-muted; }
    ExercisePane #preview { height: 35%; padding: 0 1; border-top: solid $panel; }
    ExercisePane #both { height: 1fr; layout: vertical; }
    ExercisePane #past { display: none; }
    ExercisePane #paper { height: 1fr; layout: vertical; }
    ExercisePane #item { padding: 0 1; border-top: solid $panel; }
    ExercisePane.-wide #both { layout: horizontal; }
    ExercisePane.-wide #past { display: block; width: 45%; height: 1fr; border-right: solid $panel; layout: vertical; }
    ExercisePane.-wide #paper { width: 1fr; }
    ExercisePane #story { padding: 0 1; }
    ExercisePane StateDiagram { display: none; }
    ExercisePane.-wide.-high StateDiagram.-known { display: block; height: auto; max-height: 35%; border-bottom: solid $panel; }
    """  # noqa: E501 (a line of style)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.paper: Paper | None = None
        self.exercises: Any = None

    def compose(self) -> ComposeResult:
        """The parts."""
        with Container(id="choose"):
            yield SoughtLine(id="sought", compact=True, max_length=LONGEST)
            yield Static(id="count", markup=False)
            yield VirtualList(LIST_COLUMNS, id="exercises")
            yield Page(id="preview")
        with Container(id="work"):
            yield Static(id="head", markup=False)
            with Container(id="both"):
                with Container(id="past"):
                    yield StateDiagram(id="tracks")
                    yield Page(id="story")
                with Container(id="paper"):
                    yield VirtualList(PAPER_COLUMNS, id="items")
                    yield Page(id="item")

    def on_mount(self) -> None:
        """What is told of a row is painted along with the cursor."""
        super().on_mount()
        self.query_one("#work").display = False
        self.list.follow = lambda row: self._preview()
        self.list.outdated = lambda: self.found_by != self.query_one(Input).value
        self.query_one(SoughtLine).beneath = self.list
        self.items.follow = lambda row: self._about_row()

    def on_resize(self) -> None:
        """The story beside the tasks where there is room, else below what is told of an item."""
        self.set_class(self.size.width >= WIDE, "-wide")
        self.set_class(self.size.height >= HIGH, "-high")
        if self.paper is not None:
            self._about_row()

    @property
    def items(self) -> VirtualList:
        """The tasks of the one that is open."""
        return self.query_one("#items", VirtualList)

    def entered(self) -> None:
        """The list has the focus, or the tasks of what is open."""
        (self.list if self.paper is None else self.items).focus(scroll_visible=False)

    def back(self) -> bool:
        """From what is open to the list."""
        if self.paper is None:
            return False
        self.shell.action_act("exercise.filter")
        return True

    def show(self, scene: Scene | None) -> None:
        """Says it in the language of the interface."""
        for one in (self.list, self.items, self.query_one(StateDiagram)):
            one.lang = self.shell.lang
        if self.found is not None:
            self.listed = self.found
        self.query_one(Input).placeholder = f"/ {self.say(SEEK)}"
        self._rows()
        if self.paper is not None:
            self.lay(self.paper)
        elif self.found is not None:
            self._again()

    @on(VirtualList.Opened)
    def opened(self) -> None:
        """Begins, or answers."""
        self.shell.action_act("exercise.open")

    def lay(self, paper: Paper) -> None:
        """Shows what is open, as it is now."""
        before, self.paper = self.paper, paper
        row = self.items.row
        fresh = before is None or (before.name, before.seed) != (paper.name, paper.seed)
        if fresh or (before is not None and before.submitted is not paper.submitted):
            keep: Any = (RESULT, "") if paper.submitted else (ITEM, next(iter(paper.items), ""))
        else:
            keep = row.key if row is not None else None
        self._show_open(True)
        self.query_one("#head", Static).update(self.say(head_line(paper)))
        self.items.set_rows(list(paper_rows(paper, self.shell.lang)), keep)
        if fresh and self.shell.pane is self:
            self.entered()

    def _show_open(self, open_: bool) -> None:
        self.query_one("#work").display = open_
        self.query_one("#choose").display = not open_

    def _under_cursor(self) -> tuple[TaskSeen | None, ItemSeen | None]:
        row = self.items.row
        if self.paper is None or row is None or not isinstance(row.key, tuple):
            return None, None
        kind, name = row.key
        for task in self.paper.tasks:
            for item in task.items:
                if kind == ITEM and item.id == name:
                    return task, item
            if kind != ITEM and task.id == name:
                return task, None
        return None, None

    @property
    def item(self) -> ItemSeen | None:
        """The item under the cursor."""
        return self._under_cursor()[1]

    def _about_row(self) -> None:
        """Tells of what the cursor is on, and of the past it is answered from."""
        paper, (task, item) = self.paper, self._under_cursor()
        if paper is None:
            return
        seen = task or paper.tasks[-1]
        lines = list(item_lines(paper, item)) if item is not None else [] if task is not None else list(paper.result)
        if task is not None:  # what is asked comes first, unless there is room for little else
            lines.insert(0 if self.has_class("-high") else len(lines), task_line(task))
        past = list(past_lines(paper, seen.past))
        diagram = self.query_one(StateDiagram)
        diagram.set_class(bool(seen.past.tracks), "-known")
        diagram.set_tracks(seen.past.tracks)
        if self.has_class("-wide"):
            self.query_one("#story", Page).say(past, self.shell.lang, stay=True)
        else:
            lines += [(NO_TEXT, ""), *past]
        self.query_one("#item", Page).say(self.with_keys(lines), self.shell.lang)

    def show_text(self, text: str) -> None:
        """Shows a text in the place of what is told of an item."""
        self.query_one("#item", Page).say([(plain(line), "") for line in text.splitlines()], self.shell.lang)

    def do_filter(self) -> None:
        """From what is open to the list; in the list, to the line in which is sought."""
        if self.paper is None:
            self.screen.set_focus(self.query_one(Input))
            return
        self.paper = None
        self._show_open(False)
        self.entered()
        self._again()

    def about(self) -> About | None:
        """The rule that an item rests on, once that may be seen."""
        item = self.item
        if item is None or item.rule is None:
            return None
        rule, name = item.rule
        return About("rule", (rule,), name)

    def as_command(self) -> str:
        """Beginning the exercise, answering the item, or looking at the result."""
        paper, item = self.paper, self.item
        if paper is None:
            return f"blacklist-sim exercise start {quote(self.chosen)}" if self.chosen is not None else ""
        if paper.teacher:
            return f"blacklist-sim exercise show {quote(paper.name)} --seed {paper.seed} --key"
        if item is None or paper.submitted:
            return f"blacklist-sim exercise submit {paper.attempt}" if paper.submitted else ""
        return f"blacklist-sim exercise answer {paper.attempt} {item.id} …"

    def as_text(self) -> str:
        """What is told of an exercise or an item."""
        return self.query_one("#preview" if self.paper is None else "#item", Page).as_text()
