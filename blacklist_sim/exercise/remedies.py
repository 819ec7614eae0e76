"""The last day on which a remedy is open against an act, found by trying it day after day on forks."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.exercise.items import NO_DAY
from blacklist_sim.exercise.setting import Setting, Unsolvable
from blacklist_sim.timeline.doers import OFFICES
from blacklist_sim.workflow.catalogue import ActKind
from blacklist_sim.workflow.planning import passes
from blacklist_sim.workflow.rules.review_objections import ACT_OBJECTED_TO
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

IN_SIGHT = 366
"""How many days ahead is looked after the story; what is still open by then counts as open without an end."""

AGAINST = "against"
ANY_ACT = "act"
MEASURES = ("listing", "consumption", "exit_ban")
"""The tracks by whose names a remedy calls what it is against."""


def last_day(setting: Setting, step: Step, remedy: str) -> date | str:
    """The last day on which somebody whom the act concerns may seek the remedy; NO_DAY where time alone ends nothing.

    What the story tells happens; after its end nobody does anything. Raises Unsolvable where nobody may ever seek it.
    """
    assert step.act is not None
    for act in _tries(setting, step, remedy):
        found = _last(setting, step.act.index + 1, act)
        if found is not None:
            return found
    name = setting.engine.book.rules[remedy].name
    raise Unsolvable(f"nobody may ever seek this remedy: {name.en}", f"无人可用此救济：{name.zh}")


def _tries(setting: Setting, step: Step, remedy: str) -> Iterator[Act]:
    """The remedy, sought by each of those whom the act concerns, then by the others."""
    concerned = [finding.who for finding in step.findings if finding.who is not None]
    case = setting.story.cases[step.case or next(iter(setting.story.cases))]
    people = dict.fromkeys((*concerned, *step.who, *case.debtor_ids, *case.applicants, *setting.story.people))
    for kind in setting.engine.catalogue.acts.values():
        uses = [use for use in kind.rules if use.basis and use.rule == remedy]
        for who in people if uses else ():
            if who in OFFICES:
                continue
            for payload in _payloads(setting, kind, step, uses[0].when.get(AGAINST)):
                yield Act(step.day, kind.id, who, (), case=case.id, payload=payload)


def _payloads(setting: Setting, kind: ActKind, step: Step, fits: tuple[Any, ...] | None) -> list[dict[str, Any]]:
    """What the act can say, aimed at the measure that was unlawful."""
    measure = next((name for name, act in ACT_OBJECTED_TO.items() if act == step.name), None)
    measure = measure or next((move.track for move in step.moves if move.track in MEASURES), ANY_ACT)
    if fits is not None and measure not in fits:
        measure = fits[0]
    given = {AGAINST: measure} if AGAINST in kind.payload else {}
    return [{**payload, **given} for payload in setting.engine.catalogue.variants[kind.id]]


def _last(setting: Setting, number: int, act: Act) -> date | str | None:
    """The last day for one who seeks the remedy so; None where it is never open."""
    events, opened = setting.story.events, False
    for place in range(number, len(events) + 1):
        state = setting.before(place)
        until = events[place].date if place < len(events) else state.day + timedelta(days=IN_SIGHT)
        if not _open(setting, state, act, state.day):
            continue
        opened = True
        closed = _closed(setting, state, act, until)
        if closed is not None:
            return closed - timedelta(days=1)
    return NO_DAY if opened else None


def _open(setting: Setting, state: State, act: Act, day: date) -> bool:
    fork = state.fork()
    setting.engine.advance(fork, day)
    return passes(setting.engine.try_act(fork, act._replace(date=day)))


def _closed(setting: Setting, state: State, act: Act, until: date) -> date | None:
    """The first day up to `until` on which a remedy that is open is open no longer, if time alone passes."""
    last, step = state.day, 1
    while last < until:
        day = min(last + timedelta(days=step), until)
        if not _open(setting, state, act, day):
            while (day - last).days > 1:
                middle = last + (day - last) // 2
                last, day = (middle, day) if _open(setting, state, act, middle) else (last, middle)
            return day
        last, step = day, step * 2
    return None
