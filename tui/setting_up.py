"""The shell as the user has set it: language, theme, keys, and letters that move."""

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.theme import Theme

from blacklist_sim.text import LANGUAGES, Text
from tui import settings
from tui.actions import SHELL
from tui.desk import Desk
from tui.keymap import Keymap, Moves, keymap
from tui.own_keys import own_keys
from tui.panes.pane import Pane, rebind
from tui.shell import Shell

CONTRAST = Theme(
    "high-contrast", primary="#ffff00", secondary="#00ffff", warning="#ffff00", error="#ff8080", success="#80ff80",
    foreground="#ffffff", background="#000000", surface="#000000", panel="#808080", dark=True,
)  # fmt: skip


class SetUp(Shell):
    """The shell with its settings, and the keys of the user."""

    def __init__(self, desk: Desk, opening: Sequence[str] = (), lang: str | None = None) -> None:
        super().__init__(desk, opening, lang)
        self.own, self.unread = own_keys()
        self.keymap = keymap(self.settings.keys, self.own)
        self.moves = Moves(self.keymap.moves)

    def on_mount(self) -> None:
        """Takes up what the user has set."""
        self.register_theme(CONTRAST)
        for name in ("theme", "animation"):
            self.take_up(name, getattr(self.settings, name))
        if self.keymap is not keymap():
            self._bind(self.keymap)

    @property
    def troubles(self) -> tuple[Text, ...]:
        """What of the user's own keys could not be taken up."""
        return (*self.unread, *self.keymap.troubles)

    async def _begin(self) -> None:
        await super()._begin()
        if self.troubles:
            (en, zh), more = self.troubles[0], len(self.troubles) - 1
            if more:
                en, zh = f"{en} ({more} more: {{shell.settings}})", f"{zh}（另有 {more} 项：{{shell.settings}}）"
            self.flash(Text(en, zh), "warn")

    def take_up(self, name: str, value: str | bool) -> None:
        """Has a setting show, and keeps it nowhere."""
        if name == "theme":
            self.theme = str(value)
        elif name == "lang":
            self.lang = str(value)
        elif name == "animation":
            self.animation_level = "full" if value else "none"
        elif name == "keys":
            self._bind(keymap(str(value), self.own))

    def _bind(self, keys: Keymap) -> None:
        self.keymap, self.moves = keys, Moves(keys.moves)
        root = self.screen_stack[0]
        for pane in root.query(Pane):
            pane.rebound(keys)
        rebind(self, SHELL, keys)
        self.foot.keymap = keys
        self.watch_scene()
        self.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """A letter that stands for a move, where nothing is written: as if the key of the move were pressed."""
        if self.line is None:
            move = self.moves.pressed(event.key)
            if move:
                self.simulate_key(move)

    def _set(self, name: str, value: str | bool) -> None:
        self.take_up(name, value)
        self.keep(**{name: value})

    def keep(self, **changed: Any) -> None:
        """Keeps something that the user has set; a visitor, who has no files here, for the visit only."""
        for name, value in changed.items():
            setattr(self.settings, name, value)
        if self.desk.files:
            settings.save(self.settings)

    def do_language(self) -> None:
        """The next of English, Chinese and both."""
        self.lang = LANGUAGES[(LANGUAGES.index(self.lang) + 1) % len(LANGUAGES)]
        self.keep(lang=self.lang)

    async def do_settings(self) -> None:
        """Everything that can be set."""
        from tui.screens.settings import SettingsScreen

        await self.ask(SettingsScreen(self.settings, self._set, self.take_up, self.lang, self.troubles))
