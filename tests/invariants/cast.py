"""The people and cases that random acts happen to: a minor, a student, a company and its people, a spouse, an heir."""

from datetime import date
from functools import cache

from blacklist_sim.case import Story
from blacklist_sim.timeline.read import read_text

PEOPLE = """
timeline: 1
title: {{en: somebody's acts, zh: 某人的行为}}
mode: {mode}
policy: {policy}
people:
  lender: {{kind: person, name: 李某}}
  bank: {{kind: entity, name: 某银行}}
  adult: {{kind: person, name: 张某, born: 1980-02-29}}
  wife: {{kind: person, name: 赵某, born: 1982-05-05, spouse_of: adult}}
  heir: {{kind: person, name: 张小某, born: 1999-01-01}}
  youth: {{kind: person, name: 钱某, born: {youth}-03-01}}
  student: {{kind: person, name: 孙某, born: {student}-09-01, full_time_student: true}}
  boss: {{kind: person, name: 王某, born: 1970-01-01}}
  manager: {{kind: person, name: 吴某, born: 1975-01-01}}
  clerk: {{kind: person, name: 郑某, born: 1990-01-01}}
  owner: {{kind: person, name: 冯某, born: 1960-01-01}}
  firm:
    kind: entity
    name: 某公司
    officers:
      legal_representative: boss
      principal: manager
      directly_responsible: [clerk]
      actual_controller: owner
  office: {{kind: branch, name: 某公司分公司, branch_of: firm, head: clerk}}
  bureau: {{kind: state_body, name: 某局}}
  stranger: {{kind: person, name: 陈某, born: 1985-01-01}}
cases:
"""
LOAN = """  loan:
    applicant: lender
    debtors: [adult, {{who: heir, as: heir, only_out_of_estate: true}}]
    court: {{name: 甲市乙区人民法院}}
    title_document: {{kind: {kind}, made: {made}, pay: {{principal: 200000.00}}, within_days: 10}}
"""
SUPPLY = """  supply:
    applicant: bank
    debtors: [firm, {{who: youth, as: joint}}]
    court: {{name: 丙市丁区人民法院}}
    title_document:
      kind: {kind}
      made: {made}
      pay: {{principal: 3000000.00}}
      instalments: [{{due: {first_part}, amount: 1000000.00}}, {{due: {last_part}, amount: 2000000.00}}]
"""
CAMPUS = """  campus:
    applicant: bank
    debtors: [student, {{who: youth, as: guarantor}}]
    court: {{name: 丙市戊区人民法院}}
    title_document: {{kind: {kind}, made: {made}, pay: {{principal: 8000.00}}, campus_loan: true}}
"""
QUIET = """  quiet:
    applicant: lender
    debtors: [adult]
    court: {{name: 甲市己区人民法院}}
    title_document: {{kind: {kind}, made: {made}, duty: {duty}}}
"""
CASES = {"loan": LOAN, "supply": SUPPLY, "campus": CAMPUS, "quiet": QUIET}
KINDS = ("judgment", "mediation", "payment_order", "small_claim", "award")
DUTIES = ("hand_over", "do", "tolerate", "refrain", "recurring")


@cache
def story(
    made: date, cases: tuple[str, ...], kind: str = "judgment", duty: str = "refrain", mode: str = "strict"
) -> Story:
    """A story without acts whose titles were made on a day; the youth is fifteen then, the student nineteen."""
    text = PEOPLE + "".join(CASES[name] for name in cases) + "events: [{{date: {made}}}]\n"
    told = text.format(
        mode=mode,
        policy="{}",
        made=made,
        kind=kind,
        duty=duty,
        youth=made.year - 15,
        student=made.year - 19,
        first_part=made.replace(day=1, year=made.year + 1),
        last_part=made.replace(day=1, year=made.year + 2),
    )
    return read_text(told, "cast")[0]
