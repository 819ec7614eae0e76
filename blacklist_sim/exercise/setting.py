"""The story of a variant as its tasks need it: a state before any event, a rule cited on a day, acts read from data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from blacklist_sim.case import Act, Event, Question, Story
from blacklist_sim.errors import BadInput, BlacklistSimError
from blacklist_sim.exercise.items import Law
from blacklist_sim.text import Text
from blacklist_sim.timeline.compose import compose
from blacklist_sim.timeline.vocabulary import Vocabulary
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.step import Step

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine


T = TypeVar("T")


class Unsolvable(BlacklistSimError):
    """A task that has no answer, or not the one that it claims: its message says which and why."""


@dataclass(slots=True)
class Setting:
    """A story with the plain document it was read from and its marked events by name.

    `states` holds the replay before events, by their number, as it is asked for; `steps` what each event brought.
    `salt` is what the order of things offered follows from: it differs with what was drawn.
    """

    engine: "Engine"
    words: Vocabulary
    document: dict[str, Any]
    story: Story
    marks: dict[str, int]
    salt: str = ""
    states: dict[int, State] = field(default_factory=dict)
    steps: dict[int, list[Step]] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """The number of a marked event, or of the only event of that act; raises Unsolvable."""
        if name in self.marks:
            return self.marks[name]
        found = [event.index for event in self.story.events if isinstance(event, Act) and event.name == name]
        if len(found) != 1:
            many = "several" if found else "no"
            raise Unsolvable(
                f"{many} events are called {name}; mark one with `mark: {name}`",
                f"{'有多个' if found else '没有'}事件名为 {name}；请以 `mark: {name}` 标明",
            )
        return found[0]

    def before(self, number: int) -> State:
        """The state before an event, on the day of the event before it; a fork that may be changed."""
        if number not in self.states:
            first = max((there for there in self.states if there < number), default=0)
            state = self.states[first].fork() if first in self.states else self.engine.begin(self.story)
            for event in self.story.events[first:number]:
                self.steps[event.index] = self._stepped(state, event)
            self.states[number] = state
        return self.states[number].fork()

    def _stepped(self, state: State, event: Event) -> list[Step]:
        return self.engine.step(state, event) if isinstance(event, Act) else self.engine.advance(state, event.date)

    def steps_of(self, number: int) -> list[Step]:
        """What an event brought, and what time brought on the way to it."""
        if number not in self.steps:
            self.before(number + 1)
        return self.steps[number]

    def on(self, number: int, day: date) -> State:
        """The state before an event, at a day that is not before the one reached by then."""
        state = self.before(number)
        if day > state.day:
            self.engine.advance(state, day)
        return state

    def until(self, day: date) -> int:
        """How many events lie on or before a day."""
        return sum(event.date <= day for event in self.story.events)

    def read(self, number: int, events: Sequence[dict[str, Any]]) -> list[Event]:
        """Events written as in a timeline, as if they followed the first `number` events of the story.

        Raises BadInput; what is wrong is told by the number of the event among these.
        """
        document = {**self.document, "events": [*self.document["events"][:number], *events]}
        story, flaws = compose(document, 0, self.words)
        if story is None:
            raise BadInput([flaw.placed("", _NoPlaces()) for flaw in flaws])
        return list(story.events[number:])

    def act(self, number: int, event: dict[str, Any]) -> Act:
        """One such act."""
        [found] = self.read(number, [event])
        assert isinstance(found, Act)
        return found

    def question(self, number: int, event: dict[str, Any]) -> Question:
        """One such question."""
        [found] = self.read(number, [event])
        assert isinstance(found, Question)
        return found

    def law(self, rule: str, day: date) -> Law:
        """A rule of the book as it reads on a day; raises Unsolvable where there is none or it is not in force."""
        found = self.engine.book.rules.get(rule)
        if found is None:
            raise Unsolvable(f"the book has no rule called {rule}", f"法律数据中没有名为 {rule} 的规则")
        version = found.on(day)
        if version is None:
            raise Unsolvable(f"{rule} is not in force on {day}", f"{rule} 于 {day} 无有效文本")
        return Law(rule, found.name, version.says, self.engine.book.cited(version, day))

    def law_or(self, rule: str, day: date, other: Law) -> Law:
        """The same, or another one where the rule is not in force on that day."""
        found = self.engine.book.rules.get(rule)
        return other if found is None or found.on(day) is None else self.law(rule, day)

    def shuffled(self, things: Iterable[T], what: str) -> list[T]:
        """Things in an order that tells nothing, always the same for the same values drawn."""
        found = list(things)
        Random(f"{self.salt}/{what}").shuffle(found)
        return found

    def who(self, name: str | None) -> Text:
        """A person by name, and by birthday where another bears the name; nothing where nobody is named."""
        if name is None:
            return Text("", "")
        party = self.story.people.get(name)
        if party is None:
            return Text(name, name)
        if party.born is None or sum(other.name == party.name for other in self.story.people.values()) == 1:
            return Text(party.name, party.name)
        return Text(f"{party.name} (born {party.born})", f"{party.name}（{party.born} 出生）")

    def names(self, people: Iterable[str]) -> Text:
        """Several people in one line."""
        called = [self.who(person) for person in people]
        return Text(", ".join(name.en for name in called), "、".join(name.zh for name in called))

    def case_called(self, name: str) -> str:
        """A case by its number, or by its name where it has none."""
        return self.story.cases[name].court.case_number or name

    def several_debtors(self) -> bool:
        """Whether it must be said of which debtor one speaks."""
        return sum(len(case.debtor_ids) for case in self.story.cases.values()) > 1


class _NoPlaces:
    def find(self, path: tuple[str | int, ...], of_key: bool = False) -> tuple[int, int]:
        return 0, 0
