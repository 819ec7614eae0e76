"""What a rule says of an act: holds, fails, unknown, or discretion; and what the answer rests on."""

from datetime import date
from typing import Any, NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.law.model import Rule, RuleVersion
from blacklist_sim.workflow.logic import Ternary

HOLDS, FAILS, UNKNOWN, DISCRETION = "holds", "fails", "unknown", "discretion"


class Reading(NamedTuple):
    """One thing a predicate looked at: a fact, a payload field, a state, a figure or a derived value."""

    kind: str
    name: str
    about: str | None
    value: Any


RawReading = tuple[str, str, str | None, Any]
"""A reading as it is recorded while rules are asked: the fields of `Reading`, named only when it is explained."""


Cure = tuple[str, dict[str, Any]]
"""An act, with payload, that would make the answer another one."""


class Beside:
    """What a predicate leaves beside its answer: facts that are missing, the earliest day, acts that would cure it."""

    __slots__ = ("cures", "earliest", "missing")

    def __init__(self) -> None:
        self.missing: list[str] = []
        self.earliest: date | None = None
        self.cures: list[Cure] = []


class Consultation(NamedTuple):
    """One rule asked about one act, and its answer.

    `lawful` tells whether the answer lets the act pass: a discretion passes when the act gives its reasons.
    `presumed` marks an answer that rests on silence (a bar not shown, a formality presumed).
    `version` is None when no text with such a rule is in force that day.
    """

    rule: Rule
    version: RuleVersion | None
    status: str
    lawful: bool
    presumed: bool
    readings: tuple[RawReading, ...]
    missing: tuple[str, ...]
    earliest: date | None
    cures: tuple[Cure, ...]
    who: str | None


def verdict(rule: Rule, answer: Ternary, act: Act | None) -> tuple[str, bool, bool]:
    """Status, whether the act passes, and whether the answer is presumed, by the kind of the rule.

    What silence about a fact means belongs to the kind: an element is then unknown, a bar not shown, a formality
    presumed; a fact that somebody bears the burden of proving fails.
    """
    kind = rule.kind
    if answer is None and rule.burden is not None:
        return FAILS, False, False
    if kind == "element":
        return (HOLDS, True, False) if answer else (UNKNOWN if answer is None else FAILS, False, False)
    if kind == "bar":
        return (FAILS, False, False) if answer else (HOLDS, True, answer is None)
    if kind == "formality":
        return (FAILS, False, False) if answer is False else (HOLDS, True, answer is None)
    if kind == "usual_bar":
        if not answer:
            return HOLDS, True, answer is None
        return (DISCRETION, True, False) if act is not None and act.exception else (FAILS, False, False)
    if kind == "silent" and answer is False:
        return HOLDS, True, False
    if answer is None:
        return UNKNOWN, False, False
    if answer is False:
        return FAILS, False, False
    return DISCRETION, act is not None and bool(act.reasons), False
