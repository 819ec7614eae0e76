"""Import and export: a file is looked at before it is taken in, and seen before it is written."""

from shlex import quote
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text
from tui.may_write import may_write
from tui.panes.pane import Pane, bindings
from tui.scene import Line, Scene
from tui.screens.ask import Ask
from tui.widgets.page import Page
from tui.words import LONGEST, labelled, plain

if TYPE_CHECKING:
    from tui.session import Session
    from tui.transfer_asked import Written

FILE = Text("a file to take in: its path, or the name of a shipped timeline", "要导入的文件：路径，或随附时间线的名称")
WHERE = Text("write to which file", "写至何文件")
NO_FILE = Text("write the path of a file first", "请先写明文件路径")
NO_CASE = Text("no case is open to be written", "没有打开的案件可写出")
SEEN = Text("as it would be written", "写出内容预览")
CHANGED = Text("✗ does not read back to the same state", "✗ 读回后状态不同")
WHICH_FORM = Text("write the case as what", "以何种格式写出")
GOES_ON = Text("the recording goes on", "录制继续")
RECORDED = Text("what was recorded, as a timeline that expects what came of it", "所录内容，写明实际结果为预期的时间线")
AMISS = Text("something in the file is amiss: take in", "文件中有问题：导入")
WAYS = {
    "good": Text("what is good, and be told of the rest", "无误的部分，其余予以报告"),
    "rename": Text("all, a journal whose name is taken under another one", "全部，重名的日志另行命名"),
}
OPTIONS = {"good": "--keep-going", "rename": "--rename"}
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
        self.form, self._command = "yaml", ""

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Input(id="file", compact=True, max_length=LONGEST)
        yield Static(id="form", markup=False)
        yield Page()

    def entered(self) -> None:
        """The page has the focus, so that keys are not taken for a path."""
        self.query_one(Page).focus(scroll_visible=False)

    def fetch(self, session: "Session", scene: Scene) -> "Written | BlacklistSimError":
        """The open case as it would be written, or why it cannot be."""
        from tui.transfer_asked import written

        try:
            return written(session, self.form, self.shell.lang)
        except BlacklistSimError as error:
            return error

    def show(self, scene: Scene | None) -> None:
        """Shows the open case as it would be written."""
        from tui.transfer_asked import CHECKED, FORMS

        self.query_one(Input).placeholder = self.say(FILE)
        page, head, found = self.query_one(Page), self.query_one("#form", Static), self.found
        self._command = ""
        if scene is None or found is None:
            head.update("")
            page.say([(NO_CASE, "dim")], self.shell.lang)
            return
        said = self.say(labelled(SEEN, FORMS[self.form]))
        if isinstance(found, BlacklistSimError):
            head.update(said)
            page.say([(found.text, "warn")], self.shell.lang)
            return
        sign = {None: "", True: f"  {self.say(CHECKED)}", False: f"  {self.say(CHANGED)}"}[found.back]
        head.update(f"{said}{sign}")
        self._show_text(found.text)

    def _show_text(self, text: str) -> None:
        lines: list[Line] = [(plain(line), "") for line in text.splitlines()[:MOST_LINES]]
        self.query_one(Page).say(lines, self.shell.lang)

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
            self._command = f"check {quote(path)}"
            self.entered()

    async def do_take_in(self) -> None:
        """Takes the file in."""
        from tui.screens.pick import Pick
        from tui.transfer_asked import take_in

        if path := self._file():
            shell, way = self.shell, ""
            try:
                told = await shell.desk.do(take_in, shell.session, path)
            except BlacklistSimError as error:
                shell.flash(error.text, "warn")
                way = await shell.ask(Pick(AMISS, list(WAYS.items()), shell.lang)) or ""
                if not way:
                    raise
                told = await shell.desk.do(take_in, shell.session, path, way == "good", way == "rename")
            self.shell.flash(told.short)
            self.query_one(Page).say(told.lines, self.shell.lang)
            self._command = " ".join(["case import", quote(path), *([OPTIONS[way]] if way else [])])
            self.entered()

    async def do_form(self) -> None:
        """Another form."""
        from tui.screens.pick import Pick
        from tui.transfer_asked import FORMS

        chosen = await self.shell.ask(Pick(WHICH_FORM, list(FORMS.items()), self.shell.lang, self.form))
        if chosen is not None:
            self.form = chosen
            await self.shell.see(self.shell.session.scene)

    async def do_write(self) -> None:
        """Writes the open case into a file."""
        from tui.transfer_asked import FORM_ENDINGS, write

        shell = self.shell
        name = f"{shell.scene.name if shell.scene is not None else 'case'}{FORM_ENDINGS[self.form]}"
        target = await shell.ask(Ask(WHERE, shell.lang, name))
        if target and (over := await may_write(shell, target)) is not None:
            told = await shell.desk.do(write, shell.session, self.form, target, shell.lang, over)
            shell.flash(told.short)

    async def do_record(self) -> None:
        """Records what is done from now on; or ends it, and writes what was done as a timeline that is a test."""
        from tui import recording
        from tui.transfer_asked import write_text

        shell = self.shell
        if shell.scene is None or not shell.scene.recording:
            await shell.tell(recording.start, shell.session)
            await shell.go("stepper")
            return
        text = await shell.desk.do(recording.recorded, shell.session)
        if not text:
            await shell.tell(recording.stop, shell.session)
            return
        if shell.desk.files:
            target = await shell.ask(Ask(WHERE, shell.lang, f"{shell.scene.recording}-test.yaml"))
            if not target:
                shell.flash(GOES_ON)
                return
            await shell.desk.do(write_text, text, target)
        await shell.tell(recording.stop, shell.session)
        self.query_one("#form", Static).update(self.say(RECORDED))
        self._show_text(text)
        shell.flash(Text(f"written: {target}", f"已写出：{target}") if shell.desk.files else RECORDED)

    def as_text(self) -> str:
        """What is shown."""
        return self.query_one(Page).as_text()

    def as_command(self) -> str:
        """What was done with a file, or else what writes or shows the open case as it is shown."""
        from tui.transfer_asked import command

        scene, lang = self.shell.scene, self.shell.lang
        text = self._command or (command(scene, self.form, lang) if scene is not None else "")
        return f"blacklist-sim {text}" if text else ""
