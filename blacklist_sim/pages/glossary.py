"""Terms of art: what they mean, where they stand on a day, and what they are often mixed up with."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from blacklist_sim.law.citation import render
from blacklist_sim.pages.line import Line
from blacklist_sim.pages.naming import NoSuchName
from blacklist_sim.text import Text

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.law.glossary import Term, TermCite

NONE = Text("    no definition: what the book was made from gives none", "    无定义：本书所据资料未给出")


def terms_named(book: "Book", text: str) -> "list[Term]":
    """The terms that a text names, the nearest first; raises NoSuchName where none."""
    found = book.glossary.find(text)
    if not found:
        names = [name for term in book.glossary.values() for name in (term.id, term.name.en, term.name.zh)]
        raise NoSuchName(Text("term", "术语"), text, names)
    return found


def named(term: "Term") -> str:
    """The term in its three scripts, on one line."""
    return f"{term.name.en}  {term.name.zh}  {term.pinyin}"


def found_lines(book: "Book", found: "list[Term]", day: date) -> Iterator[Line]:
    """The first of the terms found with all there is to say of it, the others by name."""
    yield from term_lines(book, found[0], day)
    if found[1:]:
        yield Text("also found:", "另有："), "head"
    for term in found[1:]:
        yield Text(f"    {named(term)}", f"    {named(term)}"), ""


def term_lines(book: "Book", term: "Term", day: date) -> Iterator[Line]:
    """Everything there is to say of a term; its articles as they are numbered on a day."""
    yield Text(named(term), named(term)), "head"
    if term.definition is None:
        yield NONE, ""
    else:
        yield Text(f"    {term.definition.en}", f"    {term.definition.zh}"), ""
    cites = _in_force(book, term, day)
    for cite in cites or term.cites:
        where = render(cite.citation, book.instruments, day, cite.evidence)
        yield Text(f"    cited: {where.en}", f"    出处：{where.zh}"), ""
    if term.cites and not cites:
        yield Text(f"    none of it is in force on {day}", f"    {day} 均非有效文本"), "warn"
    for other, difference in book.glossary.mixed_up_with(term.id).items():
        name = book.glossary[other].name
        yield (
            Text(
                f"    not to be mixed up with {name.en} ({name.zh}): {difference.en}",
                f"    勿与“{name.zh}”相混：{difference.zh}",
            ),
            "",
        )


def term_data(book: "Book", term: "Term", day: date) -> dict[str, Any]:
    """The same as plain data with stable keys."""
    in_force = _in_force(book, term, day)
    return {
        "term": term.id,
        "name": term.name._asdict(),
        "pinyin": term.pinyin,
        "definition": term.definition._asdict() if term.definition is not None else None,
        "citations": [
            {
                "instrument": cite.citation.instrument,
                **render(cite.citation, book.instruments, day)._asdict(),
                "evidence": cite.evidence,
                "in_force": cite in in_force,
            }
            for cite in term.cites
        ],
        "not_to_be_mixed_up_with": {
            other: difference._asdict() for other, difference in book.glossary.mixed_up_with(term.id).items()
        },
    }


def _in_force(book: "Book", term: "Term", day: date) -> "list[TermCite]":
    """The citations whose text is in force on a day; what is no document, such as practice, always counts."""
    return [cite for cite in term.cites if _binds(book, cite, day)]


def _binds(book: "Book", cite: "TermCite", day: date) -> bool:
    instrument, text = book.instruments[cite.citation.instrument], cite.citation.text
    if not instrument.texts:
        return True
    return instrument.text(text).in_force(day) if text is not None else instrument.text_on(day) is not None
