"""Rules about the list that the shipped stories show from one side only, here from both."""

import pytest

from blacklist_sim.workflow import observe
from blacklist_sim.workflow.explain import consultation_data

from .listing_stories import ABLE, REPORT, listed_on, tell
from .rule_stories import BothWays, lets_pass, stands_against

LISTED = listed_on("2019-03-04", ABLE)
DECIDE = "date: 2019-03-12, act: decide_listing, grounds: [{}], facts: {{{}: {}}}"
DECIDED = f"date: 2019-03-04, act: decide_listing, {ABLE}"


def ground(rule: str, name: str, fact: str) -> BothWays:
    return BothWays(rule, (), (DECIDE.format(name, fact, "true"),), (DECIDE.format(name, fact, "false"),))


RULES = [
    ground("listing.ground.able", "able_but_refuses", "able_to_perform"),
    ground("listing.ground.obstructs", "obstructs", "obstructs_enforcement"),
    ground("listing.ground.evades", "evades", "evades_enforcement"),
    ground("listing.ground.report", "report_broken", "report_duty_broken"),
    ground("listing.ground.restriction", "restriction_broken", "restriction_broken"),
    ground("listing.ground.settlement", "settlement_refused", "settlement_refused"),
    BothWays(
        "listing.not_performed",
        (),
        (f"date: 2019-03-12, act: decide_listing, {ABLE}",),
        (
            "date: 2019-03-11, act: pay, by: borrower, amount: in_full",
            f"date: 2019-03-12, act: decide_listing, {ABLE}",
        ),
    ),
    BothWays(
        "listing.bar.not_refusing",
        (),
        (DECIDE.format("able_but_refuses", "able_to_perform: true, otherwise_not_refusing", "false"),),
        (DECIDE.format("able_but_refuses", "able_to_perform: true, otherwise_not_refusing", "true"),),
    ),
    BothWays(
        "listing.warning.risk",
        (),
        ("date: 2019-02-01, act: serve_notice, pay_within_days: 7, risk_warning: true", DECIDED),
        ("date: 2019-02-01, act: serve_notice, pay_within_days: 7, risk_warning: false", DECIDED),
        {"mode": "audit"},
    ),
    BothWays(
        "listing.publish.database",
        (DECIDED,),
        ("date: 2019-03-04, act: publish_listing, channels: [database, press]",),
        ("date: 2019-03-04, act: publish_listing, channels: [press]",),
    ),
    BothWays(
        "listing.publish.content",
        (DECIDED,),
        ("date: 2019-03-04, act: publish_listing, complete: true",),
        ("date: 2019-03-04, act: publish_listing, complete: false",),
    ),
    BothWays(
        "listing.publish.ended",
        (DECIDED,),
        ("date: 2019-03-06, act: publish_listing",),
        ("date: 2019-03-05, act: order_retrial", "date: 2019-03-06, act: publish_listing"),
    ),
    BothWays(
        "listing.delete.ground_named",
        LISTED,
        (
            "date: 2019-06-03, act: pay, by: borrower, amount: in_full",
            "date: 2019-06-04, act: delete_listing",
        ),
        ("date: 2019-06-04, act: delete_listing",),
    ),
    BothWays(
        "listing.delete.refused_enforcement",
        LISTED,
        (
            "date: 2019-06-03, act: refuse_enforcement, ground: notarised_debt, facts: {refusal_ground_holds: true}",
            "date: 2019-06-04, act: delete_listing, ground: refused_enforcement",
        ),
        ("date: 2019-06-04, act: delete_listing, ground: refused_enforcement",),
        {"kind": "notarised_debt"},
    ),
    BothWays(
        "listing.delete.terminated",
        LISTED,
        (
            "date: 2019-06-03, act: withdraw_application, by: lender",
            "date: 2019-06-03, act: terminate_enforcement, ground: withdrawn",
            "date: 2019-06-04, act: delete_listing, ground: terminated",
        ),
        ("date: 2019-06-04, act: delete_listing, ground: terminated",),
    ),
    BothWays(
        "listing.delete.together_met",
        listed_on(
            "2020-03-04",
            "grounds: [able_but_refuses, report_broken], facts: {able_to_perform: true, report_duty_broken: true}",
        ),
        (
            "date: 2020-06-03, act: pay, by: borrower, amount: in_full",
            "date: 2020-06-04, act: delete_listing, entry: 2, ground: together",
        ),
        ("date: 2020-06-04, act: delete_listing, entry: 2, ground: together",),
        {"year": 2020},
    ),
    BothWays(
        "listing.request.written",
        LISTED,
        ("date: 2019-06-03, act: request_deletion, by: lender, written: true",),
        ("date: 2019-06-03, act: request_deletion, by: lender, written: false",),
    ),
    BothWays(
        "listing.request.refuse",
        (*LISTED, "date: 2019-06-03, act: request_deletion, by: lender, written: true"),
        ("date: 2019-06-10, act: refuse_deletion, reasons: 尚有能力履行",),
        ("date: 2019-06-10, act: refuse_deletion",),
    ),
    BothWays(
        "listing.revoke.wrong",
        LISTED,
        ("date: 2019-04-01, act: revoke_listing, facts: {wrongly_listed: true}",),
        ("date: 2019-04-01, act: revoke_listing, facts: {wrongly_listed: false}",),
    ),
    BothWays(
        "listing.grading.named",
        (),
        (f"date: 2024-03-12, act: decide_listing, grade: general, {ABLE}",),
        (f"date: 2024-03-12, act: decide_listing, {ABLE}",),
        {"year": 2024, "policy": "{default_grading: from_2024}"},
    ),
    BothWays(
        "listing.grace.may",
        (DECIDED.replace("2019", "2020"),),
        ("date: 2020-03-04, act: grant_grace, grace_months: 2, reasons: 正在卖房",),
        ("date: 2020-03-04, act: grant_grace, grace_months: 2",),
        {"year": 2020},
    ),
]
table = pytest.mark.parametrize("story", RULES, ids=lambda story: story.rule)


@table
def test_the_rule_lets_the_act_pass(story: BothWays) -> None:
    if story.told.get("mode") == "audit":
        assert story.answer(story.holds).lawful
    else:
        lets_pass(story)


@table
def test_the_rule_stands_against_the_act(story: BothWays) -> None:
    if story.told.get("mode") == "audit":
        assert story.answer(story.fails).status == "fails"
    else:
        stands_against(story)


def test_a_missing_fact_is_unknown_and_named() -> None:
    told = tell("date: 2019-03-12, act: decide_listing, grounds: [obstructs]")
    assert told.stopped is not None
    (unknown,) = [item for item in told.stopped.consulted if not item.lawful]
    assert (unknown.status, unknown.missing) == ("unknown", ("obstructs_enforcement",))


def test_what_nobody_says_about_security_is_no_bar_and_about_the_form_is_presumed() -> None:
    told = tell(f"date: 2019-03-12, act: decide_listing, {ABLE}")
    said = {item.rule.id: item for item in told.steps[-1][1].consulted}
    for rule in ("listing.bar.security", "listing.decision.signed", "listing.warning.risk"):
        assert said[rule].lawful
        assert said[rule].presumed


def test_two_sources_that_differ_show_in_the_answer_itself() -> None:
    told = tell(
        "date: 2019-03-04, act: apply_listing, by: lender, grounds: [able_but_refuses]",
        "date: 2019-03-11, act: refuse_listing, facts: {able_to_perform: true}",
    )
    assert told.stopped is not None
    (refusal,) = [item for item in told.stopped.consulted if not item.lawful]
    data = consultation_data(told.engine, refusal, told.stopped.day)
    assert data["conflicts_with"] == ["listing.basis.interpretation"]


def test_an_unverified_point_and_the_policy_behind_it_show_in_the_answer_itself() -> None:
    mixed = "grounds: [able_but_refuses, report_broken], facts: {able_to_perform: true, report_duty_broken: true}"
    told = tell(
        *listed_on("2020-03-04", mixed),
        "date: 2020-06-04, act: delete_listing, entry: 2, ground: together",
        year=2020,
    )
    assert told.stopped is not None
    (refusal,) = [item for item in told.stopped.consulted if not item.lawful]
    data = consultation_data(told.engine, refusal, told.stopped.day)
    assert (data["evidence"], data["switch"]) == ("unverified", "mixed_entries_after_performance")


def test_grace_given_after_the_decision_holds_the_entry_back() -> None:
    told = tell(
        f"date: 2020-03-04, act: decide_listing, {ABLE}",
        "date: 2020-03-05, act: grant_grace, grace_months: 1, reasons: 正在卖房",
        "date: 2020-04-03, act: publish_listing",
        year=2020,
    )
    assert told.stopped is not None
    assert told.stopped.refused_by == ("listing.publish.not_in_grace",)


def test_an_entry_hidden_for_a_time_shows_again_and_the_debt_was_never_paid() -> None:
    hidden = "date: 2019-06-03, act: hide_listing, months: 1, on_condition: 每月还款, reasons: 修复信用"
    for day, entry in (("2019-07-03", False), ("2019-07-04", True)):
        assert observe.listed(tell(*LISTED, hidden, f"date: {day}").state, "borrower") is entry


def test_a_term_entry_never_goes_on_one_of_the_seven_grounds() -> None:
    term = listed_on("2019-03-04", REPORT)
    told = tell(*term, "date: 2019-06-04, act: delete_listing, ground: performed")
    assert told.stopped is not None
    assert "listing.delete.not_for_terms" in told.stopped.refused_by
