"""The enforcement notice, the property report, jurisdiction, and the end as performed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, no
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.title_performance import owes_money
from blacklist_sim.workflow.rules.title_service import announcement_end
from blacklist_sim.workflow.view import View

CLOSED = ("none", "rejected", "concluded", "terminated", "enforcement_refused")
REPORT_DAYS = "report_property_within_days"


def _days(payload: Mapping[str, Any]) -> int | None:
    days: int | None = payload.get("pay_within_days") or payload.get("perform_within_days")
    return days


def notice(v: View) -> Act | None:
    """The latest enforcement notice to this debtor."""
    return v.last("serve_notice")


def noticed_on(v: View, act: Act) -> date:
    """The day on which an enforcement notice reached the debtor."""
    if act.payload.get("method") == "public_notice" and v.who is not None:
        end = announcement_end(v, act.date, v.who)
        return end.last if end is not None else act.date
    return act.date


@outcome("serve_notice")
def serve_notice(v: View) -> str:
    """What the notice brings: at once, or after a public notice."""
    return "announced" if v.given("method") == "public_notice" else notice_arrives(v)


@outcome("title.notice_announcement")
def notice_arrives(v: View) -> str:
    """With its report order, without one that is due, or alone."""
    if v.payload.get(REPORT_DAYS) is not None:
        return "with_report_order"
    wanted = owes_money(v) and v.figure("title.report_order") is not None
    return "without_report_order" if wanted and not v.acts("order_property_report") else "notice_alone"


@length("title.notice_announcement")
def announcement_length(v: View) -> Deadline | None:
    """How long the public notice takes for a debtor."""
    return announcement_end(v, v.date, v.who) if v.who is not None else None


@length("title.notice_period")
def notice_length(v: View) -> tuple[int, str, str] | None:
    """The period that the notice sets."""
    days = _days(v.payload)
    return (days, "day", "title.performance") if days else None


@predicate("title.notice.sets_period")
def sets_period(v: View) -> bool | None:
    """Whether the notice names a period."""
    return True if v.given("pay_within_days") or v.given("perform_within_days") else None


@predicate("title.notice.warns_of_interest")
def warns_of_interest(v: View) -> Ternary:
    """Whether the notice warns of delay interest."""
    return v.states("warns_of_interest")


@predicate("title.notice.risk_warning")
def warns_of_list(v: View) -> Ternary:
    """Whether the notice warns of the list."""
    return v.states("risk_warning")


@predicate("title.notice.measure_came_first")
def measure_came_first(v: View) -> bool:
    """Whether property was controlled before the notice."""
    return bool(v.acts("seize_property"))


def ordered_to_report(v: View) -> bool:
    """Whether this debtor was ordered to report property."""
    notices = any(act.payload.get(REPORT_DAYS) is not None for act in v.acts("serve_notice"))
    return notices or bool(v.acts("order_property_report"))


@length("title.report_time")
def report_time(v: View) -> tuple[int, str, None] | None:
    """The time to report that the order sets."""
    act = v.act or notice(v)
    days = act.payload.get(REPORT_DAYS) if act is not None else None
    return (days, "day", None) if days else None


@predicate("title.report.true")
def report_is_true(v: View) -> bool | None:
    """Whether the report is complete and true."""
    report = v.given("report")
    return None if report is None else report == "complete"


@predicate("title.report.covers_year")
def covers_year(v: View) -> Ternary:
    """Whether the report covers the year before."""
    return v.states("covers_past_year")


@predicate("title.report.extension")
def has_report_order(v: View) -> bool:
    """Whether there is a report order whose time can be lengthened."""
    return ordered_to_report(v)


@outcome("property_changes")
def property_changes(v: View) -> str:
    """Whether the change has to be reported."""
    live = v.state("enforcement") not in CLOSED and not performed(v) and not v.fact("report_duty_ended")
    return "to_be_reported" if live and ordered_to_report(v) else "not_to_be_reported"


@predicate("title.jurisdiction.in_time")
def objected_in_time(v: View) -> bool:
    """Whether the objection came within its days from the notice."""
    act = notice(v)
    if act is None:
        return True
    end = v.end("title.jurisdiction_objection", noticed_on(v, act))
    v.reading("jurisdiction_ends", end.last if end is not None else None)
    return end is None or v.date <= end.last


@predicate("title.jurisdiction.founded")
def wrong_court(v: View) -> Ternary:
    """Whether the court lacks jurisdiction."""
    return no(v.fact("has_jurisdiction"))


@predicate("title.conclude.performed", "title.conclude.due")
def is_performed(v: View) -> bool:
    """Whether the title is performed."""
    return performed(v)
