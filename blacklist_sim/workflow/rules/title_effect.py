"""What service, an appeal and their periods do to a title: when it is open to appeal and when it takes effect."""

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.rules.title_performance import whole
from blacklist_sim.workflow.rules.title_service import (
    OPEN_TO_APPEAL,
    all_served,
    announcement_end,
    appeal_end,
    appeal_periods_over,
    appellants,
    mail_arrived,
    parties,
    served_on,
    since_remand,
)
from blacklist_sim.workflow.view import ANY, View

NOT_ELECTRONIC = ("judgment", "ruling", "second_instance_judgment", "small_claim", "mediation")
IN_EFFECT = ("effective", "overdue", "performed")


def took_effect(v: View) -> str:
    """The outcome of a title that has just become effective."""
    return "performed_before" if whole(v) else "in_effect"


@outcome("title.public_notice", "title.mail_abroad")
def deemed_service(v: View) -> str:
    """What service by notice or by mail abroad brings once its period is over."""
    act = v.period.act if v.period is not None else None
    if act is not None and act.payload.get("method") == "mail_abroad" and not mail_arrived(v, act):
        return "not_served"
    return effect_of_service(v)


def effect_of_service(v: View) -> str:
    """What service does to the title, by its kind."""
    if v.title.kind in OPEN_TO_APPEAL:
        return "open_to_appeal"
    if v.title.kind == "payment_order":
        served = (served_on(v, debtor) for debtor in v.case_file.debtor_ids)
        return "open_to_objection" if any(day is not None and day <= v.date for day in served) else "others_to_serve"
    return took_effect(v) if all_served(v) else "others_to_serve"


@outcome("serve_judgment")
def serve_judgment(v: View) -> str:
    """What serving the title brings: by its kind, by the way of service, and by who has it already."""
    if v.state("title") in IN_EFFECT:
        return "served_again"
    return {"public_notice": "announced", "mail_abroad": "posted_abroad"}.get(v.given("method")) or effect_of_service(v)


@length("title.public_notice", "title.second_notice")
def notice_length(v: View) -> Deadline | None:
    """How long a public notice takes for a party."""
    if v.act is None or v.who not in parties(v):
        return None
    return announcement_end(v, v.act.date, v.who)


@length("title.appeal")
def appeal_length(v: View) -> Deadline | None:
    """A party's appeal period; None for whom none runs."""
    end = appeal_end(v, v.who) if v.who in parties(v) else None
    return end if end is not None and end.last >= v.date else None


@outcome("title.appeal")
def appeal_period_over(v: View) -> str:
    """Whether the period that ended was the last one."""
    if v.state("title") != "served" or not appeal_periods_over(v):
        return "others_open"
    return took_effect(v)


@outcome("title.payment_order")
def payment_order_over(v: View) -> str:
    """What an unopposed payment order becomes."""
    return took_effect(v)


@outcome("appeal")
def appeal(v: View) -> str:
    """A late appeal is received and changes nothing."""
    return "in_time" if in_time(v) is not False else "late"


@outcome("withdraw_appeal")
def withdraw_appeal(v: View) -> str:
    """What is left once an appeal is withdrawn."""
    if appellants(v):
        return "others_remain"
    return took_effect(v) if appeal_periods_over(v) else "periods_run"


@outcome("serve_second_instance")
def serve_second_instance(v: View) -> str:
    """What serving the second-instance judgment brings."""
    return "announced" if v.given("method") == "public_notice" else second_instance_served(v)


@outcome("title.second_notice")
def second_instance_served(v: View) -> str:
    """What the second-instance judgment brings once served far enough."""
    if not all_served(v, "serve_second_instance"):
        return "others_to_serve"
    return "remanded" if v.payload.get("result") == "remanded" else took_effect(v)


@predicate("title.service.leaving")
def recorded(v: View) -> Ternary:
    """Whether leaving the document was witnessed or recorded."""
    return v.states("recorded")


@predicate("title.service.electronic")
def consented(v: View) -> Ternary:
    """Whether the party agreed to electronic service."""
    return v.states("consent")


@predicate("title.service.electronic_judgment")
def judgment_sent_electronically(v: View) -> bool:
    """Whether the document is one that could not go electronically."""
    return v.title.kind in NOT_ELECTRONIC


@predicate("title.service.mediation_not_left")
def mediation_left(v: View) -> bool:
    """Whether the document left is a mediation paper."""
    return v.title.kind == "mediation"


@predicate("title.appeal.open")
def open_to_appeal(v: View) -> bool:
    """Whether the title is of a kind that can be appealed."""
    return v.title.kind in OPEN_TO_APPEAL


@predicate("title.appeal.party")
def is_party(v: View) -> bool:
    """Whether the one who appeals is a party."""
    return v.by is None or v.by in parties(v)


@predicate("title.appeal.in_time")
def in_time(v: View) -> bool | None:
    """Whether that party's own period is still open."""
    if v.by not in parties(v):
        return None if v.by is None else False
    end = appeal_end(v, v.by)
    return end is None or v.date <= end.last


@predicate("title.appeal.pending")
def has_appeal(v: View) -> bool:
    """Whether the one who withdraws has an appeal pending."""
    pending = [act.by for act in since_remand(v, "appeal")]
    earlier = [act.by for act in v.acts("withdraw_appeal", who=ANY) if act.by in pending]
    return len([by for by in pending if by == v.by or v.by is None]) > earlier.count(v.by)


@predicate("title.effect.payment_order_objection")
def is_payment_order(v: View) -> bool:
    """Whether the title is a payment order."""
    return v.title.kind == "payment_order"
