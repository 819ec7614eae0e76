"""Conduct that an order may restrict: what the gate says of it, and what a breach or a journey brings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blacklist_sim.case import Act
from blacklist_sim.gate.answer import FOR_THE_COURT, PROHIBITED, UNDER_APPROVAL, UNKNOWN, Reason
from blacklist_sim.gate.gate import Decision
from blacklist_sim.gate.law_answer import APPROVED, BARRED, approves
from blacklist_sim.gate.restraints import Approval, Entry, ExitBan, Order
from blacklist_sim.law.model import RuleVersion
from blacklist_sim.workflow.asking import conduct_meant, door
from blacklist_sim.workflow.bind import aims, outcome, predicate, settles
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.order_history import single_use
from blacklist_sim.workflow.state import Key, Position, State
from blacklist_sim.workflow.units import Aim
from blacklist_sim.workflow.view import NotGiven, View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

ELSEWHERE = {
    "barred_by_listing": "consumption.listed_without_order",
    "barred_by_exit_ban": "exit_ban.crossing",
}
"""The rule that answers for a bar beside the orders; for a statute it is the rule that the reason names."""
STATUTES = ("barred_while_listed", "barred_by_statute")


def answer(v: View, person: str | None = None) -> Decision:
    """What the gate says of the act's conduct, asked once for a view; raises `NotGiven` where none is told."""
    who = person or v.who
    if v.payload.get("conduct") is None or who is None or who not in v.state_of.story.people:
        v.missing("conduct")
        raise NotGiven("conduct")
    found: Decision | None = v.asked().get(who)
    if found is None:
        found = v.asked()[who] = _decide(v.engine, v.state_of, v.act, who)
    return found


def _decide(engine: "Engine", state: State, act: Act | None, person: str) -> Decision:
    assert act is not None
    return door(engine, state, person).decide(conduct_meant(engine.book, act.payload), act.date)


# ── the rules ────────────────────────────────────────────────────────────────────────────────────────


@predicate("consumption.breach", "consumption.breach.by_own_or_entity_money")
def no_order_closes_it(v: View) -> Ternary:
    """No order that binds the doer closes the conduct, whichever case it was made in."""
    decision = v.reading("gate", answer(v))
    if decision.decision == UNKNOWN:
        for name in decision.missing:
            v.missing(name)
        return None
    if decision.decision == PROHIBITED and _broken(decision):
        v.cure("approve_exemption")
        return False
    return True


@predicate("consumption.breach.judged")
def court_judges(v: View) -> Ternary:
    """Nothing closes the conduct outright, and the court may find that it falls under an item."""
    decision = answer(v)
    return decision.decision == FOR_THE_COURT and bool(v.reading("gate", decision))


@predicate("consumption.listed_without_order")
def list_alone_does_not_close_it(v: View) -> Ternary:
    """No entry closes the conduct where the court made no order."""
    return _not_closed_by(v, "consumption.listed_without_order")


@predicate("exit_ban.crossing")
def no_ban_closes_the_border(v: View) -> Ternary:
    """No exit ban closes the crossing."""
    return _not_closed_by(v, "exit_ban.crossing")


@predicate("joint.office.assessor")
def assessor_not_listed(v: View) -> Ternary:
    """The post of a people's assessor is open."""
    return _not_closed_by(v, "joint.office.assessor")


@predicate("joint.office.fund")
def fund_post_open(v: View) -> Ternary:
    """The post in a private fund manager is open."""
    return _not_closed_by(v, "joint.office.fund")


@predicate("listing.effect.company_office")
def company_office_open(v: View) -> Ternary:
    """The office in a company is open."""
    return _not_closed_by(v, "listing.effect.company_office")


def _not_closed_by(v: View, rule: str) -> Ternary:
    decision = answer(v)
    if decision.decision != PROHIBITED or rule not in (_rule(reason) for reason in decision.law.reasons):
        return True
    return not v.reading("gate", decision)


def _rule(reason: Reason) -> str | None:
    if reason.code in STATUTES and isinstance(reason.version, RuleVersion):
        return reason.version.rule.id
    return ELSEWHERE.get(reason.code)


def _broken(decision: Decision) -> list[Order]:
    """The orders that the conduct would break."""
    return [reason.order for reason in decision.law.reasons if reason.code == BARRED and reason.order is not None]


# ── what comes of it ─────────────────────────────────────────────────────────────────────────────────


@aims("buy")
def whose_conduct(engine: "Engine", state: State, act: Act) -> Aim:
    """The doer, whose conduct it is unless the act names somebody; what is moved are the lifts that it uses up.

    The case is that of an order which the conduct breaks or of another measure which closes it, else that of an order
    which binds the doer.
    """
    people = act.who or ((act.by,) if act.by is not None else ())
    known = [who for who in people if who in state.story.people]
    orders = [p for p in state.positions["consumption"].values() if p.key[-1] in known and p.state != "lifted"]
    case = act.case or next((order.key[0] for order in orders), None) or next(iter(state.story.cases), "")
    if act.payload.get("conduct") is None or not (len(state.story.cases) > 1 or any(map(single_use, orders))):
        return Aim(case, people, ())
    decisions = [_decide(engine, state, act, who) for who in known]
    closed = [found for decision in decisions for found in _cases(decision)]
    spent = [position for decision in decisions for position, once in _used(state, decision) if once == "journey"]
    return Aim(closed[0] if closed else case, people, tuple(spent))


def _cases(decision: Decision) -> Iterator[str]:
    """The cases from which it comes that the conduct is closed."""
    if decision.decision == PROHIBITED:
        for reason in decision.law.reasons:
            measure = reason.order if reason.code == BARRED else reason.cause if _rule(reason) else None
            if isinstance(measure, Order | Entry | ExitBan):
                yield measure.case


@outcome("buy")
def conduct_is(v: View) -> str:
    """Whether the conduct breaks an order, rests on an approval, or uses up the lift for one journey."""
    people = v.act.who or (v.act.by,) if v.act is not None else ()
    decisions = [answer(v, who) for who in people]
    breach = any(decision.decision == PROHIBITED and _broken(decision) for decision in decisions)
    if v.units:
        return "journey_and_breach" if breach else "journey_made"
    approved = any(decision.decision == UNDER_APPROVAL for decision in decisions)
    return "breach" if breach else "approved" if approved else "allowed"


@settles("buy")
def about_whom(v: View, fact: str) -> list[Key]:
    """For a breach each debtor and doer of an order, and the bodies told to refuse; for an approval its order.

    What is asked for a child breaks the orders of the parents, and the child breaks none.
    """
    assert v.act is not None
    found: dict[Key, None] = {}
    for who in v.act.who or (v.act.by,):
        decision = answer(v, who)
        if fact == "approval_used":
            found |= dict.fromkeys(position.key for position, once in _used(v.state_of, decision) if once == "act")
        elif decision.decision == PROHIBITED:
            found |= dict.fromkeys(_of_breach(decision, fact, decision.conduct.seller, who))
    return list(found)


def _of_breach(decision: Decision, fact: str, seller: str | None, person: str | None) -> Iterator[Key]:
    for order in _broken(decision):
        if fact == "restriction_broken":
            yield order.case, order.debtor
            if order in decision.door.restraints.orders:
                yield order.case, person
        elif any(body == seller for body, _ in order.notified):
            yield order.case, seller


def _used(state: State, decision: Decision) -> Iterator[tuple[Position, str]]:
    """The orders opened by an approval that this conduct uses up: that of a single `act`, or of one `journey`."""
    if decision.decision not in (UNDER_APPROVAL, PROHIBITED):
        return
    for reason in decision.law.reasons:
        if reason.code == APPROVED and reason.order is not None:
            position = _position(state, reason.order, decision.door.restraints.person)
            if position is None:
                continue
            once = _once(position, reason.order, decision)
            if once is not None:
                yield position, once


def _position(state: State, order: Order, person: str) -> Position | None:
    found = [
        position
        for position in state.positions["consumption"].values()
        if position.key[:2] == (order.case, order.debtor) and position.state != "lifted"
    ]
    own = [position for position in found if position.key[-1] == person]
    return next(iter(own or [position for position in found if position.key[-1] == order.debtor]), None)


def _once(position: Position, order: Order, decision: Decision) -> str | None:
    """How the approval that opens the conduct is used up; None where one opens it that lasts."""
    opening = [
        approval
        for approval in order.approvals
        if approves(approval, decision.ruling, decision.day, decision.conduct.paid_by)
    ]
    kinds = [_lasts(approval, position) for approval in opening]
    return None if None in kinds or not kinds else "act" if "act" in kinds else "journey"


def _lasts(approval: Approval, position: Position) -> str | None:
    if approval.kind == "necessity" and approval.until is None:
        return "act"
    return "journey" if approval.kind == "temporary_lift" and single_use(position) else None
