"""The published schema is current, describes the shipped timelines, and agrees with the reader."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.schema import PUBLISHED, published, timeline_schema
from blacklist_sim.timeline.write import to_json_line

BROKEN = Path(__file__).parent.parent / "broken"
SCHEMA = timeline_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class AsAnEditor(yaml.SafeLoader):
    """Reads YAML as an editor does before it validates: numbers and booleans typed, dates left as text."""


AsAnEditor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def documents(path: Path) -> list[Any]:
    return list(yaml.load_all(path.read_text(encoding="utf-8"), AsAnEditor))


def says_of_the_schema(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[1].removeprefix("# schema: ")


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == published(), "run: python -m blacklist_sim.timeline.schema"


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", [name for name, path in sorted(shipped().items()) if path.suffix == ".yaml"])
def test_a_shipped_timeline_is_valid_as_an_editor_sees_it(name: str) -> None:
    for document in documents(shipped()[name]):
        assert not list(VALIDATOR.iter_errors(document))


@pytest.mark.parametrize("name", sorted(shipped()))
def test_what_the_writer_writes_is_valid(name: str) -> None:
    for story in read_timelines(name):
        assert not list(VALIDATOR.iter_errors(json.loads(to_json_line(story))))


def _described(verdict: str) -> list[str]:
    return sorted(path.name for path in BROKEN.glob("*.yaml") if says_of_the_schema(path) == verdict)


@pytest.mark.parametrize("name", _described("refuses"))
def test_a_mistake_of_shape_is_refused_by_the_schema_too(name: str) -> None:
    found = documents(BROKEN / name)
    assert not found or any(list(VALIDATOR.iter_errors(document)) for document in found)


@pytest.mark.parametrize("name", _described("accepts"))
def test_a_mistake_that_only_the_reader_sees_is_valid_to_the_schema(name: str) -> None:
    try:
        found = documents(BROKEN / name)
    except yaml.YAMLError:
        return
    assert not any(list(VALIDATOR.iter_errors(document)) for document in found)


def test_every_broken_timeline_says_what_the_schema_makes_of_it() -> None:
    names = {path.name for path in BROKEN.glob("*.yaml")}
    assert set(_described("refuses")) | set(_described("accepts")) == names


def test_the_schema_names_every_act() -> None:
    acts = SCHEMA["$defs"]["event"]["properties"]["act"]["enum"]
    assert acts and all(f"act.{name}" in SCHEMA["$defs"] for name in acts)
