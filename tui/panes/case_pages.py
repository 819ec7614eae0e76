"""What the timeline tells of the whole case: its journal, and what would stand otherwise under another reading."""

from collections.abc import Sequence

from tui import otherwise_asked
from tui.panes.pane import Pane
from tui.screens.find import Find, Found
from tui.widgets.page import Page


class CasePages(Pane):
    """Pages in the place where what an event brought is told else."""

    async def do_journal(self) -> None:
        """The journal, where what an event brought is told else."""
        lines = await self.shell.desk.do(otherwise_asked.journal, self.shell.session)
        self.query_one(Page).say(lines, self.shell.lang)

    async def do_otherwise(self) -> None:
        """What would stand otherwise under another reading, which is chosen."""
        chosen = await reading(self)
        if chosen is not None:
            lines = await self.shell.desk.do(otherwise_asked.otherwise, self.shell.session, chosen)
            self.query_one(Page).say(lines, self.shell.lang)


async def reading(pane: Pane) -> str | None:
    """Another mode, or another answer to an open question, as the user chooses it."""
    shell = pane.shell
    known = await shell.desk.do(lambda: list(otherwise_asked.readings(shell.session)))

    async def seek(text: str) -> Sequence[Found]:
        told = [Found(pane.say(means), pane.say(what), key, ("reading", key)) for key, what, means in known]
        return [one for one in told if text.lower() in f"{one.key} {one.name} {one.more}".lower()]

    chosen = await shell.ask(Find(seek, shell.lang))
    return chosen[1] if chosen is not None else None
