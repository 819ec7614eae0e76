"""What a person is to the cases of a story where no order names that person."""

from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.case import Party
from blacklist_sim.workflow.rules.consumption_people import OFFICES, changes, officers
from blacklist_sim.workflow.state import State
from blacklist_sim.workflow.units import liable
from blacklist_sim.workflow.view import View

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

CHINESE = frozenset(("cn", "chn", "prc", "china", "chinese", "中国", "中华人民共和国", "中国籍"))
OWN_PAPERS = ("hong_kong", "macao", "taiwan")
"""Where people live who hold no mainland identity number."""


def is_foreigner(party: Party) -> bool:
    """Whether the person holds no mainland identity number, so far as nationality, home and number tell."""
    if party.id_number is not None:
        return False
    abroad = party.nationality is not None and party.nationality.strip().casefold() not in CHINESE
    return abroad or party.domicile in OWN_PAPERS


def is_minor(engine: "Engine", party: Party, day: date) -> bool:
    """Whether the person is known to be under age; where no figure is in force, the one that came first counts."""
    of_age, age = engine.book.value("listing.age_of_majority", day), party.age_on(day)
    return age is not None and bool(age < of_age.value)


def relation(engine: "Engine", state: State, person: str, day: date) -> str:
    """What the person is to the cases: a debtor of one, or somebody near one, or a stranger."""
    people, party = state.story.people, state.story.people[person]
    debtors = dict.fromkeys(who for case in state.story.cases for who in liable(state, case))
    if person in debtors:
        return "debtor"
    if any(party.spouse_of == who or people[who].spouse_of == person for who in debtors):
        return "spouse"
    if debtors.keys() & set(party.child_of) and is_minor(engine, party, day):
        return "minor_child"
    if person in _guarantors(state):
        return "guarantor"
    if any(_was_officer(engine, state, who, person, day) for who in debtors):
        return "former_officer"
    if any(other.head == person and {other.id, other.branch_of} & debtors.keys() for other in people.values()):
        return "branch_head"
    if any(people[who].name == party.name for who in debtors):
        return "namesake"
    return "stranger"


def _guarantors(state: State) -> set[str | None]:
    """Who gave security for a debtor without being one."""
    given = [act for (_, name), acts in state.acts.items() if name == "give_security" for act in acts]
    return {who for act in given for who in (act.by, act.payload.get("guarantor"))}


def _was_officer(engine: "Engine", state: State, entity: str, person: str, day: date) -> bool:
    if state.story.people[entity].kind == "person":
        return False
    view = View(engine, state, day, "", None, ())
    days = (date.min, *(act.date for act in changes(view, entity) if act.date <= day))
    held = [person in officers(view, entity, on, OFFICES) for on in days]
    return any(held) and not held[-1]
