"""What is owed in a case on a day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from blacklist_sim.law.book import Book
from blacklist_sim.law.money.claim import Claim
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.workflow.money.claim import claim_of
from blacklist_sim.workflow.money.pauses import accepted_on, excluded, interest_ends
from blacklist_sim.workflow.money.receipts import receipts_of
from blacklist_sim.workflow.money.takings import Taken, since, takings, takings_of
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.law.money.account import Account
    from blacklist_sim.law.money.growth import Point
    from blacklist_sim.law.money.penalty import Penalty
    from blacklist_sim.law.money.running import RunningAccount, Terms
    from blacklist_sim.workflow.engine import Engine


class Kept(NamedTuple):
    """An account that is kept, and the last receipt that it has taken; nothing takes from it or gives to it."""

    account: "RunningAccount"
    last: Taken | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the reckoning of a case's debt is fed with: the claim, the receipts, and what bears on the interest."""

    book: Book
    policy: dict[str, str]
    claim: Claim
    receipts: tuple[Receipt, ...]
    excluded: tuple[tuple[date, date], ...]
    stop: date | None
    accepted: date | None

    def on(self, day: date) -> "Account":
        """What is owed at the end of a day; raises what `reckon` raises."""
        from blacklist_sim.law.money.reckon import reckon

        given = (self.excluded, self.stop, self.accepted)
        return reckon(self.book, self.policy, self.claim, self.receipts, day, *given)

    def growth(self, first: date, last: date, most: int = 60) -> "tuple[Point, ...]":
        """What was owed from day to day, as points for a plot."""
        from blacklist_sim.law.money.growth import growth

        given = (self.excluded, self.stop, self.accepted)
        return growth(self.book, self.policy, self.claim, self.receipts, first, last, most, *given)


def reckoning(engine: "Engine", state: State, case: str, who: str | None = None) -> Reckoning | None:
    """The reckoning of a case as it stands; None where the title orders no payment, or has fallen.

    With `who` the bankruptcy of that debtor ends the interest.
    """
    v = View(engine, state, state.day, case, who, ())
    terms = _terms(v)
    if terms is None:
        return None
    return Reckoning(terms.book, state.policy, terms.claim, receipts_of(v), terms.excluded, terms.stop, terms.accepted)


def account(engine: "Engine", state: State, case: str, who: str | None = None) -> "Account | None":
    """What is owed under the title of a case on the day that the state has reached; see `reckoning`."""
    found = account_of(View(engine, state, state.day, case, who, ()))
    return found.account(state.day) if found is not None else None


def account_of(v: View) -> "RunningAccount | None":
    """The account as a predicate sees it, the present act's money included, to be read on the view's day.

    It goes on from the account kept with the state where that has taken the same receipts under the same terms; else
    it is reckoned anew.
    """
    terms = _terms(v)
    if terms is None:
        return None
    last = takings_of(v).last
    while last is not None and last.receipt.day > v.date:
        last = last.before
    place, so_far = (v.case, terms.stop), takings(v.state_of, v.case).last
    kept = v.state_of.accounts.get(place)
    if kept is None or kept.last is not so_far or not kept.account.terms.same_as(terms):
        kept = v.state_of.accounts[place] = Kept(_after(terms, so_far, kept), so_far)
    return kept.account if last is so_far else _after(terms, last, kept)


def _after(terms: "Terms", last: Taken | None, kept: Kept | None) -> "RunningAccount":
    """The account under these terms after the receipts up to the last."""
    from blacklist_sim.law.money.running import RunningAccount

    new = since(last, kept.last) if kept is not None and kept.account.terms.same_as(terms) else None
    if kept is not None and new is not None:
        account = kept.account.copy()
    else:
        account, new = RunningAccount(terms), since(last, None) or []
    for receipt in new:
        account.take(receipt)
    return account


def penalty_of(engine: "Engine", state: State, case: str) -> "Penalty | None":
    """What is owed for delay with a duty that is not money; None where there is no such duty, or no delay."""
    v = View(engine, state, state.day, case, None, ())
    if v.title.duty == "pay" or v.state("title") != "overdue":
        return None
    from blacklist_sim.law.money.penalty import penalty

    return penalty(engine.book, v.fact("loss_by_delay"), state.day)


def _terms(v: View) -> "Terms | None":
    claim = claim_of(v)
    if claim is None:
        return None
    from blacklist_sim.law.money.running import Terms

    return Terms(v.engine.book, v.state_of.policy, claim, excluded(v), interest_ends(v), accepted_on(v))
