"""The list as the texts have it: what the tables of the stage say, and what its shipped stories show."""

from datetime import date

import pytest

from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import replay
from blacklist_sim.workflow.assemble import load_engine

STORIES = (
    "assets-suffice-and-applicant-holds-off",
    "bankruptcy-ground-one-off-ground-five-stays",
    "before-the-decision",
    "campus-loan-student-as-a-rule-not",
    "company-listed-its-people-not",
    "death-of-a-listed-debtor",
    "decision-without-form",
    "deletion-late-or-never",
    "early-deletion",
    "entry-of-2013-reclassified",
    "grace-paid-and-unpaid",
    "ground-1-paid-in-full",
    "ground-four-paid-in-full-stays-listed",
    "ground-one-paid-in-full-comes-off",
    "hidden-for-a-time-with-the-debt-open",
    "hunan-notice-before-listing",
    "list-began-on-2013-10-01",
    "listed-restricted-banned-in-debt",
    "listing-application-fifteen-days",
    "minor-never-listed",
    "mixed-grounds-two-entries",
    "neighbouring-registers-keep-their-clocks",
    "no-means-2013-text-and-2017-text",
    "paid-between-decision-and-publication",
    "retrial-then-listed-again",
    "seven-deletion-grounds",
    "six-months-after-deletion-on-request",
    "spouse-listed-by-mistake",
    "term-extended-for-several-acts",
    "term-over-debt-unpaid-comes-off",
    "three-deletion-grounds-of-2013",
    "two-empty-queries-after-the-round",
    "wrong-data-corrected",
    "wrong-targets-refused-and-undone",
)

SWITCHES = {
    "Q1": "entries_of_2013",
    "Q2": "term_starts",
    "Q3": "three_days_start",
    "Q4": "relisting_after_term",
    "Q5": "credit_opinion_times",
    "Q6": "mixed_grounds",
    "Q7": "term_entry_after_performance",
    "Q8": "extension_size",
    "Q9": "grace_use",
    "Q10": "queries_that_count",
    "Q11": "refused_applicant_remedy",
    "Q12": "default_grading",
    "Q13": "six_months_and_own_motion",
    "Q14": "good_faith_opinions_start",
}

SEVEN = {
    "listing.delete.performed": "1",
    "listing.delete.settlement": "2",
    "listing.delete.creditor_request": "3",
    "listing.delete.no_assets": "4",
    "listing.delete.suspended": "5",
    "listing.delete.refused_enforcement": "6",
    "listing.delete.terminated": "7",
}


@pytest.mark.parametrize("name", STORIES)
def test_the_story_ends_as_it_expects(name):
    for story in read_timelines(f"fixture:{name}"):
        told = replay(load_engine(), story)
        assert told.stopped is None, (story.title.en, told.stopped)
        assert not told.failed, [(story.title.en, check.key, check.expected, check.found) for check in told.failed]


@pytest.mark.parametrize(("mark", "switch"), SWITCHES.items())
def test_each_gap_in_the_text_has_its_switch(mark, switch):
    assert load_engine().book.switches[switch].note_ref == mark


@pytest.mark.parametrize(("rule", "item"), SEVEN.items())
def test_the_seven_grounds_of_2017_are_the_items_of_one_paragraph(rule, item):
    cite = load_engine().book.rules[rule].on(date(2017, 5, 1)).cites[0]
    assert (cite.article, cite.paragraph, cite.item) == ("10", "1", item)


def test_three_of_the_seven_grounds_stood_in_the_2013_text():
    book = load_engine().book
    of_2013 = {rule for rule in SEVEN if book.rules[rule].on(date(2017, 4, 30)) is not None}
    assert of_2013 == {"listing.delete.performed", "listing.delete.settlement", "listing.delete.terminated"}


@pytest.mark.parametrize(
    ("figure", "day_before", "first_day", "value"),
    [
        ("listing.decide_application", date(2017, 4, 30), date(2017, 5, 1), "15 days"),
        ("listing.delete", date(2017, 4, 30), date(2017, 5, 1), "3 working_days"),
        ("listing.term", date(2017, 4, 30), date(2017, 5, 1), "24 months"),
        ("listing.relist_bar", date(2017, 4, 30), date(2017, 5, 1), "6 months"),
        ("listing.grace.most", date(2020, 1, 1), date(2020, 1, 2), "3 months"),
    ],
)
def test_a_period_begins_with_its_text(figure, day_before, first_day, value):
    figures = load_engine().under({}).book.figures
    assert figures[figure].on(day_before) is None
    assert str(figures[figure].on(first_day).value) == value


def test_the_opinions_can_be_read_from_their_date():
    book = load_engine().under({"good_faith_opinions_start": "issue"}).book
    assert book.rules["listing.target.officer"].on(date(2019, 12, 16)) is not None
    assert book.rules["listing.target.officer"].on(date(2019, 12, 15)) is None


@pytest.mark.parametrize("ground", ["obstructs", "evades", "report", "restriction", "settlement"])
def test_ability_is_an_element_of_every_ground_only_in_the_2013_text(ground):
    rule = load_engine().book.rules[f"listing.ground.{ground}"]
    assert rule.on(date(2017, 4, 30)).predicate == f"listing.ground.{ground}.able"
    assert rule.on(date(2017, 5, 1)).predicate == f"listing.ground.{ground}"


def test_nobody_is_deleted_who_was_not_published():
    table = load_engine().catalogue.table
    assert {
        source
        for (track, source, trigger) in table
        if track == "listing" and table[track, source, trigger] == "deleted" and source != "deleted"
    } == {"published"}
