"""The shell with its first hints: what a newcomer could try, in a line above what happened."""

from collections.abc import Sequence

from textual import on

from tui.desk import Desk
from tui.hints import Happened, Hints
from tui.key_names import key_name
from tui.setting_up import SetUp
from tui.widgets.hint_line import HintLine


class Hinting(SetUp):
    """Shows a hint until what it says was done, or until no more are wanted."""

    def __init__(self, desk: Desk, opening: Sequence[str] = (), lang: str | None = None) -> None:
        super().__init__(desk, opening, lang)
        self.hints, self.hint_line = Hints(), HintLine()

    def on_mount(self) -> None:
        """Makes room for the hints."""
        self.mount(self.hint_line, before=self.told)

    def action_act(self, name: str, key: str = "") -> None:
        """Does an action; what was hinted at goes."""
        written = len(key_name(key)) == 1 and self.line is not None
        done = name if self.pane is None else self.pane.meant(name)
        super().action_act(name, key)
        if not written:
            self._happened(done)

    def _tell_where(self) -> None:
        super()._tell_where()
        self._happened()

    def _happened(self, action: str = "") -> None:
        before = self.hints.shown
        self.hints.happened(Happened(action, self.switcher.current or "", self.scene))
        self._hint()
        if before is not None and self.hints.shown is None:
            self.keep(hints=False)

    def _hint(self) -> None:
        text = self.hints.text(self.keymap)
        self.hint_line.say(text.pick(self.lang) if text is not None else "")

    @on(HintLine.Dismissed)
    def no_hints(self) -> None:
        """Hints are not shown any more, until they are asked for."""
        self.hints.end()
        self.keep(hints=False)
        self._hint()

    def first_hints(self) -> None:
        """Shows what to try beside the sample, to whoever has not seen it."""
        if self.settings.hints:
            self.hints.restart()
            self._hint()

    async def do_hints(self) -> None:
        """Shows the hints where they were left, or the next one; the sample first where nothing is open."""
        if self.scene is None:
            await self.see(self.session.open_sample)
            await self.go("stepper")
        self.hints.begin()
        self._hint()
