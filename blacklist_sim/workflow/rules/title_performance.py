"""What has been performed under a title, in money and otherwise, and what an act of performance comes to."""

from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.workflow.bind import complete, outcome, predicate
from blacklist_sim.workflow.money.account import account_of
from blacklist_sim.workflow.money.instalments import due_is_paid
from blacklist_sim.workflow.money.receipts import acts
from blacklist_sim.workflow.money.takings import takings_of
from blacklist_sim.workflow.view import ANY, View

PAYMENTS = ("pay", "instrument_honoured", "collect_money", "perform_settlement")
PUBLIC = ("criminal_fine", "criminal_restitution", "court_costs")
NOT_BY_TIME = ("tolerate", "refrain", "recurring")


def is_public(v: View) -> bool:
    """Whether the money goes to a court or the State."""
    return v.title.kind in PUBLIC or "court" in v.case_file.applicants


def owes_money(v: View) -> bool:
    """Whether the title orders payment, alone or besides another duty."""
    return v.title.duty == "pay" or v.title.pay is not None


def money_done(v: View) -> bool:
    """Whether the money is paid: said to be all of it, or in figures all that is owed to the creditor that day."""
    last = takings_of(v).last
    if last is None:
        return False
    if last.in_full:
        return True
    pay = v.title.pay
    if pay is None or last.figures < pay.principal:
        return False
    found = account_of(v)
    return found is not None and found.owed(v.date).creditor == 0


def act_done(v: View) -> bool:
    """Whether the duty that is not money is performed in full."""
    return any(extent(v, act) == "full" for act in acts(v.state_of, v.case, v.act, "perform"))


def extent(v: View, act: Act) -> str:
    """How far an act of performance goes; left out, it is the whole duty, of a recurring one the occasion."""
    return str(act.payload.get("extent") or ("occasion" if v.title.duty == "recurring" else "full"))


def whole(v: View) -> bool:
    """Whether everything the title orders is performed."""
    money = not owes_money(v) or money_done(v)
    return money and (v.title.duty == "pay" or act_done(v))


def caught_up(v: View) -> bool:
    """Whether a title in default by instalments has nothing due open any more."""
    return v.state("title") == "overdue" and bool(v.title.instalments) and due_is_paid(v)


def _reach(v: View) -> str:
    if whole(v):
        return "in_full"
    return "arrears" if caught_up(v) else "in_part"


@outcome("pay")
def pay(v: View) -> str:
    """In full, the arrears, or a part, through the court or not; beyond the title only the fee can be open."""
    if v.state("title") == "performed":
        return "beyond"
    through_court = v.given("to") == "court" and not is_public(v)
    return _reach(v) + ("_to_court" if through_court else "")


@outcome("perform")
def perform(v: View) -> str:
    """In full, this occasion, or a part."""
    if whole(v):
        return "full"
    return "occasion" if v.act is not None and extent(v, v.act) == "occasion" else "part"


@outcome("tender_instrument")
def tender_instrument(v: View) -> str:
    """Held until it is honoured, or taken as performance where the switch lets acceptance count."""
    counts = v.switch("instrument_counts") == "acceptance" and v.state("title") in ("effective", "overdue")
    return "taken_as_performance" if counts and v.given("accepted") and whole(v) else "held"


def outstanding(v: View) -> list[Act]:
    """The instruments tendered and neither honoured nor dishonoured, oldest first."""
    closed = sum(len(v.acts(name, who=ANY)) for name in ("instrument_honoured", "instrument_dishonoured"))
    return v.acts("tender_instrument", who=ANY)[closed:]


@complete("instrument_honoured")
def amount_of_instrument(v: View) -> dict[str, Any]:
    """The amount, taken from the instrument that is honoured."""
    waiting = outstanding(v)
    return {"amount": waiting[0].payload.get("amount")} if waiting else {}


@outcome("instrument_honoured")
def instrument_honoured(v: View) -> str:
    """In full, the arrears, or a part."""
    return "already" if v.state("title") == "performed" else _reach(v)


@outcome("instrument_dishonoured")
def instrument_dishonoured(v: View) -> str:
    """The debt stays, or revives where the tender had counted as performance."""
    if v.state("title") != "performed":
        return "debt_stays"
    return "nothing_owed" if whole(v) else "debt_revives"


@predicate("title.instrument.outstanding")
def has_outstanding(v: View) -> bool:
    """Whether an instrument is outstanding."""
    return bool(outstanding(v))


@predicate("title.instrument.dishonoured_after_end")
def closed_before_dishonour(v: View) -> bool:
    """Whether the case was closed before the instrument failed, and the switch leaves it to the court what follows."""
    closed = any(position.state == "concluded" for position in v.positions("enforcement", who=ANY))
    return closed and v.switch("dishonour_after_conclusion") == "court_decides"


@predicate("title.duty.breach")
def broken_by_act(v: View) -> bool:
    """Whether the duty is one that an act breaks."""
    return v.title.duty in NOT_BY_TIME


@predicate("title.duty.thing_lost")
def thing_to_hand_over(v: View) -> bool:
    """Whether the thing to be handed over is lost, and the switch leaves it to the court what follows."""
    return v.title.duty == "hand_over" and v.switch("lost_thing") == "court_decides"


@predicate("title.pay.treasury")
def paid_to_the_right_place(v: View) -> bool | None:
    """Whether public money went to the court or the treasury."""
    to = v.given("to")
    if not is_public(v):
        return True
    return None if to is None else to != "applicant"


@predicate("title.restitution.late_payment")
def asked_for_lateness(v: View) -> bool:
    """Always, once the ground is named."""
    return v.given("ground") is not None


@predicate("title.restitution.other")
def left_to_the_court(v: View) -> bool:
    """Whether the switch leaves it to the court how too much is given back."""
    return v.switch("overpaid_in_enforcement") == "court_decides"


@predicate("title.restitution.own_suit")
def wants_a_suit(v: View) -> bool:
    """Whether the switch sends the claim to a suit of its own."""
    return v.switch("overpaid_in_enforcement") == "new_suit"


@predicate("title.reversal.set_aside")
def title_fell(v: View) -> bool:
    """Whether the title was set aside."""
    return v.state("title") == "set_aside"


@predicate("title.reversal.enforced")
def something_obtained(v: View) -> bool:
    """Whether anything was obtained under the title."""
    return any(v.acts(name, who=ANY) for name in (*PAYMENTS, "perform", "sell_property"))
