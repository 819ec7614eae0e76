"""Reading the book from its data files and checking it: everything that is wrong, in one pass."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from blacklist_sim.errors import LawDataError
from blacklist_sim.law import raw
from blacklist_sim.law.book import Book, LedgerLine
from blacklist_sim.law.citation import Citation, Instrument
from blacklist_sim.law.conduct_check import conduct_problems
from blacklist_sim.law.consistency import coverage, references
from blacklist_sim.law.entries import R, build_each, read_data
from blacklist_sim.law.glossary import Glossary
from blacklist_sim.law.length import Length
from blacklist_sim.law.load_conduct import conduct_kind
from blacklist_sim.law.load_glossary import read_glossary
from blacklist_sim.law.model import (
    TESTED_KINDS,
    Commencement,
    Dated,
    DutyRule,
    Figure,
    FigureValue,
    Gap,
    Rule,
    RuleVersion,
    Switch,
)
from blacklist_sim.law.public_form import PublicForm
from blacklist_sim.law.raw_conduct import RawConduct
from blacklist_sim.text import Text


def load_book(root: Traversable | None = None) -> Book:
    """The book under `root` (by default the one shipped); raises `LawDataError` with everything inconsistent in it."""
    return _shipped() if root is None else _Reader(root).book()


@cache
def _shipped() -> Book:
    return _Reader(files("blacklist_sim.law") / "data").book()


class _Reader:
    def __init__(self, root: Traversable) -> None:
        self.root = root
        self.problems: list[Text] = []
        self.digest = hashlib.sha256()
        self.texts: dict[str, str] = {}

    def book(self) -> Book:
        head = self._yaml(self.root / "book.yaml")
        instruments = self._instruments()
        rules = self._shelf("rules", raw.RawRule, self._rule)
        figures = self._shelf("figures", raw.RawFigure, self._figure)
        duties = self._shelf("duties", raw.RawDuty, self._duty)
        switches = self._shelf("switches", raw.RawSwitch, self._switch)
        conduct = self._shelf("conduct", RawConduct, conduct_kind)
        public_entry = self._public_entry()
        book = Book(
            version=head["version"],
            first_day=head["first_day"],
            covers=Text(**head["covers"]),
            state_of_law=head["state_of_law"],
            instruments=instruments,
            rules=rules,
            figures=figures,
            duties=duties,
            switches=switches,
            ledger=self._ledger(),
            glossary=Glossary(partial(read_glossary, self.root / "glossary.yaml", instruments)),
            digest=self.digest.hexdigest(),
            conduct=conduct,
            public_entry=public_entry,
        )
        self.problems.extend((*references(book), *coverage(book), *conduct_problems(book)))
        if self.problems:
            raise LawDataError(self.problems)
        return book

    def _yaml(self, file: Traversable) -> Any:
        data = file.read_bytes()
        self.digest.update(data)
        return read_data(data, self.texts)

    def _public_entry(self) -> PublicForm | None:
        file = self.root / "public_entry.yaml"
        entries = {file.name: self._yaml(file)} if file.is_file() else {}
        return self._each(entries, PublicForm, lambda _, form: form).get(file.name)

    def _problem(self, en: str, zh: str | None = None) -> None:
        self.problems.append(Text(en, zh or en))

    def _shelf(self, name: str, model: type[R], build: Callable[[str, R], Any]) -> dict[str, Any]:
        """The entries of a folder; of one file after the other, so that no more than one is there as it was read."""
        found: dict[str, Any] = {}
        seen: set[str] = set()
        for file in _yaml_files(self.root / name):
            entries = self._yaml(file) or {}
            for key in sorted(seen.intersection(entries)):
                self._problem(f"{name}/{file.name}: {key} is entered twice", f"{name}/{file.name}：{key} 重复")
            seen.update(entries)
            found |= self._each(entries, model, build)
        return found

    def _each(self, entries: Mapping[str, Any], model: type[R], build: Callable[[str, R], Any]) -> dict[str, Any]:
        return build_each(entries, model, build, self.problems)

    def _instruments(self) -> dict[str, Instrument]:
        found = {}
        for key, value in self._yaml(self.root / "instruments.yaml").items():
            try:
                found[key] = Instrument.from_data(key, value)
            except (ValueError, KeyError, TypeError) as error:
                self._problem(f"instrument {key}: {error!r}", f"法律文件 {key}：{error!r}")
        return found

    def _rule(self, key: str, entry: raw.RawRule) -> Rule:
        gaps = _gaps(entry.gaps)
        rule = Rule(
            key,
            Text(entry.name.en, entry.name.zh),
            entry.kind,
            entry.governed_by,
            gaps,
            entry.remedy,
            entry.burden,
            entry.switch,
            entry.whose,
            tuple(entry.conflicts_with),
        )
        tested = entry.kind in TESTED_KINDS
        versions = [
            RuleVersion(
                rule,
                version.start,
                version.end,
                _cites(version.cite),
                version.evidence,
                Text(version.says.en, version.says.zh),
                (version.predicate or key) if tested else None,
            )
            for version in entry.versions
        ]
        object.__setattr__(rule, "dated", Dated(versions))
        return rule

    def _figure(self, key: str, entry: raw.RawFigure) -> Figure:
        values = [
            FigureValue(
                value.start,
                value.end,
                raw.figure_value(entry.type, value.value, Length.parse),
                _cites(value.cite),
                value.evidence,
                Text(value.note.en, value.note.zh) if value.note else None,
            )
            for value in entry.values
        ]
        name = Text(entry.name.en, entry.name.zh)
        return Figure(key, name, entry.type, entry.roll, Dated(values), _gaps(entry.gaps), entry.switch)

    def _duty(self, key: str, entry: raw.RawDuty) -> DutyRule:
        if (entry.kind == "standing") != (entry.condition is not None):
            self._problem(
                f"{key}: a standing duty, and only a standing duty, has `while`", f"{key}：仅常设义务设 while"
            )
        bound = entry.within["by"] if isinstance(entry.within, dict) else None
        within = entry.within if isinstance(entry.within, str) else None
        return DutyRule(
            key,
            entry.kind,
            Text(entry.name.en, entry.name.zh),
            entry.who,
            entry.about,
            tuple(entry.done_by),
            entry.rule,
            within,
            bound,
            entry.counts_from,
            tuple(entry.states),
            entry.condition,
            entry.knows,
            tuple(entry.after),
            tuple(entry.known),
            bool(entry.after or entry.known),
        )

    def _switch(self, key: str, entry: raw.RawSwitch) -> Switch:
        if entry.default not in entry.options:
            self._problem(f"{key}: default {entry.default} is no option", f"{key}：默认值 {entry.default} 不在选项之中")
        commences = Commencement(entry.commences.instrument, entry.commences.days) if entry.commences else None
        options = {name: Text(text.en, text.zh) for name, text in entry.options.items()}
        return Switch(key, Text(entry.decides.en, entry.decides.zh), options, entry.default, entry.note_ref, commences)

    def _ledger(self) -> tuple[LedgerLine, ...]:
        lines: list[LedgerLine] = []
        for file in _yaml_files(self.root / "ledger"):
            for number, value in enumerate(self._yaml(file) or (), start=1):
                entry = self._each(
                    {f"ledger/{file.name} line {number}": value}, raw.RawLedgerLine, lambda _, line: line
                )
                lines.extend(_ledger_line(line) for line in entry.values())
        return tuple(lines)


def _ledger_line(entry: raw.RawLedgerLine) -> LedgerLine:
    texts = (entry.text,) if isinstance(entry.text, str) else tuple(entry.text or ())
    why = Text(entry.why.en, entry.why.zh) if entry.why else None
    return LedgerLine(entry.instrument, texts, entry.provision, entry.status, tuple(entry.rules), why)


def _gaps(entries: list[raw.RawGap]) -> tuple[Gap, ...]:
    return tuple(Gap(gap.start, gap.end, Text(gap.why.en, gap.why.zh)) for gap in entries)


def _cites(data: dict[str, Any] | list[dict[str, Any]]) -> tuple[Citation, ...]:
    return tuple(Citation.from_data(item) for item in (data if isinstance(data, list) else [data]))


def _yaml_files(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        yield from sorted(
            (file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name
        )
