"""Who may be listed: the state of the case and the person aimed at."""

from blacklist_sim.case import Party
from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.logic import Ternary, both
from blacklist_sim.workflow.money.performance import in_default
from blacklist_sim.workflow.view import View

OPEN_CASE = ("accepted", "notified", "suspended", "deferred", "settled", "round_terminated")
ENDED_FOR_GOOD = ("concluded", "terminated", "enforcement_refused")


@predicate("listing.not_performed")
def not_performed(v: View) -> Ternary:
    """The period for performing is over and the duty still open."""
    return in_default(v)


@predicate("listing.case_pending")
def case_pending(v: View) -> Ternary:
    """An enforcement case stands open."""
    return v.state("enforcement") in OPEN_CASE


def is_debtor(v: View) -> bool:
    """Whether the person aimed at is a debtor of the case."""
    return v.who in v.case_file.debtor_ids


def target(v: View) -> Party | None:
    """The person aimed at."""
    return v.party(v.who) if v.who is not None else None


def debtors(v: View) -> list[Party]:
    """The debtors of the case."""
    return [v.party(who) for who in v.case_file.debtor_ids]


@predicate("listing.target.obligor")
def obligor(v: View) -> Ternary:
    """The person aimed at owes the duty."""
    v.reading("relation_to_case", "debtor_of_case" if is_debtor(v) else "no_debtor")
    return is_debtor(v)


@predicate("listing.target.spouse")
def spouse(v: View) -> Ternary:
    """The person is only the spouse of a debtor."""
    person = target(v)
    if person is None or is_debtor(v):
        return False
    return any(person.spouse_of == debtor.id or debtor.spouse_of == person.id for debtor in debtors(v))


@predicate("listing.target.branch")
def branch(v: View) -> Ternary:
    """The person is only a branch of a debtor, or heads one."""
    person = target(v)
    if person is None or is_debtor(v):
        return False
    ids = v.case_file.debtor_ids
    headed = (party for party in v.state_of.story.people.values() if party.head == person.id)
    return person.branch_of in ids or any(party.branch_of in ids for party in headed)


@predicate("listing.target.namesake")
def namesake(v: View) -> Ternary:
    """The person only bears a debtor's name."""
    person = target(v)
    if person is None or is_debtor(v):
        return False
    return any(person.name == debtor.name for debtor in debtors(v))


@predicate("listing.target.dropped")
def dropped(v: View) -> Ternary:
    """Enforcement against the person has ended for good."""
    return is_debtor(v) and v.state("enforcement") in ENDED_FOR_GOOD


@predicate("listing.target.officer")
def officer(v: View) -> Ternary:
    """The person only acts for an entity that is the debtor."""
    if is_debtor(v):
        return False
    return any(v.who in company_people(v, debtor) for debtor in debtors(v))


def company_people(v: View, entity: Party) -> set[str | None]:
    """The four kinds of people of an entity, with those that a change of office brought in."""
    people: set[str | None] = set()
    if entity.officers is not None:
        officers = entity.officers
        people |= {officers.legal_representative, officers.principal, officers.actual_controller}
        people |= set(officers.directly_responsible)
    for act in v.acts("change_officer", who=entity.id):
        people.add(act.payload.get("successor"))
    return people - {None}


@predicate("listing.bar.minor")
def minor(v: View) -> Ternary:
    """The person is under age."""
    person = target(v)
    if person is None or person.kind != "person":
        return False
    age = v.age()
    return None if age is None else bool(age < v.figure("listing.age_of_majority"))


@predicate("listing.bar.campus_loan")
def campus_loan(v: View) -> Ternary:
    """A full-time student is sued over a campus loan."""
    person = target(v)
    if person is None:
        return False
    return both(person.full_time_student, v.title.campus_loan)
