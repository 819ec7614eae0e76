"""The gate: a ticket window. What is asked for on the left, the stamped answer with its reasons on the right."""

from functools import partial
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from blacklist_sim.text import Text
from tui import cells
from tui.panes.pane import Pane, bindings
from tui.scene import Answered, Field, Kind, Line, Matrix, Scene
from tui.screens.ask import Ask
from tui.screens.dialog import Dialog
from tui.screens.pick import Pick
from tui.trees import About
from tui.widgets.detail_rows import OPEN, DetailRows
from tui.widgets.page import Page
from tui.widgets.virtual_list import Column, Row, VirtualList
from tui.words import labelled

COLUMNS = (Column("name", Text("what is asked for", "所问行为"), 16, 1),)
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
ALONE = Text("the gate answers for nobody else of this case", "本案中购票口不为其他人作答")
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
        self._said: dict[str, dict[str, str]] = {}
        self._of = ""

    def compose(self) -> ComposeResult:
        """The parts."""
        with Container(id="window"):
            with Container(id="asked"):
                yield VirtualList(COLUMNS, id="kinds")
                yield DetailRows(id="fields")
            with Container(id="answer"):
                yield Static(id="stamp", markup=False)
                yield Page()

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")

    def entered(self) -> None:
        """The kinds have the focus."""
        self.query_one("#kinds").focus(scroll_visible=False)

    def show(self, scene: Scene | None) -> None:
        """Asks again at another moment."""
        self._scene = scene
        for rows in self.query(VirtualList):
            rows.lang = self.shell.lang
        if scene is None or not scene.people:
            self.query_one(Page).say(self.no_case, self.shell.lang)
            return
        if self.who not in [person.id for person in scene.people]:
            self.who = scene.people[0].id
        self._shown()

    @work(group="kinds", exclusive=True, exit_on_error=False)
    async def _shown(self) -> None:
        from tui import gate_asked

        shell, story = self.shell, self._scene.name if self._scene is not None else ""
        if story != self._of:
            self.kinds = {kind.id: kind for kind in await shell.desk.do(gate_asked.kinds, shell.session)}
            self._of, self.kind = story, self.kinds.get(self.kind.id) if self.kind is not None else None
            for said in self._said.values():
                said.pop("seller", None)  # who was one of the other story
        rows = [Row(kind.id, (self.say(kind.name),)) for kind in self.kinds.values()]
        here = self.query_one("#kinds", VirtualList)
        here.set_rows(rows, self.kind.id if self.kind is not None else None)

    @on(VirtualList.Highlighted, "#kinds")
    def highlighted(self, event: VirtualList.Highlighted) -> None:
        """Shows the details of the kind under the cursor, and asks."""
        kind = self.kinds.get(str(event.key))
        if kind is not None:
            self.kind = kind
            self._again()

    @on(VirtualList.Opened, "#kinds")
    def opened(self) -> None:
        """On to the details."""
        self.query_one(DetailRows).focus()

    @on(VirtualList.Opened, "#fields")
    def detail_opened(self, event: VirtualList.Opened) -> None:
        """Asks for a value of the detail; what that takes lies over the area, where none lies already."""
        field = self._field(event.key)
        if field is None or self.app.screen is not self.screen:
            return
        said, lang = self.told().get(field.name, ""), self.shell.lang
        dialog: Dialog[str] = Ask(field.label, lang, said)
        if field.kind != "text":
            dialog = Pick(field.label, (("", OPEN), *field.values), lang, said)
        self.app.push_screen(dialog, partial(self.tell, field.name))

    @on(DetailRows.Stepped)
    def stepped(self, event: DetailRows.Stepped) -> None:
        """Takes the next value of the detail."""
        field = self._field(event.key)
        if field is not None and field.kind != "text":
            values = ["", *(key for key, _ in field.values)]
            now = values.index(self.told().get(field.name, ""))
            self.tell(field.name, values[(now + event.by) % len(values)])

    def _field(self, name: object) -> Field | None:
        fields = self.kind.fields if self.kind is not None else ()
        return next((field for field in fields if field.name == name), None)

    def told(self) -> dict[str, str]:
        """The details that were given of the kind."""
        return self._said.setdefault(self.kind.id, {}) if self.kind is not None else {}

    def tell(self, name: str, value: str | None) -> None:
        """Says a detail, or for an empty value leaves it open; None says nothing new."""
        if value is None:
            return
        self.told().pop(name, None)
        if value:
            self.told()[name] = value
        self._again()

    def _again(self) -> None:
        if self.kind is not None:
            self.query_one(DetailRows).set_fields(self.kind.fields, self.told())
        self._ask()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def _ask(self) -> None:
        await self._answer()

    async def _answer(self) -> None:
        from tui import gate_asked

        shell, kind, who = self.shell, self.kind, self.who
        if kind is None or who is None or self._scene is None:
            self.query_one(Page).say([(ASK, "")], shell.lang)
            return
        self.answered = await shell.desk.do(gate_asked.ask, shell.session, kind.id, dict(self.told()), who)
        stamps = "   ".join(
            f"[{sign}] {self.say(labelled(PARTS[part], name))}" for part, name, sign in self.answered.stamps
        )
        self.query_one("#stamp", Static).update(stamps)
        self.query_one(Page).say(self.with_keys(self.answered.lines), shell.lang)

    async def do_ask(self) -> None:
        """Asks again."""
        await self._answer()

    async def do_who(self) -> None:
        """The next person of the story."""
        people = [person.id for person in self._scene.people] if self._scene is not None else []
        if len(people) < 2:
            self.shell.flash(ALONE, "warn")
            return
        self.who = people[(people.index(self.who) + 1) % len(people)] if self.who in people else people[0]
        await self._answer()

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
            en, zh = (f"{cells.fit(said, NAME - 1)} {signs}" for said in name)
            lines.append((Text(en, zh), ""))
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
