"""The lists of the railways and the airlines: objections, effect, time, end; each boundary on both its sides."""

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.gate.restraints import Approval

from .counters import (
    BOOK,
    D_FIRST,
    D_SECOND,
    FLIGHT,
    G_SECOND,
    HARD_SEAT,
    SOFT_SLEEPER,
    by_the_lists,
    codes,
    entry,
    eve,
    listing,
    on,
    order,
    person,
)

OPEN, CLOSED, UNKNOWN = "permitted", "prohibited", "unknown"

# Published on Monday 2019-06-03; seven working days with the holiday of Friday 2019-06-07 among them end on 06-13.
PUBLISHED, EFFECT = "2019-06-03", "2019-06-14"


@pytest.mark.parametrize(
    ("operator", "category", "said", "last"),
    [
        ("rail", "misconduct", HARD_SEAT, "2019-12-10"),  # 180 days from 06-13
        ("rail", "repeated_fare_evasion", HARD_SEAT, "2019-09-11"),  # 90 days
        ("rail", "other_fields", G_SECOND, "2020-06-13"),  # a year
        ("air", "misconduct", FLIGHT, "2020-06-13"),
        ("air", "other_fields", FLIGHT, "2020-06-13"),
    ],
)
def test_a_list_closes_after_the_objections_and_for_its_time(operator: str, category: str, said: str, last: str):
    who = person(listing(operator, category, PUBLISHED))
    for day, decision in ((eve(PUBLISHED), OPEN), (PUBLISHED, OPEN), (eve(EFFECT), OPEN), (EFFECT, CLOSED)):
        assert (day, by_the_lists(who, said, day).decision) == (day, decision)
    assert by_the_lists(who, said, EFFECT).until == on(last)
    assert by_the_lists(who, said, last).decision == CLOSED
    gone = by_the_lists(who, said, str(on(last).fromordinal(on(last).toordinal() + 1)))
    assert (gone.decision, codes(gone), gone.until) == (OPEN, ["list_left"], None)


def test_the_length_is_told_as_the_book_has_it():
    who = person(listing("rail", "misconduct", PUBLISHED))
    closed, length = by_the_lists(who, HARD_SEAT, EFFECT).reasons
    assert closed.version is BOOK.rules["consumption.operators.rail.misconduct"].on(on(EFFECT))
    assert closed.cause == who.operators[0]
    assert length.version is BOOK.figures["consumption.operators.rail.misconduct"].on(on(EFFECT))
    assert "180 days" in length.says.en
    assert "180日" in length.says.zh


@pytest.mark.parametrize(
    ("settled", "day", "decision"),
    [
        (None, "2025-01-06", CLOSED),
        ("2019-08-01", "2019-07-31", CLOSED),
        ("2019-08-01", "2019-08-01", OPEN),
        ("2019-06-10", EFFECT, OPEN),
    ],
)
def test_evading_a_fare_closes_until_it_is_paid(settled: str | None, day: str, decision: str):
    answer = by_the_lists(person(listing("rail", "fare_evasion", PUBLISHED, settled)), HARD_SEAT, day)
    assert answer.decision == decision


def test_who_pays_in_the_time_for_objections_is_never_shut_out():
    who = person(listing("rail", "fare_evasion", PUBLISHED, "2019-06-10"))
    assert codes(by_the_lists(who, HARD_SEAT, EFFECT)) == ["met_before_effect"]


@pytest.mark.parametrize(
    ("ends", "settled", "last"),
    [
        ("fixed_time", None, "2019-09-11"),
        ("fixed_time", "2019-07-01", "2019-09-11"),
        ("also_paid", "2019-07-01", "2019-09-11"),
        ("also_paid", "2019-10-08", "2019-10-07"),
        ("also_paid", None, None),
    ],
)
def test_who_evades_fares_repeatedly_leaves_as_the_policy_says(ends: str, settled: str | None, last: str | None):
    who = person(listing("rail", "repeated_fare_evasion", PUBLISHED, settled))
    answer = by_the_lists(who, HARD_SEAT, EFFECT, {"repeated_fare_evasion_ends": ends})
    assert (answer.decision, answer.until) == (CLOSED, on(last) if last else None)


@pytest.mark.parametrize(("operator", "said"), [("rail", G_SECOND), ("air", FLIGHT)])
def test_from_the_list_for_other_fields_a_duty_met_removes_early(operator: str, said: str):
    who = person(listing(operator, "other_fields", PUBLISHED, "2019-09-02"))
    assert by_the_lists(who, said, "2019-09-01").decision == CLOSED
    left = by_the_lists(who, said, "2019-09-02")
    assert (left.decision, codes(left)) == (OPEN, ["list_left"])
    assert left.reasons[0].version is BOOK.rules["consumption.operators.removal"].on(on("2019-09-02"))


def test_a_listing_is_not_told_before_it_is_published():
    who = person(listing("rail", "misconduct", PUBLISHED))
    assert codes(by_the_lists(who, HARD_SEAT, eve(PUBLISHED))) == ["not_listed"]
    assert codes(by_the_lists(who, HARD_SEAT, PUBLISHED)) == ["time_for_objections"]


def test_misconduct_has_no_duty_that_could_be_met_early():
    who = person(listing("rail", "misconduct", PUBLISHED, "2019-07-01"))
    assert by_the_lists(who, HARD_SEAT, "2019-12-10").decision == CLOSED


@pytest.mark.parametrize(
    ("said", "misconduct", "other_fields"),
    [
        (HARD_SEAT, CLOSED, OPEN),
        (D_SECOND, CLOSED, OPEN),
        ("rail K5 hard_sleeper", CLOSED, OPEN),
        ("rail D301 second_class_berth", CLOSED, OPEN),
        (D_FIRST, CLOSED, CLOSED),
        (G_SECOND, CLOSED, CLOSED),
        (SOFT_SLEEPER, CLOSED, CLOSED),
        (FLIGHT, OPEN, OPEN),
        ("ship", OPEN, OPEN),
        ("hotel", OPEN, OPEN),
    ],
)
def test_misconduct_closes_every_seat_of_every_train_other_fields_the_high_classes(
    said: str, misconduct: str, other_fields: str
):
    for category, decision in (("misconduct", misconduct), ("other_fields", other_fields)):
        who = person(listing("rail", category, PUBLISHED))
        assert (category, by_the_lists(who, said, "2019-07-01").decision) == (category, decision)


def test_the_airlines_list_reaches_no_train_and_no_rescue_flight():
    who = person(listing("air", "misconduct", PUBLISHED))
    assert codes(by_the_lists(who, G_SECOND, "2019-07-01")) == ["other_operator"]
    assert by_the_lists(who, FLIGHT, "2019-07-01", purpose="rescue").decision == OPEN


@pytest.mark.parametrize("operator", ["air", "rail"])
def test_the_airlines_list_reaches_the_flight_over_the_border(operator: str):
    who = person(listing(operator, "misconduct", PUBLISHED))
    crossing = by_the_lists(who, "border", "2019-07-01", direction="leave", by="aircraft")
    assert crossing == by_the_lists(who, FLIGHT, "2019-07-01")
    assert codes(by_the_lists(who, "border", "2019-07-01", direction="leave", by="road")) == ["no_operator"]


@pytest.mark.parametrize(("published", "decision"), [("2018-04-30", OPEN), ("2018-05-02", CLOSED)])
def test_before_the_opinions_of_2018_there_is_no_such_list(published: str, decision: str):
    answer = by_the_lists(person(listing("rail", "misconduct", published)), HARD_SEAT, "2018-06-01")
    assert answer.decision == decision
    if decision == OPEN:
        assert codes(answer) == ["no_list_yet"]


def test_a_seat_left_open_is_asked_for_only_where_it_matters():
    high = person(listing("rail", "other_fields", PUBLISHED))
    answer = by_the_lists(high, "rail D301", "2019-07-01")
    assert (answer.decision, answer.missing) == (UNKNOWN, ("seat",))
    assert by_the_lists(high, "rail G1", "2019-07-01").decision == CLOSED
    assert by_the_lists(person(listing("rail", "misconduct", PUBLISHED)), "rail D301", "2019-07-01").decision == CLOSED


def test_of_two_listings_the_longer_decides_until_when():
    who = person(listing("rail", "misconduct", PUBLISHED), listing("rail", "repeated_fare_evasion", PUBLISHED))
    answer = by_the_lists(who, HARD_SEAT, EFFECT)
    assert (answer.until, codes(answer).count("closed_by_misconduct")) == (on("2019-12-10"), 2)


def test_days_that_rest_on_an_unpublished_calendar_are_marked():
    later = person(listing("rail", "misconduct", "2027-06-01"))
    (told,) = by_the_lists(later, HARD_SEAT, "2027-06-02").reasons
    assert (told.code, told.evidence) == ("time_for_objections", "unverified")
    sure = person(listing("rail", "misconduct", PUBLISHED))
    assert by_the_lists(sure, HARD_SEAT, eve(EFFECT)).reasons[0].evidence is None


@pytest.mark.parametrize(
    ("measure", "days"),
    [
        (order("2017-01-10", lifted="2019-03-05"), {"2018-04-30": OPEN, "2018-05-01": CLOSED, "2019-03-05": OPEN}),
        (entry("2018-07-02", "2019-03-05"), {"2018-07-01": OPEN, "2018-07-02": CLOSED, "2019-03-05": OPEN}),
        (order("2020-03-02", grace_until="2020-05-02"), {"2020-05-02": OPEN, "2020-05-03": CLOSED}),
        (order("2017-01-10", lifted="2018-04-02"), {"2018-05-01": OPEN}),
        (entry("2018-07-02", capacity="principal"), {"2018-07-02": OPEN}),
    ],
    ids=["order", "entry", "after grace", "lifted before the lists", "entry of an entity"],
)
def test_court_debtors_stand_on_these_lists_only_if_the_policy_says_so(measure, days: dict[str, str]):
    for day, decision in days.items():
        both = by_the_lists(person(measure), FLIGHT, day, {"court_debtors_on_operator_lists": "both"})
        assert (day, both.decision) == (day, decision)
        usual = by_the_lists(person(measure), FLIGHT, day)
        assert (usual.decision, usual.until) == (OPEN, None)
        assert codes(usual) == ["court_debtor_apart"]
        assert (
            by_the_lists(person(measure), HARD_SEAT, day, {"court_debtors_on_operator_lists": "both"}).decision == OPEN
        )


def test_a_lift_for_a_time_leaves_a_court_debtor_on_the_operators_lists():
    lift = Approval("temporary_lift", on("2020-06-01"), on("2020-06-20"))
    who = person(order("2020-03-02", approvals=(lift,)))
    answer = by_the_lists(who, FLIGHT, "2020-06-10", {"court_debtors_on_operator_lists": "both"})
    assert (answer.decision, codes(answer)) == (CLOSED, ["court_debtor"])
    assert (answer.reasons[0].order, answer.reasons[0].evidence) == (who.orders[0], "unverified")


@pytest.mark.parametrize(
    ("operator", "category", "told"),
    [
        ("bus", "misconduct", "rail, air"),
        ("air", "fare_evasion", "misconduct, other_fields"),
        ("rail", "theft", "fare"),
    ],
)
def test_a_listing_that_no_operator_makes_is_refused(operator: str, category: str, told: str):
    with pytest.raises(BadInput) as refused:
        by_the_lists(person(listing(operator, category, PUBLISHED)), HARD_SEAT, EFFECT)
    assert told in refused.value.render("en")
    assert "没有" in refused.value.render("zh")
