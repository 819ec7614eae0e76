"""The title from service to performance."""

from statemachine import State

from .chart import Chart, stays


class Title(Chart):
    """What becomes of the effective instrument; whether all were served, and who can still appeal, is an outcome."""

    made = State(initial=True)
    served = State()
    appealed = State()
    effective = State()
    overdue = State()
    performed = State()
    set_aside = State()

    # A judgment is open to appeal until the last party's own period ends; serving one more party stops no appeal.
    serve_judgment__open_to_appeal = title_public_notice__open_to_appeal = title_mail_abroad__open_to_appeal = made.to(
        served
    ) | stays(served, appealed)
    # A payment order waits fifteen days for an objection.
    serve_judgment__open_to_objection = title_public_notice__open_to_objection = (
        title_mail_abroad__open_to_objection
    ) = made.to(served) | stays(served)
    object_payment_order = served.to(set_aside)
    # A public notice and mail abroad serve nobody before their time is over.
    serve_judgment__announced = serve_judgment__posted_abroad = stays(made, served, appealed)
    # A title without appeal is in effect once it is served; performed before that, it leaves nothing to become due.
    serve_judgment__others_to_serve = title_public_notice__others_to_serve = title_mail_abroad__others_to_serve = (
        made.to(served) | stays(served)
    )
    serve_judgment__in_effect = title_public_notice__in_effect = title_mail_abroad__in_effect = effective.from_(
        made, served
    )
    serve_judgment__performed_before = title_public_notice__performed_before = title_mail_abroad__performed_before = (
        performed.from_(made, served)
    )
    serve_judgment__served_again = stays(effective, overdue, performed)

    appeal__in_time = served.to(appealed) | stays(appealed)
    appeal__late = stays(served, appealed)
    # CPL interpretation art. 244: each party's period is his own; the end of the last one brings effect.
    title_appeal__others_open = stays(made, served, appealed)
    title_appeal__in_effect = title_payment_order__in_effect = served.to(effective)
    title_appeal__performed_before = title_payment_order__performed_before = served.to(performed)
    withdraw_appeal__others_remain = stays(appealed)
    withdraw_appeal__periods_run = appealed.to(served)
    # The second-instance judgment is final and in effect on service.
    serve_second_instance__announced = stays(appealed)
    serve_second_instance__others_to_serve = title_second_notice__others_to_serve = stays(appealed)
    serve_second_instance__in_effect = title_second_notice__in_effect = withdraw_appeal__in_effect = appealed.to(
        effective
    )
    serve_second_instance__performed_before = title_second_notice__performed_before = (
        withdraw_appeal__performed_before
    ) = appealed.to(performed)
    serve_second_instance__remanded = title_second_notice__remanded = appealed.to(made)

    # The performance period ends in performance or in default; instalments fall due one after the other.
    title_performance__unperformed = effective.to(overdue)
    title_performance__next_part = stays(effective)
    # Before effect nothing is owed yet: what is paid then is counted when the title takes effect.
    pay__in_full = pay__in_full_to_court = perform__full = tender_instrument__taken_as_performance = (
        instrument_honoured__in_full
    ) = performed.from_(effective, overdue) | stays(made, served, appealed)
    # List provisions art. 10(1)(1): performed and enforced in full are the same.
    collect_money__in_full = confirm_sale__in_full = confirm_sale__in_kind_in_full = perform_settlement__full = (
        performed.from_(effective, overdue)
    )
    pay__in_part = pay__in_part_to_court = perform__part = tender_instrument__held = instrument_honoured__in_part = (
        instrument_dishonoured__debt_stays
    ) = stays(made, served, appealed, effective, overdue)
    # Beyond the title only the court's fee can still be paid.
    pay__beyond = stays(performed)
    pay__arrears = pay__arrears_to_court = instrument_honoured__arrears = overdue.to(effective)
    perform__occasion = stays(effective) | overdue.to(effective)
    instrument_honoured__already = instrument_dishonoured__nothing_owed = stays(performed)
    instrument_dishonoured__debt_revives = performed.to(overdue)
    # A duty to refrain is in default from the breach, also after it was kept for a time.
    breach_duty = overdue.from_(effective, performed) | stays(overdue)
    find_thing_lost = stays(effective, overdue)
    # The two years for applying exist from effect at the earliest and matter while something is owed.
    interrupt_limitation = suspend_limitation = end_limitation_obstacle = stays(effective, overdue)

    # CPL, retrial: only an effective title is retried; the ruling itself leaves it standing, the new judgment may not.
    order_retrial = decide_retrial__upheld = stays(effective, overdue, performed)
    decide_retrial__set_aside = decide_retrial__changed = set_aside.from_(effective, overdue, performed)
    order_reversal = give_back = stays(set_aside)

    swept = frozenset(
        {"collect_money__in_full", "confirm_sale__in_full", "confirm_sale__in_kind_in_full", "perform_settlement__full"}
    )
