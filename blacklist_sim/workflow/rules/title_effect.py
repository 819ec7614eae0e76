"""What service, an appeal and their periods do to a title: when it is open to appeal and when it takes effect."""

from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import length, outcome, predicate
from blacklist_sim.workflow.rules.title_performance import whole
from blacklist_sim.workflow.rules.title_service import (
    OPEN_TO_APPEAL,
    all_served,
    announcement_end,
    appeal_end,
    appeal_periods_over,
    appellants,
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
    act = v.period.act if v.period is not None else None
    if act is not None and act.payload.get("method") == "mail_abroad" and not v.fact("receipt_abroad_shown"):
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
    if v.state("title") in IN_EFFECT:
        return "served_again"
    return {"public_notice": "announced", "mail_abroad": "posted_abroad"}.get(v.given("method")) or effect_of_service(v)


@length("title.public_notice", "title.second_notice")
def notice_length(v: View) -> Deadline | None:
    if v.act is None or v.who not in parties(v):
        return None
    return announcement_end(v, v.act.date, v.who)


@length("title.appeal")
def appeal_length(v: View) -> Deadline | None:
    end = appeal_end(v, v.who) if v.who in parties(v) else None
    return end if end is not None and end.last >= v.date else None


@outcome("title.appeal")
def appeal_period_over(v: View) -> str:
    if v.state("title") != "served" or not appeal_periods_over(v):
        return "others_open"
    return took_effect(v)


@outcome("title.payment_order")
def payment_order_over(v: View) -> str:
    return took_effect(v)


@outcome("appeal")
def appeal(v: View) -> str:
    return "in_time" if in_time(v) is not False else "late"


@outcome("withdraw_appeal")
def withdraw_appeal(v: View) -> str:
    if appellants(v):
        return "others_remain"
    return took_effect(v) if appeal_periods_over(v) else "periods_run"


@outcome("serve_second_instance")
def serve_second_instance(v: View) -> str:
    return "announced" if v.given("method") == "public_notice" else second_instance_served(v)


@outcome("title.second_notice")
def second_instance_served(v: View) -> str:
    if not all_served(v, "serve_second_instance"):
        return "others_to_serve"
    return "remanded" if v.payload.get("result") == "remanded" else took_effect(v)


@predicate("title.service.leaving")
def recorded(v: View) -> bool | None:
    return v.given("recorded")


@predicate("title.service.electronic")
def consented(v: View) -> bool | None:
    return v.given("consent")


@predicate("title.service.electronic_judgment")
def judgment_sent_electronically(v: View) -> bool:
    return v.title.kind in NOT_ELECTRONIC


@predicate("title.service.mediation_not_left")
def mediation_left(v: View) -> bool:
    return v.title.kind == "mediation"


@predicate("title.service.mail_abroad")
def mail_arrived(v: View) -> bool | None:
    return v.fact("receipt_abroad_shown")


@predicate("title.appeal.open")
def open_to_appeal(v: View) -> bool:
    return v.title.kind in OPEN_TO_APPEAL


@predicate("title.appeal.party")
def is_party(v: View) -> bool:
    return v.by is None or v.by in parties(v)


@predicate("title.appeal.in_time")
def in_time(v: View) -> bool | None:
    if v.by not in parties(v):
        return None if v.by is None else False
    end = appeal_end(v, v.by)
    return end is None or v.date <= end.last


@predicate("title.appeal.pending")
def has_appeal(v: View) -> bool:
    pending = [act.by for act in since_remand(v, "appeal")]
    earlier = [act.by for act in v.acts("withdraw_appeal", who=ANY) if act.by in pending]
    return len([by for by in pending if by == v.by or v.by is None]) > earlier.count(v.by)


@predicate("title.effect.payment_order_objection")
def is_payment_order(v: View) -> bool:
    return v.title.kind == "payment_order"
