"""Petitions against restriction orders: the road of the list, followed by analogy."""

from blacklist_sim.workflow.bind import predicate
from blacklist_sim.workflow.logic import Ternary
from blacklist_sim.workflow.rules.review import order_wrong
from blacklist_sim.workflow.rules.review_remedy import cause, day_of, in_time, orders_binding, owed, seeker
from blacklist_sim.workflow.view import View


@predicate("review.order.founded", "review.order.not_founded")
def petition_against_order_is_right(v: View) -> Ternary:
    """Shown by the finding that fits the cause, or by a duty to lift that is already open."""
    orders = orders_binding(v, seeker(v))
    if cause(v) == "wrongly_restricted":
        return order_wrong(v)
    if any(owed(v, order, "lift_consumption_restriction") for order in orders):
        return True
    return v.shown("lift_ground_present", seeker(v))


@predicate("review.order.reconsideration.in_time")
def order_reconsideration_in_time(v: View) -> Ternary:
    """The same against an order."""
    served = day_of(v.unit, "serve_rejection")
    return in_time(v, "review.order.reconsider", served, "reconsideration") if served else True


@predicate("review.order.road")
def correction_open_against_orders(v: View) -> bool:
    """The switch opens correction before the opinions."""
    return v.switch("road_against_consumption_order") in ("correction", "either")


@predicate("review.order.bound_party")
def under_an_order(v: View) -> bool:
    """An order binds the person and stands."""
    return bool(v.reading("measures_standing", len(orders_binding(v, seeker(v)))))
