"""What binds a person, got ready to be asked about many times: first and last days resolved, switches applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.gate.restraints import DEBTOR, Approval, Entry, ExitBan, Order, Restraints
from blacklist_sim.law.book import Book

CONTROLLER = "actual_controller"
CAPACITIES = (DEBTOR, "legal_representative", "principal", "directly_responsible", CONTROLLER)
NECESSITY, PRIVATE_FUNDS, TEMPORARY_LIFT = "necessity", "private_funds", "temporary_lift"
APPROVALS = (NECESSITY, PRIVATE_FUNDS, TEMPORARY_LIFT)
RELATIONS = (
    "spouse", "minor_child", "guarantor", "former_officer", "branch_head", "namesake", "stranger", DEBTOR,
)  # fmt: skip
OWN, ENTITY = "own", "entity"
ONE_DAY = timedelta(days=1)
NEVER = date.max


@dataclass(frozen=True, slots=True, eq=False)
class BoundOrder:
    """An order with the stretch in which it binds: from `first`, up to and without `past`.

    `money`: whose money counts where the text asks for it. `approvals` are those that open this order, each with the
    order under which it was given.
    """

    order: Order
    first: date
    past: date
    controller: bool
    items: frozenset[str] | None
    money: frozenset[str]
    approvals: tuple[tuple[Approval, Order], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """All that binds a person in one line of questions."""

    orders: tuple[BoundOrder, ...]
    entries: tuple[Entry, ...]
    bans: tuple[ExitBan, ...]


def bind(book: Book, policy: Mapping[str, str], restraints: Restraints) -> tuple[Bound, Bound]:
    """What binds the person, and what binds the parents too, for what is asked for a child; raises `BadInput`."""
    _check(restraints)
    own = _bound(book, policy, restraints.orders, restraints.entries, restraints.bans)
    if not restraints.parents:
        return own, own
    for parent in restraints.parents:
        _check(parent)
    orders = restraints.orders + tuple(order for parent in restraints.parents for order in parent.orders)
    entries = restraints.entries + tuple(entry for parent in restraints.parents for entry in parent.entries)
    return own, _bound(book, policy, orders, entries, restraints.bans)


def _bound(
    book: Book,
    policy: Mapping[str, str],
    orders: tuple[Order, ...],
    entries: tuple[Entry, ...],
    bans: tuple[ExitBan, ...],
) -> Bound:
    from_signing = book.option(policy, "order_binds_from") == "signing"
    every = book.option(policy, "lift_reaches_other_cases") == "yes"
    given = tuple((approval, order) for order in orders for approval in order.approvals)
    made = []
    for order in orders:
        first = order.made if from_signing else order.served
        if first is not None and order.grace_until is not None:
            first = max(first, order.grace_until + ONE_DAY)
        approvals = given if every else tuple(pair for pair in given if pair[1] is order)
        made.append(
            BoundOrder(
                order, first or NEVER, order.lifted or NEVER, order.capacity == CONTROLLER, order.items,
                _money(order), approvals,
            )
        )  # fmt: skip
    return Bound(tuple(made), entries, bans)


def _money(order: Order) -> frozenset[str]:
    if order.capacity != DEBTOR:
        return frozenset({ENTITY})
    return frozenset({OWN, ENTITY}) if order.entity else frozenset({OWN})


def _check(restraints: Restraints) -> None:
    problems = []
    capacities = [order.capacity for order in restraints.orders] + [entry.capacity for entry in restraints.entries]
    for capacity in capacities:
        if capacity not in CAPACITIES:
            problems.append(_unknown("capacity", "受限身份", capacity, CAPACITIES))
    for order in restraints.orders:
        for approval in order.approvals:
            if approval.kind not in APPROVALS:
                problems.append(_unknown("kind of approval", "批准种类", approval.kind, APPROVALS))
    if restraints.relation not in RELATIONS:
        problems.append(_unknown("relation", "与案件的关系", restraints.relation, RELATIONS))
    if problems:
        raise BadInput(problems)


def _unknown(en: str, zh: str, found: str, known: tuple[str, ...]) -> InputProblem:
    listed = ", ".join(known)
    return InputProblem(
        "unknown_restraint", f"no {en} is called {found!r}; there are {listed}",
        f"{zh}没有“{found}”；可用：{listed}", found=found, expected=listed,
    )  # fmt: skip
