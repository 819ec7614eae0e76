"""Fine and detention: grounds, persons, limits, early release."""

from blacklist_sim.law.length import Length
from blacklist_sim.law.period import Deadline, deadline
from blacklist_sim.workflow.bind import complete, length, predicate
from blacklist_sim.workflow.logic import Ternary, both, either
from blacklist_sim.workflow.rules.consumption_people import (
    ANSWERABLE,
    answers_for,
    entity_behind,
    is_debtor,
    is_entity,
)
from blacklist_sim.workflow.rules.review_remedy import detained, set_right
from blacklist_sim.workflow.view import ANY, View

SANCTIONS = ("fine", "detain")


def subject(v: View) -> str | None:
    """Whose performance the punished person answers for."""
    return answers_for(v, v.who)


@predicate("sanction.ground.able_but_refuses")
def able_but_refuses(v: View) -> Ternary:
    """In default although able."""
    return both(v.state("title") == "overdue", v.fact("able_to_perform", about=subject(v)))


@predicate("sanction.ground.breach_of_order")
def broke_the_order(v: View) -> Ternary:
    """The order was broken by the person or the debtor."""
    return either(v.fact("restriction_broken"), v.fact("restriction_broken", about=subject(v)))


@predicate("sanction.ground.hiding_assets")
def hid_assets(v: View) -> Ternary:
    """Property was hidden or moved, or enforcement evaded."""
    hid = v.shown("hid_assets", about=subject(v))
    return v.shown("evades_enforcement", about=subject(v)) if hid is None else hid


@predicate("sanction.ground.report_breach")
def broke_report_duty(v: View) -> Ternary:
    """The report duty was broken."""
    return v.shown("report_duty_broken", about=subject(v))


@predicate("sanction.ground.personal_act")
def refuses_personal_act(v: View) -> Ternary:
    """An act that only the debtor can do is refused."""
    return v.shown("personal_act_refused", about=subject(v))


@predicate("sanction.ground.obstruction")
def obstructed(v: View) -> Ternary:
    """Enforcement was obstructed."""
    did = v.shown("obstructed")
    return v.shown("obstructs_enforcement") if did is None else did


@predicate("sanction.ground.collusive_evasion")
def colluded(v: View) -> Ternary:
    """The person colluded to evade the debt."""
    return v.shown("colluded")


@predicate("sanction.ground.body_not_assisting")
def disregarded_notice(v: View) -> Ternary:
    """A body that was served with a notice let the conduct happen."""
    if not _notified(v):
        v.cure("notify_assisting_body", body=v.who)
        return False
    return either(v.fact("let_conduct_happen"), *(_let_happen(v, body) for body in sorted(_bodies(v) - {v.who})))


def _let_happen(v: View, body: str) -> bool:
    """Whether it is on record that the body for which the person acts let the conduct happen."""
    found = v.state_of.facts.get(("let_conduct_happen", v.case, body))
    return found is not None and found.value is True


def _notified(v: View) -> bool:
    return bool(_bodies(v))


def _bodies(v: View) -> set[str]:
    """The bodies served with a notice that the person is, or acts for."""
    told = {act.payload.get("body") for act in v.acts("notify_assisting_body", who=ANY)}
    return {body for body in told if body is not None and (body == v.who or v.who in _people(v, body))}


def _people(v: View, body: str) -> set[str | None]:
    party = v.party(body)
    known = party.officers
    return {party.head, *((known.legal_representative, known.principal, *known.directly_responsible) if known else ())}


@predicate("sanction.target")
def answers_for_this(v: View) -> Ternary:
    """The person is one whom that ground reaches."""
    ground = v.given("ground")
    if ground in ("obstruction", "collusive_evasion"):
        return True
    if ground == "body_not_assisting":
        return _notified(v)
    own = is_debtor(v, v.who) or entity_behind(v, v.who, v.date, ANSWERABLE) is not None
    if ground == "breach_of_order":
        return own or bool(v.positions("consumption"))
    return own


@predicate("sanction.may", "sanction.release")
def for_the_court(v: View) -> Ternary:
    """Always open to the court, which weighs the case."""
    return True


@predicate("sanction.fine.amount")
def amount_within_limits(v: View) -> Ternary:
    """The amount lies within the bounds for a person or an entity."""
    amount = v.given("amount")
    if amount is None:
        v.missing("amount")
        return None
    if not is_entity(v, v.who):
        return bool(amount <= v.figure("sanction.fine.individual.max"))
    return bool(v.figure("sanction.fine.entity.min") <= amount <= v.figure("sanction.fine.entity.max"))


@predicate("sanction.detention.length")
def days_within_limit(v: View) -> Ternary:
    """The days lie within the bound."""
    days = v.given("days")
    if not days:
        v.missing("days")
        return None
    return bool(days <= v.figure("sanction.detention.max"))


@length("sanction.detention")
def detention_ends(v: View) -> Deadline | None:
    """The last day of the detention; None where no days are given."""
    days = v.given("days")
    return deadline(v.date, Length(days, "day"), False, v.engine.calendar) if days else None


@predicate("sanction.detention.natural_person")
def natural_person(v: View) -> Ternary:
    """Only a natural person can be detained."""
    return not is_entity(v, v.who)


@predicate("sanction.detention.body_after_refusal")
def still_disregards(v: View) -> Ternary:
    """The body was fined and still disregards the notice."""
    bodies = _bodies(v)
    fines = [act for act in v.acts("fine", who=ANY) if act.payload.get("ground") == "body_not_assisting"]
    fined = any(bodies & set(act.who) for act in fines)
    return both(fined, v.fact("still_disregards_notice"))


@predicate("sanction.approved")
def president_approved(v: View) -> Ternary:
    """The president approved."""
    return v.states("president_approved")


@predicate("sanction.written")
def written_decision(v: View) -> Ternary:
    """The decision is in writing."""
    return v.states("written")


@predicate("sanction.not_twice")
def punished_before(v: View) -> Ternary:
    """The same conduct was punished before."""
    conduct = v.given("conduct")
    if conduct is None or v.given("ground") == "personal_act":
        return False
    earlier = (act for name in SANCTIONS for act in v.acts(name) if act.date < v.date)
    return any(act.payload.get("conduct") == conduct for act in earlier)


@predicate("sanction.detained")
def in_detention(v: View) -> Ternary:
    """The person is detained now."""
    return detained(v, v.who)


@complete("release_detention")
def release_meant(v: View) -> dict[str, str]:
    """Set aside on review, or else corrected."""
    return {"ground": "set_aside" if set_right(v, v.who, "release") else "corrected"}


@predicate("sanction.release.set_aside")
def set_aside_on_review(v: View) -> Ternary:
    """A remedy ordered the release."""
    return set_right(v, v.who, "release")


@predicate("sanction.release.corrected")
def admits_and_corrects(v: View) -> Ternary:
    """The person admits and corrects the conduct."""
    return v.shown("admits_and_corrects")
