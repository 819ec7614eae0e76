"""The stepper: where the case stands on every track, what can be done next, what it would bring, and why not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container

from blacklist_sim.text import Text
from tui import case_asked
from tui.act_rows import COLUMNS, about_act, act_command, act_row
from tui.casts import CASTS, FIRST_SEED, WHICH_SEED, seed_read
from tui.panes.pane import Pane, bindings
from tui.scene import Choice, Scene, Told
from tui.screens.act_form import ActForm
from tui.screens.ask import Ask
from tui.screens.pick import Pick
from tui.standing_lines import people_lines
from tui.trees import About
from tui.widgets.page import Page
from tui.widgets.state_diagram import StateDiagram
from tui.widgets.virtual_list import VirtualList
from tui.words import labelled

if TYPE_CHECKING:
    from tui.session import Session

TO_DAY = Text("let time pass until which day", "让时间推移至何日")
WIDE = 100
WHO = Text("whom do you play? the others act by themselves from here on", "你扮演谁？其余各方自此自行行事")


class StepperPane(Pane):
    """Tracks above; below them the acts, and what there is to say of the one under the cursor."""

    area = "stepper"
    BINDINGS = bindings("stepper")
    DEFAULT_CSS = """
    StepperPane { layout: vertical; }
    StepperPane StateDiagram { height: auto; min-height: 6; max-height: 45%; border-bottom: solid $panel; }
    StepperPane #below { layout: vertical; height: 1fr; }
    StepperPane.-wide #below { layout: horizontal; }
    StepperPane #below Page { height: 1fr; padding: 0 1; border-top: solid $panel; }
    StepperPane.-wide #below Page { border-top: none; border-left: solid $panel; width: 1fr; }
    StepperPane.-wide #below VirtualList { width: 1fr; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices: dict[tuple[str, str, str | None], Choice] = {}
        self._scene: Scene | None = None
        self._kept: Told | None = None

    def compose(self) -> ComposeResult:
        """The parts."""
        yield StateDiagram()
        with Container(id="below"):
            yield VirtualList(COLUMNS, id="acts")
            yield Page(id="told")

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")

    @property
    def acts(self) -> VirtualList:
        """The acts."""
        return self.query_one(VirtualList)

    @property
    def page(self) -> Page:
        """What is told."""
        return self.query_one(Page)

    def entered(self) -> None:
        """The acts have the focus."""
        self.acts.focus(scroll_visible=False)

    def fetch(self, session: "Session", scene: Scene) -> Sequence[Choice]:
        """Everything that could be tried."""
        return session.choices()

    def show(self, scene: Scene | None) -> None:
        """Shows a moment."""
        diagram, acts = self.query_one(StateDiagram), self.acts
        diagram.lang = acts.lang = self.shell.lang
        diagram.set_tracks(scene.tracks if scene is not None else ())
        moved = scene is None or self._scene is None or _place(scene) != _place(self._scene)
        self._scene = scene
        if scene is None:
            acts.set_rows(())
            self.page.say(self.no_case, self.shell.lang)
            return
        self.choices = {choice.key: choice for choice in self.found}
        kept = acts.row if not moved else None
        if moved:
            acts.set_reactive(VirtualList.cursor, 0)
        rows = [act_row(choice, self.shell.lang) for choice in self.found]
        acts.set_rows(rows, kept.key if kept is not None else None)

    @property
    def choice(self) -> Choice | None:
        """The act under the cursor."""
        row = self.acts.row
        return self.choices.get(row.key) if row is not None else None  # type: ignore[call-overload]

    @on(VirtualList.Highlighted)
    def highlighted(self) -> None:
        """Tells what the act under the cursor would bring; what has just been done is told first."""
        if self._kept is not None:
            kept, self._kept = self._kept, None
            self.page.say(kept.lines, self.shell.lang)
        elif self.choice is not None:
            self._previewed(self.choice)

    @work(group="preview", exclusive=True, exit_on_error=False)
    async def _previewed(self, choice: Choice) -> None:
        lines = about_act(choice)
        lines += await self.shell.desk.do(case_asked.preview, self.shell.session, choice)
        people = people_lines(self._scene.people, "dim") if self._scene is not None else []
        self.page.say([*lines, *people], self.shell.lang)

    @on(VirtualList.Opened)
    def opened(self) -> None:
        """Takes the step."""
        self.shell.action_act("stepper.take")

    def meant(self, action: str) -> str:
        """Taking a step that cannot be taken is asking why."""
        return "stepper.why" if action == "stepper.take" and self._shut else action

    @property
    def _shut(self) -> bool:
        return self.choice is not None and self.choice.status in ("refused", "impossible")

    async def do_take(self) -> None:
        """Does the act under the cursor; one that cannot be done is explained, one that needs something asks for it."""
        choice, shell = self.choice, self.shell
        if choice is None:
            return
        if self._shut:
            await self.do_why()
            return
        form = await shell.desk.do(case_asked.form, shell.session, choice)
        pairs: Any = ()
        if form.needed or choice.status == "depends":
            pairs = await shell.ask(ActForm(form, shell.lang, shell.session, shell.desk))
            if pairs is None:
                return
        act = await shell.desk.do(shell.session.act, choice, pairs)
        await self._did(shell.session.do, act)

    async def do_form(self) -> None:
        """Fills in the whole form of the act under the cursor."""
        choice, shell = self.choice, self.shell
        if choice is None:
            return
        form = await shell.desk.do(case_asked.form, shell.session, choice)
        pairs = await shell.ask(ActForm(form, shell.lang, shell.session, shell.desk))
        if pairs is not None:
            await self._did(shell.session.do, await shell.desk.do(shell.session.act, choice, pairs))

    async def _did(self, work: Any, *args: Any) -> None:
        self.heard(await self.shell.tell(work, *args))

    def heard(self, told: Told) -> None:
        """Tells what came of it in full, before the act that the cursor is on then."""
        self._kept = told if told.done else None
        self.page.say(told.lines, self.shell.lang)

    async def do_why(self) -> None:
        """Explains the act under the cursor: every rule asked, what would help, from when."""
        if self.choice is not None:
            lines = await self.shell.desk.do(case_asked.why, self.shell.session, self.choice)
            self.page.say(lines, self.shell.lang)

    async def do_next(self) -> None:
        """Lets time pass until the next last day."""
        day = await self.shell.desk.do(self.shell.session.next_day)
        if day is None:
            self.shell.flash(Text("no deadline runs", "没有进行中的期限"), "warn")
        else:
            await self._did(self.shell.session.advance, day)

    async def do_advance(self) -> None:
        """Lets time pass until a day that is asked for."""
        day = await self.shell.ask(Ask(TO_DAY, self.shell.lang, str(self._scene.day if self._scene else "")))
        if day:
            await self._did(self.shell.session.advance_to, day)

    async def do_cast(self) -> None:
        """Chooses whom the user plays; the others act by themselves from here on."""
        chosen = await self.shell.ask(Pick(WHO, [(key, text) for key, (text, _) in CASTS.items()], self.shell.lang))
        seed: str | None = FIRST_SEED
        if chosen == "careless":
            seed = await self.shell.ask(Ask(WHICH_SEED, self.shell.lang, FIRST_SEED))
        if chosen is not None and seed is not None:
            await self.shell.see(self.shell.session.with_cast, CASTS[chosen][1], seed_read(seed))

    async def do_reading(self) -> None:
        """Goes on in another mode, or with an open question decided otherwise."""
        from tui.panes.case_pages import reading

        chosen = await reading(self)
        if chosen is not None:
            await self.shell.see(self.shell.session.with_reading, chosen)

    @on(StateDiagram.Chosen)
    def state_chosen(self) -> None:
        """Tells why a track stands there, or how it would come there."""
        self.shell.action_act("shell.basis")

    def about(self) -> About | None:
        """The act under the cursor, or in the diagram the state."""
        diagram, choice = self.query_one(StateDiagram), self.choice
        if self._scene is None:
            return None
        if self.screen.focused is diagram and diagram.tracks:
            track = diagram.tracks[diagram.cursor]
            box = track.states[diagram.along]
            return About("state", (track.id, track.number, box.id), labelled(track.name, box.name))
        return About("act", choice.key, choice.name, choice.who) if choice is not None else None

    def as_command(self) -> str:
        """The act under the cursor."""
        if self.choice is None or self._scene is None:
            return ""
        return act_command(self._scene, self.choice, self.choices.values())

    def as_text(self) -> str:
        """What is told."""
        return self.page.as_text()


def _place(scene: Scene) -> tuple[object, ...]:
    return scene.name, scene.index, scene.day, scene.law_of
