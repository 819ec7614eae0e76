"""From a state of the engine to what is shown of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.case import Act, Question
from blacklist_sim.text import NO_TEXT, Text
from blacklist_sim.timeline.stages import STAGES
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.questions import RANK, Option, open_acts
from blacklist_sim.workflow.wording import called
from tui.film import Film
from tui.scene import Ahead, Box, Choice, Mark, Person, Track
from tui.words import FLAGS, WAIT

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine
    from blacklist_sim.workflow.state import Position, State

SHOWN_EMPTY = ("title", "enforcement", "listing", "consumption", "exit_ban", "review")
"""The tracks in the order of the road; one on which nobody stands yet is shown at its beginning."""


def tracks(film: Film, state: "State") -> tuple[Track, ...]:
    """Every unit on every track, in the order of the road."""
    return tuple(track for name in SHOWN_EMPTY for track in _of_track(film, state, name))


def _of_track(film: Film, state: "State", name: str) -> Iterator[Track]:
    kind, units, rows = film.engine.catalogue.tracks[name], state.positions[name], film.rows[name]
    if not units:
        boxes = tuple(Box(one, text, "present" if one == kind.first else "other") for one, text in kind.states.items())
        yield Track(name, kind.name, "", boxes, False)
    for number, position in enumerate(units.values()):
        been = _been(position, kind.first, rows)
        leads = {dest for (source, _), dest in rows.items() if source == position.state}
        boxes = tuple(
            Box(one, text, _standing(position, one, been, leads), been.get(one)) for one, text in kind.states.items()
        )
        yield Track(name, kind.name, _unit(state, position), boxes, position.state != kind.first, number)


def _been(position: "Position", first: str, rows: Mapping[tuple[str, str], str]) -> dict[str, date]:
    """The states that a position has been in, each with the day on which it last came there."""
    at, been = first, {first: position.born}
    for day, trigger, _ in position.trail:
        dest = rows.get((at, trigger), at)
        if dest != at:
            been[dest] = day
        at = dest
    return been | {position.state: position.since}


def _standing(position: "Position", state: str, been: Mapping[str, date], leads: set[str]) -> str:
    if state == position.state:
        return "present"
    if state in been:
        return "past"
    return "reachable" if state in leads else "other"


def _unit(state: "State", position: "Position") -> str:
    """Whom and what a position is about: the case where there are several, and the person."""
    people, several = state.story.people, len(state.story.cases) > 1
    said = [str(position.key[0])] if several else []
    said += [called(people, part) for part in position.key[1:] if isinstance(part, str) and part in people]
    said += [f"#{part}" for part in position.key[1:] if isinstance(part, int) and part > 1]
    return " ".join(dict.fromkeys(said))


def people(state: "State", engine: "Engine") -> tuple[Person, ...]:
    """Those to whom something of the procedure has happened or may happen."""
    found = []
    for who, flags in observe.look(engine, state)["people"].items():
        stages = [STAGES[stage] for stage in dict.fromkeys(flags["stage"].values())]
        stage = Text(", ".join(text.en for text in stages), "、".join(text.zh for text in stages))
        found.append(Person(who, state.story.people[who].name, {flag: flags[flag] for flag in FLAGS}, stage))
    return tuple(found)


def marks(film: Film) -> tuple[Mark, ...]:
    """The events of a film, each with its place on the bar of time."""
    found = []
    for index, (event, steps) in enumerate(zip(film.events, film.steps, strict=True), start=1):
        if isinstance(event, Act):
            kind = "act" if steps[-1].accepted else "refused"
            act = steps[-1].act or event
            name = film.engine.catalogue.acts[event.name].name
            found.append(Mark(event.date, index, kind, name, _doer(film, act.by)))
        else:
            kind = "question" if isinstance(event, Question) else "wait"
            found.append(Mark(event.date, index, kind, WAIT[kind]))
    return tuple(found)


def _doer(film: Film, by: str | None) -> Text:
    if by is None:
        return NO_TEXT
    party = film.story.people.get(by)
    return Text(party.name, party.name) if party is not None else film.engine.catalogue.role(by)


def ahead(engine: "Engine", state: "State") -> tuple[Ahead, ...]:
    """The days on which duties and periods end, the earliest first."""
    found = [
        Ahead(
            duty.due, duty.rule.name, engine.catalogue.role(duty.who), duty.breached,
            bool(duty.deadline and duty.deadline.projected),
        )
        for duty in state.duties.values()
        if duty.due is not None
    ]  # fmt: skip
    for period in state.periods:
        if period.paused_on is None:
            who = Text(*2 * (called(state.story.people, period.who),)) if period.who else NO_TEXT
            found.append(Ahead(period.deadline.last, period.kind.name, who, False, period.deadline.projected))
    return tuple(sorted(found, key=lambda item: item.day))


def choices(engine: "Engine", state: "State") -> list[Choice]:
    """Everything that could be tried on the day reached: what can be done first, and of that what has to be done."""
    found = [choice(engine, state, option) for option in open_acts(engine, state)]
    found.sort(key=lambda one: (RANK[one.status], not one.must, one.due or date.max, not one.moves))
    return found


def choice(engine: "Engine", state: "State", option: Option) -> Choice:
    """One of them."""
    roles = [engine.catalogue.role(role) for role in option.kind.by]
    against = [item.version for item in option.attempt.consulted if item.version and not item.lawful]
    duties = [
        duty
        for duty in state.duties.values()
        if option.kind.id in duty.rule.done_by and duty.case == option.case and duty.about in (None, option.who)
    ]
    whom = [option.case] if len(state.story.cases) > 1 else []
    whom += [called(state.story.people, option.who)] if option.who else []
    return Choice(
        option.kind.id,
        option.case,
        option.who,
        option.kind.name,
        " ".join(whom),
        Text(" / ".join(role.en for role in roles), "／".join(role.zh for role in roles)),
        option.status,
        option.reason(engine),
        engine.book.cited_together(against, state.day) if against else NO_TEXT,
        bool(duties),
        min((duty.due for duty in duties if duty.due is not None), default=None),
        bool(option.attempt.outcome.moves),
        tuple(dict.fromkeys(name for item in option.attempt.consulted if not item.lawful for name in item.missing)),
    )
