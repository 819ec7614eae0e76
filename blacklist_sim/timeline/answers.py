"""Questions of a story and what they are answered; a question changes nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from blacklist_sim.case import Question
from blacklist_sim.text import Text
from blacklist_sim.timeline import owed, tried
from blacklist_sim.workflow.state import State

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


class Answer(Protocol):
    """What a question is answered, in words and as data."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts without which a part of the answer is unknown."""
        ...

    def lines(self) -> Iterator[tuple[int, Text]]:
        """The answer as lines, each with how deep it stands."""
        ...

    def data(self) -> dict[str, Any]:
        """The answer as plain data."""
        ...


class Asked(NamedTuple):
    """A question and its answer."""

    question: Question
    answer: Answer

    @property
    def who(self) -> tuple[str, ...]:
        """The people asked about, also where the question leaves them to the case."""
        return tuple(self.answer.decisions) if isinstance(self.answer, tried.Tried) else self.question.who


ANSWERING: Mapping[str, Callable[["Engine", State, Question], Answer]] = {"owed": owed.answer, "try": tried.answer}
"""What answers each kind of question."""


def answered(engine: "Engine", state: State, question: Question) -> Asked:
    """The question with its answer, on the day that the state has reached."""
    return Asked(question, ANSWERING[question.kind](engine, state, question))
