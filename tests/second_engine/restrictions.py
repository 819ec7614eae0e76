"""A restriction order and an exit ban."""

from statemachine import State

from .chart import Chart, stays


class Consumption(Chart):
    """One order against one person bound by it."""

    free = State(initial=True)
    in_grace = State()
    ordered = State()
    served = State()
    temporarily_lifted = State()
    lifted = State()

    standing = (ordered, served, temporarily_lifted)

    # Consumption provisions art. 1 and opinions 15: the order, or the order put off for one to three months.
    order_consumption_restriction__at_once = free.to(ordered)
    order_consumption_restriction__with_grace = free.to(in_grace)
    consumption_grace = in_grace.to(lifted, cond="is_performed") | in_grace.to(ordered)
    # Opinions 14: signed, it must be served, and liability begins there.
    serve_consumption_order = ordered.to(served)
    # Art. 6 and 9: bodies are told of the order and of its end; the media too, though not lawfully in grace.
    notify_assisting_body = stays(*standing, lifted)
    announce_consumption_order = stays(in_grace, *standing, lifted)
    # Art. 8: approval of one act leaves the order in force; what is not in force needs none.
    apply_exemption = approve_exemption = refuse_exemption = stays(*standing)
    # Opinions 17(3): at most a month, after which the restriction revives without a new order; or earlier.
    lift_temporarily = served.to(temporarily_lifted)
    consumption_temporary_lift = restore_restriction = temporarily_lifted.to(served)
    # Art. 9: an order can be lifted from the day it is made.
    lift_consumption_restriction = lifted.from_(in_grace, *standing)
    # Art. 11: conduct changes no order, a breach neither; but one journey uses up the lift that was given for it.
    buy__journey_made = buy__journey_and_breach = temporarily_lifted.to(served)
    withdraw_exemption = stays(*standing)

    def is_performed(self, performed: bool = False) -> bool:
        """Whether the title is performed when grace is over."""
        return performed


class ExitBan(Chart):
    """The ban on one person in one case; border control is a request under it and may run out while the ban stands."""

    free = State(initial=True)
    ordered = State()
    lifted = State()

    order_exit_ban = free.to(ordered)
    request_border_control = stays(ordered)
    lift_exit_ban = ordered.to(lifted)
