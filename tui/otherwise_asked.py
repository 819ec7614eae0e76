"""The saved case as `case show` tells it: its journal, and what would stand otherwise under another mode or reading."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blacklist_sim.pages.beside import Beside
from blacklist_sim.pages.case_show import ShowPage
from blacklist_sim.text import Text
from tui.openings import NOT_SAVED
from tui.scene import Line

if TYPE_CHECKING:
    from blacklist_sim.store import OpenCase
    from tui.session import Session

MODES = {
    "strict": Text("strict: unlawful acts are refused", "严格：拒绝不合法的行为"),
    "audit": Text("audit: unlawful acts happen and are found", "审计：不合法的行为照常发生并被记录"),
}


def _case(session: "Session") -> "OpenCase":
    if session.case is None:
        raise NOT_SAVED
    return session.case


def journal(session: "Session") -> tuple[Line, ...]:
    """Where the case stands, every record of it with who made it and when, and under which law."""
    return tuple(ShowPage(_case(session), None).lines())


def readings(session: "Session") -> Iterator[tuple[str, Text, Text]]:
    """Modes and answers to open questions that are not those of the story: how each is written, and what it means."""
    story, book = session.film_open.story, session.store.law.book
    for mode, name in MODES.items():
        if mode != story.mode:
            yield mode, Text("mode", "模式"), name
    for switch in book.switches.values():
        now = story.policy.get(switch.id, switch.default)
        for option, name in switch.options.items():
            if option != now:
                yield f"{switch.id}={option}", switch.decides, name


def otherwise(session: "Session", reading: str) -> tuple[Line, ...]:
    """What stands otherwise under a mode, or one open question decided otherwise; nothing of it is recorded."""
    case = _case(session)
    switch, _, option = reading.partition("=")
    beside = Beside(case, None if option else reading, {switch: option} if option else {}, None)
    return tuple(beside.lines(ShowPage(case, None).page))
