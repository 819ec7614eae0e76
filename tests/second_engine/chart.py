"""What the charts of the second engine have in common.

The charts are written by hand from the law, not read from the catalogue: they are the check on it. An event is
named after an act or a lapse, and after its outcome (`act__outcome`) only where the law gives the outcomes different
consequences; what the chart can tell by itself (its own past, the other tracks) it does not take from the outcome.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from statemachine import HistoryState, State, StateChart
from statemachine.transition_list import TransitionList


def stays(*states: State) -> TransitionList:
    """An event that is possible in these states and leaves them as they are."""
    loops = states[0].to.itself()
    for state in states[1:]:
        loops = loops | state.to.itself()
    return loops


class Chart(StateChart[Any]):
    """One unit on one track. `swept` events move it where they can and are never impossible on its account."""

    allow_event_without_transition = False
    catch_errors_as_events = False
    validate_trap_states = False  # an end is no terminal state of the machine: those told of it must still be told
    swept: ClassVar[frozenset[str]] = frozenset()
    needed: ClassVar[frozenset[str]] = frozenset()

    @property
    def now(self) -> str:
        """The innermost state."""
        return next(state.id for state in self.configuration if not state.states)

    def allows(self, event: str) -> bool:
        """Whether some arrow for the event leaves the present state, whatever its guard."""
        return event in outgoing(type(self), self.now)


def known(chart: type[Chart], kind: str, outcome: str) -> str | None:
    """The chart's event for an act or a lapse with that outcome; None where the act does not concern the track."""
    ids = {event.id for event in chart.events}
    name = kind.replace(".", "_")
    return next((event for event in (f"{name}__{outcome}", name) if event in ids), None)


def leaves(chart: type[Chart]) -> list[str]:
    """The states that a position can be in."""
    return [state.id for state in chart.states_map.values() if not state.states and not isinstance(state, HistoryState)]


def arrows(chart: type[Chart]) -> set[tuple[str, str, str]]:
    """Every arrow as (state, event, next state); a return to where things stood leads to each state it may mean."""
    return {
        (leaf, event, dest)
        for leaf in leaves(chart)
        for event, dests in outgoing(chart, leaf).items()
        for dest in dests
    }


_OUTGOING: dict[tuple[type[Chart], str], dict[str, set[str]]] = {}


def outgoing(chart: type[Chart], leaf: str) -> dict[str, set[str]]:
    """For each event that is possible in a state, where it may lead."""
    if (chart, leaf) not in _OUTGOING:
        found: dict[str, set[str]] = {}
        for state in _upwards(chart.states_map[leaf]):
            for transition in state.transitions:
                for event in transition.events if not transition.initial else ():
                    found.setdefault(event.id, set()).update(_entered(transition.target))
        _OUTGOING[chart, leaf] = found
    return _OUTGOING[chart, leaf]


def _upwards(state: State | None) -> Iterator[State]:
    while state is not None:
        yield state
        state = state.parent


def _entered(target: State) -> set[str]:
    if isinstance(target, HistoryState):
        return {state.id for state in target.parent.states if not isinstance(state, HistoryState)}
    if target.states:
        return {state.id for state in target.states if state.initial}
    return {target.id}
