"""Where two cases part: the first event that is not the same, how they stand, and what time alone brings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from blacklist_sim.store.chain import Recorded
from blacklist_sim.store.records import counting, opened
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.money.account import account
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

POSITIONS, PEOPLE, DUTIES, DEADLINES, OWED, FINDINGS = (
    "positions", "people", "duties_open", "deadlines", "owed", "findings",
)  # fmt: skip
ORDER = {what: place for place, what in enumerate((POSITIONS, PEOPLE, DUTIES, DEADLINES, OWED, FINDINGS))}
STAGE = "stage"
KNOWN_BY = {
    DUTIES: ("duty", "about", "case"),
    DEADLINES: ("what", "about", "case"),
    FINDINGS: ("kind", "rule", "what", "about", "case"),
}
"""By which fields a thing of one case is taken for the same thing of another; several of a kind are told by order."""

HEAD = ("people", "cases", "mode", "policy", "cast")


class Parting(NamedTuple):
    """How far two journals tell the same: `common` events, then `left` and `right`; `head` is what differs before."""

    common: int
    left: list[Recorded]
    right: list[Recorded]
    head: tuple[str, ...]


class Difference(NamedTuple):
    """Something that stands otherwise in two cases; None where one of them has nothing of the kind."""

    what: str
    key: tuple[Any, ...]
    left: Any
    right: Any


class Futures(NamedTuple):
    """What time alone brings to one case and not to the other, through the day `until`."""

    until: date
    left: list[Step]
    right: list[Step]


def parting(left: Sequence[Recorded], right: Sequence[Recorded]) -> Parting:
    """Where two journals part, looking at the events that count; who recorded them, and when, is no difference."""
    first, second = counting(left), counting(right)
    common = 0
    for one, other in zip(first, second, strict=False):
        if (one.kind, one.payload) != (other.kind, other.payload):
            break
        common += 1
    told, also = opened(left)["story"], opened(right)["story"]
    head = tuple(part for part in HEAD if told.get(part) != also.get(part))
    return Parting(common, first[common:], second[common:], head)


def picture(engine: Engine, state: State) -> dict[str, Any]:
    """Everything that two cases are compared by: what `observe.look` sees, and what is owed in each case."""
    accounts = ((case, account(engine, state, case)) for case in state.story.cases)
    sums = {case: {"total": found.owed.total, "currency": found.currency} for case, found in accounts if found}
    return {**observe.look(engine, state), OWED: sums}


def differences(left: Mapping[str, Any], right: Mapping[str, Any]) -> list[Difference]:
    """What stands otherwise in two pictures, in the order in which a case is looked at."""
    one, other = dict(_parts(left)), dict(_parts(right))
    keys = sorted({**one, **other}, key=lambda key: ORDER[key[0]])
    return [Difference(key[0], key[1:], one.get(key), other.get(key)) for key in keys if one.get(key) != other.get(key)]


def _parts(picture: Mapping[str, Any]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    for position in picture[POSITIONS]:
        yield (POSITIONS, position["track"], *position["key"]), {key: position[key] for key in ("state", "since")}
    for who, flags in picture[PEOPLE].items():
        for flag, holds in flags.items():
            if flag == STAGE:
                yield from (((PEOPLE, who, STAGE, case), stage) for case, stage in holds.items())
            else:
                yield (PEOPLE, who, flag), holds
    for what, fields in KNOWN_BY.items():
        seen: Counter[tuple[Any, ...]] = Counter()
        for item in picture[what]:
            key = tuple(item[field] for field in fields)
            seen[key] += 1
            yield (what, *key, seen[key]), item
    for case, owed in picture[OWED].items():
        yield (OWED, case), owed


def futures(left: tuple[Engine, State], right: tuple[Engine, State], until: date) -> Futures:
    """What happens in one case only if nobody does anything; no state is touched."""
    first, second = (engine.advance(state.fork(), until) for engine, state in (left, right))
    return Futures(until, list(_without(first, second)), list(_without(second, first)))


def _without(steps: Iterable[Step], others: Iterable[Step]) -> Iterator[Step]:
    there = Counter(map(_same, others))
    for step in steps:
        if there[_same(step)]:
            there[_same(step)] -= 1
        else:
            yield step


def _same(step: Step) -> tuple[Any, ...]:
    """By which a step of one case is taken for the same step of another."""
    return step.day, step.kind, step.name, step.case, step.who, step.outcome
