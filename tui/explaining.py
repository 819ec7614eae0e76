"""What the program tells of the thing under the cursor, wherever that is: its basis, its terms, and the gate's view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blacklist_sim.text import Text
from tui.actions.action import a_case
from tui.shell import Shell
from tui.trees import About

if TYPE_CHECKING:
    from tui.scene import Choice

NOTHING = Text("nothing here rests on a rule", "此处没有以规则为依据的事项")


class Explaining(Shell):
    """The shell, with the law one key away from everything."""

    def _thing(self) -> About | None:
        return self.pane.about() if self.pane is not None else None

    async def do_basis(self) -> None:
        """What the thing under the cursor rests on."""
        thing = self._thing()
        if thing is None:
            no_case = a_case(self.scene) if self.pane is None or not self.pane.caseless else None
            self.flash(no_case or NOTHING, "warn")
            return
        from tui import basis_asked
        from tui.screens.basis import Basis, Layer

        layers = [Layer(await self.desk.do(basis_asked.basis, self.session, thing), thing)]
        while True:
            screen = Basis(layers, self.lang, self.session, self.desk, self.failed)
            stating = await self.ask(screen)
            if stating is None or await self._stated(stating.choice, stating.field):
                return
            layers = screen.trees

    async def _stated(self, choice: Choice, field: str) -> bool:
        """Does an act by which a fact is stated; whether the form was not left."""
        from tui import case_asked
        from tui.screens.fact_form import FactForm

        form = await self.desk.do(case_asked.form, self.session, choice)
        pairs = await self.ask(FactForm(form, field, self.lang, self.session, self.desk))
        if pairs is None:
            return False
        told = await self.tell(self.session.do, await self.desk.do(self.session.act, choice, pairs))
        if self.pane is not None:
            self.pane.heard(told)
        return True

    async def do_terms(self) -> None:
        """The terms of the glossary that stand in the thing under the cursor and in what is told of it."""
        from tui.screens.terms import Terms

        thing = self._thing()
        called = "\n".join(thing.called) if thing is not None else ""
        text = f"{called}\n{self.pane.as_text() if self.pane is not None else ''}"
        await self.ask(Terms(text, self.lang, self.session, self.desk))

    async def do_window(self) -> None:
        """To the gate as the person under the cursor, or of the case; with no case, of the sample."""
        from tui import basis_asked

        thing, session = self._thing(), self.session
        if thing is not None and thing.kind == "case" and (self.scene is None or self.scene.name != thing.names[0]):
            await self.see(session.open, str(thing.names[0]))
        elif self.scene is None:
            await self.see(session.open_sample)
        who = await self.desk.do(basis_asked.concerned, session, thing)
        await self.go("gate")
        if who is not None and self.pane is not None:
            self.pane.stand_for(who)
