"""The words a timeline may use: the catalogue's acts and facts, the book's rules and policy switches."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book
from blacklist_sim.text import Text
from blacklist_sim.timeline.doers import OFFICES
from blacklist_sim.workflow.catalogue import ActKind, Catalogue
from blacklist_sim.workflow.catalogue_load import catalogue

if TYPE_CHECKING:
    from blacklist_sim.timeline.events import EventForms

PERSON_TYPES = ("person", "persons")
NEEDS_ONE_DEBTOR = ("debtor", "new_entry", "new_order", "new_ban", "new_remedy")


@dataclass(frozen=True, slots=True)
class ActForm:
    """How one act is read: `typed` gives its values or raises.

    Of its `payload` fields, `people` name people and `conducts` tell a conduct.

    `office` does it unless the timeline says otherwise, where that follows from the act alone.
    """

    kind: ActKind
    typed: Callable[[Any], dict[str, Any]]
    payload: tuple[str, ...]
    people: tuple[str, ...]
    conducts: tuple[str, ...]
    needs_one_debtor: bool
    office: str | None


@dataclass(frozen=True)
class Vocabulary:
    """A catalogue and a book, and the forms made from them."""

    catalogue: Catalogue
    book: Book

    @cached_property
    def forms(self) -> "EventForms":
        """The forms of events, compiled at first use."""
        from blacklist_sim.timeline.events import EventForms

        return EventForms(self.catalogue, self.book)

    @cached_property
    def acts(self) -> "ActForms":
        """How each act of the catalogue is read."""
        return ActForms(self)

    @cached_property
    def expectable(self) -> frozenset[str]:
        """The names by which an expectation may call a rule, a duty, an act or a period."""
        book, acts = self.book, self.catalogue
        return frozenset((*book.rules, *book.duties, *acts.acts, *acts.lapses))

    @cached_property
    def missing(self) -> frozenset[str]:
        """What a rule can find missing: facts, what is read off other things, and fields left open in an act."""
        fields = (name for kind in self.catalogue.acts.values() for name in kind.payload)
        return frozenset((*self.catalogue.facts, *self.catalogue.readings, *fields))

    def doers(self, kind: ActKind) -> Text:
        """Who may do an act, in words, each with the word by which a timeline calls the role."""
        roles = [(self.catalogue.role(role), role) for role in kind.by]
        return Text(
            " or ".join(f"{name.en} [{role}]" if name.en != role else role for name, role in roles),
            "或".join(f"{name.zh} [{role}]" for name, role in roles),
        )


class ActForms(dict[str, ActForm]):
    """The forms of acts by name, each made at first use and then kept; raises KeyError for any other name."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, name: str) -> ActForm:
        kind = self._words.catalogue.acts[name]
        people = tuple(field.name for field in kind.payload.values() if field.type in PERSON_TYPES)
        conducts = tuple(field.name for field in kind.payload.values() if field.type == "conduct")
        typed = self._words.forms.validator(("act", name)).validate_python
        office = kind.by[0] if kind.by[0] in OFFICES else None
        found = ActForm(kind, typed, tuple(kind.payload), people, conducts, kind.about in NEEDS_ONE_DEBTOR, office)
        self[name] = found
        return found


@cache
def vocabulary() -> Vocabulary:
    """The words of the package's own catalogue and book."""
    return Vocabulary(catalogue(), load_book())
