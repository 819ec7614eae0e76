"""Everything that can be set, found by typing; a theme is seen while the cursor is on it."""

from collections.abc import Callable, Iterator, Sequence

from textual import on

from blacklist_sim.text import Text
from tui.screens.dialog import CLOSE
from tui.screens.find import Find, Found
from tui.settings import SETTINGS, Setting, Settings
from tui.widgets.virtual_list import Column, VirtualList

CHOSEN = "●"
SET = Text("set it", "设定")
SEEK = Text("type to find a setting; enter sets it, esc leaves", "输入以查找设置；回车设定，esc 离开")
SEEN_AT_ONCE = "theme"
COLUMNS = (
    Column("now", Text("set", "已设"), 4),
    Column("name", Text("setting", "设置"), 18, 3),
    Column("more", Text("what it means", "含义"), 10, 3, hidden_below=56),
)

Change = Callable[[str, str | bool], None]


class SettingsScreen(Find):
    """Sets what is chosen at once and stays; `change` sets it for good, `preview` only for the look of it."""

    WAYS = (("enter", SET, "choose"), ("esc", CLOSE, "leave"))

    def __init__(self, settings: Settings, change: Change, preview: Change, lang: str, told: Sequence[Text]) -> None:
        super().__init__(self._listed, lang)
        self.settings, self.change, self.preview, self.told = settings, change, preview, tuple(told)
        self.placeholder, self.columns = SEEK, COLUMNS

    async def _listed(self, text: str) -> Sequence[Found]:
        words = text.lower().split()
        return [one for one in self._all() if all(word in _sought(one) for word in words)]

    def _all(self) -> Iterator[Found]:
        for said in self.told:
            yield Found("!", said.pick(self.lang), "", ("", ""))
        for setting in SETTINGS:
            now = getattr(self.settings, setting.id)
            for at, value in enumerate(setting.values):
                name, more = setting.said(value).pick(self.lang), setting.helped(value).pick(self.lang)
                yield Found(CHOSEN if value == now else "", name, more, (setting.id, str(at)))

    def chosen(self) -> tuple[Setting, str | bool] | None:
        """The setting and the value under the cursor."""
        row = self.query_one(VirtualList).row
        one = self.found.get(row.key) if row is not None and isinstance(row.key, int) else None
        setting = next((setting for setting in SETTINGS if one is not None and setting.id == one.gives[0]), None)
        return None if one is None or setting is None else (setting, list(setting.values)[int(one.gives[1])])

    def action_choose(self) -> None:
        """Sets what is under the cursor, and says everything anew."""
        chosen = self.chosen()
        if chosen is not None:
            setting, value = chosen
            self.change(setting.id, value)
            self.lang = self.query_one(VirtualList).lang = self.settings.lang
            self.seek_again(keep=True)

    @on(VirtualList.Highlighted)
    def previewed(self) -> None:
        """Shows a theme; anywhere else the one that is set."""
        setting, value = self.chosen() or (None, "")
        here = setting is not None and setting.id == SEEN_AT_ONCE
        self.preview(SEEN_AT_ONCE, value if here else getattr(self.settings, SEEN_AT_ONCE))

    def action_leave(self) -> None:
        """Leaves, and takes back what was only looked at."""
        self.preview(SEEN_AT_ONCE, getattr(self.settings, SEEN_AT_ONCE))
        super().action_leave()


def _sought(one: Found) -> str:
    return f"{one.name} {one.more}".lower()
