"""What those do whom nobody plays: their duties, each when their behaviour has it done, and nothing else.

They choose nothing and make up nothing: a duty that asks for reasons, for a choice or for what the case does not tell
is left to the user. What the careless forget follows from the seed and the duty alone, so that the same journal always
gives the same acts.
"""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from blacklist_sim.case import Act, Cast
from blacklist_sim.case.cast import CARELESS, DILIGENT
from blacklist_sim.text import Text
from blacklist_sim.workflow.clock import MORNING, next_stop
from blacklist_sim.workflow.state import Duty, Key, State
from blacklist_sim.workflow.ways import Way, way
from blacklist_sim.workflow.wording import called

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

ONE_FORGOTTEN_IN = 4
MOST_DAYS_LATE = 60
"""How a careless one is: of so many duties one is never done, the others come up to so many days too late."""


class Left(NamedTuple):
    """A duty that the cast leaves to the user, and why."""

    duty: Duty
    why: Text

    def text(self, state: State) -> Text:
        """In one line, people by name."""
        duty, about = self.duty, self.duty.about
        person = called(state.story.people, about) if about else ""
        of, of_zh = (f" ({person})", f"（{person}）") if about else ("", "")
        by, by_zh = (f", by {duty.due}", f"，至 {duty.due}") if duty.due else ("", "")
        name, why = duty.rule.name, self.why
        return Text(f"left to you: {name.en}{of}{by}: {why.en}", f"留待你决定：{name.zh}{of_zh}{by_zh}：{why.zh}")


def acts_until(engine: "Engine", state: State, cast: Cast, to: date) -> list[Act]:
    """The acts that the cast does before the morning of `to`, in order; the state is not touched.

    Each is possible and lawful on its day, and does the duty it is done for.
    """
    fork, done = state.fork(), list[Act]()
    while fork.day < to:
        today: set[tuple[str, Key]] = set()
        while (found := _next(engine, fork, cast, today)) is not None:
            duty, act = found
            today.add((duty.rule.id, duty.key))
            engine.act(fork, act)
            done.append(act._replace(index=len(state.story.events) + len(done)))
        engine.advance(fork, min([_after_next_stop(engine, fork, to), *_days_meant(fork, cast)]))
    return done


def left_to_user(engine: "Engine", state: State, cast: Cast) -> list[Left]:
    """The duties of the cast that are to be done by now, but that only somebody who chooses can do."""
    found = ((duty, _way(engine, state, cast, duty)) for duty in _ready(state, cast))
    return [Left(duty, way.why) for duty, way in found if way.why is not None]


def day_meant(cast: Cast, duty: Duty, behaviour: str | None) -> date | None:
    """The day from which on somebody of that behaviour means to do a duty; None: never."""
    if behaviour == DILIGENT:
        return duty.opened
    if behaviour != CARELESS:
        return None
    drawn = _draw(cast.seed, duty)
    if drawn % ONE_FORGOTTEN_IN == 0:
        return None
    late = 1 + drawn // ONE_FORGOTTEN_IN % MOST_DAYS_LATE
    return date.fromordinal(min((duty.due or duty.opened).toordinal() + late, date.max.toordinal()))


def _draw(seed: int, duty: Duty) -> int:
    """A number that only the seed and the duty decide: its rule, its unit, the day on which it arose."""
    said = "\n".join((str(seed), duty.rule.id, *map(str, duty.key), duty.opened.isoformat()))
    return int.from_bytes(sha256(said.encode()).digest()[:8], "big")


def _next(engine: "Engine", state: State, cast: Cast, but: Container[tuple[str, Key]]) -> tuple[Duty, Act] | None:
    """The next act of the cast today and the duty that it does, but none of those that were done today already."""
    for duty in _ready(state, cast):
        if (duty.rule.id, duty.key) not in but and (act := _way(engine, state, cast, duty).act) is not None:
            return duty, act
    return None


def _ready(state: State, cast: Cast) -> Iterator[Duty]:
    """The open duties of the cast whose day has come."""
    for duty in list(state.duties.values()):
        meant = day_meant(cast, duty, _behaviour(state, cast, duty))
        if meant is not None and meant <= state.day:
            yield duty


def _days_meant(state: State, cast: Cast) -> Iterator[date]:
    """The later days on which the cast means to do an open duty."""
    for duty in state.duties.values():
        meant = day_meant(cast, duty, _behaviour(state, cast, duty))
        if meant is not None and meant > state.day:
            yield meant


def _behaviour(state: State, cast: Cast, duty: Duty) -> str | None:
    return cast.behaviour(duty.who, _person(state, duty))


def _way(engine: "Engine", state: State, cast: Cast, duty: Duty) -> Way:
    return way(engine, state, duty, _person(state, duty) or duty.who)


def _person(state: State, duty: Duty) -> str | None:
    """Who has to do a duty, as a person of the story; None for a court."""
    if duty.who == "debtor":
        return duty.about
    return state.story.cases[duty.case].applicants[0] if duty.who == "applicant" else None


def _after_next_stop(engine: "Engine", state: State, to: date) -> date:
    """The first morning on which something is otherwise that time alone brings; `to` where that is later."""
    stop = next_stop(engine, state, to)
    if stop is None:
        return to
    return stop.day if stop.phase == MORNING else stop.day + timedelta(days=1)
