"""What the law of a day asks of an act, and which standing duties it knows: found once for each stretch of law."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from blacklist_sim.case import Act
from blacklist_sim.law.book import Book
from blacklist_sim.law.model import Rule, RuleVersion
from blacklist_sim.workflow.bind import Bindings
from blacklist_sim.workflow.catalogue import ActKind, Catalogue
from blacklist_sim.workflow.duties import Standing

Bound = tuple[Rule, RuleVersion | None, Any]
STANDING_TRACKS = {
    "case": "title",
    "debtor": "enforcement",
    "entry": "listing",
    "order": "consumption",
    "remedy": "review",
    "ban": "exit_ban",
}


class InForce:
    """Rules and standing duties of a book, each version with its predicate."""

    def __init__(self, book: Book, catalogue: Catalogue, bindings: Bindings) -> None:
        self._book, self._catalogue, self._predicates = book, catalogue, bindings.predicates
        self._rules: dict[tuple[Any, ...], tuple[Bound, ...]] = {}
        self._standing: dict[int, dict[str, dict[str, Standing]]] = {}

    def rules_of(self, kind: ActKind, act: Act) -> tuple[Bound, ...]:
        """The rules asked about an act, each with its version in force and its predicate.

        They are found once for each stretch of law and each choice in the fields on which it depends what is asked.
        """
        key: tuple[Any, ...] = (kind.id, self._book.epoch(act.date))
        if kind.deciding:
            chosen = [act.payload.get(field) for field in kind.deciding]
            key += tuple([tuple(value) if isinstance(value, (list, dict)) else value for value in chosen])
        bound = self._rules.get(key)
        if bound is None:
            bound = self._rules[key] = tuple(self._bind(kind, act))
        return bound

    def _bind(self, kind: ActKind, act: Act) -> Iterable[Bound]:
        for use in kind.rules:
            rule = self._book.rules[use.rule]
            version = rule.on(act.date)
            if not _fits(use.when, act.payload):
                continue
            if version is None and not use.basis and rule.governed_by != "situation":
                continue
            yield rule, version, self._predicates[version.predicate] if version and version.predicate else None

    def standing(self, day: date) -> dict[str, dict[str, Standing]]:
        """The standing duties that the law of a day knows, by the track and state in which they can exist."""
        epoch = self._book.epoch(day)
        found = self._standing.get(epoch)
        if found is None:
            found = self._standing[epoch] = {}
            for duty in self._book.duties.values():
                version = self._book.rules[duty.rule].on(day)
                if duty.kind != "standing" or version is None:
                    continue
                track = STANDING_TRACKS[duty.about]
                entry = (duty, version, self._predicates[duty.condition or ""])
                for name in duty.states or tuple(self._catalogue.tracks[track].states):
                    here = found.setdefault(track, {}).setdefault(name, Standing([], {}))
                    if duty.dormant:
                        here.dormant[duty.id] = entry
                    else:
                        here.always.append(entry)
        return found


def _fits(when: Mapping[str, tuple[Any, ...]], payload: Mapping[str, Any]) -> bool:
    for name, wanted in when.items():
        value = payload.get(name)
        if isinstance(value, (tuple, list, dict)):
            if not any(item in wanted for item in value):
                return False
        elif value not in wanted:
            return False
    return True
