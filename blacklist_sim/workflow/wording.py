"""Things of the law and of a case in words: citations, values, and what a predicate looked at."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from blacklist_sim.case import Party
from blacklist_sim.gate.gate import Decision
from blacklist_sim.gate.names import DECISION_NAMES
from blacklist_sim.law.model import RuleVersion
from blacklist_sim.text import Text
from blacklist_sim.workflow.answers import RawReading, Reading

if TYPE_CHECKING:
    from blacklist_sim.workflow.engine import Engine

People: TypeAlias = Mapping[str, Party]
FIRST = 3
NOBODY: People = MappingProxyType({})


def citation(engine: "Engine", version: RuleVersion, day: date) -> Text:
    """Where a rule version stands, as it reads on `day`."""
    return engine.book.cited(version, day)


def reading_text(engine: "Engine", reading: Reading, people: People = NOBODY) -> Text:
    """One thing a predicate looked at, in words; whoever is among `people` appears by name."""
    name = _reading_name(engine, reading)
    who = reading.about if reading.kind in ("fact", "reading") else None
    about, about_zh = (f" ({called(people, who)})", f"（{called(people, who)}）") if who else ("", "")
    value = _persons(people, reading.value) or value_text(engine, reading.value, reading)
    return Text(f"{name.en}{about}: {value.en}", f"{name.zh}{about_zh}：{value.zh}")


def called(people: People, id_: str) -> str:
    """The name of a person, or the id of somebody who is not among `people`."""
    return people[id_].name if id_ in people else id_


def _persons(people: People, value: Any) -> Text | None:
    ids = [value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else []
    if not ids or not all(isinstance(id_, str) and id_ in people for id_ in ids):
        return None
    names = [people[id_].name for id_ in ids]
    return Text(", ".join(names), "、".join(names))


def value_text(engine: "Engine", value: Any, reading: Reading | None = None) -> Text:
    """A value in both languages."""
    if isinstance(value, Decision):
        return _decided(value)
    if value is None:
        return Text("not stated", "未说明")
    if isinstance(value, bool):
        return Text("yes", "是") if value else Text("no", "否")
    if isinstance(value, (list, tuple)) and not hasattr(value, "unit"):
        parts = [value_text(engine, part, reading) for part in value]
        return Text(", ".join(part.en for part in parts), "、".join(part.zh for part in parts))
    if hasattr(value, "unit") and hasattr(value, "text"):
        return Text(*value.text)
    if reading is not None and reading.kind == "state":
        return engine.catalogue.tracks[reading.name].states.get(value, Text(str(value), str(value)))
    if reading is not None and reading.kind == "switch":
        return engine.book.switches[reading.name].options.get(str(value), Text(str(value), str(value)))
    if isinstance(value, str):
        for kind in engine.catalogue.types.values():
            if value in kind.values:
                return kind.values[value]
        if reading is not None and reading.kind == "reading" and value in engine.catalogue.acts:
            return engine.catalogue.acts[value].name
    return Text(str(value), str(value))


def _decided(decision: Decision) -> Text:
    """The word of the gate and its first reasons; the others only explain them."""
    word, says = DECISION_NAMES[decision.decision], [reason.says for reason in decision.law.reasons[:FIRST]]
    return Text("; ".join((word.en, *(text.en for text in says))), "；".join((word.zh, *(text.zh for text in says))))


def _reading_name(engine: "Engine", reading: Reading) -> Text:
    names: dict[str, Any] = {
        "fact": engine.catalogue.facts,
        "figure": engine.book.figures,
        "state": engine.catalogue.tracks,
        "acts": engine.catalogue.acts,
    }
    if reading.kind in names and reading.name in names[reading.kind]:
        name: Text = names[reading.kind][reading.name].name
        return Text(f"{name.en}, times done", f"{name.zh}（次数）") if reading.kind == "acts" else name
    if reading.kind == "switch":
        return Text(f"policy {reading.name}", f"政策开关 {reading.name}")
    return named(engine, reading.name)


def telling(readings: Iterable[RawReading]) -> list[Reading]:
    """The readings worth a line: each once, payload fields only where given."""
    named = (Reading(kind, name, about, _hashable(value)) for kind, name, about, value in readings)
    return [reading for reading in dict.fromkeys(named) if not (reading.kind == "given" and reading.value is None)]


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def plain(value: Any) -> Any:
    """A reading's value as plain data; what has no plain form becomes text."""
    if isinstance(value, Decision):
        return value.decision
    if isinstance(value, (list, tuple)) and not hasattr(value, "unit"):
        return [plain(part) for part in value]
    return value if isinstance(value, (bool, int, str, type(None), date)) else str(value)


def named(engine: "Engine", name: str) -> Text:
    """The name of a fact, or of what else a predicate found missing."""
    fact = engine.catalogue.facts.get(name)
    return fact.name if fact is not None else engine.catalogue.readings.get(name, Text(name.replace("_", " "), name))


def listed(engine: "Engine", names: Iterable[str]) -> Text:
    """Several such names, each once."""
    found = [named(engine, name) for name in dict.fromkeys(names)]
    return Text(", ".join(text.en for text in found), "、".join(text.zh for text in found))
