"""A tree of lines with a cursor on one of them: what something rests on, folded and unfolded."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import cells
from tui.trees import Node
from tui.widgets.strips import strip
from tui.widgets.tree_lines import Branch, Path, branches, is_open, paths

TONES = ("warn", "dim", "other")
CURSOR = ">"


class Kept(NamedTuple):
    """How a tree was left: what was folded or unfolded, and where the cursor was."""

    opened: dict[Path, bool]
    cursor: Path


class BasisTree(ScrollView, can_focus=True):
    """Up and down move; left folds or goes to what a line belongs to, right unfolds or goes below; enter opens."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
        Binding("left", "fold", show=False),
        Binding("right", "unfold", show=False),
        Binding("space", "turn", show=False),
        Binding("plus,＋", "all(True)", show=False),
        Binding("minus,－", "all(False)", show=False),
        Binding("enter", "open", show=False),
    ]
    COMPONENT_CLASSES = {"tree--cursor", *(f"tree--{tone}" for tone in TONES)}  # noqa: RUF012
    DEFAULT_CSS = """
    BasisTree { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; height: 1fr; }
    BasisTree > .tree--cursor { text-style: reverse; }
    BasisTree > .tree--warn { color: $text-warning; text-style: bold; }
    BasisTree > .tree--dim { color: $text-muted; }
    BasisTree > .tree--other { color: $text-muted; }
    """

    @dataclass
    class Opened(Message):
        """A line was chosen by enter or by a second click."""

        node: Node

    @dataclass
    class Highlighted(Message):
        """The cursor is on another line."""

        node: Node

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.root: Node | None = None
        self.lang = "en"
        self._opened: dict[Path, bool] = {}
        self._cursor: Path = ()
        self._branches: list[Branch] = []
        self._tops: list[int] = []

    def set_tree(self, root: Node, lang: str, kept: Kept | None = None) -> None:
        """Shows a tree, from its root or as it was left."""
        self.root, self.lang = root, lang
        self._opened, self._cursor = (dict(kept.opened), kept.cursor) if kept is not None else ({}, ())
        self.scroll_to(0, 0, animate=False)
        self._laid()
        self._tell()

    @property
    def kept(self) -> Kept:
        """How the tree stands, to be shown so again."""
        return Kept(dict(self._opened), self._cursor)

    @property
    def node(self) -> Node | None:
        """The line under the cursor."""
        return self._branches[self._at].node if self._branches else None

    @property
    def _at(self) -> int:
        return next((at for at, branch in enumerate(self._branches) if branch.path == self._cursor), 0)

    @property
    def _is_open(self) -> bool:
        return self.node is not None and is_open(self._cursor, self.node, self._opened)

    def on_resize(self) -> None:
        """Breaks the lines anew."""
        self._laid()

    def _laid(self) -> None:
        width = max(self.scrollable_content_region.width - len(CURSOR), 1)
        self._branches = branches(self.root, self._opened, width, self.lang) if self.root is not None else []
        self._tops = [branch.top for branch in self._branches]
        self.virtual_size = Size(width, sum(len(branch.texts) for branch in self._branches))
        self._into_view()
        self.refresh()

    def _into_view(self) -> None:
        if self._branches and self.size.height:
            branch, top = self._branches[self._at], self.scroll_offset.y
            last = branch.top + len(branch.texts) - 1
            self.scroll_to(0, min(max(top, last - self.size.height + 1), branch.top), animate=False, force=True)

    def _go(self, at: int) -> None:
        if self._branches:
            self._cursor = self._branches[min(max(at, 0), len(self._branches) - 1)].path
            self._into_view()
            self.refresh()
            self._tell()

    def _tell(self) -> None:
        if self.node is not None:
            self.post_message(self.Highlighted(self.node))

    def _turn(self, open: bool) -> None:
        self._opened[self._cursor] = open
        self._laid()

    def action_move(self, by: int) -> None:
        """So many lines on."""
        self._go(self._at + by)

    def action_page(self, by: int) -> None:
        """A screen on: to the line that stands there."""
        if self._branches:
            self._go(self._under(self._branches[self._at].top + by * max(self.size.height - 1, 1)))

    def action_jump(self, place: int) -> None:
        """To the first or the last line."""
        self._go(len(self._branches) - 1 if place < 0 else place)

    def action_fold(self) -> None:
        """Hides what the line rests on, or goes to the line that rests on it."""
        if self._is_open:
            self._turn(False)
        elif self._cursor:
            self._cursor = self._cursor[:-1]
            self._go(self._at)

    def action_unfold(self) -> None:
        """Shows what the line rests on, or goes to the first of it."""
        if self.node is not None and self.node.children:
            if self._is_open:
                self.action_move(1)
            else:
                self._turn(True)

    def action_turn(self) -> None:
        """Folds, or unfolds."""
        if self.node is not None and self.node.children:
            self._turn(not self._is_open)

    @property
    def all_open(self) -> bool:
        """Whether nothing is folded away."""
        return self.root is not None and len(self._branches) >= len(list(paths(self.root)))

    def action_all(self, open: bool) -> None:
        """Unfolds everything, or folds everything but what the root rests on."""
        if self.root is not None:
            self._opened = {path: open or not path for path in paths(self.root)}
            self._cursor = self._cursor if open else self._cursor[:1]
            self._laid()

    def action_open(self) -> None:
        """Opens what the line is about; a line that is about nothing is folded or unfolded."""
        if self.node is not None and self.node.opens:
            self.post_message(self.Opened(self.node))
        else:
            self.action_turn()

    def _under(self, y: int) -> int:
        """Which line of the tree stands in a line of the screen, counted from the top of all."""
        return max(bisect_right(self._tops, y) - 1, 0)

    def on_click(self, event: events.Click) -> None:
        """A click moves, a second one opens; one on the sign before a text folds or unfolds."""
        at = event.get_content_offset(self)
        if at is None or self.scroll_offset.y + at.y >= self.virtual_size.height:
            return
        place, before = self._under(self.scroll_offset.y + at.y), self._cursor
        self._go(place)
        branch = self._branches[place]
        if at.x <= cells.width(branch.head) and branch.node.children:
            self.action_turn()
        elif event.chain == 2 and branch.path == before:
            self.action_open()

    def as_text(self) -> str:
        """All that is not folded away."""
        return "\n".join(f"{branch.head}{branch.node.text.pick(self.lang)}" for branch in self._branches)

    def render_line(self, y: int) -> Strip:
        """A line of the widget."""
        width, at = self.scrollable_content_region.width, self.scroll_offset.y + y
        if at >= self.virtual_size.height or not self._branches:
            return Strip.blank(max(width, 0), self.rich_style)
        branch = self._branches[self._under(at)]
        here, number = branch.path == self._cursor, at - branch.top
        tone = "cursor" if here else branch.node.tone
        style = self.get_component_rich_style(f"tree--{tone}") if tone in (*TONES, "cursor") else self.rich_style
        head = branch.head if number == 0 else " " * cells.width(branch.head)
        text = (CURSOR if here and number == 0 else " ") + head + branch.texts[number]
        return strip([(cells.fit(text, width), style)], width, style)


if __name__ == "__main__":
    from textual.app import App, ComposeResult

    from blacklist_sim.text import Text

    FACT = Node(
        "?", Text("the debtor has paid: not stated", "被执行人已付款：未说明"), "warn", opens=("fact", "paid", "")
    )
    RULES = tuple(
        Node(sign, Text(f"a rule of nobody {at}", f"虚构的规则 {at}"), tone, (FACT,), ("rule", str(at)), folded=at > 2)
        for at, (sign, tone) in enumerate([("✗", "warn"), ("?", "warn"), *[("✓", "")] * 30])
    )
    ROOT = Node("✗", Text("may it be done?", "可以实施吗？"), "warn", RULES)

    class Demo(App[None]):
        """A tree."""

        def compose(self) -> ComposeResult:
            """The tree."""
            yield BasisTree()

        def on_mount(self) -> None:
            """Gives it its lines."""
            self.query_one(BasisTree).set_tree(ROOT, "both")

    Demo().run()
