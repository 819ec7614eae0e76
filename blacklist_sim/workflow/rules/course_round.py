"""The end of a round: its conditions, the queries after it, leads, resumption."""

from datetime import timedelta

from blacklist_sim.workflow.bind import complete, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, either
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.course import after, filed_on, latest
from blacklist_sim.workflow.view import View

RESTRICTED = ("ordered", "served", "temporarily_lifted")
UNDISPOSABLE = "cannot_be_disposed_of"
BAD_REPORTS = ("false", "incomplete", "late", "refused", "none")
AFTER_END = ("round_terminated", "notified", "concluded", "terminated", "enforcement_refused", "settled", "suspended")


@predicate("round.condition.notice")
def notice_sent(v: View) -> Ternary:
    """The enforcement notice was sent."""
    sent = bool(v.acts("serve_notice"))
    if not sent:
        v.cure("serve_notice")
    return sent


def money_claim(v: View) -> bool:
    """Whether the title orders money to be paid."""
    return v.title.duty == "pay"


@predicate("round.condition.report_ordered")
def report_ordered(v: View) -> Ternary:
    """A property report was ordered, with the notice or apart; where no money is owed none is needed."""
    if not money_claim(v):
        return True
    with_notice = any(act.payload.get("report_property_within_days") for act in v.acts("serve_notice"))
    ordered = with_notice or bool(v.acts("order_property_report"))
    if not ordered:
        v.cure("order_property_report")
    return ordered


@predicate("round.condition.report_breach_punished")
def report_breach_open(v: View) -> Ternary:
    """A breach of the report duty shows, and nobody was fined or detained for it."""
    stated = v.shown("report_breach_unpunished")
    if stated is not None:
        return stated
    reports = v.acts("report_property")
    bad = any(act.payload.get("report") in BAD_REPORTS for act in reports)
    punished = bool(v.acts("fine") or v.acts("detain"))
    if bad and not punished:
        v.cure("fine")
    return bad and not punished


@predicate("round.condition.restricted")
def restricted(v: View) -> Ternary:
    """A restriction order binds this debtor."""
    orders = [order for order in v.positions("consumption") if order.key[1] == v.who and order.state in RESTRICTED]
    if not orders:
        v.cure("order_consumption_restriction")
    return bool(orders)


@predicate("round.condition.listed")
def should_be_listed(v: View) -> Ternary:
    """The debtor meets a ground and is not on the list."""
    return v.shown("qualifies_for_list_unlisted")


@predicate("round.condition.inquiry")
def inquiry_exhausted(v: View) -> Ternary:
    """The court has used every means of inquiry."""
    if not v.acts("query_assets"):
        v.cure("query_assets", found=False)
        return False
    return v.shown("inquiry_exhausted")


@predicate("round.condition.nothing_found")
def nothing_to_dispose_of(v: View) -> Ternary:
    """The last query was empty, or what was found cannot be disposed of."""
    if v.given("property") == UNDISPOSABLE:
        return True
    query = v.last("query_assets")
    if query is None:
        return None
    empty = query.payload.get("found") is False
    return either(empty, v.fact("property_cannot_be_disposed_of"), True if v.given("property") == "none" else empty)


@predicate("round.condition.three_months")
def more_than_three_months(v: View) -> Ternary:
    """More than three months have passed since the case was filed."""
    filed = filed_on(v)
    end = v.end("round.three_months", filed) if filed is not None else None
    if end is None:
        return None
    v.reading("last_day", end.last)
    return v.not_before(end.last + timedelta(days=1))


@predicate("round.condition.searched_for")
def not_searched_for(v: View) -> Ternary:
    """A missing debtor was not looked for."""
    return v.shown("missing_debtor_not_searched_for")


@predicate("round.condition.obstruction")
def obstruction_unpunished(v: View) -> Ternary:
    """Obstruction went unpunished."""
    return v.shown("obstruction_unpunished")


@predicate("round.creditor_heard")
def creditor_heard(v: View) -> Ternary:
    """The applicant was told and heard."""
    return v.states("creditor_heard")


@predicate("round.approval")
def approved(v: View) -> Ternary:
    """The applicant signed, or the president of the court approved."""
    return either(v.given("creditor_signed"), v.given("president_approved"))


@predicate("round.query.tell")
def applicant_told(v: View) -> Ternary:
    """The result was passed on."""
    return v.states("told_applicant")


@outcome("offer_lead")
def urgency(v: View) -> str:
    """An urgent lead has its own period; a vague one is owed no check."""
    if v.given("definite") is False:
        return "vague"
    return "urgent" if v.given("urgent") else "ordinary"


def found_since_end(v: View) -> bool:
    """Whether a query or a lead has shown property since the round ended."""
    ended = v.last("end_round")
    shown = [
        act
        for name in ("query_assets", "check_lead")
        for act in v.acts(name)
        if act.payload.get("found") and after(ended, act)
    ]
    effective = [act for act in v.acts("offer_lead") if act.payload.get("effective") and after(ended, act)]
    return bool(shown or effective)


@predicate("round.resume.property_found")
def property_found(v: View) -> Ternary:
    """Property has turned up."""
    if not found_since_end(v):
        v.cure("query_assets", found=True)
        return False
    return True


@predicate("round.resume.due")
def must_resume(v: View) -> Ternary:
    """A query of the court has shown property, and the debt is open."""
    ended = v.last("end_round")
    query = latest(*(act for name in ("query_assets", "check_lead") for act in v.acts(name)))
    found = query is not None and query.payload.get("found") is True and after(ended, query)
    return found and not performed(v) and v.fact("property_cannot_be_disposed_of") is not True


@complete("resume_round")
def why_resumed(v: View) -> dict[str, str]:
    """Property that turned up, where some did; else the applicant's request."""
    return {"ground": "property_found" if found_since_end(v) else "creditor_asks"}


@predicate("round.register.enter.due")
def not_in_the_register(v: View) -> Ternary:
    """The round has ended and the database does not show it yet."""
    ended = v.last("end_round")
    return ended is not None and not after(ended, v.last("enter_round_register"))


@predicate("round.register.hide.due")
def still_in_the_register(v: View) -> Ternary:
    """The case is over, or the debt is paid, and the database still shows the end of a round."""
    entered = v.last("enter_round_register")
    if entered is None or after(entered, v.last("hide_round_register")):
        return False
    return v.state("enforcement") != "round_terminated" or performed(v)
