"""The law browser: terms, rules and instruments, found in three scripts; and where a rule bit in the open case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from blacklist_sim.law.pinyin import plain as plain_letters
from blacklist_sim.pages.glossary import term_lines
from blacklist_sim.pages.instrument import instrument_lines
from blacklist_sim.pages.rule import RulePage
from blacklist_sim.text import Text
from blacklist_sim.workflow.explain import MARKS, STATUS
from tui.film import Film
from tui.scene import Line

if TYPE_CHECKING:
    from blacklist_sim.law.book import Book
    from blacklist_sim.workflow.engine import Engine
    from tui.session import Session

TERM, RULE, INSTRUMENT = "term", "rule", "instrument"
KINDS = {TERM: Text("term", "术语"), RULE: Text("rule", "规则"), INSTRUMENT: Text("instrument", "法律文件")}
MOST_BITES = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be looked up, and what stands beside its name."""

    kind: str
    id: str
    name: Text
    other: str


class Lookup:
    """Everything that can be looked up in a book: terms, rules and instruments."""

    def __init__(self, book: "Book") -> None:
        self.book = book
        rules = [Entry(RULE, rule.id, rule.name, rule.id) for rule in book.rules.values()]
        instruments = [Entry(INSTRUMENT, key, one.name, key) for key, one in book.instruments.items()]
        self._others = [(entry, plain_letters(f"{entry.id} {entry.name.en} {entry.name.zh}")) for entry in rules]
        self._others += [
            (entry, plain_letters(f"{entry.id} {entry.name.en} {entry.name.zh} {book.instruments[entry.id].short.en}"))
            for entry in instruments
        ]

    def find(self, text: str) -> list[Entry]:
        """What is named so, in English, Chinese or pinyin: terms first, the nearest of them first."""
        terms = [Entry(TERM, term.id, term.name, term.pinyin) for term in self.book.glossary.find(text)]
        words = plain_letters(text).split()
        return [*terms, *(entry for entry, sought in self._others if all(word in sought for word in words))]


def terms(session: "Session", sought: str, text: str) -> tuple[frozenset[str], tuple[Entry, ...]]:
    """Which terms stand in a text, and what is found by what is sought; those that stand there come first."""
    glossary = session.store.law.book.glossary
    here = {term.id: term for term in glossary.named_in(text)}
    found = glossary.find(sought)
    ordered = [term for term in here.values() if term in found] + [term for term in found if term.id not in here]
    if sought.strip():
        ordered = found
    return frozenset(here), tuple(Entry(TERM, term.id, term.name, term.pinyin) for term in ordered)


def about(session: "Session", kind: str, name: str) -> tuple[Line, ...]:
    """What there is to say of an entry; of a rule also its text on the day seen and where it bit."""
    engine = session.store.law
    book = engine.book
    if kind == TERM:
        day = session.day if session.film is not None else book.state_of_law
        return tuple(term_lines(book, book.glossary[name], day))
    if kind == INSTRUMENT:
        return tuple((line, "") for line in instrument_lines(book.instruments[name]))
    lines: list[Line] = [
        (line, "" if at else "head") for at, line in enumerate(RulePage(engine, book.rules[name]).lines())
    ]
    if session.film is not None:
        lines += [*_that_day(engine, name, session.day), *_bites(session.film, name)]
    return tuple(lines)


def _that_day(engine: "Engine", name: str, day: date) -> Iterator[Line]:
    version = engine.book.rules[name].on(day)
    if version is None:
        yield Text(f"on {day} no text with this rule is in force", f"{day} 没有载明该规则的有效文本"), "warn"
        return
    where = engine.book.cited_together([version], day)
    yield Text(f"on {day}: {where.en}", f"{day}：{where.zh}"), "good"


def _bites(film: Film, name: str) -> Iterator[Line]:
    """The acts of the open case that asked the rule, and what it said."""
    found = [
        (index, step, item)
        for index, steps in enumerate(film.steps, start=1)
        for step in steps
        for item in step.consulted
        if item.rule.id == name
    ]
    yield Text(f"in this case it was asked {len(found)} time(s)", f"本案中适用 {len(found)} 次"), "head"
    for index, step, item in found[:MOST_BITES]:
        kind = film.engine.catalogue.acts.get(step.name) or film.engine.catalogue.lapses[step.name]
        sign, status = MARKS[item.status], STATUS[item.status]
        yield (
            Text(
                f"  {sign} {step.day} #{index} {kind.name.en}: {status.en}",
                f"  {sign} {step.day} #{index} {kind.name.zh}：{status.zh}",
            ),
            "" if item.lawful else "warn",
        )
