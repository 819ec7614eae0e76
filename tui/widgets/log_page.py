"""A log that grows as a story is played, and shrinks when it goes back; what is seen stays unless it follows."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.reactive import reactive

from tui import cells
from tui.scene import Line
from tui.telling import INDENT
from tui.widgets.page import Page

Chapter = Sequence[Line]


class LogPage(Page):
    """Chapters of lines, of which the first `shown` are seen; whoever scrolls back stops it from following."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("up", "back('scroll_up')", show=False),
        Binding("pageup", "back('page_up')", show=False),
        Binding("home", "back('scroll_home')", show=False),
    ]
    follow: reactive[bool] = reactive(True)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chapters: Sequence[Chapter] = ()
        self._laid_out: list[tuple[str, str]] = []
        self._ends: list[int] = []
        self.shown = 0

    def load(self, chapters: Sequence[Chapter], lang: str) -> None:
        """Takes chapters, of which none is seen yet."""
        self._chapters, self.shown = chapters, 0
        self.set_reactive(Page.lang, lang)
        self._laid()

    def grow_to(self, count: int) -> None:
        """Shows so many chapters; only those that were never seen are laid out."""
        self.shown = min(max(count, 0), len(self._chapters))
        self._lay_out()

    def watch_follow(self, follow: bool) -> None:
        """Goes to the end where it follows again."""
        if follow:
            self.scroll_end(animate=False)

    async def action_back(self, how: str) -> None:
        """Scrolls back, and stays there from now on."""
        self.follow = False
        await self.run_action(how)

    def on_mouse_scroll_up(self) -> None:
        """The same by the wheel."""
        self.follow = False

    def _laid(self, stay: bool = True) -> None:
        self._laid_out, self._ends = [], []
        self._lay_out()

    def _lay_out(self) -> None:
        width = max(self.room.width, 1)
        with self.changing():
            for chapter in self._chapters[len(self._ends) : self.shown]:
                for text, tone in chapter:
                    self._laid_out += [(line, tone) for line in cells.wrapped(nearer(text.pick(self.lang)), width)]
                self._ends.append(len(self._laid_out))
            seen = self._ends[self.shown - 1] if self.shown else 0
            self._lines = self._laid_out[:seen]
            self.reach(seen)
            if self.follow:
                self.scroll_to(0, self.max_scroll_y, animate=False)

    def as_text(self) -> str:
        """What is shown, as the command line prints it."""
        return "\n".join(text.pick(self.lang) for chapter in self._chapters[: self.shown] for text, _ in chapter)


def nearer(line: str) -> str:
    """A line of a log with the little indent that a pane has room for."""
    return f"  {line[INDENT:]}" if line.startswith(" " * INDENT) else line
