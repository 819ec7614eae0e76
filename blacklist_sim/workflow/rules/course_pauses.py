"""Suspension and resumption."""

from blacklist_sim.case import Act
from blacklist_sim.workflow.bind import apiece, complete, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, either
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.course import after, latest, notice_came
from blacklist_sim.workflow.rules.course_settlement import broken, settlement
from blacklist_sim.workflow.state import Position
from blacklist_sim.workflow.view import ANY, View

UPHELD = "upheld"


def pending_bankruptcy(v: View) -> bool:
    """Whether a petition against the debtor is accepted and not closed again."""
    accepted = v.last("accept_bankruptcy")
    return accepted is not None and not after(accepted, v.last("close_bankruptcy"))


def retrial_pending(v: View) -> bool:
    """Whether a retrial is ordered and not decided."""
    ordered = v.last("order_retrial", who=ANY)
    return ordered is not None and not after(ordered, v.last("decide_retrial", who=ANY))


def deaths(v: View) -> list[Act]:
    """Deaths recorded of parties to this case."""
    parties = {*v.case_file.applicants, *v.case_file.debtor_ids}
    return [act for act in v.acts("record_death", who=ANY) if not act.who or parties & set(act.who)]


def debtor_dead(v: View) -> bool:
    """Whether the death of this debtor is recorded."""
    return bool(v.acts("record_death"))


def replaced(v: View) -> bool:
    """Whether somebody was substituted for this debtor."""
    return any(act.payload.get("in_place_of") == v.who for act in v.acts("substitute_party", who=ANY))


def struck_off(v: View) -> bool:
    """Whether this entity debtor was struck off the register."""
    return bool(v.acts("deregister_entity"))


@predicate("suspension.ground.applicant_agrees")
def applicant_agrees(v: View) -> Ternary:
    """The applicant has said that enforcement may wait."""
    if any(act.payload.get("from") == "enforcement" for act in v.acts("hold_off")):
        return True
    v.cure("hold_off", **{"from": "enforcement"})
    return v.shown("creditor_holds_off")


@predicate("suspension.ground.third_party_objection")
def objection_founded(v: View) -> Ternary:
    """A third party's objection is founded."""
    return v.shown("third_party_objection_founded")


@predicate("suspension.ground.death")
def heirs_awaited(v: View) -> Ternary:
    """A party is dead and nobody has stepped in yet."""
    if not deaths(v):
        v.cure("record_death")
        return False
    if replaced(v):
        return False
    return v.fact("heirs_awaited") is not False


@predicate("suspension.ground.entity_end")
def successor_unknown(v: View) -> Ternary:
    """The entity has ended and it is open who takes over."""
    if not struck_off(v):
        v.cure("deregister_entity")
        return False
    return not replaced(v) and v.fact("successor_known") is not True


@predicate("suspension.ground.retrial")
def retrial_ordered(v: View) -> Ternary:
    """A retrial is pending."""
    return retrial_pending(v)


@predicate("suspension.ground.bankruptcy")
def bankruptcy_accepted(v: View) -> Ternary:
    """A bankruptcy petition is pending."""
    if not pending_bankruptcy(v):
        v.cure("accept_bankruptcy")
        return False
    return True


@predicate("suspension.ground.transfer")
def file_sent(v: View) -> Ternary:
    """The file was sent to the bankruptcy court."""
    return bool(v.acts("transfer_to_bankruptcy"))


@predicate("suspension.ground.other")
def other_ground(v: View) -> Ternary:
    """The court holds that there is another ground."""
    return v.shown("other_ground_to_suspend")


@predicate("suspension.bankruptcy.due")
def must_suspend_for_bankruptcy(v: View) -> Ternary:
    """A bankruptcy petition is pending and enforcement goes on."""
    return pending_bankruptcy(v)


@predicate("suspension.death.due")
def must_suspend_for_death(v: View) -> Ternary:
    """The debtor is dead, something or somebody may still answer, and nobody has stepped in."""
    if not debtor_dead(v) or performed(v) or replaced(v) or v.fact("heirs_awaited") is False:
        return False
    return not (v.fact("estate_left") is False and v.fact("obligor_left") is False)


@predicate("suspension.entity_end.due")
def must_suspend_for_entity_end(v: View) -> Ternary:
    """The entity has ended, the debt is open and it is not settled who takes over."""
    return struck_off(v) and not performed(v) and not replaced(v) and v.fact("successor_known") is not True


@complete("resume_enforcement")
def ground_of_resumption(v: View) -> dict[str, str]:
    """The ground that the case itself shows, where the court names none."""
    if v.state("enforcement") == "settled" or _suspended_on(v) == "settlement":
        return {"ground": "settlement_broken"}
    if upheld_after_suspension(v):
        return {"ground": "title_upheld"}
    if declined(v):
        return {"ground": "bankruptcy_refused"}
    return {"ground": "settlement_broken" if settlement(v) and broken(v) else "ground_ended"}


def _suspended_on(v: View) -> str | None:
    ruling = v.last("suspend_enforcement")
    return ruling.payload.get("ground") if ruling is not None else None


GOES_ON = ("resume_enforcement", "end_deferral", "deferral", "deferral.higher_court")


@apiece(*GOES_ON)
def goes_on(debtor: Position) -> str:
    """Enforcement goes on where it stood, or after a notice that came by public notice in the meantime."""
    return "to_notified" if notice_came(debtor) else "to_accepted"


@outcome(*GOES_ON)
def goes_on_for_some(v: View) -> str:
    """Resumed after the notice as soon as one of the debtors has it; the others go on where they stood."""
    return "to_notified" if any(notice_came(debtor) for debtor in v.units) else "to_accepted"


@predicate("resumption.ground_ended")
def ground_ended(v: View) -> Ternary:
    """The ground of the suspension is gone: plain from the case, or found by the court."""
    ground = _suspended_on(v)
    if ground == "retrial" or (ground is None and v.acts("order_retrial", who=ANY)):
        return not retrial_pending(v)
    if ground in ("bankruptcy", "transfer_to_bankruptcy"):
        return either(declined(v), v.fact("suspension_ground_ended"))
    if ground == "death" and replaced(v):
        return True
    return v.shown("suspension_ground_ended")


def upheld_after_suspension(v: View) -> bool:
    """Whether the latest retrial has left the title standing."""
    decided = v.last("decide_retrial", who=ANY)
    return decided is not None and not retrial_pending(v) and decided.payload.get("result") == UPHELD


@predicate("resumption.title_upheld")
def title_upheld(v: View) -> Ternary:
    """The title stands after the retrial."""
    if not upheld_after_suspension(v):
        v.cure("decide_retrial", result=UPHELD)
        return False
    return True


@predicate("resumption.title_upheld.due")
def must_resume_after_retrial(v: View) -> Ternary:
    """The title was upheld, and it was the retrial that stopped enforcement."""
    if performed(v) or not upheld_after_suspension(v):
        return False
    stopped = latest(v.last("order_retrial", who=ANY), v.last("suspend_enforcement"))
    return stopped is not None and (stopped.name == "order_retrial" or stopped.payload.get("ground") == "retrial")


def declined(v: View) -> bool:
    """Whether the bankruptcy court did not take the case."""
    sent = latest(v.last("transfer_to_bankruptcy"), v.last("accept_bankruptcy"))
    closed = v.last("close_bankruptcy")
    return after(sent, closed) and closed is not None and closed.payload.get("result") == "refused"


@predicate("resumption.bankruptcy_refused")
def bankruptcy_refused(v: View) -> Ternary:
    """The petition was not accepted."""
    if not declined(v):
        v.cure("close_bankruptcy", result="refused")
        return False
    return True


@predicate("resumption.bankruptcy_refused.due")
def must_resume_after_refusal(v: View) -> Ternary:
    """The petition was not accepted, and it was the bankruptcy that stopped enforcement."""
    if performed(v) or not declined(v):
        return False
    stopped = latest(v.last("transfer_to_bankruptcy"), v.last("suspend_enforcement"))
    return stopped is not None and (
        stopped.name == "transfer_to_bankruptcy"
        or stopped.payload.get("ground") in ("bankruptcy", "transfer_to_bankruptcy")
    )
