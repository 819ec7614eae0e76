"""The ledger accounts for every provision once, and for everything that the book holds."""

from collections import Counter

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book

STEPS_OF_A_TABLE = ("money.enforcement_fee.", "money.acceptance_fee.", "money.preservation_fee.")
"""The slices of a fee table stand on the line of the table."""


@pytest.fixture(scope="module")
def shipped() -> Book:
    return load_book()


def test_every_rule_and_every_figure_stands_on_a_line(shipped: Book) -> None:
    named = {name for line in shipped.ledger for name in line.rules or ()}
    held = [name for name in (*shipped.rules, *shipped.figures) if not name.startswith(STEPS_OF_A_TABLE)]
    assert [name for name in held if name not in named] == []


def test_what_a_line_names_is_in_the_book(shipped: Book) -> None:
    known = {*shipped.rules, *shipped.figures, *shipped.duties, *shipped.switches}
    assert [name for line in shipped.ledger for name in line.rules or () if name not in known] == []


def test_no_provision_has_two_lines(shipped: Book) -> None:
    lines = Counter((line.instrument, line.texts, line.provision) for line in shipped.ledger)
    assert [line for line, times in lines.items() if times > 1] == []


def test_what_is_not_modelled_in_full_says_why_in_both_languages(shipped: Book) -> None:
    short = [line for line in shipped.ledger if line.status != "modelled"]
    assert short
    assert [line.provision for line in short if line.why is None or not (line.why.en and line.why.zh)] == []


def test_what_is_left_out_names_no_rule_and_what_is_modelled_names_one(shipped: Book) -> None:
    assert [line.provision for line in shipped.ledger if line.status == "left_out" and line.rules] == []
    assert [line.provision for line in shipped.ledger if line.status == "modelled" and not line.rules] == []


def test_every_instrument_says_in_one_line_what_of_it_was_not_read(shipped: Book) -> None:
    told = {name: instrument.not_read for name, instrument in shipped.instruments.items()}
    assert [name for name, line in told.items() if line is None or "\n" in line.en or not line.zh] == []


def test_every_instrument_that_a_rule_cites_has_a_line(shipped: Book) -> None:
    with_line = {line.instrument for line in shipped.ledger}
    cited = {
        cite.instrument for rule in shipped.rules.values() for version in rule.dated.versions for cite in version.cites
    }
    assert cited - with_line == set()
