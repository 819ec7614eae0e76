"""Questions about the open case: what an event brought, what an act would bring, and why not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.why import WhyPage
from blacklist_sim.text import Text
from blacklist_sim.timeline.report import check_lines
from blacklist_sim.workflow.questions import Why, open_acts
from blacklist_sim.workflow.questions import why as ask_why
from tui.forms import form as form_of
from tui.scene import Choice, Form, Line
from tui.telling import told

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.state import State
    from blacklist_sim.workflow.step import Step
    from tui.film import Film
    from tui.session import Session


def brought(session: "Session", index: int, beyond: bool = False) -> tuple[Line, ...]:
    """What the event number `index` brought; with `beyond` what time alone has brought since."""
    if beyond:
        film = session.film_open
        return told(film.engine, film.story, session.state(), steps_beyond(session, index)).lines
    return session.remembered(("brought", index), lambda: _brought(session.film_open, index))


def _brought(film: "Film", index: int) -> tuple[Line, ...]:
    if not index:
        return tuple((line, "") for line in film.story_lines())
    lines = told(film.engine, film.story, film.at(index), film.steps[index - 1]).lines
    note = film.events[index - 1].note
    return (*lines, (Text(note, note), "dim")) if note else lines


def foresee(session: "Session", index: int) -> None:
    """Works out beforehand what is seen after so many events, and what the last of them brought."""
    if 0 <= index <= session.film_open.frames:
        session.scene_at(index)
        brought(session, index)


def steps_beyond(session: "Session", index: int) -> Sequence["Step"]:
    """What time alone has brought since an event, up to the day seen."""
    state = session.film_open.at(index)
    return session.film_open.engine.advance(state, max(session.day, state.day))


def unmet(session: "Session") -> frozenset[int]:
    """The numbers of the events at which an expectation of the script is not met."""
    return frozenset(check.index + 1 for check in session.film_open.replayed.failed)


def checked(session: "Session", index: int) -> tuple[Line, ...]:
    """The expectations of an event, each met, or with what was expected, what was found, and why."""
    found = session.film_open.replayed
    lines: list[Line] = []
    for check in found.checks:
        if check.index + 1 == index:
            both = zip(check_lines(found, check, "en"), check_lines(found, check, "zh"), strict=True)
            tone = "good" if check.agrees else "warn"
            lines += [(Text(f"  {en.lstrip()}", f"  {zh.lstrip()}"), tone) for en, zh in both]
    return tuple(lines)


def form(session: "Session", choice: Choice) -> Form:
    """What the act of a choice carries."""
    return form_of(session.film_open.engine, session.film_open.story, choice)


def preview(session: "Session", choice: Choice) -> tuple[Line, ...]:
    """What the act of a choice would bring if nothing more is said; nothing where it cannot be done so."""
    if choice.status not in ("open", "discretion"):
        return ()
    try:
        told = session.try_act(session.act(choice))
    except BlacklistSimError:
        return ()
    return told.lines[1:] if told.done else ()


def why(session: "Session", choice: Choice) -> tuple[Line, ...]:
    """May it be done, must it, has it been done; every rule asked, what would help, from when."""
    state, engine = session.state(), session.film_open.engine
    page = WhyPage(engine, state, explained(engine, state, *choice.key), in_script=False)
    return tuple((line, _why_tone(at, line)) for at, line in enumerate(page.lines()))


def explained(engine: "Engine", state: "State", act: str, case: str, who: str | None) -> Why:
    """Everything there is to say of an act that somebody could try, with what makes it most likely to pass."""
    tried = next(
        option.attempt.act for option in open_acts(engine, state, case) if (option.kind.id, option.who) == (act, who)
    )
    return ask_why(engine, state, tried._replace(who=(who,) if who is not None else ()))


def _why_tone(at: int, line: Text) -> str:
    if at == 0:
        return "head"
    return "warn" if line.en.lstrip().startswith(("✗", "!", "?")) else ""
