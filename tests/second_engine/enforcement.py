"""Enforcement against one debtor."""

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

    # Application or transfer, then filing or refusal. What was refused can be asked for again; after a
    # withdrawal the application may be renewed within the two years; a new breach after the close is a new default.
    apply_enforcement = applied.from_(none, rejected, terminated, concluded)
    transfer_enforcement = applied.from_(none, rejected)
    accept_enforcement = applied.to(running)
    reject_enforcement = applied.to(rejected)
    # The notice follows filing and may be repeated; posted publicly it has arrived only when that period is over.
    serve_notice__with_report_order = serve_notice__without_report_order = serve_notice__notice_alone = accepted.to(
        notified
    ) | stays(notified)
    # The days of a public notice run on through a pause: it is service, not realisation.
    title_notice_announcement = accepted.to(notified) | stays(notified, suspended, deferred, settled)
    serve_notice__announced = stays(accepted, notified)
    # A court without jurisdiction gives the case up, whatever has paused in the meantime.
    object_jurisdiction = stays(accepted, notified, suspended, deferred, settled)
    decide_jurisdiction__founded = rejected.from_(running, suspended, deferred, settled)

    # CPL, suspension: by ruling, also of what is settled or deferred; back when the ground ends.
    suspend_enforcement = transfer_to_bankruptcy = suspended.from_(running, settled, deferred) | stays(suspended)
    # A ruling to retry suspends by itself.
    order_retrial__stays = suspended.from_(running, settled, deferred)
    # Settlement provisions: the title is resumed after a broken settlement.
    resume_enforcement = notified.from_(suspended, settled, cond="notice_came") | running.where_it_stood.from_(
        suspended, settled
    )
    # CPL, security: deferral on security, or by the higher court; then enforcement goes on.
    defer_enforcement = deferred.from_(running, settled)
    end_deferral = deferral = deferral_higher_court = deferred.to(notified, cond="notice_came") | deferred.to(
        running.where_it_stood
    )

    # Settlement provisions art. 2: a settlement handed to the court pauses enforcement, at any time before its end.
    settle__filed = settled.from_(running, suspended, deferred, round_terminated) | stays(settled)
    settle__private = perform_settlement = break_settlement = stays(*alive)

    # Round provisions: a round ends only after the notice, and resumes with the notice given.
    end_round = notified.to(round_terminated)
    resume_round = round_terminated.to(notified)
    enter_round_register = ask_round_resumption = stays(round_terminated)

    # The final ends. An application not yet filed can be withdrawn too; refusal presupposes a filed case.
    conclude_enforcement = concluded.from_(running, suspended, deferred, settled, round_terminated)
    withdraw_application = stays(applied, *alive)
    terminate_enforcement = terminated.from_(applied, running, suspended, deferred, settled, round_terminated)
    refuse_enforcement = enforcement_refused.from_(running, suspended, deferred, settled, round_terminated)

    # Party change provisions: whoever joins does so as the case stands filed, the notice still to come.
    substitute_party = add_party = none.to(running) | stays(accepted, notified)

    # What can be asked, ordered or done only while a filed case is alive. Restrictions and
    # the duty to report outlive the end of a round, and none of it waits for a pause to end.
    object_limitation = order_property_report = report_property = query_assets = offer_lead = stays(*alive)
    seize_property = sell_property = collect_money = stays(*alive)
    apply_consumption_restriction = apply_exit_ban = stays(*alive)
    # Whether an order or a ban may hit somebody against whom enforcement has ended is a question of law.
    order_consumption_restriction = order_exit_ban = stays(*alive, concluded, terminated, enforcement_refused)

    swept = frozenset({"order_retrial__stays"})
    needed = frozenset(
        {
            "object_limitation", "object_jurisdiction", "order_property_report", "report_property", "query_assets",
            "offer_lead", "seize_property", "sell_property", "collect_money", "apply_consumption_restriction",
            "order_consumption_restriction", "apply_exit_ban", "order_exit_ban",
        }
    )  # fmt: skip

    came = False

    def notice_came(self) -> bool:
        """Whether a public notice has come since the case was filed."""
        return self.came

    def on_title_notice_announcement(self) -> None:
        """Remembers a notice that comes during a pause as well."""
        self.came = True

    def on_accept_enforcement(self) -> None:
        """A case filed anew begins without a notice."""
        self.came = False
