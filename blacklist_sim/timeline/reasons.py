"""Why something was found: the act, day, rule and citation behind it, and what is wrong with what was expected."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from blacklist_sim.text import Text
from blacklist_sim.timeline.list_reasons import list_reasons
from blacklist_sim.timeline.moment import FLAGS, Moment
from blacklist_sim.timeline.replay import OF_ACTS
from blacklist_sim.timeline.saying import name_text, person_text
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.answers import Consultation
from blacklist_sim.workflow.explain import explain
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.step import Step
from blacklist_sim.workflow.wording import listed

TRACKS_OF = {"in_debt": "title", "listed": "listing", "restricted": "consumption", "exit_banned": "exit_ban"}
UNMOVED = Text("nothing has moved it", "未曾变动")
STAGE_RESTS_ON = ("title", "listing", "consumption", "review")


def why(moment: Moment, key: str, wanted: Any) -> Text:
    """What explains the value found, a reason a line."""
    if moment.answer is not None and key == "unknown":
        lines: Iterator[Text] = (line for _, line in moment.answer.lines())
    elif key in OF_ACTS:
        lines = _of_act(moment, key, wanted)
    elif key in moment.engine.catalogue.tracks:
        lines = iter([_trail(moment, key)])
    elif key in FLAGS:
        lines = _positions(moment, TRACKS_OF[key], case=None)
    elif key == "stage":
        lines = (line for track in STAGE_RESTS_ON for line in _positions(moment, track, moment.case))
    else:
        lines = list_reasons(moment, key, wanted)
    found = list(lines)
    return Text("\n".join(line.en for line in found), "\n".join(line.zh for line in found))


def _trail(moment: Moment, track: str) -> Text:
    found = _on(moment, track, moment.case)
    if moment.entry is not None:
        found = [position for position in found if position.key[2:3] == (moment.entry,)]
    name, moved = _whose(moment, track), _moved(moment, found[-1]) if found else UNMOVED
    return Text(f"{name.en}: {moved.en}", f"{name.zh}：{moved.zh}")


def _on(moment: Moment, track: str, case: str | None) -> list[Position]:
    found = observe.positions_of(moment.state, track, case, moment.person)
    if track != "consumption":
        return found
    return [position for position in found if position.key[-1] == moment.person] or found


def _positions(moment: Moment, track: str, case: str | None) -> Iterator[Text]:
    """Each position of the person on a track, and what brought it there."""
    name = _whose(moment, track)
    found = _on(moment, track, case)
    for position in found:
        now = moment.engine.catalogue.tracks[track].states[position.state]
        moved = _moved(moment, position)
        where = position.key[0]
        yield Text(f"{name.en} in {where}: {now.en}: {moved.en}", f"{where} 案中{name.zh}：{now.zh}：{moved.zh}")
    if not found:
        yield Text(f"{name.en}: there is none", f"{name.zh}：无")


def _whose(moment: Moment, track: str) -> Text:
    """A track and the person asked about; a title is the whole case's."""
    name, person = moment.engine.catalogue.tracks[track].name, person_text(moment.state.story, moment.person)
    return name if track == "title" else Text(f"{name.en} of {person.en}", f"{person.zh} 的{name.zh}")


def _moved(moment: Moment, position: Position) -> Text:
    if not position.trail:
        return UNMOVED
    names = moment.engine.catalogue.acts, moment.engine.catalogue.lapses
    told = []
    for day, trigger, _ in position.trail:
        id_ = trigger.partition("/")[0]
        name = names[0][id_].name if id_ in names[0] else names[1][id_].name
        told.append((day, name))
    return Text(
        "; ".join(f"{day} {name.en}" for day, name in told), "；".join(f"{day} {name.zh}" for day, name in told)
    )


def _of_act(moment: Moment, key: str, wanted: Any) -> Iterator[Text]:
    step = moment.step
    if step is None:
        yield Text("there is no act here", "此处没有行为")
    elif step.impossible is not None:
        yield step.impossible.text(moment.engine.catalogue.tracks)
    elif key == "impossible":
        yield Text("the tables have a row for the act", "状态表中有该行为")
    elif key == "unknown":
        yield from _unknown(moment, step)
    else:
        yield from _refusals(moment, step, wanted)


def _unknown(moment: Moment, step: Step) -> Iterator[Text]:
    asked = [item for item in step.consulted if item.status == "unknown"]
    for item in asked:
        rule, missing = item.rule.name, listed(moment.engine, item.missing)
        yield Text(f"{rule.en}: missing: {missing.en}", f"{rule.zh}：缺少：{missing.zh}")
        yield from _rule_says(moment, item, step.day)
    if not asked:
        yield Text("no rule of this act lacks a fact", "该行为的规则均不缺事实")


def _refusals(moment: Moment, step: Step, wanted: Any) -> Iterator[Text]:
    if step.accepted:
        yield Text("the act was accepted", "该行为已被接受")
    names = (wanted,) if isinstance(wanted, str) else wanted
    shown = [item for item in step.consulted if item.rule.id in names or (not step.accepted and not item.lawful)]
    for item in shown:
        yield from _rule_says(moment, item, step.day)
    for name in names:
        if all(item.rule.id != name for item in shown):
            rule = name_text(moment.engine, name)
            yield Text(f"this act does not ask: {rule.en}", f"该行为不涉及：{rule.zh}")


def _rule_says(moment: Moment, item: Consultation, day: date) -> Iterator[Text]:
    """What a rule answered, and its words with their place."""
    node = explain(moment.engine, item, day)
    yield node.text
    yield from (child.text for child in node.children[:1])
