"""What the gate says of a conduct in a story: the answer to a `try`, and what its expectations are held against."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blacklist_sim.case import Question
from blacklist_sim.gate.answer import Answer, Reason
from blacklist_sim.gate.gate import Decision
from blacklist_sim.gate.parameters import Parameters
from blacklist_sim.gate.sentences import sentence
from blacklist_sim.gate.wording import answer_lines, conduct_text, decision_data, item
from blacklist_sim.law.book import Book
from blacklist_sim.text import Text
from blacklist_sim.timeline.matching import agrees
from blacklist_sim.timeline.tried_words import SUPPOSED
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.asking import ask_gate, conduct_meant
from blacklist_sim.workflow.state import State

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

BARRED = "barred"


def _order(answer: Answer) -> tuple[str, ...]:
    """The cases whose orders, entries or exit bans decide."""
    first = answer.reasons[0].code
    return tuple(dict.fromkeys(filter(None, (_case(reason) for reason in answer.reasons if _decides(reason, first)))))


def _decides(reason: Reason, first: str) -> bool:
    return reason.code == first or (reason.code.startswith(BARRED) and first.startswith(BARRED))


def _case(reason: Reason) -> str | None:
    return getattr(reason.order or reason.cause, "case", None)


def _rule(answer: Answer) -> str | None:
    """The item of restricted conduct that the answer is about, or else the rule that it rests on."""
    about = item(answer)
    return about.rule.id if about is not None else None


FOUND: Mapping[str, Callable[[Decision], Any]] = {
    "decision": lambda found: found.decision,
    "rule": lambda found: _rule(found.law),
    "order": lambda found: _order(found.law),
    "seller": lambda found: found.seller.decision,
    "operators": lambda found: found.operators.decision,
    "until": lambda found: found.until,
}
"""Where each of `tried_words.KEYS` stands in an answer."""
PARTS = ("law", "seller", "operators")


@dataclass(frozen=True, slots=True)
class Tried:
    """The gate's decisions, one for each person asked about; `names` are those of the people."""

    book: Book
    decisions: Mapping[str, Decision]
    names: Mapping[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """What was not told and decides, for any of the people."""
        return tuple(dict.fromkeys(name for decision in self.decisions.values() for name in decision.missing))

    def found(self, key: str, who: str | None = None) -> Any:
        """One of `FOUND`: the value of all the people where it is the same, else the value of each by name."""
        values = {person: FOUND[key](decision) for person, decision in self._about(who)}
        first, *others = values.values()
        return first if all(value == first for value in others) else values

    def agrees(self, key: str, wanted: Any, who: str | None = None) -> bool:
        """Whether the value is as wanted for every person."""
        return all(agrees(wanted, FOUND[key](decision)) for _, decision in self._about(who))

    def _about(self, who: str | None) -> Iterator[tuple[str, Decision]]:
        return ((person, found) for person, found in self.decisions.items() if who in (None, person))

    def lines(self) -> Iterator[tuple[int, Text]]:
        """For each person the conduct, then the three answers: the law's with all its reasons, the others' with one."""
        for person, decision in self.decisions.items():
            what = conduct_text(self.book, decision.conduct)
            yield 0, self._of(person, what) if len(self.decisions) > 1 else what
            for part in PARTS:
                first, *reasons = self._part(decision, part)
                yield first
                yield from reasons if part == PARTS[0] else reasons[:1]

    def _of(self, person: str, said: Text) -> Text:
        name = self.names[person]
        return Text(f"{name}: {said.en}", f"{name}：{said.zh}")

    def _part(self, decision: Decision, part: str) -> Iterator[tuple[int, Text]]:
        answer: Answer = getattr(decision, part)
        yield 0, sentence(part, answer)
        for line in answer_lines(self.book, answer)[1:]:
            yield 2, Text(line.en.lstrip(), line.zh.lstrip())

    def why(self, key: str, who: str | None = None) -> Iterator[Text]:
        """What the value of an expectation rests on, for each person."""
        for person, decision in self._about(who):
            for depth, line in self._part(decision, key if key in PARTS else PARTS[0]):
                yield Text(f"  {line.en}", f"  {line.zh}") if depth else self._of(person, line)

    def data(self) -> dict[str, Any]:
        """The answer as plain data: a decision for each person."""
        return {
            "people": [
                {"who": person, **decision_data(self.book, decision)} for person, decision in self.decisions.items()
            ]
        }


def answer(engine: "Engine", state: State, question: Question) -> Tried:
    """The answer to a question about conduct; without `who` it is about the first debtor of the case."""
    people = question.who or (observe.debtor_of(state, question.case or next(iter(state.story.cases)), None),)
    conduct = conduct_meant(engine.book, {"conduct": question.asks, **question.payload})
    suppose = Parameters.of(engine.book, question.date, **question.payload.get(SUPPOSED, {}))
    decisions = {who: ask_gate(engine, state, who, conduct, question.date, suppose) for who in people}
    return Tried(engine.book, decisions, {who: state.story.people[who].name for who in people})
