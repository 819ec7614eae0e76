"""Putting the shipped book, calendar, catalogue and bindings together, once a process."""

from functools import cache
from typing import Any

from blacklist_sim.errors import LawDataError
from blacklist_sim.law.calendar_overrides import load_calendar
from blacklist_sim.law.load import load_book
from blacklist_sim.text import Text
from blacklist_sim.workflow.bind import bindings
from blacklist_sim.workflow.catalogue_load import catalogue
from blacklist_sim.workflow.check import inconsistencies, unestablished
from blacklist_sim.workflow.engine import Engine


@cache
def load_engine() -> Engine:
    """The engine on the shipped law; raises `LawDataError` with everything that is wrong or does not fit together."""
    problems: list[Text] = []
    parts: list[Any] = []
    for load in (load_book, catalogue):
        try:
            parts.append(load())
        except LawDataError as error:
            problems.extend(error.problems)
    if not problems:
        book, acts = parts
        problems = [*inconsistencies(book, acts, bindings()), *unestablished(book, acts)]
    if problems:
        raise LawDataError(problems)
    return Engine(book, load_calendar(), acts, bindings())
