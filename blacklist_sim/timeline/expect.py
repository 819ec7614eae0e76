"""Comparing what a timeline expects with what the replay found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from blacklist_sim.text import Text
from blacklist_sim.timeline import owed, tried_words
from blacklist_sim.timeline.answers import Asked
from blacklist_sim.timeline.matching import agrees
from blacklist_sim.timeline.moment import ABOUT, FLAGS, LISTS, Moment
from blacklist_sim.timeline.reasons import why
from blacklist_sim.timeline.replay import OF_ACTS
from blacklist_sim.timeline.tried import Tried
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation, what was found, and whether they agree; where they do not, `why` explains what was found."""

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
    step: Step | None = None,
    asked: Asked | None = None,
) -> list[Check]:
    """Every expectation of one event held against the state, against the step of an act, the answer to a question."""
    moment = Moment(engine, state, _case(state, expect, step, asked), _who(expect, asked), expect.get("entry"), step)
    if asked is not None:
        moment = replace(moment, answer=asked.answer)
    return [_check(moment, key, wanted, index) for key, wanted in expect.items() if key not in ABOUT]


def _case(state: State, expect: Mapping[str, Any], step: Step | None, asked: Asked | None) -> str:
    named = expect.get("case") or (asked and asked.question.case) or (step and step.case)
    return named or next(iter(state.story.cases), "")


def _who(expect: Mapping[str, Any], asked: Asked | None) -> str | None:
    named = asked.question.who if asked is not None else ()
    return expect.get("who") or (named[0] if len(named) == 1 else None)


def _check(moment: Moment, key: str, wanted: Any, index: int) -> Check:
    if key in tried_words.KEYS:
        return _tried(moment, key, wanted, index)
    if key == "owed":
        return _owed(moment, wanted, index)
    found = _find(moment, key)
    agreed = agrees(wanted, found)
    return Check(index, key, wanted, found, agreed, NOTHING if agreed else why(moment, key, wanted))


def _owed(moment: Moment, wanted: Mapping[str, Any], index: int) -> Check:
    """The sums expected, held against the account of the case on that day."""
    owing = owed.owing(moment.engine, moment.state, moment.case, moment.who)
    found = owing.sums(wanted)
    wrong = {key: value for key, value in wanted.items() if found[key] != value}
    return Check(index, "owed", wanted, found, not wrong, _joined(owing.why(wrong)) if wrong else NOTHING)


def _tried(moment: Moment, key: str, wanted: Any, index: int) -> Check:
    """A part of the gate's answer, for each of the people asked about."""
    answer = moment.answer
    assert isinstance(answer, Tried)
    agreed = answer.agrees(key, wanted, moment.who)
    why_not = NOTHING if agreed else _joined(answer.why(key, moment.who))
    return Check(index, key, wanted, answer.found(key, moment.who), agreed, why_not)


def _joined(lines: Iterable[Text]) -> Text:
    found = list(lines)
    return Text("\n".join(line.en for line in found), "\n".join(line.zh for line in found))


def _find(moment: Moment, key: str) -> Any:
    engine, state, case, who = moment.engine, moment.state, moment.case, moment.who
    if key == "unknown" and moment.answer is not None:
        return moment.answer.missing
    if key in OF_ACTS:
        return _of_act(key, moment.step)
    if key in engine.catalogue.tracks:
        return observe.track_state(engine, state, key, case, who, moment.entry)
    if key in FLAGS:
        return FLAGS[key](state, moment.person)
    if key == "stage":
        return observe.stage(state, case, moment.person)
    return LISTS[key].items(state)


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
