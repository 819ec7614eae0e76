"""Stories in which a user does some acts and those whom nobody plays do theirs in between."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from blacklist_sim.case import Act, Cast, Story
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.cast import acts_until, left_to_user
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.state import State

SHIPPED = "ground-1-paid-in-full"
BY_CHOICE = ("serve_judgment", "apply_enforcement", "apply_listing", "decide_listing", "pay")
"""The acts of the shipped story that no duty asks for, or that the court decides by what it finds."""

DILIGENT = Cast({"court": "diligent", "debtor": "diligent"})


class Played(NamedTuple):
    """A story as it was played: what the cast did, and the state reached."""

    engine: Engine
    state: State
    acts: list[Act]

    def days(self, name: str) -> list[date]:
        """The days on which the cast did an act of that name."""
        return [act.date for act in self.acts if act.name == name]

    def left(self, cast: Cast) -> dict[str, str]:
        """For each duty left to the user the reason."""
        return {left.duty.rule.id: left.why.en for left in left_to_user(self.engine, self.state, cast)}

    def overdue(self) -> dict[str, date]:
        """The duties found overdue, each with the day."""
        return {found.what: found.day for found in self.state.findings if found.kind == "overdue"}

    def on(self, track: str) -> str:
        """Where the borrower stands on a track."""
        return observe.track_state(self.engine, self.state, track, "loan", "borrower")


def shipped(*kept: str, upto: date = date.max) -> Story:
    """The shipped story with the acts of those names only."""
    (story,) = read_timelines(SHIPPED)
    events = tuple(
        event._replace(expect=None)
        for event in story.events
        if isinstance(event, Act) and event.name in kept and event.date <= upto
    )
    return replace(story, events=events)


def years_later(story: Story, years: int) -> Story:
    """The same so many years later."""
    loan = story.cases["loan"]
    title = replace(loan.title_document, made=_later(loan.title_document.made, years))
    events = tuple(event._replace(date=_later(event.date, years)) for event in story.events)
    return replace(story, events=events, cases={"loan": replace(loan, title_document=title)})


def _later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


def played(story: Story, cast: Cast, until: date) -> Played:
    """The story with what the cast does before each of its acts and until a day; no act may be refused."""
    engine = load_engine().under(story.policy)
    state, done = engine.begin(story), list[Act]()

    def let_act(to: date) -> None:
        for act in acts_until(engine, state, cast, to):
            assert engine.step(state, act)[-1].accepted, act
            done.append(act)
        engine.advance(state, to)

    for event in story.events:
        assert isinstance(event, Act)
        let_act(event.date)
        assert engine.act(state, event).accepted, event
    let_act(until)
    return Played(engine, state, done)
