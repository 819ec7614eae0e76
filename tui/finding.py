"""What the box that finds everything knows: actions, cases, terms and rules, days."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blacklist_sim.errors import BlacklistSimError
from tui.actions import ACTIONS, AREAS, SHELL, Action
from tui.key_names import key_name
from tui.keymap import Keymap
from tui.keymap import keymap as plain_keymap
from tui.scene import Scene
from tui.screens.find import Found

if TYPE_CHECKING:
    from tui.session import Session

ACTION, CASE, LAW, DAY = "action", "case", "law", "day"
FEW = 20
WORDS = ("{name}", "{day}", "{act}", "{case}")
"""What a command line names of what is open or under the cursor."""


def twin(action: Action, scene: Scene | None) -> str:
    """The command line that does the same, with what is open by name and the rest in capitals."""
    if not action.twin:
        return ""
    known = {"{name}": scene.name, "{day}": str(scene.day)} if scene is not None else {}
    text = action.twin
    for word, said in (known | {w: w.strip("{}").upper() for w in WORDS if w not in known}).items():
        text = text.replace(word, said)
    return f"blacklist-sim {text}"


def actions(text: str, area: str, scene: Scene | None, lang: str, own: Keymap | None = None) -> Iterator[Found]:
    """The actions whose name, key or command holds a text: those of the place first."""
    words, keymap = text.lower().split(), own or plain_keymap()
    ordered = sorted(ACTIONS.values(), key=lambda action: (action.where != area, action.where != SHELL))
    for action in ordered:
        keys = " ".join(key_name(key) for key in keymap.of(action.id) if key.isascii())
        where = "" if action.where in (area, SHELL) else f"{AREAS[action.where].name.pick(lang)}: "
        sought = " ".join((*action.name, *action.help, keys, action.twin, action.id)).lower()
        if all(word in sought for word in words):
            reason = action.can(scene)
            more = twin(action, scene) or action.help.pick(lang)
            more = f"({reason.pick(lang)})" if reason is not None else more
            yield Found(keys, f"{where}{action.name.pick(lang)}", more, (ACTION, action.id))


def others(session: "Session | None", text: str, lang: str) -> Sequence[Found]:
    """Cases, terms, rules and a day that a text may mean; nothing for an empty text."""
    if session is None or not text.strip():
        return []
    return [*_days(text), *_cases(session, text, lang), *_law(session, text, lang)]


def _days(text: str) -> Iterator[Found]:
    from tui.looking import day_read

    try:
        day = day_read(text)
    except BlacklistSimError:
        return
    yield Found("", str(day), "", (DAY, str(day)))


def _cases(session: "Session", text: str, lang: str) -> Iterator[Found]:
    try:
        found = session.listing(text).page(0, FEW)
    except BlacklistSimError:
        return
    for line in found:
        yield Found("", line.name, line.title.pick(lang), (CASE, line.name))


def _law(session: "Session", text: str, lang: str) -> Iterator[Found]:
    from tui import law_asked

    for entry in law_asked.Lookup(session.store.law.book).find(text)[:FEW]:
        yield Found("", entry.name.pick(lang), entry.other, (LAW, entry.id))
