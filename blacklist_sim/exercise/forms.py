"""Exercises as they are written: what a file may hold, key by key."""

from typing import Annotated, Any, Literal

from pydantic import Field

from blacklist_sim.exercise.draws import DrawForm
from blacklist_sim.timeline.document import Form, Said
from blacklist_sim.timeline.scalars import Amount, Count, Day, Flag, Id, Name, Version

Event = dict[str, Any]


class AskForm(Form):
    """One thing asked of a moment.

    `of` is a track, a flag, `stage`, `duty`, `owed` or `deadline`; `duty`, `part` and `period` say which. `rule` is
    what the point rests on; a duty knows its own.
    """

    of: Name
    rule: Name | None = None
    who: Id | None = None
    case: Id | None = None
    entry: Count | None = None
    duty: Name | None = None
    part: Name | None = None
    period: Name | None = None
    tolerance: Amount | None = None
    ask: Said | None = None
    hint: Said | None = None
    worth: Count | None = None


class TaskForm(Form):
    """What every task has: a name, a text, and which of its points weigh more."""

    id: Id | None = None
    ask: Said | None = None
    hint: Said | None = None
    worth: Count | None = None


class PredictForm(TaskForm):
    """What will have happened after an event, or by a later day if nobody does anything."""

    kind: Literal["predict"]
    before: Name
    by: Day | None = None
    what: list[AskForm] = Field(min_length=1)


class GateForm(TaskForm):
    """Which of several things somebody may do on a day; a conduct can say on which `rule` its point rests."""

    kind: Literal["gate"]
    on: Day
    who: Id | None = None
    conducts: list[Event] = Field(min_length=2)
    sellers: Flag = False


class DecideForm(TaskForm):
    """The decision of a court: which of several acts is lawful, by which rule, at which place of the law.

    `reasons` asks for reasons in free text, as a discretion does. `rule` is the one that decides, where several do.
    """

    kind: Literal["decide"]
    before: Name
    choices: dict[str, Event] = Field(min_length=2)
    rule: Name | None = None
    reasons: Flag = False


class SpotForm(TaskForm):
    """The departures from the law in a timeline in which nothing is refused.

    Its points follow from the departures. Without `remedies` neither remedy nor its last day is asked for.
    """

    kind: Literal["spot"]
    remedies: Flag = True


class ComputeForm(TaskForm):
    """A day or an amount: a period of the book counted from a day, or something asked of a moment."""

    kind: Literal["compute"]
    figure: Name | None = None
    start: Day | None = None
    after: Name | None = None
    on: Day | None = None
    what: AskForm | None = None
    act: Event | None = None
    rule: Name | None = None
    working: Flag = False


class PlanForm(TaskForm):
    """Bringing the case to a goal by a day, playing one party, in as few acts as possible; `road` is one way."""

    kind: Literal["plan"]
    before: Name
    play: Name
    goal: Event
    by: Day
    road: list[Event] = Field(min_length=1)
    rule: Name


class OrderForm(TaskForm):
    """Acts to be put in a lawful order, one every `apart` days; `rule` is what it rests on, where several do.

    It is worth as many points for each pair that must keep its order as go into its worth, but at least one.
    """

    kind: Literal["order"]
    before: Name | None = None
    start: Day
    apart: Count = 1
    acts: dict[str, Event] = Field(min_length=2, max_length=7)
    rule: Name | None = None


Task = Annotated[
    PredictForm | GateForm | DecideForm | SpotForm | ComputeForm | PlanForm | OrderForm, Field(discriminator="kind")
]


class ExerciseForm(Form):
    """An exercise as a whole. `timeline` is a timeline's document, or the name of a shipped one."""

    exercise: Version
    title: Said
    level: Literal["1", "2", "3"]
    aims: list[Name] = Field(min_length=1)
    story: Said | None = None
    draw: dict[str, DrawForm] = Field(default_factory=dict)
    boundary: Flag = False
    timeline: dict[str, Any] | Name
    tasks: list[Task] = Field(min_length=1)
