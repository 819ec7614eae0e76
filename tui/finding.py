"""What the box that finds everything knows: actions, cases, terms and rules, days."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from shlex import quote as quoted
from typing import TYPE_CHECKING

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.text import Text
from tui.actions import ACTIONS, AREAS, SHELL, Action
from tui.key_names import key_name
from tui.keymap import Keymap
from tui.keymap import keymap as plain_keymap
from tui.scene import Scene
from tui.screens.find import Found

if TYPE_CHECKING:
    from tui.session import Session

ACTION, CASE, LAW, DAY, ARTICLE = "action", "case", "law", "day", "article"
KINDS = {
    CASE: Text("case", "案件"),
    DAY: Text("day", "日期"),
    ARTICLE: Text("article", "条文"),
}
DAY_WRITTEN = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
FEW = 20
WORDS = ("{name}", "{day}", "{act}", "{case}")
"""What a command line names of what is open or under the cursor."""


def twin(action: Action, scene: Scene | None) -> str:
    """The command line that does the same, with what is open by name and the rest in capitals."""
    if not action.twin:
        return ""
    known: dict[str, str] = {}
    if scene is not None:
        known = {"case:{name}": scene.address, "{name}": quoted(scene.name), "{day}": str(scene.day)}
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
            more = f"({keymap.filled(reason).pick(lang)})" if reason is not None else more
            yield Found(keys, f"{where}{action.name.pick(lang)}", more, (ACTION, action.id))


def others(session: "Session | None", text: str, lang: str) -> Sequence[Found]:
    """Cases, terms, rules, articles and a day that a text may mean; nothing for an empty text."""
    if session is None or not text.strip():
        return []
    return [*_days(session, text, lang), *_cases(session, text, lang), *_law(session, text, lang)]


def day_meant(text: str) -> date | None:
    """The day that a text is, written as 2019-06-03, 2019/6/3, 20190603 or 2019年6月3日."""
    found = DAY_WRITTEN.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found is not None else None
    except ValueError:
        return None


def _days(session: "Session", text: str, lang: str) -> Iterator[Found]:
    day = day_meant(text)
    if day is not None:
        command = f"blacklist-sim acts {session.address} --on {day}" if session.film is not None else ""
        yield Found(KINDS[DAY].pick(lang), str(day), command, (DAY, str(day)))


def _cases(session: "Session", text: str, lang: str) -> Iterator[Found]:
    try:
        found = session.listing(text).page(0, FEW)
    except BlacklistSimError:
        return
    for line in found:
        more = f"blacklist-sim case show {quoted(line.name)}"
        yield Found(KINDS[CASE].pick(lang), f"{line.name}  {line.title.pick(lang)}", more, (CASE, line.name))


def _law(session: "Session", text: str, lang: str) -> Iterator[Found]:
    from tui import articles_asked, law_asked

    book = session.store.law.book
    for one in islice(articles_asked.standing(book, text, session.seen_on), FEW):
        name, kind = f"{one.where.pick(lang)}: {one.name.pick(lang)}", KINDS[ARTICLE].pick(lang)
        yield Found(kind, name, f"blacklist-sim law {one.rule}", (LAW, one.rule))
    for entry in law_asked.Lookup(book).find(text)[:FEW]:
        glossary = entry.kind == law_asked.TERM
        command = f"law glossary {quoted(entry.name.en)}" if glossary else f"law {entry.id}"
        kind = law_asked.KINDS[entry.kind].pick(lang)
        yield Found(kind, entry.name.pick(lang), f"blacklist-sim {command}", (LAW, entry.id))
