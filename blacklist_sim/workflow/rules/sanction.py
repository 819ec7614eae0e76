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
    set_right,
)
from blacklist_sim.workflow.view import ANY, View

SANCTIONS = ("fine", "detain")


def subject(v: View) -> str | None:
    """Whose performance the punished person answers for."""
    return answers_for(v, v.who)


@predicate("sanction.ground.able_but_refuses")
def able_but_refuses(v: View) -> Ternary:
    return both(v.state("title") == "overdue", v.fact("able_to_perform", about=subject(v)))


@predicate("sanction.ground.breach_of_order")
def broke_the_order(v: View) -> Ternary:
    return either(v.fact("restriction_broken"), v.fact("restriction_broken", about=subject(v)))


@predicate("sanction.ground.hiding_assets")
def hid_assets(v: View) -> Ternary:
    hid = v.fact("hid_assets", about=subject(v))
    return v.fact("evades_enforcement", about=subject(v)) if hid is None else hid  # type: ignore[no-any-return]


@predicate("sanction.ground.report_breach")
def broke_report_duty(v: View) -> Ternary:
    return v.fact("report_duty_broken", about=subject(v))  # type: ignore[no-any-return]


@predicate("sanction.ground.personal_act")
def refuses_personal_act(v: View) -> Ternary:
    return v.fact("personal_act_refused", about=subject(v))  # type: ignore[no-any-return]


@predicate("sanction.ground.obstruction")
def obstructed(v: View) -> Ternary:
    did = v.fact("obstructed")
    return v.fact("obstructs_enforcement") if did is None else did  # type: ignore[no-any-return]


@predicate("sanction.ground.collusive_evasion")
def colluded(v: View) -> Ternary:
    return v.fact("colluded")  # type: ignore[no-any-return]


@predicate("sanction.ground.body_not_assisting")
def disregarded_notice(v: View) -> Ternary:
    if not _notified(v):
        v.cure("notify_assisting_body", body=v.who)
        return False
    return v.fact("let_conduct_happen")  # type: ignore[no-any-return]


def _notified(v: View) -> bool:
    told = {act.payload.get("body") for act in v.acts("notify_assisting_body", who=ANY)}
    return any(body is not None and (body == v.who or v.who in _people(v, body)) for body in told)


def _people(v: View, body: str) -> set[str | None]:
    party = v.party(body)
    known = party.officers
    return {party.head, *((known.legal_representative, known.principal, *known.directly_responsible) if known else ())}


@predicate("sanction.target")
def answers_for_this(v: View) -> Ternary:
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
    return True


@predicate("sanction.fine.amount")
def amount_within_limits(v: View) -> Ternary:
    amount = v.given("amount")
    if amount is None:
        v.missing("amount")
        return None
    if not is_entity(v, v.who):
        return bool(amount <= v.figure("sanction.fine.individual.max"))
    return bool(v.figure("sanction.fine.entity.min") <= amount <= v.figure("sanction.fine.entity.max"))


@predicate("sanction.detention.length")
def days_within_limit(v: View) -> Ternary:
    days = v.given("days")
    if not days:
        v.missing("days")
        return None
    return bool(days <= v.figure("sanction.detention.max"))


@length("sanction.detention")
def detention_ends(v: View) -> Deadline | None:
    days = v.given("days")
    return deadline(v.date, Length(days, "day"), False, v.engine.calendar) if days else None


@predicate("sanction.detention.natural_person")
def natural_person(v: View) -> Ternary:
    return not is_entity(v, v.who)


@predicate("sanction.detention.body_after_refusal")
def still_disregards(v: View) -> Ternary:
    fined = any(act.payload.get("ground") == "body_not_assisting" for act in v.acts("fine", who=ANY))
    return both(fined, v.fact("still_disregards_notice"))


@predicate("sanction.approved")
def president_approved(v: View) -> Ternary:
    return v.given("president_approved")  # type: ignore[no-any-return]


@predicate("sanction.written")
def written_decision(v: View) -> Ternary:
    return v.given("written")  # type: ignore[no-any-return]


@predicate("sanction.not_twice")
def punished_before(v: View) -> Ternary:
    conduct = v.given("conduct")
    if conduct is None or v.given("ground") == "personal_act":
        return False
    earlier = (act for name in SANCTIONS for act in v.acts(name) if act.date < v.date)
    return any(act.payload.get("conduct") == conduct for act in earlier)


@predicate("sanction.detained")
def in_detention(v: View) -> Ternary:
    return any(period.kind.id == "sanction.detention" and period.who == v.who for period in v.state_of.periods)


@complete("release_detention")
def release_meant(v: View) -> dict[str, str]:
    return {"ground": "set_aside" if set_right(v, v.who, "release") else "corrected"}


@predicate("sanction.release.set_aside")
def set_aside_on_review(v: View) -> Ternary:
    return set_right(v, v.who, "release")


@predicate("sanction.release.corrected")
def admits_and_corrects(v: View) -> Ternary:
    return v.fact("admits_and_corrects")  # type: ignore[no-any-return]
