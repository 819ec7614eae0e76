"""Money: what is owed at the moment seen, its working, and how it grew."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text as Rich
from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tui.panes.pane import Pane, bindings
from tui.scene import Line, Scene
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.scrubber import Scrubber

if TYPE_CHECKING:
    from tui.session import Session

HIGH = 14


class MoneyPane(Pane):
    """The bar of time, the account, and a drawing where it is wanted."""

    area = "money"
    BINDINGS = bindings("money")
    DEFAULT_CSS = """
    MoneyPane { layout: vertical; }
    MoneyPane Static { height: auto; display: none; border-bottom: solid $panel; }
    MoneyPane.-plot Static { display: block; }
    MoneyPane Page { padding: 0 1; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.working = self.plotted = False

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Scrubber()
        yield Static(id="plot")
        yield Page()

    def entered(self) -> None:
        """The bar has the focus."""
        self.query_one(Scrubber).focus(scroll_visible=False)

    def fetch(self, session: "Session", scene: Scene) -> tuple[Sequence[Line], str | None]:
        """The account, and the drawing where it is wanted."""
        from tui import money_asked

        lines = money_asked.owed(session, self.working)
        if not self.plotted:
            return lines, None
        drawing, bands = money_asked.growth(session, max(self.size.width - 2, 20), HIGH)
        return (*bands, *lines), drawing

    def show(self, scene: Scene | None) -> None:
        """Shows the account of a moment."""
        bar = self.query_one(Scrubber)
        bar.lang = self.shell.lang
        if scene is None:
            self.query_one(Page).say(self.no_case, self.shell.lang)
            return
        bar.show(scene.marks, scene.ahead, scene.index, scene.day, scene.horizon, scene.name)
        lines, drawing = self.found
        if drawing is not None:
            self.query_one("#plot", Static).update(Rich.from_ansi(drawing))
        self.query_one(Page).say(lines, self.shell.lang, stay=True)

    @on(Scrubber.Sought)
    async def sought(self, event: Scrubber.Sought) -> None:
        """Goes there."""
        await self.shell.look(self.shell.session.seek, event.index)

    @on(Scrubber.SoughtDay)
    async def sought_day(self, event: Scrubber.SoughtDay) -> None:
        """Goes there."""
        await self.shell.look(self.shell.session.seek_day, event.day)

    async def do_working(self) -> None:
        """Shows or hides the working."""
        self.working = not self.working
        await self.shell.see(self.shell.session.scene)

    async def do_plot(self) -> None:
        """Shows or hides the drawing."""
        self.plotted = not self.plotted
        self.set_class(self.plotted, "-plot")
        await self.shell.see(self.shell.session.scene)

    def about(self) -> About | None:
        """The account."""
        return About("money", ()) if self.shell.scene is not None else None

    def as_text(self) -> str:
        """The account."""
        return self.query_one(Page).as_text()
