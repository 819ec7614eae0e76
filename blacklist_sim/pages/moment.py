"""A moment of a story: what the replay has made of it by a day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from blacklist_sim.case import Act, Story
from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.text import Text
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.state import State


class Moment(NamedTuple):
    """A story replayed until a day; `before` is the scripted act before which it stands still, if any."""

    replay: Replay
    before: Act | None = None


def at(
    story: Story,
    day: date,
    mode: str | None,
    policy: Mapping[str, str],
    before: Act | None = None,
    law_of: date | None = None,
) -> Moment:
    """The end of `day`, or the moment just before an act of the script; with `law_of` under the law of that day."""
    if before is not None:
        story = replace(story, events=tuple(event for event in story.events if event.index < before.index))
    check_day(story, day)
    return Moment(replay(load_engine(), story, until=day, mode=mode, policy=policy, law_of=law_of), before)


def person_called(state: State, name: str | None) -> str:
    """The person of that id, or the first debtor of the first case; raises NoSuchName."""
    if name is None:
        if not state.story.cases:
            listed = ", ".join(f"--who {who}" for who in state.story.people)
            raise BlacklistSimError(
                f"there is no case, so say who is asked about: {listed}", f"没有案件，请指明所问何人：{listed}"
            )
        return observe.debtor_of(state, next(iter(state.story.cases)), None)
    if name not in state.story.people:
        raise NoSuchName(Text("person", "当事人"), name, state.story.people)
    return name


def check_day(story: Story, day: date) -> None:
    """Raises `OutsideBook` for a day before the book's first, and BlacklistSimError for one before the story's."""
    vocabulary().book.epoch(day)
    first = story.events[0].date if story.events else day
    if day < first:
        raise BlacklistSimError(f"the story begins on {first}, after {day}", f"故事始于 {first}，晚于 {day}")


def scripted(story: Story, name: str, day: date, who: tuple[str, ...], case: str | None) -> Act | None:
    """The act of that name that the script has on that day, if there is one."""
    for event in story.events:
        if not isinstance(event, Act) or event.name != name or event.date != day:
            continue
        if (not who or set(who) <= set(event.who)) and case in (None, event.case):
            return event
    return None


def stopped(found: Replay) -> Text | None:
    """Where the script stopped, if an act of it was refused that nobody expected to be."""
    step = found.stopped
    if step is None:
        return None
    name = found.engine.catalogue.acts[step.name].name
    return Text(
        f"note: the script stops on {step.day}, where “{name.en}” is refused",
        f"注意：脚本在 {step.day} 停止，“{name.zh}”被拒绝",
    )
