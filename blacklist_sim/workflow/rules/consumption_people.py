"""Whom a measure can reach: judgment debtors of the case and the people through whom an entity debtor acts."""

from collections.abc import Iterator
from datetime import date

from blacklist_sim.case import Act
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import ANY, View

PURSUED = ("accepted", "notified", "suspended", "deferred", "settled", "round_terminated")
ANSWERABLE = ("legal_representative", "principal", "directly_responsible")
CONTROLLER = "actual_controller"
OFFICES = (*ANSWERABLE, CONTROLLER)


def in_force(v: View, rule: str, day: date | None = None) -> bool:
    """Whether some text had that rule on the day (by default the view's)."""
    return v.engine.book.rules[rule].on(day or v.date) is not None


def is_entity(v: View, person: str | None) -> bool:
    """Whether that person is no natural person."""
    return person is not None and v.party(person).kind != "person"


def is_debtor(v: View, person: str | None) -> bool:
    """Whether enforcement is being pursued against that person in this case."""
    position = v.state_of.positions["enforcement"].get((v.case, person))
    return position is not None and position.state in PURSUED


def ever_debtor(v: View, person: str | None) -> bool:
    """Whether that person was a judgment debtor of this case at any time."""
    position = v.state_of.positions["enforcement"].get((v.case, person))
    return position is not None and position.state not in ("none", "applied", "rejected")


def bound_roles(v: View, day: date) -> tuple[str, ...]:
    """The offices through which an order against an entity binds people, under the text of the day."""
    controllers = in_force(v, "consumption.target.actual_controller", day)
    return OFFICES if controllers else ANSWERABLE


def officers(v: View, entity: str, day: date, roles: tuple[str, ...]) -> dict[str, str]:
    """Who held those offices in the entity on that day, each person with the first office found."""
    held = list(_registered(v, entity))
    for act in changes(v, entity):
        if act.date > day:
            continue
        role, former = act.payload["role"], act.payload.get("former")
        if not _sham(v, former):
            held = [(kind, who) for kind, who in held if kind != role or (former is not None and who != former)]
        held.append((role, act.payload["successor"]))
    found: dict[str, str] = {}
    for role in roles:
        for kind, who in held:
            if kind == role:
                found.setdefault(who, role)
    return found


def changes(v: View, entity: str) -> list[Act]:
    """The changes of officers inside an entity, oldest first, in whatever case they were told."""
    found = [
        act
        for case, file in v.state_of.story.cases.items()
        for act in v.acts("change_officer", who=entity, case=case)
        if act.who or entity in file.debtor_ids
    ]
    return sorted(found, key=lambda act: (act.date, act.index))


def _registered(v: View, entity: str) -> Iterator[tuple[str, str]]:
    known = v.party(entity).officers
    if known is None:
        return
    for role in ("legal_representative", "principal", CONTROLLER):
        who = getattr(known, role)
        if who is not None:
            yield role, who
    for who in known.directly_responsible:
        yield "directly_responsible", who


def _sham(v: View, former: str | None) -> bool:
    fact = v.state_of.facts.get(("officer_change_sham", former))
    return fact is not None and fact.value is True


def entity_behind(v: View, person: str | None, day: date, roles: tuple[str, ...]) -> str | None:
    """The entity debtor of this case in which that person holds one of the offices."""
    for debtor in v.case_file.debtor_ids:
        if is_entity(v, debtor) and person in officers(v, debtor, day, roles):
            return debtor
    return None


def answers_for(v: View, person: str | None) -> str | None:
    """The debtor for whose performance that person answers: the person itself, or the entity behind it."""
    if is_debtor(v, person):
        return person
    return entity_behind(v, person, v.date, ANSWERABLE) or person


def died(v: View, person: str | None) -> bool:
    """Whether the death of that person is recorded."""
    return any(person in (act.who or (v.who,)) for act in v.acts("record_death", who=person, case=ANY))


def owner(position: Position) -> str:
    """Whose order it is: the debtor."""
    return str(position.key[1])


def bound(position: Position) -> str:
    """Whom the order binds."""
    return str(position.key[-1])


def outside_the_text(v: View, position: Position) -> bool:
    """Whether an order reaches somebody who was neither a debtor nor one of the persons named when it was made."""
    debtor, person = owner(position), bound(position)
    if person == debtor:
        return not ever_debtor(v, debtor)
    day = position.born
    return person not in officers(v, debtor, day, bound_roles(v, day))
