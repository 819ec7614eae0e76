"""What the course of enforcement asks of a case again and again."""

from datetime import date

from blacklist_sim.case import Act
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import View

KINDS = ("money", "movables", "real_estate", "other")
PAUSED = ("suspended", "deferred")
IN_FULL = "in_full"


def in_full(v: View) -> bool:
    """Whether the act takes all that is owed."""
    return bool(v.given("amount") == IN_FULL)


def notice_came(debtor: Position) -> bool:
    """Whether a notice has reached the debtor since the case was last accepted; one only posted has not."""
    for _, trigger, _ in reversed(debtor.trail):
        name, _, outcome = trigger.partition("/")
        if name == "title.notice_announcement" or (name == "serve_notice" and outcome != "announced"):
            return True
        if name == "accept_enforcement":
            return False
    return False


def latest(*acts: Act | None) -> Act | None:
    """The act done last, or None where there is none."""
    done = [act for act in acts if act is not None]
    return max(done, key=lambda act: (act.date, act.index)) if done else None


def after(first: Act | None, second: Act | None) -> bool:
    """Whether `second` was done, and after `first` where that was done at all."""
    return second is not None and latest(first, second) is second


def filed_on(v: View) -> date | None:
    """The day on which the enforcement case was filed."""
    accepted = v.last("accept_enforcement")
    return accepted.date if accepted is not None else None


def is_entity(v: View, person: str | None) -> bool:
    """Whether that is a legal person or another organisation."""
    return person is not None and v.party(person).kind != "person"
