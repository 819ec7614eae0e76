"""The lines around every area: where one stands, what happened, which keys there are; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.style import Style
from rich.text import Text as Rich
from textual.widgets import Static

from blacklist_sim.text import Text
from tui import cells
from tui.actions import AREAS, SHELL, Action, of
from tui.keymap import keymap

if TYPE_CHECKING:
    from tui.scene import Scene

MOST_KEYS, MOST_LINES = 6, 3
NOTHING_OPEN = Text("no case open", "未打开案件")
BEYOND = Text("looking ahead, nothing recorded", "预览，未记录")
BETWEEN = Text("between two events", "两项事件之间")
LAW_OF = Text("law of", "按法律")
RECORDING = Text("REC", "录制")
MORE = Text("more", "更多")


class OneLine(Static):
    """A line that is painted when it says something else."""

    said: object = ""

    def put(self, said: Rich | str) -> None:
        """Says something."""
        if said != self.said:
            self.said = said
            self.update(said, layout=False)


class ShellLine(OneLine):
    """A line that is told again what it tells when its width has changed."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.auto_links = False  # the looks are those of the pieces
        self._told: tuple[Scene | None, str | None, str] | None = None

    def show(self, scene: Scene | None, area: str | None, lang: str) -> None:
        """Tells of a moment and an area."""
        self._told = scene, area, lang
        self.put(self.line(scene, area, lang))

    def on_resize(self) -> None:
        """Tells it in the new width."""
        if self._told is not None:
            self.show(*self._told)

    def line(self, scene: Scene | None, area: str | None, lang: str) -> Rich:
        """What is told."""
        raise NotImplementedError


class Head(ShellLine):
    """The area, the case, the simulated day, and which branch it is; clicking one of them leads to all of its kind."""

    DEFAULT_CSS = "Head { height: 1; background: $primary 30%; text-style: bold; }"

    def line(self, scene: Scene | None, area: str | None, lang: str) -> Rich:
        """Tells where one stands."""
        name = AREAS[area].name.pick(lang) if area in AREAS else "blacklist-sim"
        case, right = NOTHING_OPEN.pick(lang), ""
        if scene is not None:
            case = f"{scene.name}  {scene.title.pick(lang)}"
            ahead = f"  {(BEYOND if scene.at_end else BETWEEN).pick(lang)}" if scene.beyond else ""
            if scene.law_of is not None:
                ahead += f"  {LAW_OF.pick(lang)} {scene.law_of}"
            if scene.recording:
                ahead += f"  {RECORDING.pick(lang)}" + ("" if scene.recording == scene.name else f" {scene.recording}")
            right = f" {scene.day}{ahead}  {scene.index}/{scene.frames} "
        width = max(self.size.width, 1)
        room = max(0, width - cells.width(right))
        left = cells.fit(f" {name} > {case}", room)
        areas = len(f" {name} ")
        return _line(
            (left[:areas], _does("shell.areas", reverse=True)),
            (left[areas:], _does("shell.cases")),
            (cells.fit(right, width - room), _does("shell.timeline")),
        )


class Flash(OneLine):
    """A line for what happened, empty unless something did, or as many as that takes; a click takes it away."""

    DEFAULT_CSS = """
    Flash { height: 1; color: $text; }
    Flash.warn { color: $text-warning; text-style: bold; }
    """
    lines = 1

    whole = ""

    def say(self, text: str, tone: str = "") -> None:
        """Says something until something else happens."""
        self.set_class(tone == "warn", "warn")
        said = "; ".join(line.strip() for line in text.splitlines())
        self.whole = f" {'! ' if tone == 'warn' else ''}{said}" if text else ""
        self._lay()

    def clear(self) -> None:
        """Says nothing."""
        self.say("")

    def on_resize(self) -> None:
        """Breaks it anew."""
        self._lay()

    def _lay(self) -> None:
        width = self.size.width or self.app.size.width
        lines = list(cells.wrapped(self.whole, max(width, 1)))
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], cells.fit(" ".join(lines[MOST_LINES - 1 :]), width)]
        if len(lines) != self.lines:
            self.lines = self.styles.height = len(lines)
        self.put(Rich("\n".join(lines), no_wrap=True, overflow="crop"))

    def on_click(self) -> None:
        """It was read."""
        self.clear()


class Foot(ShellLine):
    """At most six keys of the area, as many as there is room for, and the one that shows all; each can be clicked."""

    DEFAULT_CSS = "Foot { height: 1; background: $panel; }"

    def __init__(self) -> None:
        super().__init__()
        self.keymap = keymap()
        self._made: tuple[Any, Rich] = (None, Rich())

    def line(self, scene: Scene | None, area: str | None, lang: str) -> Rich:
        """The keys that can be used now."""
        keys = self.keymap
        usable = [action for action in of(area or SHELL) if keys.of(action.id) and action.can(scene) is None]
        told = tuple(action.id for action in usable[:MOST_KEYS]), lang, keys, self.size.width
        if told == self._made[0]:
            return self._made[1]
        self._made = told, self._made_of(usable, lang)
        return self._made[1]

    def _made_of(self, usable: Sequence[Action], lang: str) -> Rich:
        keys = self.keymap
        more = _key("shell.help", keys.printed("shell.help"), MORE.pick(lang))
        room = max(self.size.width, 1) - _wide(more)
        shown: list[tuple[str, Style]] = []
        for action in usable[:MOST_KEYS]:
            pieces = _key(action.id, keys.printed(action.id), f"{action.name.pick(lang)}  ")
            room -= _wide(pieces)
            if room < 0:
                break
            shown += pieces
        return _line(*shown, *more)


def _key(action: str, key: str, name: str) -> list[tuple[str, Style]]:
    return [(f" {key} ", _does(action, bold=True, reverse=True)), (f" {name}", _does(action))]


@lru_cache
def _does(action: str, **look: Any) -> Style:
    """A look whose click does an action."""
    return Style(meta={"@click": f"app.act('{action}')"}, **look)


def _line(*pieces: tuple[str, Style]) -> Rich:
    return Rich.assemble(*pieces, no_wrap=True, overflow="crop")


def _wide(pieces: list[tuple[str, Style]]) -> int:
    return sum(cells.width(text) for text, _ in pieces)
