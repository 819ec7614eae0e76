"""A conduct as a timeline writes it, `{rail: {train: G, seat: second}}`: its form, its schema, its mistakes."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field as Limits
from pydantic import WithJsonSchema

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.gate.conduct import kind_called, read_conduct
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductField, ConductKind
from blacklist_sim.timeline.problems import Flaw
from blacklist_sim.timeline.scalars import TEXT_LENGTH, Name, Words
from blacklist_sim.timeline.yaml_text import Path

Schema = dict[str, Any]


def conduct_type(book: Book) -> Any:
    """The annotation of a conduct: one kind of the book's catalogue, and words for its fields."""
    written = dict[Name, dict[Name, Words]]
    return Annotated[written, Limits(min_length=1, max_length=1), WithJsonSchema(conduct_schema(book))]


def conduct_schema(book: Book) -> Schema:
    """What editors know of a conduct: exactly one kind, by id, alias or name, with the values of its fields."""
    kinds = {name: kind_schema(kind) for kind in book.conduct.values() for name in spellings(kind)}
    return {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
        "properties": kinds,
    }


def kind_schema(kind: ConductKind) -> Schema:
    """The fields of one kind."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.id: _values(field) for field in kind.fields},
        "description": kind.name.pick("both"),
    }


def spellings(kind: ConductKind) -> tuple[str, ...]:
    """The keys under which a kind may stand."""
    return tuple(dict.fromkeys((kind.id, *kind.aliases, *kind.name)))


def _values(field: ConductField) -> Schema:
    if field.free:
        return {"type": "string", "minLength": 1, "maxLength": TEXT_LENGTH}
    words: list[Any] = list(dict.fromkeys((*field.values, *field.aliases)))
    words += [int(word) for word in words if word.isdigit()]
    if field.numbered is None:
        return {"enum": words}
    letters = "|".join(letter for letter in field.values if letter != field.numbered)
    return {"anyOf": [{"enum": words}, {"type": ["string", "integer"], "pattern": f"^({letters})?[0-9]+$"}]}


def under_id(book: Book, written: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The conduct with its kind called by its id, whatever it was called."""
    found = ((name, kind_called(book, name), fields) for name, fields in written.items())
    return {kind.id if kind is not None else name: fields for name, kind, fields in found}


def conduct_flaws(book: Book, written: Mapping[str, Mapping[str, str]], path: Path) -> Iterator[Flaw]:
    """What is wrong with a conduct at `path`, each thing at its own place; an impossible combination at its kind."""
    for name, fields in written.items():
        try:
            read_conduct(book, name, fields)
        except BadInput as refused:
            yield from (_placed(problem, (*path, name)) for problem in refused.problems)
            continue
        own = [field.id for kind in [kind_called(book, name)] if kind is not None for field in kind.fields]
        for key in fields:
            if key not in own:
                en, zh = f"{key} stands beside the conduct, not in it", f"{key} 应与行为并列，不写在行为之内"
                yield Flaw((*path, name, key), "misplaced", en, zh, key, key=True)


def _placed(problem: InputProblem, place: Path) -> Flaw:
    """The problem in the timeline: at a key where it is about a key, at the kind where it is about everything."""
    inside = () if problem.code == "impossible" else problem.path
    about_key = not inside or problem.code == "unknown_field"
    return Flaw(
        (*place, *inside), problem.code, problem.en, problem.zh,
        problem.found, problem.expected, problem.nearest, key=about_key,
    )  # fmt: skip
