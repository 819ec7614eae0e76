"""What each step gives back: a value that is printed, compared and explained, never changed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.model import RuleVersion
from blacklist_sim.workflow.answers import Consultation
from blacklist_sim.workflow.state import Duty, Finding, Impossible, Key, Move, Period

ACT, LAPSE, DUE, LAW, KNOWLEDGE = "act", "lapse", "due", "law", "knowledge"


@dataclass(slots=True)
class Step:
    """One thing that happened, or was tried and refused.

    `kind` is act, lapse (a period ran out), due (a duty's last day passed), law (the law changed) or knowledge (the
    court learned of something). `consulted` holds every rule asked, for the explanation.
    """

    kind: str
    day: date
    name: str
    case: str | None = None
    who: tuple[str, ...] = ()
    act: Act | None = None
    outcome: str | None = None
    accepted: bool = True
    impossible: Impossible | None = None
    consulted: tuple[Consultation, ...] = ()
    cited: tuple[RuleVersion, ...] = ()
    moves: list[Move] = field(default_factory=list)
    opened: list[Duty] = field(default_factory=list)
    discharged: list[Duty] = field(default_factory=list)
    mooted: list[Duty] = field(default_factory=list)
    breached: list[Duty] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    started: list[Period] = field(default_factory=list)
    ended: list[Period] = field(default_factory=list)
    facts: list[tuple[Key, Any]] = field(default_factory=list)

    @property
    def refused_by(self) -> tuple[str, ...]:
        """The ids of the rules that refuse the act; empty for an accepted or an impossible one."""
        if self.accepted or self.kind != ACT:
            return ()
        return tuple(dict.fromkeys(item.rule.id for item in self.consulted if not item.lawful))

    @property
    def changed(self) -> bool:
        """Whether anything but the date came of it."""
        return bool(
            self.moves
            or self.opened
            or self.discharged
            or self.mooted
            or self.breached
            or self.findings
            or self.started
            or self.ended
            or self.facts
        )
