"""A line in which is sought, and beneath it what could stand where its cursor is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text as Rich
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui import cells
from tui.widgets.sought_line import SoughtLine
from tui.words import LONGEST

if TYPE_CHECKING:
    from tui.suggesting import Suggested

Suggest = Callable[[str, int], "Suggested"]


class Suggestions(Widget):
    """One line of words, of which one may be chosen, and what that one means."""

    DEFAULT_CSS = "Suggestions { height: 1; display: none; color: $text-muted; }"

    class Taken(Message):
        """One was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self.abouts: tuple[str, ...] = ()
        self.hint, self.chosen = "", -1

    def show(self, words: tuple[str, ...], abouts: tuple[str, ...], hint: str, chosen: int) -> None:
        """Shows words, or a hint where there are none; is not there where there is neither."""
        self.words, self.abouts, self.hint, self.chosen = words, abouts, hint, chosen
        self.display = bool(words or hint)
        self.refresh()

    def _shown(self) -> list[tuple[int, int, int]]:
        """Of every word that is seen its number and from which cell to which it reaches; the chosen one is seen."""
        first = 0
        while self.chosen > first and self._reach(first) > self.size.width:
            first += 1
        places, left = [], 1
        for at in range(first, len(self.words)):
            wide = cells.width(self.words[at]) + 2
            places.append((at, left, left + wide))
            left += wide
        return places

    def _reach(self, first: int) -> int:
        return 1 + sum(cells.width(word) + 2 for word in self.words[first : self.chosen + 1])

    def render(self) -> Rich:
        """The line."""
        line = Rich(" ", no_wrap=True, overflow="crop")
        for at, _, _ in self._shown():
            line.append(f" {self.words[at]} ", "reverse" if at == self.chosen else "")
        about = self.abouts[self.chosen] if 0 <= self.chosen < len(self.abouts) else ""
        if self.hint or about not in self.words:
            line.append(f"  {self.hint or about}", "italic")
        return line

    def on_click(self, event: events.Click) -> None:
        """Takes the word that is clicked."""
        at = next((at for at, left, right in self._shown() if left <= event.x < right), None)
        if at is not None:
            self.post_message(self.Taken(at))


class FilterInput(SoughtLine):
    """The line itself: up and down choose a suggestion, tab, right at the end and enter take one that is chosen."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("down", "choose(1)", show=False),
        Binding("up", "choose(-1)", show=False),
        Binding("tab", "take", show=False),
    ]

    @property
    def box(self) -> "FilterLine":
        """What the line is part of."""
        return next(one for one in self.ancestors if isinstance(one, FilterLine))

    def action_choose(self, by: int) -> None:
        """The next suggestion; out of the line where there is none."""
        if not self.box.choose(by):
            self.screen.focus_next() if by > 0 else self.screen.focus_previous()

    def action_take(self) -> None:
        """Takes the suggestion; out of the line where none is chosen."""
        if not self.box.take():
            self.screen.focus_next()

    def action_cursor_right(self, select: bool = False) -> None:
        """To the right; at the end of the line takes the suggestion."""
        if select or self.cursor_position < len(self.value) or not self.box.take():
            super().action_cursor_right(select)

    async def action_submit(self) -> None:
        """Takes a suggestion that was chosen with the arrows; else leaves the line."""
        if not (self.box.moved and self.box.take()):
            await Input.action_submit(self)
            self.screen.set_focus(self.box.beneath)


class FilterLine(Vertical):
    """The line with its suggestions, given by a function of the text and the place of the cursor.

    Enter leaves it for what is `beneath`.
    """

    DEFAULT_CSS = """
    FilterLine { height: auto; }
    FilterLine Input { height: 1; border: none; padding: 0 1; background: $boost; }
    FilterLine.-wrong Input { color: $text-warning; }
    """

    def __init__(self, suggest: Suggest, input_id: str) -> None:
        super().__init__()
        self.suggest, self.input_id, self.lang = suggest, input_id, "en"
        self.moved = False
        self.beneath: Widget | None = None
        self._now: Suggested | None = None
        self._chosen = -1

    def compose(self) -> ComposeResult:
        """The parts."""
        yield FilterInput(placeholder=".", id=self.input_id, compact=True, max_length=LONGEST)
        yield Suggestions()

    def on_mount(self) -> None:
        """Follows the cursor, and whether one is there at all."""
        line = self.query_one(FilterInput)
        for what in ("cursor_position", "has_focus"):
            self.watch(line, what, self.again, init=False)

    @on(Input.Changed)
    def again(self) -> None:
        """What could stand at the cursor."""
        line = self.query_one(FilterInput)
        self._now = self.suggest(line.value, line.cursor_position) if line.has_focus else None
        self.moved = False
        self._chosen = 0 if self._now is not None and self._now.begun and self._now.options else -1
        self._show()

    @property
    def writing(self) -> bool:
        """Whether what stands at the cursor is the beginning of something that is suggested."""
        now = self._now
        if now is None or now.start == now.end:
            return now is not None and bool(now.options or now.hint.en)
        written = self.query_one(FilterInput).value[now.start : now.end].lower()
        return bool(now.hint.en) or any(option.word.startswith(written) for option in now.options)

    def _show(self) -> None:
        now = self._now
        words = tuple(option.word for option in now.options) if now is not None else ()
        abouts = tuple(option.about.pick(self.lang) for option in now.options) if now is not None else ()
        hint = now.hint.pick(self.lang) if now is not None else ""
        self.query_one(Suggestions).show(words, abouts, hint, self._chosen)

    def choose(self, by: int) -> bool:
        """The next suggestion; whether there is one."""
        if self._now is None or not self._now.options:
            return False
        many = len(self._now.options)
        self._chosen = (self._chosen + by) % many if self._chosen >= 0 or by > 0 else many - 1
        self.moved = True
        self._show()
        return True

    def take(self) -> bool:
        """Puts the chosen suggestion in; whether there is one."""
        line = self.query_one(FilterInput)
        if self._now is None or self._chosen < 0:
            return False
        value, cursor = self._now.taken(line.value, self._chosen)
        line.value = value
        line.cursor_position = cursor
        self.again()
        return True

    @on(Suggestions.Taken)
    def clicked(self, event: Suggestions.Taken) -> None:
        """Puts the one in that was clicked."""
        self._chosen = event.at
        self.take()
        self.query_one(FilterInput).focus()
