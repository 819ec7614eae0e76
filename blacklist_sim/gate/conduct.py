"""The conduct asked about: read from words, checked against the catalogue, refused with what would have been right."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from blacklist_sim.errors import BadInput, InputProblem
from blacklist_sim.gate.conduct_refusals import empty, impossible, no_field, no_kind, no_letter, no_value, wrong_count
from blacklist_sim.law.book import Book
from blacklist_sim.law.conduct import ConductField, ConductKind, Values
from blacklist_sim.text import Text

NUMBERED = re.compile(r"(\D*)\d+")

PAYERS = {
    "own": Text("own money", "本人（本单位）财产"),
    "entity": Text("the entity's money", "单位财产"),
    "somebody_else": Text("somebody else's money", "他人财产"),
}
PAPERS = {
    "id_card": Text("identity card", "身份证"),
    "passport": Text("passport", "护照"),
    "other": Text("another travel paper", "其他出行证件"),
}
CARRIERS = {
    "domestic": Text("a carrier in the domestic system", "使用国内系统的承运人"),
    "foreign": Text("a foreign carrier", "境外承运人"),
}
SHARED: Mapping[str, tuple[Text, Mapping[str, Text]]] = {
    "paid_by": (Text("payer", "付款来源"), PAYERS),
    "paper": (Text("identity paper", "所用证件"), PAPERS),
    "carrier": (Text("kind of carrier", "承运人"), CARRIERS),
    "seller": (Text("seller (a person's id)", "销售方（人员标识）"), {}),
}
"""What may be told of every conduct beside its own fields; no values: any id."""


class Conduct(NamedTuple):
    """One conduct: its kind, a value for each field of the kind (None: left open), and what concerns the payment."""

    kind: str
    values: Values = ()
    paid_by: str | None = None
    paper: str | None = None
    carrier: str | None = None
    seller: str | None = None


def read_conduct(book: Book, kind: str, fields: Mapping[str, str]) -> Conduct:
    """The conduct that the words describe; raises `BadInput` with everything wrong in them.

    Kinds and values go by id, by an alias, or by their name in either language; trains also by their number.
    """
    found = kind_called(book, kind)
    if found is None:
        raise BadInput([no_kind(book, kind)])
    problems: list[InputProblem] = []
    shared: dict[str, str] = {}
    told: dict[str, str] = {}
    own = {field.id: field for field in found.fields}
    for name, said in fields.items():
        if name in own:
            value = _value(own[name], said, problems)
            if value is not None:
                told[name] = value
        elif name in SHARED:
            value = _shared(name, said, problems)
            if value is not None:
                shared[name] = value
        else:
            problems.append(no_field(found, name, tuple(SHARED)))
    values = tuple(told.get(field.id, field.silent) for field in found.fields)
    if not problems and not found.fitting(values):
        problems.append(impossible(found, values, tuple(told)))
    if problems:
        raise BadInput(problems)
    return Conduct(found.id, values, **shared)


def refusal(book: Book, conduct: Conduct) -> BadInput:
    """What is wrong with a conduct that was put together by hand and stands for nothing in the catalogue."""
    kind = book.conduct.get(conduct.kind)
    if kind is None:
        return BadInput([no_kind(book, conduct.kind)])
    values = conduct.values
    if len(values) != len(kind.fields):
        return BadInput([wrong_count(kind, values)])
    problems = [
        no_value(field.id, field.name, value, field.values, field.aliases)
        for field, value in zip(kind.fields, values, strict=True)
        if value is not None and not field.free and value not in field.values
    ]
    return BadInput(problems or [impossible(kind, values, tuple(field.id for field in kind.fields))])


def kind_called(book: Book, name: str) -> ConductKind | None:
    """The kind of that id, alias or name in either language; None where there is none."""
    exact = book.conduct.get(name)
    if exact is not None:
        return exact
    wanted = name.strip().casefold()
    for kind in book.conduct.values():
        spellings = (kind.id, kind.name.en, kind.name.zh, *kind.aliases)
        if wanted in (spelling.casefold() for spelling in spellings):
            return kind
    return None


def _value(field: ConductField, said: str, problems: list[InputProblem]) -> str | None:
    written = str(said).strip()
    if field.free:
        if not written:
            problems.append(empty(field.id))
            return None
        return written
    found = value_called(field, written)
    if found is None and field.numbered is not None:
        problems.append(no_letter(field, written, _letters(written)))
    elif found is None:
        problems.append(no_value(field.id, field.name, written, field.values, field.aliases))
    return found


def value_called(field: ConductField, written: str) -> str | None:
    """The value that a word means: by id, alias or name, or the letter of a train number; None where it means none."""
    if written in field.values:
        return written
    found = field.aliases.get(written.casefold())
    if found is not None or field.numbered is None:
        return found
    letters = _letters(written)
    return field.aliases.get(letters.casefold()) if letters or not written else field.numbered


def _letters(written: str) -> str:
    """What stands before the digits of a train number; all of it where it is no such number."""
    match = NUMBERED.fullmatch(written)
    return match[1].strip() if match else written


def _shared(name: str, said: str, problems: list[InputProblem]) -> str | None:
    text, values = SHARED[name]
    written = str(said).strip()
    if not written:
        problems.append(empty(name))
        return None
    spelt = {spelling.casefold(): value for value, both in values.items() for spelling in (value, *both)}
    if not values or written in values:
        return written
    found = spelt.get(written.casefold())
    if found is None:
        problems.append(no_value(name, text, written, values, spelt))
    return found
