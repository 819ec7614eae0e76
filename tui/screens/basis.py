"""What something rests on, over the areas: a tree, the law page of a rule in it, the acts that may state a fact."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher, OptionList
from textual.widgets.option_list import Option

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text
from tui.scene import Choice
from tui.screens.dialog import Dialog
from tui.trees import About, Node
from tui.widgets.basis_tree import BasisTree, Kept
from tui.widgets.choice import Options
from tui.widgets.key_line import KeyLine
from tui.widgets.page import Page
from tui.words import SIGNS, STATUS

LAW = ("rule", "instrument")
KEYS = (
    ("esc", Text("back", "返回"), "leave"),
    ("enter", Text("open", "打开"), "open"),
    ("← →", Text("fold", "折叠"), "turn"),
    ("+ -", Text("all", "全部"), "all"),
    ("y", Text("cite", "引用"), "copy"),
    ("g", Text("terms", "术语"), "terms"),
)
OPENS = {
    "rule": Text("enter shows the rule with its versions", "回车显示该规则及其历次文本"),
    "instrument": Text("enter shows this legal text", "回车显示该法律文件"),
    "fact": Text("enter lists the acts that may state this", "回车列出可说明此事实的行为"),
    "field": Text("enter fills this in", "回车填写此项"),
    "act": Text("enter tells whether this act can be done", "回车说明该行为可否实施"),
}
NOBODY = Text("no act that can be done now states this", "目前没有可实施的行为能说明此事")
COPIED = Text("copied", "已复制")


@dataclass(frozen=True, slots=True)
class Layer:
    """A tree that was opened: what it is about, and how it was left."""

    root: Node
    thing: About
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Stating:
    """An act that is to state something, in which field of its form; none where doing it says so by itself."""

    choice: Choice
    field: str


class Basis(Dialog[Stating]):
    """Gives back the act by which a fact is to be stated, or nothing when it was left; `trees` is how it stood."""

    BINDINGS = [  # noqa: RUF012 (Textual merges it by class)
        ("y,f12", "copy", "cite"),
        ("g,f3", "terms", "terms"),
    ]
    WAYS = ()
    DEFAULT_CSS = """
    Basis { align: center middle; }
    Basis > Vertical { width: 94%; max-width: 120; height: 92%; border: round $primary; background: $surface; }
    Basis ContentSwitcher { height: 1fr; }
    Basis OptionList { border: none; height: 1fr; }
    Basis Page { padding: 0 1; }
    """

    def __init__(
        self, trees: Sequence[Layer], lang: str, session: Any, desk: Any, failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self.trees, self.lang, self.session, self.desk = list(trees), lang, session, desk
        self._failed = failed
        self._choices: tuple[Choice, ...] = ()
        self._wanted: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The tree, with what it leads to behind it, and the keys."""
        with Vertical():
            with ContentSwitcher(initial="tree"):
                yield BasisTree(id="tree")
                yield Page(id="law")
                yield Options(id="acts", markup=False)
            yield KeyLine(KEYS, self.lang)

    @property
    def view(self) -> BasisTree:
        """The tree."""
        return self.query_one(BasisTree)

    @property
    def _switcher(self) -> ContentSwitcher:
        return self.query_one(ContentSwitcher)

    def on_mount(self) -> None:
        """Shows the last layer."""
        self._shown()

    def _shown(self) -> None:
        layer = self.trees[-1]
        self.view.set_tree(layer.root, self.lang, layer.kept)
        self._to("tree", self.view)

    def _to(self, part: str, widget: Any) -> None:
        self._switcher.current = part
        widget.focus(scroll_visible=False)

    def _say(self, text: Text) -> None:
        self.query_one(KeyLine).say(text.pick(self.lang))

    @on(BasisTree.Highlighted)
    def highlighted(self, event: BasisTree.Highlighted) -> None:
        """Says what enter would do."""
        self._hint(event.node)

    def _hint(self, node: Node | None) -> None:
        self._say(OPENS[node.opens[0]] if node is not None and node.opens else Text("", ""))

    @on(BasisTree.Opened)
    async def opened(self, event: BasisTree.Opened) -> None:
        """Opens what the line is about; what goes wrong is told, and ends nothing."""
        try:
            await self._open(event.node.opens)
        except BlacklistSimError as error:
            self._say(error.text)
        except Exception as error:
            self._failed(error)

    async def _open(self, opens: tuple[str, ...]) -> None:
        from tui import basis_asked, law_asked, stating_asked

        self.trees[-1] = layer = replace(self.trees[-1], kept=self.view.kept)
        if opens[0] in LAW:
            lines = await self.desk.do(law_asked.about, self.session, opens[0], opens[1])
            self.query_one(Page).say(lines, self.lang)
            self._say(Text("", ""))
            self._to("law", self.query_one(Page))
        elif opens[0] == "act":
            case = str(layer.thing.names[1]) if layer.thing.kind == "act" else None
            thing = await self.desk.do(stating_asked.act_named, self.session, opens, case)
            self.trees.append(Layer(await self.desk.do(basis_asked.basis, self.session, thing), thing))
            self._shown()
        else:
            self._wanted = opens
            self._choices = await self.desk.do(stating_asked.stating, self.session, layer.thing, opens)
            self._list()

    def _list(self) -> None:
        acts = self.query_one("#acts", OptionList)
        acts.clear_options()
        for number, choice in enumerate(self._choices):
            said = f"{choice.name.pick(self.lang)} {choice.whom}".rstrip()
            how = STATUS[choice.status].pick(self.lang)
            acts.add_option(Option(f"{SIGNS[choice.status]} {said}: {how}", id=str(number)))
        if self._choices:
            acts.highlighted = 0
            self._to("acts", acts)
        else:
            self._say(NOBODY)

    @on(OptionList.OptionSelected)
    async def chosen(self, event: OptionList.OptionSelected) -> None:
        """Gives back the act that is to state it."""
        from tui import stating_asked

        choice = self._choices[int(event.option.id or 0)]
        field = await self.desk.do(stating_asked.field_for, self.session, choice.act, self._wanted)
        if self._wanted[0] == "fact" and field:
            choice = replace(choice, missing=(*choice.missing, self._wanted[1]))
        self.answer(Stating(choice, field))

    def action_leave(self) -> None:
        """One layer back: to the tree, to the tree before, out."""
        if self._switcher.current != "tree":
            self._to("tree", self.view)
            self._hint(self.view.node)
        elif len(self.trees) > 1:
            self.trees.pop()
            self._shown()
        else:
            self.answer(None)

    def action_open(self) -> None:
        """The same by the mouse."""
        if self._switcher.current == "tree":
            self.view.action_open()
        elif self._switcher.current == "acts":
            self.query_one("#acts", OptionList).action_select()

    def action_turn(self) -> None:
        """Folds or unfolds, by the mouse."""
        self.view.action_turn()

    def action_all(self) -> None:
        """Unfolds everything; once it is, folds it."""
        self.view.action_all(not self.view.all_open)

    def action_copy(self) -> None:
        """Copies the line with where it stands in the law, or the page."""
        self.app.copy_to_clipboard(self.as_text())
        self._say(COPIED)

    def as_text(self) -> str:
        """The line under the cursor with where it stands in the law, or the page that is open."""
        if self._switcher.current == "law":
            return self.query_one(Page).as_text()
        node = self.view.node
        if node is None:
            return ""
        said, cited = node.text.pick(self.lang), node.cited.pick(self.lang)
        return f"{said}\n{cited}" if cited and cited != said else said

    def action_terms(self) -> None:
        """The terms that stand in the line under the cursor, and then those of the whole tree."""
        from tui.screens.terms import Terms

        text = f"{self.as_text()}\n{self.view.as_text()}"
        self.app.push_screen(Terms(text, self.lang, self.session, self.desk))
