"""Which positions an act is aimed at."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.workflow.catalogue import UNIT_TRACKS, ActKind
from blacklist_sim.workflow.state import Key, Position, State
from blacklist_sim.workflow.view import NotGiven

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

ENDED = {
    "listing": ("deleted", "revoked", "spared"),
    "consumption": ("lifted",),
    "exit_ban": ("lifted",),
    "review": ("granted", "rejection_upheld", "reconsideration_granted", "rejected"),
}


class NewUnit(NamedTuple):
    """A position an act opens: for whom, with what data; `debtor` is whose order it is that binds the person."""

    person: str
    data: Mapping[str, Any] = {}
    debtor: str | None = None


class Aim(NamedTuple):
    """At whom an act is aimed, the positions it would move, and those of them that would be new."""

    case: str
    people: tuple[str, ...]
    units: tuple[Position, ...]
    new: tuple[Position, ...] = ()


def aim(engine: "Engine", state: State, kind: ActKind, act: Act) -> Aim:
    """Resolves an act's aim; whoever is left out is the only debtor, or all of them."""
    case = act.case or next(iter(state.story.cases), "")
    debtors = liable(state, case) if case else ()
    about = kind.about
    if about == "case":
        return Aim(case, act.who, (state.positions["title"][case,],))
    if about in ("debtor", "debtors"):
        people = act.who or (debtors if about == "debtors" or len(debtors) == 1 else debtors[:1])
        reached = state.positions["enforcement"]
        units = tuple([reached[case, who] for who in people if (case, who) in reached])
        return Aim(case, people, units)
    if about == "person":
        own = engine.bindings.aims.get(kind.id)
        if own is not None:
            found: Aim = own(engine, state, act)
            return found
        return Aim(case, act.who or (debtors if len(debtors) == 1 else ()), ())
    track = UNIT_TRACKS[about]
    assert track is not None
    if about.startswith("new_"):
        return _new(engine, state, kind, act, case, act.who or _opener(state, act, track) or debtors[:1], track)
    people = act.who or (debtors if len(debtors) == 1 else ())
    return Aim(case, people or _people(state, track, case), _existing(engine, state, kind, act, case, track))


def liable(state: State, case: str) -> tuple[str, ...]:
    """The debtors of a case; heirs and added parties only once enforcement reaches them."""
    record = state.story.cases[case]
    if not record.joining:
        return record.debtor_ids
    reached = state.positions["enforcement"]
    return tuple(who for who in record.debtor_ids if who not in record.joining or reached[case, who].state != "none")


def _people(state: State, track: str, case: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key[1] for key in state.positions[track] if key[0] == case))


def _existing(engine: "Engine", state: State, kind: ActKind, act: Act, case: str, track: str) -> tuple[Position, ...]:
    candidates = [
        position
        for key, position in state.positions[track].items()
        if key[0] == case
        and (not act.who or key[1] in act.who or key[-1] in act.who)
        and (act.entry is None or key[2] == act.entry)
    ]
    sources = engine.catalogue.sources[kind.id][track]
    fitting = [position for position in candidates if not sources or position.state in sources]
    pick = engine.bindings.picks.get(kind.id)
    meant = [position for position in fitting if pick(position, act)] if pick is not None else fitting
    return tuple(meant or fitting or candidates[-1:])


def _opener(state: State, act: Act, track: str) -> tuple[str, ...]:
    """A remedy is that of the person who seeks it."""
    return (act.by,) if track == "review" and act.by in state.story.people else ()  # type: ignore[return-value]


def _wanted(engine: "Engine", state: State, act: Act, case: str, people: tuple[str, ...]) -> list[NewUnit]:
    """What an act opens; one position for each person where no more is known, a field being left open."""
    hook = engine.bindings.units.get(act.name)
    if hook is not None:
        with suppress(NotGiven):
            return [unit for who in people for unit in hook(engine.view(state, act, Aim(case, people, ()), who))]
    return [NewUnit(who) for who in people]


def _new(
    engine: "Engine", state: State, kind: ActKind, act: Act, case: str, people: tuple[str, ...], track: str
) -> Aim:
    wanted = _wanted(engine, state, act, case, people)
    units, new = [], []
    serials: dict[str, int] = {}
    for unit in wanted:
        owner = unit.debtor or unit.person
        live = _live(state, track, case, owner, unit)
        if live is not None:
            units.append(live)
            continue
        if owner not in serials:
            serials[owner] = 1 + max((key[2] for key in state.positions[track] if key[:2] == (case, owner)), default=0)
        elif track == "listing":
            serials[owner] += 1
        key: Key = (case, owner, serials[owner])
        if track == "consumption":
            key += (unit.person,)
        position = Position(
            track,
            key,
            engine.catalogue.first[track],
            act.date,
            {**(act.payload if track == "review" else {}), **unit.data},
        )
        units.append(position)
        new.append(position)
    return Aim(case, people, tuple(units), tuple(new))


def _live(state: State, track: str, case: str, owner: str, unit: NewUnit) -> Position | None:
    """A live position that the new one would double: a second one of the kind is impossible while the first lives."""
    if track == "review":
        return None
    for key, position in state.positions[track].items():
        if key[:2] != (case, owner) or position.state in ENDED[track]:
            continue
        if track == "consumption" and key[3] != unit.person:
            continue
        if track == "listing" and position.data.get("kind") != unit.data.get("kind"):
            continue
        return position
    return None


def units_at(state: State, about: str, key: Key) -> tuple[Position, ...]:
    """The position of a kind of unit that has that key; none for a person, who has no track."""
    track = UNIT_TRACKS[about]
    found = state.positions[track].get(key) if track is not None else None
    return (found,) if found is not None else ()


def unit_keys(about: str, state: State, aimed: Aim) -> list[tuple[Key, str | None]]:
    """The keys of the units of a kind that an aim touches, each with its person."""
    case = aimed.case
    if about == "case":
        return [((case,), None)]
    people = aimed.people or state.story.cases[case].debtor_ids
    if about == "person":
        return [((who,), who) for who in people]
    if about == "debtor":
        return [((case, who), who) for who in people]
    track = UNIT_TRACKS[about]
    assert track is not None
    own: Iterable[Position] = [unit for unit in aimed.units if unit.track == track]
    if not own:
        own = [
            p for key, p in state.positions[track].items() if key[0] == case and (key[1] in people or key[-1] in people)
        ]
    person = -1 if track == "consumption" else 1
    return [(unit.key, unit.key[person]) for unit in own]
