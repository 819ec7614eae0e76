"""What is owed at the moment seen, with its working, and how it grew."""

from typing import TYPE_CHECKING

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.growth import chart
from blacklist_sim.pages.growth_drawing import SHADES, drawing
from blacklist_sim.pages.owed import OwedPage
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.owed import owing
from blacklist_sim.timeline.owed_words import WAYS_IN_A_STORY
from blacklist_sim.workflow.money.account import reckoning
from tui.scene import Line

if TYPE_CHECKING:
    from tui.session import Session


LOWEST = 7
"""How many lines a drawing takes at least."""


def owed(session: "Session", working: bool) -> tuple[Line, ...]:
    """The accounts of all cases at the moment seen."""
    engine, state = session.engine, session.state()
    lines: list[Line] = []
    for case in state.story.cases:
        try:
            found = owing(engine, state, case)
        except BlacklistSimError as error:
            lines.append((error.text, "warn"))
            continue
        where = Text(f" [{case}]", f"〔{case}〕") if len(state.story.cases) > 1 else Text("", "")
        en, zh = (OwedPage(found, state.policy, WAYS_IN_A_STORY, lang) for lang in ("en", "zh"))
        pages = [[page.head(where), *page.lines(working)] for page in (en, zh)]
        lines += [(Text(one, other), tone) for (one, tone), (other, _) in zip(*pages, strict=True)]
    return tuple(lines)


def growth(session: "Session", width: int, height: int) -> tuple[str, tuple[Line, ...]]:
    """How the debt of every case grew up to the moment seen: a drawing of each, and what its bands are."""
    cases = tuple(session.state().story.cases)
    drawings, said = list[str](), list[Line]()
    for case in cases:
        drawn, lines = _growth(session, case, width, max(height // len(cases), LOWEST))
        called = f" [{case}]\n" if drawn and len(cases) > 1 else ""
        drawings += [called + drawn] if drawn else []
        said += lines
    return "\n".join(drawings), tuple(said)


def _growth(session: "Session", case: str, width: int, height: int) -> tuple[str, tuple[Line, ...]]:
    state = session.state()
    where = Text(f" [{case}]", f"〔{case}〕") if len(state.story.cases) > 1 else NO_TEXT
    found = reckoning(session.engine, state, case)
    if found is None:
        return "", ((Text(f"no money is owed here{where.en}", f"此处无金钱债务{where.zh}"), "dim"),)
    try:
        drawn = chart(found, state.day)
    except BlacklistSimError as error:
        return "", ((Text(error.text.en + where.en, error.text.zh + where.zh), "dim"),)
    bands = tuple(
        (Text(f"{SHADES[band.place] * 2} {band.name.en}", f"{SHADES[band.place] * 2} {band.name.zh}"), "")
        for band in reversed(drawn.bands)
    )
    notes = tuple((note, "dim") for note in drawn.notes)
    title = Text(drawn.title.en + where.en, drawn.title.zh + where.zh)
    return "\n".join(drawing(drawn, width, height)), ((title, "head"), *bands, *notes)
