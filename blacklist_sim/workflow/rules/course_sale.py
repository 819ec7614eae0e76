"""The reference price of what is seized, its sale, and what the sale brings."""

from datetime import date, timedelta
from decimal import Decimal

from blacklist_sim.case import Act
from blacklist_sim.law.period import Deadline
from blacklist_sim.workflow.bind import complete, length, outcome, predicate
from blacklist_sim.workflow.logic import Ternary, both, no
from blacklist_sim.workflow.money.account import account_of
from blacklist_sim.workflow.money.performance import performed
from blacklist_sim.workflow.rules.course import KINDS, PAUSED, after
from blacklist_sim.workflow.rules.course_property import held
from blacklist_sim.workflow.view import View

FIXED_FOR_ALL = ("agreement", "official_query")


def price_fixed(v: View) -> Act | None:
    """The latest reference price, or None."""
    return v.last("fix_reference_price")


@predicate("sale.reference_price.unstarted")
def price_unstarted(v: View) -> Ternary:
    """Things other than money are held, and nobody has begun to fix a price."""
    if performed(v) or price_fixed(v) or v.acts("sell_property"):
        return False
    return any(held(v, kind) for kind in KINDS[1:])


@predicate("sale.reference_price.objection_open")
def price_not_open(v: View) -> Ternary:
    """The price was agreed, or given by an official body."""
    price = price_fixed(v)
    return None if price is None else price.payload.get("method") in FIXED_FOR_ALL


@predicate("sale.reference_price.objection_in_time")
def price_objection_in_time(v: View) -> Ternary:
    """The objection follows the report within its days."""
    report = v.last("report_reference_price")
    if report is None:
        v.cure("report_reference_price")
        return False
    end = v.end("sale.reference_price.objection", report.date)
    return end is None or v.date <= v.reading("last_day", end.last)


@predicate("sale.reference_price.valid")
def price_valid(v: View) -> Ternary:
    """The reference price is not too old."""
    price = price_fixed(v)
    end = v.end("sale.reference_price.validity", price.date) if price is not None else None
    return None if end is None else v.date <= v.reading("last_day", end.last)


@predicate("sale.online_is_the_rule")
def not_online(v: View) -> Ternary:
    """The auction is held on site although the property is fit for an online one."""
    return no(v.fact("online_sale_unfit")) is not False


@predicate("sale.only_home")
def only_home(v: View) -> Ternary:
    """The only home is sold with nothing in its place."""
    if v.fact("only_home") is not True:
        return v.shown("only_home")
    return v.fact("home_replaced") is not True


@predicate("sale.not_while_paused")
def paused(v: View) -> Ternary:
    """Enforcement stands still."""
    if v.state("enforcement") not in PAUSED:
        return False
    v.cure("resume_enforcement")
    return True


@predicate("seizure.not_while_paused")
def seizures_wait(v: View) -> Ternary:
    """Enforcement stands still, and the switch lets new seizures wait too."""
    return v.state("enforcement") in PAUSED and v.switch("suspension_reach") == "seizures_too" and paused(v)


@predicate("sale.start_price")
def start_price_high_enough(v: View) -> Ternary:
    """The starting price of the first sale reaches the share of the value."""
    price, start = price_fixed(v), v.given("start_price")
    if price is None or start is None or (v.given("round") or 1) > 1:
        return None
    return bool(start >= price.payload["price"] * v.figure("sale.start_price_share"))


def first_sale(v: View) -> Act | None:
    """The last sale without a bid."""
    failed = [act for act in v.acts("sell_property") if act.payload.get("result") == "no_bid"]
    return failed[-1] if failed else None


@predicate("sale.second_sale")
def second_sale_right(v: View) -> Ternary:
    """The second sale follows a failed one, soon enough and not too cheap."""
    first = first_sale(v)
    if first is None:
        return False
    return both(_second_soon(v, first), _second_price(v, first))


def _second_soon(v: View, first: Act) -> Ternary:
    end = v.end("sale.second_within", first.date)
    announced = v.given("announced_on") or v.date
    return None if end is None else bool(announced <= v.reading("last_day", end.last))


def _second_price(v: View, first: Act) -> Ternary:
    before, now = first.payload.get("start_price"), v.given("start_price")
    if before is None or now is None:
        return None
    return bool(now >= before * (Decimal(1) - v.figure("sale.second_cut")))


@predicate("sale.announced_in_time")
def announced_in_time(v: View) -> Ternary:
    """The sale was announced long enough before."""
    announced, kind = v.given("announced_on"), v.given("kind")
    if announced is None or kind is None:
        return None
    which = "sale.second_notice" if (v.given("round") or 1) > 1 else "sale.notice"
    end = v.end(f"{which}.{'movables' if kind == 'movables' else 'real_estate'}", announced)
    return None if end is None else v.not_before(end.nominal + timedelta(days=1))


@predicate("sale.bidding_time")
def bidding_long_enough(v: View) -> Ternary:
    """Bidding stayed open long enough."""
    hours = v.given("bidding_hours")
    return None if hours is None else bool(hours >= v.figure("sale.bidding_hours"))


@predicate("sale.one_bidder_enough")
def some_bidder(v: View) -> Ternary:
    """Where the property was sold somebody did bid."""
    bidders = v.given("bidders")
    return None if bidders is None or v.given("result") != "sold" else bool(bidders >= v.figure("sale.bidders"))


@predicate("sale.after_failed_auction", "sale.set_off")
def after_failed_auction(v: View) -> Ternary:
    """A sale without a bid came before."""
    return first_sale(v) is not None


@outcome("sell_property")
def sale_result(v: View) -> str:
    """Sold, taken in payment, or no bid."""
    if v.given("mode") == "set_off":
        return "set_off"
    return "sold" if v.given("result") == "sold" else "no_bid"


@length("sale.confirm_time")
def confirmed_by(v: View) -> Deadline | None:
    """The time for the ruling on a sale, from the day the price was paid in full; of a set-off from the sale itself."""
    paid_on: date | None = v.given("price_paid_on")
    return v.end("sale.confirm", paid_on or v.date)


@complete("confirm_sale")
def covers_debt(v: View) -> dict[str, bool | None]:
    """The sale itself says whether it covers the debt; else the price does, where it was given."""
    sale = v.last("sell_property")
    if sale is None:
        return {}
    said = sale.payload.get("covers_debt")
    if said is None and sale.payload.get("price") is not None:
        found = account_of(v)
        said = found is not None and found.owed(v.date).creditor == 0
    return {"covers_debt": said}


@outcome("confirm_sale")
def confirmed_sale(v: View) -> str:
    """Money or the thing itself, for all of the debt or part of it."""
    sale = v.last("sell_property")
    kind = "in_kind" if sale is not None and sale.payload.get("mode") == "set_off" else "in"
    full = "in_full" if v.given("covers_debt") else "in_part"
    if kind == "in_kind":
        return "in_kind_in_full" if v.given("covers_debt") else "in_kind"
    return full


@predicate("sale.confirm.sold")
def something_was_sold(v: View) -> Ternary:
    """A sale came about, or the property was taken in payment, after the last ruling of this kind."""
    sales = [
        act
        for act in v.acts("sell_property")
        if act.payload.get("result") == "sold" or act.payload.get("mode") == "set_off"
    ]
    ruled = v.last("confirm_sale")
    if not sales or (ruled is not None and not after(ruled, sales[-1])):
        v.cure("sell_property")
        return False
    return True


@predicate("sale.hand_over.confirmed")
def sale_was_confirmed(v: View) -> Ternary:
    """The sale was confirmed."""
    if v.last("confirm_sale") is None:
        v.cure("confirm_sale")
        return False
    return True
