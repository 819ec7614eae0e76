"""How the counting rules of a period are cited as the law stood on a day."""

from datetime import date

from blacklist_sim.law.book import Book
from blacklist_sim.law.period_report import Cite
from blacklist_sim.text import Text


def counting_rules(book: Book, day: date) -> Cite:
    """How to cite a counting rule by its id, as the law stood on `day`."""

    def cite(rule_id: str) -> Text | None:
        rule = book.rules.get(rule_id)
        version = rule.on(day) if rule is not None else None
        return None if version is None else book.cited(version, day)

    return cite
