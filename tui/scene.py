"""What the interface shows, as plain frozen data: panes and widgets get this and nothing of the engine or the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from blacklist_sim.text import NO_TEXT, Text

Line = tuple[Text, str]
"""A line of a page and its tone: `head`, `warn`, `good`, or nothing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A state of a track: `standing` is past, present, reachable or other; `since` tells from which day."""

    id: str
    name: Text
    standing: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """One unit on one track, with all states of the track; `begun` tells that it has left its first state.

    `number` tells the units of a track apart, in the order in which they came to be.
    """

    id: str
    name: Text
    unit: str
    states: tuple[Box, ...]
    begun: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the bar of time; `kind` is act, wait, question or refused."""

    day: date
    index: int
    kind: str
    name: Text
    by: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come on which a duty or a period ends, or one that has passed without its duty being done."""

    day: date
    name: Text
    who: Text
    over: bool = False
    projected: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the story, the four things that are kept apart, and the stage that is seen of each case."""

    id: str
    name: str
    flags: Mapping[str, bool]
    stage: Text


@dataclass(frozen=True, slots=True)
class Scene:
    """An open case at a moment: after `index` of its `frames` events, on `day`.

    `saved` tells that it stands in the database and not only in a file; `beyond` that the day lies after the event
    seen, so that what is seen is what time alone has brought since, or after the last one would bring. `horizon` is
    the last day on which anything stands, `law_of` the day whose law is applied throughout, for comparison, `parent`
    the case from which this one branched off, `stopped` tells of an act at which the story stops, `recording` names
    the case that is being recorded, `address` is what names the story on the command line.
    """

    name: str
    title: Text
    saved: bool
    mode: str
    day: date
    index: int
    frames: int
    beyond: bool
    tracks: tuple[Track, ...]
    people: tuple[Person, ...]
    marks: tuple[Mark, ...]
    ahead: tuple[Ahead, ...]
    findings: int
    horizon: date
    law_of: date | None = None
    parent: str = ""
    stopped: Text | None = None
    recording: str = ""
    address: str = ""

    @property
    def at_end(self) -> bool:
        """Whether nothing of the story comes after what is shown."""
        return self.index == self.frames


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that somebody could try now; `status` is open, discretion, depends, refused or impossible.

    `must` tells that a duty to do it runs, `due` its last day where the law fixes one, `moves` whether it leads on
    along some track; `missing` names the facts that are not stated and on which it depends.
    """

    act: str
    case: str
    who: str | None
    name: Text
    whom: str
    by: Text
    status: str
    reason: Text
    cited: Text
    must: bool = False
    due: date | None = None
    moves: bool = False
    missing: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells it from the others."""
        return self.act, self.case, self.who


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act's form; `kind` is text, day, amount, number, yes_no, one, several, person, persons, conduct.

    `values` are those to choose from, each with its name; `example` shows what else is expected.
    """

    name: str
    label: Text
    kind: str
    required: bool
    values: tuple[tuple[str, Text], ...] = ()
    example: str = ""
    group: str = "payload"


@dataclass(frozen=True, slots=True)
class Form:
    """What an act carries: its fields, those that it needs first."""

    choice: Choice
    fields: tuple[Field, ...]

    @property
    def needed(self) -> bool:
        """Whether something has to be said before the act can be done."""
        return any(field.required for field in self.fields)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of something that was done: whether it was, what there is to say, and in full."""

    done: bool
    short: Text
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A saved case as the list shows it; `owed` is in yuan, as it is printed."""

    name: str
    title: Text
    people: str
    stage: Text
    flags: Mapping[str, bool]
    day: date
    deadline: date | None
    owed: str
    mode: str
    events: int
    changed: str
    archived: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of conduct that can be asked for at the gate."""

    id: str
    name: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What the gate says: the law's decision, a stamp for each of the three answers, the reasons, the command."""

    decision: str
    stamps: tuple[tuple[str, Text, str], ...]
    lines: tuple[Line, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """What the law says of every combination of a kind of conduct, day by day: a sign a day."""

    days: tuple[date, ...]
    rows: tuple[tuple[Text, str], ...]
    legend: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class ReplayLog:
    """A story as its replay tells it: `chapters` holds what each event brought, with its expectations.

    `moves` are the events that moved something on a track, `unmet` those at which an expectation does not hold, `asked`
    those at which a rule was asked, by the id of the rule; `rules` are the names of these. Events are counted from 1.
    """

    opening: tuple[Line, ...]
    chapters: tuple[tuple[Line, ...], ...]
    closing: tuple[Line, ...]
    days: tuple[date, ...]
    moves: frozenset[int]
    unmet: frozenset[int]
    asked: Mapping[str, frozenset[int]]
    rules: Mapping[str, Text]
