"""The record of a case: who is in it and what was done, as plain immutable data that knows nothing of law."""

from blacklist_sim.case.acts import Act, Event, Question, Wait
from blacklist_sim.case.cast import Cast
from blacklist_sim.case.parties import (
    CaseFile,
    Court,
    Debtor,
    Instalment,
    Officers,
    OrdinaryInterest,
    Party,
    PayDuty,
    TitleDocument,
)
from blacklist_sim.case.story import Story

__all__ = [
    "Act",
    "CaseFile",
    "Cast",
    "Court",
    "Debtor",
    "Event",
    "Instalment",
    "Officers",
    "OrdinaryInterest",
    "Party",
    "PayDuty",
    "Question",
    "Story",
    "TitleDocument",
    "Wait",
]
