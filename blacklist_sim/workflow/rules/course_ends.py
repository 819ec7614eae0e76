"""Termination, refusal to enforce, retrial, bankruptcy."""

from datetime import date, timedelta

from blacklist_sim.workflow.bind import outcome, predicate
from blacklist_sim.workflow.logic import Ternary, both, no
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.course import after, is_entity, latest
from blacklist_sim.workflow.rules.course_pauses import deaths, debtor_dead, replaced, retrial_pending
from blacklist_sim.workflow.view import ANY, View

MAINTENANCE = ("maintenance", "child_support")


def withdrew(v: View) -> bool:
    """Whether the applicant withdrew after the latest application."""
    return after(v.last("apply_enforcement"), v.last("withdraw_application"))


@predicate("termination.ground.withdrawn")
def application_withdrawn(v: View) -> Ternary:
    """The application was withdrawn."""
    if not withdrew(v):
        v.cure("withdraw_application")
        return False
    return True


@predicate("termination.withdrawn.due")
def must_end_after_withdrawal(v: View) -> Ternary:
    """The application was withdrawn and enforcement is still open."""
    return withdrew(v)


@predicate("termination.ground.title_set_aside", "termination.title_set_aside.due")
def title_set_aside(v: View) -> Ternary:
    """The title is no more."""
    return v.state("title") == "set_aside"


@predicate("termination.ground.dead_without_estate")
def dead_without_estate(v: View) -> Ternary:
    """The debtor is dead and neither estate nor obligor is left."""
    if not debtor_dead(v):
        v.cure("record_death")
        return False
    return both(no(v.fact("estate_left")), no(v.fact("obligor_left")))


@predicate("termination.dead_without_estate.due")
def must_end_for_death(v: View) -> Ternary:
    """The same, found before."""
    return debtor_dead(v) and v.fact("estate_left") is False and v.fact("obligor_left") is False and not performed(v)


@predicate("termination.ground.maintenance_holder_dead")
def maintenance_holder_dead(v: View) -> Ternary:
    """The claim is one for maintenance, by its kind or else by its urgency, and its holder is dead."""
    kind = v.fact("claim_kind")
    maintenance = v.shown("urgent_claim") if kind is None else kind in MAINTENANCE
    recorded = any(set(act.who) & set(v.case_file.applicants) for act in deaths(v))
    return both(maintenance, True if recorded else v.fact("maintenance_holder_dead"))


@predicate("termination.ground.too_poor")
def too_poor(v: View) -> Ternary:
    """A natural person too poor to repay a loan, without income and without capacity for work."""
    if is_entity(v, v.who):
        return False
    return both(v.fact("loan_debt"), v.fact("too_poor"), v.fact("no_income"), v.fact("no_capacity_for_work"))


@predicate("termination.ground.bankruptcy_declared", "termination.bankruptcy_declared.due")
def bankruptcy_declared(v: View) -> Ternary:
    """The debtor was declared bankrupt."""
    return bool(v.acts("declare_bankruptcy"))


@predicate("termination.ground.settlement_suit")
def settlement_suit(v: View) -> Ternary:
    """A suit on the settlement was accepted."""
    return v.shown("settlement_suit_accepted")


@predicate("termination.ground.replaced")
def taken_over(v: View) -> Ternary:
    """Somebody stands in this debtor's place."""
    return replaced(v)


@predicate("termination.ground.other")
def other_ground(v: View) -> Ternary:
    """The court holds that there is another ground; a lost thing is one where the switch wants a new suit."""
    if v.title.duty == "hand_over" and v.fact("thing_lost") and v.switch("lost_thing") == "new_suit":
        return True
    return v.shown("other_ground_to_terminate")


@predicate("refusal.limitation")
def objected(v: View) -> Ternary:
    """The debtor objected that the application came late."""
    if not v.acts("object_limitation"):
        v.cure("object_limitation")
        return False
    return True


@predicate("refusal.award")
def award_not_enforced(v: View) -> Ternary:
    """The title is an award and a ground against it holds."""
    return both(v.title.kind == "award", v.fact("refusal_ground_holds"))


@predicate("refusal.notarised_debt")
def notarised_debt_wrong(v: View) -> Ternary:
    """The title is a notarised debt document and it is wrong."""
    return both(v.title.kind == "notarised_debt", v.fact("refusal_ground_holds"))


def effective_from(v: View) -> date | None:
    """The day from which the title is effective: that of the act, or the one after a period ran out."""
    bringing = v.engine.catalogue.bringing["title", "effective"]
    trail = v.positions("title", who=ANY)[0].trail
    days = [day if act is not None else day + timedelta(days=1) for day, trigger, act in trail if trigger in bringing]
    return days[0] if days else None


@predicate("retrial.application.in_time")
def retrial_in_time(v: View) -> Ternary:
    """Within six months of effectiveness, or of knowledge for the grounds that count from it."""
    start = v.given("known_ground_on") or effective_from(v)
    end = v.end("retrial.application", start) if start is not None else None
    return None if end is None else v.date <= v.reading("last_day", end.last)


@outcome("order_retrial")
def stays_or_continues(v: View) -> str:
    """The ruling stays enforcement unless it lets an urgent claim go on."""
    return "continues" if v.given("continues") else "stays"


@predicate("retrial.may_continue")
def urgent_claim(v: View) -> Ternary:
    """The claim is one of those that cannot wait."""
    return v.shown("urgent_claim")


@predicate("retrial.ordered")
def retrial_ordered(v: View) -> Ternary:
    """A retrial is open."""
    if not retrial_pending(v):
        v.cure("order_retrial")
        return False
    return True


@predicate("bankruptcy.enterprise_only")
def enterprise(v: View) -> Ternary:
    """The debtor is an enterprise legal person: an entity, unless it is known to be none."""
    if v.who is None or v.party(v.who).kind != "entity":
        return False
    return v.fact("enterprise_legal_person") is not False


@predicate("bankruptcy.transfer.insolvent")
def insolvent(v: View) -> Ternary:
    """The debtor meets the test of insolvency."""
    return v.shown("insolvent")


@predicate("bankruptcy.transfer.consent")
def consent_given(v: View) -> Ternary:
    """One applicant or the debtor consents."""
    consent = v.given("consent_of")
    if consent is None:
        v.missing("consent_of")
        return None
    return consent in v.case_file.applicants or consent == v.who


@predicate("bankruptcy.accepted_before")
def petition_accepted(v: View) -> Ternary:
    """The petition was accepted and the proceedings are open."""
    accepted = v.last("accept_bankruptcy")
    if accepted is None:
        v.cure("accept_bankruptcy")
        return False
    return not after(accepted, v.last("close_bankruptcy"))


@predicate("bankruptcy.something_to_close")
def something_to_close(v: View) -> Ternary:
    """A petition was sent or accepted."""
    opened = latest(v.last("transfer_to_bankruptcy"), v.last("accept_bankruptcy"))
    return opened is not None
