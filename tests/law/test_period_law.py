"""A period of the law is found by its id, with the length of the day it starts on."""

from collections.abc import Mapping
from datetime import date

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.citation import Citation
from blacklist_sim.law.instrument import Instrument
from blacklist_sim.law.length import Length
from blacklist_sim.law.model import Dated, Figure, FigureValue, Gap, Rule, RuleVersion
from blacklist_sim.law.period_law import counting_rules
from blacklist_sim.text import Text

CALENDAR = load_calendar(environ={})
BEFORE, CHANGE = date(2013, 10, 1), date(2017, 5, 1)
CITE = Citation("list-provisions", article="5", paragraph="2")


@pytest.fixture
def book(instruments: Mapping[str, Instrument]) -> Book:
    name = Text("deciding on an application", "审查申请")
    value = FigureValue(CHANGE, None, Length(15, "day"), (CITE,), "confirmed")
    gap = Gap(BEFORE, CHANGE, Text("the text fixes no period", "文本未规定期间"))
    figure = Figure("listing.decide", name, "period", True, Dated([value]), (gap,), None)
    rule = Rule("time.rest_day_rolls", name, "principle", "act", (), None, None, None, "court", ())
    rolling = Citation("cpl", subject="computing_periods", paragraph="3")
    version = RuleVersion(rule, CHANGE, None, (rolling,), "unverified", name, None)
    object.__setattr__(rule, "dated", Dated([version]))
    return Book(
        version="0", first_day=BEFORE, covers=name, state_of_law=CHANGE, instruments=instruments,
        rules={rule.id: rule}, figures={figure.id: figure}, duties={}, switches={}, ledger=(), glossary={}, digest="",
    )  # fmt: skip


def test_a_counting_rule_is_cited_with_the_number_and_evidence_of_its_day(book: Book) -> None:
    rolling = counting_rules(book, date(2019, 9, 16))("time.rest_day_rolls")
    assert rolling is not None
    assert rolling.zh == "《民事诉讼法》（2017年文本）第八十二条第三款〔未核实〕"


def test_a_counting_rule_is_cited_only_while_it_is_in_force(book: Book) -> None:
    assert counting_rules(book, date(2016, 1, 1))("time.rest_day_rolls") is None
    assert counting_rules(book, date(2019, 1, 1))("time.unknown") is None
