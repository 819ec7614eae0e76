"""Short stories about a title and its enforcement, told from the day it was made; a few lines each."""

from blacklist_sim.timeline.read import read_text
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.workflow.assemble import load_engine

STORY = """
timeline: 1
title: {{en: a story, zh: 故事}}
mode: {mode}
policy: {policy}
people:
  lender: {lender}
  borrower: {borrower}
  boss: {{kind: person, name: 王某, born: 1970-01-01}}
  heir: {{kind: person, name: 张小某, born: 1990-01-01, domicile: {heir_lives}}}
  firm: {{kind: entity, name: 某贸易公司, officers: {{legal_representative: boss}}}}
  stranger: {{kind: person, name: 冯某, born: 1979-05-05}}
cases:
  loan:
    applicant: {applicant}
    debtors: [{debtors}]
    court: {{name: 某市某区人民法院}}
    title_document: {{{title}}}
events:
"""
ADULT = "{kind: person, name: 张某, born: 1985-03-02}"
CREDITOR = "{kind: person, name: 李某, born: 1975-06-01}"
COMPANY = "{kind: entity, name: 某公司, officers: {legal_representative: boss}}"
LOAN = "kind: judgment, made: 2020-03-02, pay: {principal: 200000.00}, within_days: 10"

SERVED = ("date: 2020-03-05, act: serve_judgment",)
APPLIED = (*SERVED, "date: 2020-04-13, act: apply_enforcement, by: lender")
ACCEPTED = (*APPLIED, "date: 2020-04-16, act: accept_enforcement")
NOTICE = "act: serve_notice, pay_within_days: 7, report_property_within_days: 7"
NOTIFIED = (*ACCEPTED, f"date: 2020-04-20, {NOTICE}")
RESTRICTED = (
    *NOTIFIED,
    "date: 2020-05-06, act: order_consumption_restriction, reasons: 规避执行",
    "date: 2020-05-07, act: serve_consumption_order",
)
QUERIED = (*RESTRICTED, "date: 2020-06-01, act: query_assets, means: network, found: false, told_applicant: true")
END_ROUND = (
    "act: end_round, property: none, creditor_heard: true, president_approved: true, facts: {inquiry_exhausted: true}"
)
ROUND_ENDED = (*QUERIED, f"date: 2020-07-20, {END_ROUND}")


def tell(
    *events: str,
    title: str = LOAN,
    mode: str = "strict",
    policy: str = "{}",
    borrower: str = ADULT,
    lender: str = CREDITOR,
    applicant: str = "lender",
    debtors: str = "borrower",
    heir_lives: str = "prc",
) -> Replay:
    """Replays the events, about a judgment of March 2020 on a loan of 200 000 yuan unless another title is given."""
    head = STORY.format(
        mode=mode,
        policy=policy,
        lender=lender,
        borrower=borrower,
        applicant=applicant,
        debtors=debtors,
        title=title,
        heir_lives=heir_lives,
    )
    text = head + "".join(f"  - {{{event}}}\n" for event in events)
    return replay(load_engine(), read_text(text, "story")[0])
