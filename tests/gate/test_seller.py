"""Would the sale be refused that day? Every boundary, on the day before it and on the day itself."""

import pytest

from blacklist_sim.errors import OutsideBook
from blacklist_sim.gate.conduct import Conduct
from blacklist_sim.gate.restraints import Approval
from blacklist_sim.gate.seller import seller_answer

from .counters import (
    BOOK,
    D_FIRST,
    D_SECOND,
    FLIGHT,
    G_FIRST,
    G_SECOND,
    HARD_SEAT,
    SOFT_SLEEPER,
    at_the_counter,
    codes,
    entry,
    eve,
    on,
    order,
    person,
)

SOLD, REFUSED, OPENED, UNKNOWN = "permitted", "prohibited", "permitted_under_approval", "unknown"
LONG_AGO = order("2011-05-04")


def lift(granted: str, until: str | None = None, kind: str = "temporary_lift", items: tuple[str, ...] = ()) -> Approval:
    return Approval(kind, on(granted), on(until) if until else None, frozenset(items) or None)


@pytest.mark.parametrize(
    ("said", "start", "code"),
    [
        (FLIGHT, "2014-07-01", "before_air_from"),
        (SOFT_SLEEPER, "2015-12-31", "before_rail_from"),
        (G_FIRST, "2015-12-31", "before_rail_from"),
        (D_FIRST, "2015-12-31", "before_rail_from"),
        (G_SECOND, "2018-05-01", "before_rail_all_g_from"),
        ("rail G12 standing", "2018-05-01", "before_rail_all_g_from"),
    ],
)
def test_a_class_is_refused_from_its_first_day_on(said: str, start: str, code: str):
    before, since = at_the_counter(person(LONG_AGO), said, eve(start)), at_the_counter(person(LONG_AGO), said, start)
    assert (before.decision, codes(before), before.until) == (SOLD, [code], on(eve(start)))
    assert (since.decision, since.until) == (REFUSED, None)
    assert codes(since)[:2] == ["refused", code.replace("before", "since")]
    told = since.reasons[1]
    assert start in told.says.en
    assert start in told.says.zh


def test_a_second_class_seat_of_a_g_train_is_sold_although_barred_until_all_are_blocked():
    who = person(order("2015-08-01"))
    assert at_the_counter(who, G_SECOND, "2016-12-15").decision == SOLD
    assert at_the_counter(who, G_FIRST, "2016-12-15").decision == REFUSED
    assert at_the_counter(who, G_SECOND, "2016-12-15", given={"rail_all_g_from": "2016-12-15"}).decision == REFUSED
    assert at_the_counter(who, G_SECOND, "2016-12-14", given={"rail_all_g_from": "2016-12-15"}).decision == SOLD


@pytest.mark.parametrize("said", [D_SECOND, HARD_SEAT, "rail C2001 second", "rail K5 soft_seat"])
def test_what_no_item_names_is_sold_to_everybody(said: str):
    answer = at_the_counter(person(LONG_AGO, entry()), said, "2020-06-01")
    assert (answer.decision, codes(answer)) == (SOLD, ["not_named"])


def test_nothing_is_refused_before_the_law_bars_it_however_early_the_gate():
    early = {"rail_from": "2014-01-01", "rail_all_g_from": "2014-01-01"}
    before = at_the_counter(person(LONG_AGO), G_FIRST, "2015-07-21", given=early)
    assert (before.decision, before.until) == (SOLD, on("2015-07-21"))
    assert at_the_counter(person(LONG_AGO), G_FIRST, "2015-07-22", given=early).decision == REFUSED


@pytest.mark.parametrize("lag", [0, 1, 3])
@pytest.mark.parametrize("measure", [order("2016-03-01"), entry("2016-03-01")], ids=["order", "entry"])
def test_a_measure_reaches_the_sellers_after_the_lag(measure, lag: int):
    who, given = person(measure), {"lag_days": lag}
    arrives = f"2016-03-0{1 + lag}"
    if lag:
        answer = at_the_counter(who, FLIGHT, eve(arrives), given=given)
        assert (answer.decision, codes(answer), answer.until) == (SOLD, ["under_way"], on(eve(arrives)))
    assert at_the_counter(who, FLIGHT, arrives, given=given).decision == REFUSED


@pytest.mark.parametrize("lag", [0, 1, 2])
@pytest.mark.parametrize(
    "measure",
    [order("2016-03-01", lifted="2017-03-01"), entry("2016-03-01", "2017-03-01")],
    ids=["order lifted", "entry deleted"],
)
def test_the_sellers_sell_again_after_the_lag_of_the_lift(measure, lag: int):
    who, given = person(measure), {"lag_of_lift_days": lag}
    again = f"2017-03-0{1 + lag}"
    before = at_the_counter(who, FLIGHT, eve(again), given=given)
    assert (before.decision, before.until) == (REFUSED, on(eve(again)))
    assert codes(before)[0] == ("still_refused" if lag else "refused")
    since = at_the_counter(who, FLIGHT, again, given=given)
    assert (since.decision, codes(since), since.until) == (SOLD, ["sold_again"], None)


@pytest.mark.parametrize(
    ("lifted", "deleted", "last"),
    [
        ("2017-03-01", "2018-05-10", "2018-05-10"),
        ("2018-05-10", "2017-03-01", "2018-05-10"),
        ("2017-03-01", None, None),
    ],
    ids=["entry goes last", "order goes last", "entry stays"],
)
def test_the_block_ends_only_when_entry_and_order_are_both_gone(lifted: str, deleted: str | None, last: str | None):
    who = person(order("2016-03-01", lifted=lifted), entry("2016-03-05", deleted))
    between = at_the_counter(who, FLIGHT, "2017-09-01")
    assert (between.decision, between.until) == (REFUSED, on(last) if last else None)
    if last:
        assert at_the_counter(who, FLIGHT, last).decision == REFUSED
        assert at_the_counter(who, FLIGHT, "2018-05-11").decision == SOLD


def test_an_order_of_another_case_keeps_the_sale_shut():
    who = person(order("2016-03-01", lifted="2017-03-01"), order("2016-09-01", case="case-2"))
    answer = at_the_counter(who, FLIGHT, "2017-06-01")
    assert (answer.decision, answer.reasons[0].order.case) == (REFUSED, "case-2")


@pytest.mark.parametrize(
    ("lifted", "lag", "lag_of_lift"),
    [("2016-03-02", 3, 1), ("2016-03-02", 3, 2), ("2016-03-01", 0, 2)],
    ids=["taken back on the way", "both arrive on one day", "lifted on the day it was made"],
)
def test_what_is_taken_back_before_it_arrives_never_stands_with_the_sellers(lifted: str, lag: int, lag_of_lift: int):
    who = person(order("2016-03-01", lifted=lifted))
    for day in ("2016-03-01", "2016-03-02", "2016-03-03", "2016-03-04"):
        answer = at_the_counter(who, FLIGHT, day, given={"lag_days": lag, "lag_of_lift_days": lag_of_lift})
        assert (answer.decision, codes(answer)) == (SOLD, ["never_sent"])


def test_in_grace_nothing_is_sent_and_who_performs_in_grace_is_never_refused():
    given_up = person(order("2020-03-02", grace_until="2020-05-02"))
    assert codes(at_the_counter(given_up, FLIGHT, "2020-05-02")) == ["not_sent_yet"]
    assert codes(at_the_counter(given_up, FLIGHT, "2020-05-03")) == ["under_way"]
    assert at_the_counter(given_up, FLIGHT, "2020-05-04").decision == REFUSED
    spared = person(order("2020-03-02", grace_until="2020-05-02", lifted="2020-04-20"))
    for day in ("2020-04-01", "2020-05-04", "2020-06-01"):
        assert codes(at_the_counter(spared, FLIGHT, day)) == ["never_sent"]


def test_an_order_may_stand_with_the_sellers_before_it_is_served():
    who = person(order("2016-03-01", served="2016-03-10"))
    assert codes(at_the_counter(who, FLIGHT, "2016-03-09"))[0] == "refused_before_service"
    assert codes(at_the_counter(who, FLIGHT, "2016-03-10"))[0] == "refused"
    signing = {"order_binds_from": "signing"}
    assert codes(at_the_counter(who, FLIGHT, "2016-03-09", signing))[0] == "refused"


def test_the_way_may_be_counted_from_service():
    policy = {"order_reaches_sellers_from": "service"}
    who = person(order("2016-03-01", served="2016-03-10"))
    assert at_the_counter(who, FLIGHT, "2016-03-10", policy).decision == SOLD
    assert at_the_counter(who, FLIGHT, "2016-03-11", policy).decision == REFUSED
    never = person(order("2016-03-01").__class__("case-1", on("2016-03-01")))
    assert codes(at_the_counter(never, FLIGHT, "2016-06-01", policy)) == ["never_sent"]


@pytest.mark.parametrize("said", [FLIGHT, SOFT_SLEEPER])
@pytest.mark.parametrize("paper", ["passport", "other"])
def test_another_paper_passes_until_it_leads_to_the_number(said: str, paper: str):
    who = person(LONG_AGO)
    before = at_the_counter(who, said, "2016-12-09", paper=paper)
    assert (before.decision, codes(before), before.until) == (SOLD, ["before_passports_from"], on("2016-12-09"))
    since = at_the_counter(who, said, "2016-12-10", paper=paper)
    assert since.decision == REFUSED
    assert "leaks" in codes(since)


@pytest.mark.parametrize("day", ["2016-12-09", "2016-12-10"])
def test_an_identity_card_never_passes_and_is_supposed_where_no_paper_is_told(day: str):
    who = person(LONG_AGO)
    card, untold = at_the_counter(who, FLIGHT, day, paper="id_card"), at_the_counter(who, FLIGHT, day)
    assert card.decision == untold.decision == REFUSED
    assert "card_supposed" not in codes(card)
    assert ("card_supposed" in codes(untold)) == (day == "2016-12-09")


def test_tickets_paid_in_miles_are_told_to_have_leaked():
    assert "leaks" in codes(at_the_counter(person(LONG_AGO), FLIGHT, "2018-01-01", paid_in="miles"))
    assert "leaks" not in codes(at_the_counter(person(LONG_AGO), FLIGHT, "2018-01-01", paid_in="money"))


def test_whether_a_foreigners_passport_is_found_is_not_known():
    answer = at_the_counter(person(LONG_AGO, foreigner=True), FLIGHT, "2018-01-01", paper="passport")
    assert (answer.decision, answer.missing, codes(answer)[0]) == (UNKNOWN, (), "foreigner")
    assert at_the_counter(person(foreigner=True), FLIGHT, "2018-01-01", paper="passport").decision == SOLD
    early = at_the_counter(person(LONG_AGO, foreigner=True), FLIGHT, "2016-01-01", paper="passport")
    assert early.decision == SOLD


def test_a_foreign_carrier_sees_a_notice_to_assist_only():
    served = order("2016-03-01", notified=(("lufthansa", on("2018-02-01")),))
    asked = {"carrier": "foreign", "seller": "lufthansa"}
    assert codes(at_the_counter(person(served), FLIGHT, "2018-01-31", **asked)) == ["foreign_carrier"]
    answer = at_the_counter(person(served), FLIGHT, "2018-02-01", **asked)
    assert (answer.decision, codes(answer)) == (REFUSED, ["notice_served"])
    other = at_the_counter(person(served), FLIGHT, "2018-02-01", carrier="foreign", seller="swiss")
    assert other.decision == SOLD
    abroad = at_the_counter(person(served, foreigner=True), FLIGHT, "2018-02-01", paper="passport", **asked)
    assert abroad.decision == REFUSED


@pytest.mark.parametrize("kind", ["hotel", "insurance", "real_estate", "golf", "ship", "vehicle"])
def test_elsewhere_only_a_seller_with_a_notice_refuses(kind: str):
    barred = next(values for values, row in BOOK.conduct[kind].combinations() if row.barred and row.sale is None)
    served = person(order("2016-03-01", notified=(("seller", on("2018-02-01")),), lifted="2019-01-07"))

    def ask(day: str, seller: str | None) -> tuple[str, list[str]]:
        answer = seller_answer(BOOK, {}, served, Conduct(kind, barred, seller=seller), on(day))
        return answer.decision, codes(answer)

    assert ask("2018-02-01", None) == (SOLD, ["no_gate"])
    assert ask("2018-01-31", "seller") == (SOLD, ["no_gate"])
    assert ask("2018-02-01", "seller") == (REFUSED, ["notice_served"])
    assert ask("2019-01-07", "seller") == (REFUSED, ["notice_served"])
    assert ask("2019-01-08", "seller") == (SOLD, ["no_gate", "sold_again"])


def test_a_notice_served_in_grace_closes_nothing_until_grace_is_over():
    told = order("2020-03-02", grace_until="2020-05-02", notified=(("airline", on("2020-03-03")),))
    asked = {"carrier": "foreign", "seller": "airline"}
    assert at_the_counter(person(told), FLIGHT, "2020-05-02", **asked).decision == SOLD
    assert at_the_counter(person(told), FLIGHT, "2020-05-03", **asked).decision == REFUSED


def test_a_school_with_a_notice_refuses_the_child_of_the_debtor():
    found = BOOK.conduct["school"]
    barred = next(values for values, row in found.combinations() if row.barred)
    parent = person(order("2016-03-01", notified=(("school", on("2018-02-01")),)))
    child = person(parents=(parent,))
    asked = Conduct("school", barred, seller="school")
    assert seller_answer(BOOK, {}, child, asked, on("2018-02-01")).decision == REFUSED
    assert at_the_counter(child, FLIGHT, "2018-02-01").decision == SOLD


def test_a_temporary_lift_reaches_the_sellers_with_the_lag_of_a_lift_and_ends_on_its_day():
    who = person(order("2020-03-02", approvals=(lift("2020-06-01", "2020-06-20"),)), entry("2020-03-01"))
    for day, decision, code in (
        ("2020-05-31", REFUSED, "refused"),
        ("2020-06-01", REFUSED, "refused"),
        ("2020-06-02", OPENED, "opened"),
        ("2020-06-20", OPENED, "opened"),
        ("2020-06-21", REFUSED, "refused"),
    ):
        answer = at_the_counter(who, FLIGHT, day)
        assert (day, answer.decision, codes(answer)[0]) == (day, decision, code)
    assert "lift_under_way" in codes(at_the_counter(who, FLIGHT, "2020-06-01"))
    assert at_the_counter(who, FLIGHT, "2020-06-02").until == on("2020-06-20")
    assert at_the_counter(who, FLIGHT, "2020-06-02", given={"lag_of_lift_days": 2}).decision == REFUSED


def test_a_temporary_lift_of_one_case_leaves_the_others_with_the_sellers():
    lifted = order("2020-03-02", approvals=(lift("2020-06-01", "2020-06-20"),))
    other = order("2020-03-02", case="case-2")
    assert at_the_counter(person(lifted, other), FLIGHT, "2020-06-10").decision == REFUSED
    assert at_the_counter(person(lifted, entry(case="case-2")), FLIGHT, "2020-06-10").decision == REFUSED
    reaching = {"lift_reaches_other_cases": "yes"}
    assert at_the_counter(person(lifted, other), FLIGHT, "2020-06-10", reaching).decision == OPENED


def test_a_lift_for_flights_does_not_open_the_railways():
    who = person(order("2020-03-02", approvals=(lift("2020-06-01", items=("consumption.item.air",)),)))
    assert at_the_counter(who, FLIGHT, "2020-06-10").decision == OPENED
    assert at_the_counter(who, G_SECOND, "2020-06-10").decision == REFUSED
    trains = person(order("2020-03-02", approvals=(lift("2020-06-01", items=("consumption.item.rail",)),)))
    assert at_the_counter(trains, G_SECOND, "2020-06-10").decision == OPENED


def test_a_lift_given_under_an_order_since_lifted_opens_no_entry():
    who = person(
        order("2020-03-02", lifted="2020-06-05", approvals=(lift("2020-06-01", "2020-06-20"),)), entry("2020-03-01")
    )
    assert at_the_counter(who, FLIGHT, "2020-06-04").decision == OPENED
    assert at_the_counter(who, FLIGHT, "2020-06-10").decision == REFUSED


@pytest.mark.parametrize("kind", ["necessity", "private_funds"])
def test_other_approvals_do_not_reach_the_sellers_unless_the_policy_says_so(kind: str):
    who = person(order("2016-03-01", approvals=(lift("2016-06-01", "2016-06-20", kind),)))
    answer = at_the_counter(who, FLIGHT, "2016-06-10")
    assert (answer.decision, codes(answer)[:2]) == (REFUSED, ["refused", "approval_not_told"])
    assert at_the_counter(who, FLIGHT, "2016-06-10", {"approvals_reach_sellers": "all"}).decision == OPENED


def test_an_approval_can_be_shown_to_a_seller_with_a_notice():
    told = order(
        "2016-03-01", notified=(("shop", on("2016-03-05")),), approvals=(lift("2016-06-01", "2016-06-20", "necessity"),)
    )
    asked = {"carrier": "foreign", "seller": "shop"}
    answer = at_the_counter(person(told), FLIGHT, "2016-06-01", **asked)
    assert (answer.decision, codes(answer)[0], answer.until) == (OPENED, "shown", on("2016-06-20"))
    assert at_the_counter(person(told), FLIGHT, "2016-06-21", **asked).decision == REFUSED


def test_an_entitys_entry_does_not_lead_the_sellers_to_its_people():
    behind = person(entry("2016-03-01", capacity="legal_representative", debtor="company"))
    answer = at_the_counter(behind, FLIGHT, "2018-01-01")
    assert (answer.decision, codes(answer)) == (SOLD, ["entity_people"])
    restricted = person(order("2016-03-01", capacity="legal_representative", entity=True))
    assert at_the_counter(restricted, FLIGHT, "2018-01-01").decision == REFUSED


def test_an_order_that_names_the_entity_alone_does_not_lead_the_sellers_to_its_people():
    reached = order(
        capacity="principal", debtor="works", entity=True, named=False, notified=(("agency", on("2016-03-01")),)
    )
    sold = at_the_counter(person(reached), FLIGHT, "2020-03-02", seller="agency")
    assert (sold.decision, codes(sold)[-1]) == (SOLD, "entity_people")
    named = order(capacity="principal", debtor="works", entity=True)
    assert at_the_counter(person(named), FLIGHT, "2020-03-02").decision == REFUSED


def test_an_order_is_sent_for_what_it_names_only():
    who = person(order("2016-03-01", items=frozenset({"consumption.item.leisure"})))
    answer = at_the_counter(who, FLIGHT, "2018-01-01")
    assert (answer.decision, codes(answer)) == (SOLD, ["item_not_in_order"])


@pytest.mark.parametrize("day", ["2014-06-30", "2014-07-01", "2020-03-02"])
@pytest.mark.parametrize("direction", ["leave", "enter"])
def test_who_crosses_the_border_by_aircraft_buys_the_same_ticket(day: str, direction: str):
    crossing = at_the_counter(person(LONG_AGO), "border", day, direction=direction, by="aircraft")
    assert crossing == at_the_counter(person(LONG_AGO), FLIGHT, day)
    by_road = at_the_counter(person(LONG_AGO), "border", day, direction=direction, by="road")
    assert (by_road.decision, codes(by_road)) == (SOLD, ["no_gate"])


def test_who_pays_is_not_asked_at_the_counter():
    who = person(order("2014-09-01"))
    for payer in ("own", "somebody_else"):
        assert at_the_counter(who, FLIGHT, "2015-07-01", paid_by=payer).decision == REFUSED


def test_a_seat_left_open_is_asked_for_only_where_it_matters():
    who = person(order("2016-03-01"))
    answer = at_the_counter(who, "rail D301", "2018-06-01")
    assert (answer.decision, answer.missing) == (UNKNOWN, ("seat",))
    assert answer.reasons[0].missing == ("seat",)
    assert at_the_counter(who, "rail G12", "2018-06-01").decision == REFUSED
    assert at_the_counter(who, "rail G12", "2017-06-01").decision == UNKNOWN
    assert at_the_counter(person(), "rail D301", "2018-06-01").decision == SOLD


def test_what_comes_later_is_not_told_before_its_day():
    who = person(order("2020-03-02"), entry("2020-03-02"))
    answer = at_the_counter(who, FLIGHT, "2020-03-01")
    assert (answer.decision, codes(answer), answer.until) == (SOLD, ["nothing_known"], on("2020-03-02"))


def test_a_day_before_the_book_is_refused():
    with pytest.raises(OutsideBook):
        at_the_counter(person(), FLIGHT, "2010-09-30")
