"""Short stories about one loan, told in a few lines each."""

from datetime import date

from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow import observe
from blacklist_sim.workflow.assemble import load_engine

HEAD = """
timeline: 1
title: {{en: a story, zh: 故事}}
mode: {mode}
policy: {policy}
people:
  lender: {{kind: person, name: 李某}}
  borrower: {borrower}
  boss: {{kind: person, name: 王某, born: 1970-01-01}}
  newcomer: {{kind: person, name: 周某, born: 1988-01-01}}
  stranger: {{kind: person, name: 冯某, born: 1979-05-05}}
cases:
  loan:
    applicant: lender
    debtors: [{debtors}]
    court: {{name: 某市某区人民法院{region}}}
    title_document: {{kind: {kind}, made: {before}-11-01, pay: {{principal: 200000.00}}, within_days: 10{campus}}}
events:
  - {{date: {before}-11-05, act: serve_judgment}}
  - {{date: {year}-01-10, act: apply_enforcement, by: lender}}
  - {{date: {year}-01-15, act: accept_enforcement}}
  - {{date: {year}-01-18, act: serve_notice, pay_within_days: 7, report_property_within_days: 7}}
"""
ADULT = "{kind: person, name: 张某, born: 1985-03-02}"
COMPANY = "{kind: entity, name: 某公司, officers: {legal_representative: boss}}"
ABLE = "grounds: [able_but_refuses], facts: {able_to_perform: true}"
REPORT = "grounds: [report_broken], facts: {report_duty_broken: true}"


def tell(
    *events: str,
    year: int = 2019,
    mode: str = "strict",
    borrower: str = ADULT,
    policy: str = "{}",
    kind: str = "judgment",
    region: str = "",
    campus: str = "",
    debtors: str = "borrower",
) -> Replay:
    """Replays a loan in default, accepted and notified in January of `year`, and then the events given."""
    where = f", region: {region}" if region else ""
    loan = f", campus_loan: {campus}" if campus else ""
    head = HEAD.format(
        debtors=debtors,
        mode=mode,
        policy=policy,
        borrower=borrower,
        before=year - 1,
        year=year,
        kind=kind,
        region=where,
        campus=loan,
    )
    text = head + "".join(f"  - {{{event}}}\n" for event in events)
    return replay(load_engine(), read_text(text, "story")[0])


def listed_on(day: str, decision: str) -> tuple[str, ...]:
    """An entry decided, served, published and notified on one day."""
    return (
        f"date: {day}, act: decide_listing, {decision}",
        f"date: {day}, act: publish_listing",
        f"date: {day}, act: serve_listing_decision",
        f"date: {day}, act: notify_agencies",
    )


def entry(told: Replay, person: str = "borrower") -> str:
    """The state of a person's latest entry."""
    return observe.track_state(told.engine, told.state, "listing", "loan", person)


def due(told: Replay, duty: str) -> date | None:
    """The last day of an open duty; None if it is not open or has no day."""
    return next((item["by"] for item in observe.open_duties(told.state) if item["duty"] == duty), None)


def is_open(told: Replay, act: str) -> bool:
    """Whether some open duty is done by that act."""
    return any(act in item["what"] for item in observe.open_duties(told.state))


def refusing(told: Replay) -> tuple[str, ...]:
    """The rules that refused the last act."""
    return told.stopped.refused_by if told.stopped else ()
