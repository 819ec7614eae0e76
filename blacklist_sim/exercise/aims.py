"""Whether what an exercise asks rests on what it means to teach."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from blacklist_sim.exercise.items import Choice
from blacklist_sim.exercise.spots import Spots
from blacklist_sim.exercise.variant import Variant

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

NAMING = ("figure", "rule", "duty", "period", "act")
"""The keys of a task that name something of the book or of the catalogue."""


def missed(engine: "Engine", found: Variant, aims: Iterable[str]) -> Iterator[str]:
    """The aims, each a rule, duty or figure, that no item of a variant touches.

    An item touches what its task names, with the rules and figures of that, what it rests on, and what it explains.
    """
    touched = {name for first in (*_asked(found), *_resting(found)) for name in (first, *_of(engine, first))}
    for aim in aims:
        if aim not in touched and not _explained(engine, found, aim):
            yield aim


def _asked(found: Variant) -> Iterator[str]:
    yield from _named([task.model_dump() for task in found.form.tasks])


def _named(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        for key, value in document.items():
            yield from (value,) if key in NAMING and isinstance(value, str) else _named(value)
    elif isinstance(document, list):
        for value in document:
            yield from _named(value)


def _resting(found: Variant) -> Iterator[str]:
    for item in found.items.values():
        yield item.law.rule
        if isinstance(item.form, Spots):
            for departure in item.key:
                yield from (departure.law.rule, *departure.rules)
        elif isinstance(item.form, Choice):
            yield from item.key if isinstance(item.key, frozenset) else (str(item.key),)


def _of(engine: "Engine", name: str) -> Iterator[str]:
    """The rules and figures of a duty, of an act or of a period."""
    acts = engine.catalogue.acts
    for duty in engine.book.duties.values():
        if name in (duty.id, duty.rule, *duty.done_by):
            yield from (duty.id, duty.rule, duty.within or duty.rule)
    if name in acts:
        yield from (use.rule for use in acts[name].rules)
    period = engine.catalogue.lapses.get(name)
    if period is not None:
        yield from (*period.rules, period.figure or period.id)


def _explained(engine: "Engine", found: Variant, aim: str) -> bool:
    """Whether the reason of an item tells the rule or the figure, by its name or its words."""
    rule, figure = engine.book.rules.get(aim), engine.book.figures.get(aim)
    words = {rule.name.en, *(version.says.en for version in rule.dated.versions)} if rule is not None else set[str]()
    words |= {figure.name.en} if figure is not None else set()
    return any(word in line.en for item in found.items.values() for line in item.why for word in words)
