"""A page of lines with tones, wrapped to the width, that scrolls and can be copied."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip

from tui import cells
from tui.scene import Line
from tui.widgets.lined import Lined

TONES = ("head", "warn", "good", "dim")


class Page(Lined, can_focus=True):
    """Lines of text; set by `say`."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
    COMPONENT_CLASSES = {f"page--{tone}" for tone in TONES}  # noqa: RUF012
    DEFAULT_CSS = """
    Page > .page--head { text-style: bold; color: $primary; }
    Page > .page--warn { color: $text-warning; text-style: bold; }
    Page > .page--good { color: $text-success; }
    Page > .page--dim { color: $text-muted; }
    """

    lang: reactive[str] = reactive("en")

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: list[Line] = []
        self._lines: list[tuple[str, str]] = []

    def say(self, lines: Iterable[Line], lang: str, stay: bool = False) -> None:
        """Shows lines from their beginning; with `stay` what is seen stays in view."""
        self._said = list(lines)
        self.set_reactive(Page.lang, lang)
        self._laid(stay)

    def watch_lang(self) -> None:
        """Says it in the other language."""
        self._laid()

    def on_resize(self) -> None:
        """Breaks the lines anew."""
        self._laid()

    def _laid(self, stay: bool = True) -> None:
        width = max(self.room.width, 1)
        with self.changing():
            self._lines = [
                (line, tone) for text, tone in self._said for line in cells.wrapped(text.pick(self.lang), width)
            ]
            self.reach(len(self._lines))
            if not stay:
                self.scroll_to(0, 0, animate=False)

    def looks(self) -> Sequence[object]:
        """The lines in view."""
        top, height = self.scroll_offset.y, self.size.height
        seen: list[object] = list(self._lines[top : top + height])
        return seen + [None] * (height - len(seen))

    def as_text(self) -> str:
        """All of it."""
        return "\n".join(text.pick(self.lang) for text, _ in self._said)

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        width, at = self.room.width, self.scroll_offset.y + y
        if at >= len(self._lines):
            return Strip.blank(width, self.plain)
        text, tone = self._lines[at]
        style = self.look(f"page--{tone}") if tone in TONES else self.plain
        return Strip([Segment(cells.fit(text, width), style)], width)
