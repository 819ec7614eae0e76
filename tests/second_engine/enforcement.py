"""Enforcement against one debtor, after notes 3.6 to 3.18 and 3.22 (restrictions-procedure-money)."""

from statemachine import HistoryState, State

from .chart import Chart, stays


class Enforcement(Chart):
    """The road from the application to one of the ends; after a pause it goes on where it stood."""

    none = State(initial=True)
    applied = State()
    rejected = State()

    class running(State.Compound):
        """Enforcement goes on, before or after the notice."""

        accepted = State(initial=True)
        notified = State()
        where_it_stood = HistoryState()

    suspended = State()
    deferred = State()
    settled = State()
    round_terminated = State()
    concluded = State()
    terminated = State()
    enforcement_refused = State()

    accepted, notified = running.accepted, running.notified
    going_on = (accepted, notified)
    alive = (*going_on, suspended, deferred, settled, round_terminated)

    # 3.6 and 3.7: application or transfer, then filing or refusal. What was refused can be asked for again; after a
    # withdrawal the application may be renewed within the two years (R-LIM-7).
    apply_enforcement = applied.from_(none, rejected, terminated)
    transfer_enforcement = applied.from_(none, rejected)
    accept_enforcement = applied.to(running)
    reject_enforcement = applied.to(rejected)
    # 3.7: the notice follows filing and may be repeated; posted publicly it has arrived only when that period is over.
    serve_notice__with_report_order = serve_notice__without_report_order = serve_notice__notice_alone = (
        title_notice_announcement
    ) = accepted.to(notified) | stays(notified)
    serve_notice__announced = stays(accepted, notified)
    # 3.7: a court without jurisdiction gives the case up, whatever has paused in the meantime.
    object_jurisdiction = stays(accepted, notified, suspended, deferred, settled)
    decide_jurisdiction__founded = rejected.from_(running, suspended, deferred, settled)

    # 3.11: suspension by ruling, also of what is settled (R-SET-1) or deferred; back when the ground ends.
    suspend_enforcement = transfer_to_bankruptcy = suspended.from_(running, settled, deferred) | stays(suspended)
    # 3.14: a ruling to retry suspends by itself.
    order_retrial__stays = suspended.from_(running, settled, deferred)
    # R-SET-2: the title is resumed after a broken settlement.
    resume_enforcement = running.where_it_stood.from_(suspended, settled)
    # R-SEC-1: deferral on security, or by the higher court; then enforcement goes on.
    defer_enforcement = deferred.from_(running, settled)
    end_deferral = deferral = deferral_higher_court = deferred.to(running.where_it_stood)

    # R-SET-1: a settlement handed to the court pauses enforcement, at any time before its end.
    settle__filed = settled.from_(running, suspended, deferred, round_terminated) | stays(settled)
    settle__private = perform_settlement = break_settlement = stays(*alive)

    # 3.12: the round ends only after the notice; enforcement resumes from there at any time, the notice once given.
    end_round = notified.to(round_terminated)
    resume_round = round_terminated.to(notified)
    enter_round_register = ask_round_resumption = stays(round_terminated)

    # 3.13: the final ends. An application not yet filed can be withdrawn too; refusal presupposes a filed case.
    conclude_enforcement = concluded.from_(running, suspended, deferred, settled, round_terminated)
    withdraw_application = stays(applied, *alive)
    terminate_enforcement = terminated.from_(applied, running, suspended, deferred, settled, round_terminated)
    refuse_enforcement = enforcement_refused.from_(running, suspended, deferred, settled, round_terminated)

    # 3.16: whoever is substituted or added comes into the case as it stands filed, the notice still to come.
    substitute_party = add_party = none.to(running) | stays(accepted, notified)

    # 3.7, 3.8, 3.12, 3.18, 2.7: what can be asked, ordered or done only while a filed case is alive. Restrictions and
    # the duty to report outlive the end of a round (R-ZB-6, R-CR-9), and none of it waits for a pause to end.
    object_limitation = order_property_report = report_property = query_assets = offer_lead = stays(*alive)
    seize_property = sell_property = collect_money = stays(*alive)
    apply_consumption_restriction = apply_exit_ban = stays(*alive)
    # 2.7, 3.18: whether an order or a ban may hit somebody against whom enforcement has ended is a question of law.
    order_consumption_restriction = order_exit_ban = stays(*alive, concluded, terminated, enforcement_refused)

    swept = frozenset({"order_retrial__stays"})
    needed = frozenset(
        {
            "object_limitation", "object_jurisdiction", "order_property_report", "report_property", "query_assets",
            "offer_lead", "seize_property", "sell_property", "collect_money", "apply_consumption_restriction",
            "order_consumption_restriction", "apply_exit_ban", "order_exit_ban",
        }
    )  # fmt: skip
