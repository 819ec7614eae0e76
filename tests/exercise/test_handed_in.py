"""The door for submissions: what is wrong is told by name, and no more than its limit is ever read."""

import json
import os
import tracemalloc
from dataclasses import replace
from pathlib import Path
from random import Random

import jsonschema
import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.exercise.attempt import ANSWER, HINT, SUBMIT, Attempt
from blacklist_sim.exercise.handed_in import parse, read
from blacklist_sim.exercise.json_door import MOST_BYTES
from blacklist_sim.exercise.schema import answers_schema

from .classroom import attempt, drawn, plain, written


def refusal(text: str) -> BadInput:
    with pytest.raises(BadInput) as refused:
        parse(text, "zhang.json")
    return refused.value


def only(path: Path) -> Attempt | BadInput:
    [(place, found)] = read(path)
    assert place == str(path)
    return found


@pytest.fixture(scope="module")
def document():
    return plain(drawn())


def test_what_is_handed_in_is_read_as_it_was_made(tmp_path: Path):
    made = attempt(drawn(), note="…").then(ANSWER, "x", {"a": [1, 1.5, None, True, "文"]}).then(HINT, "x", 2)
    assert only(written(tmp_path, "a.json", made.plain())) == made
    assert made.broken is None


def test_answers_after_an_attempt_was_handed_in_do_not_count():
    made = attempt(drawn())
    assert made.rows[-1].what == SUBMIT
    assert made.then(ANSWER, "2.2", "no").answers == made.answers


SPOILT = {
    "empty": ("", "empty"),
    "blank": (" \n", "empty"),
    "no JSON": ("hello", "not valid JSON"),
    "a script": ("import os; os.remove('x')", "not valid JSON"),
    "a list": ("[]", "no answers"),
    "a number": ("12", "no answers"),
    "another object": ('{"a": 1}', "no answers"),
    "another format": ('{"format": "blacklist-sim timeline"}', "no answers"),
    "a result": ('{"format": "blacklist-sim result"}', "this is a result"),
    "a later version": ('{"format": "blacklist-sim answers", "version": 2}', "version 2"),
    "a key twice": ('{"format": 1, "format": 2}', "stands twice"),
    "not a number": ('{"a": NaN}', "NaN"),
    "an endless number": ('{"a": 1e999}', "too large"),
    "a number of 5,000 digits": ('{"a": ' + "9" * 5000 + "}", "too long"),
    "half a character": ('{"a": "\\ud800"}', "half a character"),
    "deep": ("[" * 100_000, "nested"),
    "deep and closed": ('{"format": ' + "[" * 50 + "]" * 50 + "}", "nested"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_no_submission_is_refused_in_one_line_with_its_file(what: str):
    text, words = SPOILT[what]
    refused = refusal(text)
    assert len(refused.problems) == 1
    for lang in ("en", "zh"):
        assert refused.render(lang).startswith("zhang.json") and "\n" not in refused.render(lang)
    assert words in refused.render("en")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_told_to_be_so(document, part: float):
    text = json.dumps(document)
    assert "cut off" in refusal(text[: int(len(text) * part)]).render("en")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path):
    for name, data in {
        "latin.json": "é".encode("latin-1"),
        "zero.json": b"{}\0",
        "zip.json": b"PK\x03\x04\xff",
    }.items():
        (tmp_path / name).write_bytes(data)
        found = only(tmp_path / name)
        assert isinstance(found, BadInput) and name in found.render("en")


def test_of_a_file_of_50_mb_nothing_is_read(tmp_path: Path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    lines = tmp_path / "large.jsonl"
    os.link(path, lines)
    tracemalloc.start()
    try:
        found = only(path)
        most_read = tracemalloc.get_traced_memory()[1]
        [(place, of_lines)] = read(lines)
        most_of_lines = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(found, BadInput) and "larger than 1,000,000 bytes" in found.render("en")
    assert most_read < 200_000
    assert place == f"{lines}:1" and isinstance(of_lines, BadInput)
    assert most_of_lines < 5 * MOST_BYTES


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "link.json").symlink_to("/dev/zero")
    for name in ("pipe.json", "folder.json", "link.json", "missing.json"):
        found = only(tmp_path / name)
        assert isinstance(found, BadInput) and name in found.render("zh")


CLAIMS = {
    "earned": lambda d: {**d, "earned": "36"},
    "points": lambda d: {**d, "points": 36},
    "score": lambda d: {**d, "rows": [{**row, "score": 4} for row in d["rows"]]},
}


@pytest.mark.parametrize("key", CLAIMS)
def test_a_claim_of_points_is_told_as_such(document, key: str):
    refused = refusal(json.dumps(CLAIMS[key](document)))
    assert {problem.code for problem in refused.problems} == {"claims"}
    assert f"{key})" in refused.render("en") and "自称得分" in refused.render("zh")


def row(document, number, **changes):
    rows = [dict(row) for row in document["rows"]]
    rows[number] |= changes
    return {**document, "rows": rows}


def without(whole, key):
    return {name: value for name, value in whole.items() if name != key}


UNFIT = {
    "no seed": (lambda d: without(d, "seed"), "seed is missing"),
    "a seed in words": (lambda d: {**d, "seed": "3"}, "seed should be a whole number"),
    "a seed that is true": (lambda d: {**d, "seed": True}, "seed should be a whole number"),
    "a seed below zero": (lambda d: {**d, "seed": -1}, "seed is too small"),
    "a huge seed": (lambda d: {**d, "seed": 10**30}, "seed is too large"),
    "no student": (lambda d: {**d, "student": ""}, "student"),
    "a student of two lines": (lambda d: {**d, "student": "a\nb"}, "student"),
    "a student who turns the direction": (lambda d: {**d, "student": "a\u202eb"}, "student"),
    "a long student": (lambda d: {**d, "student": "a" * 500}, "student is too long"),
    "another key": (lambda d: {**d, "exec": "rm"}, "nothing is called exec"),
    "another key in a row": (lambda d: row(d, 1, run="x"), "nothing is called rows[2].run"),
    "rows in words": (lambda d: {**d, "rows": "none"}, "rows should be a list"),
    "a row in words": (lambda d: {**d, "rows": ["none"]}, "rows[1] should be an object"),
    "another thing done": (lambda d: row(d, 1, what="cheat"), "rows[2].what is none of: start"),
    "a hash in words": (lambda d: row(d, 1, hash="x"), "rows[2].hash is not of its form"),
    "no rows": (lambda d: {**d, "rows": []}, "the first row is not the start"),
    "too many rows": (lambda d: {**d, "rows": d["rows"] * 1000}, "rows holds too much"),
    "the beginning cut off": (lambda d: {**d, "rows": d["rows"][1:]}, "the first row is not the start"),
    "two starts": (lambda d: row(d, 1, what="start"), "rows[2] starts a second time"),
    "a hint of no tier": (lambda d: row(d, 1, what="hint", given=7), "rows[2] takes a hint of no tier"),
    "a hint in words": (lambda d: row(d, 1, what="hint", given=["x"]), "rows[2] takes a hint of no tier"),
    "a hint that is true": (lambda d: row(d, 1, what="hint", given=True), "rows[2] takes a hint of no tier"),
    "an answer to nothing": (lambda d: row(d, 1, item=""), "rows[2] names no item"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_whatever_is_not_of_its_form_is_told_with_its_place(document, what: str):
    change, words = UNFIT[what]
    refused = refusal(json.dumps(change(document)))
    assert words in refused.render("en")
    assert all(problem.zh and problem.file == "zhang.json" for problem in refused.problems)


def test_everything_wrong_is_told_in_one_pass(document):
    refused = refusal(json.dumps({**document, "seed": "x", "exec": 1, "earned": 3}))
    assert {problem.code for problem in refused.problems} == {"claims", "int_type", "extra_forbidden"}


def test_a_number_of_a_living_person_is_refused_unless_insisted_on():
    digits = "11010519850302002"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    number = digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]
    for document in (plain(drawn(), number), plain(drawn(), **{"1_1": [{"a": f"x {number}"}]})):
        assert {problem.code for problem in refusal(json.dumps(document)).problems} == {"real_id"}
        assert parse(json.dumps(document), "zhang.json", real_ids=True).seed == 3


def test_of_json_lines_each_is_read_by_itself(tmp_path: Path, document):
    text = json.dumps(document)
    path = written(tmp_path, "all.jsonl", f"{text}\n\nnonsense\n{'x' * (MOST_BYTES + 5)}\n{text}\n")
    found = list(read(path))
    assert [place for place, _ in found] == [f"{path}:{number}" for number in (1, 3, 4, 5)]
    assert [isinstance(one, Attempt) for _, one in found] == [True, False, False, True]
    assert "all.jsonl:3:1" in found[1][1].render("en")


def test_no_spoilt_byte_gets_past_the_door_as_a_traceback(document):
    text, random = json.dumps(document), Random(7)
    for _ in range(400):
        place, kind = random.randrange(len(text)), random.randrange(3)
        spoilt = text[:place] + ("", random.choice('{}[],:"\\0é'), "null")[kind] + text[place + random.randrange(3) :]
        try:
            parse(spoilt, "zhang.json")
        except BadInput as refused:
            assert refused.render("zh")


def test_the_schema_of_answers_is_one_that_a_submission_passes(document):
    schema = answers_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    assert checker.is_valid(document)
    assert not checker.is_valid({**document, "earned": 3})
    assert not checker.is_valid(replace(attempt(drawn()), student="").plain())
