"""Death, substitution and adding of parties, the end of an entity, change of officers."""

from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.logic import Ternary, either
from blacklist_sim.workflow.rules.course import is_entity
from blacklist_sim.workflow.rules.course_pauses import struck_off
from blacklist_sim.workflow.view import ANY, View

NO_BASIS = ("none", "marriage")
NAMED_IN_PROVISIONS = ("no_liquidation",)


@predicate("death.natural_person")
def natural_person(v: View) -> Ternary:
    """It is a natural person."""
    return v.who is not None and not is_entity(v, v.who)


@predicate("death.entry.due", "death.restriction.due")
def sanction_outlives(v: View) -> Ternary:
    """The person listed or bound is dead, and the switch lets the sanction end with the person."""
    person = v.unit.key[-1] if v.unit.track == "consumption" else v.unit.key[1]
    dead = any(person in (act.who or v.case_file.debtor_ids) for act in v.acts("record_death", who=ANY))
    return dead and v.switch("death_of_sanctioned_debtor") == "court_must_end"


@predicate("entity_end.entry.due", "entity_end.restriction.due")
def ends_with_the_entity(v: View) -> Ternary:
    """The entity listed or ordered against was struck off, and the switch ends the sanction with it."""
    struck = v.acts("deregister_entity", who=ANY)
    ended = any(v.unit.key[1] in (act.who or v.case_file.debtor_ids) for act in struck)
    return ended and v.switch("entity_end_sanctions") == "end"


@predicate("party.statutory_basis")
def basis_named(v: View) -> Ternary:
    """The basis is one that the provisions name."""
    return v.given("basis") not in NO_BASIS


@predicate("party.ground_shown")
def ground_shown(v: View) -> Ternary:
    """The facts of the basis are proved."""
    if v.given("basis") == "no_liquidation" and any(
        act.payload.get("liquidated") for act in v.acts("deregister_entity", who=ANY)
    ):
        return False
    return v.shown("party_ground_shown")


@predicate("party.predecessor_gone")
def predecessor_gone(v: View) -> Ternary:
    """The party to be replaced is dead."""
    former = v.given("in_place_of")
    dead = bool(v.acts("record_death", who=former))
    if not dead:
        v.cure("record_death")
    return dead


@predicate("party.not_renounced")
def renounced(v: View) -> Ternary:
    """The heir has renounced."""
    return either(bool(v.acts("renounce_inheritance")), v.fact("inheritance_renounced"))


@predicate("party.only_out_of_estate")
def within_the_estate(v: View) -> Ternary:
    """The liability is kept to the estate."""
    said = v.given("only_out_of_estate")
    if said is not None:
        return bool(said)
    found = [debtor for debtor in v.case_file.debtors if debtor.who == v.who]
    return found[0].only_out_of_estate if found else None


@predicate("party.limited_sum")
def sum_named(v: View) -> Ternary:
    """The sum up to which the person answers is named."""
    return True if v.given("liable_up_to") is not None else None


@predicate("entity_end.entity")
def not_a_natural_person(v: View) -> Ternary:
    """It is a legal person or an organisation."""
    return is_entity(v, v.who)


@predicate("officer.register_after_inside")
def changed_inside(v: View) -> Ternary:
    """The entity itself has made this change."""
    changes = [act for act in v.acts("change_officer") if act.payload.get("successor") == v.given("successor")]
    if not changes:
        v.cure("change_officer", successor=v.given("successor"))
    return bool(changes) and not struck_off(v)


@predicate("officer.listed_successor")
def successor_listed(v: View) -> Ternary:
    """The person who is to take office is on the list."""
    entries = v.positions("listing", who=v.given("successor"), case=ANY)
    return any(entry.state == "published" for entry in entries)
