"""Lists of what can be gone to and done, for who has a mouse and no keys in his head."""

from collections.abc import Sequence

from blacklist_sim.text import Text
from tui.actions import ACTIONS, AREAS, Action, of
from tui.scene import Scene
from tui.widgets.shell_lines import MORE, key_name

AREAS_HEAD = Text("to which area", "前往哪个区域")
MENU_HEAD = Text("what can be done here", "此处可做之事")


def areas() -> Sequence[tuple[str, Text]]:
    """The areas by their ids, each with its key."""
    return [(area.id, _with_key(area.name, area.key)) for area in AREAS.values()]


def of_place(area: str, scene: Scene | None) -> Sequence[tuple[str, Text]]:
    """What can be done in an area now, by the ids of the actions; the last leads to all actions."""
    here = [action for action in of(area) if action.can(scene) is None]
    return [*map(_choice, here), _choice(ACTIONS["shell.help"], MORE)]


def _choice(action: Action, name: Text | None = None) -> tuple[str, Text]:
    return action.id, _with_key(name or action.name, action.keys[0])


def _with_key(name: Text, key: str) -> Text:
    return Text(f"{name.en}  ({key_name(key)})", f"{name.zh}（{key_name(key)}）")
