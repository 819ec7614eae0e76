"""What has become of a case by a day: positions, running periods, duties, findings. Derived, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.case import Act, Story
from blacklist_sim.law.model import DutyRule, RuleVersion
from blacklist_sim.law.period import Deadline
from blacklist_sim.text import Text
from blacklist_sim.workflow.catalogue import LapseKind

if TYPE_CHECKING:
    from blacklist_sim.workflow.money.account import Kept
    from blacklist_sim.workflow.money.takings import Takings

Key = tuple[Any, ...]
Passed = tuple[date, str, Act | None]
"""A step of a position: the day, what triggered it, and the act, or None for a lapse."""


class Position:
    """A place on a track: one unit (`key`) in one state, since a day, with the trail of how it came there."""

    __slots__ = ("_latest", "data", "key", "since", "state", "track", "trail")

    def __init__(self, track: str, key: Key, state: str, since: date, data: dict[str, Any] | None = None) -> None:
        self.track, self.key, self.state, self.since = track, key, state, since
        self.data: dict[str, Any] = data or {}
        self.trail: tuple[Passed, ...] = ()
        """Oldest first."""
        self._latest: tuple[str, int, Passed | None] = ("", 0, None)

    def copy(self) -> "Position":
        """An equal position that moves by itself."""
        twin = Position(self.track, self.key, self.state, self.since, dict(self.data))
        twin.trail, twin._latest = self.trail, self._latest
        return twin

    def latest(self, outcome: str) -> "Passed | None":
        """The last step of the trail with that outcome; the part of the trail last searched is not searched again."""
        name, searched, found = self._latest
        if name != outcome:
            searched, found = 0, None
        for passed in self.trail[searched:]:
            if passed[1].endswith(f"/{outcome}"):
                found = passed
        self._latest = (outcome, len(self.trail), found)
        return found

    @property
    def born(self) -> date:
        """The day of the first act that touched it."""
        return self.trail[0][0] if self.trail else self.since

    def __repr__(self) -> str:
        return f"<{self.track} {self.key} {self.state}>"


@dataclass(slots=True)
class Period:
    """A period that runs for one unit; `paused_on` is set while it stands still."""

    kind: LapseKind
    key: Key
    case: str
    who: str | None
    deadline: Deadline
    act: Act | None
    paused_on: date | None = None


@dataclass(slots=True)
class Duty:
    """Something somebody must do. `due` is None where no period is fixed.

    `outcome` is open, done, late, moot or breached.

    A breached duty goes on until its act is done.
    """

    rule: DutyRule
    version: RuleVersion | None
    key: Key
    case: str
    who: str
    about: str | None
    opened: date
    deadline: Deadline | None
    breached: bool = False
    ended: date | None = None
    outcome: str = "open"

    @property
    def due(self) -> date | None:
        """The last day on which it can be done in time."""
        return self.deadline.last if self.deadline else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A departure from a rule: by an act (`fails`, `unknown`, `no_reasons`) or by time alone (`overdue`)."""

    kind: str
    day: date
    version: RuleVersion | None
    rule: str
    what: str
    case: str | None
    who: str | None
    missing: tuple[str, ...] = ()


class Move(NamedTuple):
    """One step of one position."""

    track: str
    key: Key
    source: str
    dest: str


@dataclass(slots=True)
class Fact:
    """What was learned, when and by which act."""

    value: Any
    day: date
    act: Act | None


@dataclass(slots=True)
class State:
    """Everything derived from the journal up to `day`."""

    story: Story
    policy: dict[str, str]
    mode: str
    day: date
    positions: dict[str, dict[Key, Position]] = field(default_factory=dict)
    facts: dict[Key, Fact] = field(default_factory=dict)
    awake: dict[str, set[str]] = field(default_factory=dict)
    """For each case the standing duties whose acts or facts, without which they cannot exist, have come."""
    acts: dict[tuple[str | None, str], list[Act]] = field(default_factory=dict)
    acts_called: dict[str, list[Act]] = field(default_factory=dict)
    """The acts of a name in whatever case, as they came."""
    journal: list[Act] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    duties: dict[tuple[str, Key], Duty] = field(default_factory=dict)
    past_duties: list[Duty] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    known: dict[tuple[str, str], date] = field(default_factory=dict)
    takings: dict[str, "Takings"] = field(default_factory=dict, compare=False, repr=False)
    """For each case what came in so far; it follows from the acts and is only kept from asking to asking."""
    accounts: dict[tuple[str, date | None], "Kept"] = field(default_factory=dict, compare=False, repr=False)
    """For each case, and each day on which its interest ends, the account after what came in; kept likewise."""

    def fork(self) -> "State":
        """A state that goes its own way from here; the past is shared, nothing done to one shows in the other."""
        return State(
            self.story,
            self.policy,
            self.mode,
            self.day,
            {
                track: {key: position.copy() for key, position in units.items()}
                for track, units in self.positions.items()
            },
            dict(self.facts),
            {case: set(duties) for case, duties in self.awake.items()},
            {place: list(acts) for place, acts in self.acts.items()},
            {name: list(acts) for name, acts in self.acts_called.items()},
            list(self.journal),
            [Period(p.kind, p.key, p.case, p.who, p.deadline, p.act, p.paused_on) for p in self.periods],
            {key: _copy(duty) for key, duty in self.duties.items()},
            list(self.past_duties),
            list(self.findings),
            dict(self.known),
            dict(self.takings),
            dict(self.accounts),
        )

    def wake(self, case: str | None, duties: Iterable[str]) -> None:
        """Lets standing duties be looked for from now on, in one case or in all."""
        for name in (case,) if case is not None else self.story.cases:
            self.awake.setdefault(name, set()).update(duties)

    def position(self, track: str, key: Key) -> Position | None:
        """The position with that key, if there is one."""
        return self.positions[track].get(key)


def _copy(duty: Duty) -> Duty:
    return Duty(
        duty.rule,
        duty.version,
        duty.key,
        duty.case,
        duty.who,
        duty.about,
        duty.opened,
        duty.deadline,
        duty.breached,
        duty.ended,
        duty.outcome,
    )


@dataclass(frozen=True, slots=True)
class Impossible:
    """Why the tables have no row for an act: the position it would move, and the states it could move from."""

    track: str
    state: str
    allowed: tuple[str, ...]

    def text(self, tracks: Any) -> Text:
        """In words."""
        track = tracks[self.track]
        allowed_en = " or ".join(track.states[state].en for state in self.allowed) or "no state at all"
        allowed_zh = "或".join(track.states[state].zh for state in self.allowed) or "（无）"
        now = track.states.get(self.state, Text(self.state, self.state))
        return Text(
            f"{track.name.en} is “{now.en}”; the act needs “{allowed_en}”",
            f"{track.name.zh}现为“{now.zh}”；该行为须在“{allowed_zh}”时进行",
        )
