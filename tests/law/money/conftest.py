"""The shipped book, and claims written in few words."""

from datetime import date

import pytest

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book


@pytest.fixture(scope="session")
def book() -> Book:
    return load_book()


@pytest.fixture(scope="session")
def change(book: Book) -> date:
    """The day on which the doubled part replaced the old rule."""
    return book.figures["money.doubled_part.daily_rate"].dated.versions[0].start
