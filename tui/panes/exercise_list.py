"""The list of exercises: sought, looked at, and added to by files of the user's own."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input, Static

from blacklist_sim.text import Text
from tui.exercise_rows import finds, listed_lines, listed_row
from tui.exercise_scene import Listed
from tui.panes.exercise_actions import ExerciseActions
from tui.scene import Scene
from tui.screens.ask import Ask
from tui.widgets.page import Page
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from tui.session import Session

WHICH_FILE = Text("an exercise: the path of a YAML file", "习题：YAML 文件的路径")


class ExerciseList(ExerciseActions):
    """The part of the area in which an exercise is chosen."""

    listed: tuple[Listed, ...] = ()
    found_by = ""

    @property
    def list(self) -> VirtualList:
        """The exercises."""
        return self.query_one("#exercises", VirtualList)

    def fetch(self, session: "Session", scene: Scene | None) -> tuple[Listed, ...]:
        """The exercises, with how far one has come in each."""
        from tui.exercising import Exercising

        if self.exercises is None:
            self.exercises = Exercising(session, self.shell.desk.teacher)
        found: tuple[Listed, ...] = self.exercises.listed()
        return found

    @work(group="scores", exclusive=True, exit_on_error=False)
    async def _again(self) -> None:
        """Lists them as they are by now; what attempts have earned is worked out one by one once the list is seen."""
        more = True
        while more:
            self.listed = await self.shell.desk.do(self.exercises.listed)
            self._rows()
            more = await self.shell.desk.do(self.exercises.more_scores)

    @on(Input.Changed)
    def _rows(self) -> None:
        self.found_by = sought = self.query_one(Input).value
        rows = [listed_row(one, self.shell.lang) for one in self.listed if finds(one, sought)]
        here = self.list.row
        many = len(rows)
        self.query_one("#count", Static).update(self.say(Text(f"{many} exercise(s)", f"{many} 道习题")))
        self.list.set_rows(rows, here.key if here is not None else None)

    @property
    def chosen(self) -> str | None:
        """The exercise under the cursor."""
        row = self.list.row
        return str(row.key) if row is not None else None

    def _preview(self) -> None:
        one = next((one for one in self.listed if one.name == self.chosen), None)
        self.query_one("#preview", Page).say(listed_lines(one) if one is not None else (), self.shell.lang)

    def choose(self) -> str | None:
        """The same, once what is sought has been found; until then it is chosen when it is there."""
        row = self.list.chosen()
        return str(row.key) if row is not None else None

    async def do_file(self) -> None:
        """Takes a file of the user's own among the exercises."""
        path = await self.shell.ask(Ask(WHICH_FILE, self.shell.lang))
        if path:
            name = await self.shell.desk.do(self.exercises.add, path)
            if self.paper is not None:
                self.do_filter()
            self.query_one(Input).value = ""
            self.listed = await self.shell.desk.do(self.exercises.listed)
            self._rows()
            self.list.stand_on([one.name for one in self.listed].index(name))
            self._preview()
