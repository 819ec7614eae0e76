"""A page of lines with tones, wrapped to the width, that scrolls and can be copied."""

from collections.abc import Iterable

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import cells
from tui.scene import Line

TONES = ("head", "warn", "good", "dim")


class Page(ScrollView, can_focus=True):
    """Lines of text; set by `say`."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
    COMPONENT_CLASSES = {f"page--{tone}" for tone in TONES}  # noqa: RUF012
    DEFAULT_CSS = """
    Page { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; height: 1fr; }
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
        if not stay:
            self.scroll_to(0, 0, animate=False)
        self._laid()

    def watch_lang(self) -> None:
        """Says it in the other language."""
        self._laid()

    def on_resize(self) -> None:
        """Breaks the lines anew."""
        self._laid()

    def _laid(self) -> None:
        width = max(self.size.width - 1, 1)
        self._lines = []
        for text, tone in self._said:
            self._lines += [(line, tone) for line in cells.wrapped(text.pick(self.lang), width)]
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def as_text(self) -> str:
        """All of it."""
        return "\n".join(text.pick(self.lang) for text, _ in self._said)

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        width, at = self.size.width, self.scroll_offset.y + y
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        text, tone = self._lines[at]
        style = self.get_component_rich_style(f"page--{tone}") if tone in TONES else self.rich_style
        return Strip([Segment(cells.fit(text, width), style)], width)
