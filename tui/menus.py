"""Lists of what can be gone to and done, for who has a mouse and no keys in his head."""

from collections.abc import Sequence

from blacklist_sim.text import Text
from tui.actions import ACTIONS, AREAS, SHELL, of
from tui.keymap import Keymap
from tui.scene import Scene
from tui.widgets.shell_lines import MORE

AREAS_HEAD = Text("to which area", "前往哪个区域")
MENU_HEAD = Text("what can be done here", "此处可做之事")


def areas(keys: Keymap) -> Sequence[tuple[str, Text]]:
    """The areas by their ids, each with its key."""
    return [(area.id, _with_key(area.name, keys.printed(f"{SHELL}.{area.id}"))) for area in AREAS.values()]


def of_place(area: str, scene: Scene | None, keys: Keymap) -> Sequence[tuple[str, Text]]:
    """What can be done in an area now, by the ids of the actions; the last leads to all actions."""
    here = [action for action in of(area) if action.can(scene) is None]
    named = [*((action, action.name) for action in here), (ACTIONS["shell.help"], MORE)]
    return [(action.id, _with_key(name, keys.printed(action.id))) for action, name in named]


def _with_key(name: Text, key: str) -> Text:
    return Text(f"{name.en}  ({key})", f"{name.zh}（{key}）") if key else name
