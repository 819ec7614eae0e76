"""The book is checked as it is opened: whatever is wrong in it is told, all at once, before anybody relies on it."""

import tracemalloc
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from blacklist_sim.errors import LawDataError, OutsideBook
from blacklist_sim.law.book import Book
from blacklist_sim.law.load import load_book

DATA = files("blacklist_sim.law") / "data"
BOTH = {"en": "words", "zh": "文字"}
CITE = {"instrument": "code", "article": 1}


def version(start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"from": date.fromisoformat(start), "cite": CITE, "evidence": "confirmed", "says": BOTH}
    if end is not None:
        found["to"] = date.fromisoformat(end)
    return {**found, **more}


def value(start: str, said: Any, end: str | None = None) -> dict[str, Any]:
    found = version(start, end, value=said)
    del found["says"]
    return found


def rule(*versions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": BOTH, "kind": "duty", "versions": list(versions), **more}


def gap(start: str, end: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"from": date.fromisoformat(start), "why": BOTH}
    return found if end is None else {**found, "to": date.fromisoformat(end)}


DUTY = {"kind": "answer", "name": BOTH, "who": "court", "about": "case", "done_by": ["do"], "rule": "must"}
TEXTS = [
    {"id": "old", "from": date(2010, 10, 1), "to": date(2015, 1, 1), "evidence": "confirmed"},
    {"id": "new", "from": date(2015, 1, 1), "evidence": "confirmed"},
]
SOUND: dict[str, Any] = {
    "rules": {"must": rule(version("2010-10-01"))},
    "figures": {"days": {"name": BOTH, "type": "period", "values": [value("2010-10-01", "3 days")]}},
    "duties": {"duty": DUTY},
    "switches": {"reading": {"decides": BOTH, "options": {"a": BOTH, "b": BOTH}, "default": "a", "note_ref": "choice"}},
}


def shelve(folder: Path, ledger: Any = (), **shelves: Any) -> Path:
    """Writes a small book, sound but for what `shelves` add to it or put in place of it."""
    (folder / "book.yaml").write_text(
        yaml.safe_dump(
            {"version": "1", "first_day": date(2010, 10, 1), "covers": BOTH, "state_of_law": date(2026, 1, 1)}
        )
    )
    code = {"name": BOTH, "short": BOTH, "texts": TEXTS, "not_read": BOTH, "subjects": {"known": {"old": 1, "new": 2}}}
    (folder / "instruments.yaml").write_text(yaml.safe_dump({"code": code}))
    for shelf, sound in SOUND.items():
        (folder / shelf).mkdir()
        (folder / shelf / "all.yaml").write_text(yaml.safe_dump({**sound, **shelves.get(shelf, {})}))
    (folder / "ledger").mkdir()
    (folder / "ledger" / "all.yaml").write_text(yaml.safe_dump(list(ledger)))
    return folder


def complaints(folder: Path) -> list[str]:
    with pytest.raises(LawDataError) as caught:
        load_book(folder)
    return [problem.en for problem in caught.value.problems]


def test_a_sound_book_opens(tmp_path: Path) -> None:
    book = load_book(shelve(tmp_path))
    assert isinstance(book, Book)
    assert set(book.rules) == {"must"}


@pytest.mark.parametrize(
    ("shelves", "told"),
    [
        (
            {"rules": {"gone": rule(version("2010-10-01", "2013-01-01"), version("2014-01-01"))}},
            "gone: undeclared gap 2013-01-01 to 2014-01-01",
        ),
        (
            {"rules": {"twice": rule(version("2010-10-01", "2014-01-01"), version("2013-01-01"))}},
            "twice: 2010-10-01 overlaps 2013-01-01",
        ),
        (
            {
                "figures": {
                    "gone": {
                        "name": BOTH,
                        "type": "count",
                        "values": [value("2010-10-01", 1, "2012-01-01"), value("2013-01-01", 2)],
                    }
                }
            },
            "gone: undeclared gap 2012-01-01 to 2013-01-01",
        ),
        ({"rules": {"late": rule(version("2012-01-01"))}}, "late: undeclared gap 2010-10-01 to 2012-01-01"),
        ({"rules": {"over": rule(version("2010-10-01", "2012-01-01"))}}, "over: undeclared gap from 2012-01-01"),
        ({"rules": {"bare": rule(version("2010-10-01", cite=[]))}}, "bare: no citation"),
        ({"rules": {"none": rule()}}, "none: no version"),
        (
            {"rules": {"astray": rule(version("2010-10-01", cite={"instrument": "cod", "article": 1}))}},
            "astray: no instrument called cod",
        ),
        (
            {"rules": {"astray": rule(version("2010-10-01", cite={"instrument": "code", "subject": "other"}))}},
            "astray: code has no subject other",
        ),
        ({"rules": {"odd": rule(version("2010-10-01"), kind="wish")}}, "odd: kind: Value error, unknown kind 'wish'"),
        ({"rules": {"more": rule(version("2010-10-01"), colour="red")}}, "more: colour: Extra inputs"),
        ({"rules": {"open": rule(version("2010-10-01"), switch="readin")}}, "open: no switch called readin"),
        ({"rules": {"at_odds": rule(version("2010-10-01"), conflicts_with=["x"])}}, "at_odds: no rule called x"),
        ({"duties": {"loose": {**DUTY, "rule": "may"}}}, "loose: no rule called may"),
        ({"duties": {"loose": {**DUTY, "within": "weeks"}}}, "loose: no figure called weeks"),
        ({"duties": {"loose": {**DUTY, "kind": "standing"}}}, "loose: a standing duty, and only a standing duty"),
        (
            {
                "figures": {
                    "rate": {"name": BOTH, "type": "rate", "values": [value("2010-10-01", 0.000175)]},
                }
            },
            "rate: write 0.000175 in quotes",
        ),
        (
            {
                "figures": {
                    "long": {
                        "name": BOTH,
                        "type": "period",
                        "roll": "readin",
                        "values": [value("2010-10-01", "3 days")],
                    }
                }
            },
            "long: no switch called readin",
        ),
        (
            {"switches": {"odd": {"decides": BOTH, "options": {"a": BOTH}, "default": "b", "note_ref": "choice"}}},
            "odd: default b is no option",
        ),
        (
            {"ledger": [{"instrument": "code", "provision": "art. 2", "status": "left_out"}]},
            "ledger code art. 2: says no reason",
        ),
        (
            {"ledger": [{"instrument": "code", "provision": "art. 1", "status": "modelled", "rules": ["x"]}]},
            "ledger code art. 1: no rule called x",
        ),
    ],
    ids=lambda item: item if isinstance(item, str) else "",
)
def test_what_is_wrong_in_the_book_is_told_with_its_place(tmp_path: Path, shelves: Any, told: str) -> None:
    found = complaints(shelve(tmp_path, **shelves))
    assert any(line.startswith(told) for line in found), found


def test_all_that_is_wrong_is_told_in_one_pass(tmp_path: Path) -> None:
    folder = shelve(
        tmp_path,
        rules={"gone": rule(version("2010-10-01", "2013-01-01"), version("2014-01-01")), "none": rule()},
        duties={"loose": {**DUTY, "rule": "may"}},
    )
    assert len(complaints(folder)) == 3


def test_a_declared_gap_is_no_gap(tmp_path: Path) -> None:
    gone = rule(version("2011-01-01", "2013-01-01"), gaps=[gap("2010-10-01", "2011-01-01"), gap("2013-01-01")])
    assert load_book(shelve(tmp_path, rules={"gone": gone})).rules["gone"].gap_on(date(2013, 5, 1)) is not None


def test_what_begins_with_its_own_text_needs_no_declared_gap_before_it(tmp_path: Path) -> None:
    assert (
        load_book(shelve(tmp_path, rules={"new": rule(version("2015-01-01"))})).rules["new"].on(date(2014, 12, 31))
        is None
    )


def test_the_same_name_twice_is_told(tmp_path: Path) -> None:
    folder = shelve(tmp_path)
    (folder / "rules" / "more.yaml").write_text(yaml.safe_dump({"must": rule(version("2010-10-01"))}))
    assert complaints(folder) == ["rules/more.yaml: must is entered twice"]


@pytest.fixture(scope="module")
def shipped() -> Book:
    return load_book()


def test_both_neighbours_of_every_boundary_of_the_shipped_book_are_told_apart(shipped: Book) -> None:
    for item in (*shipped.rules.values(), *shipped.figures.values()):
        for found in item.dated.versions:
            assert item.dated.on(found.start) is found
            if found.end is not None:
                assert item.dated.on(found.end) is not found
                assert item.dated.on(date.fromordinal(found.end.toordinal() - 1)) is found


def test_on_every_day_a_rule_or_figure_has_a_version_a_declared_gap_or_no_text_yet(shipped: Book) -> None:
    for item in (*shipped.rules.values(), *shipped.figures.values()):
        first = min(found.start for found in (*item.dated.versions, *item.gaps))
        for day in (day for day in (shipped.first_day, *shipped.changes) if day >= first):
            inside = [
                found for found in (*item.dated.versions, *item.gaps) if found.start <= day < (found.end or date.max)
            ]
            assert len(inside) == 1, (item.id, day)


def test_a_day_before_the_book_is_refused_and_the_message_says_what_the_book_covers(shipped: Book) -> None:
    assert shipped.epoch(date(2010, 10, 1)) >= 0
    with pytest.raises(OutsideBook, match="2010-10-01"):
        shipped.epoch(date(2010, 9, 30))


def test_every_statement_of_the_shipped_book_is_in_both_languages(shipped: Book) -> None:
    for item in shipped.rules.values():
        for text in (item.name, *(found.says for found in item.dated.versions)):
            assert text.en != text.zh, item.id
            assert any(letter.isascii() and letter.isalpha() for letter in text.en), item.id
            assert _chinese(text.zh), item.id


def _chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def test_what_was_read_of_one_file_is_gone_before_the_next_one_is_read():
    load_book(DATA)
    tracemalloc.start()
    book = load_book(DATA)
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert book.rules and most - kept < 0.6 * kept  # with all of them there at once it is more than all


def test_equal_texts_of_the_book_are_one():
    named = [cite.instrument for rule in load_book(DATA).rules.values() for cite in rule.dated.versions[0].cites]
    assert len({id(name) for name in named}) == len(set(named)) < len(named)
