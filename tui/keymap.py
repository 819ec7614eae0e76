"""Which keys do what: presets, what a user's own file changes, and what stands against that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from blacklist_sim.text import Text
from tui.actions import ACTIONS, AREAS, SHELL
from tui.key_names import PUNCTUATION, TWINS, canonical, key_name, keys_like, nearest

ARROWS, VIM, FUNCTION = "arrows", "vim", "function"
NO_OWN: Mapping[str, Sequence[str]] = MappingProxyType({})

VIM_MOVES = {"h": "left", "j": "down", "k": "up", "l": "right", "G": "end", "gg": "home"}
VIM_ELSEWHERE = {"g": "ctrl+g", "k": "ctrl+k", "l": "ctrl+l", "h": "H", "j": "J"}
"""Where the actions go whose letters vim's moves take."""

FUNCTION_MORE = {
    "shell.undo": ("ctrl+g",),
    "shell.redo": ("ctrl+y",),
    "shell.language": ("ctrl+l",),
    "shell.quit": ("ctrl+d",),
    "timeline.change_back": ("ctrl+left",),
    "timeline.change_on": ("ctrl+right",),
}
"""Keys that no input method takes, for actions that have no other."""

TAKEN = frozenset({f"ctrl+{letter}" for letter in "abcijmhqsz"} | {"f10", "f11"})
"""What terminals and multiplexers keep for themselves, or send for another key."""

FIXED = {"f1": "shell.help", "escape": "shell.back"}
"""Keys that stay where they are, so that there is always a way."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of keys; `moves` gives for a key, or for two in turn, the key of a move that it stands for."""

    name: Text
    help: Text
    moves: Mapping[str, str] = field(default_factory=dict)


PRESETS: Mapping[str, Preset] = {
    ARROWS: Preset(Text("arrows", "方向键"), Text("arrows move, letters act", "方向键移动，字母执行操作")),
    VIM: Preset(
        Text("vim", "vim"),
        Text("h j k l, g g and G move; what they did is done by ctrl", "h j k l、g g、G 移动；其原操作改用 ctrl"),
        VIM_MOVES,
    ),
    FUNCTION: Preset(
        Text("function keys only", "仅功能键"),
        Text("no letter or sign that an input method could take; F1 lists all that can be done",
             "不用输入法可能截取的字母与符号；F1 列出全部操作"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Keymap:
    """The keys of every action, moves that letters stand for, and what of a user's own keys could not be."""

    preset: str
    keys: Mapping[str, tuple[str, ...]]
    moves: Mapping[str, str]
    troubles: tuple[Text, ...] = ()

    def of(self, action: str) -> tuple[str, ...]:
        """The keys of an action, the foremost first."""
        return self.keys.get(action, ())

    def printed(self, action: str) -> str:
        """The foremost key of an action as it is printed on a keyboard; empty where it has none."""
        keys = self.of(action)
        return key_name(keys[0]) if keys else ""

    def filled(self, text: Text) -> Text:
        """A text in which ids of actions in braces become their keys; what has none is found by its name after F1."""
        en, zh = text
        for action in self.keys if "{" in en else ():
            word, key, name = f"{{{action}}}", self.printed(action), ACTIONS[action].name
            en = en.replace(word, key or f"F1 “{name.en}”")
            zh = zh.replace(word, key or f"F1“{name.zh}”")
        return Text(en, zh)


class Moves:
    """Follows which keys are pressed, and knows of two in turn."""

    def __init__(self, moves: Mapping[str, str]) -> None:
        self.moves, self._before = moves, ""

    def pressed(self, key: str) -> str | None:
        """The move that a key stands for; empty where another has to come, None where it stands for none."""
        both, self._before = self._before + key, ""
        if both in self.moves:
            return self.moves[both]
        if key in self.moves:
            return self.moves[key]
        if any(move.startswith(key) for move in self.moves):
            self._before = key
            return ""
        return None


def with_twins(keys: Sequence[str]) -> tuple[str, ...]:
    """Keys, each followed by what an input method sends for it in full width."""
    found = [one for key in keys for one in ((key, TWINS[key]) if key in TWINS else (key,))]
    return tuple(dict.fromkeys(found))


def preset_keys(preset: str) -> dict[str, tuple[str, ...]]:
    """The keys of every action in a preset."""
    found = {action.id: action.keys for action in ACTIONS.values()}
    if preset == VIM:
        letters = {move[0] for move in VIM_MOVES}
        elsewhere = {key: VIM_ELSEWHERE.get(key) for key in letters}
        moved = {name: [elsewhere.get(key, key) for key in keys] for name, keys in found.items()}
        return {name: tuple(key for key in keys if key is not None) for name, keys in moved.items()}
    if preset == FUNCTION:
        return {
            name: (*(key for key in keys if not _typed(key)), *FUNCTION_MORE.get(name, ()))
            for name, keys in found.items()
        }
    return found


def _typed(key: str) -> bool:
    """Whether an input method could take a key; digits it takes only while it offers words."""
    return (len(key) == 1 and not key.isdigit()) or key in PUNCTUATION.values()


@lru_cache
def _plain(preset: str) -> Keymap:
    keys = {name: with_twins(keys) for name, keys in preset_keys(preset).items()}
    return Keymap(preset, keys, PRESETS[preset].moves)


def keymap(preset: str = ARROWS, own: Mapping[str, Sequence[str]] = NO_OWN) -> Keymap:
    """The keys of a preset with a user's own; what cannot be is left out of it and told in `troubles`."""
    plain = _plain(preset if preset in PRESETS else ARROWS)
    return _Own(plain, own).keymap() if own else plain


class _Own:
    """Lays a user's own keys over a preset."""

    def __init__(self, plain: Keymap, own: Mapping[str, Sequence[str]]) -> None:
        self.plain, self.own, self.troubles = plain, own, list[Text]()

    def keymap(self) -> Keymap:
        """What comes of it: the first to ask for a key of the file has it, then who has it in the preset."""
        asked = {name: self._read(name, keys) for name, keys in self.own.items() if self._known(name)}
        keys, owners = dict(self.plain.keys), dict[tuple[str, str], str]()
        for name in (*asked, *(name for name in keys if name not in asked)):
            wanted = asked.get(name, keys[name])
            fixed = tuple(key for key, owner in FIXED.items() if owner == name and key not in wanted)
            keys[name] = tuple(self._held((*wanted, *fixed), name, asked, owners))
        return Keymap(self.plain.preset, keys, self.plain.moves, tuple(self.troubles))

    def _known(self, name: str) -> bool:
        if name not in ACTIONS:
            en, zh = nearest(name, ACTIONS)
            self._tell(f"{name}: there is no such action{en}", f"{name}：没有该操作{zh}")
        return name in ACTIONS

    def _read(self, name: str, written: Sequence[str]) -> tuple[str, ...]:
        found = []
        first = {move[0] for move in self.plain.moves}
        for text in written:
            key = canonical(text)
            said = key_name(key) if key is not None else text
            if key is None:
                en, zh = nearest(text.lower(), keys_like(text))
                self._tell(f"{name}: {said!r} is no key{en}", f"{name}：“{said}”不是按键{zh}")
            elif key in TAKEN or key.startswith("alt+"):
                self._tell(f"{name}: terminals keep {said} for themselves", f"{name}：终端自用 {said}")
            elif FIXED.get(key, name) != name:
                self._tell(f"{name}: {said} stays with {FIXED[key]}", f"{name}：{said} 固定属于 {FIXED[key]}")
            elif key in first:
                preset = PRESETS[self.plain.preset].name
                self._tell(f"{name}: {said} moves in the preset {preset.en}", f"{name}：{said} 在该预设中用于移动")
            else:
                found.append(key)
        return with_twins(found)

    def _held(
        self, wanted: Sequence[str], name: str, asked: Mapping[str, object], owners: dict[tuple[str, str], str]
    ) -> Iterator[str]:
        places = (SHELL, *AREAS) if ACTIONS[name].where == SHELL else (ACTIONS[name].where,)
        for key in wanted:
            other = next((owners[place, key] for place in places if (place, key) in owners), None)
            if other is None:
                owners.update({(place, key): name for place in places})
                yield key
            elif key not in TWINS.values() and other != name:
                self._clash(key_name(key), other, name)

    def _clash(self, key: str, holder: str, loser: str) -> None:
        self._tell(
            f"{key} is asked for by {holder} and {loser}: {holder} has it",
            f"{holder} 与 {loser} 都要 {key}：归 {holder}",
        )

    def _tell(self, en: str, zh: str) -> None:
        self.troubles.append(Text(en, zh))
