"""Days that bear no doubled part, and the day on which interest ends: read from the course of the enforcement."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from blacklist_sim.case import Act
from blacklist_sim.law.money.stay import stay_days
from blacklist_sim.workflow.money.receipts import acts
from blacklist_sim.workflow.view import View

PAUSES = ("order_retrial", "suspend_enforcement", "defer_enforcement")
ENDS = ("resume_enforcement", "end_deferral", "decide_retrial")
RUN_OUT = ("deferral", "deferral.higher_court")
"""The periods of a deferral; each of them ends it too."""


class Pause(NamedTuple):
    """Enforcement stands still because the title is examined: since when, and by which act."""

    since: date
    by: Act


def excluded(v: View) -> tuple[tuple[date, date], ...]:
    """The stretches, first and last day included, in which the title is examined and no doubled part runs.

    A deferral that the debtor asked for, a round that ended and talks on a settlement are none of them.
    """
    if not any((v.case, name) in v.state_of.acts for name in PAUSES):
        return ()
    return tuple(_stretches(v))


def _stretches(v: View) -> Iterator[tuple[date, date]]:
    open_pause: Pause | None = None
    for day, act in _course(v):
        if open_pause is not None and _ends(v, open_pause, act):
            yield from stay_days(v.engine.book, v.state_of.policy, open_pause.since, day)
            open_pause = None
        if act is not None and open_pause is None and _examines_the_title(act):
            open_pause = Pause(day, act)
    if open_pause is not None:
        yield from stay_days(v.engine.book, v.state_of.policy, open_pause.since, None)


def _course(v: View) -> Iterable[tuple[date, Act | None]]:
    """The acts that pause enforcement or end a pause, each with its day; None is a deferral that ran out before it."""
    found: list[tuple[date, Act | None]] = [(act.date, act) for act in acts(v.state_of, v.case, v.act, *PAUSES, *ENDS)]
    found += [(day + timedelta(1), None) for day, trigger, _ in _steps(v) if trigger in RUN_OUT]
    return sorted(found, key=lambda step: (step[0], step[1] is not None, step[1].index if step[1] is not None else 0))


def _ends(v: View, pause: Pause, act: Act | None) -> bool:
    """Whether an act, or a deferral that runs out, ends a pause.

    A deferral ends when enforcement is suspended on another ground; a retrial that found nothing to suspend ends with
    its decision, as nothing has to be resumed.
    """
    deferred = pause.by.name == "defer_enforcement"
    if act is None:
        return deferred
    if act.name == "suspend_enforcement":
        return deferred
    if act.name == "decide_retrial":
        return pause.by.name == "order_retrial" and not any(by is pause.by for _, _, by in _steps(v))
    return act.name in ENDS


def _steps(v: View) -> Iterator[tuple[date, str, Act | None]]:
    """What happened to the enforcement of the case: the day, what moved it, and the act unless time alone did."""
    for key, position in v.state_of.positions["enforcement"].items():
        if key[0] == v.case:
            yield from ((day, trigger.partition("/")[0], act) for day, trigger, act in position.trail)


def _examines_the_title(act: Act) -> bool:
    given = act.payload.get
    if act.name == "order_retrial":
        return not given("continues")
    if given("ground") == "retrial":
        return True
    return act.name in PAUSES and bool(given("title_examined")) and not given("asked_by_debtor")


def interest_ends(v: View) -> date | None:
    """The day on which the bankruptcy of the debtor was accepted, unless the petition failed afterwards.

    Of several debtors only the one whom the view looks at counts, and none where it looks at all of them.
    """
    debtors = v.case_file.debtor_ids
    who = v.who or (debtors[0] if len(debtors) == 1 else None)
    ended: date | None = None
    for act in acts(v.state_of, v.case, v.act, "accept_bankruptcy", "close_bankruptcy"):
        if who is None or (act.who and who not in act.who):
            continue
        if act.name == "accept_bankruptcy":
            ended = ended or act.date
        elif act.payload.get("result") == "refused":
            ended = None
    return ended


def accepted_on(v: View) -> date | None:
    """The day on which enforcement was accepted, from which there is a fee."""
    found = acts(v.state_of, v.case, v.act, "accept_enforcement")
    return found[0].date if found else None
