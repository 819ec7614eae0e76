"""Whether a debtor is through with the duty: the title is performed, or the sum up to which that debtor answers is."""

from decimal import Decimal

from blacklist_sim.case import CaseFile
from blacklist_sim.workflow.money.takings import takings
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.view import View

LIMITED_BY = "add_party"


def performed(v: View) -> bool:
    """Whether the title is performed, or the debtor whom the view is about has paid the sum of his own liability."""
    if v.state("title") == "performed":
        return True
    return some_limit(v.state_of, v.case_file) and discharged(v.state_of, v.case, debtor_of(v))


def in_default(v: View) -> bool:
    """Whether the title is in default and the debtor whom the view is about still owes under it."""
    if v.state("title") != "overdue":
        return False
    return not some_limit(v.state_of, v.case_file) or not discharged(v.state_of, v.case, debtor_of(v))


def debtor_of(v: View) -> str | None:
    """The debtor of the unit aimed at, else the person asked about."""
    key = v.units[0].key if v.units else ()
    return str(key[1]) if len(key) > 1 else v.who


def limit(state: State, case: str, debtor: str | None) -> Decimal | None:
    """Up to which sum a debtor answers under the title or the ruling that made him a party; None: for all of it."""
    found = state.story.cases[case].limits.get(debtor or "")
    if found is not None:
        return found
    for act in state.acts.get((case, LIMITED_BY), ()):
        if debtor in act.who:
            found = act.payload.get("liable_up_to")
            return found
    return None


def discharged(state: State, case: str, debtor: str | None) -> bool:
    """Whether a debtor who answers up to a sum has paid it. Who answers without limit is freed by the title alone."""
    if debtor is None or not some_limit(state, state.story.cases[case]):
        return False
    most = limit(state, case, debtor)
    return most is not None and paid_by(state, case, debtor) >= most


def paid_by(state: State, case: str, debtor: str) -> Decimal:
    """What a debtor has paid, or had collected from him, in figures."""
    last = takings(state, case).last
    return last.by_payer.get(debtor, Decimal(0)) if last is not None else Decimal(0)


def some_limit(state: State, record: CaseFile) -> bool:
    """Whether any debtor of a case answers up to a sum only."""
    return bool(record.limits) or (record.id, LIMITED_BY) in state.acts
