"""What came of a story, written into it as expectations: a story that was played becomes one that tests itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.case import Act, Event, Question, Story, Wait
from blacklist_sim.timeline import owed, tried
from blacklist_sim.timeline.answers import answered
from blacklist_sim.timeline.moment import FLAGS, LISTS
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

TRACKS = ("title", "enforcement", "listing", "consumption", "exit_ban", "review")
OF_A_TITLE = TRACKS[:2]
KEPT = {
    "duties_open": ("duty", "who", "about", "case", "by"),
    "deadlines": ("what", "about", "case", "last", "paused"),
    "findings": ("kind", "date", "rule", "what", "about", "case"),
}
"""The lists that are expected, and by which of their fields."""

Expect = dict[str, Any]


class About(NamedTuple):
    """Of whom an expectation speaks; what goes without saying is None."""

    case: str | None
    who: str | None
    entry: int | None = None

    def said(self) -> Expect:
        """As it stands in an expectation."""
        return {key: value for key, value in self._asdict().items() if value is not None}


class Seen(NamedTuple):
    """A state as expectations see it: what stands for each one spoken of, and the lists."""

    stands: Mapping[About, Expect]
    lists: Mapping[str, Sequence[Expect]]


def expecting(engine: "Engine", story: Story, first: int = 0) -> Story:
    """The story with what comes of its events from number `first` on expected, and all that stands at its end.

    What these events expected before is replaced. Where one event changes something about several people, waits on
    the same day speak of the others. An act that is refused is expected to be. Raises `OutsideBook`.
    """
    engine = engine.under(story.policy)
    state, events = engine.begin(story), list[Event]()
    before = _seen(engine, state)
    for place, event in enumerate(story.events):
        steps = engine.step(state, event) if isinstance(event, Act) else engine.advance(state, event.date)
        seen = _seen(engine, state)
        if place >= first:
            events += _told(event, _answer(engine, state, event, steps), _changes(before, seen))
        else:
            events.append(event)
        before = seen
    if story.events and len(story.events) > first:
        events += [Wait(state.day, expect=expect) for expect in _end(engine, state, before)]
    return replace(story, events=tuple(event._replace(index=place) for place, event in enumerate(events)))


def _told(event: Event, answer: Expect, changes: Sequence[Expect]) -> Iterator[Event]:
    """The event with what came of it; what speaks of others than the first stands in waits that follow.

    A question speaks of whom it asks about and only of its answer.
    """
    if isinstance(event, Question) or (answer and changes):
        yield event._replace(expect=answer or None)
        rest = list(changes)
    else:
        yield event._replace(expect=answer or next(iter(changes), None))
        rest = list(changes[0 if answer else 1 :])
    yield from (Wait(event.date, expect=expect) for expect in rest)


def _answer(engine: "Engine", state: State, event: Event, steps: Sequence[Step]) -> Expect:
    """What an act was refused by, or what a question was answered."""
    if isinstance(event, Question):
        found = answered(engine, state, event).answer
        if isinstance(found, tried.Tried):
            decisions = found.found("decision")
            return {"decision": decisions} if isinstance(decisions, str) else {}
        assert isinstance(found, owed.Owing)
        return _sum(found)
    if not isinstance(event, Act) or steps[-1].accepted:
        return {}
    if steps[-1].impossible is not None:
        return {"impossible": True}
    return {"refused_by": list(steps[-1].refused_by)}


def _sum(found: owed.Owing) -> Expect:
    total = found.sums({"total": None})["total"]
    return {} if total is None else {"owed": {"total": total}}


def _changes(before: Seen, now: Seen) -> list[Expect]:
    """What stands otherwise than before; what is about lists goes with the first."""
    found = []
    for about, stands in now.stands.items():
        old = before.stands.get(about, {})
        changed = {key: value for key, value in stands.items() if old.get(key) != value}
        if changed:
            found.append(about.said() | changed)
    lists = {key: part for key in KEPT if (part := _part(before.lists[key], now.lists[key]))}
    if lists:
        found = [found[0] | lists, *found[1:]] if found else [lists]
    return found


def _part(before: Sequence[Expect], now: Sequence[Expect]) -> Expect:
    added, gone = [item for item in now if item not in before], [item for item in before if item not in now]
    return ({"includes": added} if added else {}) | ({"excludes": gone} if gone else {})


def _end(engine: "Engine", state: State, seen: Seen) -> Iterator[Expect]:
    """All that stands, whole lists and sums; what never began goes without saying."""
    first = _seen(engine, engine.begin(state.story)).stands
    sums: dict[str | None, Expect] = {}
    for case in state.story.cases:
        sums[case if len(state.story.cases) > 1 else None] = _sum(owed.owing(engine, state, case))
    for about, stands in seen.stands.items():
        more = {key: value for key, value in stands.items() if first.get(about, {}).get(key) != value}
        more |= sums.pop(about.case, {}) if about.who is None and about.entry is None else {}
        if more:
            yield about.said() | more
    yield {key: list(items) for key, items in seen.lists.items()}


def _seen(engine: "Engine", state: State) -> Seen:
    lists = {key: [_item(item, KEPT[key]) for item in LISTS[key].items(state)] for key in KEPT}
    return Seen(dict(_stands(engine, state)), lists)


def _item(item: Mapping[str, Any], fields: Sequence[str]) -> Expect:
    """A thing of a list by the fields that tell it from others; a duty's acts are no part of it."""
    return {key: item[key] for key in fields if item[key] is not None}


def _stands(engine: "Engine", state: State) -> Iterator[tuple[About, Expect]]:
    """Everybody spoken of, in every case: tracks and stage, and the flags once."""
    told, several = set[str](), len(state.story.cases) > 1
    for case in state.story.cases.values():
        first, *others = dict.fromkeys((*case.debtor_ids, *state.story.people))
        for who in (first, *others):
            about = About(case.id if several else None, None if who == first else who)
            stands = {} if who in told else _flags(state, who)
            told.add(who)
            for track in TRACKS:
                if who == first or (track not in OF_A_TITLE and observe.positions_of(state, track, case.id, who)):
                    stands[track] = observe.track_state(engine, state, track, case.id, about.who)
            if who in case.debtor_ids:
                stands["stage"] = observe.stage(state, case.id, who)
            yield about, stands
            yield from _entries(engine, state, case.id, about, who)
    if not state.story.cases:
        yield from ((About(None, who), _flags(state, who)) for who in state.story.people)


def _flags(state: State, who: str) -> Expect:
    return {flag: holds(state, who) for flag, holds in FLAGS.items()}


def _entries(engine: "Engine", state: State, case: str, about: About, who: str) -> Iterator[tuple[About, Expect]]:
    """Each entry of somebody who has several in a case."""
    entries = observe.positions_of(state, "listing", case, who)
    for entry in entries if len(entries) > 1 else ():
        number = int(entry.key[2])
        state_of = observe.track_state(engine, state, "listing", case, about.who, number)
        yield about._replace(entry=number), {"listing": state_of}
