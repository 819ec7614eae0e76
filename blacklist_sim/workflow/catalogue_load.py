"""Reading the catalogue from its files, every mistake reported in one pass."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from blacklist_sim.case.acts import NOTHING
from blacklist_sim.errors import LawDataError
from blacklist_sim.law.entries import read_data
from blacklist_sim.text import Text
from blacklist_sim.workflow.catalogue import (
    UNIT_TRACKS,
    ActKind,
    Catalogue,
    EnumType,
    FactKind,
    Field,
    LapseKind,
    Outcome,
    RuleUse,
    Track,
)

PLAIN_TYPES = ("text", "bool", "date", "days", "months", "count", "amount", "rate", "person", "persons", "conduct")
ACT_KEYS = {"name", "by", "about", "needs", "payload", "may_establish", "rules", "outcomes"}
ACT_KEYS |= {"chosen_by", "answers", "tells"}
LAPSE_KEYS = {"name", "about", "length", "counts_from", "each", "rules", "outcomes"}
OUTCOME_LISTS = ("starts", "ends", "pauses", "resumes", "opens", "closes")
OUTCOME_KEYS = {"moves", "sweeps", "establishes", *OUTCOME_LISTS}
LENGTH_KEYS = {"figure", "payload", "unit", "bound"}
FIELD_KEYS = {"type", "required", "in_full", "name", "fact"}


@cache
def catalogue() -> Catalogue:
    """The catalogue shipped with the package; raises `LawDataError` with everything wrong in it."""
    return _Reader().read()


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Text] = []
        self.texts: dict[str, str] = {}
        self.acts: dict[str, ActKind] = {}
        self.lapses: dict[str, LapseKind] = {}
        self.types: dict[str, EnumType] = {}
        self.facts: dict[str, FactKind] = {}
        self.readings: dict[str, Text] = {}

    def read(self) -> Catalogue:
        root = files("blacklist_sim.workflow")
        tracks = {
            key: Track(
                key, _text(value["name"]), value["unit"], {name: _text(text) for name, text in value["states"].items()}
            )
            for key, value in read_data((root / "tracks.yaml").read_bytes(), self.texts).items()
        }
        self.tracks = tracks
        roles = read_data((root / "roles.yaml").read_bytes(), self.texts)
        self.roles = {key: _text(value) for key, value in roles.items()}
        for file in _sorted_yaml(root / "acts"):
            data = read_data(file.read_bytes(), self.texts) or {}
            stage = file.name.removesuffix(".yaml")
            self._section(
                data.get("types"),
                self.types,
                lambda key, value: EnumType(
                    key, bool(value.get("many")), {str(name): _text(text) for name, text in value["values"].items()}
                ),
            )
            self._section(data.get("acts"), self.acts, lambda key, value, stage=stage: self._act(key, value, stage))
            self._section(
                data.get("lapses"), self.lapses, lambda key, value, stage=stage: self._lapse(key, value, stage)
            )
        for file in _sorted_yaml(files("blacklist_sim.case") / "facts"):
            data = read_data(file.read_bytes(), self.texts) or {}
            self._section(
                data.get("types"),
                self.types,
                lambda key, value: EnumType(
                    key, bool(value.get("many")), {str(name): _text(text) for name, text in value["values"].items()}
                ),
            )
            self._section(
                data.get("facts"),
                self.facts,
                lambda key, value: FactKind(
                    key, _text(value["name"]), value["type"], value["about"], tuple(value.get("by", ()))
                ),
            )
            self._section(data.get("readings"), self.readings, lambda key, value: _text(value))
        self._check_types()
        if self.problems:
            raise LawDataError(self.problems)
        return Catalogue(tracks, self.acts, self.lapses, self.types, self.facts, self.readings, self.roles)

    def _problem(self, place: str, en: str, zh: str | None = None) -> None:
        self.problems.append(Text(f"{place}: {en}", f"{place}：{zh or en}"))

    def _section(self, data: Mapping[str, Any] | None, into: dict[str, Any], build: Any) -> None:
        for key, value in (data or {}).items():
            if key in into:
                self._problem(key, "is entered twice", "重复登记")
            try:
                into[key] = build(key, value)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                self._problem(key, f"{type(error).__name__}: {error}")

    def _keys(self, place: str, data: Mapping[str, Any], allowed: set[str]) -> None:
        for key in set(data) - allowed:
            self._problem(place, f"unknown key {key!r}", f"未知的键 {key!r}")

    def _act(self, key: str, data: Mapping[str, Any], stage: str) -> ActKind:
        self._keys(key, data, ACT_KEYS)
        if data["about"] not in UNIT_TRACKS:
            self._problem(key, f"unknown unit {data['about']!r}", f"未知的单位 {data['about']!r}")
        payload = {}
        for name, field in (data.get("payload") or {}).items():
            self._keys(f"{key}.{name}", field, FIELD_KEYS)
            payload[name] = Field(
                name,
                field["type"],
                bool(field.get("required")),
                bool(field.get("in_full")),
                _text(field["name"]) if "name" in field else None,
                field.get("fact"),
            )
        rules = tuple(_rule_use(item) for item in data.get("rules") or ())
        return ActKind(
            key,
            _text(data["name"]),
            stage,
            _words(data.get("by", ("court",))),
            data["about"],
            {track: _words(states) for track, states in (data.get("needs") or {}).items()},
            payload,
            _words(data.get("may_establish", ())),
            rules,
            self._outcomes(key, data.get("outcomes")),
            data.get("chosen_by"),
            _words(data.get("answers", ())),
            data.get("tells"),
            tuple((field.name, field.fact) for field in payload.values() if field.fact),
            tuple(dict.fromkeys(field for use in rules for field in use.when)),
            frozenset(field.name for field in payload.values() if field.required),
        )

    def _lapse(self, key: str, data: Mapping[str, Any], stage: str) -> LapseKind:
        self._keys(key, data, LAPSE_KEYS)
        span = data["length"]
        self._keys(f"{key}.length", span, LENGTH_KEYS)
        return LapseKind(
            key,
            _text(data["name"]),
            stage,
            data["about"],
            span.get("figure"),
            span.get("payload"),
            span.get("unit", "day"),
            bool(span.get("bound")),
            data.get("counts_from", "act"),
            data.get("each"),
            _words(data.get("rules") or ()),
            self._outcomes(key, data.get("outcomes")),
        )

    def _outcomes(self, key: str, data: Mapping[str, Any] | None) -> dict[str, Outcome]:
        found = {}
        for name, value in (data or {"done": {}}).items():
            value = value or {}
            place = f"{key}/{name}"
            self._keys(place, value, OUTCOME_KEYS)
            moves, sweeps = self._rows(place, value.get("moves")), self._rows(place, value.get("sweeps"))
            for track in set(moves) & set(sweeps):
                self._problem(place, f"both moves and sweeps {track}", f"同时移动并清扫 {track}")
            parts = {part: _words(value.get(part, ())) for part in OUTCOME_LISTS}
            found[str(name)] = Outcome(
                name=str(name),
                trigger=place,
                moves=moves or NOTHING,
                sweeps=sweeps or NOTHING,
                establishes=value.get("establishes") or NOTHING,
                **parts,
            )
        return found

    def _rows(self, place: str, data: Mapping[str, Any] | None) -> dict[str, dict[str, str]]:
        rows: dict[str, dict[str, str]] = {}
        for track, moves in (data or {}).items():
            states = self.tracks[track].states if track in self.tracks else {}
            for move in [moves] if isinstance(moves, str) else moves:
                sources, _, dest = (part.strip() for part in move.partition(">"))
                for source in (part.strip() for part in sources.split("|")):
                    for state in (source, dest):
                        if state not in states:
                            self._problem(place, f"track {track} has no state {state!r}", f"{track} 没有状态 {state!r}")
                    if source in rows.setdefault(track, {}):
                        self._problem(place, f"two rows for {track} {source}", f"{track} {source} 有两行")
                    rows[track][source] = dest
        return rows

    def _check_types(self) -> None:
        known = (*PLAIN_TYPES, *self.types)
        for act in self.acts.values():
            for field in act.payload.values():
                if field.fact is not None and field.fact not in self.facts:
                    self._problem(
                        f"{act.id}.{field.name}", f"no fact called {field.fact}", f"没有名为 {field.fact} 的事实"
                    )
                if field.type not in known:
                    self._problem(
                        f"{act.id}.{field.name}", f"unknown type {field.type!r}", f"未知的类型 {field.type!r}"
                    )
            for fact in act.may_establish:
                if fact not in self.facts:
                    self._problem(act.id, f"no fact called {fact}", f"没有名为 {fact} 的事实")
            if act.chosen_by and act.chosen_by not in act.payload:
                self._problem(act.id, f"chosen by {act.chosen_by}, which is no field", f"没有字段 {act.chosen_by}")
            for role in act.by:
                if role not in self.roles:
                    self._problem(act.id, f"is done by {role}, which is no role", f"没有角色 {role}")
            for track, states in act.needs.items():
                for state in states:
                    if track not in self.tracks or state not in self.tracks[track].states:
                        self._problem(act.id, f"needs {track} {state}, which is no state", f"没有状态 {track} {state}")
        for entry in self.facts.values():
            if entry.type not in known:
                self._problem(entry.id, f"unknown type {entry.type!r}", f"未知的类型 {entry.type!r}")


def _text(data: Mapping[str, str]) -> Text:
    return Text(str(data["en"]), str(data["zh"]))


def _words(data: Any) -> tuple[str, ...]:
    return (data,) if isinstance(data, str) else tuple(str(item) for item in data)


def _rule_use(item: Any) -> RuleUse:
    if isinstance(item, str):
        return RuleUse(item, NOTHING, False)
    if unknown := set(item) - {"rule", "basis", "when"}:
        raise ValueError(f"unknown key {sorted(unknown)}")
    when = {
        field: tuple(values if isinstance(values, list) else [values])
        for field, values in (item.get("when") or {}).items()
    }
    return RuleUse(item.get("rule") or item["basis"], when or NOTHING, "basis" in item)


def _sorted_yaml(folder: Any) -> Iterable[Any]:
    if not folder.is_dir():
        return []
    return sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
