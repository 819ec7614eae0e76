"""The application and its acceptance, the notice, the property report, jurisdiction, and the end as performed."""

from datetime import date, timedelta
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, no
from blacklist_sim.workflow.rules.title_due import application, performance_end
from blacklist_sim.workflow.rules.title_performance import PUBLIC, owes_money
from blacklist_sim.workflow.rules.title_service import NEVER_IN_THE_TITLE, announcement_end
from blacklist_sim.workflow.view import ANY, View

WITHOUT_APPLICATION = ("maintenance", "child_support", "civil_sanction", "civil_part_of_criminal")
CLOSED = ("none", "rejected", "concluded", "terminated", "enforcement_refused")
REPORT_DAYS = "report_property_within_days"


@predicate("title.apply.effective")
def in_effect(v: View) -> bool:
    return v.state("title") in ("effective", "overdue", "performed")


@predicate("title.apply.due")
def is_due(v: View) -> bool:
    state = v.state("title")
    if state == "effective" and (end := performance_end(v)) is not None:
        v.not_before(end.last + timedelta(days=1))
    return state == "overdue"


@predicate("title.apply.holder")
def is_holder(v: View) -> bool:
    return _holds(v, v.by)


def _holds(v: View, person: str | None) -> bool:
    if person is None or person in v.case_file.applicants:
        return True
    return any(person in act.who for act in v.acts("substitute_party", who=ANY))


@predicate("title.apply.debtor")
def is_debtor(v: View) -> bool:
    return any(debtor.who == v.who and debtor.role not in NEVER_IN_THE_TITLE for debtor in v.case_file.debtors)


@predicate("title.apply.content")
def content_is_definite(v: View) -> bool | None:
    return v.fact("definite_content")


@predicate("title.apply.jurisdiction")
def right_court(v: View) -> bool | None:
    return v.fact("has_jurisdiction")


@predicate("title.transfer.kind")
def passed_on(v: View) -> Ternary:
    by_transfer = v.switch("transfer_of_public_claims") == "transfer"
    if v.title.kind in PUBLIC:
        return by_transfer
    kind = v.fact("claim_kind")
    if kind is None:
        return None
    return kind in WITHOUT_APPLICATION or (kind == "public_money" and by_transfer)


@outcome("accept_enforcement")
def accept_enforcement(v: View) -> str:
    if v.figure("title.notice.from_acceptance") is not None:
        return "notice_from_acceptance"
    applied = application(v)
    across = applied is not None and v.figure("title.notice", on=applied.date) is None
    return "notice_across_amendment" if across else "accepted"


@predicate("title.filing.lacks")
def condition_lacking(v: View) -> Ternary:
    applied = application(v)
    met = {
        "not_effective": in_effect,
        "not_due": is_due,
        "not_holder": lambda view: _holds(view, applied.by if applied is not None else None),
        "no_debtor": is_debtor,
        "indefinite": content_is_definite,
        "no_jurisdiction": right_court,
    }
    return no(met[v.given("ground")](v))


@predicate("title.higher_court")
def six_months_over(v: View) -> bool:
    applied = application(v)
    if applied is None or v.state("enforcement") in CLOSED:
        return False
    end = v.end("title.without_enforcement", applied.date)
    if end is None:
        return False
    v.reading("six_months_end", end.last)
    return v.not_before(end.last + timedelta(days=1))


def _days(payload: Any) -> int | None:
    return payload.get("pay_within_days") or payload.get("perform_within_days")


def notice(v: View) -> Act | None:
    """The latest enforcement notice to this debtor."""
    return v.last("serve_notice")


def noticed_on(v: View, act: Act) -> date:
    """The day on which an enforcement notice reached the debtor."""
    if act.payload.get("method") == "public_notice" and v.who is not None:
        end = announcement_end(v, act.date, v.who)
        return end.last if end is not None else act.date
    return act.date


def notice_period_over(v: View) -> bool:
    """Whether the period that the enforcement notice set has run out; False before a notice."""
    act = notice(v)
    days = _days(act.payload) if act is not None else None
    if act is None:
        return False
    start = noticed_on(v, act)
    end = v.end("title.performance", start, given=days) if days else None
    return v.date > (end.last if end is not None else start)


@outcome("serve_notice")
def serve_notice(v: View) -> str:
    return "announced" if v.given("method") == "public_notice" else notice_arrives(v)


@outcome("title.notice_announcement")
def notice_arrives(v: View) -> str:
    if v.payload.get(REPORT_DAYS) is not None:
        return "with_report_order"
    wanted = owes_money(v) and v.figure("title.report_order") is not None
    return "without_report_order" if wanted and not v.acts("order_property_report") else "notice_alone"


@length("title.notice_announcement")
def announcement_length(v: View) -> Deadline | None:
    return announcement_end(v, v.date, v.who) if v.who is not None else None


@length("title.notice_period")
def notice_length(v: View) -> tuple[int, str, str] | None:
    days = _days(v.payload)
    return (days, "day", "title.performance") if days else None


@predicate("title.notice.sets_period")
def sets_period(v: View) -> bool | None:
    return True if v.given("pay_within_days") or v.given("perform_within_days") else None


@predicate("title.notice.warns_of_interest")
def warns_of_interest(v: View) -> bool | None:
    return v.given("warns_of_interest")


@predicate("title.notice.risk_warning")
def warns_of_list(v: View) -> bool | None:
    return v.given("risk_warning")


@predicate("title.notice.measure_came_first")
def measure_came_first(v: View) -> bool:
    return bool(v.acts("seize_property"))


def ordered_to_report(v: View) -> bool:
    """Whether this debtor was ordered to report property."""
    notices = any(act.payload.get(REPORT_DAYS) is not None for act in v.acts("serve_notice"))
    return notices or bool(v.acts("order_property_report"))


@length("title.report_time")
def report_time(v: View) -> tuple[int, str, None] | None:
    act = v.act or notice(v)
    days = act.payload.get(REPORT_DAYS) if act is not None else None
    return (days, "day", None) if days else None


def report_state(v: View) -> str:
    """What became of the order to report: not_ordered, pending, missing, late, or what the report was."""
    if not ordered_to_report(v):
        return "not_ordered"
    past = [duty for duty in v.state_of.past_duties if duty.rule.id == "title.report" and duty.key == (v.case, v.who)]
    open_duty = v.state_of.duties.get(("title.report", (v.case, v.who)))
    reports = v.acts("report_property")
    if not reports:
        return "missing" if open_duty is not None and open_duty.breached else "pending"
    if reports[-1].payload["report"] != "complete":
        return str(reports[-1].payload["report"])
    late = any(duty.outcome == "late" for duty in past)
    return "late" if late and not v.fact("late_report_excused") else "complete"


@predicate("title.report.true")
def report_is_true(v: View) -> bool | None:
    report = v.given("report")
    return None if report is None else report == "complete"


@predicate("title.report.covers_year")
def covers_year(v: View) -> bool | None:
    return v.given("covers_past_year")


@predicate("title.report.extension")
def has_report_order(v: View) -> bool:
    return ordered_to_report(v)


@outcome("property_changes")
def property_changes(v: View) -> str:
    live = v.state("enforcement") not in CLOSED and v.state("title") != "performed" and not v.fact("report_duty_ended")
    return "to_be_reported" if live and ordered_to_report(v) else "not_to_be_reported"


@predicate("title.jurisdiction.in_time")
def objected_in_time(v: View) -> bool:
    act = notice(v)
    if act is None:
        return True
    end = v.end("title.jurisdiction_objection", noticed_on(v, act))
    v.reading("jurisdiction_ends", end.last if end is not None else None)
    return end is None or v.date <= end.last


@predicate("title.jurisdiction.founded")
def wrong_court(v: View) -> Ternary:
    return no(v.fact("has_jurisdiction"))


@predicate("title.conclude.performed", "title.conclude.due")
def is_performed(v: View) -> bool:
    return v.state("title") == "performed"
