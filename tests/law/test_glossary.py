"""The glossary says of each term what it means, where it stands and what it is not; and any way to type it finds it."""

import pickle
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from time import perf_counter
from typing import Any

import pytest
import yaml

from blacklist_sim.errors import LawDataError
from blacklist_sim.law.citation import Citation
from blacklist_sim.law.glossary import Glossary, Term
from blacklist_sim.law.instrument import Instrument
from blacklist_sim.law.load import load_book
from blacklist_sim.law.load_glossary import read_glossary
from blacklist_sim.law.pinyin import initials, syllables
from blacklist_sim.text import Text

BOOK = load_book()
WRITTEN = files("blacklist_sim.law") / "data" / "glossary.yaml"
BOTH = {"en": "words", "zh": "文字"}
WORD: dict[str, Any] = {"en": "word", "zh": "词", "pinyin": "cí", "definition": BOTH}


def cite(**more: Any) -> dict[str, Any]:
    return {"instrument": "list-provisions", "article": 1, "evidence": "confirmed", **more}


def reads(folder: Path, instruments: dict[str, Instrument], **terms: Any) -> dict[str, Term]:
    file = folder / "glossary.yaml"
    file.write_text(yaml.safe_dump(terms, allow_unicode=True), "utf-8")
    return read_glossary(file, instruments)


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ({"a": {**WORD, "not_to_be_mixed_up_with": {"b": BOTH}}}, "a: no term called b"),
        ({"a": {**WORD, "not_to_be_mixed_up_with": {"a": BOTH}}}, "a: mixed up with itself"),
        (
            {
                "a": {**WORD, "not_to_be_mixed_up_with": {"b": BOTH}},
                "b": {**WORD, "not_to_be_mixed_up_with": {"a": BOTH}},
            },
            "a: told apart from b at both; once is enough",
        ),
        ({"a": {**WORD, "cites": [cite(instrument="list")]}}, "a: no instrument called list"),
        ({"a": {**WORD, "cites": [cite(text="2016")]}}, "a: list-provisions has no text 2016"),
        (
            {"a": {**WORD, "cites": [{"instrument": "cpl", "subject": "exit", "evidence": "partly"}]}},
            "a: cpl has no subject exit",
        ),
        ({"a": {**WORD, "cites": [{"instrument": "cpl"}]}}, "a: the evidence of a citation is one of"),
        ({"a": {**WORD, "cites": [cite(evidence="sure")]}}, "a: the evidence of a citation is one of"),
        ({"a": {**WORD, "cites": [cite(verse=2)]}}, "a: a citation has no verse"),
        ({"a": {**WORD, "definition": None, "cites": [cite()]}}, "a: citations without a definition"),
        ({"a": {**WORD, "definition": {"en": "only"}}}, "a: definition.zh: Field required"),
        ({"a": {**WORD, "meaning": BOTH}}, "a: meaning: Extra inputs are not permitted"),
        ({"a": {**WORD, "pinyin": "cíyǔ"}}, "a: pinyin of 2 syllables for 1 characters"),
    ],
)
def test_what_is_wrong_in_the_glossary_is_told(
    tmp_path: Path, instruments: dict[str, Instrument], terms: dict[str, Any], told: str
) -> None:
    with pytest.raises(LawDataError) as caught:
        reads(tmp_path, instruments, **terms)
    assert any(problem.en.startswith(told) for problem in caught.value.problems)
    assert all(problem.zh for problem in caught.value.problems)


def test_everything_wrong_is_told_at_once(tmp_path: Path, instruments: dict[str, Instrument]) -> None:
    with pytest.raises(LawDataError) as caught:
        reads(
            tmp_path, instruments, a={**WORD, "pinyin": "cíyǔ"}, b={**WORD, "meaning": BOTH}, c={**WORD, "cites": [{}]}
        )
    assert len(caught.value.problems) == 3


def test_a_book_without_a_glossary_has_no_terms(tmp_path: Path, instruments: dict[str, Instrument]) -> None:
    assert read_glossary(tmp_path / "glossary.yaml", instruments) == {}


def test_the_words_of_the_glossary_change_no_digest_and_are_not_read_with_the_book(tmp_path: Path) -> None:
    with as_file(files("blacklist_sim.law") / "data") as shipped:
        data = Path(copytree(shipped, tmp_path / "data"))
    (data / "glossary.yaml").write_text("a: {en: nothing but a name}\n", "utf-8")
    book = load_book(data)
    assert book.digest == BOOK.digest
    with pytest.raises(LawDataError, match="a: zh: Field required"):
        book.glossary["a"]


def test_a_book_held_on_a_day_keeps_its_glossary() -> None:
    assert BOOK.as_on(BOOK.state_of_law).glossary is BOOK.glossary


def test_no_term_stands_in_the_file_twice() -> None:
    heads = [line for line in WRITTEN.read_text("utf-8").splitlines() if line[:1].isalpha()]
    assert len(heads) == len(BOOK.glossary)


@pytest.mark.parametrize(
    ("pinyin", "letters"),
    [
        ("shīxìn bèi zhíxíngrén", "sxbzxr"),
        ("pèi'ǒu", "po"),
        ("xiǎo'é sùsòng chéngxù", "xesscx"),
        ("quánlì yìwù chéngshòurén", "qlywcsr"),
        ("shīnéng ér fēi shīxìn", "snefsx"),
        ("jìnqīnshǔ", "jqs"),
        ("Xìnyòng Zhōngguó", "xyzg"),
    ],
)
def test_initials_are_those_of_the_syllables(pinyin: str, letters: str) -> None:
    assert initials(pinyin) == letters


def test_an_n_or_g_before_a_vowel_begins_the_next_syllable() -> None:
    assert syllables("fānàn míngé gǎngē") == ["fa", "nan", "min", "ge", "gan", "ge"]


def first(text: str) -> str:
    return BOOK.glossary.find(text)[0].id


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("失信被执行人", "judgment_defaulter"),
        ("sxbzxr", "judgment_defaulter"),
        ("SXBZXR", "judgment_defaulter"),
        ("shixin bei zhixingren", "judgment_defaulter"),
        ("shixinbeizhixingren", "judgment_defaulter"),
        ("shīxìn bèi zhíxíngrén", "judgment_defaulter"),
        ("judgment defaulter", "judgment_defaulter"),
        ("Judgment  Defaulter", "judgment_defaulter"),
        ("judgment_defaulter", "judgment_defaulter"),
        ("被执行人", "judgment_debtor"),
        ("bzxr", "judgment_debtor"),
        ("终本", "round_terminated"),
        ("zhongben", "round_terminated"),
        ("lvxing", "performance"),
        ("luxing", "performance"),
        ("xianzhi xiaofei ling", "consumption_order"),
        ("peiou", "spouse"),
        ("revoc", "revocation"),
        ("ｄｕｔｙ", "duty"),
        ("order consumption", "consumption_order"),
    ],
)
def test_a_term_is_found_in_three_scripts_without_tones_and_by_initials(typed: str, id: str) -> None:
    assert first(typed) == id


def term(id: str, en: str, zh: str, pinyin: str) -> Term:
    return Term(id, Text(en, zh), pinyin)


RANKED = {
    found.id: found
    for found in (
        term("word", "strong at the end", "强", "qiáng"),
        term("within", "a stronger one", "中", "zhōng"),
        term("starts_long", "strongest of all", "长", "cháng"),
        term("starts", "stronger", "短", "duǎn"),
        term("exact", "strong", "同", "tóng"),
        term("nothing", "weak", "弱", "ruò"),
    )
}


def test_what_equals_a_name_comes_before_what_begins_one_and_that_before_what_stands_within() -> None:
    found = [found.id for found in Glossary(lambda: RANKED).find("strong")]
    assert found == ["exact", "starts", "starts_long", "word", "within"]


def test_initials_come_before_what_stands_within_a_name() -> None:
    terms = {
        "within": term("within", "asxb", "内", "nèi"),
        "letters": term("letters", "other", "失信被", "shīxìn bèi"),
        "begins": term("begins", "sxb of old", "始", "shǐ"),
    }
    assert [found.id for found in Glossary(lambda: terms).find("sxb")] == ["begins", "letters", "within"]


def test_every_word_may_stand_elsewhere_but_none_may_be_missing() -> None:
    glossary = Glossary(lambda: RANKED)
    assert [found.id for found in glossary.find("end strong")] == ["word"]
    assert glossary.find("end weak") == []


def test_an_empty_text_finds_all_in_the_order_of_the_file() -> None:
    assert [found.id for found in BOOK.glossary.find("  ")] == list(BOOK.glossary)


def test_a_search_takes_less_than_a_millisecond() -> None:
    glossary = BOOK.glossary
    glossary.find("warm")
    typed = ["失信", "sxbzxr", "zhixing", "list of judgment", "no such thing at all"]

    def lasts(text: str) -> float:
        begun = perf_counter()
        glossary.find(text)
        return perf_counter() - begun

    assert max(min(lasts(text) for _ in range(20)) for text in typed) < 0.001


def test_a_pair_told_apart_is_told_at_both() -> None:
    for term in BOOK.glossary.values():
        for other, difference in (term.mixed_up_with or {}).items():
            assert BOOK.glossary.mixed_up_with(other)[term.id] == difference
            assert BOOK.glossary.mixed_up_with(term.id)[other] == difference


NOT_DEFINED_IN_WHAT_WAS_READ = {"time_limit", "joint_debtor"}
OF_THIS_PROGRAM = {
    *("act", "lapse", "duty", "standing_duty", "answer", "rule", "citation", "instrument", "finding", "policy_switch"),
    *("in_force", "evidence_confirmed", "evidence_partly", "evidence_unverified"),
    *("holds", "fails", "unknown", "discretion"),
}
BY_NO_ARTICLE = {"judicial_interpretation", "lao_lai", "debtor_register"}


def test_each_term_is_defined_but_those_that_nothing_read_defines() -> None:
    glossary = BOOK.glossary.values()
    assert {term.id for term in glossary if term.definition is None} == NOT_DEFINED_IN_WHAT_WAS_READ
    without = {term.id for term in glossary if term.definition is not None and not term.cites}
    assert without == OF_THIS_PROGRAM | BY_NO_ARTICLE


def test_a_definition_is_short() -> None:
    for term in BOOK.glossary.values():
        if term.definition is not None:
            assert len(term.definition.en) < 300 and term.definition.en.endswith("."), term.id
            assert len(term.definition.zh) < 120 and term.definition.zh.endswith("。"), term.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("listing", "consumption_restriction"),
        ("listing", "exit_ban"),
        ("listing", "default"),
        ("consumption_restriction", "exit_ban"),
        ("consumption_restriction", "default"),
        ("exit_ban", "default"),
        ("listing_decision", "consumption_order"),
        ("judgment_defaulter", "judgment_debtor"),
        ("judgment_defaulter", "debtor_register"),
        ("judgment_defaulter", "restriction_short"),
        ("deletion", "revocation"),
        ("deletion", "hiding"),
        ("revocation", "hiding"),
        ("deletion", "lifting"),
        ("term", "period"),
        ("round_terminated", "termination"),
        ("exemption", "temporary_lift"),
        ("ordinary_interest", "doubled_part"),
        ("delay_interest", "delay_penalty"),
        ("correction_application", "objection_to_act"),
        ("objection_to_act", "third_party_objection"),
        ("fine", "detention"),
    ],
)
def test_what_people_mix_up_is_told_apart(one: str, other: str) -> None:
    assert other in BOOK.glossary.mixed_up_with(one)


Place = tuple[str | None, ...]


def place(cite: Citation, text: str | None) -> Place:
    return (cite.instrument, text, cite.article, cite.subject, cite.paragraph, cite.item, cite.part)


def evidence_of_the_book() -> dict[Place, set[str]]:
    """Every place that a rule or figure cites, in each text that it can mean, with how surely it is known there."""
    found: dict[Place, set[str]] = {}
    for item in (*BOOK.rules.values(), *BOOK.figures.values()):
        for version in item.dated.versions:
            for cite in version.cites:
                during = [
                    text.id
                    for text in BOOK.instruments[cite.instrument].texts
                    if (version.end is None or text.start < version.end)
                    and (text.end is None or version.start < text.end)
                ]
                for text in [cite.text] if cite.text else during or [None]:
                    found.setdefault(place(cite, text), set()).add(version.evidence)
    return found


def test_the_glossary_cites_no_place_and_claims_no_evidence_that_the_rules_do_not() -> None:
    known = evidence_of_the_book()
    for term in BOOK.glossary.values():
        for cite in term.cites:
            texts = [text.id for text in BOOK.instruments[cite.citation.instrument].texts]
            meant = [cite.citation.text] if cite.citation.text else texts or [None]
            levels = set().union(*(known.get(place(cite.citation, text), set()) for text in meant))
            assert cite.evidence in levels, f"{term.id}: {cite}"


def test_the_glossary_can_be_handed_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(BOOK.glossary))
    assert list(again) == list(BOOK.glossary)
