"""The events of a timeline as they are written: acts by the catalogue, waits, questions, expectations."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import CoreSchema, SchemaValidator
from pydantic_core import core_schema as core

from blacklist_sim.gate.answer import DECISIONS
from blacklist_sim.gate.conduct import SHARED
from blacklist_sim.gate.parameters import FIGURES, LAGS
from blacklist_sim.law.book import Book
from blacklist_sim.timeline.conduct import conduct_type
from blacklist_sim.timeline.owed_words import KEYS
from blacklist_sim.timeline.saying import FINDINGS, OUTCOMES
from blacklist_sim.timeline.scalars import (
    Alone,
    Amount,
    AmountOrFull,
    Count,
    Day,
    Flag,
    Id,
    Ids,
    Name,
    Rate,
    Words,
)
from blacklist_sim.timeline.stages import STAGES
from blacklist_sim.timeline.tried_words import SUPPOSED, WORDS
from blacklist_sim.workflow.catalogue import Catalogue, Field

Place = tuple[str, str]
"""What is read somewhere in a story: `("act", "pay")`, `("try", "")`, `("wait", "")`, `("facts", "person")`."""

SCALARS: Mapping[str, Any] = {
    "text": Words, "bool": Flag, "date": Day, "days": Count, "months": Count, "count": Count,
    "amount": Amount, "rate": Rate, "person": Id, "persons": Ids, "name": Name,
}  # fmt: skip
FACTS_STATED_IN = {"person": ("person", "debtor"), "case": ("case", "debtor", "person", "entry", "order")}
FLAGS_EXPECTED = ("restricted", "listed", "exit_banned", "in_debt", "impossible")
OF_A_DUTY = ("duty", "what", "rule", "who", "about", "case", "opened", "by", "projected", "status")
LISTS_EXPECTED = {
    "duties_open": OF_A_DUTY,
    "duties_breached": OF_A_DUTY,
    "deadlines": ("what", "about", "case", "since", "last", "projected", "paused"),
    "findings": ("kind", "date", "rule", "what", "about", "case", "missing"),
}
"""The lists that can be expected, and the fields by which one of their items can be described."""


@cache
def _core(annotation: Any) -> CoreSchema:
    return TypeAdapter(annotation).core_schema


def _mapping(required: Mapping[str, CoreSchema], optional: Mapping[str, CoreSchema]) -> CoreSchema:
    fields = {key: core.typed_dict_field(schema, required=True) for key, schema in required.items()}
    fields |= {key: core.typed_dict_field(schema, required=False) for key, schema in optional.items()}
    return core.typed_dict_schema(fields, extra_behavior="forbid")


def _many(item: CoreSchema, least: int = 0) -> CoreSchema:
    return core.tuple_schema([item], variadic_item_index=0, min_length=least)


def _either(choose: Callable[[Any], str], choices: dict[str, CoreSchema]) -> CoreSchema:
    return core.tagged_union_schema({f"<{tag}>": schema for tag, schema in choices.items()}, lambda v: f"<{choose(v)}>")


FIELDS_EXPECTED: Mapping[str, CoreSchema] = {
    **dict.fromkeys(("by", "last", "date", "since", "opened"), _core(Day)),
    **dict.fromkeys(("who", "about", "case"), _core(Id)),
    **dict.fromkeys(("projected", "paused"), _core(Flag)),
    "kind": core.literal_schema(list(FINDINGS)),
    "status": core.literal_schema(list(OUTCOMES)),
    "missing": _many(_core(Name)),
}
BESIDE: Mapping[str, CoreSchema] = {
    **{name: core.literal_schema(list(values)) if values else _core(Id) for name, (_, values) in SHARED.items()},
    SUPPOSED: _mapping({}, {name: _core(Count if name in LAGS else Day) for name in FIGURES}),
}
"""What may stand beside the conduct of a question."""


def _shape(value: Any) -> str:
    return "mapping" if isinstance(value, dict) else "list" if isinstance(value, list) else "word"


class EventForms:
    """One compiled form for each kind of event, made from the catalogue and the book at first use."""

    def __init__(self, catalogue: Catalogue, book: Book) -> None:
        self._catalogue, self._book = catalogue, book
        self._validators: dict[Place, SchemaValidator] = {}
        self._expect = self._expectation()

    def validator(self, place: Place) -> SchemaValidator:
        """What reads a mapping written at `place` into typed values; raises pydantic's ValidationError."""
        found = self._validators.get(place)
        if found is None:
            found = self._validators[place] = SchemaValidator(self.schema(place))
        return found

    def schema(self, place: Place) -> CoreSchema:
        """The description behind the validator, from which the JSON Schema is generated as well."""
        kind, name = place
        if kind == "act":
            return self._act(name)
        if kind == "facts":
            about = FACTS_STATED_IN[name]
            return self._facts(fact.id for fact in self._catalogue.facts.values() if fact.about in about)
        common = {"note": _core(Words), "expect": self._expect, "case": _core(Id)}
        if kind == "wait":
            return _mapping({"date": _core(Day)}, common | {"who": _core(Id)})
        common["who"] = _core(Ids)
        if kind == "try":
            return _mapping({"date": _core(Day), kind: self._type("conduct")}, {**common, **BESIDE})
        return _mapping({"date": _core(Day), kind: _core(Alone)}, common)

    def json_schema(self, place: Place) -> dict[str, Any]:
        """The same description as JSON Schema."""
        return GenerateJsonSchema().generate(self.schema(place))

    def type_schema(self, name: str) -> dict[str, Any]:
        """The values of one type, such as that of a fact, as JSON Schema."""
        return GenerateJsonSchema().generate(self._type(name))

    def _act(self, name: str) -> CoreSchema:
        kind = self._catalogue.acts[name]
        payload = {key: self._field(field) for key, field in kind.payload.items()}
        required = {"date": _core(Day), "act": core.literal_schema([name])}
        optional = {
            "by": _core(Id), "who": _core(Ids), "to": _core(Ids), "case": _core(Id), "entry": _core(Count),
            "known_on": _core(Day), "facts": self._facts(kind.may_establish), "reasons": _core(Words),
            "exception": _core(Words), "note": _core(Words), "expect": self._expect,
        }  # fmt: skip
        for key, schema in payload.items():
            optional.pop(key, None)
            (required if kind.payload[key].required else optional)[key] = schema
        return _mapping(required, optional)

    def _field(self, field: Field) -> CoreSchema:
        if field.type == "amount" and field.in_full:
            return _core(AmountOrFull)
        return self._type(field.type)

    def _type(self, name: str) -> CoreSchema:
        if name in SCALARS:
            return _core(SCALARS[name])
        if name == "conduct":
            return TypeAdapter(conduct_type(self._book)).core_schema
        choice = self._catalogue.types[name]
        word = core.literal_schema(list(choice.values))
        return _many(word, least=1) if choice.many else word

    def _facts(self, names: Iterable[str]) -> CoreSchema:
        return _mapping({}, {name: self._type(self._catalogue.facts[name].type) for name in names})

    def _expectation(self) -> CoreSchema:
        fields: dict[str, CoreSchema] = {
            track.id: core.literal_schema(list(track.states)) for track in self._catalogue.tracks.values()
        }
        fields |= dict.fromkeys(FLAGS_EXPECTED, _core(Flag))
        fields |= {key: self._expected_list(parts) for key, parts in LISTS_EXPECTED.items()}
        names = _either(_shape, {"word": _core(Name), "list": _many(_core(Name), least=1)})
        fields |= {"refused_by": names, "unknown": names, "case": _core(Id), "who": _core(Id), "entry": _core(Count)}
        fields |= {"stage": core.literal_schema(list(STAGES)), "rule": _core(Name), "order": names, "until": _core(Day)}
        fields |= dict.fromkeys(WORDS, core.literal_schema(list(DECISIONS)))
        fields["owed"] = _mapping({}, dict.fromkeys(KEYS, _core(Amount)))
        return _mapping({}, fields)

    def _expected_list(self, parts: tuple[str, ...]) -> CoreSchema:
        mapping = _mapping({}, {key: FIELDS_EXPECTED.get(key) or _core(Name) for key in parts})
        item = _either(_shape, {"word": _core(Name), "mapping": mapping})
        part = _mapping({}, {"includes": _many(item), "excludes": _many(item)})
        return _either(_shape, {"list": _many(item), "mapping": part})
