"""The book of one day: what was in force on it holds on every date, and nothing else on any."""

from datetime import date, timedelta

import pytest

from blacklist_sim.errors import OutsideBook
from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book
from blacklist_sim.workflow.assemble import load_engine

BOOK = load_book()
EVE, FIRST = date(2017, 4, 30), date(2017, 5, 1)
DATES = (BOOK.first_day, date(2014, 8, 1), EVE, FIRST, date(2021, 1, 1), date(2026, 11, 1))
DAY = timedelta(days=1)


@pytest.fixture(scope="module", params=(BOOK.first_day, EVE, FIRST, date(2026, 11, 1)), ids=str)
def held(request: pytest.FixtureRequest) -> Book:
    return BOOK.as_on(request.param)


def test_every_date_reads_each_rule_and_figure_as_the_day_does(held: Book) -> None:
    assert held.held_on is not None
    for day in DATES:
        for name, rule in held.rules.items():
            here, there = rule.on(day), BOOK.rules[name].on(held.held_on)
            assert (here and (here.says, here.predicate, here.cites)) == (
                there and (there.says, there.predicate, there.cites)
            )
            gap, declared = rule.gap_on(day), BOOK.rules[name].gap_on(held.held_on)
            assert (gap and gap.why) == (declared and declared.why)
        for name, figure in held.figures.items():
            value, known = figure.on(day), BOOK.figures[name].on(held.held_on)
            assert (value and value.value) == (known and known.value)


def test_a_version_belongs_to_the_rule_that_holds_it(held: Book) -> None:
    assert all(version.rule is rule for rule in held.rules.values() for version in rule.dated.versions)


def test_the_law_never_changes_in_it(held: Book) -> None:
    assert held.changes_between(held.first_day, date(2030, 1, 1)) == ()
    assert len({held.epoch(day) for day in DATES}) == 1


@pytest.mark.parametrize(("day", "number"), [(EVE, "法释〔2013〕17号"), (FIRST, "法释〔2017〕7号")])
def test_what_is_cited_is_the_text_of_the_day_with_its_own_article_numbers(day: date, number: str) -> None:
    held = BOOK.as_on(day)
    version = held.rules["listing.publish.content"].on(date(2021, 1, 1))
    assert version is not None
    for on in DATES:
        assert number in held.cited(version, on).zh
        assert number in held.cited_together([version], on).zh
        assert (text := held.text_on("list-provisions", on)) is not None and text.number == number


@pytest.mark.parametrize(("day", "knows"), [(EVE, False), (FIRST, True)])
def test_what_begins_on_a_day_is_known_from_that_day_on_and_then_always(day: date, knows: bool) -> None:
    rule = BOOK.as_on(day).rules["listing.term.none"]
    assert [rule.on(on) is not None for on in DATES] == [knows] * len(DATES)
    assert (rule.begins <= BOOK.first_day) is knows
    assert (rule.begins == date.max) is not knows


@pytest.mark.parametrize(("day", "bears"), [(date(2014, 7, 31), False), (date(2014, 8, 1), True)])
def test_the_doubled_part_runs_on_every_date_or_on_none(day: date, bears: bool) -> None:
    held = BOOK.as_on(day)
    for on in DATES:
        assert (held.figures["money.doubled_part.daily_rate"].on(on) is not None) is bears
        assert (held.figures["money.old_delay_interest.factor"].on(on) is None) is bears


def test_a_figure_that_is_never_in_force_still_has_the_value_that_came_first() -> None:
    held = BOOK.as_on(EVE)
    assert held.figures["listing.age_of_majority"].on(FIRST) is None
    assert held.value("listing.age_of_majority", FIRST) == BOOK.figures["listing.age_of_majority"].on(FIRST)


def test_a_day_before_the_book_is_refused() -> None:
    with pytest.raises(OutsideBook):
        BOOK.as_on(BOOK.first_day - DAY)


def test_the_book_itself_stays_as_it_was() -> None:
    before = {name: rule.dated.versions for name, rule in BOOK.rules.items()}
    held = BOOK.as_on(EVE)
    assert (held.digest, held.version) == (BOOK.digest, BOOK.version)
    assert {name: rule.dated.versions for name, rule in BOOK.rules.items()} == before
    assert (BOOK.held_on, BOOK.whole) == (None, None)


def test_a_day_of_a_held_book_is_that_of_the_whole_one() -> None:
    assert BOOK.as_on(EVE).as_on(FIRST).rules["listing.term.none"].on(EVE) is not None


ISSUE, RELEASE = {"good_faith_opinions_start": "issue"}, {"good_faith_opinions_start": "release"}


@pytest.mark.parametrize(
    ("policy", "day", "knows"),
    [
        (ISSUE, date(2019, 12, 15), False),
        (ISSUE, date(2019, 12, 16), True),
        (RELEASE, date(2020, 1, 1), False),
        (RELEASE, date(2020, 1, 2), True),
    ],
)
def test_a_policy_that_moves_a_commencement_moves_it_first_in_whichever_order_they_are_asked(
    policy: dict[str, str], day: date, knows: bool
) -> None:
    for held in (BOOK.under(policy).as_on(day), BOOK.as_on(day).under(policy)):
        assert (held.rules["listing.bar.campus_loan"].on(EVE) is not None) is knows


def test_an_engine_is_made_once_for_each_day_and_keeps_its_law_under_a_policy() -> None:
    engine = load_engine()
    held = engine.as_on(EVE)
    assert engine.as_on(EVE) is held
    assert held.book.held_on == EVE and engine.book.held_on is None
    assert held.under({"make_up_days_work": "no"}).book.held_on == EVE
    with pytest.raises(OutsideBook):
        engine.as_on(BOOK.first_day - DAY)
