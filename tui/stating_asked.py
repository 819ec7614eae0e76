"""Which acts may state a fact, and which act a line of a tree means."""

from typing import TYPE_CHECKING

from blacklist_sim.errors import BlacklistSimError
from blacklist_sim.pages.written import FACT
from blacklist_sim.workflow.questions import DEPENDS, DISCRETION, OPEN, open_acts
from tui import views
from tui.scene import Choice
from tui.trees import About

if TYPE_CHECKING:
    from blacklist_sim.workflow.catalogue import ActKind
    from tui.session import Session

NO_LONGER = BlacklistSimError("this cannot be tried now", "此时无法尝试该行为")


def stating(session: "Session", thing: About, opens: tuple[str, ...]) -> tuple[Choice, ...]:
    """The acts that could be done now and may state a fact, or fill the field of the act that is asked about.

    The act asked about comes first, then what can be done without more.
    """
    engine, state = session.engine, session.state()
    kind, name, who = (*opens, "", "")[:3]
    asked = thing.names if thing.kind == "act" else ()
    found = []
    for option in open_acts(engine, state):
        itself = (option.kind.id, option.case, option.who) == asked
        fits = itself and name in option.kind.payload if kind == "field" else _states(option.kind, name, who)
        if fits and option.status in (OPEN, DISCRETION, DEPENDS) and (not who or option.who in (None, who)):
            found.append((not itself, views.choice(engine, state, option)))
    return tuple(choice for _, choice in sorted(found, key=lambda pair: pair[0]))


def _states(kind: "ActKind", fact: str, who: str) -> bool:
    establishes = [name for outcome in kind.outcomes.values() for name in outcome.establishes]
    return fact in (*kind.may_establish, *establishes, *(name for _, name in kind.settling))


def field_for(session: "Session", act: str, opens: tuple[str, ...]) -> str:
    """The field of an act's form in which a fact is stated; empty where doing the act states it by itself."""
    kind, name = session.engine.catalogue.acts[act], opens[1]
    if opens[0] == "field":
        return name
    if name in kind.may_establish:
        return FACT + name
    return next((field for field, fact in kind.settling if fact == name), "")


def act_named(session: "Session", opens: tuple[str, ...], case: str | None) -> About:
    """The act that a line names, as it could be tried by or against somebody now; raises BlacklistSimError."""
    name, where, who = (*opens[1:], "", "")[:3]
    engine, state = session.engine, session.state()
    for option in open_acts(engine, state, where or case):
        if option.kind.id == name and (not who or option.who == who):
            return About("act", (name, option.case, option.who), option.kind.name, option.who)
    raise NO_LONGER
