"""What an expectation looks at: a case on a day, a person in it, and the act just tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.workflow import observe
from blacklist_sim.workflow.state import Duty, State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.timeline.answers import Answer
    from blacklist_sim.workflow.engine import Engine

FLAGS: Mapping[str, Callable[[State, str], bool]] = {
    "in_debt": observe.in_debt,
    "listed": observe.listed,
    "restricted": observe.restricted,
    "exit_banned": observe.exit_banned,
}
ABOUT = ("case", "who", "entry")


@dataclass(frozen=True, slots=True)
class Moment:
    """The state reached, the case, person and entry asked about, the step of an act or the answer to a question."""

    engine: "Engine"
    state: State
    case: str
    who: str | None
    entry: int | None
    step: Step | None
    answer: "Answer | None" = None

    @property
    def person(self) -> str:
        """The person asked about, or the case's first debtor."""
        return observe.debtor_of(self.state, self.case, self.who)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that can be expected: the things of a state that stand in it, and how one of them is written."""

    things: Callable[[State], list[Any]]
    item: Callable[[Any], dict[str, Any]]

    def items(self, state: State) -> list[dict[str, Any]]:
        """The list as plain data."""
        return [self.item(thing) for thing in self.things(state)]


def _open(state: State) -> list[Duty]:
    return sorted(state.duties.values(), key=lambda duty: (duty.due or date.max, duty.rule.id, duty.key))


def _breached(state: State) -> list[Duty]:
    return [duty for duty in (*state.past_duties, *state.duties.values()) if duty.breached]


LISTS: Mapping[str, Listed] = {
    "duties_open": Listed(_open, observe.duty_item),
    "duties_breached": Listed(_breached, observe.duty_item),
    "deadlines": Listed(lambda state: state.periods, observe.deadline_item),
    "findings": Listed(lambda state: state.findings, observe.finding_item),
}
