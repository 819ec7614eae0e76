"""The JSON Schema of a timeline, from the forms that read it; `python -m blacklist_sim.timeline.schema` writes it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from blacklist_sim.text import Text
from blacklist_sim.timeline.conduct import kind_schema
from blacklist_sim.timeline.document import CaseForm, PersonForm, TimelineForm
from blacklist_sim.timeline.doers import OFFICES
from blacklist_sim.timeline.scalars import Amount, AmountOrFull, Count, Day, Id, Ids, Rate, Words
from blacklist_sim.timeline.vocabulary import Vocabulary, vocabulary

PUBLISHED = Path(__file__).with_name("timeline.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def timeline_schema(words: Vocabulary | None = None) -> Schema:
    """The schema of one document (draft 2020-12), in which editors find acts, fields, facts and switches by name."""
    words = words or vocabulary()
    shared = _shared(words)
    root: Schema = bare(TimelineForm.model_json_schema())
    definitions: Schema = root.pop("$defs", {})
    for name, form in (("person", PersonForm), ("case", CaseForm)):
        described: Schema = bare(form.model_json_schema())
        definitions |= described.pop("$defs", {})
        described["properties"]["facts"] = _facts(_form(words, "facts", name))
        definitions[name] = described
    for place in ("wait", "try", "owed"):
        definitions[place] = _form(words, place)
    for act in words.catalogue.acts.values():
        described = _form(words, "act", act.id)
        described["properties"]["facts"] = _facts(described["properties"]["facts"])
        definitions[f"act.{act.id}"] = described | {"description": _both(act.name)}
    for fact in words.catalogue.facts.values():
        definitions[f"fact.{fact.id}"] = words.forms.type_schema(fact.type) | {"description": _both(fact.name)}
    definitions["event"] = _event(words)
    properties = root["properties"]
    for key, name in (("people", "person"), ("cases", "case")):
        names_of = {"allOf": [_reference("id"), {"not": {"enum": list(OFFICES)}}]}
        properties[key] |= {"additionalProperties": _reference(name), "propertyNames": names_of}
    properties["events"]["items"] = _reference("event")
    properties["policy"] = _policy(words)
    names = {json.dumps(schema, sort_keys=True): name for name, schema in shared.items()}
    definitions = {name: _with_references(schema, names) for name, schema in definitions.items()}
    definitions |= {name: _with_references(schema, names, itself=True) for name, schema in shared.items()}
    heading = {"$schema": DIALECT, "title": "blacklist-sim timeline", "description": "A scripted timeline / 案情时间线"}
    described = dict(_with_references(root, names))
    return heading | described | {"$defs": dict(sorted(definitions.items()))}


def published() -> str:
    """The schema as it stands in the package: a line for each part and each definition."""
    schema = timeline_schema()
    definitions = schema.pop("$defs")
    parts = [f"{_line(key)}: {_line(part)}" for key, part in schema.items()]
    defined = ",\n".join(f"  {_line(key)}: {_line(part)}" for key, part in definitions.items())
    return "{\n " + ",\n ".join([*parts, f'"$defs": {{\n{defined}\n }}']) + "\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _shared(words: Vocabulary) -> dict[str, Schema]:
    """What stands in many places and is described once."""
    annotations: dict[str, Any] = {
        "id": Id,
        "ids": Ids,
        "day": Day,
        "words": Words,
        "count": Count,
        "amount": Amount,
        "rate": Rate,
    }
    annotations["amount_or_full"] = AmountOrFull
    found: dict[str, Schema] = {
        name: bare(TypeAdapter(annotation).json_schema()) for name, annotation in annotations.items()
    }
    for name, choice in words.catalogue.types.items():
        found[f"type.{name}"] = {"enum": list(choice.values), "type": "string"}
    found |= {f"conduct.{kind.id}": kind_schema(kind) for kind in words.book.conduct.values()}
    found["expectation"] = _form(words, "wait")["properties"]["expect"]
    return found


def _form(words: Vocabulary, kind: str, name: str = "") -> Schema:
    """How one thing that stands in a story is read."""
    found: Schema = bare(words.forms.json_schema((kind, name)))
    return found


def _facts(described: Schema) -> Schema:
    """Facts that can be stated in one place, each described where all facts are."""
    return described | {"properties": {name: _reference(f"fact.{name}") for name in described["properties"]}}


def _event(words: Vocabulary) -> Schema:
    """An event is what its key says: an act, a question, or a wait."""
    acts = list(words.catalogue.acts)
    choices = [_if(_has("act") | {"properties": {"act": {"const": name}}}, f"act.{name}") for name in acts]
    choices += [_if(_has(key), key) for key in ("try", "owed")]
    choices.append(_if({"not": {"anyOf": [_has("act"), _has("try"), _has("owed")]}}, "wait"))
    return {
        "type": "object",
        "required": ["date"],
        "properties": {"act": {"enum": acts}},
        "allOf": choices,
    }


def _if(condition: Schema, name: str) -> Schema:
    return {"if": {"type": "object", **condition}, "then": _reference(name)}


def _has(key: str) -> Schema:
    return {"required": [key]}


def _policy(words: Vocabulary) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"enum": list(switch.options), "default": switch.default, "description": _both(switch.decides)}
            for name, switch in words.book.switches.items()
        },
    }


def _both(text: Text) -> str:
    return text.pick("both")


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def bare(node: Any) -> Any:
    """Without the titles and class docstrings that pydantic adds."""
    if isinstance(node, list):
        return [bare(part) for part in node]
    if not isinstance(node, dict):
        return node
    said = ("title", "description")
    return {key: bare(part) for key, part in node.items() if not (key in said and isinstance(part, str))}


def _with_references(node: Any, names: dict[str, str], itself: bool = False) -> Any:
    if isinstance(node, list):
        return [_with_references(part, names) for part in node]
    if not isinstance(node, dict):
        return node
    name = names.get(json.dumps(node, sort_keys=True))
    if name is not None and not itself:
        return _reference(name)
    return {key: _with_references(part, names) for key, part in node.items()}


def _written() -> Iterator[str]:
    PUBLISHED.write_text(published(), encoding="utf-8")
    yield str(PUBLISHED)


if __name__ == "__main__":
    print(*_written())
