"""`check`: every mistake of a file in one pass, each with its place."""

import re
from pathlib import Path

import pytest

WRONG = """\
timeline: 1
title: {en: Four mistakes, zh: 四处错误}
people:
  lender: {kind: persn, name: 李某}
  borrower: {kind: person, name: 张某}
cases:
  loan:
    applicant: lender
    debtors: [borower]
    court: {name: 某市某区人民法院}
    title_document: {kind: judgment, made: 2019-02-30, pay: {principal: 200000.00}, within_days: 10}
events:
  - {date: 2019-03-12, act: serve_judgement}
"""


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG, "utf-8")
    return path


def test_a_sound_file_is_told_to_be_so_with_the_number_of_its_stories(tell):
    told = tell("check ground-1-paid-in-full minor-never-listed")
    assert told.status == 0
    assert told.lines[0] == "ground-1-paid-in-full: nothing wrong, timelines: 1"
    assert told.lines[1] == "minor-never-listed: nothing wrong, timelines: 3"


def test_every_mistake_is_told_in_one_pass_where_it_stands(tell, wrong: Path):
    told = tell("check", wrong)
    assert told.status == 2
    found = [re.fullmatch(rf"{re.escape(str(wrong))}:(\d+):(\d+): (.*)", line) for line in told.lines]
    assert all(found), told.out
    source = WRONG.splitlines()
    places = {match[3]: source[int(match[1]) - 1][int(match[2]) - 1 :] for match in found if match}
    pointed = {
        word: next(rest for message, rest in places.items() if word in message)
        for word in ("'persn'", "2019-02-30", "serve_judgement")
    }
    assert pointed["'persn'"].startswith(("kind: persn", "persn"))
    assert pointed["2019-02-30"].startswith(("made: 2019-02-30", "2019-02-30"))
    assert pointed["serve_judgement"].startswith("serve_judgement")


@pytest.mark.parametrize("nearest", ["person", "serve_judgment"])
def test_a_misspelt_name_brings_the_nearest_one(tell, wrong: Path, nearest: str):
    assert f"did you mean '{nearest}'?" in tell("check", wrong).out


def test_a_program_reads_each_mistake_with_its_place_and_its_words_in_both_languages(tell, wrong: Path):
    told = tell("check --json ground-1-paid-in-full", wrong)
    assert told.status == 2
    assert list(told.document) == ["format", "ok", "files"]
    sound, bad = told.document["files"]
    assert (sound["ok"], sound["timelines"], sound["problems"]) == (True, 1, [])
    assert bad["ok"] is False
    for problem in bad["problems"]:
        assert set(problem) == {
            "code", "file", "line", "column", "path", "message", "found", "expected", "nearest",
        }  # fmt: skip
        assert problem["line"] >= 1
        assert problem["message"]["en"]
        assert problem["message"]["zh"]


def test_the_places_are_the_same_in_chinese(tell, wrong: Path):
    def places(lang: str) -> list[str]:
        return re.findall(r"wrong\.yaml:\d+:\d+", tell(f"check --lang {lang}", wrong).out)

    assert places("zh") == places("en")
    assert len(places("zh")) >= 3


def test_an_identity_number_that_could_be_a_living_persons_is_refused_unless_insisted_on(tell, changed):
    # a made-up number with a real area code and a right check digit
    path = changed("name: 张某, born: 1985-03-02", "name: 张某, born: 1985-03-02, id_number: '11010519850302002X'")
    digits = "11010519850302002"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    last = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11]
    path.write_text(path.read_text("utf-8").replace("11010519850302002X", digits + last), "utf-8")
    assert tell("check", path).status == 2
    assert tell("check --real-ids", path).status == 0
