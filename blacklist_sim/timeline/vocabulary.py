"""The words a timeline may use: the catalogue's acts and facts, the book's rules and policy switches."""

from dataclasses import dataclass
from functools import cache, cached_property

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book
from blacklist_sim.timeline.events import EventForms
from blacklist_sim.workflow.catalogue import Catalogue
from blacklist_sim.workflow.catalogue_load import catalogue

PERSON_TYPES = ("person", "persons")


@dataclass(frozen=True)
class Vocabulary:
    """A catalogue and a book, and the forms made from them."""

    catalogue: Catalogue
    book: Book

    @cached_property
    def forms(self) -> EventForms:
        """The forms of events, compiled at first use."""
        return EventForms(self.catalogue)

    @cached_property
    def person_fields(self) -> dict[str, tuple[str, ...]]:
        """For each act the payload fields that name people."""
        return {
            name: tuple(field.name for field in kind.payload.values() if field.type in PERSON_TYPES)
            for name, kind in self.catalogue.acts.items()
        }

    @cached_property
    def expectable(self) -> frozenset[str]:
        """The names by which an expectation may call a rule, a duty, an act or a period."""
        book, acts = self.book, self.catalogue
        return frozenset((*book.rules, *book.duties, *acts.acts, *acts.lapses))


@cache
def vocabulary() -> Vocabulary:
    """The words of the package's own catalogue and book."""
    return Vocabulary(catalogue(), load_book())
