"""How a rule is told from both sides: an act that it lets pass and one that it stands against, on the same road."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow.answers import Consultation
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.step import Step

from .listing_stories import tell

FIXTURES = Path(__file__).parents[2] / "fixtures" / "timelines"


@dataclass(frozen=True)
class BothWays:
    """A rule, what comes before, and the last act as it holds and as it fails; either may bring more events."""

    rule: str
    before: tuple[str, ...]
    holds: tuple[str, ...]
    fails: tuple[str, ...]
    told: dict[str, Any] = field(default_factory=dict)
    teller: Callable[..., Replay] = tell

    def last(self, events: tuple[str, ...]) -> Step:
        """The step of the last act of the story."""
        told = self.teller(*self.before, *events, **self.told)
        step = told.steps[-1][1]
        assert step.act is not None
        assert step.act.index == len(told.story.events) - 1, (step.name, step.refused_by, step.impossible)
        return step

    def answer(self, events: tuple[str, ...]) -> Consultation:
        """What the rule said to that act; an act aimed at several is asked for the first of them."""
        return next(item for item in self.last(events).consulted if item.rule.id == self.rule)


def lets_pass(story: BothWays) -> None:
    """The act is accepted, and the rule was asked."""
    assert story.last(story.holds).refused_by == ()
    assert story.answer(story.holds).lawful


def stands_against(story: BothWays) -> None:
    """The act is refused, by this rule if by others too."""
    assert story.rule in story.last(story.fails).refused_by


@cache
def seen_in_shipped_stories() -> dict[str, Counter[str]]:
    """How often each rule let an act pass (holds) or stood against one (fails) in the shipped stories."""
    answers: dict[str, Counter[str]] = {"holds": Counter(), "fails": Counter()}
    for path in sorted(FIXTURES.glob("*.yaml")):
        for story in read_timelines(path):
            for _, step in replay(load_engine(), story).steps:
                for item in step.consulted:
                    way = "holds" if item.status in ("holds", "discretion") else "fails"
                    answers[way][item.rule.id] += 1
    return answers
