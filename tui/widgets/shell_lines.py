"""The lines around every area: where one stands, what happened, which keys there are."""

from rich.text import Text as Rich
from textual.widgets import Static

from blacklist_sim.text import Text
from tui import cells
from tui.actions import AREAS, SHELL, of
from tui.scene import Scene

MOST_KEYS = 6
NOTHING_OPEN = Text("no case open", "未打开案件")
BEYOND = Text("looking ahead, nothing recorded", "预览，未记录")
LAW_OF = Text("law of", "按法律")
MORE = Text("more", "更多")
NAMES = {
    "question_mark": "?", "escape": "esc", "full_stop": ".", "comma": ",", "colon": ":", "slash": "/",
    "left_square_bracket": "[", "right_square_bracket": "]", "apostrophe": "'", "equals_sign": "=", "plus": "+",
    "minus": "-", "less_than_sign": "<", "greater_than_sign": ">", "delete": "del",
}  # fmt: skip


class OneLine(Static):
    """A line that is painted when it says something else."""

    said: object = ""

    def put(self, said: Rich | str) -> None:
        """Says something."""
        if said != self.said:
            self.said = said
            self.update(said, layout=False)


class Head(OneLine):
    """The area, the case, the simulated day, and which branch it is."""

    DEFAULT_CSS = "Head { height: 1; background: $primary 30%; text-style: bold; }"

    def show(self, scene: Scene | None, area: str | None, lang: str) -> None:
        """Tells where one stands."""
        name = AREAS[area].name.pick(lang) if area in AREAS else "blacklist-sim"
        if scene is None:
            left, right = f" {name} > {NOTHING_OPEN.pick(lang)}", ""
        else:
            left = f" {name} > {scene.name}  {scene.title.pick(lang)}"
            ahead = f"  {BEYOND.pick(lang)}" if scene.beyond else ""
            if scene.law_of is not None:
                ahead += f"  {LAW_OF.pick(lang)} {scene.law_of}"
            right = f" {scene.day}{ahead}  {scene.index}/{scene.frames} "
        width = max(self.size.width, 1)
        room = max(0, width - cells.width(right))
        self.put(Rich(cells.fit(left, room) + cells.fit(right, width - room), no_wrap=True, overflow="crop"))


class Flash(OneLine):
    """One line for what happened; empty unless something did."""

    DEFAULT_CSS = """
    Flash { height: 1; color: $text; }
    Flash.warn { color: $text-warning; text-style: bold; }
    """

    def say(self, text: str, tone: str = "") -> None:
        """Says something until something else happens."""
        self.set_class(tone == "warn", "warn")
        sign = "! " if tone == "warn" else ""
        self.put(Rich(f" {sign}{text}", no_wrap=True, overflow="ellipsis"))

    def clear(self) -> None:
        """Says nothing."""
        self.set_class(False, "warn")
        self.put("")


class Foot(OneLine):
    """At most six keys of the area, and the one that shows all."""

    DEFAULT_CSS = "Foot { height: 1; background: $panel; }"

    def show(self, scene: Scene | None, area: str | None, lang: str) -> None:
        """The keys that can be used now."""
        actions = [action for action in of(area or SHELL) if action.keys and action.can(scene) is None]
        line = Rich(no_wrap=True, overflow="crop")
        for action in actions[:MOST_KEYS]:
            line.append(f" {key_name(action.keys[0])} ", "bold reverse")
            line.append(f" {action.name.pick(lang)}  ")
        line.append(" ? ", "bold reverse")
        line.append(f" {MORE.pick(lang)}")
        self.put(line)


def key_name(key: str) -> str:
    """A key as it is printed on a keyboard."""
    return NAMES.get(key, key)
