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
KNOWN = (*FLAGS, "stage", "duties_open", "duties_breached", "deadlines", "findings")
NOTHING = Text("", "")


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
        found = _find(engine, state, key, case, who, expect.get("entry"), step, answer)
        agreed = agrees(wanted, found)
        why = NOTHING if agreed else _why(engine, state, key, case, who, step, answer)
        checks.append(Check(index, key, wanted, found, agreed, why))
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
) -> Any:
    if answer is not None and key in answer:
        return answer[key]
    if key in OF_ACTS:
        return _of_act(key, step)
    if key in engine.catalogue.tracks:
        return observe.track_state(engine, state, key, case, who, entry)
    person = observe.debtor_of(state, case, who)
    if key in FLAGS:
        return FLAGS[key](state, person)
    if key == "stage":
        return observe.stage(state, case, person)
    if key == "duties_open":
        return observe.open_duties(state)
    if key == "duties_breached":
        return [observe.duty_item(duty) for duty in (*state.past_duties, *state.duties.values()) if duty.breached]
    if key == "deadlines":
        return [observe.deadline_item(period) for period in state.periods]
    if key == "findings":
        return [observe.finding_item(finding) for finding in state.findings]
    return None


def _of_act(key: str, step: Step | None) -> Any:
    if step is None:
        return None
    if key == "impossible":
        return step.impossible is not None
    if key == "unknown":
        return tuple(
            dict.fromkeys(name for item in step.consulted if item.status == "unknown" for name in item.missing)
        )
    return step.refused_by


def _why(
    engine: "Engine",
    state: State,
    key: str,
    case: str,
    who: str | None,
    step: Step | None,
    answer: Mapping[str, Any] | None,
) -> Text:
    """What explains the value found, asked only where it is not the one expected."""
    if answer is not None and key in answer:
        said: Text = answer.get("why", NOTHING)
        return said
    if key in OF_ACTS:
        return _why_of_act(engine, key, step)
    if key in engine.catalogue.tracks:
        return _trail(engine, state, key, case, observe.debtor_of(state, case, who))
    if key in KNOWN:
        return NOTHING
    return Text("this question is not answered yet", "该问题尚不能回答")


def _why_of_act(engine: "Engine", key: str, step: Step | None) -> Text:
    if step is None:
        return Text("there is no act here", "此处没有行为")
    if key == "impossible":
        tracks = engine.catalogue.tracks
        return step.impossible.text(tracks) if step.impossible else Text("the act is possible", "该行为可行")
    return NOTHING


def _trail(engine: "Engine", state: State, track: str, case: str, who: str) -> Text:
    found = observe.positions_of(state, track, case, who)
    trail = found[-1].trail if found else ()
    if not trail:
        return Text("nothing has moved it", "未曾变动")
    names = {kind.id: kind.name for kind in engine.catalogue.kinds}
    lines = [(day, names[trigger.partition("/")[0]]) for day, trigger, _ in trail]
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
