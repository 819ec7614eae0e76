"""A user's own keys: `keymap.yaml` or `keymap.json` beside the settings, ids of actions each with its key or keys."""

import json
from collections.abc import Mapping
from pathlib import Path

from blacklist_sim.text import Text
from tui.settings import place

NAMES = ("keymap.yaml", "keymap.yml", "keymap.json")
MOST = 50_000
"""How many bytes such a file may have."""

Own = Mapping[str, tuple[str, ...]]


def own_keys() -> tuple[Own, tuple[Text, ...]]:
    """What the file asks for, and what of it does not read; nothing where there is no file."""
    path = next((path for name in NAMES if (path := place().parent / name).is_file()), None)
    if path is None:
        return {}, ()
    try:
        written = _written(path)
    except (OSError, ValueError, RecursionError) as error:
        why = " ".join(str(error).split()) or type(error).__name__
        return {}, (Text(f"{path.name} does not read: {why}", f"{path.name} 无法读取：{why}"),)
    if not isinstance(written, dict):
        return {}, (
            Text(f"{path.name}: ids of actions are expected, each with its key", f"{path.name}：应为操作编号及其按键"),
        )
    return _checked(path.name, written)


def _written(path: Path) -> object:
    if path.stat().st_size > MOST:
        raise ValueError(f"more than {MOST:,} bytes")
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return json.loads(text) if text.strip() else {}
    import yaml

    try:
        found = yaml.load(text, yaml.BaseLoader)  # every scalar stays text: `1`, `=` and `n` are keys here
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    return found or {}


def _checked(file: str, written: Mapping[object, object]) -> tuple[Own, tuple[Text, ...]]:
    own: dict[str, tuple[str, ...]] = {}
    troubles = []
    for name, keys in written.items():
        listed = keys if isinstance(keys, list) else [keys]
        if all(isinstance(key, str | int) for key in listed):
            own[str(name)] = tuple(str(key) for key in listed)
        else:
            en, zh = f"{file}: {name}: a key, or a list of keys", f"{file}：{name}：应为一个按键或按键列表"
            troubles.append(Text(en, zh))
    return own, tuple(troubles)
