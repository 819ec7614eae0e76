"""The gate: a ticket window. What is asked for on the left, the stamped answer with its reasons on the right."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Input, Label, Select, Static

from blacklist_sim.text import Text
from tui import cells
from tui.panes.pane import Pane, bindings
from tui.scene import Answered, Kind, Line, Matrix, Scene
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.virtual_list import Column, Row, VirtualList
from tui.words import LONGEST

COLUMNS = (Column("name", Text("what is asked for", "所问行为"), 16, 1),)
NO_CASE = Text("No case is open. 1 leads to the cases.", "未打开案件。按 1 前往案件列表。")
OPEN = Text("left open", "未说明")
PARTS = {
    "law": Text("law", "法律"),
    "seller": Text("seller", "售票"),
    "operators": Text("operators", "运营单位"),
}
ASK = Text(
    "Choose what is asked for, then its details; the answer changes with them.",
    "请选择所问行为及其细节；回答随之变化。",
)
DAY_BY_DAY = Text("what the law says at the end of each day", "各日日终法律的回答")
WIDE, NAME = 90, 34


class GatePane(Pane):
    """Kinds of conduct, the details of the one chosen, and the answer."""

    area = "gate"
    BINDINGS = bindings("gate")
    DEFAULT_CSS = """
    GatePane { layout: vertical; }
    GatePane #window { layout: vertical; height: 1fr; }
    GatePane #asked { height: 50%; layout: horizontal; border-bottom: solid $panel; }
    GatePane.-wide #window { layout: horizontal; }
    GatePane.-wide #asked { height: 1fr; width: 45%; border-bottom: none; border-right: solid $panel; }
    GatePane VirtualList { width: 1fr; }
    GatePane #fields { width: 1fr; padding: 0 1; }
    GatePane #fields Label { color: $text-muted; }
    GatePane #answer { width: 1fr; height: 1fr; }
    GatePane #stamp { height: auto; text-style: bold; padding: 0 1; border-bottom: solid $panel; }
    GatePane Page { padding: 0 1; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kinds: dict[str, Kind] = {}
        self.kind: Kind | None = None
        self.who: str | None = None
        self.answered: Answered | None = None
        self._scene: Scene | None = None
        self._spoken: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """The parts."""
        with Container(id="window"):
            with Container(id="asked"):
                yield VirtualList(COLUMNS, id="kinds")
                yield VerticalScroll(id="fields", can_focus=False)
            with Container(id="answer"):
                yield Static(id="stamp", markup=False)
                yield Page()

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")

    def entered(self) -> None:
        """The kinds have the focus."""
        self.query_one(VirtualList).focus(scroll_visible=False)

    def show(self, scene: Scene | None) -> None:
        """Asks again at another moment."""
        self._scene = scene
        self.query_one(VirtualList).lang = self.shell.lang
        if scene is None or not scene.people:
            self.query_one(Page).say([(NO_CASE, "")], self.shell.lang)
            return
        if self.who not in [person.id for person in scene.people]:
            self.who = scene.people[0].id
        self.run_worker(self._shown(), group="kinds", exclusive=True, exit_on_error=False)

    async def _shown(self) -> None:
        from tui import gate_asked

        shell = self.shell
        if not self.kinds:
            self.kinds = {kind.id: kind for kind in await shell.desk.do(gate_asked.kinds, shell.session)}
        rows = [Row(kind.id, (self.say(kind.name),)) for kind in self.kinds.values()]
        here = self.query_one(VirtualList)
        here.set_rows(rows, self.kind.id if self.kind is not None else None)
        await self._ask()

    @on(VirtualList.Highlighted)
    async def highlighted(self, event: VirtualList.Highlighted) -> None:
        """Shows the details of the kind under the cursor, and asks."""
        kind = self.kinds.get(str(event.key))
        if kind is None:
            return
        if self._spoken != (kind.id, self.shell.lang):
            self.kind, self._spoken = kind, (kind.id, self.shell.lang)
            fields = self.query_one("#fields", VerticalScroll)
            await fields.remove_children()
            await fields.mount(*self._widgets(kind))
        self._again()

    def _widgets(self, kind: Kind) -> list[Any]:
        found: list[Any] = []
        for field in kind.fields:
            found.append(Label(self.say(field.label), markup=False))
            if field.kind == "text":
                found.append(Input(name=field.name, compact=True, max_length=LONGEST))
            else:
                options = [(self.say(text).replace("[", r"\["), key) for key, text in field.values]
                found.append(Select(options, prompt=self.say(OPEN), name=field.name, compact=True))
        return found

    @on(Select.Changed)
    @on(Input.Changed)
    def _again(self) -> None:
        self.run_worker(self._ask(), group="ask", exclusive=True, exit_on_error=False)

    def told(self) -> dict[str, str]:
        """The details that were given."""
        found: dict[str, str] = {}
        for select in self.query("#fields Select").results(Select):
            if not select.is_blank() and select.name:
                found[select.name] = str(select.value)
        for line in self.query("#fields Input").results(Input):
            if line.value.strip() and line.name:
                found[line.name] = line.value.strip()
        return found

    async def _ask(self) -> None:
        from tui import gate_asked

        shell, kind, who = self.shell, self.kind, self.who
        if kind is None or who is None or self._scene is None:
            self.query_one(Page).say([(ASK, "")], shell.lang)
            return
        self.answered = await shell.desk.do(gate_asked.ask, shell.session, kind.id, self.told(), who)
        stamps = "   ".join(
            f"[{sign}] {self.say(PARTS[part])}: {self.say(name)}" for part, name, sign in self.answered.stamps
        )
        self.query_one("#stamp", Static).update(stamps)
        self.query_one(Page).say(self.answered.lines, shell.lang)

    async def do_ask(self) -> None:
        """Asks again."""
        await self._ask()

    async def do_who(self) -> None:
        """The next person of the story."""
        people = [person.id for person in self._scene.people] if self._scene is not None else []
        if people:
            self.who = people[(people.index(self.who) + 1) % len(people)] if self.who in people else people[0]
            await self._ask()

    async def do_matrix(self) -> None:
        """Every combination of this kind, day by day."""
        from tui import gate_asked

        if self.kind is not None and self.who is not None:
            found = await self.shell.desk.do(gate_asked.matrix, self.shell.session, self.kind.id, self.who)
            self.query_one(Page).say(list(self._matrix(self.kind, found)), self.shell.lang)

    def _matrix(self, kind: Kind, found: Matrix) -> list[Line]:
        lines: list[Line] = [(kind.name, "head"), (DAY_BY_DAY, "dim")]
        lines.append(
            (Text(*2 * (", ".join(f"{sign} {name.pick(self.shell.lang)}" for sign, name in found.legend),)), "dim")
        )
        if found.days:
            lines.append((Text(*2 * (f"{' ' * NAME}{found.days[0]} … {found.days[-1]}",)), "dim"))
        for name, signs in found.rows:
            lines.append((Text(cells.fit(name.en, NAME) + signs, cells.fit(name.zh, NAME) + signs), ""))
        return lines

    def about(self) -> About | None:
        """What is asked for, and of whom."""
        if self.kind is None or self.who is None or self._scene is None:
            return None
        return About("gate", (self.kind.id, tuple(self.told().items()), self.who), self.kind.name, self.who)

    def stand_for(self, who: str) -> None:
        """Asks for somebody else, if the answer can be about that person."""
        if self._scene is not None and who in [person.id for person in self._scene.people]:
            self.who = who
            self._again()

    def as_text(self) -> str:
        """The answer."""
        return self.query_one(Page).as_text()

    def as_command(self) -> str:
        """The question at the gate."""
        return f"blacklist-sim {self.answered.command}" if self.answered is not None else ""
