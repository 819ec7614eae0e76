"""Walks of the first engine, followed by the second, with every disagreement between them written down."""

from collections.abc import Iterable
from random import Random

from blacklist_sim.workflow.attempt import Attempt
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.state import Period, State
from blacklist_sim.workflow.step import ACT, LAPSE, Step

from ..invariants.walk import Moment, Walk
from .court import Meant, Place, SecondEngine

Told = tuple[str, str, Meant]


class Following:
    """A random walk on both engines at once; `tried` counts the acts, `impossible` those that both hold so."""

    def __init__(self, engine: Engine, rnd: Random, mode: str = "audit") -> None:
        self.walk = Walk(engine, rnd, mode)
        self.second = SecondEngine({case.id: case.debtor_ids for case in self.walk.story.cases.values()})
        self.tried = self.impossible = 0

    def disagreements(self, acts: int) -> Iterable[str]:
        """What the two engines see differently, as it comes up."""
        for moment in self.walk.run(acts):
            if moment.tried is not None:
                yield from self._possibility(moment.tried)
            for name, outcome, meant in told(moment):
                self.second.happens(name, outcome, meant)
            yield from self._states(moment)

    def _possibility(self, tried: Attempt) -> Iterable[str]:
        first = tried.impossible is None
        second = self.second.possible(tried.kind.id, tried.outcome.name, meant_by(tried))
        self.tried += 1
        self.impossible += not (first or second)
        if first != second:
            yield f"{tried.kind.id}/{tried.outcome.name}: possible {first}, by the charts {second}; {tried.aim}"

    def _states(self, moment: Moment) -> Iterable[str]:
        ours, charts = states(moment.state), self.second.states()
        if ours != charts:
            what = [f"{step.name}/{step.outcome}" for step in moment.steps]
            differing = {place: (ours.get(place), charts.get(place)) for place in dict(ours.items() ^ charts.items())}
            yield f"after {what}, (by the tables, by the charts): {differing}"


def states(state: State) -> dict[Place, str]:
    """Where every position of the first engine stands."""
    return {(track, key): position.state for track, units in state.positions.items() for key, position in units.items()}


def meant_by(tried: Attempt) -> Meant:
    """What an act is about."""
    return Meant(tried.aim.case, tried.aim.people, tuple((unit.track, unit.key) for unit in tried.aim.units))


def told(moment: Moment) -> list[Told]:
    """The acts and lapses of a moment that happened, as the second engine is told of them."""
    running, happened = list(moment.running), []
    for step in moment.steps:
        if step.kind == LAPSE:
            happened.append(_lapse(step, running))
        elif step.kind == ACT and step.accepted and moment.tried is not None:
            happened.append((step.name, str(step.outcome), meant_by(moment.tried)))
        replaced = {(period.kind.id, period.key) for period in step.started}
        running = [p for p in running if p not in step.ended and (p.kind.id, p.key) not in replaced] + step.started
    return happened


def _lapse(step: Step, running: list[Period]) -> Told:
    """A period that ran out: of those that fit, the one whose last day came first."""
    fitting = [p for p in running if (p.kind.id, p.case) == (step.name, step.case) and step.who == _person(p)]
    period = min(fitting, key=lambda p: p.deadline.last)
    running.remove(period)
    places = tuple((track, period.key) for track in ("listing", "consumption", "review", "exit_ban"))
    return step.name, str(step.outcome), Meant(period.case, step.who, places)


def _person(period: Period) -> tuple[str, ...]:
    return (period.who,) if period.who else ()
