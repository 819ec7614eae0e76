"""From the files of conduct to the catalogue: names resolved, lists of values made sets."""

from collections.abc import Iterator

from blacklist_sim.law.conduct import Bar, ConductField, ConductKind, ConductRow
from blacklist_sim.law.raw import RawText
from blacklist_sim.law.raw_conduct import RawBar, RawConduct, RawField, RawRow
from blacklist_sim.text import Text


def conduct_kind(key: str, entry: RawConduct) -> ConductKind:
    """The kind `key` from its entry; raises ValueError on a name that leads nowhere within the entry."""
    fields = tuple(_field(name, field) for name, field in entry.fields.items())
    rows = tuple(_row(key, number, row, fields) for number, row in enumerate(entry.rows, start=1))
    return ConductKind(key, _text(entry.name), tuple(entry.aliases), entry.channel, entry.for_child, fields, rows)


def _text(raw: RawText) -> Text:
    return Text(raw.en, raw.zh)


def _field(key: str, entry: RawField) -> ConductField:
    if entry.free == bool(entry.values):
        raise ValueError(f"field {key}: values, or free, and not both")
    for name in filter(None, (entry.numbered, entry.silent)):
        if name not in entry.values:
            raise ValueError(f"field {key}: {name} is none of its values")
    spelt: dict[str, str] = {}
    for spelling, value in _spellings(entry):
        if spelt.setdefault(spelling, value) != value:
            raise ValueError(f"field {key}: {spelling} stands for {spelt[spelling]} and for {value}")
    values = {name: _text(value) for name, value in entry.values.items()}
    return ConductField(key, _text(entry.name), values, spelt, entry.numbered, entry.silent, entry.free)


def _spellings(entry: RawField) -> Iterator[tuple[str, str]]:
    for name, value in entry.values.items():
        for spelling in (name, value.en, value.zh, *value.aliases):
            yield spelling.casefold(), name


def _row(kind: str, number: int, entry: RawRow, fields: tuple[ConductField, ...]) -> ConductRow:
    place = f"row {number}"
    known = {field.id: field for field in fields}
    wanted = {name: frozenset([said] if isinstance(said, str) else said) for name, said in entry.when.items()}
    for name, values in wanted.items():
        if name not in known:
            raise ValueError(f"{place}: no field called {name}")
        for value in sorted(values - known[name].values.keys()):
            raise ValueError(f"{place}: {name} has no value {value}")
    return ConductRow(
        kind,
        number,
        tuple(wanted.get(field.id) for field in fields),
        tuple(_bar(place, bar) for bar in entry.barred),
        entry.judge,
        _text(entry.why) if entry.why else None,
        _text(entry.note) if entry.note else None,
        tuple(entry.cites),
        entry.evidence,
        entry.listed,
        entry.sale,
        entry.exit_ban,
        entry.while_listed,
        entry.statute,
    )


def _bar(place: str, entry: str | RawBar) -> Bar:
    if isinstance(entry, str):
        return Bar(entry)
    if len(entry.switch) > 1:
        raise ValueError(f"{place}: {entry.rule} hangs on more than one switch")
    switch, option = next(iter(entry.switch.items()), (None, None))
    return Bar(entry.rule, entry.evidence, switch, option)
