"""Import and export: a file is looked at before it is taken in, and seen before it is written."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from blacklist_sim.text import Text
from tui.panes.pane import Pane, bindings
from tui.scene import Line, Scene
from tui.screens.ask import Ask
from tui.widgets.page import Page
from tui.words import LONGEST, plain

FILE = Text("a file to take in: its path, or the name of a shipped timeline", "要导入的文件：路径，或随附时间线的名称")
WHERE = Text("write to which file", "写至何文件")
NO_FILE = Text("write the path of a file first", "请先写明文件路径")
NO_CASE = Text("no case is open to be written", "没有打开的案件可写出")
SEEN = Text("as it would be written", "写出内容预览")
ENDINGS = {"yaml": ".yaml", "jsonl": ".jsonl", "journal": ".jsonl", "public": ".jsonl"}
MOST_LINES = 400


class TransferPane(Pane):
    """A line for the file that comes in, and a page for what it holds or for what would be written."""

    area = "transfer"
    BINDINGS = bindings("transfer")
    DEFAULT_CSS = """
    TransferPane { layout: vertical; }
    TransferPane Input { height: 1; border: none; padding: 0 1; background: $boost; }
    TransferPane #form { height: 1; padding: 0 1; color: $text-muted; }
    TransferPane Page { padding: 0 1; border-top: solid $panel; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.form = 0

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Input(id="file", compact=True, max_length=LONGEST)
        yield Static(id="form", markup=False)
        yield Page()

    def show(self, scene: Scene | None) -> None:
        """Shows the open case as it would be written."""
        self.query_one(Input).placeholder = self.say(FILE)
        self.run_worker(self._seen(scene), group="seen", exclusive=True, exit_on_error=False)

    async def _seen(self, scene: Scene | None) -> None:
        from tui.transfer_asked import FORMS

        form = FORMS[self.form % len(FORMS)]
        page, head = self.query_one(Page), self.query_one("#form", Static)
        if scene is None:
            head.update("")
            page.say([(NO_CASE, "dim")], self.shell.lang)
            return
        head.update(f"{self.say(SEEN)}: {form}")
        text = await self.shell.desk.do(self.shell.session.text, form)
        lines: list[Line] = [(plain(line), "") for line in text.splitlines()[:MOST_LINES]]
        page.say(lines, self.shell.lang)

    def _file(self) -> str:
        """The path that stands in the line; without one the user is told so."""
        path = self.query_one(Input).value.strip()
        if not path:
            self.shell.flash(NO_FILE, "warn")
            self.query_one(Input).focus()
        return path

    @on(Input.Submitted)
    def submitted(self) -> None:
        """A file that was named is looked at."""
        self.shell.action_act("transfer.look")

    async def do_look(self) -> None:
        """What the file holds."""
        from tui.transfer_asked import look

        if path := self._file():
            self.query_one(Page).say(await self.shell.desk.do(look, path), self.shell.lang)

    async def do_take_in(self) -> None:
        """Takes the file in."""
        from tui.transfer_asked import take_in

        if path := self._file():
            told = await self.shell.desk.do(take_in, self.shell.session, path)
            self.shell.flash(told.short)
            self.query_one(Page).say(told.lines, self.shell.lang)

    def do_form(self) -> None:
        """The next form."""
        self.form += 1
        self.show(self.shell.scene)

    async def do_write(self) -> None:
        """Writes the open case into a file."""
        from tui.transfer_asked import FORMS, write

        form = FORMS[self.form % len(FORMS)]
        name = f"{self.shell.scene.name if self.shell.scene is not None else 'case'}{ENDINGS[form]}"
        target = await self.shell.ask(Ask(WHERE, self.shell.lang, name))
        if target:
            told = await self.shell.desk.do(write, self.shell.session, form, target)
            self.shell.flash(told.short)

    def as_text(self) -> str:
        """What is shown."""
        return self.query_one(Page).as_text()
