"""The date vectors of the law note on the list, each named by its event and what the rule makes of it."""

from datetime import date

import pytest

from .listing_stories import ABLE, REPORT, due, listed_on, refusing, tell

APPLIED = "date: {}, act: apply_listing, by: lender, grounds: [able_but_refuses]"
PAID = "date: {}, act: pay, by: borrower, amount: in_full"
REJECTED_ON_2019_03_20 = (
    *listed_on("2019-03-04", ABLE),
    "date: 2019-03-11, act: apply_correction, by: borrower, cause: should_not_be_listed, in_writing: true",
    "date: 2019-03-20, act: reject_correction",
    "date: 2019-03-20, act: serve_rejection",
)


def test_an_application_received_on_2019_03_04_is_decided_by_2019_03_19() -> None:
    assert due(tell(APPLIED.format("2019-03-04")), "listing.decide_application") == date(2019, 3, 19)


def test_an_application_received_on_2019_09_16_ends_in_the_holiday_and_rolls_to_2019_10_08() -> None:
    assert due(tell(APPLIED.format("2019-09-16")), "listing.decide_application") == date(2019, 10, 8)


@pytest.mark.parametrize(("day", "refused"), [("2019-04-01", ()), ("2019-04-02", ("review.reconsideration.in_time",))])
def test_a_rejection_served_on_2019_03_20_leaves_until_monday_2019_04_01(day: str, refused: tuple[str, ...]) -> None:
    assert refusing(tell(*REJECTED_ON_2019_03_20, f"date: {day}, act: apply_reconsideration, by: borrower")) == refused


@pytest.mark.parametrize(("make_up_days", "last"), [("yes", date(2019, 10, 8)), ("no", date(2019, 10, 9))])
def test_a_ground_on_2019_09_27_counts_the_make_up_sunday(make_up_days: str, last: date) -> None:
    policy = f'{{make_up_days_work: "{make_up_days}"}}'
    told = tell(*listed_on("2019-03-04", ABLE), PAID.format("2019-09-27"), policy=policy)
    assert due(told, "listing.delete.performed") == last


def test_a_ground_on_2019_06_06_passes_over_the_holiday_to_2019_06_12() -> None:
    told = tell(*listed_on("2019-03-04", ABLE), PAID.format("2019-06-06"))
    assert due(told, "listing.delete.performed") == date(2019, 6, 12)


def test_a_term_of_two_years_from_2019_03_01_ends_2021_03_01_and_leaves_until_2021_03_04_to_delete() -> None:
    term = listed_on("2019-03-01", REPORT)
    (end,) = [period.deadline.last for period in tell(*term).state.periods if period.kind.id == "listing.term"]
    assert end == date(2021, 3, 1)
    assert due(tell(*term, "date: 2021-03-02"), "listing.delete.expired") == date(2021, 3, 4)


def test_fifteen_days_three_working_days_ten_days_fifteen_days() -> None:
    """The whole road of a petition, counted from one day to the next."""
    told = tell(*REJECTED_ON_2019_03_20[:5])
    assert due(told, "review.examine") == date(2019, 3, 26)
    told = tell(*REJECTED_ON_2019_03_20, "date: 2019-03-29, act: apply_reconsideration, by: borrower")
    assert due(told, "review.decide_reconsideration") == date(2019, 4, 15)
    upheld = (
        "date: 2019-04-12, act: decide_reconsideration, result: granted, reasons: 已查明, facts: {wrongly_listed: true}"
    )
    told = tell(*REJECTED_ON_2019_03_20, "date: 2019-03-29, act: apply_reconsideration, by: borrower", upheld)
    assert due(told, "review.carry_out.revoke") == date(2019, 4, 17)
