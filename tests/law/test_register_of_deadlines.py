"""The register of deadlines of the law note: length, unit and rolling of each period, and when it changed."""

from datetime import date

import pytest

from blacklist_sim.law.length import Length
from blacklist_sim.law.load import load_book

NOW = date(2025, 6, 2)
REGISTER = [
    # figure, length, whether it rolls off a rest day (None: there is nothing to roll)
    ("title.appeal_judgment", "15 days", True),
    ("title.appeal_ruling", "10 days", True),
    ("title.appeal_no_domicile", "30 days", True),
    ("title.public_notice", "30 days", True),
    ("title.public_notice_abroad", "60 days", True),
    ("title.limitation", "2 years", True),
    ("title.filing", "7 days", True),
    ("title.notice", "10 days", True),
    ("title.notice.after_measure", "3 days", True),
    ("title.jurisdiction_objection", "10 days", True),
    ("title.report.supplement", "10 days", True),
    ("review.objection.decide", "15 days", True),
    ("review.objection.review", "10 days", True),
    ("review.objection.review_decide", "30 days", True),
    ("review.objection.review_extension", "30 days", True),
    ("review.object.sue", "15 days", True),
    ("review.objection.termination", "60 days", True),
    ("review.sanction.apply", "3 days", True),
    ("review.sanction.decide", "5 days", True),
    ("review.exit_ban.apply", "10 days", True),
    ("review.exit_ban.decide", "15 days", True),
    ("review.examine", "15 days", True),
    ("review.correct", "3 working_days", None),
    ("review.reconsider", "10 days", True),
    ("review.decide_reconsideration", "15 days", True),
    ("listing.grace.least", "1 month", False),
    ("listing.grace.most", "3 months", False),
    ("consumption.temporary_lift.max", "1 month", False),
    ("round.three_months", "3 months", None),
    ("round.query", "6 months", None),
    ("round.query_years", "5 years", None),
    ("title.handling", "6 months", None),
    ("seizure.money", "1 year", False),
    ("seizure.movables", "2 years", False),
    ("seizure.real_estate", "3 years", False),
    ("seizure.other", "3 years", False),
    ("deferral.security", "1 year", False),
    ("retrial.application", "6 months", True),
    ("payout.to_applicant", "30 days", True),
]
CHANGES = [
    # figure, the last day of the old length, the old length, the new one
    ("title.public_notice", "2021-12-31", "60 days", "30 days"),
    ("title.public_notice_abroad", "2023-12-31", "3 months", "60 days"),
    ("seizure.money", "2015-02-03", "6 months", "1 year"),
    ("seizure.movables", "2015-02-03", "1 year", "2 years"),
    ("seizure.real_estate", "2015-02-03", "2 years", "3 years"),
]


@pytest.mark.parametrize(("figure", "length", "rolls"), REGISTER, ids=lambda value: str(value))
def test_the_period_is_that_of_the_register(figure: str, length: str, rolls: bool | None) -> None:
    book = load_book()
    found = book.figures[figure].on(NOW)
    assert found is not None
    assert found.value == Length.parse(length)
    if rolls is not None:
        assert book.rolls(book.figures[figure], {}) == rolls


@pytest.mark.parametrize(("figure", "last_day", "old", "new"), CHANGES, ids=lambda value: str(value))
def test_the_length_changes_from_one_day_to_the_next(figure: str, last_day: str, old: str, new: str) -> None:
    before = date.fromisoformat(last_day)
    values = [load_book().figures[figure].on(day) for day in (before, date.fromordinal(before.toordinal() + 1))]
    assert [value and value.value for value in values] == [Length.parse(old), Length.parse(new)]


def test_before_2015_02_04_the_notice_was_due_three_days_after_the_decision_to_accept() -> None:
    figures = load_book().figures
    old, new = date(2015, 2, 3), date(2015, 2, 4)
    assert [figures["title.notice.from_acceptance"].on(day) is not None for day in (old, new)] == [True, False]
    assert [figures["title.notice"].on(day) is not None for day in (old, new)] == [False, True]


def test_until_the_end_of_2021_each_instalment_has_its_own_two_years() -> None:
    figures = load_book().figures
    old, new = date(2021, 12, 31), date(2022, 1, 1)
    assert [figures["title.limitation.each_instalment"].on(day) is not None for day in (old, new)] == [True, False]
    assert [figures["title.limitation.final_instalment"].on(day) is not None for day in (old, new)] == [False, True]


@pytest.mark.parametrize("figure", ["title.public_notice", "title.public_notice_abroad", "title.mail_abroad"])
def test_what_was_not_read_of_the_2007_text_is_marked_as_unverified(figure: str) -> None:
    values = [load_book().figures[figure].on(day) for day in (date(2012, 12, 31), date(2013, 1, 1))]
    assert [value and value.evidence for value in values] == ["unverified", "confirmed"]
