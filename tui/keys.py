"""`python -m tui.keys`: the key map as a document, made from the register of actions."""

from collections.abc import Iterator

from tui.actions import AREAS, SHELL, Action, of
from tui.key_names import key_name
from tui.keymap import ARROWS, PRESETS, VIM_MOVES, keymap

HEAD = """# Keys

Made by `python -m tui.keys`. Every action is also found by typing after `?` (or F1) and done there with enter, so that
no letter key is ever needed; `ctrl+p` finds cases, terms, rules and days as well. Arrows, page keys, home, end, enter,
space and tab do in every list what they do elsewhere.

The mouse alone does everything too: the keys of the footer are clicked, `more` beside them shows all actions, and the
head leads to the areas, the cases and the timeline. A click moves in a list, a second one does what enter does, one in
front of a row marks it; the right button shows what can be done. Dialogs are answered and left by what stands in their
lower edge, and a message is clicked away.

These are the keys of the preset *arrows*. F2 chooses another one, listed at the end.
"""
OWN = """## Your own keys · 自定义按键

A file `keymap.yaml` (or `keymap.json`) in the folder of the settings (on Linux `~/.config/blacklist-sim`; that of the
file which `BLACKLIST_SIM_SETTINGS` names, where it does) gives actions other keys, by the ids below; what
it does not name stays as the preset has it. Full-width twins are added by themselves; an empty list leaves an action
without keys.

```yaml
cases.sort: ctrl+n
cases.sample: [O, ctrl+e]
timeline.change_on: [")", ctrl+right]
```

Whoever asks for a key in this file has it; every clash is told at the start with both owners, an id that is wrong with
the nearest that there is, and F2 shows them all. `f1` and `esc` stay what they are.
"""


def document() -> str:
    """The whole document."""
    return "\n".join([*_lines(), *_presets(), OWN.rstrip()]) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD
    for where, name in _places().items():
        found = list(of(where))
        if found:
            yield f"## {name}\n"
            yield "| keys | action | | command | id |"
            yield "|---|---|---|---|---|"
            for action in found:
                said = f"{action.help.en} · {action.help.zh}" if action.help.en else ""
                twin = f"`blacklist-sim {action.twin}`".replace("|", "\\|") if action.twin else ""
                yield f"| {_keys(ARROWS, action)} | {_name(action)} | {said} | {twin} | `{action.id}` |"
            yield ""


def _places() -> dict[str, str]:
    return {SHELL: "Everywhere · 各处"} | {area.id: f"{area.name.en} · {area.name.zh}" for area in AREAS.values()}


def _name(action: Action) -> str:
    return f"{action.name.en} · {action.name.zh}"


def _keys(preset: str, action: Action) -> str:
    return " ".join(f"`{key_name(key)}`" for key in keymap(preset).of(action.id)).replace("|", "\\|")


def _presets() -> Iterator[str]:
    """What the other presets have otherwise."""
    for preset, about in PRESETS.items():
        if preset == ARROWS:
            continue
        yield f"## The preset {about.name.en} · 预设：{about.name.zh}\n"
        yield f"{about.help.en} · {about.help.zh}.\n"
        if about.moves:
            moves = ", ".join(f"`{' '.join(keys)}` {move}" for keys, move in VIM_MOVES.items())
            yield f"Moves: {moves}.\n"
        yield "| place | action | keys |"
        yield "|---|---|---|"
        for where, place in _places().items():
            for action in of(where):
                if keymap(preset).of(action.id) != keymap().of(action.id):
                    yield f"| {place} | {_name(action)} | {_keys(preset, action) or '(by F1)'} |"
        yield ""


if __name__ == "__main__":
    print(document(), end="")
