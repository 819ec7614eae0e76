"""Stories for the gate: one loan against a person or a company, or two loans of one debtor in two courts."""

from datetime import date

from blacklist_sim.gate.restraints import Order, Restraints
from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.restraints import restraints

from .listing_stories import tell

COMPANY = "{kind: entity, name: 某公司, officers: {legal_representative: boss, actual_controller: newcomer}}"
FLIGHT = "conduct: {air: {}}"
G_SEAT = "conduct: {rail: {train: G, seat: second}}"

TWO_LOANS = """
timeline: 1
title: {{en: one debtor and two courts, zh: 一人两案}}
mode: {mode}
policy: {policy}
people:
  lender: {{kind: person, name: 李某}}
  borrower: {borrower}
  boss: {{kind: person, name: 王某, born: 1970-01-01}}
  seller: {{kind: entity, name: 某旅行社, officers: {{legal_representative: boss}}}}
  stranger: {{kind: person, name: 冯某, born: 1979-05-05}}
  child: {{kind: person, name: 张小某, born: 2010-05-05, child_of: borrower}}
cases:
  first: {case}
  second: {case}
events:
{events}
"""
LOAN = (
    "{applicant: lender, debtors: [borrower], court: {name: 某市某区人民法院}, title_document: "
    "{kind: judgment, made: 2018-11-01, pay: {principal: 200000.00}, within_days: 10}}"
)
ROAD = (
    "date: 2018-11-05, act: serve_judgment",
    "date: 2019-01-10, act: apply_enforcement, by: lender",
    "date: 2019-01-15, act: accept_enforcement",
    "date: 2019-01-18, act: serve_notice, pay_within_days: 7, report_property_within_days: 7",
)
ADULT = "{kind: person, name: 张某, born: 1985-03-02}"


def ordered(year: int, case: str = "", who: str = "") -> tuple[str, ...]:
    """An order made on 4 March and served on 6 March of a year."""
    aim = (f", who: {who}" if who else "") + (f", case: {case}" if case else "")
    return (
        f"date: {year}-03-04, act: order_consumption_restriction, reasons: 规避执行{aim}",
        f"date: {year}-03-06, act: serve_consumption_order{aim}",
    )


def company(*events: str, year: int = 2019, **how: str) -> Replay:
    """A loan of a company with a legal representative (boss) and an actual controller (newcomer)."""
    return tell(*events, year=year, borrower=how.pop("borrower", COMPANY), **how)  # type: ignore[arg-type]


def two_loans(*events: str, mode: str = "strict", policy: str = "{}", borrower: str = ADULT) -> Replay:
    """Two loans of one debtor, both accepted and notified in January 2019, and then the events given."""
    road = [f"{event}, case: {case}" for event in ROAD for case in ("first", "second")]
    lines = "\n".join(f"  - {{{event}}}" for event in sorted((*road, *events), key=day_of))
    text = TWO_LOANS.format(mode=mode, policy=policy, borrower=borrower, case=LOAN, events=lines)
    return replay(load_engine(), read_text(text, "two loans")[0])


def day_of(event: str) -> str:
    """The day of an event, which stands first in it."""
    return event[len("date: ") :][:10]


def bound(told: Replay, person: str = "borrower", day: str | None = None) -> Restraints:
    """What binds a person at the end of a story; no act of it may have been refused."""
    assert told.stopped is None, told.stopped.refused_by or told.stopped.impossible
    return restraints(told.engine, told.state, person, date.fromisoformat(day) if day else None)


def one_order(told: Replay, person: str = "borrower") -> Order:
    """The only order on a person."""
    [order] = bound(told, person).orders
    return order


def days(year: int, *months_and_days: str) -> list[date]:
    """Days of a year, written `03-04`."""
    return [date.fromisoformat(f"{year}-{day}") for day in months_and_days]
