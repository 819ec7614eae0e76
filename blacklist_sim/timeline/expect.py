"""Comparing what a timeline expects with what the replay found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blacklist_sim.text import Text
from blacklist_sim.timeline.matching import agrees
from blacklist_sim.timeline.moment import ABOUT, FLAGS, LISTS, OF_ACTS, Moment
from blacklist_sim.timeline.reasons import why
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

QUESTIONS = ("decision", "rule", "owed")
NOTHING = Text("", "")
NOT_YET = Text("questions to the gate and about money are not answered yet", "消费之问与金额之问尚不能回答")


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation, what was found, and whether they agree; where they do not, `why` explains what was found.

    `answered` is False for a question that this release does not answer; nothing was found then, and nothing fails.
    """

    index: int
    key: str
    expected: Any
    found: Any
    agrees: bool
    why: Text
    answered: bool = True


def compare(
    engine: "Engine", state: State, expect: Mapping[str, Any], index: int, step: Step | None = None
) -> list[Check]:
    """Every expectation of one event held against the state and, where the event is an act, against its step."""
    case = expect.get("case") or (step.case if step and step.case else None) or next(iter(state.story.cases))
    moment = Moment(engine, state, case, expect.get("who"), expect.get("entry"), step)
    return [_check(moment, key, wanted, index) for key, wanted in expect.items() if key not in ABOUT]


def unanswered(index: int, key: str, asked: Any) -> Check:
    """A question that is not answered yet: shown, and neither met nor failed."""
    return Check(index, key, asked, None, True, NOT_YET, False)


def _check(moment: Moment, key: str, wanted: Any, index: int) -> Check:
    if key in QUESTIONS:
        return unanswered(index, key, wanted)
    found = _find(moment, key)
    agreed = agrees(wanted, found)
    return Check(index, key, wanted, found, agreed, NOTHING if agreed else why(moment, key, wanted))


def _find(moment: Moment, key: str) -> Any:
    engine, state, case, who = moment.engine, moment.state, moment.case, moment.who
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
