"""The JSON Schema of a timeline, from the forms that read it; `python -m blacklist_sim.timeline.schema` writes it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from blacklist_sim.text import Text
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
    root = TimelineForm.model_json_schema()
    definitions = root.pop("$defs", {})
    for name, form in (("person", PersonForm), ("case", CaseForm)):
        described = form.model_json_schema()
        definitions |= described.pop("$defs", {})
        described["properties"]["facts"] = words.forms.json_schema(("facts", name))
        definitions[name] = described
    for place in ("wait", "try", "owed"):
        definitions[place] = words.forms.json_schema((place, ""))
    for act in words.catalogue.acts.values():
        described = words.forms.json_schema(("act", act.id))
        definitions[f"act.{act.id}"] = described | {"description": _both(act.name)}
    definitions["event"] = _event(words)
    properties = root["properties"]
    for key, name in (("people", "person"), ("cases", "case")):
        names_of = {"allOf": [_reference("id"), {"not": {"enum": list(OFFICES)}}]}
        properties[key] |= {"additionalProperties": _reference(name), "propertyNames": names_of}
    properties["events"]["items"] = _reference("event")
    properties["policy"] = _policy(words)
    names = {json.dumps(_bare(schema), sort_keys=True): name for name, schema in shared.items()}
    definitions = {name: _with_references(_bare(schema), names) for name, schema in definitions.items()}
    definitions |= {name: _with_references(_bare(schema), names, itself=True) for name, schema in shared.items()}
    heading = {"$schema": DIALECT, "title": "blacklist-sim timeline", "description": "A scripted timeline / 案情时间线"}
    return heading | _with_references(_bare(root), names) | {"$defs": dict(sorted(definitions.items()))}


def published() -> str:
    """The schema as it stands in the package."""
    return json.dumps(timeline_schema(), ensure_ascii=False, indent=1) + "\n"


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
    found = {name: TypeAdapter(annotation).json_schema() for name, annotation in annotations.items()}
    found["expectation"] = words.forms.json_schema(("wait", ""))["properties"]["expect"]
    return found


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


def _bare(node: Any) -> Any:
    """Without the titles and class docstrings that pydantic adds."""
    if isinstance(node, list):
        return [_bare(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: _bare(part) for key, part in node.items() if not (key == "title" and isinstance(part, str))}


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
