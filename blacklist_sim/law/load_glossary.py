"""From the file of the glossary to its terms, checked: everything that is wrong, in one pass."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from blacklist_sim.errors import LawDataError
from blacklist_sim.law.citation import Citation, Instrument
from blacklist_sim.law.consistency import missing, unresolved
from blacklist_sim.law.entries import build_each, read_data
from blacklist_sim.law.glossary import Term, TermCite
from blacklist_sim.law.model import EVIDENCE
from blacklist_sim.law.pinyin import characters, syllables
from blacklist_sim.law.raw import RawTerm
from blacklist_sim.text import Text


def read_glossary(file: Traversable, instruments: Mapping[str, Instrument]) -> dict[str, Term]:
    """The terms of a file, none where there is no file; raises `LawDataError` with everything wrong with them."""
    problems: list[Text] = []
    entries = read_data(file.read_bytes(), {}) if file.is_file() else {}
    terms = build_each(entries, RawTerm, _term, problems)
    problems.extend(_problems(terms, instruments))
    if problems:
        raise LawDataError(problems)
    return terms


def _term(key: str, entry: RawTerm) -> Term:
    cites = tuple(_cite(cite) for cite in entry.cites)
    definition = Text(entry.definition.en, entry.definition.zh) if entry.definition else None
    apart = {other: Text(said.en, said.zh) for other, said in entry.not_to_be_mixed_up_with.items()}
    return Term(key, Text(entry.en, entry.zh), entry.pinyin, definition, cites, apart)


def _cite(data: Mapping[str, Any]) -> TermCite:
    evidence = data.get("evidence")
    if evidence not in EVIDENCE:
        raise ValueError(f"the evidence of a citation is one of {', '.join(EVIDENCE)}, not {evidence!r}")
    return TermCite(Citation.from_data({key: value for key, value in data.items() if key != "evidence"}), evidence)


def _problems(terms: Mapping[str, Term], instruments: Mapping[str, Instrument]) -> Iterator[Text]:
    for term in terms.values():
        yield from unresolved(instruments, term.id, [cite.citation for cite in term.cites])
        if term.cites and term.definition is None:
            yield Text(f"{term.id}: citations without a definition", f"{term.id}：有引用而无定义")
        spoken, written = len(syllables(term.pinyin)), characters(term.name.zh)
        if spoken != written:
            yield Text(
                f"{term.id}: pinyin of {spoken} syllables for {written} characters",
                f"{term.id}：拼音 {spoken} 个音节，汉字 {written} 个",
            )
        for other in term.mixed_up_with or {}:
            if other == term.id:
                yield Text(f"{term.id}: mixed up with itself", f"{term.id}：与自身区分")
            elif other not in terms:
                yield missing(term.id, Text("term", "术语"), other)
            elif term.id in (terms[other].mixed_up_with or {}) and term.id < other:
                yield Text(
                    f"{term.id}: told apart from {other} at both; once is enough",
                    f"{term.id}：与 {other} 的区分写了两处，一处即可",
                )
