"""What holds of restriction, exit ban, review, round, sanction and payment, whatever happens."""

from datetime import date
from decimal import Decimal

from blacklist_sim.workflow.step import ACT

from .invariant import INVARIANTS as INVARIANTS
from .invariant import done, duties, invariant, known, months_after, moves, title_of, units
from .of_the_list import OPINIONS, SECOND_TEXT

BOOK_BEGINS = date(2010, 10, 1)
LAW_OF_2012 = date(2013, 1, 1)
ROUNDS = date(2016, 12, 1)
MEASURES = ("listing", "consumption", "exit_ban")
REMEDIES = (
    "apply_correction", "grant_correction", "reject_correction", "serve_rejection", "apply_reconsideration",
    "decide_reconsideration", "supervise", "self_check",
)  # fmt: skip
OBJECTIONS = (
    "object_to_act", "object_to_property", "file_objection", "decide_objection", "apply_objection_review",
    "extend_objection_review", "decide_objection_review", "object_to_distribution",
)  # fmt: skip


@invariant("review.no_stay", SECOND_TEXT)
def a_petition_never_changes_the_listing_by_itself(moment):
    for step in done(moment, *REMEDIES):
        yield not moves(step, *MEASURES, "enforcement", "title")


@invariant("review.objection.no_stay", BOOK_BEGINS)
def an_objection_stays_neither_measures_nor_enforcement(moment):
    for step in done(moment, *OBJECTIONS):
        yield not moves(step, *MEASURES, "enforcement", "title")


@invariant("retrial.application.no_stay", LAW_OF_2012)
def asking_for_a_retrial_stays_nothing(moment):
    for step in done(moment, "apply_retrial"):
        yield not moves(step, *MEASURES, "enforcement", "title")


@invariant("exit_ban.independent", BOOK_BEGINS)
def an_exit_ban_begins_and_ends_by_its_own_acts_alone(moment):
    for step in moment.steps:
        for move in moves(step, "exit_ban"):
            yield step.name == {"ordered": "order_exit_ban", "lifted": "lift_exit_ban"}[move.dest]


@invariant("exit_ban.actual_controller", BOOK_BEGINS, strict=True)
def the_actual_controller_is_not_barred_from_leaving(moment):
    for step in done(moment, "order_exit_ban"):
        agent = step.act is not None and step.act.facts.get("statutory_agent")
        for move in moves(step, "exit_ban"):
            yield move.key[1] != "owner" or agent


@invariant("consumption.each_order", BOOK_BEGINS)
def an_order_begins_and_ends_by_its_own_acts_and_periods_alone(moment):
    for step in moment.steps:
        for _ in moves(step, "consumption"):
            yield step.kind != ACT or step.name in (
                "order_consumption_restriction", "serve_consumption_order", "lift_temporarily", "restore_restriction",
                "lift_consumption_restriction",
            )  # fmt: skip


@invariant("consumption.order.notice_expired", BOOK_BEGINS, strict=True)
def an_order_for_mere_default_waits_for_the_end_of_the_notice_period(moment):
    for step in done(moment, "order_consumption_restriction"):
        if step.act is not None and step.act.payload.get("ground") == "non_performance":
            debtors = {move.key[:2] for move in moves(step, "consumption")}
            running = {p.key for p in moment.state.periods if p.kind.id == "title.notice_period"}
            yield not debtors & running and (step.case, "serve_notice") in moment.state.acts


@invariant("consumption.lift.on_performance", BOOK_BEGINS)
def full_payment_obliges_the_court_to_lift(moment):
    for order in units(moment.state, "consumption", "ordered", "served", "temporarily_lifted"):
        if title_of(moment.state, order).state == "performed" and known(moment.state, order.key[0]):
            yield bool(duties(moment.state, order, "lift_consumption_restriction"))


@invariant("consumption.temporary_lift.length", OPINIONS, strict=True)
def a_lift_for_an_urgent_journey_lasts_a_month_at_most(moment):
    for step in done(moment, "lift_temporarily"):
        if step.act is not None and step.act.payload.get("basis") == "urgent_journey":
            yield all(period.deadline.nominal <= months_after(step.day, 1) for period in step.started)


@invariant("round.measures_stay", ROUNDS)
def the_end_of_a_round_leaves_every_measure_in_force(moment):
    for step in done(moment, "end_round"):
        yield not moves(step, *MEASURES, "title")


@invariant("round.condition.three_months", ROUNDS, strict=True)
def a_round_lasts_three_months_at_least(moment):
    for step in done(moment, "end_round"):
        filed = [act.date for act in moment.state.acts[step.case, "accept_enforcement"]]
        yield step.day > months_after(min(filed), 3)


@invariant("suspension.reach", LAW_OF_2012)
def a_pause_of_enforcement_leaves_every_measure_in_force(moment):
    for step in done(moment, "suspend_enforcement", "defer_enforcement", "order_retrial"):
        yield not moves(step, *MEASURES)


@invariant("settlement.no_lift_by_itself", BOOK_BEGINS)
def a_settlement_lifts_nothing_by_itself(moment):
    for step in done(moment, "settle"):
        yield not moves(step, *MEASURES, "title")


@invariant("title.performance.whole", BOOK_BEGINS)
def part_payment_ends_nothing(moment):
    for step in done(moment, "pay"):
        if step.outcome in ("in_part", "in_part_to_court"):
            yield not moves(step, *MEASURES, "enforcement", "title")


@invariant("sanction.fine.amount", BOOK_BEGINS, strict=True)
def a_fine_stays_within_its_limits(moment):
    for step in done(moment, "fine"):
        amount, newer = Decimal(step.act.payload["amount"]), step.day >= LAW_OF_2012
        for who in step.who:
            if moment.state.story.people[who].kind == "person":
                yield amount <= (100_000 if newer else 10_000)
            else:
                yield 50_000 <= amount <= 1_000_000 if newer else 10_000 <= amount <= 300_000


@invariant("sanction.detention.length", BOOK_BEGINS, strict=True)
def only_a_natural_person_is_detained_and_for_fifteen_days_at_most(moment):
    for step in done(moment, "detain"):
        for who in step.who:
            yield moment.state.story.people[who].kind == "person" and step.act.payload["days"] <= 15
