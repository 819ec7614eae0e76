"""Whether a case that was written out is the same case when it is read again."""

from typing import Any

from blacklist_sim.case import Story
from blacklist_sim.errors import BadInput
from blacklist_sim.store.derive import replayed
from blacklist_sim.store.errors import Damaged
from blacklist_sim.store.journal_line import journal_of
from blacklist_sim.store.records import story_of
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.replay import Replay
from blacklist_sim.timeline.vocabulary import vocabulary
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.observe import look

READ_BACK = ("yaml", "jsonl", "journal", "test", "test.jsonl")
"""The forms that are read again."""
TESTS = ("test", "test.jsonl")


def comes_back(law: Engine, story: Story, text: str, form: str) -> bool:
    """Whether what was written in one of `READ_BACK` leads to the state to which the story leads; a test must hold."""
    try:
        again = _read(text, form)
    except (BadInput, Damaged):
        return False
    if again is None:
        return False
    if form in TESTS and not replayed(law, again).ok:
        return False
    mine, other = (replayed(law, one, asking=False) for one in (story, again))
    return _fold(mine) == _fold(other)


def _fold(found: Replay) -> tuple[Any, ...]:
    """The state reached, and what happened on the way to it."""
    way = [(step.day, step.kind, step.name, step.case, step.who, step.accepted) for _, step in found.steps]
    return look(found.engine, found.state), way


def _read(text: str, form: str) -> Story | None:
    if form == "journal":
        journal, flaws = journal_of(text, 0)
        return None if flaws else story_of(journal, vocabulary())
    stories = read_text(text, form, lines=form.endswith("jsonl"), real_ids=True)
    return stories[0] if len(stories) == 1 else None
