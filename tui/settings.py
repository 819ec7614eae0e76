"""What a user has set: kept in a small file of the user's own, and never in the way when that file does not read."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from blacklist_sim.text import NO_TEXT, Text
from tui.keymap import ARROWS, PRESETS

OFF_ON: Mapping[str | bool, Text] = {False: Text("off", "关"), True: Text("on", "开")}


@dataclass(slots=True)
class Settings:
    """What is chosen of every one of SETTINGS, and `views`: names of filters of the list of cases, with their text."""

    lang: str = "en"
    theme: str = "textual-dark"
    keys: str = ARROWS
    animation: bool = False
    hints: bool = True
    views: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that can be set: its field in Settings, what it is called, what can be chosen, and what that means."""

    id: str
    name: Text
    values: Mapping[str | bool, Text]
    help: Mapping[str | bool, Text] = field(default_factory=dict)
    about: Text = NO_TEXT

    def said(self, value: str | bool) -> Text:
        """A value under the name of the setting."""
        named = self.values[value]
        return Text(f"{self.name.en}: {named.en}", f"{self.name.zh}：{named.zh}")

    def helped(self, value: str | bool) -> Text:
        """What choosing a value means."""
        return self.help.get(value, self.about)


SETTINGS = (
    Setting(
        "lang",
        Text("language", "语言"),
        {"en": Text("English", "英文"), "zh": Text("Chinese", "中文"), "both": Text("both", "双语")},
        about=Text("of the interface and of all that is told", "界面与全部说明的语言"),
    ),
    Setting(
        "theme",
        Text("theme", "主题"),
        {
            "textual-dark": Text("dark", "深色"),
            "textual-light": Text("light", "浅色"),
            "high-contrast": Text("high contrast", "高对比度"),
            "ansi-dark": Text("the terminal's own colours, on dark", "终端自身配色（深底）"),
            "ansi-light": Text("the terminal's own colours, on light", "终端自身配色（浅底）"),
        },
        about=Text("shown while the cursor is on it", "光标停留时即时预览"),
    ),
    Setting(
        "keys",
        Text("keys", "按键"),
        {key: preset.name for key, preset in PRESETS.items()},
        {key: preset.help for key, preset in PRESETS.items()},
    ),
    Setting(
        "animation",
        Text("animation", "动画"),
        OFF_ON,
        about=Text("whether lists and pages glide when they scroll", "列表与页面滚动时是否平滑移动"),
    ),
    Setting(
        "hints",
        Text("first hints", "入门提示"),
        OFF_ON,
        about=Text("what a newcomer could try, beside the sample", "随示例案件提示可尝试的操作"),
    ),
)


def place() -> Path:
    """The file; BLACKLIST_SIM_SETTINGS names another one."""
    if named := os.environ.get("BLACKLIST_SIM_SETTINGS"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("blacklist-sim", appauthor=False) / "terminal.json"


def load() -> Settings:
    """The settings; what is not there or does not read is as it was at first."""
    found = Settings()
    with suppress(OSError, ValueError, RecursionError):
        kept = json.loads(place().read_text("utf-8"))
        if isinstance(kept, dict):
            for name, value in _read(kept):
                setattr(found, name, value)
    return found


def _read(kept: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    known = {setting.id: setting.values for setting in SETTINGS}
    for one in fields(Settings):
        value = kept.get(one.name)
        if isinstance(value, str | bool) and value in known.get(one.name, ()):
            yield one.name, value
        elif one.name == "views" and isinstance(value, dict):
            yield "views", {name: text for name, text in value.items() if isinstance(text, str)}


def save(settings: Settings) -> None:
    """Keeps the settings, where that can be done."""
    with suppress(OSError):
        path = place()
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(settings), indent=1, ensure_ascii=False), "utf-8")
        os.replace(draft, path)
