"""What has come in under the title of a case, kept beside its state and extended act by act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from blacklist_sim.case import Act
from blacklist_sim.law.money.receipt import Receipt
from blacklist_sim.workflow.money.receipts import (
    AGREED,
    CLOSINGS,
    PLAIN,
    RESTS_ON_AGREED,
    TENDER,
    all_receipts,
    counts_when_tendered,
    instrument,
    payer,
    receipts_by,
)
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.view import View

BRING_MONEY = (*PLAIN, TENDER, *CLOSINGS)
NAMES = (*BRING_MONEY, *AGREED)
PLACES = {name: place for place, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A receipt with the act that brought it, what came in before it, and what all of it comes to.

    `number` counts the receipts, `figures` is the sum of those in figures and `by_payer` what of it each person paid.
    `in_full` says whether any of them settles the whole debt.
    """

    before: "Taken | None"
    act: Act
    receipt: Receipt
    number: int
    figures: Decimal
    by_payer: Mapping[str | None, Decimal]
    in_full: bool


@dataclass(frozen=True, slots=True, eq=False)
class Takings:
    """What came in by the acts counted in `seen`, one number for each of `NAMES`; never changed, only extended.

    `day`, `index` and `name` are those of the last of these acts, `rests_on` is the last day on which a receipt was
    read from what had been agreed or sold by then.
    """

    last: Taken | None
    seen: tuple[int, ...]
    day: date
    index: int
    name: str
    rests_on: date


NOTHING = Takings(None, (0,) * len(NAMES), date.min, -1, "", date.min)


def takings(state: State, case: str) -> Takings:
    """What came in under the title of a case so far."""
    kept, acts = state.takings.get(case, NOTHING), state.acts
    now = tuple([len(acts.get((case, name), ())) for name in NAMES])
    if kept.seen == now:
        return kept
    new = [act for name, seen in zip(NAMES, kept.seen, strict=True) for act in acts.get((case, name), ())[seen:]]
    new.sort(key=lambda act: (act.date, act.index))
    found: Takings | None = kept
    for act in new:
        found = extended(state, case, found, act) if found is not None else None
    state.takings[case] = found = found or from_nothing(state, case, None)
    return found


def takings_of(v: View) -> Takings:
    """The same as a predicate sees it, the present act's money included."""
    state, act = v.state_of, v.act
    so_far = takings(state, v.case)
    if act is None or act.name not in BRING_MONEY or _done(state, v.case, act):
        return so_far
    return extended(state, v.case, so_far, act) or from_nothing(state, v.case, act)


def since(last: Taken | None, earlier: Taken | None) -> list[Receipt] | None:
    """The receipts after an earlier one up to the last; None where the last does not follow from the earlier one."""
    found = []
    for _ in range((last.number if last else 0) - (earlier.number if earlier else 0)):
        assert last is not None
        found.append(last.receipt)
        last = last.before
    found.reverse()
    return found if last is earlier else None


def extended(state: State, case: str, found: Takings, act: Act) -> Takings | None:
    """What came in once one more act is counted; None where the act changes what was read from those before it."""
    day, index, name = act.date, act.index, act.name
    if day < found.day or index < found.index or (day == found.day and index == found.index and name != found.name):
        return None
    if name in AGREED and day <= found.rests_on:
        return None
    last, place = found.last, PLACES[name]
    came: Iterable[Receipt] | None
    if name == TENDER or name in CLOSINGS:
        came = _instrument(state, case, found, act)
        if came is None:
            return None
    else:
        came = receipts_by(state, case, act) if name in PLAIN else ()
    for receipt in came:
        last = _taken(state, case, last, act, receipt)
    seen = (*found.seen[:place], found.seen[place] + 1, *found.seen[place + 1 :])
    return Takings(last, seen, day, index, name, day if name in RESTS_ON_AGREED else found.rests_on)


def from_nothing(state: State, case: str, present: Act | None) -> Takings:
    """What came in, read from all acts of the case anew."""
    last = None
    for act, receipt in all_receipts(state, case, present):
        last = _taken(state, case, last, act, receipt)
    by_name = [state.acts.get((case, name), ()) for name in NAMES]
    acts = sorted((act for some in by_name for act in some), key=lambda act: (act.date, act.index))
    rests_on = max((act.date for act in acts if act.name in RESTS_ON_AGREED), default=date.min)
    latest = max((act.index for act in acts), default=-1)
    final = acts[-1] if acts else present
    day, name = (final.date, final.name) if final is not None else (date.min, "")
    return Takings(last, tuple(len(some) for some in by_name), day, latest, name, rests_on)


def _taken(state: State, case: str, before: Taken | None, act: Act, receipt: Receipt) -> Taken:
    amount, who = receipt.amount, payer(state, case, act, receipt)
    figures = before.figures if before is not None else Decimal(0)
    by_payer = before.by_payer if before is not None else {}
    in_full = (before is not None and before.in_full) or amount is None or receipt.waives
    number = before.number + 1 if before is not None else 1
    paid = by_payer.get(who, Decimal(0)) + (amount or Decimal(0))
    figures = figures if amount is None else figures + amount
    return Taken(before, act, receipt, number, figures, {**by_payer, who: paid}, in_full)


def _instrument(state: State, case: str, found: Takings, act: Act) -> list[Receipt] | None:
    """What an instrument brings when it is tendered, honoured or dishonoured; None where an earlier act is at stake."""
    tendered, closed = found.seen[PLACES[TENDER]], sum(found.seen[PLACES[name]] for name in CLOSINGS)
    if act.name == TENDER:
        return [receipt for _, receipt in instrument(state, act, None)] if closed <= tendered else None
    if closed >= tendered:
        return []
    tender = state.acts[case, TENDER][closed]
    if counts_when_tendered(state, tender):
        return [] if act.name == "instrument_honoured" else None
    return [receipt for _, receipt in instrument(state, tender, act)]


def _done(state: State, case: str, present: Act) -> bool:
    """Whether an act is among those done; its day narrows the search, as acts come in the order of their days."""
    for act in reversed(state.acts.get((case, present.name), ())):
        if act is present:
            return True
        if act.date < present.date:
            return False
    return False
