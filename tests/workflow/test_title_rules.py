"""Each rule on the way from the title to the notice, seen from both sides."""

import pytest

from .road_stories import ACCEPTED, APPLIED, NOTICE, NOTIFIED, SERVED, tell
from .rule_stories import BothWays, lets_pass, stands_against

APPLY = "act: apply_enforcement, by: lender"
PAY = "date: 2020-05-12, act: pay, by: borrower, amount: in_full"
CHEQUE = "date: 2020-05-12, act: tender_instrument, by: borrower, kind: cheque, amount: in_full"
HONOURED = "date: 2020-05-14, act: instrument_honoured, by: lender"
LATE = (
    *SERVED,
    f"date: 2022-04-01, {APPLY}",
    "date: 2022-04-06, act: accept_enforcement",
    "date: 2022-04-11, act: object_limitation, by: borrower",
)
IN_TIME = (*NOTIFIED, "date: 2020-04-27, act: object_limitation, by: borrower")
WITHDRAWN = (
    *NOTIFIED,
    "date: 2020-05-06, act: withdraw_application, by: lender",
    "date: 2020-05-06, act: terminate_enforcement, ground: withdrawn",
)
FELL = ("date: 2020-06-01, act: order_retrial", "date: 2020-09-01, act: decide_retrial, result: set_aside")
CLAIM = "date: 2020-09-07, act: claim_restitution, by: borrower, ground: title_set_aside"
REFRAIN = {"title": "kind: judgment, made: 2020-03-02, duty: refrain"}
HAND_OVER = {"title": "kind: judgment, made: 2020-03-02, duty: hand_over, within_days: 10"}
COSTS = {
    "title": "kind: court_costs, made: 2020-03-02, pay: {principal: 5000.00}, within_days: 10",
    "applicant": "court",
}
ORDER = {"title": "kind: payment_order, made: 2020-03-02, pay: {principal: 5000.00}, within_days: 10"}
IN_2022 = {"title": "kind: judgment, made: 2022-03-01, pay: {principal: 5000.00}, within_days: 10"}
SMALL = {"title": "kind: small_claim, made: 2020-03-02, pay: {principal: 5000.00}, within_days: 10"}
MEDIATION = {"title": "kind: mediation, made: 2020-03-02, pay: {principal: 5000.00}, within_days: 10"}
ADDED = {"debtors": "borrower, {who: stranger, as: added}"}
TO_EACH_ON_A_DAY = (
    "date: 2020-03-05, act: serve_judgment, to: [lender]",
    "date: 2020-03-12, act: serve_judgment, to: [borrower]",
)


def both(rule: str, before: tuple[str, ...], holds: str, fails: str, **told: object) -> BothWays:
    return BothWays(rule, before, (holds,), (fails,), told, tell)


def differ(rule: str, holds: tuple[str, ...], fails: tuple[str, ...], **told: object) -> BothWays:
    return BothWays(rule, (), holds, fails, told, tell)


def serve(rest: str) -> str:
    return f"date: 2020-03-05, act: serve_judgment, {rest}"


SERVICE = [
    both(
        "title.service.leaving", (), serve("method: leaving, recorded: true"), serve("method: leaving, recorded: false")
    ),
    both(
        "title.service.electronic",
        (),
        "date: 2022-03-03, act: serve_judgment, method: electronic, consent: true",
        "date: 2022-03-03, act: serve_judgment, method: electronic, consent: false",
        **IN_2022,
    ),
    both(
        "title.appeal.in_time",
        TO_EACH_ON_A_DAY,
        "date: 2020-03-20, act: appeal, by: lender",
        "date: 2020-03-23, act: appeal, by: lender",
    ),
    both(
        "title.appeal.party",
        SERVED,
        "date: 2020-03-16, act: appeal, by: borrower",
        "date: 2020-03-16, act: appeal, by: stranger",
        **ADDED,
    ),
    both(
        "title.appeal.pending",
        (*SERVED, "date: 2020-03-16, act: appeal, by: borrower"),
        "date: 2020-03-18, act: withdraw_appeal, by: borrower",
        "date: 2020-03-18, act: withdraw_appeal, by: lender",
    ),
]
PERFORMANCE = [
    both(
        "title.pay.treasury",
        SERVED,
        "date: 2020-04-01, act: pay, by: borrower, amount: in_full, to: treasury",
        "date: 2020-04-01, act: pay, by: borrower, amount: in_full, to: applicant",
        **COSTS,
    ),
    differ("title.instrument.outstanding", (*NOTIFIED, CHEQUE, HONOURED), (*NOTIFIED, HONOURED)),
    both(
        "title.instrument.dishonoured_after_end",
        (*NOTIFIED, CHEQUE, PAY.replace("05-12", "05-13"), "date: 2020-05-18, act: conclude_enforcement"),
        "date: 2020-06-01, act: instrument_dishonoured, by: lender, reasons: 票据被拒付",
        "date: 2020-06-01, act: instrument_dishonoured, by: lender",
    ),
    both(
        "title.duty.thing_lost",
        SERVED,
        "date: 2020-04-01, act: find_thing_lost, reasons: 毁于火灾",
        "date: 2020-04-01, act: find_thing_lost",
        **HAND_OVER,
    ),
    differ(
        "title.conclude.performed",
        (*NOTIFIED, PAY, "date: 2020-05-13, act: conclude_enforcement"),
        (*NOTIFIED, "date: 2020-05-13, act: conclude_enforcement"),
    ),
    differ("title.reversal.set_aside", (*NOTIFIED, PAY, *FELL, CLAIM), (*NOTIFIED, PAY, CLAIM)),
    differ("title.reversal.enforced", (*NOTIFIED, PAY, *FELL, CLAIM), (*NOTIFIED, *FELL, CLAIM)),
    both(
        "title.restitution.other",
        (*NOTIFIED, PAY),
        "date: 2020-06-01, act: claim_restitution, by: borrower, ground: paid_too_much, reasons: 多付利息",
        "date: 2020-06-01, act: claim_restitution, by: borrower, ground: paid_too_much",
    ),
]
FILING = [
    both("title.apply.effective", SERVED, f"date: 2020-04-01, {APPLY}", f"date: 2020-03-20, {APPLY}"),
    both("title.apply.due", SERVED, f"date: 2020-04-01, {APPLY}", f"date: 2020-03-31, {APPLY}"),
    both(
        "title.apply.holder",
        SERVED,
        f"date: 2020-04-01, {APPLY}",
        "date: 2020-04-01, act: apply_enforcement, by: court",
    ),
    both(
        "title.apply.debtor",
        SERVED,
        f"date: 2020-04-01, {APPLY}, who: borrower",
        f"date: 2020-04-01, {APPLY}, who: stranger",
        **ADDED,
    ),
    both(
        "title.apply.content",
        SERVED,
        f"date: 2020-04-01, {APPLY}, facts: {{definite_content: true}}",
        f"date: 2020-04-01, {APPLY}, facts: {{definite_content: false}}",
    ),
    both(
        "title.apply.jurisdiction",
        SERVED,
        f"date: 2020-04-01, {APPLY}, facts: {{has_jurisdiction: true}}",
        f"date: 2020-04-01, {APPLY}, facts: {{has_jurisdiction: false}}",
    ),
    both(
        "title.transfer.kind",
        SERVED,
        "date: 2020-04-01, act: transfer_enforcement, facts: {claim_kind: child_support}",
        "date: 2020-04-01, act: transfer_enforcement, facts: {claim_kind: ordinary}",
    ),
    both(
        "title.filing.lacks",
        APPLIED,
        "date: 2020-04-16, act: reject_enforcement, ground: indefinite, facts: {definite_content: false}",
        "date: 2020-04-16, act: reject_enforcement, ground: indefinite, facts: {definite_content: true}",
    ),
    both(
        "title.higher_court",
        NOTIFIED,
        "date: 2020-10-14, act: ask_higher_court, by: lender",
        "date: 2020-10-13, act: ask_higher_court, by: lender",
    ),
    both("title.limitation.after_withdrawal", WITHDRAWN, f"date: 2022-04-13, {APPLY}", f"date: 2022-04-14, {APPLY}"),
    both(
        "title.limitation.interrupts",
        SERVED,
        "date: 2020-04-01, act: interrupt_limitation, by: lender, cause: demand",
        "date: 2020-03-30, act: interrupt_limitation, by: lender, cause: demand",
    ),
    both(
        "title.limitation.obstacle",
        SERVED,
        "date: 2021-09-01, act: suspend_limitation, by: lender, cause: force_majeure, until: 2021-10-08",
        "date: 2021-09-01, act: suspend_limitation, by: lender, cause: force_majeure, until: 2021-09-24",
    ),
    differ(
        "title.limitation.in_time",
        (*IN_TIME, "date: 2020-05-06, act: reject_limitation_objection"),
        (*LATE, "date: 2022-04-18, act: reject_limitation_objection"),
    ),
    differ(
        "title.limitation.objection_pending",
        (*IN_TIME, "date: 2020-05-06, act: reject_limitation_objection"),
        (*NOTIFIED, "date: 2020-05-06, act: reject_limitation_objection"),
    ),
    differ(
        "title.limitation.objection_of_performer",
        IN_TIME,
        (*NOTIFIED, PAY, "date: 2020-05-13, act: object_limitation, by: borrower"),
    ),
]
NOTICES = [
    both(
        "title.notice.warns_of_interest",
        ACCEPTED,
        f"date: 2020-04-20, {NOTICE}, warns_of_interest: true",
        f"date: 2020-04-20, {NOTICE}, warns_of_interest: false",
    ),
    both(
        "title.notice.risk_warning",
        ACCEPTED,
        f"date: 2020-04-20, {NOTICE}, risk_warning: true",
        f"date: 2020-04-20, {NOTICE}, risk_warning: false",
    ),
    both(
        "title.report.extension",
        NOTIFIED,
        "date: 2020-04-24, act: extend_report_time, report_property_within_days: 14, reasons: 账目待整理",
        "date: 2020-04-24, act: extend_report_time, report_property_within_days: 14",
    ),
    both(
        "title.report.true",
        NOTIFIED,
        "date: 2020-04-24, act: report_property, by: borrower, report: complete",
        'date: 2020-04-24, act: report_property, by: borrower, report: "false"',
    ),
    both(
        "title.report.covers_year",
        NOTIFIED,
        "date: 2020-04-24, act: report_property, by: borrower, report: complete, covers_past_year: true",
        "date: 2020-04-24, act: report_property, by: borrower, report: complete, covers_past_year: false",
    ),
    both(
        "title.jurisdiction.in_time",
        NOTIFIED,
        "date: 2020-04-30, act: object_jurisdiction, by: borrower",
        "date: 2020-05-06, act: object_jurisdiction, by: borrower",
    ),
    both(
        "title.jurisdiction.founded",
        (*NOTIFIED, "date: 2020-04-27, act: object_jurisdiction, by: borrower"),
        "date: 2020-05-06, act: decide_jurisdiction, result: founded, facts: {has_jurisdiction: false}",
        "date: 2020-05-06, act: decide_jurisdiction, result: founded, facts: {has_jurisdiction: true}",
    ),
]
BY_THE_KIND_OF_TITLE = [
    ("title.service.mediation_not_left", (), serve("method: leaving, recorded: true"), SMALL, MEDIATION),
    ("title.service.electronic_judgment", (), serve("method: electronic, consent: true"), ORDER, {}),
    (
        "title.appeal.open",
        ("date: 2020-03-05, act: serve_judgment, to: [lender]",),
        "date: 2020-03-16, act: appeal, by: lender",
        {},
        SMALL,
    ),
    (
        "title.effect.payment_order_objection",
        SERVED,
        "date: 2020-03-16, act: object_payment_order, by: borrower",
        ORDER,
        {},
    ),
    ("title.duty.breach", SERVED, "date: 2020-05-06, act: breach_duty, by: borrower, what: 再次侵权", REFRAIN, {}),
]
RULES = [*SERVICE, *PERFORMANCE, *FILING, *NOTICES]
FAILS_ALWAYS = [
    BothWays(
        "title.limitation.accept_late",
        APPLIED,
        (),
        ("date: 2020-04-16, act: reject_enforcement, ground: late",),
        {},
        tell,
    ),
    BothWays(
        "title.restitution.late_payment",
        (*NOTIFIED, PAY),
        (),
        ("date: 2020-06-01, act: claim_restitution, by: borrower, ground: paid_after_limitation",),
        {},
        tell,
    ),
]
NAMED_BY_ID = {"ids": lambda story: story.rule}


@pytest.mark.parametrize("story", RULES, **NAMED_BY_ID)
def test_the_rule_lets_the_act_pass(story: BothWays) -> None:
    lets_pass(story)


@pytest.mark.parametrize("story", [*RULES, *FAILS_ALWAYS], **NAMED_BY_ID)
def test_the_rule_stands_against_the_act(story: BothWays) -> None:
    stands_against(story)


@pytest.mark.parametrize(
    ("rule", "before", "act", "right", "wrong"), [pytest.param(*case, id=case[0]) for case in BY_THE_KIND_OF_TITLE]
)
def test_the_same_act_passes_under_one_title_and_not_under_another(
    rule: str, before: tuple[str, ...], act: str, right: dict[str, str], wrong: dict[str, str]
) -> None:
    lets_pass(BothWays(rule, before, (act,), (), right, tell))
    stands_against(BothWays(rule, before, (), (act,), wrong, tell))


def test_a_notice_that_names_no_period_is_taken_to_name_one() -> None:
    story = BothWays("title.notice.sets_period", ACCEPTED, ("date: 2020-04-20, act: serve_notice",), (), {}, tell)
    lets_pass(story)
    assert story.answer(story.holds).presumed
