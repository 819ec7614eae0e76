"""What binds a person on a day, gathered from a replayed story for the gate to be asked about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.case import Party
from blacklist_sim.gate.restraints import DEBTOR, Entry, ExitBan, OperatorListing, Order, Restraints
from blacklist_sim.workflow.order_history import events, order_of, shown
from blacklist_sim.workflow.relations import is_foreigner, is_minor, relation
from blacklist_sim.workflow.rules.consumption_people import OFFICES, changes, is_entity, officers
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

LATER_OFFICERS, BY_OFFICE = "officers_after_the_order", "by_office"
OPERATORS = ("rail", "air")
"""The operators with a list of their own; a person's facts about it are called `rail_list`, `rail_list_published` …"""


def restraints(engine: "Engine", state: State, person: str, day: date | None = None) -> Restraints:
    """Everything that binds a person of the story in any of its cases, with its days.

    Offices, and what the person is to a case, are those of `day`, by default the day reached. Raises KeyError for
    somebody whom the story does not know.
    """
    found = _restraints(engine, state, person, day or state.day)
    if not is_minor(engine, state.story.people[person], day or state.day):
        return found
    parents = (_restraints(engine, state, parent, day or state.day) for parent in state.story.people[person].child_of)
    return _with_parents(found, tuple(parents))


def _with_parents(found: Restraints, parents: tuple[Restraints, ...]) -> Restraints:
    return Restraints(
        found.person, found.orders, found.entries, found.operators, found.bans, found.relation, found.foreigner, parents
    )


def _restraints(engine: "Engine", state: State, person: str, day: date) -> Restraints:
    party = state.story.people[person]
    return Restraints(
        person,
        tuple(_orders(engine, state, person, day)),
        tuple(_entries(engine, state, person, day)),
        tuple(_operators(party)),
        tuple(_bans(state, person)),
        relation(engine, state, person, day),
        is_foreigner(party),
    )


def _orders(engine: "Engine", state: State, person: str, day: date) -> Iterator[Order]:
    """The orders that name the person, and those against an entity that reach whoever came into office afterwards."""
    view = _looking(engine, state, day)
    named: dict[tuple[str, str], list[Order]] = {}
    for position in state.positions["consumption"].values():
        case, debtor, bound = position.key[0], position.key[1], position.key[-1]
        if bound == person:
            capacity, left = _as_whom(view, debtor, person, position.born)
            order = order_of(state, position, capacity, is_entity(view, debtor), left)
            named.setdefault((case, debtor), []).append(order)
            yield order
    if engine.option(state, LATER_OFFICERS) != BY_OFFICE:
        return
    for position in state.positions["consumption"].values():
        case, debtor, bound = position.key[0], position.key[1], position.key[-1]
        if bound == debtor != person and is_entity(view, debtor):
            office = officers(view, debtor, day, OFFICES).get(person)
            if office is not None and _reaches(view, debtor, person, named.get((case, debtor), [])):
                yield replace(order_of(state, position, office, True), named=False)


def _looking(engine: "Engine", state: State, day: date) -> View:
    return View(engine, state, day, "", None, ())


def _reaches(view: View, entity: str, person: str, named: list[Order]) -> bool:
    """Whether the entity's order reaches an officer whom other orders of the case name.

    Those decide alone, unless all were lifted before the person came into office.
    """
    if any(order.lifted is None for order in named):
        return False
    freed = max((order.lifted for order in named if order.lifted), default=None)
    return freed is None or any(freed <= day for day in _days(view, entity) if _brings_in(view, day, entity, person))


def _days(view: View, entity: str) -> list[date]:
    """The days up to that of the view on which officers of the entity changed."""
    return [act.date for act in changes(view, entity) if act.date <= view.date]


def _brings_in(view: View, day: date, entity: str, person: str) -> bool:
    eve = date.fromordinal(day.toordinal() - 1)
    return person in officers(view, entity, day, OFFICES) and person not in officers(view, entity, eve, OFFICES)


def _as_whom(view: View, debtor: str, person: str, made: date) -> tuple[str, date | None]:
    """In which capacity an order binds the person whom it names, and when that person left the office."""
    if person == debtor or not is_entity(view, debtor):
        return DEBTOR, None
    then, now = (officers(view, debtor, on, OFFICES).get(person) for on in (made, view.date))
    if now is not None or then is None:
        return now or DEBTOR, None
    out = [day for day in _days(view, debtor) if day > made and person not in officers(view, debtor, day, OFFICES)]
    return then, out[0]


def _entries(engine: "Engine", state: State, person: str, day: date) -> Iterator[Entry]:
    """The entries of the person, and of the entities for which the person acts, for as long as they could be seen."""
    view = _looking(engine, state, day)
    for position in state.positions["listing"].values():
        case, debtor = position.key[0], position.key[1]
        capacity: str | None = DEBTOR
        if debtor != person:
            capacity = officers(view, debtor, day, OFFICES).get(person) if is_entity(view, debtor) else None
        if capacity is not None:
            for first, gone in shown(position):
                yield Entry(case, first, gone, capacity, debtor)


def _bans(state: State, person: str) -> Iterator[ExitBan]:
    for position in state.positions["exit_ban"].values():
        if position.key[1] == person:
            lifted = (day for day, name, _, _ in events(position) if name == "lift_exit_ban")
            yield ExitBan(position.key[0], position.born, next(lifted, None))


def _operators(party: Party) -> Iterator[OperatorListing]:
    for name in OPERATORS:
        category, published = party.facts.get(f"{name}_list"), party.facts.get(f"{name}_list_published")
        if category is not None and published is not None:
            yield OperatorListing(name, category, published, party.facts.get(f"{name}_list_settled"))
