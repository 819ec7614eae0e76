"""Why a list of duties, deadlines or findings is not the one expected, item by item."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from blacklist_sim.law.model import RuleVersion
from blacklist_sim.law.period import Deadline
from blacklist_sim.text import Text
from blacklist_sim.timeline.matching import agreeing, differences
from blacklist_sim.timeline.moment import LISTS, Moment
from blacklist_sim.timeline.saying import FINDINGS, OUTCOMES, brief, item_text
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.state import Duty, Finding, Period
from blacklist_sim.workflow.wording import citation

TIED_TO_A_DAY = ("by", "opened", "status", "last", "since", "date", "projected", "paused")


def list_reasons(moment: Moment, key: str, wanted: Any) -> Iterator[Text]:
    """What is missing and what is too much, each with the rule, citation and day behind what was found instead."""
    things, story = LISTS[key].things(moment.state), moment.state.story
    items = [LISTS[key].item(thing) for thing in things]
    absent, surplus = differences(wanted, items)
    shown = set(surplus)
    for want in absent:
        said = item_text(moment.engine, story, key, want)
        yield Text(f"expected, but not there: {said.en}", f"预期有而实无：{said.zh}")
        near = _nearest(want, items)
        if near is None:
            yield from _past(moment, key, want)
        elif near not in shown:
            shown.add(near)
            yield _told(moment, key, items[near], things[near], Text("there is", "现有"))
    for place in surplus:
        yield _told(moment, key, items[place], things[place], Text("there, but not expected", "实有而未预期"))


def _told(moment: Moment, key: str, item: Mapping[str, Any], thing: Any, head: Text) -> Text:
    said, ground = item_text(moment.engine, moment.state.story, key, brief(item)), _ground(moment, thing)
    return Text(f"{head.en}: {said.en}; ground: {ground.en}", f"{head.zh}：{said.zh}；依据：{ground.zh}")


def _nearest(want: Any, items: list[dict[str, Any]]) -> int | None:
    """The place of the item that agrees with most of what is wanted, among those that agree in all but days."""
    if isinstance(want, str):
        return None
    asked = {field: value for field, value in want.items() if field not in TIED_TO_A_DAY}
    close = [
        place
        for place, item in enumerate(items)
        if asked and all(agreeing(field, value, item) for field, value in asked.items())
    ]

    def likeness(place: int) -> int:
        return sum(agreeing(field, value, items[place]) for field, value in want.items())

    return max(close, key=likeness, default=None)


def _past(moment: Moment, key: str, want: Any) -> Iterator[Text]:
    """Which duties of that name there were, and what became of them; or that there was none."""
    name = want if isinstance(want, str) else want.get("what") or want.get("duty") or want.get("rule")
    duties = moment.state.past_duties if key.startswith("duties") else []
    former = [duty for duty in duties if name in (duty.rule.id, duty.rule.rule, *duty.rule.done_by)]
    for duty in former:
        item = item_text(moment.engine, moment.state.story, key, brief(observe.duty_item(duty)) | {"status": None})
        end, ground = OUTCOMES[duty.outcome], _ground(moment, duty)
        yield Text(
            f"there was: {item.en}: {end.en} on {duty.ended}; ground: {ground.en}",
            f"曾有：{item.zh}：{duty.ended} {end.zh}；依据：{ground.zh}",
        )
    if not former:
        yield Text("nothing in this story has brought it by that day", "截至该日，本案情中没有产生它的行为或期间")


def _ground(moment: Moment, thing: Duty | Finding | Period) -> Text:
    """The rule, its citation and the days behind one thing in a list."""
    if isinstance(thing, Duty):
        start = Text(f"since {thing.opened}", f"{thing.opened} 产生")
        return _in_a_row([*_law(moment, [thing.version], thing.opened), start, _length(thing.deadline)])
    if isinstance(thing, Finding):
        kind = FINDINGS[thing.kind]
        day = Text(f"{kind.en} on {thing.day}", f"{thing.day} {kind.zh}")
        return _in_a_row([*_law(moment, [thing.version], thing.day), day])
    start_day = thing.deadline.start
    versions = [moment.engine.book.rules[rule].on(start_day) for rule in thing.kind.rules]
    return _in_a_row([*_law(moment, versions, start_day), _length(thing.deadline)])


def _law(moment: Moment, versions: Iterable[RuleVersion | None], day: date) -> Iterator[Text]:
    for version in versions:
        if version is not None:
            name, cited = version.rule.name, citation(moment.engine, version, day)
            yield Text(f"{name.en} — {cited.en}", f"{name.zh}——{cited.zh}")


def _length(end: Deadline | None) -> Text:
    if end is None:
        return Text("no period fixed", "未定期限")
    if end.length is None:
        return Text(f"fixed day {end.last}", f"确定日期 {end.last}")
    length = end.length.text
    return Text(f"{length.en} counted from {end.start}", f"自 {end.start} 起算 {length.zh}")


def _in_a_row(parts: Iterable[Text]) -> Text:
    found = list(parts)
    return Text("; ".join(part.en for part in found), "；".join(part.zh for part in found))
