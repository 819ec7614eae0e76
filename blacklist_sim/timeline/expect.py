"""Comparing what a timeline expects with what the replay found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blacklist_sim.text import Text
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

FLAGS = {
    "in_debt": observe.in_debt,
    "listed": observe.listed,
    "restricted": observe.restricted,
    "exit_banned": observe.exit_banned,
}
ABOUT = ("case", "who", "entry")
OF_ACTS = ("refused_by", "unknown", "impossible")


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation, what was found, and whether they agree; `why` explains what was found."""

    index: int
    key: str
    expected: Any
    found: Any
    agrees: bool
    why: Text


def compare(
    engine: "Engine",
    state: State,
    expect: Mapping[str, Any],
    index: int,
    step: Step | None,
    answer: Mapping[str, Any] | None,
) -> list[Check]:
    """Every expectation of one event held against the state, the step of its act, or the answer to its question."""
    case = expect.get("case") or (step.case if step and step.case else None) or next(iter(state.story.cases))
    who = expect.get("who")
    checks = []
    for key, wanted in expect.items():
        if key in ABOUT:
            continue
        found, why = _find(engine, state, key, case, who, expect.get("entry"), step, answer)
        checks.append(Check(index, key, wanted, found, agrees(wanted, found), why))
    return checks


def _find(
    engine: "Engine",
    state: State,
    key: str,
    case: str,
    who: str | None,
    entry: int | None,
    step: Step | None,
    answer: Mapping[str, Any] | None,
) -> tuple[Any, Text]:
    if answer is not None and key in answer:
        return answer[key], answer.get("why", Text("", ""))
    person = observe.debtor_of(state, case, who)
    if key in OF_ACTS:
        return _of_act(engine, key, step)
    if key in engine.catalogue.tracks:
        return observe.track_state(engine, state, key, case, who, entry), _trail(engine, state, key, case, person)
    if key in FLAGS:
        return FLAGS[key](state, person), Text("", "")
    if key == "stage":
        return observe.stage(state, case, person), Text("", "")
    if key == "duties_open":
        return observe.open_duties(state), Text("", "")
    if key == "duties_breached":
        return [
            observe.duty_item(duty) for duty in (*state.past_duties, *state.duties.values()) if duty.breached
        ], Text("", "")
    if key == "deadlines":
        return [observe.deadline_item(period) for period in state.periods], Text("", "")
    if key == "findings":
        return [observe.finding_item(finding) for finding in state.findings], Text("", "")
    return None, Text("this question is not answered yet", "该问题尚不能回答")


def _of_act(engine: "Engine", key: str, step: Step | None) -> tuple[Any, Text]:
    if step is None:
        return None, Text("there is no act here", "此处没有行为")
    if key == "impossible":
        why = (
            step.impossible.text(engine.catalogue.tracks)
            if step.impossible
            else Text("the act is possible", "该行为可行")
        )
        return step.impossible is not None, why
    if key == "unknown":
        missing = dict.fromkeys(name for item in step.consulted if item.status == "unknown" for name in item.missing)
        return tuple(missing), Text("", "")
    return step.refused_by, Text("", "")


def _trail(engine: "Engine", state: State, track: str, case: str, who: str) -> Text:
    found = observe.positions_of(state, track, case, who)
    trail = found[-1].trail if found else ()
    if not trail:
        return Text("nothing has moved it", "未曾变动")
    names = {**engine.catalogue.acts, **engine.catalogue.lapses}
    lines = [(day, names[trigger.partition("/")[0]].name) for day, trigger, _ in trail]
    return Text(
        "; ".join(f"{day} {name.en}" for day, name in lines), "；".join(f"{day} {name.zh}" for day, name in lines)
    )


def agrees(wanted: Any, found: Any) -> bool:
    """Whether what was found is what was wanted: a plain list exactly, `includes` and `excludes` in part."""
    if isinstance(wanted, Mapping) and ("includes" in wanted or "excludes" in wanted):
        items = list(found or ())
        return _all_in(wanted.get("includes", ()), items) and not any(
            _item(want, item) for want in wanted.get("excludes", ()) for item in items
        )
    if isinstance(wanted, (list, tuple)) or (isinstance(found, (list, tuple)) and isinstance(wanted, str)):
        wanted = (wanted,) if isinstance(wanted, str) else wanted
        items = list(found or ())
        return len(wanted) == len(items) and _all_in(wanted, items)
    return bool(wanted == found) or (wanted is not None and found is not None and str(wanted) == str(found))


def _all_in(wanted: Sequence[Any], items: list[Any]) -> bool:
    """Whether every wanted item has a found item of its own (a matching, tried most constrained first)."""
    fits = [[place for place, item in enumerate(items) if _item(want, item)] for want in wanted]
    return _match(sorted(fits, key=len), frozenset())


def _match(fits: list[list[int]], taken: frozenset[int]) -> bool:
    if not fits:
        return True
    return any(_match(fits[1:], taken | {place}) for place in fits[0] if place not in taken)


def _item(want: Any, item: Any) -> bool:
    if isinstance(item, Mapping):
        if isinstance(want, str):
            return want in (item.get("duty"), item.get("rule"), item.get("what"), item.get("act")) or _in(
                want, item.get("what")
            )
        return all(_field(key, value, item) for key, value in want.items())
    return bool(want == item)


def _field(key: str, value: Any, item: Mapping[str, Any]) -> bool:
    found = item.get(key)
    if key == "what":
        return _in(value, found) or value == item.get("duty")
    return bool(found == value) or (found is not None and str(found) == str(value))


def _in(word: Any, found: Any) -> bool:
    return word in found if isinstance(found, (list, tuple)) else word == found
