"""The person asked about at the gate as a user describes one, where no timeline does."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.gate.bound import CAPACITIES, PRIVATE_FUNDS, RELATIONS, TEMPORARY_LIFT
from blacklist_sim.gate.names import CAPACITY_NAMES
from blacklist_sim.gate.operator_listing import CATEGORIES
from blacklist_sim.gate.restraints import DEBTOR, Approval, Entry, ExitBan, OperatorListing, Order, Restraints
from blacklist_sim.law.period import deadline
from blacklist_sim.pages.gate_words import shown
from blacklist_sim.text import Text
from blacklist_sim.workflow.order_history import items_named
from blacklist_sim.workflow.rules.consumption_relief import JOURNEY_ITEMS

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

CASE = "A"
"""What the case of a person without a timeline is called."""
A_YEAR = timedelta(days=365)
AN_OFFICE = Text(f"--as {shown(CAPACITIES[1])} or another office", f"--as {shown(CAPACITIES[1])}（或者其他职务）")
STRANGER, CHILD, FORMER = "stranger", "minor_child", "former_officer"
BESIDE = {
    "spouse": Text("spouse of the debtor", "被执行人配偶"),
    CHILD: Text("minor child of the debtor", "被执行人的未成年子女"),
    "guarantor": Text("guarantor who is no party", "未成为被执行人的保证人"),
    FORMER: Text("former officer of the debtor", "被执行人单位的原任职人员"),
    "branch_head": Text("head of a branch of the debtor", "被执行人单位的分支机构负责人"),
    "namesake": Text("namesake of the debtor", "与被执行人同名的人"),
    STRANGER: Text("person in no case", "案外人"),
}
SPELT = {"former_legal_representative": FORMER}
LEFT = {"former_legal_representative": "legal_representative"}
"""The office that somebody called so has left."""
LONGEST_LIFT = "consumption.temporary_lift.max"
NAMES = CAPACITY_NAMES | BESIDE
WHO = tuple(dict.fromkeys((*CAPACITIES, *(SPELT | BESIDE))))
GIVEN = (
    "as_whom", "restricted", "listed", "exit_banned", "since", "served", "lifted", "removed", "left", "entity",
    "foreigner", "approved", "notice", "rail_list", "air_list",
)  # fmt: skip
"""What describes a person, by name; None, False or nothing of it is not said."""


class Since(NamedTuple):
    """A name with the day from which it counts, and the day on which it ended, if it did."""

    name: str
    first: date
    ended: date | None


class Until(NamedTuple):
    """A kind of approval and its last day, if one was set."""

    kind: str
    last: date | None


def who(given: Mapping[str, Any]) -> str:
    """What the person is."""
    said: str | None = given["as_whom"]
    bound = given["restricted"] or given["listed"] or given["exit_banned"]
    return SPELT.get(said or "", said) or (DEBTOR if bound else STRANGER)


def restraints(engine: "Engine", given: Mapping[str, Any], day: date) -> Restraints:
    """What binds the person described; `day` is the first day asked about. Raises BadInput with all that is wrong."""
    since: date = given["since"] or max(engine.book.first_day, day - A_YEAR)
    engine.book.epoch(since)
    problems = list(_misfits(given, who(given), since))
    if problems:
        raise BadInput(problems)
    made = _made(engine, given, who(given), since)
    if who(given) == CHILD:
        parent = Restraints("parent", made.orders, made.entries, relation=DEBTOR)
        return Restraints("person", (), (), made.operators, made.bans, CHILD, made.foreigner, (parent,))
    return made


def _made(engine: "Engine", given: Mapping[str, Any], as_whom: str, since: date) -> Restraints:
    stays = as_whom == FORMER and given["left"] is not None and given["left"] > since
    outside = as_whom in BESIDE and as_whom != CHILD
    capacity = LEFT[given["as_whom"]] if stays else as_whom if as_whom in CAPACITIES else DEBTOR
    orders = (_order(engine, given, capacity, since),) if given["restricted"] and (stays or not outside) else ()
    entries = (Entry(CASE, since, _gone(given), capacity),) if given["listed"] and not outside else ()
    bans = (ExitBan(CASE, since),) if given["exit_banned"] else ()
    listings = tuple(
        OperatorListing(operator, listing.name, listing.first, listing.ended)
        for operator in CATEGORIES
        for listing in _listings(given, operator)
    )
    relation = as_whom if as_whom in RELATIONS else DEBTOR
    return Restraints("person", orders, entries, listings, bans, relation, given["foreigner"])


def _gone(given: Mapping[str, Any]) -> date | None:
    """The day from which the entry no longer reaches the person: of its removal, or of leaving the office."""
    return min((day for day in (given["removed"], given["left"]) if day is not None), default=None)


def _listings(given: Mapping[str, Any], operator: str) -> tuple[Since, ...]:
    found: tuple[Since, ...] = given[f"{operator}_list"]
    return found


def _order(engine: "Engine", given: Mapping[str, Any], capacity: str, since: date) -> Order:
    served = given["served"] or since
    approvals = tuple(_approval(engine, approval, served) for approval in given["approved"])
    return Order(
        CASE, since, served, given["lifted"],
        capacity=capacity, entity=given["entity"] or capacity != DEBTOR, approvals=approvals,
        notified=tuple((notice.name, notice.first) for notice in given["notice"]), left=given["left"],
    )  # fmt: skip


def _approval(engine: "Engine", told: Until, served: date) -> Approval:
    """An approval from the service on; a temporary lift from the first day on which one can last until its last day."""
    last = told.last
    if told.kind != TEMPORARY_LIFT or last is None:
        return Approval(told.kind, served, last)
    longest, first = engine.book.figures[LONGEST_LIFT].on(last), served
    if longest is not None:
        days = (last - timedelta(days=back) for back in range((last - served).days + 1))
        first = min(takewhile(lambda day: deadline(day, longest.value, False, engine.calendar).last >= last, days))
    return Approval(told.kind, first, last, items_named(JOURNEY_ITEMS))


# ── what does not go together ────────────────────────────────────────────────────────────────────────


def _misfits(given: Mapping[str, Any], as_whom: str, since: date) -> Iterator[InputProblem]:
    for name in ("served", "lifted", "approved", "notice"):
        if given[name] and not given["restricted"]:
            yield _needs(name, "--restricted")
    if given["removed"] and not given["listed"]:
        yield _needs("removed", "--listed")
    office = as_whom != DEBTOR and as_whom in CAPACITIES
    if given["left"] and not office and as_whom != FORMER:
        yield _needs("left", AN_OFFICE)
    if given["entity"] and as_whom != DEBTOR:
        yield _needs("entity", f"--as {DEBTOR}")
    if as_whom == FORMER and given["restricted"]:
        yield from _left_when(given, since)
    for name, flag in (("served", "restricted"), ("lifted", "restricted"), ("removed", "listed")):
        if given[flag] and given[name] is not None and given[name] < since:
            yield _early(f"--{name}", given[name], since)
    if office and given["left"] is not None and given["left"] < since:
        yield _early("--left", given["left"], since)
    for approval in given["approved"]:
        yield from _unfit(approval, office, given["entity"], given["served"] or since)


def _left_when(given: Mapping[str, Any], since: date) -> Iterator[InputProblem]:
    """Who left before the order is free of it, who left afterwards is not: the day must be told, then the office."""
    said, left = shown(given["as_whom"]), given["left"]
    if left is None:
        yield InputProblem(
            "missing",
            f"--as {said}: say with --left DATE when the office was left; whoever left after the order (see --since) "
            "stays bound until the court lifts it",
            f"--as {said}：请用 --left DATE 写明离任之日；限制消费令（见 --since）作出后离任的，法院解除之前仍受限制",
        )
    elif left > since and given["as_whom"] not in LEFT:
        yield _needs(f"left {left}", AN_OFFICE)


def _unfit(approval: Until, office: bool, entity: bool, start: date) -> Iterator[InputProblem]:
    """What the law knows of no such approval."""
    option = f"approved {shown(approval.kind)}"
    if approval.kind == PRIVATE_FUNDS and not office:
        yield _needs(option, AN_OFFICE)
    if approval.kind == TEMPORARY_LIFT and entity:
        en, zh = f"--{option} is for natural persons; leave out --entity", f"--{option} 仅适用于自然人；请去掉 --entity"
        yield InputProblem("misplaced", en, zh)
    if approval.kind == TEMPORARY_LIFT and approval.last is None:
        en, zh = f"--{option} has a last day: --{option}=DATE", f"--{option} 须写明末日：--{option}=DATE"
        yield InputProblem("missing", en, zh)
    if approval.last is not None and approval.last < start:
        yield _early(f"--{option}", approval.last, start)


def _needs(name: str, other: str | Text) -> InputProblem:
    option, with_what = f"--{shown(name)}", other if isinstance(other, Text) else Text(other, other)
    en, zh = f"{option} goes with {with_what.en} only", f"{option} 须与 {with_what.zh} 并用"
    return InputProblem("misplaced", en, zh)


def _early(option: str, day: date, since: date) -> InputProblem:
    return InputProblem(
        "order",
        f"{option}: {day} is before {since}, the day since which the order or entry stands (see --since)",
        f"{option}：{day} 早于限制或者名单信息的起始日 {since}（见 --since）",
    )
