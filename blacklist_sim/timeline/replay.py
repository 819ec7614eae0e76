"""Replaying a story: act by act, day by day, expectations held against what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.case import Act, Question, Story
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.timeline.answers import Asked
    from blacklist_sim.timeline.expect import Check
    from blacklist_sim.workflow.engine import Engine

OF_ACTS = ("refused_by", "unknown", "impossible")
"""What can be expected of an act alone."""


@dataclass(slots=True)
class Replay:
    """What came of a story. `steps` pairs each step with the index of the event that brought it.

    `asked` holds the questions with their answers.

    `stopped` is the step of an act that was refused though nobody expected it; the story ends there.
    """

    engine: "Engine"
    story: Story
    state: State
    steps: list[tuple[int, Step]] = field(default_factory=list)
    checks: "list[Check]" = field(default_factory=list)
    asked: "list[Asked]" = field(default_factory=list)
    stopped: Step | None = None

    @property
    def failed(self) -> "list[Check]":
        """The expectations that were not met."""
        return [check for check in self.checks if not check.agrees]

    @property
    def held(self) -> "list[Check]":
        """The expectations that were met."""
        return [check for check in self.checks if check.agrees]

    @property
    def ok(self) -> bool:
        """Whether every expectation holds and no act was refused unexpectedly."""
        return self.stopped is None and not self.failed


def replay(
    engine: "Engine",
    story: Story,
    until: date | None = None,
    mode: str | None = None,
    policy: Mapping[str, str] | None = None,
    law_of: date | None = None,
    asking: bool = True,
) -> Replay:
    """Replays `story` under the law of its dates, to its end or through `until`.

    `mode` and `policy` override the story's own. With `law_of` the law of that one day is applied on every date, for a
    comparison; a policy that moves a commencement moves it first. Without `asking` nothing is asked or expected on the
    way, which changes neither the state nor the steps. Raises `OutsideBook` when the story, or that day, lies before
    the book.
    """
    chosen = {**story.policy, **(policy or {})}
    engine = engine.under(chosen)
    if law_of is not None:
        engine = engine.as_on(law_of)
    result = Replay(engine, story, engine.begin(story, mode=mode, policy=chosen))
    for event in story.events:
        if until is not None and event.date > until:
            break
        step = asked = None
        if isinstance(event, Act):
            steps = engine.step(result.state, event)
            step = steps[-1]
        else:
            steps = engine.advance(result.state, event.date)
            if asking and isinstance(event, Question):
                from blacklist_sim.timeline.answers import answered

                asked = answered(engine, result.state, event)
                result.asked.append(asked)
        result.steps += [(event.index, item) for item in steps]
        if asking and event.expect:
            from blacklist_sim.timeline.expect import compare

            result.checks.extend(compare(engine, result.state, event.expect, event.index, step, asked))
        if step is not None and not step.accepted and not refusal_expected(event.expect or {}):
            result.stopped = step
            break
    if until is not None and result.stopped is None and until > result.state.day:
        result.steps.extend((len(story.events), item) for item in engine.advance(result.state, until))
    return result


def refusal_expected(expect: Mapping[str, Any]) -> bool:
    """Whether a script expects that its act is refused, and so goes on after it."""
    return any(expect.get(key) for key in OF_ACTS)
